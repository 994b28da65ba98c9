"""Which facts a condition reads: so that members whose readings are alike are judged once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ecorules.language.syntax import FactValue, Holds, IsOneOf, Total, walk

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
