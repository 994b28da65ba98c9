"""The values in straight lines, and how they are told: in a flat row, or by a case as it stands.

A truth is True, False, or None for unknown.  A known number is a pair of whole numbers, above and
below, so that no fraction is reduced on the way; whatever is not one known number is an `Extent`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.language.interval import Interval
from ecorules.language.trace import Extent
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from ecorules.language.subject import Subject

Figure: TypeAlias = tuple[int, int] | Extent
Result: TypeAlias = bool | Figure | frozenset[str] | None
# What a flat row may tell.
Cell: TypeAlias = bool | int | Fraction | str | None

TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


class NotStraight(ValueError):  # noqa: N818 - said of the edition
    """Say what straight lines cannot do, rather than do it nearly."""


class Slot(NamedTuple):
    """What is told of a case: its name in a flat row, how it is read there, and how it is asked.

    `unknown` is what it may be when it is not told.
    """

    name: str
    unknown: Result
    read: Callable[[Cell], Result]
    asked: Callable[[Subject], Result]


def figure(found: Extent) -> Figure:
    """Return a known number as a pair, and whatever else as it is."""
    interval = found.interval
    if interval is None or interval.low is None or not (found.is_defined and interval.is_point):
        return found
    return interval.low.as_integer_ratio()


def extent(found: Figure) -> Extent:
    """Return a figure as the definition has it."""
    return found if isinstance(found, Extent) else Extent(Interval.point(Fraction(*found)))


def truth(told: Cell) -> Result:
    """Read a yes or a no."""
    assert told is None or isinstance(told, bool)  # noqa: S101 - the caller's row
    return told


def pair(told: Cell) -> Result:
    """Read a number."""
    assert isinstance(told, int | Fraction)  # noqa: S101 - the same
    return told.as_integer_ratio()


def chosen(told: Cell) -> Result:
    """Read the one value that was chosen."""
    return frozenset((str(told),))
