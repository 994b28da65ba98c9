"""What an edition asks, as formulas over settled areas: nodes and requirements.

In a settled area every condition is true or false, so each becomes one formula, by the rules of
`ecorules.language.evaluate`.  A condition that has no exact formula is left open, as if it could
be either, and named in `left_out`: what then holds for every area holds all the same.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ecorules.formulas import Formula, both, either, opposite, variables_of
from ecorules.language.declared import range_of, unit_if_known
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Measure,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    children,
    walk,
)
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind
from ecorules.revision.proof import words
from ecorules.revision.proof.model import LeftOut
from ecorules.revision.proof.rosters import Column, Roster
from ecorules.revision.proof.space import MIRRORED, Told, among
from ecorules.revision.proof.terms import NOTHING, Affine, NotEncodable, constant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition
    from ecorules.language.interval import Interval
    from ecorules.language.syntax import Node
    from ecorules.language.vocabulary import Fact
    from ecorules.revision.proof.space import Space

_TALLIES = Total | Count | Share | Every | Some


class Value(NamedTuple):
    """A measure: a sum, or one over another, and when there is anything to measure."""

    part: Affine
    whole: Affine | None = None
    is_defined: Formula = True


class Judge:
    """One edition over the space: when each of its requirements applies and is met."""

    def __init__(
        self,
        edition: Edition,
        national: Mapping[str, Interval | None],
        space: Space,
        rosters: dict[str, Roster],
        side: str = "",
    ) -> None:
        """Take the edition with its own targets of the day; `side` tells two areas apart."""
        self.edition = edition
        self.side = side
        self.left_out: list[LeftOut] = []
        self._national = national
        self._space = space
        self._rosters = rosters
        self._parts: dict[tuple[str, str], Formula] = {}
        self._code = ""

    def met(self, code: str) -> Formula:
        """Return when a requirement is no barrier: it does not apply, or what it asks is so."""
        return either(opposite(self.applies(code)), self.requires(code))

    def applies(self, code: str) -> Formula:
        """Return when a requirement applies."""
        condition = self.edition.requirements[code].applies
        return True if condition is None else self._once(code, "applies", condition)

    def requires(self, code: str) -> Formula:
        """Return when what a requirement asks is so, whether it applies or not."""
        return self._once(code, "requires", self.edition.requirements[code].requires)

    def paper(self, item: str) -> Formula:
        """Return that a document is in hand."""
        return self._space.truth(f"{self.side}paper {item}")

    def leave_out(self, tallies: set[str], why: Text) -> None:
        """Note that some tallies are not tied to members: what reads them is left open."""
        for (code, part), formula in self._parts.items():
            if not isinstance(formula, bool) and variables_of(formula).keys() & tallies:
                condition = getattr(self.edition.requirements[code], part)
                self.left_out.append(LeftOut(self.edition.id, code, condition, why))

    def _once(self, code: str, part: str, condition: Condition) -> Formula:
        if (code, part) not in self._parts:
            outer, self._code = self._code, code
            self._parts[code, part] = self._formula(condition, None)
            self._code = outer
        return self._parts[code, part]

    def _formula(self, condition: Condition, roster: Roster | None) -> Formula:
        """Return when a condition holds, of the area or of one member of a roster."""
        if roster is not None and not self._is_about(condition, roster):
            return roster.of_the_area(self._formula(condition, None))
        match condition:
            case AllOf(parts):
                return both(*(self._formula(part, roster) for part in parts))
            case AnyOf(parts):
                return either(*(self._formula(part, roster) for part in parts))
            case Not(inner):
                return opposite(self._formula(inner, roster))
            case InHand(item):
                return self.paper(item)
            case Conforms(requirement):
                return self.met(requirement)
            case _:
                return self._leaf(condition, roster)

    def _leaf(
        self, condition: Holds | IsOneOf | Compare | Every | Some, roster: Roster | None
    ) -> Formula:
        if roster is not None:
            return self._asked(condition, roster)
        try:
            return self._asked(condition, None)
        except NotEncodable as problem:
            code = self._code
            self.left_out.append(LeftOut(self.edition.id, code, condition, problem.why))
            return self._space.left_open(self._name_of(condition))

    def _name_of(self, condition: Condition) -> str:
        """Return the same name for what means the same to both editions, and to no others."""
        below = list(walk(condition))
        targets = sorted({node.target for node in below if isinstance(node, TargetValue)})
        meant = {name: self._national[name] for name in targets if name in self._national}
        names_others = any(isinstance(node, Conforms) for node in below)
        whose = self.edition.id if names_others else ""
        return f"{self.side}{whose} {condition!r} {meant}"

    def _asked(
        self, condition: Holds | IsOneOf | Compare | Every | Some, roster: Roster | None
    ) -> Formula:
        match condition:
            case Holds(fact, years_back):
                return self._flag(self._fact(fact, FlagKind), years_back, roster)
            case IsOneOf(fact, values, years_back):
                return self._choice(self._fact(fact, ChoiceKind), years_back, values, roster)
            case Compare():
                return self._compared(condition, roster)
            case Every(of, that, where):
                failing = both(self._among(of, where), opposite(self._among(of, that)))
                return opposite(self._somebody(of, failing))
            case Some(of, that, where):
                return self._somebody(of, both(self._among(of, where), self._among(of, that)))
            case _:
                assert_never(condition)

    def _fact(self, name: str, kind: type) -> Fact:
        fact = self.edition.vocabulary.facts[name]
        meant = (fact.roster, kind)
        if self._space.meant.setdefault(name, meant) != meant:
            raise NotEncodable(words.NAMED_APART)
        return fact

    def _flag(self, fact: Fact, years_back: int, roster: Roster | None) -> Formula:
        if roster is not None and fact.roster == roster.name:
            return roster.flag(Column(fact, years_back, self.side))
        return self._space.truth(self._name(fact, years_back))

    def _choice(
        self, fact: Fact, years_back: int, values: frozenset[str], roster: Roster | None
    ) -> Formula:
        if roster is not None and fact.roster == roster.name:
            return roster.choice(Column(fact, years_back, self.side), values)
        possible = tuple(sorted(getattr(fact.kind, "values", ())))
        return among(self._space.choice(self._name(fact, years_back), possible), values)

    def _name(self, fact: Fact, years_back: int) -> str:
        """Return what the solver calls a fact of the area."""
        name = f"{self.side}{fact.name}@{years_back}"
        self._space.told[name] = Told(self.side, fact, years_back)
        return name

    def _among(self, of: str, condition: Condition | None) -> Formula:
        """Return when a member of a roster satisfies a condition; everybody where there is none."""
        return True if condition is None else self._formula(condition, self._roster(of))

    def _somebody(self, of: str, formula: Formula) -> Formula:
        return self._space.compared(
            Relation.MORE_THAN, self._roster(of).counted(formula), constant(Fraction(0))
        )

    def _roster(self, name: str) -> Roster:
        if name not in self._rosters:
            self._rosters[name] = Roster(name, self._space)
        return self._rosters[name]

    def _is_about(self, node: Node, roster: Roster) -> bool:
        """Return whether a node reads a column of the member itself."""
        if isinstance(node, Holds | IsOneOf | FactValue):
            fact = self.edition.vocabulary.facts[node.fact]
            return fact.roster == roster.name
        if isinstance(node, _TALLIES):
            return False
        return any(self._is_about(child, roster) for child in children(node))

    def _compared(self, condition: Compare, roster: Roster | None) -> Formula:
        """Return when a comparison holds; rules 2 and 4 of the language, for settled values."""
        left = self._value(condition.measure, roster)
        right, relation = self._value(condition.bound, roster), condition.relation
        is_defined = both(left.is_defined, right.is_defined)
        if is_defined is not True and condition.if_none is None:
            raise NotEncodable(words.NO_ANSWER)
        if left.whole is None:
            left, right, relation = right, left, MIRRORED[relation]
        bound = self._single(right, condition.bound)
        related = self._related(relation, left, bound, roster)
        if condition.if_none is IfNone.MET:
            return either(opposite(is_defined), related)
        return both(is_defined, related)

    def _related(
        self, relation: Relation, left: Value, bound: Affine, roster: Roster | None
    ) -> Formula:
        compared = self._space.compared if roster is None else roster.compared
        if left.whole is None:
            return compared(relation, left.part, bound)
        bounded = self._space.product(bound, left.whole, words.OF_A_MEMBER)
        zero = constant(Fraction(0))
        above = compared(Relation.MORE_THAN, left.whole, zero)
        found = both(above, compared(relation, left.part, bounded))
        if self._is_never_negative(left.whole, roster):
            return found
        below = compared(Relation.LESS_THAN, left.whole, zero)
        return either(found, both(below, compared(MIRRORED[relation], left.part, bounded)))

    def _is_never_negative(self, whole: Affine, roster: Roster | None) -> bool:
        ranges = self._space.ranges
        if roster is not None:
            ranges |= {name: one.extent for name, one in roster.numbers.items()}
        low = whole.within(ranges).low
        return low is not None and low >= 0

    def _value(self, node: Measure, roster: Roster | None) -> Value:
        match node:
            case Constant(value):
                return Value(constant(value))
            case TargetValue(target):
                return Value(self._target(target))
            case FactValue(fact, years_back):
                return Value(self._number(self._fact(fact, NumberKind), years_back, roster))
            case Count(of, that):
                return Value(self._roster(of).counted(self._among(of, that)))
            case Total(of, fact, where, years_back):
                column = Column(self._fact(fact, NumberKind), years_back, self.side)
                return Value(self._roster(of).added_up(column, self._among(of, where)))
            case Share(of, that, where):
                counted, met = self._among(of, where), self._among(of, that)
                over = self._roster(of).counted(both(counted, met))
                under = self._roster(of).counted(counted)
                return Value(over, under, self._is_not_zero(under, None))
            case _:
                return self._made(node, roster)

    def _made(self, node: Ratio | Sum | Difference, roster: Roster | None) -> Value:
        below: tuple[Measure, ...] = children(node)  # type: ignore[assignment]
        values = [self._value(child, roster) for child in below]
        is_defined = both(*(one.is_defined for one in values))
        singles = [self._single(one, child) for one, child in zip(values, below, strict=True)]
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

    def _single(self, value: Value, node: Measure) -> Affine:
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
        name, kind = self._name(fact, years_back), fact.kind
        if not isinstance(kind, NumberKind):
            raise NotEncodable(words.NAMED_APART)
        step = kind.unit.factor if kind.whole else None
        return self._space.quantity(name, kind.extent, step)
