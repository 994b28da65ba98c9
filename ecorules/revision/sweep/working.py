"""How long it takes to judge a condition, so that what takes little is judged first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.language.syntax import Count, Every, FactValue, Share, Some, Total, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.language.syntax import Node

_OVER_MEMBERS: Final = Count | Every | Share | Some | Total
_NUMBER, _LIST = 10, 1
_KNOWN: dict[int, tuple[Node, int]] = {}
_MOST_KNOWN: Final = 20_000


def effort(node: Node) -> int:
    """Return how long it takes to judge, roughly: lists of members, and figures of each of them."""
    found = _KNOWN.get(id(node))
    if found is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        # What is kept keeps the node alive, so that no other gets its place.
        found = _KNOWN[id(node)] = (node, sum(_efforts(node)))
    return found[1]


def _efforts(node: Node) -> Iterator[int]:
    for tally in walk(node):
        if isinstance(tally, _OVER_MEMBERS):
            numbers = sum(isinstance(each, FactValue | Total) for each in walk(tally))
            yield _LIST + _NUMBER * numbers
