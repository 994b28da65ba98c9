"""What could be changed in a member's row so that a condition holds of it, or does not.

A repair is a set of aims, each about one cell; there are as few of them as there are ways to
satisfy the condition without doing more than is needed.  The definition judges the row that
comes out, so that nothing is believed that it would not say.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from ecorules.language.evaluate import evaluate
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    FactValue,
    Holds,
    IsOneOf,
    Not,
    Relation,
    TargetValue,
)
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind
from ecorules.path.cells import solved
from ecorules.path.rows import Aim, Repair, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_WAYS = 32


def repairs(condition: Condition, row: Row, *, holds: bool) -> list[Repair]:
    """Return the least sets of aims that make a condition hold of a member, or not hold."""
    if evaluate(condition, row.subject).truth is Truth.of(holds):
        return [frozenset()]
    match condition:
        case Not(inner):
            return repairs(inner, row, holds=not holds)
        case AllOf(parts) | AnyOf(parts):
            ways = [repairs(part, row, holds=holds) for part in parts]
            # All parts have to hold of what all make up, and all have to fail of what any does.
            needs_all = isinstance(condition, AllOf) is holds
            return _together(ways) if needs_all else least(way for own in ways for way in own)
        case Holds(fact, years_back):
            return _touched(row, Aim((fact, years_back), flag=holds))
        case IsOneOf(fact, _, years_back):
            among = _values(row, condition, holds=holds)
            return _touched(row, Aim((fact, years_back), among=among))
        case Compare():
            return _compared(condition, row, holds=holds)
        case _:
            return []


@lru_cache(maxsize=4096)
def in_order(way: Repair) -> tuple[int, list[str]]:
    """Return by what ways are put in order: the shortest first."""
    return len(way), sorted(map(repr, way))


def least(ways: Iterable[Repair]) -> list[Repair]:
    """Return the ways of which no part would do, the shortest first."""
    found: list[Repair] = []
    for way in sorted(set(ways), key=in_order):
        if not any(one <= way for one in found):
            found.append(way)
    return found[:_MOST_WAYS]


def _together(parts: Sequence[list[Repair]]) -> list[Repair]:
    ways: list[Repair] = [frozenset()]
    for part in parts:
        ways = least(one | other for one, other in product(ways, part))
    return ways


def _touched(row: Row, aim: Aim) -> list[Repair]:
    return [frozenset({aim})] if row.may_be_touched(aim.place) else []


def _values(row: Row, condition: IsOneOf, *, holds: bool) -> frozenset[str]:
    kind = row.facts[condition.fact, condition.years_back].kind
    every = frozenset(kind.values) if isinstance(kind, ChoiceKind) else frozenset[str]()
    return condition.values if holds else every - condition.values


_MIRRORED = {
    Relation.AT_LEAST: Relation.AT_MOST,
    Relation.AT_MOST: Relation.AT_LEAST,
    Relation.MORE_THAN: Relation.LESS_THAN,
    Relation.LESS_THAN: Relation.MORE_THAN,
    Relation.EQUALS: Relation.EQUALS,
}
_OPPOSITES = {
    Relation.AT_LEAST: (Relation.LESS_THAN,),
    Relation.AT_MOST: (Relation.MORE_THAN,),
    Relation.MORE_THAN: (Relation.AT_MOST,),
    Relation.LESS_THAN: (Relation.AT_LEAST,),
    Relation.EQUALS: (Relation.LESS_THAN, Relation.MORE_THAN),
}


def _compared(condition: Compare, row: Row, *, holds: bool) -> list[Repair]:
    relations = (condition.relation,) if holds else _OPPOSITES[condition.relation]
    return least(way for one in relations for way in _related(condition, one, row))


def _related(condition: Compare, relation: Relation, row: Row) -> list[Repair]:
    """Change one side or the other, or both where neither is known."""
    left, right = condition.measure, condition.bound
    ways: list[Repair] = []
    for own, other, related in ((left, right, relation), (right, left, _MIRRORED[relation])):
        if not isinstance(own, FactValue) or not isinstance(
            other, FactValue | Constant | TargetValue
        ):
            continue
        place = (own.fact, own.years_back)
        if not row.may_be_touched(place):
            continue
        aim = Aim(place, relation=related, bound=other)
        alone = frozenset({aim})
        if solved(alone, row) is not None:
            ways.append(alone)
        elif isinstance(other, FactValue) and row.may_be_touched((other.fact, other.years_back)):
            ways.append(alone | {Aim((other.fact, other.years_back))})
    return ways
