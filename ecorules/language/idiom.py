"""Idioms: combinations of core nodes that people know by one name.

The core has neither *between*, nor *rises every year*, nor *all documents*; an author
writes them and they become several nodes.  Read back, they are said as they were meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.language.syntax import AllOf, Compare, FactValue, InHand, Relation

if TYPE_CHECKING:
    from ecorules.language.syntax import Condition, Measure


@dataclass(frozen=True, slots=True)
class Band:
    """A measure is to lie between two bounds, both included; `compared` is its lower half."""

    compared: Compare
    high: Measure


@dataclass(frozen=True, slots=True)
class Trend:
    """A fact stands in a relation to its value of the year before, so many years running."""

    fact: str
    relation: Relation
    years: int


@dataclass(frozen=True, slots=True)
class Documents:
    """Several evidence items are to be in hand."""

    items: tuple[str, ...]


def idiom(node: Condition) -> Band | Trend | Documents | None:
    """Return what several conditions mean together, if people have a name for it."""
    if not isinstance(node, AllOf) or len(node.conditions) < 2:  # noqa: PLR2004 - several
        return None
    return _documents(node.conditions) or _band(node.conditions) or _trend(node.conditions)


def _documents(conditions: tuple[Condition, ...]) -> Documents | None:
    items = tuple(each.item for each in conditions if isinstance(each, InHand))
    return Documents(items) if len(items) == len(conditions) else None


def _band(conditions: tuple[Condition, ...]) -> Band | None:
    match conditions:
        case (
            Compare(measure, Relation.AT_LEAST, _, if_none) as low,
            Compare(same, Relation.AT_MOST, high, same_answer),
        ) if (same, same_answer) == (measure, if_none):
            return Band(low, high)
        case _:
            return None


def _trend(conditions: tuple[Condition, ...]) -> Trend | None:
    fact, relation, steps = "", Relation.EQUALS, []
    for condition in conditions:
        match condition:
            case Compare(FactValue(this, year), by, FactValue(that, before)) if (
                this == that and before == year + 1 and by is not Relation.EQUALS
            ):
                fact, relation = this, by
                steps.append((this, by, year))
            case _:
                return None
    is_one = sorted(steps, key=lambda step: step[2]) == [
        (fact, relation, year) for year in range(len(steps))
    ]
    return Trend(fact, relation, len(steps) + 1) if is_one else None
