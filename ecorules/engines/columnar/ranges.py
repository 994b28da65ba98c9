"""Intervals in columns: in each row, all the values that a quantity may still have.

The counterpart of `language.interval` and of `Extent`: the same rules, for every row at once.
What is known of all rows alike, such as that a whole is never below zero, is worked out
beforehand, so that no column is computed for what cannot be.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import polars as pl

from ecorules.engines.columnar.ends import (
    End,
    added,
    either,
    equals,
    exceeds,
    fixed,
    negated,
    reaches,
)
from ecorules.engines.columnar.truths import settled
from ecorules.language.evaluate import related as related_intervals
from ecorules.language.interval import Interval
from ecorules.language.syntax import Relation
from ecorules.language.truth import Truth


class Known(NamedTuple):
    """A quantity that is one value or nothing but what is declared: null where it is missing.

    `declared` is the range of a missing one; without one no row is missing.
    """

    value: End
    declared: Interval | None


class Range(NamedTuple):
    """All values from `low` to `high`; `None` is no end in any row.

    `is_defined` says where there certainly is a value, `exists` where there may be one; `None`
    is everywhere.  `known` is there for what a row simply has or lacks.
    """

    low: End | None
    high: End | None
    is_defined: pl.Expr | None = None
    exists: pl.Expr | None = None
    known: Known | None = None

    @property
    def certainty(self) -> tuple[pl.Expr, pl.Expr]:
        """Return where there certainly is a value, and where there may be one."""
        everywhere = pl.lit(value=True)
        return (
            everywhere if self.is_defined is None else self.is_defined,
            everywhere if self.exists is None else self.exists,
        )

    @property
    def is_point(self) -> pl.Expr | None:
        """Return where there is one value only; `None` is nowhere."""
        if self.low is None or self.high is None:
            return None
        return equals(self.low, self.high)


def both(one: pl.Expr | None, other: pl.Expr | None) -> pl.Expr | None:
    """Return where both hold; `None` is everywhere."""
    if one is None or other is None:
        return one if other is None else other
    return one & other


def exactly(value: Fraction) -> Range:
    """Return the range of one value that is the same for every row."""
    end = fixed(value)
    return Range(end, end, known=Known(end, None))


def declared(interval: Interval) -> Range:
    """Return the same range for every row."""
    low = None if interval.low is None else fixed(interval.low)
    high = None if interval.high is None else fixed(interval.high)
    return Range(low, high)


def total(terms: list[Range]) -> Range:
    """Return the range of the sum of independent quantities."""
    found = exactly(Fraction(0))
    for term in terms:
        found = Range(
            _sum(found.low, term.low),
            _sum(found.high, term.high),
            both(found.is_defined, term.is_defined),
            both(found.exists, term.exists),
        )
    return found


def difference(left: Range, right: Range) -> Range:
    """Return the range of one quantity less another."""
    return total([left, opposite(right)])


def opposite(one: Range) -> Range:
    """Return the range of the quantity with the other sign."""
    low = None if one.high is None else negated(one.high)
    high = None if one.low is None else negated(one.low)
    return Range(low, high, one.is_defined, one.exists)


def _sum(one: End | None, other: End | None) -> End | None:
    return None if one is None or other is None else added(one, other)


def related(relation: Relation, left: Range, right: Range) -> pl.Expr:
    """Return whether the relation holds for all, none or some of the values they allow."""
    if left.known is not None and right.known is not None:
        simple = _compared(relation, left.known, right.known)
        if simple is not None:
            return simple
    match relation:
        case Relation.AT_LEAST:
            return settled(*_at_least(left, right))
        case Relation.AT_MOST:
            return settled(*_at_least(right, left))
        case Relation.MORE_THAN:
            return settled(*_at_least(right, left)[::-1])
        case Relation.LESS_THAN:
            return settled(*_at_least(left, right)[::-1])
        case Relation.EQUALS:
            above, below = _at_least(left, right), _at_least(right, left)
            alike = None if above[0] is None or below[0] is None else above[0] & below[0]
            return settled(alike, either(above[1], below[1]))


def _at_least(left: Range, right: Range) -> tuple[pl.Expr | None, pl.Expr | None]:
    """Return where `left >= right` is certainly true, and where it is certainly false."""
    true = None if left.low is None or right.high is None else reaches(left.low, right.high)
    if left.high is None or right.low is None:
        return true, None
    apart = exceeds(right.low, left.high)
    touching = either(left.high.limit, right.low.limit)
    if touching is not None:
        apart |= touching & equals(right.low, left.high)
    return true, apart


_COMPARED = {
    Relation.AT_LEAST: reaches,
    Relation.AT_MOST: lambda one, other: reaches(other, one),
    Relation.MORE_THAN: exceeds,
    Relation.LESS_THAN: lambda one, other: exceeds(other, one),
    Relation.EQUALS: equals,
}


def _compared(relation: Relation, left: Known, right: Known) -> pl.Expr | None:
    """Return the comparison of the plain columns, if a missing side always leaves it open.

    Then the null that Polars gives for a null is the unknown of the definition.
    """
    one, other = _extents(left), _extents(right)
    pairs: list[tuple[Interval | None, Interval | None]]
    pairs = [(left.declared, each) for each in other] + [(each, right.declared) for each in one]
    pairs.append((left.declared, right.declared))
    for first, second in pairs:
        if first is None or second is None:
            continue  # there is no such row: what is never missing needs no answer for it
        if related_intervals(relation, first, second) is not Truth.UNKNOWN:
            return None
    return _COMPARED[relation](left.value, right.value)


def _extents(known: Known) -> tuple[Interval, Interval]:
    """Return the least and the greatest value that is known in any row.

    A missing side that leaves both of them open leaves everything between them open.
    """
    return Interval.point(known.value.least), Interval.point(known.value.most)
