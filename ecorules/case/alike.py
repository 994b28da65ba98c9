"""Which members of a roster are alike, so that a condition judges each kind of member once.

Two members are alike in some columns if they have the same values in them.  What a column
says may not count on the day of the audit; then it only matters whether it says anything.
The work is kept with the list of members, which never changes, so that further audits of the
same list cost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.model import Alike

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from ecorules.case.model import MemberList, Value

_ABSENT = 0
_PRESENT = 1


def alike(
    members: MemberList,
    valued: Sequence[tuple[str, int]],
    filled: Sequence[tuple[str, int]],
) -> tuple[Alike, ...]:
    """Return the members by kind: the same values in some cells, the same others filled in.

    Kinds are in the order of their first key and members in that of their keys, whatever
    the order of the rows.
    """
    asked: Hashable = (frozenset(valued), frozenset(filled))
    kept = members.sorting.groups
    if asked not in kept:
        columns = [_codes(members, cell) for cell in valued]
        columns += [tuple(map(bool, _codes(members, cell))) for cell in filled]
        kept[asked] = _kinds(members, columns)
    return kept[asked]


def _kinds(members: MemberList, columns: Sequence[tuple[int, ...]]) -> tuple[Alike, ...]:
    rows: Iterable[tuple[int, ...]] = (
        zip(*columns, strict=True) if columns else ((),) * len(members.members)
    )
    found: dict[tuple[int, ...], list[int]] = {}
    for place, row in enumerate(rows):
        found.setdefault(row, []).append(place)
    listed = members.members
    kinds = (
        Alike(tuple(sorted(listed[place].key for place in places)), listed[places[0]])
        for places in found.values()
    )
    return tuple(sorted(kinds, key=lambda kind: kind.keys))


def _codes(members: MemberList, cell: tuple[str, int]) -> tuple[int, ...]:
    """Return a small number for each member: 0 without a value, the same for equal values."""
    kept = members.sorting.codes
    if cell not in kept:
        kept[cell] = _numbered([member.cells.get(cell) for member in members.members])
    return kept[cell]


def _numbered(values: Sequence[Value | None]) -> tuple[int, ...]:
    # Hashing a fraction is slow and most rows share one object, so the object is tried first.
    by_object: dict[int, int] = {id(None): _ABSENT}
    by_value: dict[Value | None, int] = {}
    for value in values:
        if id(value) not in by_object:
            by_object[id(value)] = by_value.setdefault(value, len(by_value) + _PRESENT)
    return tuple([by_object[id(value)] for value in values])
