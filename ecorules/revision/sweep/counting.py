"""Many courses added up: how many cases stand at which level, stretch by stretch."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from ecorules.revision.sweep.course import Course, all_marks, stretches
from ecorules.revision.sweep.model import Counts, Row, Standing, Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from ecorules.revision.sweep.model import Axis


def counted(standings: Iterable[Standing], levels: Sequence[int]) -> Counts:
    """Return how many stand exactly at each level."""
    return _counts(Counter(standings), levels)


def _counts(found: Counter[Standing], levels: Sequence[int]) -> Counts:
    proven, reachable = Counter[int](), Counter[int]()
    for standing, number in found.items():
        proven[standing.proven] += number
        reachable[standing.reachable] += number
    return Counts(
        tuple(proven[level] for level in levels), tuple(reachable[level] for level in levels)
    )


def rows_over(
    courses: Sequence[Course[Standing] | Course[Course[Standing]]],
    axes: Sequence[Axis],
    levels: Sequence[int],
) -> tuple[Row, ...]:
    """Return the counts at every value of the targets, in stretches as long as nothing changes."""
    if len(axes) == 1:
        lines = [each for each in courses if not isinstance(each.values[0], Course)]
        return tuple(Row((where,), counts) for where, counts in _line(lines, axes[0], levels))
    planes = [each for each in courses if isinstance(each.values[0], Course)]
    return tuple(_plane(planes, axes, levels))


def _plane(
    planes: Sequence[Course[Course[Standing]]], axes: Sequence[Axis], levels: Sequence[int]
) -> Iterator[Row]:
    marks = all_marks(planes, axes[0])
    across = [(slot, _across(planes, slot, axes[1], levels)) for slot in stretches(marks)]
    for line, same in groupby(across, key=lambda each: each[1]):
        where = _joined([slot for slot, _ in same])
        yield from (Row((where, second), counts) for second, counts in line)


def _across(
    planes: Sequence[Course[Course[Standing]]], slot: Stretch, axis: Axis, levels: Sequence[int]
) -> list[tuple[Stretch, Counts]]:
    middle = (slot.low + slot.high) / 2
    return _line([each.at(middle) for each in planes], axis, levels)


def _line(
    lines: Sequence[Course[Standing]], axis: Axis, levels: Sequence[int]
) -> list[tuple[Stretch, Counts]]:
    """Return the counts along one target: what changes at each slot is added as it comes."""
    marks = all_marks(lines, axis)
    slot_of = {mark: 2 * place for place, mark in enumerate(marks)}
    changes: list[Counter[Standing]] = [Counter() for _ in range(2 * len(marks) - 1)]
    for line in lines:
        for slot, before, after in _turns(line, slot_of):
            if before is not None:
                changes[slot][before] -= 1
            changes[slot][after] += 1
    found: Counter[Standing] = Counter()
    told: list[tuple[Stretch, Counts]] = []
    for where, change in zip(stretches(marks), changes, strict=True):
        if change or not told:
            found.update(change)
            told.append((where, _counts(found, levels)))
        else:
            told.append((where, told[-1][1]))
    return [
        (_joined([where for where, _ in same]), counts)
        for counts, same in groupby(told, key=lambda each: each[1])
    ]


def _turns(
    line: Course[Standing], slot_of: dict[Fraction, int]
) -> Iterator[tuple[int, Standing | None, Standing]]:
    """Yield the slots of all marks at which a line takes another value, and both values."""
    before: Standing | None = None
    for place, value in enumerate(line.values):
        if value != before:
            yield slot_of[line.marks[place // 2]] + place % 2, before, value
            before = value


def _joined(parts: Sequence[Stretch]) -> Stretch:
    """Return stretches that follow each other as one."""
    first, last = parts[0], parts[-1]
    return Stretch(first.low, last.high, first.low_is_open, last.high_is_open)
