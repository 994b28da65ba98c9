"""One interval divided by another, row by row: the counterpart of `interval.quotient`.

The quotient is taken apart by the sign of the whole, as there.  Most wholes are declared never
to be below zero; then the other half is not computed at all.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import polars as pl

from ecorules.engines.columnar import wholes
from ecorules.engines.columnar.ends import End, either, equals, exceeds, negated, rescaled
from ecorules.engines.columnar.ranges import Range, both, opposite
from ecorules.engines.columnar.wholes import ONE, ZERO, Whole


class _Half(NamedTuple):
    """The part of a whole that lies above zero: where there is any, and its ends.

    `is_zero` says where the floor is zero, which is never reached.
    """

    exists: pl.Expr | None
    floor: End
    is_zero: pl.Expr | None
    ceiling: End | None


def ratio(part: Range, whole: Range) -> Range:
    """Return the range of `part / whole` over every whole that is not zero."""
    above, below = _positive(whole), _positive(opposite(whole))
    halves = [] if above is None else [_divided(part, above)]
    if below is not None:
        halves.append(_divided(opposite(part), below))
    found = Range(None, None, exists=pl.lit(value=False))
    if halves:
        found = halves[0] if len(halves) == 1 else _hull(*halves)
    return found._replace(
        is_defined=both(both(part.is_defined, whole.is_defined), _never_zero(whole)),
        exists=both(both(part.exists, whole.exists), found.exists),
    )


def _positive(whole: Range) -> _Half | None:
    """Return the part of a range that lies above zero; nothing if no row has any."""
    low, high = whole.low, whole.high
    exists: pl.Expr | None = None
    if high is not None:
        if high.always and high.above.most <= 0:
            return None
        if not (high.always and high.above.least > 0):
            exists = (high.above.column > 0).fill_null(value=True)
    if low is None:
        floor = End(ZERO, ONE, Fraction(1) if high is None else high.scale)
        return _Half(exists, floor, pl.lit(value=True), high)
    if high is not None:
        low, high = rescaled(low, high)
    if low.always and low.above.least > 0:
        return _Half(exists, low, None, high)
    return _Half(exists, low, (low.above.column <= 0).fill_null(value=True), high)


def _never_zero(whole: Range) -> pl.Expr | None:
    """Return where a whole is certainly not zero; `None` is everywhere."""
    low, high = whole.low, whole.high
    if low is not None and low.always and low.above.least > 0:
        return None
    if high is not None and high.always and high.above.most < 0:
        return None
    below = pl.lit(value=True) if low is None else _allows_zero(low, low.above.column <= 0)
    above = pl.lit(value=True) if high is None else _allows_zero(high, high.above.column >= 0)
    return ~(below & above)


def _allows_zero(end: End, is_not_beyond: pl.Expr) -> pl.Expr:
    if end.limit is not None:
        is_not_beyond &= ~(end.limit & (end.above.column == 0))
    return is_not_beyond.fill_null(value=True)


def _divided(part: Range, whole: _Half) -> Range:
    """Divide by a whole that is above zero throughout."""
    low = None if part.low is None else _greatest(negated(part.low), whole)
    high = None if part.high is None else _greatest(part.high, whole)
    return Range(None if low is None else negated(low), high, exists=whole.exists)


def _greatest(part: End, whole: _Half) -> End:
    """Return the greatest quotient: a part above zero asks for the least whole, and so on."""
    value = part.above
    rises, falls = value.column > 0, value.column < 0
    above, below, limit, is_nowhere = ZERO, ONE, part.limit, None
    if value.least < 0:
        over = _over(part, whole.ceiling)
        limit = either(limit, falls & over.limit)
        above = wholes.chosen(falls & over.exists, over.above, above)
        below = wholes.chosen(falls & over.exists, over.below, below)
    if value.most > 0:
        over = _over(part, whole.floor)
        limit = either(limit, None if whole.floor.limit is None else rises & whole.floor.limit)
        is_there = rises if whole.is_zero is None else rises & ~whole.is_zero
        above = wholes.chosen(is_there, over.above, above)
        below = wholes.chosen(is_there, over.below, below)
        is_nowhere = None if whole.is_zero is None else rises & whole.is_zero
    is_nowhere = either(is_nowhere, None if part.always else value.column.is_null())
    if is_nowhere is not None:
        expr = pl.when(is_nowhere).then(None).otherwise(above.column)
        above = above._replace(expr=expr)
    scale = part.scale / whole.floor.scale
    return End(above, below, scale, _false_for_null(limit), always=is_nowhere is None)


class _Over(NamedTuple):
    """A part over one end of a whole; where there is none, the limit is zero."""

    above: Whole
    below: Whole
    exists: pl.Expr
    limit: pl.Expr


def _over(part: End, divisor: End | None) -> _Over:
    if divisor is None:
        return _Over(ZERO, ONE, pl.lit(value=False), pl.lit(value=True))
    below = wholes.times(part.below, divisor.above)
    # Rows in which it is zero or below are never asked for.
    below = below._replace(least=max(below.least, 1), most=max(below.most, 1))
    is_missing = pl.lit(value=False) if divisor.always else divisor.above.column.is_null()
    limit = is_missing if divisor.limit is None else is_missing | divisor.limit
    return _Over(wholes.times(part.above, divisor.below), below, ~is_missing, limit)


def _false_for_null(limit: pl.Expr | None) -> pl.Expr | None:
    return None if limit is None else limit.fill_null(value=False)


def _hull(one: Range, other: Range) -> Range:
    """Return the smallest range that holds both, or the one that exists."""
    low = _least(one.low, other.low, one.exists, other.exists)
    left, right = (None if each is None else negated(each) for each in (one.high, other.high))
    high = _least(left, right, one.exists, other.exists)
    exists = None
    if one.exists is not None and other.exists is not None:
        exists = one.exists | other.exists
    return Range(low, None if high is None else negated(high), exists=exists)


def _least(
    one: End | None, other: End | None, is_one: pl.Expr | None, is_other: pl.Expr | None
) -> End | None:
    """Return the lesser of two ends, or that of the one which exists."""
    if one is None and other is None:
        return None
    one, other = _or_nothing(one, other), _or_nothing(other, one)
    takes_one = exceeds(other, one)
    if one.limit is not None:
        takes_one |= equals(one, other) & ~one.limit
    left, right = rescaled(one, other)
    if is_one is not None:
        takes_one = is_one & takes_one
    if is_other is not None:
        takes_one |= ~is_other
    takes_one = takes_one.fill_null(value=False)
    above, below = (
        wholes.chosen(takes_one, left.above, right.above),
        wholes.chosen(takes_one, left.below, right.below),
    )
    is_nowhere = _both_and_one_missing(left, right, is_one, is_other)
    if is_nowhere is not None:
        above = above._replace(expr=pl.when(is_nowhere).then(None).otherwise(above.column))
    limit = None
    if left.limit is not None or right.limit is not None:
        limit = pl.when(takes_one).then(_limit(left)).otherwise(_limit(right))
    always = is_nowhere is None
    return End(above, below, left.scale, limit, always=always)


def _or_nothing(one: End | None, other: End | None) -> End:
    """Return an end that is missing in every row instead of none at all."""
    if one is not None:
        return one
    scale = Fraction(1) if other is None else other.scale
    return End(Whole(pl.lit(None, dtype=pl.Int64), 0, 0), ONE, scale, always=False)


def _both_and_one_missing(
    one: End, other: End, is_one: pl.Expr | None, is_other: pl.Expr | None
) -> pl.Expr | None:
    """Return where there is no lesser end, since one of two that exist has none."""
    missing = None
    for end, exists in ((one, is_one), (other, is_other)):
        if not end.always:
            is_null = end.above.column.is_null()
            missing = either(missing, is_null if exists is None else exists & is_null)
    return missing


def _limit(end: End) -> pl.Expr:
    return pl.lit(value=False) if end.limit is None else end.limit
