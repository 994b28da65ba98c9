"""How one case stands along the targets: the marks at which its levels change, and what between.

A *course* over one target is a list of marks and a value for each of its slots: at the first
mark, between it and the second, at the second, and so on.  Over two targets the values of a
course are courses again.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from ecorules.revision.sweep.model import Standing, Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ecorules.revision.sweep.model import Axis

T = TypeVar("T")
Place: TypeAlias = "tuple[Fraction, ...]"
# What is judged at one place: how the case stands there, and where along which axis it may turn.
Judged: TypeAlias = "tuple[Standing, tuple[tuple[int, Fraction], ...]]"


@dataclass(frozen=True, slots=True)
class Course(Generic[T]):
    """What holds at each mark and between them: one value more than there are ends of spans."""

    marks: tuple[Fraction, ...]
    values: tuple[T, ...]

    def at(self, value: Fraction) -> T:
        """Return what holds at a value of the target."""
        place = bisect_left(self.marks, value)
        is_mark = place < len(self.marks) and self.marks[place] == value
        return self.values[2 * place if is_mark else 2 * place - 1]

    def pruned(self) -> Course[T]:
        """Return the same with those marks alone at which anything changes."""
        last = len(self.marks) - 1
        kept = [
            place
            for place in range(len(self.marks))
            if place in {0, last} or len(set(self.values[2 * place - 1 : 2 * place + 2])) > 1
        ]
        values = [value for place in kept for value in self.values[2 * place : 2 * place + 2]]
        return Course(
            tuple(self.marks[place] for place in kept), tuple(values[: 2 * len(kept) - 1])
        )


def level_course(
    axes: Sequence[Axis], held: Standing
) -> Course[Standing] | Course[Course[Standing]]:
    """Return the course of a case that stands alike wherever the targets are."""
    line = Course(*_flat(axes[-1], held))
    return line if len(axes) == 1 else Course(*_flat(axes[0], line))


def _flat(axis: Axis, value: T) -> tuple[tuple[Fraction, ...], tuple[T, ...]]:
    marks = tuple(sorted({axis.low, axis.high}))
    return marks, (value,) * (2 * len(marks) - 1)


def stretches(marks: Sequence[Fraction]) -> list[Stretch]:
    """Return the slots between marks: each mark alone, and each open span between two."""
    found = [Stretch(marks[0], marks[0])]
    for low, high in pairwise(marks):
        found += [Stretch(low, high, low_is_open=True, high_is_open=True), Stretch(high, high)]
    return found


class Surveyed:
    """The marks along every axis, found by looking again wherever something may still turn."""

    def __init__(self, axes: Sequence[Axis], judge: Callable[[Place], Judged]) -> None:
        """Begin with the ends of every axis."""
        self._judge = judge
        self._marks = [sorted({axis.low, axis.high}) for axis in axes]
        self._looked: list[list[Fraction]] = [[] for _ in axes]
        self._known: dict[Place, Standing] = {}
        while self._looks():
            pass

    def _looks(self) -> bool:
        """Judge wherever nobody has looked, and return whether a mark was found."""
        turned: list[set[Fraction]] = [set() for _ in self._marks]
        for place in product(*(self._samples(axis) for axis in range(len(self._marks)))):
            if place in self._known:
                continue
            self._known[place], crossed = self._judge(place)
            for axis, value in crossed:
                if self._is_between(axis, value, place[axis]):
                    turned[axis].add(value)
        for axis, values in enumerate(turned):
            self._marks[axis] = sorted({*self._marks[axis], *values})
        return any(turned)

    def _samples(self, axis: int) -> list[Fraction]:
        """Return one value of each slot, a span's being one that was looked at if there is one."""
        marks, found = self._marks[axis], []
        for low, high in pairwise(marks):
            seen = (value for value in self._looked[axis] if low < value < high)
            middle = next(seen, None)
            if middle is None:
                middle = (low + high) / 2
                self._looked[axis].append(middle)
            found += [low, middle]
        return [*found, marks[-1]]

    def _is_between(self, axis: int, value: Fraction, looked: Fraction) -> bool:
        """Return whether a value lies in the open span in which somebody looked."""
        marks = self._marks[axis]
        place = bisect_left(marks, value)
        if place in {0, len(marks)} or marks[place] == value:
            return False
        return marks[place - 1] < looked < marks[place]

    def line(self) -> Course[Standing]:
        """Return the course over the one target that moves."""
        values = tuple(self._known[place,] for place in self._samples(0))
        return Course(tuple(self._marks[0]), values).pruned()

    def plane(self) -> Course[Course[Standing]]:
        """Return the course over the first of two targets, of courses over the second."""
        across = self._samples(1)
        lines = tuple(
            Course(
                tuple(self._marks[1]), tuple(self._known[first, second] for second in across)
            ).pruned()
            for first in self._samples(0)
        )
        return Course(tuple(self._marks[0]), lines).pruned()


def all_marks(courses: Iterable[Course[T]], axis: Axis) -> list[Fraction]:
    """Return every mark of any of the courses, and the ends of the axis."""
    return sorted({axis.low, axis.high, *(mark for each in courses for mark in each.marks)})
