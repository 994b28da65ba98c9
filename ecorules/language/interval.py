"""Intervals: a quantity as all the values that the evidence in hand still allows.

A known quantity is a point, a missing one its whole declared range, two that contradict
each other the range between them.  Every number is an exact fraction in the unit that the
vocabulary declares; no float ever decides.  A missing end means that there is none, and an
end that is a limit is approached without ever being reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

End: TypeAlias = Fraction | None

# Where an interval starts or stops: a value, and 1 for just above it, -1 for just below it.
# Edges compare as tuples do, and so a limit lies beyond every value that is reached.
Edge: TypeAlias = tuple[Fraction, int]


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold every value from `low` to `high`; `None` is no end at all.

    Ends are included unless they are limits: a share of 100 % is a limit where one factory
    fails and any number of others may be missing from the roster.
    """

    low: End
    high: End
    low_is_limit: bool = False
    high_is_limit: bool = False

    def __post_init__(self) -> None:
        """Refuse an interval that holds nothing: a quantity always has some value."""
        if self.low is self.high and not (self.low_is_limit or self.high_is_limit):
            return  # a known value, or anything at all: the two that are made most often
        floor, ceiling = self.floor, self.ceiling
        if floor is not None and ceiling is not None and floor > ceiling:
            message = f"no value lies between {self.low} and {self.high}"
            raise ValueError(message)
        if (floor is None and self.low_is_limit) or (ceiling is None and self.high_is_limit):
            message = "an end that is not there is no limit"
            raise ValueError(message)

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """Return the interval of one known value."""
        return cls(value, value)

    @property
    def floor(self) -> Edge | None:
        """Return where the interval starts; `None` if it has no low end."""
        return None if self.low is None else (self.low, 1 if self.low_is_limit else 0)

    @property
    def ceiling(self) -> Edge | None:
        """Return where the interval stops; `None` if it has no high end."""
        return None if self.high is None else (self.high, -1 if self.high_is_limit else 0)

    @property
    def is_point(self) -> bool:
        """Return whether the value is known exactly."""
        # To compare fractions takes long, and most points have one object for both ends.
        return self.low is not None and (self.low is self.high or self.low == self.high)

    def __contains__(self, value: Fraction) -> bool:
        """Return whether the value is among those still possible."""
        # A roster has many thousands of numbers, so no intervals are made to look at one.
        if self.low is not None and (value < self.low or (self.low_is_limit and value == self.low)):
            return False
        is_below = self.high is None or value < self.high
        return is_below or (value == self.high and not self.high_is_limit)

    def covers(self, other: Interval) -> bool:
        """Return whether every value of `other` is a value of this one."""
        return self.hull(other) == self

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        floors, ceilings = (self.floor, other.floor), (self.ceiling, other.ceiling)
        return _spanned(
            None if floors[0] is None or floors[1] is None else min(floors[0], floors[1]),
            None if ceilings[0] is None or ceilings[1] is None else max(ceilings[0], ceilings[1]),
        )

    def any_number_of(self) -> Interval:
        """Return the range of the sum of any number of quantities that are each in this range.

        There is no end towards which one alone can move, and of none the sum is zero.
        """
        falls = self.low is None or self.low < 0
        rises = self.high is None or self.high > 0
        return Interval(None if falls else Fraction(0), None if rises else Fraction(0))

    def __neg__(self) -> Interval:
        """Return the range of the quantity with the other sign."""
        return _spanned(_minus(self.ceiling), _minus(self.floor))

    def __add__(self, other: Interval) -> Interval:
        """Return the range of the sum of two independent quantities."""
        return total(((self, 1), (other, 1)))

    def __sub__(self, other: Interval) -> Interval:
        """Return the range of the difference of two independent quantities."""
        return self + -other


def _spanned(floor: Edge | None, ceiling: Edge | None) -> Interval:
    return Interval(
        None if floor is None else floor[0],
        None if ceiling is None else ceiling[0],
        low_is_limit=floor is not None and floor[1] != 0,
        high_is_limit=ceiling is not None and ceiling[1] != 0,
    )


def _minus(edge: Edge | None) -> Edge | None:
    return None if edge is None else (-edge[0], -edge[1])


ANYTHING = Interval(None, None)
ZERO = Interval.point(Fraction(0))


def total(terms: Iterable[tuple[Interval, int]]) -> Interval:
    """Return the range of the sum of independent quantities, so many of each range."""
    counted = [(one, count) for one, count in terms if count]
    low = _added((one.low, count) for one, count in counted)
    high = _added((one.high, count) for one, count in counted)
    return Interval(
        low,
        high,
        low_is_limit=low is not None and any(one.low_is_limit for one, _ in counted),
        high_is_limit=high is not None and any(one.high_is_limit for one, _ in counted),
    )


def _added(ends: Iterable[tuple[End, int]]) -> End:
    # Whole numbers add fast and fractions do not: first all that have a denominator in common.
    numerators: dict[int, int] = {}
    for end, count in ends:
        if end is None:
            return None
        below = end.denominator
        numerators[below] = numerators.get(below, 0) + end.numerator * count
    return sum((Fraction(above, below) for below, above in numerators.items()), Fraction(0))


def quotient(part: Interval, whole: Interval) -> Interval | None:
    """Return the range of `part / whole` over every whole that is not zero.

    The two vary independently.  `None` means that the whole is certainly zero, so that
    there is no quotient.  Where the whole may come near zero the range has no end on that
    side, unless the part is zero as well.
    """
    above, below = _positive(whole), _positive(-whole)
    if above is not None and below is not None:
        return _divided(part, above).hull(_divided(-part, below))
    if above is not None:
        return _divided(part, above)
    return None if below is None else _divided(-part, below)


def _positive(whole: Interval) -> Interval | None:
    """Return the part of a range that lies above zero, if there is any."""
    zero = (Fraction(0), 0)
    just_above = (Fraction(0), 1)
    if whole.ceiling is not None and whole.ceiling <= zero:
        return None
    floor = just_above if whole.floor is None else max(whole.floor, just_above)
    return _spanned(floor, whole.ceiling)


def _divided(part: Interval, whole: Interval) -> Interval:
    """Divide by a whole that is above zero throughout."""
    return _spanned(
        _minus(_greatest(_minus(part.floor), whole)),
        _greatest(part.ceiling, whole),
    )


def _greatest(part: Edge | None, whole: Interval) -> Edge | None:
    """Return the greatest quotient: a part above zero asks for the least whole, and so on."""
    if part is None:
        return None
    value, side = part
    divisor = whole.floor if value > 0 else whole.ceiling
    if value == 0:
        return part
    if divisor is None:
        return Fraction(0), -1
    return (value / divisor[0], side or -abs(divisor[1])) if divisor[0] else None


def at_least(left: Interval, right: Interval) -> Truth:
    """Return whether `left >= right` for all, none or some of the values they allow."""
    if left.low is not None and right.high is not None and left.low >= right.high:
        return Truth.TRUE
    if left.high is None or right.low is None:
        return Truth.UNKNOWN
    if left.high < right.low:
        return Truth.FALSE
    is_out_of_reach = left.high_is_limit or right.low_is_limit
    return Truth.FALSE if is_out_of_reach and left.high == right.low else Truth.UNKNOWN


def more_than(left: Interval, right: Interval) -> Truth:
    """Return whether `left > right` for all, none or some of the values they allow."""
    return ~at_least(right, left)


def equal_to(left: Interval, right: Interval) -> Truth:
    """Return whether `left = right` for all, none or some of the values they allow."""
    if left.is_point and left == right:
        return Truth.TRUE
    apart = Truth.TRUE in {more_than(left, right), more_than(right, left)}
    return Truth.FALSE if apart else Truth.UNKNOWN
