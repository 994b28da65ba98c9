"""Intervals: a quantity as all the values that the evidence in hand still allows.

A known quantity is a point, a missing one its whole declared range, two that contradict
each other the range between them.  Every number is an exact fraction in the unit that the
vocabulary declares; no float ever decides.  A missing end means that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from ecorules.language.truth import Truth

End: TypeAlias = Fraction | None


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold every value from `low` to `high`, ends included; `None` is no end at all."""

    low: End
    high: End

    def __post_init__(self) -> None:
        """Refuse an interval that holds nothing: a quantity always has some value."""
        if self.low is not None and self.high is not None and self.low > self.high:
            message = f"an interval cannot run from {self.low} down to {self.high}"
            raise ValueError(message)

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """Return the interval of one known value."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Return whether the value is known exactly."""
        return self.low is not None and self.low == self.high

    def __contains__(self, value: Fraction) -> bool:
        """Return whether the value is among those still possible."""
        return (self.low is None or self.low <= value) and (
            self.high is None or value <= self.high
        )

    def covers(self, other: Interval) -> bool:
        """Return whether every value of `other` is a value of this one."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        high = self.high is None or (other.high is not None and other.high <= self.high)
        return low and high

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def __add__(self, other: Interval) -> Interval:
        """Return the range of the sum of two independent quantities."""
        return Interval(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        """Return the range of the difference of two independent quantities."""
        return self + Interval(_minus(other.high), _minus(other.low))

    def times(self, count: int) -> Interval:
        """Return the range of the sum of `count` independent quantities of this range."""
        if count == 0:
            return ZERO
        return Interval(
            None if self.low is None else self.low * count,
            None if self.high is None else self.high * count,
        )


ANYTHING = Interval(None, None)
ZERO = Interval.point(Fraction(0))


def _plus(left: End, right: End) -> End:
    return None if left is None or right is None else left + right


def _minus(end: End) -> End:
    return None if end is None else -end


def quotient(part: Interval, whole: Interval) -> Interval | None:
    """Return the range of `part / whole` over every whole that is not zero.

    The two vary independently.  `None` means that the whole is certainly zero, so that
    there is no quotient.  Where the whole may come near zero the range has no end on that
    side, unless the part is zero as well.
    """
    sides = [side for side in (_negative(whole), _positive(whole)) if side is not None]
    if not sides:
        return None
    found = _one_sided(part, sides[0])
    for side in sides[1:]:
        found = found.hull(_one_sided(part, side))
    return found


def _positive(whole: Interval) -> Interval | None:
    if whole.high is not None and whole.high <= 0:
        return None
    return Interval(Fraction(0) if whole.low is None else max(whole.low, Fraction(0)), whole.high)


def _negative(whole: Interval) -> Interval | None:
    mirrored = _positive(ZERO - whole)
    return None if mirrored is None else ZERO - mirrored


def _one_sided(part: Interval, whole: Interval) -> Interval:
    """Divide by a whole that is zero or more throughout, or zero or less throughout."""
    if whole.high is not None and whole.high <= 0:
        return _one_sided(ZERO - part, ZERO - whole)
    return Interval(
        _minus(_greatest(_minus(part.low), whole)),
        _greatest(part.high, whole),
    )


def _greatest(part: End, whole: Interval) -> End:
    """Return the greatest quotient of `part` by a positive whole: its nearest end decides."""
    if part is None:
        return None
    divisor = whole.low if part > 0 else whole.high
    if part > 0:
        return part / divisor if divisor else None
    return part / divisor if divisor is not None else Fraction(0)


def at_least(left: Interval, right: Interval) -> Truth:
    """Return whether `left >= right` for all, none or some of the values they allow."""
    if left.low is not None and right.high is not None and left.low >= right.high:
        return Truth.TRUE
    if left.high is not None and right.low is not None and left.high < right.low:
        return Truth.FALSE
    return Truth.UNKNOWN


def more_than(left: Interval, right: Interval) -> Truth:
    """Return whether `left > right` for all, none or some of the values they allow."""
    return ~at_least(right, left)


def equal_to(left: Interval, right: Interval) -> Truth:
    """Return whether `left = right` for all, none or some of the values they allow."""
    if left.is_point and left == right:
        return Truth.TRUE
    apart = more_than(left, right) is Truth.TRUE or more_than(right, left) is Truth.TRUE
    return Truth.FALSE if apart else Truth.UNKNOWN
