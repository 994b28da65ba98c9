"""What a condition asks: so that members which it cannot tell apart are judged once.

The *questions* of a condition are its parts below *all of*, *any of* and *not*.  Members for
whom every question has the same truth, and lacks the same things, are alike to it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Conforms,
    Count,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Not,
    Share,
    Some,
    TargetValue,
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


class Needs(NamedTuple):
    """Everything that questions need an answer to, in a fixed order.

    `others` says that they look at other members, or at other requirements.
    """

    facts: tuple[tuple[str, int], ...]
    targets: tuple[str, ...]
    documents: tuple[str, ...]
    others: bool


@lru_cache(maxsize=4096)
def needs_of(asked: frozenset[Node]) -> Needs:
    """Return what these questions need to be answered."""
    below = [node for question in asked for node in walk(question)]
    return Needs(
        tuple(sorted({cell for question in asked for cell in reads(question)})),
        tuple(sorted({node.target for node in below if isinstance(node, TargetValue)})),
        tuple(sorted({node.item for node in below if isinstance(node, InHand)})),
        any(isinstance(node, Conforms | Total | Count | Share | Every | Some) for node in below),
    )


# To hash a whole tree takes longer than all else that an audit does with its roster, so trees
# are told apart by identity.  What is kept keeps them alive: no other gets the same place.
_Asked = tuple[tuple["Node | None", ...], frozenset["Node"]]
_ASKED: dict[tuple[int, ...], _Asked] = {}
_ASKED_AT_MOST = 4096


def questions(*nodes: Node | None) -> frozenset[Node]:
    """Return the parts of conditions that their connectives join; a measure is its own."""
    key = tuple(map(id, nodes))
    if key not in _ASKED:
        if len(_ASKED) >= _ASKED_AT_MOST:
            _ASKED.clear()
        _ASKED[key] = (nodes, frozenset().union(*map(_questions, nodes)))
    return _ASKED[key][1]


def _questions(node: Node | None) -> frozenset[Node]:
    if node is None:
        return frozenset()
    if not isinstance(node, AllOf | AnyOf | Not):
        return frozenset((node,))
    return frozenset().union(*map(_questions, children(node)))
