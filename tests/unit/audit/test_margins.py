"""How far a settled comparison is from turning, in its own unit and in members."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.margins import Margin, Spare, margin, needed
from ecorules.language.evaluate import evaluate
from ecorules.language.interval import Interval
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    Compare,
    Condition,
    Constant,
    Count,
    Every,
    FactValue,
    Holds,
    IfNone,
    Relation,
    Share,
    Some,
)
from ecorules.language.truth import Truth
from tests.world import ROSTER, Cells, Words, World

CERTIFIED = Holds("certified")
WORDS = Words({"area": Interval(Fraction(0), None)}, {"certified": Truth.UNKNOWN}, {})
FROM_BELOW = (Relation.AT_LEAST, Relation.MORE_THAN)
LIMITS = st.sampled_from([Fraction(text) for text in ("0", "1/3", "1/2", "3/5", "1")])


def members(yes: int, no: int, unread: int = 0) -> dict[str, Cells]:
    """Return factories of which some are certified, some are not, and some did not answer."""
    told = [Truth.TRUE] * yes + [Truth.FALSE] * no
    cells: list[Cells] = [{("certified", 0): truth} for truth in told]
    cells += [{}] * unread
    return {f"{place:02}": each for place, each in enumerate(cells)}


def found(condition: Condition, listed: dict[str, Cells]) -> Margin | None:
    """Return the margin of a condition on these factories."""
    return margin(evaluate(condition, World(WORDS, members=listed)))


def known(area: Interval, relation: Relation, limit: Fraction | int) -> Margin | None:
    """Return the margin of a comparison of an area of which so much is known."""
    asked = Compare(FactValue("area"), relation, Constant(Fraction(limit), PLAIN))
    return margin(evaluate(asked, World(WORDS, {("area", 0): area})))


@pytest.mark.parametrize(
    ("relation", "limit", "distance"),
    [
        (Relation.AT_LEAST, 10, 2),
        (Relation.AT_LEAST, 20, 5),
        (Relation.MORE_THAN, 10, 2),
        (Relation.MORE_THAN, 15, 0),
        (Relation.AT_MOST, 20, 5),
        (Relation.AT_MOST, 10, 2),
        (Relation.LESS_THAN, 16, 1),
        (Relation.EQUALS, 10, 2),
        (Relation.EQUALS, 18, 3),
    ],
)
def test_the_worst_end_decides_in_the_own_unit(
    relation: Relation, limit: int, distance: int
) -> None:
    """Of something between 12 and 15, only what is there however it turns out is to spare."""
    told = known(Interval(Fraction(12), Fraction(15)), relation, limit)
    assert told is not None
    assert (told.threshold, told.distance) == (Fraction(limit), Fraction(distance))


def test_an_open_comparison_has_no_margin() -> None:
    """Nobody can say how far from turning it is."""
    assert known(Interval(Fraction(12), Fraction(15)), Relation.AT_LEAST, 13) is None
    assert found(Every(ROSTER, CERTIFIED), members(2, 0, 1)) is None


@pytest.mark.parametrize(
    ("condition", "listed", "spare"),
    [
        (Every(ROSTER, CERTIFIED), members(3, 0), Spare(0, 0)),
        (Every(ROSTER, CERTIFIED), members(3, 2), Spare(-2, -2)),
        (Every(ROSTER, CERTIFIED), members(3, 2, 1), Spare(-3, -2)),
        (Some(ROSTER, CERTIFIED), members(3, 2), Spare(2, 4)),
        (Some(ROSTER, CERTIFIED), members(0, 2), Spare(-1, -1)),
    ],
)
def test_every_and_some_are_told_in_members(
    condition: Condition, listed: dict[str, Cells], spare: Spare
) -> None:
    """One member is enough to turn what every one of them is to be."""
    told = found(condition, listed)
    assert told is not None
    assert told.members == spare


def test_of_nobody_nothing_is_to_spare() -> None:
    """There is no member whose falling away could turn it."""
    assert found(Every(ROSTER, CERTIFIED), {}) is None


@given(st.integers(0, 6), st.integers(0, 6), LIMITS, st.sampled_from(list(Relation)))
def test_so_many_members_can_turn_and_not_one_more(
    yes: int, no: int, limit: Fraction, relation: Relation
) -> None:
    """What is to spare can be lost, and one more turns the verdict; what lacks, when it comes."""
    asked = Compare(Share(ROSTER, CERTIFIED), relation, Constant(limit, PLAIN), IfNone.MET)
    told = found(asked, members(yes, no))
    if told is None or told.members is None:
        assert relation is Relation.EQUALS or yes + no == 0
        return
    step = -1 if (relation in FROM_BELOW) == told.holds else 1
    number = told.members.least if told.holds else -(told.members.most or 0)
    assert number is not None
    kept = number if told.holds else number - 1
    assert _truth(asked, yes + step * kept, yes + no) is told.trace.truth
    after = yes + step * (kept + 1)
    if 0 <= after <= yes + no:
        assert _truth(asked, after, yes + no) is ~told.trace.truth


def _truth(asked: Condition, yes: int, whole: int) -> Truth:
    return evaluate(asked, World(WORDS, members=members(yes, whole - yes))).truth


@given(st.integers(0, 6), st.integers(0, 7), st.sampled_from(list(Relation)))
def test_a_number_of_members_is_needed_exactly(yes: int, limit: int, relation: Relation) -> None:
    """The number that is needed satisfies a comparison, and its neighbour does not."""
    asked = Compare(Count(ROSTER, CERTIFIED), relation, Constant(Fraction(limit), PLAIN))
    enough = needed(Fraction(limit), relation)
    told = evaluate(asked, World(WORDS, members=members(yes, 8))).truth
    if relation is Relation.EQUALS:
        assert (told is Truth.TRUE) == (yes == enough)
    elif relation in FROM_BELOW:
        assert (told is Truth.TRUE) == (yes >= enough)
    else:
        assert (told is Truth.TRUE) == (yes <= enough)
