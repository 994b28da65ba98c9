"""Rule 3 by brute force: the bounds over a roster are what all completions of it attain.

Every roster of a few members is tried, each member with every combination of what is known
of it, so these tests leave nothing to chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations_with_replacement, product
from typing import TypeAlias

import pytest

from ecorules.language import tally
from ecorules.language.evaluate import evaluate, measure
from ecorules.language.interval import Interval
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    Compare,
    Constant,
    Every,
    Holds,
    IfNone,
    Relation,
    Share,
    Some,
    Total,
)
from ecorules.language.truth import Truth, agreed
from tests.world import ROSTER, Cells, Words, World

# What is known of one member: whether it is counted, and whether it satisfies the condition.
State: TypeAlias = tuple[Truth, Truth]
# How a roster may turn out: how many are counted and satisfy it, how many are counted and do not.
Outcome: TypeAlias = tuple[int, int]

STATES: tuple[State, ...] = tuple(product(Truth, Truth))
OUTSIDE, MET, UNMET = (0, 0), (1, 0), (0, 1)
COUNTED, SATISFIES = Holds("counted"), Holds("satisfies")
BOUNDS = tuple(Fraction(text) for text in ("0", "1/4", "1/3", "1/2", "2/3", "3/4", "1"))
RELATIONS = {
    Relation.AT_LEAST: Fraction.__ge__,
    Relation.AT_MOST: Fraction.__le__,
    Relation.MORE_THAN: Fraction.__gt__,
    Relation.LESS_THAN: Fraction.__lt__,
}
# More than anyone must add so that a share of these rosters passes every bound but 0 and 1.
MANY = 9


def possible(truth: Truth) -> tuple[bool, ...]:
    """Return how something may turn out."""
    return (True, False) if truth is Truth.UNKNOWN else (truth is Truth.TRUE,)


@lru_cache(maxsize=16)
def turns(state: State) -> frozenset[Outcome]:
    """Return what one member may add to the outcome."""
    where, that = state
    return frozenset(
        (MET if met else UNMET) if counted else OUTSIDE
        for counted, met in product(possible(where), possible(that))
    )


def outcomes(roster: tuple[State, ...]) -> frozenset[Outcome]:
    """Return how a roster may turn out, all its members independent of each other."""
    found = frozenset({OUTSIDE})
    for state in roster:
        found = frozenset(
            (met + more_met, unmet + more_unmet)
            for met, unmet in found
            for more_met, more_unmet in turns(state)
        )
    return found


def with_others(found: frozenset[Outcome], unlisted: State, most: int) -> frozenset[Outcome]:
    """Return how it may turn out if up to so many more of each kind are not listed."""
    mets = range(most + 1 if MET in turns(unlisted) else 1)
    unmets = range(most + 1 if UNMET in turns(unlisted) else 1)
    return frozenset(
        (met + more_met, unmet + more_unmet)
        for met, unmet in found
        for more_met, more_unmet in product(mets, unmets)
    )


def shares(found: frozenset[Outcome]) -> list[Fraction]:
    """Return the shares that may come out, where anybody is counted at all."""
    return [Fraction(met, met + unmet) for met, unmet in found if met + unmet]


def tallied(roster: tuple[State, ...], unlisted: State | None = None) -> tally.Outcomes:
    """Return the roster as the tally counts it."""
    counted = tally.Outcomes()
    for where, that in roster:
        counted.add(where, that, 1)
    if unlisted is not None:
        counted.add_unlisted(*unlisted)
    return counted


def rosters(most: int) -> Iterator[tuple[State, ...]]:
    """Return every roster of up to so many members; their order is nothing."""
    for size in range(most + 1):
        yield from combinations_with_replacement(STATES, size)


def test_a_count_is_bounded_by_its_least_and_greatest_outcome() -> None:
    """The range of a count is exact: both ends occur, and nothing lies beyond them."""
    for roster in rosters(5):
        mets = [met for met, _ in outcomes(roster)]
        exact = Interval(Fraction(min(mets)), Fraction(max(mets)))
        assert tally.count(tallied(roster)) == exact, roster


def test_a_share_is_bounded_by_its_least_and_greatest_outcome() -> None:
    """The range of a share is exact, and there may be none just where nobody may be counted."""
    for roster in rosters(5):
        found = outcomes(roster)
        extent = tally.share(tallied(roster))
        values = shares(found)
        exact = Interval(min(values), max(values)) if values else None
        assert extent.interval == exact, roster
        assert extent.is_defined == (OUTSIDE not in found), roster


def test_every_and_some_are_what_all_outcomes_agree_on() -> None:
    """Neither is ever left open although every outcome gives the same answer."""
    for roster in rosters(5):
        found, counted = outcomes(roster), tallied(roster)
        assert tally.every(counted) is agreed(Truth.of(unmet == 0) for _, unmet in found), roster
        assert tally.some(counted) is agreed(Truth.of(met > 0) for met, _ in found), roster


@pytest.mark.parametrize("unlisted", STATES)
def test_bounds_are_exact_where_any_number_may_be_missing(unlisted: State) -> None:
    """An end that some outcome reaches is an end; one that none reaches is a limit."""
    for roster in rosters(4):
        # One more of each kind reaches every end that can be reached at all.
        found = with_others(outcomes(roster), unlisted, 1)
        counted, values = tallied(roster, unlisted), shares(found)
        extent = tally.share(counted)
        if extent.interval is None:
            assert not values, roster
            continue
        assert all(value in extent.interval for value in values), roster
        assert extent.interval.low_is_limit is not (extent.interval.low in values), roster
        assert extent.interval.high_is_limit is not (extent.interval.high in values), roster
        assert extent.is_defined == (OUTSIDE not in found), roster
        assert tally.every(counted) is agreed(Truth.of(unmet == 0) for _, unmet in found), roster
        assert tally.some(counted) is agreed(Truth.of(met > 0) for met, _ in found), roster
        count = tally.count(counted)
        assert count.low == min(met for met, _ in found), roster
        grows = MET in turns(unlisted)
        assert count.high == (None if grows else max(met for met, _ in found)), roster


def area(roster: tuple[State, ...], unlisted: State | None = None) -> World:
    """Return an area with this roster; what is known of the unlisted is known of the area."""
    flags = {"counted": Truth.UNKNOWN, "satisfies": Truth.UNKNOWN}
    members: dict[str, Cells] = {
        str(place): {("counted", 0): where, ("satisfies", 0): that}
        for place, (where, that) in enumerate(roster)
    }
    return World(Words({}, flags), members=members, is_complete=unlisted is None)


def assert_comparisons_agree(world: World, found: frozenset[Outcome]) -> None:
    """Compare the share with every bound, both ways of answering for nobody included."""
    values, may_be_nobody = shares(found), OUTSIDE in found
    for (relation, holds), bound, answer in product(RELATIONS.items(), BOUNDS, IfNone):
        truths = {Truth.of(holds(value, bound)) for value in values}
        if may_be_nobody:
            truths.add(Truth.of(answer is IfNone.MET))
        share = Share(ROSTER, SATISFIES, COUNTED)
        condition = Compare(share, relation, Constant(bound, PERCENT), answer)
        assert evaluate(condition, world).truth is agreed(truths), (world, condition)


def test_a_share_is_compared_as_all_outcomes_of_its_roster_agree() -> None:
    """A comparison is settled just where every way the roster may turn out gives one answer."""
    for roster in rosters(4):
        assert_comparisons_agree(area(roster), outcomes(roster))


def test_a_share_is_compared_exactly_where_any_number_may_be_missing() -> None:
    """One that fails keeps a share below 100 % for good, and one that satisfies it above 0."""
    unlisted = (Truth.UNKNOWN, Truth.UNKNOWN)
    for roster in rosters(2):
        found = with_others(outcomes(roster), unlisted, MANY)
        assert_comparisons_agree(area(roster, unlisted), found)


def test_every_and_some_see_members_one_by_one() -> None:
    """What holds of the tally holds of the condition that is evaluated."""
    for roster in rosters(5):
        world, found = area(roster), outcomes(roster)
        every = evaluate(Every(ROSTER, SATISFIES, COUNTED), world)
        some = evaluate(Some(ROSTER, SATISFIES, COUNTED), world)
        assert every.truth is agreed(Truth.of(unmet == 0) for _, unmet in found), roster
        assert some.truth is agreed(Truth.of(met > 0) for met, _ in found), roster


AMOUNTS = (
    Interval.point(Fraction(0)),
    Interval.point(Fraction(2)),
    Interval(Fraction(-1), Fraction(1, 2)),
    Interval(Fraction(1), Fraction(3)),
)


def test_a_total_is_bounded_by_its_least_and_greatest_outcome() -> None:
    """The range of a total is exact while its cells vary by themselves."""
    anything = Interval(Fraction(-9), Fraction(9))
    words = Words({}, {"counted": Truth.UNKNOWN, "amount": anything})
    kinds = tuple(product(Truth, AMOUNTS))
    for roster in combinations_with_replacement(kinds, 3):
        members: dict[str, Cells] = {
            str(place): {("counted", 0): where, ("amount", 0): amount}
            for place, (where, amount) in enumerate(roster)
        }
        sums = {Fraction(0)}
        for where, amount in roster:
            assert amount.low is not None
            assert amount.high is not None
            own = {
                end if is_in else 0
                for end in (amount.low, amount.high)
                for is_in in possible(where)
            }
            sums = {total + value for total in sums for value in own}
        found = measure(Total(ROSTER, "amount", COUNTED), World(words, members=members)).extent
        assert found.interval == Interval(min(sums), max(sums)), roster
        assert found.is_defined
