"""What could be changed in a member's row so that a condition holds of it, or does not.

A repair is a set of aims, each about one cell; there are as few of them as there are ways to
satisfy the condition without doing more than is needed.  The definition judges the row that
comes out, so that nothing is believed that it would not say.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.language.evaluate import evaluate, measure
from ecorules.language.interval import Interval
from ecorules.language.subject import Reading
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    FactValue,
    Holds,
    IsOneOf,
    Measure,
    Not,
    Relation,
    TargetValue,
)
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import Better, ChoiceKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.case.model import Value
    from ecorules.language.subject import Gathering, Subject
    from ecorules.language.syntax import Node
    from ecorules.language.vocabulary import Fact

Place: TypeAlias = tuple[str, int]
_MOST_WAYS = 32


class Aim(NamedTuple):
    """Say what one cell is to be: yes or no, one of some values, or related to a bound.

    Without any of them the cell only has to be known.
    """

    place: Place
    flag: bool | None = None
    among: frozenset[str] = frozenset()
    relation: Relation | None = None
    bound: Measure | None = None


Repair: TypeAlias = frozenset[Aim]


class Row(NamedTuple):
    """Hold a member as it stands, and which of its cells may be changed and in which direction.

    `known` are the cells that say something, counted or not; `open` the facts that may be changed
    although they are known.
    """

    subject: Subject
    facts: Mapping[Place, Fact]
    known: Mapping[Place, Value]
    open: frozenset[Place]
    fixed: frozenset[Place] = frozenset()

    def may_be_touched(self, place: Place) -> bool:
        """Return whether a cell can be observed or changed."""
        if place not in self.facts or place in self.fixed:
            return False
        return place not in self.known or place in self.open


class Changed(NamedTuple):
    """Answer as a member does, with some of its cells changed."""

    row: Row
    cells: Mapping[Place, Value]

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        """Return the changed number, or what it was."""
        value = self.cells.get((fact, years_back))
        if isinstance(value, Fraction):
            return Reading(Interval.point(value))
        return self.row.subject.number(fact, years_back)

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        """Return the changed answer, or what it was."""
        value = self.cells.get((fact, years_back))
        if isinstance(value, bool):
            return Reading(Truth.of(value))
        return self.row.subject.flag(fact, years_back)

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        """Return the changed choice, or what it was."""
        value = self.cells.get((fact, years_back))
        if isinstance(value, str):
            return Reading(frozenset({value}))
        return self.row.subject.choice(fact, years_back)

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        """Return a roster of the area."""
        return self.row.subject.roster(roster, asked)

    def target(self, target: str) -> Reading[Interval]:
        """Return a target of the area."""
        return self.row.subject.target(target)

    def document(self, item: str) -> Reading[Truth]:
        """Return a document of the area."""
        return self.row.subject.document(item)

    def conforms(self, requirement: str) -> Reading[Truth]:
        """Return a requirement of the area."""
        return self.row.subject.conforms(requirement)


def repairs(condition: Condition, row: Row, *, holds: bool) -> list[Repair]:
    """Return the least sets of aims that make a condition hold of a member, or not hold."""
    if evaluate(condition, row.subject).truth is Truth.of(holds):
        return [frozenset()]
    match condition:
        case Not(inner):
            return repairs(inner, row, holds=not holds)
        case AllOf(parts) if holds:
            return _together([repairs(part, row, holds=True) for part in parts])
        case AnyOf(parts) if not holds:
            return _together([repairs(part, row, holds=False) for part in parts])
        case AllOf(parts) | AnyOf(parts):
            ways = (way for part in parts for way in repairs(part, row, holds=holds))
            return least(ways)
        case Holds(fact, years_back):
            return _touched(row, Aim((fact, years_back), flag=holds))
        case IsOneOf(fact, values, years_back):
            return _touched(
                row, Aim((fact, years_back), among=_values(row, condition, holds=holds))
            )
        case Compare():
            return _compared(condition, row, holds=holds)
        case _:
            return []


def least(ways: Iterable[Repair]) -> list[Repair]:
    """Return the ways of which no part would do, the shortest first."""
    found: list[Repair] = []
    for way in sorted(set(ways), key=lambda way: (len(way), sorted(map(repr, way)))):
        if not any(one <= way for one in found):
            found.append(way)
    return found[:_MOST_WAYS]


def _together(parts: list[list[Repair]]) -> list[Repair]:
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
_OPPOSITE = {
    Relation.AT_LEAST: Relation.LESS_THAN,
    Relation.AT_MOST: Relation.MORE_THAN,
    Relation.MORE_THAN: Relation.AT_MOST,
    Relation.LESS_THAN: Relation.AT_LEAST,
}


def _compared(condition: Compare, row: Row, *, holds: bool) -> list[Repair]:
    """Change one side or the other, or both where neither is known."""
    relation = condition.relation if holds else _OPPOSITE.get(condition.relation)
    if relation is None:
        return []
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
    return least(ways)


class _Span:
    """Collect between which values a cell has to be."""

    def __init__(self, fact: Fact, known: Value | None) -> None:
        kind = fact.kind
        if not isinstance(kind, NumberKind):
            raise TypeError(fact.name)
        self.kind = kind
        self.low, self.high = kind.extent.low, kind.extent.high
        self.is_above = self.is_below = False
        if isinstance(known, Fraction) and fact.better is Better.HIGHER:
            self.raise_to(known, strictly=False)
        if isinstance(known, Fraction) and fact.better is Better.LOWER:
            self.lower_to(known, strictly=False)

    def raise_to(self, value: Fraction, *, strictly: bool) -> None:
        if self.low is None or value > self.low:
            self.low, self.is_above = value, strictly
        elif value == self.low:
            self.is_above |= strictly

    def lower_to(self, value: Fraction, *, strictly: bool) -> None:
        if self.high is None or value < self.high:
            self.high, self.is_below = value, strictly
        elif value == self.high:
            self.is_below |= strictly

    def value(self, *, prefer_low: bool) -> Fraction | None:
        """Return a value between the ends, as near to the preferred one as there is."""
        candidates = [self._from(self.low, 1), self._from(self.high, -1), self._between()]
        if not prefer_low:
            candidates[0], candidates[1] = candidates[1], candidates[0]
        return next((one for one in candidates if one is not None and self._holds(one)), None)

    def _from(self, end: Fraction | None, step: int) -> Fraction | None:
        if end is None:
            return None
        is_open = self.is_above if step > 0 else self.is_below
        unit = self.kind.unit.factor
        if self.kind.whole:
            at = end / unit
            whole = -(-at // 1) if step > 0 else at // 1
            return (whole + (step if is_open and whole == at else 0)) * unit
        return end + step * unit if is_open else end

    def _between(self) -> Fraction | None:
        if self.kind.whole:
            return None
        if self.low is None or self.high is None:
            return Fraction(0) if self.low is None and self.high is None else None
        return (self.low + self.high) / 2

    def _holds(self, value: Fraction) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.is_above)
        below = self.high is None or value < self.high or (value == self.high and not self.is_below)
        return above and below


def solved(repair: Repair, row: Row) -> dict[Place, Value] | None:
    """Return the values that a repair gives to a member's cells, or nothing if there are none."""
    cells: dict[Place, Value] = {}
    places = {aim.place for aim in repair}
    # First what others are compared with: a bound has to be known before what it bounds.
    bounding = {
        (aim.bound.fact, aim.bound.years_back) for aim in repair if isinstance(aim.bound, FactValue)
    }
    for place in sorted(places, key=lambda place: (place not in bounding, place)):
        value = _solved_cell(place, [aim for aim in repair if aim.place == place], row, cells)
        if value is None:
            return None
        cells[place] = value
    return cells


def _solved_cell(
    place: Place, aims: list[Aim], row: Row, cells: Mapping[Place, Value]
) -> Value | None:
    fact, known = row.facts[place], row.known.get(place)
    if not isinstance(fact.kind, NumberKind):
        return _solved_word(aims, fact, known)
    span = _Span(fact, known)
    asked = [aim for aim in aims if aim.relation is not None and aim.bound is not None]
    for aim in asked:
        extent = measure(aim.bound, Changed(row, cells)).extent.interval  # type: ignore[arg-type]
        if extent is None:
            return None
        if aim.relation in {Relation.AT_LEAST, Relation.MORE_THAN, Relation.EQUALS}:
            if extent.high is None:
                return None
            span.raise_to(extent.high, strictly=aim.relation is Relation.MORE_THAN)
        if aim.relation in {Relation.AT_MOST, Relation.LESS_THAN, Relation.EQUALS}:
            if extent.low is None:
                return None
            span.lower_to(extent.low, strictly=aim.relation is Relation.LESS_THAN)
    rises = any(aim.relation in {Relation.AT_LEAST, Relation.MORE_THAN} for aim in asked)
    value = span.value(prefer_low=rises)
    # A bound that nobody knows is best in the middle: there is room on both sides of it.
    if not asked and value is not None and value == span.low:
        value = span.low + span.kind.unit.factor if span.high is None else span._between()  # noqa: SLF001
    return value


def _solved_word(aims: list[Aim], fact: Fact, known: Value | None) -> Value | None:
    flags = {aim.flag for aim in aims if aim.flag is not None}
    if flags:
        wanted = flags.pop()
        if flags or (
            known is not None and fact.better is (Better.LOWER if wanted else Better.HIGHER)
        ):
            return None
        return wanted
    chosen = [aim.among for aim in aims if aim.among]
    allowed = frozenset.intersection(*chosen) if chosen else frozenset[str]()
    return min(allowed, default=None)
