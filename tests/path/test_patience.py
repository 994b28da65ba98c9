"""Silence of the solver is no answer: neither a way, nor that there is none."""

import pytest
import z3

from ecorules.path import solutions
from tests.console import run


class Silent(z3.Solver):  # type: ignore[misc]
    """A solver that never comes to an answer."""

    def check(self, *_: object) -> z3.CheckSatResult:
        """Give up."""
        return z3.unknown


def test_a_solver_that_gives_up_is_no_proof_that_there_is_nothing() -> None:
    """What is not decided is said to be so."""
    with pytest.raises(solutions.Undecided):
        solutions.has_model(Silent())


def test_a_command_says_that_the_solver_gave_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asked for a way hears that there is no answer, and what to ask instead."""
    monkeypatch.setattr("ecorules.path.solutions.z3.Solver", Silent)
    said = run("$ ecorules path cases/demonstration --to 2 --lang en")
    assert said == (
        "error[undecided]: the solver gave up after a minute: neither is a cheapest way found, "
        "nor is it shown that there is none\n"
        "  help: ask for a lower level first, or for less with `--alternatives` and `--lasting`\n"
        "[exit 3]\n"
    )
