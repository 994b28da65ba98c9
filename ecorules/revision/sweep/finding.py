"""Which values of the targets keep enough cases at a level."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ecorules.revision.sweep.model import Row, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return tuple(_joined(swept, wanted))


def _joined(swept: Swept, wanted: Wanted) -> Iterator[Row]:
    by_first = groupby(swept.rows, key=lambda row: row.where[:-1])
    for before, rows in by_first:
        runs = groupby(
            rows, key=lambda row: swept.at_least(wanted.of(row.counts), wanted.level)
            >= wanted.number,
        )  # fmt: skip
        for suffices, run in runs:
            same = list(run)
            if suffices:
                first, last = same[0].where[-1], same[-1].where[-1]
                whole = Stretch(first.low, last.high, first.low_is_open, last.high_is_open)
                yield Row((*before, whole), same[0].counts)
