"""Whether each condition of an `all_of` or `any_of` was seen to decide (MC/DC).

A truth *decides* a node if it settles it whatever the others are: false an `all_of`, true
an `any_of`.  A condition is paired if there are two judgements of the node, of any two
members or cases, such that

- the condition is true in one and false in the other,
- in both no other condition decides: the others are the other truth, or unknown,
- and the node's truth is the condition's.

This is masking MC/DC over Kleene values: the others need not stay as they were, as long as
they leave the decision to the one.  The last point asks more of the undecided side: there an
unknown beside the condition would leave the node unknown, so all of them are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.language.syntax import AllOf, AnyOf
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ecorules.language.syntax import Condition

    Row = tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Name a condition of a node, and the truths in which no case lets it decide."""

    node: AllOf | AnyOf
    condition: Condition
    unseen: tuple[Truth, ...]


def pairings(
    node: AllOf | AnyOf, rows: Iterable[Row], settled: Mapping[Condition, Truth]
) -> Iterator[Pairing]:
    """Yield one pairing a condition; of one that the declared ranges settle there is none.

    >>> from ecorules.language.syntax import Holds
    >>> a, b = Holds("a"), Holds("b")
    >>> rows = [(Truth.TRUE, Truth.TRUE), (Truth.FALSE, Truth.UNKNOWN)]
    >>> [one.unseen for one in pairings(AllOf((a, b)), rows, {})]
    [(), (<Truth.FALSE: 'false'>,)]
    """
    decisive = Truth.FALSE if isinstance(node, AllOf) else Truth.TRUE
    known = list(rows)
    for place, condition in enumerate(node.conditions):
        if condition in settled:
            continue
        decided = {row[place] for row in known if _leaves_it_to(place, row, decisive)}
        wanted = (Truth.TRUE, Truth.FALSE)
        yield Pairing(node, condition, tuple(truth for truth in wanted if truth not in decided))


def _leaves_it_to(place: int, row: Row, decisive: Truth) -> bool:
    """Return whether the node's truth is that of the condition at a place, and only its."""
    others = [*row[:place], *row[place + 1 :]]
    if row[place] is decisive:
        return decisive not in others
    return row[place] is ~decisive and all(truth is ~decisive for truth in others)
