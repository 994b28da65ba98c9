"""The ends of intervals in columns: exact fractions, row by row.

An end is one whole number over another, times a factor that is the same for every row.  A null
says that there is no end in that row.  Fractions are compared by multiplying crosswise, so
nothing is ever divided.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, NamedTuple

from ecorules.engines.columnar import wholes
from ecorules.engines.columnar.wholes import ONE, Whole

if TYPE_CHECKING:
    import polars as pl


class End(NamedTuple):
    """Where an interval starts or stops in each row: `above / below * scale`.

    `below` is above zero.  `limit` says where the end is approached and not reached; `None`
    that it is reached in every row.  `always` says that there is an end in every row.
    """

    above: Whole
    below: Whole
    scale: Fraction
    limit: pl.Expr | None = None
    always: bool = True

    @property
    def least(self) -> Fraction:
        """Return a value below which no row is."""
        return _outermost(self.above.least, self.below, self.scale)

    @property
    def most(self) -> Fraction:
        """Return a value above which no row is."""
        return -_outermost(-self.above.most, self.below, self.scale)


def _outermost(above: int, below: Whole, scale: Fraction) -> Fraction:
    return Fraction(above, below.least if above < 0 else below.most) * scale


def fixed(value: Fraction) -> End:
    """Return the same end for every row."""
    above = wholes.constant(value.numerator)
    return End(above, ONE, Fraction(1, value.denominator))


def negated(end: End) -> End:
    """Return the end with the other sign."""
    return end._replace(above=wholes.negative(end.above))


def added(one: End, other: End) -> End:
    """Return the sum of two ends; a limit if one of them is."""
    left, right, scale = _over_the_same(one, other)
    return End(
        wholes.plus(left, right),
        wholes.times(one.below, other.below),
        scale,
        either(one.limit, other.limit),
        one.always and other.always,
    )


def exceeds(one: End, other: End) -> pl.Expr:
    """Return whether the one value is above the other; null where an end is not there."""
    left, right = crosswise(one, other)
    return left > right


def reaches(one: End, other: End) -> pl.Expr:
    """Return whether the one value is at or above the other; null where an end is not there."""
    left, right = crosswise(one, other)
    return left >= right


def equals(one: End, other: End) -> pl.Expr:
    """Return whether two values are equal; null where an end is not there."""
    left, right = crosswise(one, other)
    return left == right


def either(one: pl.Expr | None, other: pl.Expr | None) -> pl.Expr | None:
    """Return where at least one of them holds; `None` is nowhere."""
    if one is None or other is None:
        return one if other is None else other
    return one | other


def crosswise(one: End, other: End) -> tuple[pl.Expr, pl.Expr]:
    """Return two columns of whole numbers that compare as the two values do."""
    left, right, _ = _over_the_same(one, other)
    return wholes.alike(left, right)


def _over_the_same(one: End, other: End) -> tuple[Whole, Whole, Fraction]:
    """Return what stands above a denominator in common, and the scale in common."""
    scale = common(one.scale, other.scale)
    left = wholes.times(wholes.times(one.above, other.below), _factor(one.scale, scale))
    right = wholes.times(wholes.times(other.above, one.below), _factor(other.scale, scale))
    return left, right, scale


def rescaled(one: End, other: End) -> tuple[End, End]:
    """Return the same ends with one scale in common."""
    scale = common(one.scale, other.scale)
    left, right = (
        each._replace(above=wholes.times(each.above, _factor(each.scale, scale)), scale=scale)
        for each in (one, other)
    )
    return left, right


def _factor(scale: Fraction, unit: Fraction) -> Whole:
    return wholes.constant((scale / unit).numerator)


def common(one: Fraction, other: Fraction) -> Fraction:
    """Return the greatest amount of which both are whole multiples.

    >>> common(Fraction(1, 4), Fraction(1, 6))
    Fraction(1, 12)
    """
    return Fraction(gcd(one.numerator, other.numerator), lcm(one.denominator, other.denominator))
