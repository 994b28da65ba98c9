"""Values for cells: as near as can be to what a repair asks of a member's row."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from ecorules.language.evaluate import measure
from ecorules.language.interval import Interval
from ecorules.language.syntax import FactValue, Relation
from ecorules.language.vocabulary import Better, NumberKind
from ecorules.path.rows import Changed, Place, Repair, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.case.model import Value
    from ecorules.language.syntax import Measure
    from ecorules.language.vocabulary import Fact


_RISING = {Relation.AT_LEAST, Relation.MORE_THAN}
_FALLING = {Relation.AT_MOST, Relation.LESS_THAN}


# What some aims make of their cell, which depends on no other cell that is changed with it.
Solved: TypeAlias = "dict[Repair, Value | None]"


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

    def keep_to(self, relation: Relation, bound: Interval) -> bool:
        """Keep to a relation with every value that a bound may have; not if it has no end."""
        if relation not in _FALLING:
            if bound.high is None:
                return False
            self.raise_to(bound.high, strictly=relation is Relation.MORE_THAN)
        if relation not in _RISING:
            if bound.low is None:
                return False
            self.lower_to(bound.low, strictly=relation is Relation.LESS_THAN)
        return True

    def inside(self, value: Fraction) -> Fraction:
        """Return a value away from the low end: a bound nobody knows leaves room on both sides."""
        if value != self.low:
            return value
        return value + self.kind.unit.factor if self.high is None else self._between() or value

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


def solved(repair: Repair, row: Row, kept: Solved | None = None) -> dict[Place, Value] | None:
    """Return the values that a repair gives to a member's cells, or nothing if there are none.

    Many repairs of one row ask the same of a cell: what is `kept` is not worked out again.
    """
    kept = {} if kept is None else kept
    cells: dict[Place, Value] = {}
    places = {aim.place for aim in repair}
    # First what others are compared with: a bound has to be known before what it bounds.
    bounding = {
        (aim.bound.fact, aim.bound.years_back) for aim in repair if isinstance(aim.bound, FactValue)
    }
    for place in sorted(places, key=lambda place: (place not in bounding, place)):
        aims = frozenset(aim for aim in repair if aim.place == place)
        if bounding & places:
            value = _solved_cell(place, aims, row, cells)
        else:
            if aims not in kept:
                kept[aims] = _solved_cell(place, aims, row, cells)
            value = kept[aims]
        if value is None:
            return None
        cells[place] = value
    return cells


def spans(repair: Repair, row: Row, cells: Mapping[Place, Value]) -> dict[Place, Interval]:
    """Return between which values each number that nobody knows may turn out, by its aims."""
    found: dict[Place, Interval] = {}
    for place in {aim.place for aim in repair if aim.relation} - row.known.keys():
        fact = row.facts[place]
        if not isinstance(fact.kind, NumberKind):
            continue
        span = _Span(fact, None)
        asked = [(one.relation, one.bound) for one in repair if one.place == place]
        if all(_keeps(span, relation, bound, Changed(row, cells)) for relation, bound in asked):
            found[place] = Interval(span.low, span.high, span.is_above, span.is_below)
    return found


def _keeps(span: _Span, relation: Relation | None, bound: Measure | None, subject: Changed) -> bool:
    """Keep a span to an aim; not if there is no bound to keep to."""
    if relation is None or bound is None:
        return True
    extent = measure(bound, subject).extent.interval
    return extent is not None and span.keep_to(relation, extent)


def _solved_cell(
    place: Place, aims: Repair, row: Row, cells: Mapping[Place, Value]
) -> Value | None:
    fact, known = row.facts[place], row.known.get(place)
    if not isinstance(fact.kind, NumberKind):
        return _solved_word(aims, fact, known)
    span = _Span(fact, known)
    asked = [(one.relation, one.bound) for one in aims if one.relation and one.bound]
    if not all(_keeps(span, relation, bound, Changed(row, cells)) for relation, bound in asked):
        return None
    rises = any(relation in _RISING for relation, _ in asked)
    value = span.value(prefer_low=rises)
    return value if asked or value is None else span.inside(value)


def _solved_word(aims: Repair, fact: Fact, known: Value | None) -> Value | None:
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
