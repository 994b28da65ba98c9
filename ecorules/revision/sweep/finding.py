"""Which values of the targets keep enough cases at a level."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ecorules.revision.sweep.model import Row, Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from ecorules.revision.sweep.model import Counts, Swept


class Wanted(NamedTuple):
    """So many cases, at a level or above it, as proven unless as still reachable."""

    level: int
    number: int
    reachable: bool = False

    def of(self, counts: Counts) -> tuple[int, ...]:
        """Return the counts that are meant."""
        return counts.reachable if self.reachable else counts.proven


def places(swept: Swept, wanted: Wanted) -> tuple[Row, ...]:
    """Return where enough cases stand at the level, in stretches as long as they can be.

    Each row has the counts of its first value; over two targets the stretches of the second are
    joined, those of the first are as they were found.
    """
    found = joined(swept.rows, lambda row: _suffices(swept, row, wanted))
    return tuple(row for row in found if _suffices(swept, row, wanted))


def _suffices(swept: Swept, row: Row, wanted: Wanted) -> bool:
    return swept.at_least(wanted.of(row.counts), wanted.level) >= wanted.number


def joined(rows: Iterable[Row], alike: Callable[[Row], Hashable]) -> list[Row]:
    """Return rows with those that follow each other alike made one, along the last target."""
    found = []
    for (before, _), run in groupby(rows, key=lambda row: (row.where[:-1], alike(row))):
        same = list(run)
        first, last = same[0].where[-1], same[-1].where[-1]
        whole = Stretch(first.low, last.high, first.low_is_open, last.high_is_open)
        found.append(Row((*before, whole), same[0].counts))
    return found
