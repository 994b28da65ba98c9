"""The trace of a judgement: nothing is decided without its reasons.

What comes out is in the conformance tables; here it is how it came about.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ecorules.language.evaluate import evaluate, measure
from ecorules.language.interval import Interval
from ecorules.language.quantity import PLAIN
from ecorules.language.subject import Gap, Lack
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Difference,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Measure,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
)
from ecorules.language.trace import GroupTrace, Measured, Trace
from ecorules.language.truth import Truth
from tests.world import ROSTER, ROSTER_GAP, Words, World

SHARE = Interval(Fraction(0), Fraction(1))
WORDS = Words(
    {"trained": Truth.UNKNOWN, "zone": frozenset({"north", "south"}), "area": SHARE},
    {"certified": Truth.UNKNOWN, "large": Truth.UNKNOWN, "waste": SHARE},
)
CERTIFIED, LARGE = Holds("certified"), Holds("large")
WORLD = World(
    WORDS,
    members={
        "a": {("certified", 0): Truth.TRUE, ("large", 0): Truth.TRUE},
        "b": {("large", 0): Truth.FALSE},
        "c": {("certified", 0): Truth.TRUE, ("large", 0): Truth.TRUE},
        "d": {},
    },
    is_complete=False,
)


@pytest.mark.parametrize(
    ("condition", "gap"),
    [
        (Holds("trained"), Gap(Lack.NO_OBSERVATION, "trained", 2565)),
        (Holds("trained", 1), Gap(Lack.NO_OBSERVATION, "trained", 2564)),
        (IsOneOf("zone", frozenset({"north"})), Gap(Lack.NO_OBSERVATION, "zone", 2565)),
        (InHand("order"), Gap(Lack.NO_DOCUMENT, "order")),
        (Conforms("18.1.1"), Gap(Lack.OPEN_PREREQUISITE, "18.1.1")),
    ],
)
def test_a_leaf_keeps_the_gaps_of_its_reading(condition: Condition, gap: Gap) -> None:
    """What is missing is known just where it was looked for."""
    assert evaluate(condition, WORLD) == Trace(condition, Truth.UNKNOWN, gaps=(gap,))


@pytest.mark.parametrize("connective", [AllOf, AnyOf])
def test_a_connective_keeps_all_its_parts_in_order(connective: type[AllOf | AnyOf]) -> None:
    """Also parts that no longer matter are shown: the reader sees what was looked at."""
    parts = (Holds("trained"), InHand("order"))
    world = replace(WORLD, documents={"order": Truth.FALSE})
    trace = evaluate(connective(parts), world)
    assert trace.parts == tuple(evaluate(part, world) for part in parts)


def test_a_negation_keeps_what_it_negates() -> None:
    """The reason why something does not hold is the reason why its opposite does."""
    assert evaluate(Not(Holds("trained")), WORLD).parts == (evaluate(Holds("trained"), WORLD),)


def test_a_comparison_keeps_both_sides_with_their_values() -> None:
    """The reader sees the numbers that were compared."""
    left, right = FactValue("area"), Constant(Fraction(1, 2), PLAIN)
    trace = evaluate(Compare(left, Relation.AT_LEAST, right), WORLD)
    assert trace.parts == (measure(left, WORLD), measure(right, WORLD))


@pytest.mark.parametrize(
    ("node", "parts"),
    [
        (Sum((FactValue("area"), TargetValue("t"))), (FactValue("area"), TargetValue("t"))),
        (Ratio(FactValue("area"), TargetValue("t")), (FactValue("area"), TargetValue("t"))),
        (Difference(FactValue("area"), TargetValue("t")), (FactValue("area"), TargetValue("t"))),
    ],
)
def test_a_measure_keeps_the_measures_it_is_made_of(
    node: Measure, parts: tuple[Measure, ...]
) -> None:
    """A ratio can be followed back to the two numbers it came from."""
    assert measure(node, WORLD).parts == tuple(measure(part, WORLD) for part in parts)


def judged(condition: Condition, name: str) -> Trace:
    """Return how a condition on one factory was judged."""
    (group,) = [
        group for group in evaluate(Every(ROSTER, condition), WORLD).groups if name in group.members
    ]
    assert group.that is not None
    return group.that


@pytest.mark.parametrize("tally", [Every, Some])
def test_members_are_kept_in_groups_that_were_judged_alike(tally: type[Every | Some]) -> None:
    """Five hundred factories are explained by as many traces as there are different rows."""
    trace = evaluate(tally(ROSTER, CERTIFIED, LARGE), WORLD)
    assert trace.groups == (
        GroupTrace(("a", "c"), judged(LARGE, "a"), judged(CERTIFIED, "a")),
        # Of a factory that is not counted it was not asked whether it is certified.
        GroupTrace(("b",), judged(LARGE, "b"), None),
        GroupTrace(("d",), judged(LARGE, "d"), judged(CERTIFIED, "d")),
    )


def test_what_the_roster_may_lack_was_judged_too() -> None:
    """Why the roster matters can be read from how a factory nobody listed would be judged."""
    trace = evaluate(Every(ROSTER, AnyOf((CERTIFIED, Holds("trained"))), LARGE), WORLD)
    assert trace.gaps == (ROSTER_GAP,)
    assert trace.beyond is not None
    assert trace.beyond.members == ()
    assert trace.beyond.where == Trace(LARGE, Truth.UNKNOWN)
    assert trace.beyond.that is not None
    assert trace.beyond.that.parts == (
        Trace(CERTIFIED, Truth.UNKNOWN),
        evaluate(Holds("trained"), WORLD),
    )


@pytest.mark.parametrize(
    "node", [Share(ROSTER, CERTIFIED), Total(ROSTER, "waste"), Total(ROSTER, "waste", LARGE)]
)
def test_a_complete_roster_lacks_nobody(node: Measure) -> None:
    """Where all are listed, nobody else is spoken of."""
    found = measure(node, replace(WORLD, is_complete=True))
    assert found.beyond is None
    assert found.gaps == ()


def test_a_total_keeps_the_number_of_each_member() -> None:
    """A sum can be followed back to its summands, those that are not counted included."""
    found = measure(Total(ROSTER, "waste", LARGE), WORLD)
    assert [group.members for group in found.groups] == [("a", "c"), ("b",), ("d",)]
    values = [group.value for group in found.groups]
    assert all(isinstance(value, Measured) for value in values)
    assert {value.node for value in values if value is not None} == {FactValue("waste")}
    assert [group.where for group in found.groups] == [judged(LARGE, name) for name in "abd"]
