"""Whatever a file is, a command says what is wrong with it, or makes something of it.

CI tries everything that is quick and a third of the workbooks; `python -m tests.fuzz` tries the
rest, and what nobody has thought of.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

import ecorules.case.load
from tests.fuzz.apart import GIGABYTE, SECONDS, tried_apart
from tests.fuzz.broken import Broken, Taken
from tests.fuzz.corpus import KINDS, corpus, named
from tests.fuzz.heavy import HEAVY
from tests.fuzz.trial import SHOWN, Said, editions_read_once, mistakes, wrong

if TYPE_CHECKING:
    from pathlib import Path

PARTS = 16
# Those that were once too much, and the two that are made to be.
APART = ("bomb", "bomb-that-lies", "one-far-cell", "full-rows", "lines", "no-table")


def _tried() -> list[Broken]:
    """Return what CI tries."""
    forms = [each for each in corpus().values() if each.taken is Taken.FORM]
    return [*forms[::3], *(each for each in corpus().values() if each.taken is not Taken.FORM)]


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_broken_is_refused_or_understood(part: int, tmp_path: Path) -> None:
    """No traceback reaches a reader, nothing is refused without a word, and no half is kept."""
    found = {}
    with editions_read_once():
        for number, broken in enumerate(islice(_tried(), part, None, PARTS)):
            folder = tmp_path / str(number)
            folder.mkdir()
            if problems := list(mistakes(broken, folder)):
                found[broken.name] = problems
    assert found == {}


@pytest.mark.parametrize("name", APART)
def test_nothing_takes_more_than_a_gigabyte_or_half_a_minute(name: str, tmp_path: Path) -> None:
    """A file from other hands can neither fill the memory nor keep the program for ever."""
    took = tried_apart(named(f"heavy-{name}"), tmp_path)
    assert took.problems == ()
    assert took.seconds <= SECONDS
    assert took.megabytes <= GIGABYTE >> 20


def test_there_are_enough_broken_files() -> None:
    """Every kind of file that people hand in is tried, and the same ones in every run."""
    kinds = {taken: [each for each in _tried() if each.taken is taken] for taken in Taken}
    assert sum(map(len, kinds.values())) > 500
    assert min(map(len, kinds.values())) > 15
    assert {f"heavy-{name}" for name in APART} <= {*HEAVY}
    for kind in KINDS:
        assert named(f"{kind}-1-1") == named(f"{kind}-1-1") != named(f"{kind}-1-2")


def test_a_traceback_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trial that could not find anything would say nothing by finding nothing."""

    def broken_down(*_: object) -> None:
        raise KeyError("slip")

    monkeypatch.setattr(ecorules.case.load, "digest", broken_down)
    case = Broken("whole", Taken.CASE, (SHOWN / "case.yaml").read_bytes())
    (found,) = mistakes(case, tmp_path)
    assert found.startswith("audit: ended with Traceback")
    assert "KeyError: 'slip'" in found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (Said(3, "", "ข้อผิดพลาด[x]: y\n"), []),
        (Said(0, "found\n", ""), []),
        (Said(4, "found\n", ""), ["ended with 4"]),
        (Said(3, "", ""), ["refused with 3 and said no error: "]),
        (Said(1, "", "บันทึก\n"), ["ended with 1 and found nothing"]),
        (Said(3, "", "ข้อผิดพลาด" * 60_000), ["told 600,000 letters of problems"]),
    ],
)
def test_silence_and_noise_are_found(said: Said, found: list[str]) -> None:
    """A refusal without a reason is no better than a traceback, nor is one that nobody reads."""
    assert list(wrong(said)) == found
