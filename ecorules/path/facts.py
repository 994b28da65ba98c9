"""The facts of the area as the solver sees them: what is known, and what could become of it.

What is known of the year can be bettered in the direction that the vocabulary calls better; what
is not known can be observed, and then the way rests on how it turns out.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import z3

from ecorules.language.vocabulary import Better, ChoiceKind, NumberKind
from ecorules.path.ranges import Amount, Formula, Rails, Range, both, either, number, opposite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ecorules.case.model import Case, Value
    from ecorules.language.vocabulary import Fact, Vocabulary
    from ecorules.path.effort import Effort
    from ecorules.path.possible import Choices, Conditions, Documents


class Decided(NamedTuple):
    """Hold a fact that can be observed anew or bettered: whether it is, and to what."""

    fact: Fact
    fiscal_year: int
    is_acted: Formula
    value: Amount
    known: tuple[Value, ...]


class Facts:
    """Say of each fact of the area what it is, or could be."""

    def __init__(
        self,
        case: Case,
        vocabulary: Vocabulary,
        conditions: Conditions,
        documents: Documents,
        choices: Choices,
    ) -> None:
        """Begin with what was observed."""
        self._year = case.round.fiscal_year
        self._facts = vocabulary.facts
        self._conditions = conditions
        self._documents = documents
        self._choices = choices
        self._observations = case.observations
        self._known: dict[tuple[str, int], _Known] = {}
        self.decided: dict[tuple[str, int], Decided] = {}

    def number(self, name: str, years_back: int) -> Range:
        """Return the possible values of a number fact."""
        known = self._fact(name, years_back)
        kind = known.fact.kind
        if not isinstance(kind, NumberKind):
            raise TypeError(name)
        own = Range.known(kind.extent)
        low = known.end(own.low, own.has_low, highest=False)
        high = known.end(own.high, own.has_high, highest=True)
        return Range(low[0], high[0], low[1], high[1])

    def flag(self, name: str, years_back: int) -> Rails:
        """Return when a yes-or-no fact certainly holds, and when it certainly does not."""
        return self._rails(name, years_back, frozenset({True}), frozenset({True, False}))

    def choice(self, name: str, years_back: int, values: frozenset[str]) -> Rails:
        """Return when a choice certainly is one of the values, and when it certainly is none."""
        kind = self._facts[name].kind
        every = frozenset(kind.values) if isinstance(kind, ChoiceKind) else values
        return self._rails(name, years_back, values, every)

    def decide(self, name: str, years_back: int) -> Decided | None:
        """Return what can be decided of a fact, if anything."""
        self._fact(name, years_back)
        return self.decided.get((name, self._year - years_back))

    def is_fixed(self, name: str, years_back: int) -> bool:
        """Return whether nothing that can be done changes what is known of a fact."""
        known = self._fact(name, years_back)
        return known.decided is None and all(isinstance(c, bool) for c in known.counted.values())

    def _rails(
        self,
        name: str,
        years_back: int,
        wanted: frozenset[bool] | frozenset[str],
        every: frozenset[bool] | frozenset[str],
    ) -> Rails:
        known = self._fact(name, years_back)
        return Rails(known.among(wanted, every), known.among(every - wanted, every))

    def _fact(self, name: str, years_back: int) -> _Known:
        place = (name, self._year - years_back)
        if place not in self._known:
            made = [one for one in self._observations if (one.fact, one.fiscal_year) == place]
            counted: dict[Value, Formula] = {}
            for one in made:
                support = self._documents.all_count(one.evidence)
                counted[one.value] = either(counted.get(one.value, False), support)
            decided = self._decided(self._facts[name], place[1], counted)
            if decided is not None:
                self.decided[place] = decided
            self._known[place] = _Known(self._facts[name], counted, decided)
        return self._known[place]

    def _decided(
        self, fact: Fact, fiscal_year: int, counted: Mapping[Value, Formula]
    ) -> Decided | None:
        """Return the decision about a fact, unless it is known for good."""
        if not self._conditions.allows(fact.name):
            return None
        effort = self._conditions.efforts.of(fact.name)
        can_change = may_change(fact, effort, is_past=fiscal_year != self._year)
        is_known = len(counted) == 1 and True in counted.values()
        if is_known and not can_change:
            return None
        acted = self._choices.decision(f"fact {fact.name} {fiscal_year}", effort.effort)
        value = _value_of(fact, fiscal_year)
        for formula in _fits(fact, value, tuple(counted), can_change=can_change):
            self._choices.require(z3.Implies(acted, formula))
        return Decided(fact, fiscal_year, acted, value, tuple(counted))


def may_change(fact: Fact, effort: Effort, *, is_past: bool) -> bool:
    """Return whether what is known of a fact can be made better; what is past cannot."""
    if is_past:
        return False
    if effort.changeable is not None:
        return effort.changeable
    return fact.better is not Better.NEITHER


def _value_of(fact: Fact, fiscal_year: int) -> Amount:
    name = f"value {fact.name} {fiscal_year}"
    match fact.kind:
        case NumberKind(unit, _, whole) if whole:
            return number(unit.factor) * z3.ToReal(z3.Int(name))
        case NumberKind():
            return z3.Real(name)
        case ChoiceKind():
            return z3.Int(name)
        case _:
            return z3.Bool(name)


def _fits(
    fact: Fact, value: Amount, known: tuple[Value, ...], *, can_change: bool
) -> Iterable[Formula]:
    """Yield what a new value must fulfil: its declared range, and no change for the worse."""
    match fact.kind:
        case NumberKind(_, extent, _):
            points = [one for one in known if isinstance(one, Fraction)]
            lows = [extent.low, *_at_worst(points, fact, Better.LOWER, can_change, min)]
            highs = [extent.high, *_at_worst(points, fact, Better.HIGHER, can_change, max)]
            yield from (value >= number(low) for low in lows if low is not None)
            yield from (value <= number(high) for high in highs if high is not None)
        case ChoiceKind(values):
            names = sorted(values)
            allowed = names if can_change or not known else [n for n in names if n in known]
            yield either(*(value == names.index(name) for name in allowed))
        case _:
            allowed_flags = [
                flag for flag in (True, False) if _may_be(flag, fact, known, can_change)
            ]
            yield either(*((value == z3.BoolVal(flag)) for flag in allowed_flags))


def _at_worst(
    points: list[Fraction],
    fact: Fact,
    free: Better,
    can_change: bool,  # noqa: FBT001 - the question itself
    end: Callable[[list[Fraction]], Fraction],
) -> list[Fraction]:
    """Return the end beyond which a fact that is known cannot be moved."""
    if not points or (can_change and fact.better in {free, Better.NEITHER}):
        return []
    return [end(points)]


def _may_be(
    flag: bool,  # noqa: FBT001 - the value in question
    fact: Fact,
    known: tuple[Value, ...],
    can_change: bool,  # noqa: FBT001 - the same
) -> bool:
    if not known or flag in known:
        return True
    return can_change and fact.better is not (Better.LOWER if flag else Better.HIGHER)


class _Known(NamedTuple):
    """Hold what was observed of a fact, each value with when it counts, and what is decided."""

    fact: Fact
    counted: Mapping[Value, Formula]
    decided: Decided | None

    def end(self, own: Amount, has_own: Formula, *, highest: bool) -> tuple[Amount, Formula]:
        """Return the lowest or highest possible value, and when there is one."""
        value, is_there = own, has_own
        points = sorted((v, c) for v, c in self.counted.items() if isinstance(v, Fraction))
        # The outermost is asked first, so it is put on last.
        for point, counts in points if highest else reversed(points):
            value, is_there = _chosen(counts, point, value), either(counts, is_there)
        if self.decided is not None:
            acted = self.decided.is_acted
            value, is_there = _chosen(acted, self.decided.value, value), either(acted, is_there)
        return value, is_there

    def among(
        self, wanted: frozenset[bool] | frozenset[str], every: frozenset[bool] | frozenset[str]
    ) -> Formula:
        """Return when the fact certainly has one of the wanted values."""
        inside = [counts for value, counts in self.counted.items() if value in wanted]
        outside = [counts for value, counts in self.counted.items() if value not in wanted]
        anyway = not (every - wanted)
        as_observed = both(opposite(either(*outside)), either(either(*inside), anyway))
        if self.decided is None:
            return as_observed
        acted = self.decided.is_acted
        return either(both(acted, self._is(wanted)), both(opposite(acted), as_observed))

    def _is(self, wanted: frozenset[bool] | frozenset[str]) -> Formula:
        if self.decided is None:
            return False
        value, kind = self.decided.value, self.fact.kind
        if isinstance(kind, ChoiceKind):
            names = sorted(kind.values)
            return either(*(value == names.index(str(one)) for one in sorted(map(str, wanted))))
        return either(*(value if one is True else z3.Not(value) for one in wanted))


def _chosen(when: Formula, value: Amount, otherwise: Amount) -> Amount:
    if when is True:
        return value
    return otherwise if when is False else z3.If(when, number(value), number(otherwise))
