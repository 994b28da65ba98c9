"""The crosswalk: which requirement of the new edition takes up which of the edition before.

Every code of both editions stands on one line and on no other, so that nothing an area has
shown can fall between two editions unseen.  A line says why it is drawn so and how sure that
is.  What it means for an area is worked out in `ecorules.revision.carryover`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Provenance


class LineKind(Enum):
    """Say how many requirements of the one edition become how many of the other."""

    ONE_TO_ONE = "one-to-one"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    NEW = "new"


def kind_of(before: int, after: int) -> LineKind | None:
    """Return the only kind that fits so many codes on both sides; none fits an empty line.

    >>> kind_of(2, 1), kind_of(1, 2), kind_of(2, 0)
    (<LineKind.MERGED: 'merged'>, <LineKind.SPLIT: 'split'>, <LineKind.DROPPED: 'dropped'>)
    """
    if not before or not after:
        return LineKind.DROPPED if before else LineKind.NEW if after else None
    if after > 1:
        return LineKind.SPLIT
    return LineKind.MERGED if before > 1 else LineKind.ONE_TO_ONE


@dataclass(frozen=True, slots=True)
class Line:
    """One subject: its codes before and after, how they relate, and why."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: LineKind
    why: Text
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The way from one edition to the next, by their ids, line by line."""

    before: str
    after: str
    lines: tuple[Line, ...]

    def takers(self, code: str) -> tuple[str, ...]:
        """Return the new requirements that take up one of the edition before."""
        return tuple(new for line in self.lines if code in line.before for new in line.after)

    def line_to(self, code: str) -> Line:
        """Return the line that leads to a new requirement; every one has its line."""
        return next(line for line in self.lines if code in line.after)
