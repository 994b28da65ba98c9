"""What a condition asks: so that members which it cannot tell apart are judged once.

The *questions* of a condition are its parts below *all of*, *any of* and *not*.  Members for
whom every question has the same truth, and lacks the same things, are alike to it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    FactValue,
    Holds,
    IsOneOf,
    Not,
    Total,
    children,
    walk,
)

if TYPE_CHECKING:
    from ecorules.language.syntax import Node


@lru_cache(maxsize=4096)
def reads(node: Node | None) -> frozenset[tuple[str, int]]:
    """Return the facts that a node and all below it read, each with its years back."""
    if node is None:
        return frozenset()
    return frozenset(
        (below.fact, below.years_back)
        for below in walk(node)
        if isinstance(below, FactValue | Holds | IsOneOf | Total)
    )


@lru_cache(maxsize=4096)
def questions(node: Node | None) -> frozenset[Node]:
    """Return the parts of a condition that its connectives join; a measure is its own."""
    if node is None:
        return frozenset()
    if not isinstance(node, AllOf | AnyOf | Not):
        return frozenset((node,))
    return frozenset().union(*(questions(below) for below in children(node)))
