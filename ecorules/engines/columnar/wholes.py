"""Whole numbers in a column, with the range they are known to lie in.

No float ever decides, and no sum or product may wrap around: every column carries its least and
its greatest possible value, worked out beforehand, and becomes 128 bits wide where 64 are too
few.  What 128 bits cannot hold is refused and never rounded.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

_NARROW = 2**63 - 1
_WIDE = 2**127 - 1


class TooLarge(Exception):  # noqa: N818 - it says what the numbers are
    """Say that numbers would grow beyond what a column holds exactly."""


class Whole(NamedTuple):
    """A column of whole numbers between two bounds; without an expression, the same everywhere."""

    expr: pl.Expr | None
    least: int
    most: int
    is_wide: bool = False

    @property
    def column(self) -> pl.Expr:
        """Return the numbers as an expression."""
        if self.expr is not None:
            return self.expr
        return pl.lit(self.least, dtype=pl.Int128 if self.is_wide else pl.Int64)


def constant(value: int) -> Whole:
    """Return the same number for every row."""
    return bounded(None, value, value)


ONE, ZERO = Whole(None, 1, 1), Whole(None, 0, 0)


def bounded(expr: pl.Expr | None, least: int, most: int) -> Whole:
    """Return a column that is wide if its bounds ask for it; raises `TooLarge`."""
    size = max(abs(least), abs(most))
    if size > _WIDE:
        raise TooLarge
    return Whole(expr, least, most, is_wide=size > _NARROW)


def times(one: Whole, other: Whole) -> Whole:
    """Return the product, row by row."""
    if one.expr is None and one.least == 1:
        return other
    if other.expr is None and other.least == 1:
        return one
    corners = [a * b for a in (one.least, one.most) for b in (other.least, other.most)]
    if one.expr is None and other.expr is None:
        return constant(corners[0])
    found = bounded(None, min(corners), max(corners))
    left, right = alike(one, other, is_wide=found.is_wide)
    return found._replace(expr=left * right, is_wide=_is_wide(found, one, other))


def plus(one: Whole, other: Whole) -> Whole:
    """Return the sum, row by row."""
    least, most = one.least + other.least, one.most + other.most
    found = bounded(None, least, most)
    if one.expr is None and other.expr is None:
        return found
    left, right = alike(one, other, is_wide=found.is_wide)
    return found._replace(expr=left + right, is_wide=_is_wide(found, one, other))


def negative(one: Whole) -> Whole:
    """Return the numbers with the other sign."""
    expr = None if one.expr is None else -one.expr
    return Whole(expr, -one.most, -one.least, one.is_wide)


def alike(one: Whole, other: Whole, *, is_wide: bool = False) -> tuple[pl.Expr, pl.Expr]:
    """Return both columns in the same width, so that they compare and add exactly."""
    wide = is_wide or one.is_wide or other.is_wide
    return _widened(one, wide=wide), _widened(other, wide=wide)


def chosen(where: pl.Expr, one: Whole, other: Whole) -> Whole:
    """Return the one number where something holds and the other elsewhere."""
    left, right = alike(one, other)
    least, most = min(one.least, other.least), max(one.most, other.most)
    wide = one.is_wide or other.is_wide
    return Whole(pl.when(where).then(left).otherwise(right), least, most, wide)


def _widened(one: Whole, *, wide: bool) -> pl.Expr:
    if one.is_wide or not wide:
        return one.column
    return one.column.cast(pl.Int128)


def _is_wide(found: Whole, one: Whole, other: Whole) -> bool:
    return found.is_wide or one.is_wide or other.is_wide
