"""The parts that columns are judged with, each held to its counterpart in the language."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.engines.columnar import ranges, truths, wholes
from ecorules.engines.columnar.ends import End, fixed
from ecorules.engines.columnar.quotients import ratio
from ecorules.engines.columnar.ranges import Range
from ecorules.engines.columnar.wholes import ONE, TooLarge, Whole
from ecorules.language import truth as language
from ecorules.language.evaluate import related
from ecorules.language.interval import Interval, quotient
from ecorules.language.syntax import Relation
from ecorules.language.truth import Truth

TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}
SAID = {held: truth for truth, held in TRUTHS.items()}


def judged(truth: pl.Expr) -> Truth:
    """Return the truth in the only row of a table."""
    return SAID[pl.select(pl.lit(0)).select(truth).item()]


@pytest.mark.parametrize("some", [*product(Truth, repeat=2), *product(Truth, repeat=3), ()])
def test_connectives_of_columns_are_those_of_the_language(some: tuple[Truth, ...]) -> None:
    """Strong Kleene, written out: nothing that skips a null is used for a truth."""
    columns = [truths.constant(truth) for truth in some]
    assert judged(truths.every_one(columns)) is language.every_one(some)
    assert judged(truths.any_one(columns)) is language.any_one(some)
    assert [judged(~column) for column in columns] == [~truth for truth in some]


def test_polars_skips_nulls_where_it_aggregates() -> None:
    """Why the connectives are written out: what aggregates takes true and null for true."""
    column = pl.Series([True, None])
    assert column.all()
    assert column.all(ignore_nulls=False) is None
    assert not pl.Series([False, None]).any()


@pytest.mark.parametrize("truth", Truth)
def test_what_a_truth_may_be_is_never_null(truth: Truth) -> None:
    """Certain and possible are yes or no."""
    column = truths.constant(truth)
    found = pl.select(
        truths.holds(column),
        b=truths.fails(column),
        c=truths.may_hold(column),
        d=truths.may_fail(column),
    ).row(0)
    assert found == (
        truth is Truth.TRUE,
        truth is Truth.FALSE,
        truth is not Truth.FALSE,
        truth is not Truth.TRUE,
    )


NUMBERS = st.sampled_from([Fraction(text) for text in ("-2", "-1", "-1/3", "0", "1/2", "1", "3")])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return intervals with any kind of ends."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    ends = [end if draw(st.booleans()) else None for end in (low, high)]
    wide = low < high
    limits = [end is not None and wide and draw(st.booleans()) for end in ends]
    return Interval(ends[0], ends[1], limits[0], limits[1])


def as_columns(interval: Interval) -> Range:
    """Return the same range as columns that may have no end, and so may lack one in a row."""
    sides = (interval.low, interval.low_is_limit), (interval.high, interval.high_is_limit)
    low, high = (_end(end, is_limit=is_limit) for end, is_limit in sides)
    return Range(low, high)


def _end(end: Fraction | None, *, is_limit: bool) -> End:
    value = None if end is None else int(end * 6)
    above = Whole(pl.lit(value, dtype=pl.Int64), -100, 100)
    return End(above, ONE, Fraction(1, 6), pl.lit(is_limit), always=False)


def interval_of(found: Range) -> Interval | None:
    """Return the range in the only row of a table, or nothing if there is none."""
    if found.exists is not None and not pl.select(found.exists).item():
        return None
    low, high = (_read(end) for end in (found.low, found.high))
    return Interval(low[0], high[0], low[1], high[1])


def _read(end: End | None) -> tuple[Fraction | None, bool]:
    if end is None:
        return None, False
    limit = pl.lit(value=False) if end.limit is None else end.limit
    above, below, is_limit = pl.select(end.above.column, b=end.below.column, c=limit).row(0)
    if above is None:
        return None, False
    return Fraction(above, below) * end.scale, bool(is_limit)


@given(intervals(), intervals(), st.sampled_from(Relation))
def test_relations_of_columns_are_those_of_intervals(
    one: Interval, other: Interval, relation: Relation
) -> None:
    """Whatever ends there are, reached or not."""
    left, right = as_columns(one), as_columns(other)
    assert judged(ranges.related(relation, left, right)) is related(relation, one, other)


@given(intervals(), intervals())
def test_quotients_of_columns_are_those_of_intervals(part: Interval, whole: Interval) -> None:
    """Of any sign, near zero and without end."""
    assert interval_of(ratio(as_columns(part), as_columns(whole))) == quotient(part, whole)


@given(intervals(), intervals())
def test_sums_and_differences_of_columns_are_those_of_intervals(
    one: Interval, other: Interval
) -> None:
    """Both ends move together with their limits."""
    left, right = as_columns(one), as_columns(other)
    assert interval_of(ranges.total([left, right])) == one + other
    assert interval_of(ranges.difference(left, right)) == one - other


WHOLES = st.integers(-(2**62), 2**62)


@given(WHOLES, WHOLES)
def test_nothing_wraps_around(one: int, other: int) -> None:
    """A product or sum beyond 64 bits is held in 128, to the last digit."""
    left, right = (Whole(pl.lit(n, dtype=pl.Int64), -(2**62), 2**62) for n in (one, other))
    multiplied, added = wholes.times(left, right), wholes.plus(left, right)
    assert pl.select(multiplied.column).item() == one * other
    assert pl.select(added.column).item() == one + other


def test_what_128_bits_cannot_hold_is_refused() -> None:
    """Never an approximation."""
    large = Whole(pl.lit(0, dtype=pl.Int64), 0, 2**62)
    with pytest.raises(TooLarge):
        wholes.times(wholes.times(large, large), large)


def test_the_same_number_everywhere_is_worked_out_beforehand() -> None:
    """What is known of all rows costs nothing in any of them."""
    assert wholes.times(wholes.constant(6), wholes.constant(7)).expr is None
    assert wholes.plus(wholes.constant(6), wholes.constant(7)).least == 13
    assert fixed(Fraction(3, 4)).most == Fraction(3, 4)
