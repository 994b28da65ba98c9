"""Values that lie far from those of the other members: typed in another unit, or a slip.

Tukey's outer fences, on a scale of ratios because concentrations and amounts spread that way:
with the quartiles Q1 and Q3, a value is far out if it is more than (Q3/Q1)³ times Q3, or less
than that part of Q1.  On a logarithmic scale this is three times the distance between the
quartiles, and no logarithm has to be rounded.  Quartiles are values of the list (nearest rank).
Far out is a reason to look, and no error.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, lcm
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.model import Value

# With fewer values a quartile says nothing of the others.
_FEWEST: Final = 8
_OUTER: Final = 3


class Fences(NamedTuple):
    """The quartiles of a column, and the values beyond which one is far out; base units."""

    first_quartile: Fraction
    third_quartile: Fraction
    low: Fraction
    high: Fraction


class FarOut(NamedTuple):
    """The fences of a column, and the rows whose values lie beyond them, in order."""

    fences: Fences
    rows: tuple[int, ...]


def far_out(values: Sequence[Value | None]) -> FarOut | None:
    """Return the fences of a column and what lies beyond, or nothing where its values tell none.

    Zero is not on a scale of ratios.

    >>> found = far_out([Fraction(each) for each in (10, 11, 12, 13, 14, 15, 20, 5000)])
    >>> found.fences.low, found.fences.high, found.rows
    (Fraction(14641, 3375), Fraction(50625, 1331), (7,))
    """
    positive = {
        row: value
        for row, value in enumerate(values)
        if isinstance(value, Fraction) and value.numerator > 0
    }
    if len(positive) < _FEWEST:
        return None
    # Whole numbers of the smallest common part: comparing fractions takes ten times as long.
    parts = lcm(*{value.denominator for value in positive.values()})
    sizes = {row: value.numerator * (parts // value.denominator) for row, value in positive.items()}
    in_order = sorted(sizes.values())
    first, third = (_at_rank(in_order, quarters) for quarters in (1, 3))
    if first == third:
        return None
    reach = Fraction(third, first) ** _OUTER
    low, high = first / reach, third * reach
    least, most = ceil(low), floor(high)
    rows = tuple(row for row, size in sizes.items() if not least <= size <= most)
    fences = Fences(Fraction(first, parts), Fraction(third, parts), low / parts, high / parts)
    return FarOut(fences, rows)


def _at_rank(numbers: Sequence[int], quarters: int) -> int:
    return numbers[-(-len(numbers) * quarters // 4) - 1]
