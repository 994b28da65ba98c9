"""A sweep: which targets move from where to where, and how many cases stand at which level.

Along one target everything is constant on *stretches*: single values and the open spans between
them.  Two targets make a plane, told row by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition, Target


class NotSwept(Exception):  # noqa: N818 - it says what became of the wish
    """Say which requirement uses a target in a way that cannot be swept, and how it does."""

    def __init__(self, requirement: str, why: Text) -> None:
        """Keep the requirement and the reason."""
        super().__init__(why.en)
        self.requirement, self.why = requirement, why


class Axis(NamedTuple):
    """A target that moves, and the first and the last value that it takes, in base units."""

    target: Target
    low: Fraction
    high: Fraction


class Stretch(NamedTuple):
    """All values between two ends; an open end is none of them."""

    low: Fraction
    high: Fraction
    low_is_open: bool = False
    high_is_open: bool = False

    def __contains__(self, value: object) -> bool:
        """Return whether a value lies in the stretch."""
        if value == self.low:
            return not self.low_is_open and not (self.low == self.high and self.high_is_open)
        if value == self.high:
            return not self.high_is_open
        return self.low < value < self.high  # type: ignore[operator] # asked of numbers only


class Standing(NamedTuple):
    """The level that a case proves, and the one that it can still reach."""

    proven: int
    reachable: int


class Counts(NamedTuple):
    """How many cases stand exactly at each level, 0 first, as proven and as reachable."""

    proven: tuple[int, ...]
    reachable: tuple[int, ...]


class Row(NamedTuple):
    """A stretch of each target within which nothing changes, and the counts there."""

    where: tuple[Stretch, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found: `rows` cover every value of the targets, in order.

    `levels` are the numbers that the counts are by; `now` counts the cases with the targets as
    they stand, each area's own among them.  `moved` are the requirements that read a target, and
    those that name one of these.
    """

    edition: Edition
    axes: tuple[Axis, ...]
    levels: tuple[int, ...]
    cases: int
    synthetic: int
    rows: tuple[Row, ...]
    now: Counts
    moved: tuple[str, ...]

    def at_least(self, counts: tuple[int, ...], level: int) -> int:
        """Return how many cases stand at a level or above it."""
        pairs = zip(self.levels, counts, strict=True)
        return sum(number for each, number in pairs if each >= level)
