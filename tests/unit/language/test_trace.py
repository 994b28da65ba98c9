"""What a trace leaves open, and why it is false."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ecorules.language.evaluate import evaluate
from ecorules.language.interval import Interval
from ecorules.language.quantity import PLAIN
from ecorules.language.subject import Gap, Lack
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Every,
    FactValue,
    Holds,
    InHand,
    Not,
    Relation,
    TargetValue,
)
from ecorules.language.trace import Extent, Trace, Unresolved, failures, unresolved
from ecorules.language.truth import Truth
from tests.world import ROSTER, Words, World

WORDS = Words(
    {"trained": Truth.UNKNOWN, "published": Truth.UNKNOWN},
    {"certified": Truth.UNKNOWN, "large": Truth.UNKNOWN, "bod": Interval(Fraction(0), None)},
)
CERTIFIED, LARGE = Holds("certified"), Holds("large")
TRUE, FALSE, OPEN = InHand("true"), InHand("false"), InHand("open")
WORLD = World(WORDS, documents={"true": Truth.TRUE, "false": Truth.FALSE})


def test_the_same_thing_is_named_once_with_all_members_it_is_missing_for() -> None:
    """One letter asks for one thing, of all factories that still owe it."""
    world = World(
        WORDS,
        members={
            "10": {("large", 0): Truth.TRUE},
            "9": {("large", 0): Truth.TRUE},
            "2": {},
            "3": {("certified", 0): Truth.TRUE},
        },
    )
    condition = AllOf((Every(ROSTER, CERTIFIED, LARGE), Every(ROSTER, CERTIFIED)))
    assert unresolved(evaluate(condition, world)) == (
        Unresolved(Gap(Lack.NO_OBSERVATION, "certified", 2565), ("10", "2", "9")),
        Unresolved(Gap(Lack.NO_OBSERVATION, "large", 2565), ("2",)),
    )


def test_what_is_open_comes_in_a_fixed_order() -> None:
    """By reason, by name, by year: the same on any machine."""
    conditions = (
        Compare(TargetValue("t"), Relation.AT_LEAST, Constant(Fraction(1), PLAIN)),
        Holds("trained", 0),
        Holds("trained", 1),
        Holds("published"),
        OPEN,
    )
    assert unresolved(evaluate(AllOf(conditions), WORLD)) == (
        Unresolved(Gap(Lack.NO_DOCUMENT, "open")),
        Unresolved(Gap(Lack.NO_OBSERVATION, "published", 2565)),
        Unresolved(Gap(Lack.NO_OBSERVATION, "trained", 2564)),
        Unresolved(Gap(Lack.NO_OBSERVATION, "trained", 2565)),
        Unresolved(Gap(Lack.NO_TARGET, "t")),
    )


def test_a_thing_without_a_year_comes_before_its_namesake_with_one() -> None:
    """The order is total, also where a roster and a fact share a name."""
    gaps = (Gap(Lack.NO_OBSERVATION, "schools", 2565), Gap(Lack.NO_OBSERVATION, "schools"))
    trace = Trace(Holds("trained"), Truth.UNKNOWN, gaps=gaps)
    assert unresolved(trace) == (Unresolved(gaps[1]), Unresolved(gaps[0]))


def test_what_is_missing_of_the_area_is_missing_for_no_member() -> None:
    """A limit that all factories share is asked for once, and not of each of them."""
    limit = Compare(FactValue("bod"), Relation.AT_MOST, TargetValue("limit"))
    world = World(WORDS, members={"1": {("bod", 0): Interval.point(Fraction(20))}, "2": {}})
    assert unresolved(evaluate(Every(ROSTER, limit), world)) == (
        Unresolved(Gap(Lack.NO_OBSERVATION, "bod", 2565), ("2",)),
        Unresolved(Gap(Lack.NO_TARGET, "limit")),
    )


@pytest.mark.parametrize(
    ("low", "high", "is_defined", "is_settled"),
    [(1, 1, True, True), (1, 2, True, False), (1, 1, False, False), (1, 2, False, False)],
)
def test_a_measure_is_settled_by_one_value_that_is_certainly_there(
    low: int,
    high: int,
    is_defined: bool,  # noqa: FBT001
    is_settled: bool,  # noqa: FBT001
) -> None:
    """A single value that may not be there at all is not settled."""
    extent = Extent(Interval(Fraction(low), Fraction(high)), is_defined)
    assert extent.is_settled is is_settled


def test_a_measure_is_settled_by_being_certainly_not_there() -> None:
    """Of nobody there will be no share, whatever else is found out."""
    assert Extent(None, is_defined=False).is_settled


ALL_CERTIFIED = Every(ROSTER, CERTIFIED)
TABLE: tuple[tuple[Condition, tuple[Condition, ...]], ...] = (
    (TRUE, ()),
    (OPEN, ()),
    (FALSE, (FALSE,)),
    (AllOf((TRUE, FALSE, OPEN)), (FALSE,)),
    (AllOf((FALSE, AnyOf((FALSE, ALL_CERTIFIED)))), (FALSE, FALSE, ALL_CERTIFIED)),
    (AnyOf((FALSE, AllOf((TRUE, FALSE)))), (FALSE, FALSE)),
    (AnyOf((TRUE, FALSE)), ()),
    (AnyOf(()), (AnyOf(()),)),
    (Not(TRUE), (Not(TRUE),)),
    (Not(AllOf((TRUE, Not(FALSE)))), (Not(AllOf((TRUE, Not(FALSE)))),)),
    (ALL_CERTIFIED, (ALL_CERTIFIED,)),
)


@pytest.mark.parametrize(("condition", "reasons"), TABLE)
def test_a_false_condition_fails_for_its_smallest_false_parts(
    condition: Condition, reasons: tuple[Condition, ...]
) -> None:
    """The reader is told what failed, and not the whole paragraph that it stands in."""
    world = World(WORDS, documents=WORLD.documents, members={"1": {("certified", 0): Truth.FALSE}})
    assert tuple(found.node for found in failures(evaluate(condition, world))) == reasons
