"""Interval arithmetic against the numbers that the intervals hold.

Each interval is tried at its ends, just inside them, near zero and far out: where it has no
end, a billion stands for what is further than any other number here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, islice, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.language.evaluate import related
from ecorules.language.interval import Interval, quotient, total
from ecorules.language.syntax import Relation
from ecorules.language.truth import Truth, agreed

ENDS = tuple(Fraction(text) for text in ("-3", "-2", "-1", "-1/3", "0", "1/3", "1", "2", "3"))
FAR, NEAR = Fraction(10**9), Fraction(1, 10**9)
ALMOST_NOTHING = Fraction(1, 10**6)


def every_interval() -> Iterator[Interval]:
    """Yield points, then what has one end or none, then all that lies between two ends."""
    yield from (Interval.point(end) for end in ENDS)
    yield Interval(None, None)
    for end, is_limit in product(ENDS, (False, True)):
        yield Interval(end, None, low_is_limit=is_limit)
        yield Interval(None, end, high_is_limit=is_limit)
    for (low, high), *limits in product(combinations(ENDS, 2), (False, True), (False, True)):
        yield Interval(low, high, *limits)


# Drawn as a whole: that is fast, and a counterexample gets shorter from the top of the list.
INTERVALS = st.sampled_from(list(every_interval()))


@lru_cache(maxsize=1024)
def values(interval: Interval) -> tuple[Fraction, ...]:
    """Return the telling values of an interval, in order."""
    ends = [end for end in (interval.low, interval.high) if end is not None] or [Fraction(0)]
    near = {end + nudge for end in (*ends, Fraction(0)) for nudge in (-NEAR, 0, NEAR)}
    middle = sum(ends, Fraction(0)) / len(ends)
    return tuple(sorted(value for value in {*near, middle, -FAR, FAR} if value in interval))


def assert_tight(found: Interval, results: set[Fraction]) -> None:
    """Assert that the range holds all results, and no more than it must."""
    assert min(results) in found
    assert max(results) in found
    assert_reaches(found.high, found.high_is_limit, max(results))
    assert_reaches(None if found.low is None else -found.low, found.low_is_limit, -min(results))


def assert_reaches(end: Fraction | None, is_limit: bool, greatest: Fraction) -> None:  # noqa: FBT001
    """Assert that an end is attained, approached if it is a limit, passed if there is none."""
    if end is None:
        assert greatest > 1 / ALMOST_NOTHING
    elif is_limit:
        assert 0 < end - greatest < ALMOST_NOTHING
    else:
        assert greatest == end


@given(INTERVALS)
def test_an_interval_holds_itself_and_what_lies_within(interval: Interval) -> None:
    """Covering is what holding value by value says."""
    inside = values(interval)
    assert inside
    assert interval.covers(interval)
    assert interval.covers(Interval(inside[0], inside[-1]))
    assert interval.is_point is (len(inside) == 1)


@given(INTERVALS, INTERVALS)
def test_covering_is_holding_every_value(one: Interval, other: Interval) -> None:
    """One interval covers another just if each value of the other is one of its own."""
    assert one.covers(other) is all(value in one for value in values(other))


@given(INTERVALS, INTERVALS)
def test_a_hull_holds_both_and_no_more(one: Interval, other: Interval) -> None:
    """Contradicting observations leave what lies between them."""
    assert_tight(one.hull(other), {*values(one), *values(other)})
    assert one.hull(other) == other.hull(one)


@given(INTERVALS, INTERVALS)
def test_a_sum_holds_every_sum_and_no_more(one: Interval, other: Interval) -> None:
    """The range of a sum is that of all sums of two values."""
    assert_tight(one + other, {x + y for x, y in product(values(one), values(other))})


@given(INTERVALS, INTERVALS)
def test_a_difference_holds_every_difference_and_no_more(one: Interval, other: Interval) -> None:
    """The range of a difference is that of all differences of two values."""
    assert_tight(one - other, {x - y for x, y in product(values(one), values(other))})


@given(st.lists(st.tuples(INTERVALS, st.integers(0, 3)), max_size=3))
def test_a_total_is_the_sum_of_all_one_by_one(terms: list[tuple[Interval, int]]) -> None:
    """So many members that read alike add up like as many that do not."""
    added = Interval.point(Fraction(0))
    for one, count in terms:
        for _ in range(count):
            added += one
    assert total(terms) == added


@given(INTERVALS, INTERVALS)
def test_a_quotient_holds_every_quotient_and_no_more(part: Interval, whole: Interval) -> None:
    """The range of a ratio is that of all ratios that there are."""
    found = quotient(part, whole)
    ratios = {x / y for x, y in product(values(part), values(whole)) if y}
    if found is None:
        assert not ratios
    else:
        assert_tight(found, ratios)


HOLDS: dict[Relation, Callable[[Fraction, Fraction], bool]] = {
    Relation.AT_LEAST: Fraction.__ge__,
    Relation.AT_MOST: Fraction.__le__,
    Relation.MORE_THAN: Fraction.__gt__,
    Relation.LESS_THAN: Fraction.__lt__,
    Relation.EQUALS: Fraction.__eq__,
}


@given(st.sampled_from(Relation), INTERVALS, INTERVALS)
def test_a_relation_is_what_all_values_agree_on(
    relation: Relation, left: Interval, right: Interval
) -> None:
    """Rule 2: true if it holds for every value, false if for none, else unknown."""
    pairs = {*product(values(left), values(right)), *((one, one) for one in common(left, right))}
    outcomes = {Truth.of(HOLDS[relation](x, y)) for x, y in pairs}
    assert related(relation, left, right) is agreed(outcomes)


@lru_cache(maxsize=4096)
def common(left: Interval, right: Interval) -> tuple[Fraction, ...]:
    """Return a value that both intervals hold, if there is one."""
    tried = sorted({*values(left), *values(right)})
    between = ((one + other) / 2 for one, other in pairwise(tried))
    shared = (one for one in (*tried, *between) if one in left and one in right)
    return tuple(islice(shared, 1))


@given(
    st.tuples(st.sampled_from(ENDS), st.booleans()), st.tuples(st.sampled_from(ENDS), st.booleans())
)
def test_an_interval_that_holds_nothing_is_refused(
    low: tuple[Fraction, bool], high: tuple[Fraction, bool]
) -> None:
    """A quantity always has some value, so a mistake in a bound shows at once."""
    (least, is_above), (most, is_below) = low, high
    is_empty = least > most or (least == most and (is_above or is_below))
    with pytest.raises(ValueError, match="no value lies between") if is_empty else nullcontext():
        assert values(Interval(least, most, is_above, is_below))


@pytest.mark.parametrize("interval", list(every_interval()), ids=str)
def test_a_value_is_in_a_range_just_where_the_range_covers_it(interval: Interval) -> None:
    """Looking at one number is made fast, and gives what the definition gives."""
    for end in (*ENDS, FAR, -FAR):
        for value in (end - NEAR, end, end + NEAR):
            assert (value in interval) is interval.covers(Interval.point(value))


@pytest.mark.parametrize("interval", list(every_interval()), ids=str)
def test_any_number_of_a_range_holds_every_sum_and_has_no_end_that_can_move(
    interval: Interval,
) -> None:
    """None of them make zero; one that can add, many can carry as far as one likes."""
    found = interval.any_number_of()
    assert Fraction(0) in found
    for number, value in product((1, 2, 1000), values(interval)):
        assert number * value in found
    assert (found.low is None) is any(value < 0 for value in values(interval))
    assert (found.high is None) is any(value > 0 for value in values(interval))
