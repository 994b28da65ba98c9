"""Which members of a roster are alike, so that a condition judges each kind of member once.

The work is kept with the list of members, which never changes, so that further audits of the
same list cost less.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.model import Alike

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

    from ecorules.case.model import MemberList, Value

_ABSENT = 0
_PRESENT = 1


class Making(NamedTuple):
    """One mark for each member: how the marks are made, and the cells that they rest on."""

    cells: frozenset[tuple[str, int]]
    made: Callable[[], Sequence[Hashable]]


def alike(members: MemberList, marks: Mapping[Hashable, Making]) -> tuple[Alike, ...]:
    """Return the members by kind: those that bear the same marks, each made when needed.

    Kinds are in the order of their first key and members in that of their keys, whatever
    the order of the rows; the example is the member with the first key.
    """
    kept, asked = members.sorting.kinds, frozenset(marks)
    if asked not in kept:
        kept[asked] = _kinds(members, [_marks(members, *each) for each in marks.items()])
    return kept[asked]


def _marks(members: MemberList, name: Hashable, making: Making) -> Sequence[Hashable]:
    kept = members.sorting.marks
    if name not in kept:
        kept[name] = (making.cells, making.made())
    return kept[name][1]


def carried(
    before: MemberList, after: MemberList, changed: Collection[tuple[str, int]]
) -> MemberList:
    """Return a list with what was worked out of the one before it in all other cells.

    Both hold the same members in the same places, and only these cells of any are others.
    """
    old, new = before.sorting, after.sorting
    new.codes.update({cell: own for cell, own in old.codes.items() if cell not in changed})
    new.values.update({cell: own for cell, own in old.values.items() if cell not in changed})
    new.marks.update(
        {name: kept for name, kept in old.marks.items() if kept[0].isdisjoint(changed)}
    )
    return after


def _kinds(members: MemberList, marks: Sequence[Sequence[Hashable]]) -> tuple[Alike, ...]:
    listed = members.members
    found: dict[tuple[Hashable, ...], list[int]] = {}
    rows = zip(*marks, strict=True) if marks else ((),) * len(listed)
    for place, row in enumerate(rows):
        found.setdefault(row, []).append(place)
    kinds = []
    for places in found.values():
        places.sort(key=lambda place: listed[place].key)
        kinds.append(Alike(tuple(listed[place].key for place in places), listed[places[0]]))
    return tuple(sorted(kinds, key=lambda kind: kind.keys))


def codes(members: MemberList, cell: tuple[str, int]) -> Sequence[int]:
    """Return a small number for each member: 0 without a value, the same for equal values."""
    kept = members.sorting.codes
    if cell not in kept:
        kept[cell] = _numbered(_said(members, cell))
    return kept[cell]


def values(members: MemberList, cell: tuple[str, int]) -> Sequence[Fraction | None]:
    """Return the number that each member has in a cell, or nothing."""
    kept = members.sorting.values
    if cell not in kept:
        own = _said(members, cell)
        # Asking a type for itself is fast where asking for its ancestors is not.
        kept[cell] = tuple([value if type(value) is Fraction else None for value in own])
    return kept[cell]


def _said(members: MemberList, cell: tuple[str, int]) -> list[Value | None]:
    return [cells.get(cell) for _, _, cells in members.members]


def _numbered(values: Sequence[Value | None]) -> tuple[int, ...]:
    # Hashing a fraction is slow and most rows share one object, so the object is tried first.
    by_object: dict[int, int] = {id(None): _ABSENT}
    by_value: dict[Value | None, int] = {}
    for value in values:
        if id(value) not in by_object:
            by_object[id(value)] = by_value.setdefault(value, len(by_value) + _PRESENT)
    return tuple([by_object[id(value)] for value in values])
