"""The comparison itself: that it sees a difference, makes it small, and writes it as a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.conduct import audit
from ecorules.audit.finding import Verdict
from ecorules.case.model import Case
from ecorules.edition.model import Edition, PassAll
from ecorules.language.evaluate import evaluate
from ecorules.language.syntax import Condition, walk
from ecorules.language.truth import Truth
from ecorules.levels import LevelState
from tests.conformance import encoding
from tests.conformance.rows import rows_of
from tests.conformance.writing import written, written_row
from tests.engines.comparing import compared, report
from tests.engines.engine import DEFINITION, Engine, Judgement, differences
from tests.random_cases import random_case
from tests.random_conditions import AREA, RandomConditions, Shape
from tests.random_editions import random_edition

ONE_ROSTER = Shape(has_villages=False)
PAIRS = 400
SAID = Judgement(
    verdicts={"1.1.1": Verdict.CONFORMING},
    met={"1.1.1": Truth.TRUE},
    states={1: LevelState.PROVEN},
    proven=1,
    reachable=1,
)


def never_closing(case: Case) -> Case:
    """Return the case as an engine would see it that forgets that the register is closed."""
    return replace(case, register=replace(case.register, is_closed=False))


def losing_a_member(case: Case) -> Case:
    """Return the case as an engine would see it that drops the last member of each roster."""
    rosters = {
        name: replace(members, members=members.members[:-1])
        for name, members in case.rosters.items()
    }
    return replace(case, rosters=rosters)


def seeing(seen: Callable[[Case], Case]) -> Engine:
    """Return the definition, wrong about what it sees."""
    return Engine(
        "faulty", lambda edition, cases: DEFINITION.judge(edition, list(map(seen, cases)))
    )


def blind_to_pass_rules(edition: Edition, cases: Sequence[Case]) -> Sequence[Judgement]:
    """Judge as the definition does, but ask for everything on every level."""
    levels = {number: replace(one, passes_when=PassAll()) for number, one in edition.levels.items()}
    strict = replace(edition, levels=levels, digest=f"{edition.digest} and strict")
    return DEFINITION.judge(strict, cases)


@pytest.mark.parametrize("seen", [never_closing, losing_a_member])
def test_a_difference_becomes_a_short_row_of_the_tables(seen: Callable[[Case], Case]) -> None:
    """What two engines disagree on is told as one condition with little given."""
    faulty = seeing(seen)
    found = compared(faulty, seed=1, pairs=PAIRS)
    said = report(faulty, found.differing)
    _, _, row = said.partition("A row for tests/conformance that shows it:\n\n")
    (only,) = rows_of("differences", row)
    assert isinstance(only.node, Condition)
    assert evaluate(only.node, only.world).truth is only.expected
    assert sum(1 for _ in walk(only.node)) <= 4, said


def test_a_difference_that_no_row_can_say_is_told_as_a_pair() -> None:
    """Pass rules are no part of a condition: the edition and the case are printed instead."""
    faulty = Engine("faulty", blind_to_pass_rules)
    found = compared(faulty, seed=1, pairs=PAIRS)
    said = report(faulty, found.differing)
    assert "No row of the tables shows it" in said
    assert "PassCount(" in said or "PassShare(" in said


def test_the_definition_does_not_differ_from_itself() -> None:
    """No difference is made up."""
    found = compared(DEFINITION, seed=1, pairs=PAIRS)
    assert (found.judged, found.refused, found.differing) == (PAIRS, [], [])


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            SAID._replace(verdicts={}),
            "1.1.1: the definition says conforming, met true; the other nothing, met true",
        ),
        (
            SAID._replace(met={"1.1.1": Truth.UNKNOWN}),
            "1.1.1: the definition says conforming, met true; the other conforming, met unknown",
        ),
        (SAID._replace(states={}), "level 1: the definition says proven; the other nothing"),
        (SAID._replace(proven=0), "proven: the definition says 1; the other 0"),
        (SAID._replace(reachable=5), "reachable: the definition says 1; the other 5"),
        (
            SAID._replace(verdicts={**SAID.verdicts, "2.1.1": Verdict.CONFORMING}),
            "2.1.1: nobody asks for it",
        ),
    ],
)
def test_every_part_of_a_judgement_is_compared(other: Judgement, said: str) -> None:
    """An engine that is silent about something differs, as one does that says otherwise."""
    assert differences(SAID, other) == [said]


@given(st.randoms(use_true_random=False))
def test_a_written_condition_reads_as_itself(chance: Random) -> None:
    """The encoding loses nothing, so that a row asks what the engines were asked."""
    condition = RandomConditions(chance, ONE_ROSTER, "1.1.1", ("0.1.1",)).condition(AREA, 3)
    text = yaml.safe_dump(written(condition))
    read = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - all text, as the tables are read
    assert encoding.condition(read) == condition


@given(st.randoms(use_true_random=False))
def test_a_written_row_has_the_truth_of_the_audit(chance: Random) -> None:
    """What a row gives is what the case gave: the table's area answers as the case does."""
    edition = random_edition(chance, ONE_ROSTER)
    found = audit(edition, random_case(chance, edition))
    for code, one in found.findings.items():
        (row,) = rows_of("random", written_row(found, code, "A row that is written from an audit"))
        assert isinstance(row.node, Condition)
        assert row.expected is one.requires.truth
        assert evaluate(row.node, row.world).truth is one.requires.truth
