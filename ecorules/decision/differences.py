"""Where two JSON values differ, each place by its pointer (RFC 6901)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.record import Json


class Absent:
    """Stand for what one of two values does not have."""


ABSENT: Final = Absent()


class Difference(NamedTuple):
    """One place at which what is recorded is not what is found."""

    pointer: str
    recorded: Json | Absent
    found: Json | Absent


def differences(recorded: Json, found: Json, pointer: str = "") -> Iterator[Difference]:
    """Yield every smallest place at which two values differ, in the order of their keys.

    >>> [each.pointer for each in differences({"a": [1, 2]}, {"a": [1, 3], "b": 0})]
    ['/a/1', '/b']
    """
    match recorded, found:
        case dict(), dict():
            for key in sorted(recorded.keys() | found.keys()):
                at = f"{pointer}/{_escaped(key)}"
                yield from _between(recorded.get(key, ABSENT), found.get(key, ABSENT), at)
        case list(), list():
            for place in range(max(len(recorded), len(found))):
                one = recorded[place] if place < len(recorded) else ABSENT
                other = found[place] if place < len(found) else ABSENT
                yield from _between(one, other, f"{pointer}/{place}")
        case _:
            # In Python 1 and true are equal; in JSON they are not.
            if type(recorded) is not type(found) or recorded != found:
                yield Difference(pointer, recorded, found)


def _between(one: Json | Absent, other: Json | Absent, at: str) -> Iterator[Difference]:
    if isinstance(one, Absent) or isinstance(other, Absent):
        yield Difference(at, one, other)
    else:
        yield from differences(one, other, at)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
