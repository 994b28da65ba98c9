"""What an edition measures, as sums over settled areas: facts, targets, tallies and quotients."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ecorules.formulas import Formula, both, either, opposite
from ecorules.language.declared import range_of, unit_if_known
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    Condition,
    Constant,
    Count,
    Difference,
    FactValue,
    Measure,
    Ratio,
    Relation,
    Share,
    Sum,
    TargetValue,
    Total,
    children,
)
from ecorules.language.vocabulary import NumberKind
from ecorules.revision.proof import words
from ecorules.revision.proof.rosters import Column, Roster
from ecorules.revision.proof.space import Told
from ecorules.revision.proof.terms import NOTHING, Affine, NotEncodable, constant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.edition.model import Edition
    from ecorules.language.interval import Interval
    from ecorules.language.vocabulary import Fact
    from ecorules.revision.proof.space import Space


class Value(NamedTuple):
    """A measure: a sum, or one over another, and when there is anything to measure."""

    part: Affine
    whole: Affine | None = None
    is_defined: Formula = True


class Measures(ABC):
    """Read what an edition measures, of the area or of one member of a roster."""

    def __init__(
        self,
        edition: Edition,
        national: Mapping[str, Interval | None],
        space: Space,
        rosters: dict[str, Roster],
        side: str,
    ) -> None:
        """Take the edition with its own targets of the day; `side` tells two areas apart."""
        self.edition = edition
        self.side = side
        self._national = national
        self._space = space
        self._rosters = rosters

    @abstractmethod
    def among(self, of: str, condition: Condition | None) -> Formula:
        """Return when a member of a roster satisfies a condition; everybody where there is none."""

    def fact(self, name: str, kind: type) -> Fact:
        """Return a fact by its name, if it is of the kind that is asked for in every edition."""
        fact = self.edition.vocabulary.facts[name]
        meant = (fact.roster, kind)
        if self._space.meant.setdefault(name, meant) != meant:
            raise NotEncodable(words.NAMED_APART)
        return fact

    def name_of(self, fact: Fact, years_back: int) -> str:
        """Return what the solver calls a fact of the area."""
        name = f"{self.side}{fact.name}@{years_back}"
        self._space.told[name] = Told(self.side, fact, years_back)
        return name

    def roster(self, name: str) -> Roster:
        """Return a roster as the solver sees it."""
        if name not in self._rosters:
            self._rosters[name] = Roster(name, self._space)
        return self._rosters[name]

    def value(self, node: Measure, roster: Roster | None) -> Value:
        """Return a measure of the area, or of one member of a roster."""
        match node:
            case Constant(value):
                return Value(constant(value))
            case TargetValue(target):
                return Value(self._target(target))
            case FactValue(fact, years_back):
                return Value(self._number(self.fact(fact, NumberKind), years_back, roster))
            case Count(of, that):
                return Value(self.roster(of).counted(self.among(of, that)))
            case Total(of, fact, where, years_back):
                column = Column(self.fact(fact, NumberKind), years_back, self.side)
                return Value(self.roster(of).added_up(column, self.among(of, where)))
            case Share(of, that, where):
                counted, met = self.among(of, where), self.among(of, that)
                over = self.roster(of).counted(both(counted, met))
                under = self.roster(of).counted(counted)
                return Value(over, under, self._is_not_zero(under, None))
            case _:
                return self._made(node, roster)

    def _made(self, node: Ratio | Sum | Difference, roster: Roster | None) -> Value:
        below: tuple[Measure, ...] = children(node)  # type: ignore[assignment]
        values = [self.value(child, roster) for child in below]
        is_defined = both(*(one.is_defined for one in values))
        singles = [self.single(one, child) for one, child in zip(values, below, strict=True)]
        match node:
            case Ratio():
                part, whole = singles
                if whole.is_constant and whole.constant:
                    return Value(part.times(1 / whole.constant), None, is_defined)
                units = [unit_if_known(one, self.edition.vocabulary, {}) for one in below]
                if roster is None and units[0] is not None and units[0] == units[1]:
                    self._space.expect(Relation.AT_MOST, part, whole)
                return Value(part, whole, both(is_defined, self._is_not_zero(whole, roster)))
            case Sum():
                found = NOTHING
                for one in singles:
                    found = found.plus(one)
                return Value(found, None, is_defined)
            case Difference():
                return Value(singles[0].minus(singles[1]), None, is_defined)
            case _:
                assert_never(node)

    def _is_not_zero(self, whole: Affine, roster: Roster | None) -> Formula:
        compared = self._space.compared if roster is None else roster.compared
        zero = constant(Fraction(0))
        return either(
            compared(Relation.MORE_THAN, whole, zero), compared(Relation.LESS_THAN, whole, zero)
        )

    def single(self, value: Value, node: Measure) -> Affine:
        """Return a measure as one sum: a quotient gets a name of its own."""
        if value.whole is None:
            return value.part
        extent = range_of(node, self.edition.vocabulary)
        name = f"quotient {value.part} {value.whole}"
        if not (value.part.names | value.whole.names) <= self._space.quantities.keys():
            raise NotEncodable(words.OF_A_MEMBER)
        quotient = self._space.quantity(name, extent)
        whole = self._space.product(quotient, value.whole, words.OF_A_MEMBER)
        equal = self._space.compared(Relation.EQUALS, whole, value.part)
        self._space.require(either(opposite(value.is_defined), equal))
        return quotient

    def _target(self, name: str) -> Affine:
        if name in self._national:
            value = self._national[name]
            if value is None or value.low is None:
                raise NotEncodable(words.NO_VALUE)
            return constant(value.low)
        target = self.edition.targets[name]
        called = f"target {name}"
        self._space.units[called] = target.unit
        found = self._space.quantity(called, target.extent)
        self._space.expect(Relation.MORE_THAN, found, constant(Fraction(0)))
        if target.unit == PERCENT:
            self._space.expect(Relation.AT_MOST, found, constant(Fraction(1)))
        return found

    def _number(self, fact: Fact, years_back: int, roster: Roster | None) -> Affine:
        if roster is not None and fact.roster == roster.name:
            return roster.number(Column(fact, years_back, self.side))
        name, kind = self.name_of(fact, years_back), fact.kind
        if not isinstance(kind, NumberKind):
            raise NotEncodable(words.NAMED_APART)
        step = kind.unit.factor if kind.whole else None
        return self._space.quantity(name, kind.extent, step)
