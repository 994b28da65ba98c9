"""What a condition asks of one member, as a function of its cells: yes, no, or nobody knows.

Made for conditions over a member's own cells alone.  A cell that is empty, or whose column does
not count, is whatever the vocabulary allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from ecorules.language.evaluate import is_among, related
from ecorules.language.interval import Interval
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    FactValue,
    Holds,
    IsOneOf,
    Not,
    Relation,
)
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, NumberKind

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.case.model import Value
    from ecorules.language.syntax import Condition, Measure
    from ecorules.language.vocabulary import Fact

Cells: TypeAlias = "Mapping[tuple[str, int], Value]"
Passing: TypeAlias = Callable[["Cells"], "bool | None"]
_Reading: TypeAlias = "Callable[[Cells], Fraction | None]"
_PLAIN = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


def passing(
    condition: Condition,
    roster: str,
    year: int,
    lacking: frozenset[str],
    facts: Mapping[str, Fact],
) -> Passing | None:
    """Return what a condition asks of a member, or nothing if it asks for more than its cells.

    `lacking` are the columns that do not count.
    """
    return _Making(roster, year, lacking, facts).made(condition)


class _Making:
    """Make functions of conditions on the members of one list in one year."""

    def __init__(
        self, roster: str, year: int, lacking: frozenset[str], facts: Mapping[str, Fact]
    ) -> None:
        self._roster, self._year = roster, year
        self._lacking, self._facts = lacking, facts

    def made(self, condition: Condition) -> Passing | None:
        """Return a condition as a function, if it can be one."""
        match condition:
            case AllOf(conditions):
                return self._joined(conditions, settles=False)
            case AnyOf(conditions):
                return self._joined(conditions, settles=True)
            case Not(inner):
                of = self.made(inner)
                return None if of is None else _negated(of)
            case Holds(name, back):
                return _flag(self._cell(name, back)) if self._is_own(name) else None
            case IsOneOf(name, values, back):
                return self._choice(name, values, back) if self._is_own(name) else None
            case Compare(measure, relation, bound):
                return self._comparison(measure, relation, bound)
            case _:
                return None

    def _is_own(self, name: str) -> bool:
        return self._facts[name].roster == self._roster

    def _cell(self, name: str, back: int) -> tuple[str, int]:
        # No fact has an empty name: of a column that does not count every cell is empty.
        return ("", 0) if name in self._lacking else (name, self._year - back)

    def _joined(self, conditions: tuple[Condition, ...], *, settles: bool) -> Passing | None:
        parts = [self.made(each) for each in conditions]
        known = [part for part in parts if part is not None]
        return _joined(known, settles) if len(known) == len(parts) else None

    def _choice(self, name: str, values: frozenset[str], back: int) -> Passing | None:
        kind = self._facts[name].kind
        if not isinstance(kind, ChoiceKind):
            return None
        return _choice(
            self._cell(name, back), values, _PLAIN[is_among(frozenset(kind.values), values)]
        )

    def _comparison(self, left: Measure, relation: Relation, right: Measure) -> Passing | None:
        sides = self._side(left), self._side(right)
        if sides[0] is None or sides[1] is None:
            return None
        return _compared(sides[0], relation, sides[1])

    def _side(self, node: Measure) -> tuple[_Reading, Interval] | None:
        """Return how a side is read, and all that it may be where it is not known."""
        match node:
            case Constant(value):
                return (lambda _: value), Interval.point(value)
            case FactValue(name, back) if self._is_own(name):
                kind = self._facts[name].kind
                return (
                    (_number(self._cell(name, back)), kind.extent)
                    if isinstance(kind, NumberKind)
                    else None
                )
            case _:
                return None


def _number(cell: tuple[str, int]) -> _Reading:
    return lambda cells: cells.get(cell)  # type: ignore[return-value] # a number has no other values


def _flag(cell: tuple[str, int]) -> Passing:
    return lambda cells: cells.get(cell)  # type: ignore[return-value] # a flag has no other values


def _negated(of: Passing) -> Passing:
    def negated(cells: Cells) -> bool | None:
        found = of(cells)
        return None if found is None else not found

    return negated


def _joined(parts: list[Passing], settles: bool) -> Passing:  # noqa: FBT001 - which of two
    def joined(cells: Cells) -> bool | None:
        found: bool | None = not settles
        for part in parts:
            one = part(cells)
            if one is settles:
                return settles
            if one is None:
                found = None
        return found

    return joined


def _choice(
    cell: tuple[str, int],
    values: frozenset[str],
    if_unknown: bool | None,  # noqa: FBT001
) -> Passing:
    def chosen(cells: Cells) -> bool | None:
        found = cells.get(cell)
        return if_unknown if found is None else found in values

    return chosen


_DIRECT: Mapping[Relation, Callable[[Fraction, Fraction], bool]] = {
    Relation.AT_LEAST: lambda left, right: left >= right,
    Relation.AT_MOST: lambda left, right: left <= right,
    Relation.MORE_THAN: lambda left, right: left > right,
    Relation.LESS_THAN: lambda left, right: left < right,
    Relation.EQUALS: lambda left, right: left == right,
}


def _compared(
    left: tuple[_Reading, Interval], relation: Relation, right: tuple[_Reading, Interval]
) -> Passing:
    read_left, left_range = left
    read_right, right_range = right
    direct = _DIRECT[relation]

    def stands(cells: Cells) -> bool | None:
        own, other = read_left(cells), read_right(cells)
        if own is not None and other is not None:
            return direct(own, other)
        first = left_range if own is None else Interval.point(own)
        second = right_range if other is None else Interval.point(other)
        return _PLAIN[related(relation, first, second)]

    return stands
