"""Circles: things that stand on each other, so that nothing comes first."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from ecorules.edition.codes import code_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


def circles(needs: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each circle once, beginning with its first code, until none is left.

    >>> list(circles({"3": ["2"], "2": ["3", "1"], "1": []}))
    [('2', '3')]
    """
    left = {code: sorted(needs[code], key=code_order) for code in sorted(needs, key=code_order)}
    while (circle := _circle(left)) is not None:
        yield circle
        # One arrow less opens this circle, and the next one is found on its own.
        left[circle[0]].remove(circle[1] if len(circle) > 1 else circle[0])


def _circle(needs: Mapping[str, Collection[str]]) -> tuple[str, ...] | None:
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        *found, _ = reversed(error.args[1])  # told from what is needed to who needs it
        start = found.index(min(found, key=code_order))
        return (*found[start:], *found[:start])
    return None
