"""Which values of the targets keep enough cases at a level."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ecorules.revision.sweep.model import Row, Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

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

    Each row has the counts of its first value.
    """
    found = joined(swept.rows, lambda row: _suffices(swept, row, wanted))
    kept = [row for row in found if _suffices(swept, row, wanted)]
    return tuple(kept if len(swept.axes) == 1 else _side_by_side(kept))


def _side_by_side(rows: list[Row]) -> Iterator[Row]:
    """Yield rows over two targets, those with the same stretches of the second made one."""
    strips = [list(strip) for _, strip in groupby(rows, key=lambda row: row.where[0])]
    for _, run in groupby(strips, key=lambda strip: [row.where[1] for row in strip]):
        same = list(run)
        for near in _runs_that_touch(same):
            whole = _from_to(near[0][0].where[0], near[-1][0].where[0])
            yield from (Row((whole, row.where[1]), row.counts) for row in near[0])


def _runs_that_touch(strips: list[list[Row]]) -> Iterator[list[list[Row]]]:
    """Yield strips that follow each other without a gap."""
    near: list[list[Row]] = []
    for strip in strips:
        if near and not _touch(near[-1][0].where[0], strip[0].where[0]):
            yield near
            near = []
        near.append(strip)
    if near:
        yield near


def _touch(before: Stretch, after: Stretch) -> bool:
    """Return whether no value lies between two stretches."""
    return before.high == after.low and not (before.high_is_open and after.low_is_open)


def _from_to(first: Stretch, last: Stretch) -> Stretch:
    return Stretch(first.low, last.high, first.low_is_open, last.high_is_open)


def _suffices(swept: Swept, row: Row, wanted: Wanted) -> bool:
    return swept.at_least(wanted.of(row.counts), wanted.level) >= wanted.number


def joined(rows: Iterable[Row], alike: Callable[[Row], Hashable]) -> list[Row]:
    """Return rows with those that follow each other alike made one, along the last target."""
    found = []
    for (before, _), run in groupby(rows, key=lambda row: (row.where[:-1], alike(row))):
        same = list(run)
        whole = _from_to(same[0].where[-1], same[-1].where[-1])
        found.append(Row((*before, whole), same[0].counts))
    return found
