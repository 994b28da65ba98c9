"""Values that lie far from those of the other members: typed in another unit, or a slip.

Tukey's outer fences, on a scale of ratios because concentrations and amounts spread that way:
with the quartiles Q1 and Q3, a value is far out if it is more than (Q3/Q1)³ times Q3, or less
than that part of Q1.  On a logarithmic scale this is three times the distance between the
quartiles, and no logarithm has to be rounded.  Quartiles are values of the list (nearest rank).
Far out is a reason to look, and no error.
"""

from __future__ import annotations

from fractions import Fraction
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

    def lies_outside(self, value: Value | None) -> bool:
        """Return whether a value is far out; zero is not on a scale of ratios."""
        if not isinstance(value, Fraction) or value <= 0:
            return False
        return value < self.low or value > self.high


def fences_of(values: Sequence[Value | None]) -> Fences | None:
    """Return the outer fences of a column, or nothing where its values tell none.

    >>> found = fences_of(
    ...     [Fraction(each) for each in (10, 11, 12, 13, 14, 15, 20, 5000)]
    ... )
    >>> found.low, found.high
    (Fraction(14641, 3375), Fraction(50625, 1331))
    """
    numbers = sorted(each for each in values if isinstance(each, Fraction) and each > 0)
    if len(numbers) < _FEWEST:
        return None
    first, third = (_at_rank(numbers, quarters) for quarters in (1, 3))
    if first == third:
        return None
    reach = (third / first) ** _OUTER
    return Fences(first, third, first / reach, third * reach)


def _at_rank(numbers: Sequence[Fraction], quarters: int) -> Fraction:
    return numbers[-(-len(numbers) * quarters // 4) - 1]
