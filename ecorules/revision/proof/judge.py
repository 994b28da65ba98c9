"""What an edition asks, as formulas over settled areas: nodes and requirements.

In a settled area every condition is true or false, so each becomes one formula, by the rules of
`ecorules.language.evaluate`.  A condition that has no exact formula is left open, as if it could
be either, and named in `left_out`: what then holds for every area holds all the same.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from ecorules.formulas import Formula, both, either, opposite, variables_of
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Count,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Not,
    Relation,
    Share,
    Some,
    TargetValue,
    Total,
    children,
    walk,
)
from ecorules.language.vocabulary import ChoiceKind, FlagKind
from ecorules.revision.proof import words
from ecorules.revision.proof.measures import Measures, Value
from ecorules.revision.proof.model import LeftOut
from ecorules.revision.proof.rosters import Column, Roster
from ecorules.revision.proof.space import MIRRORED, among
from ecorules.revision.proof.terms import Affine, NotEncodable, constant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition
    from ecorules.language.interval import Interval
    from ecorules.language.syntax import Node
    from ecorules.language.vocabulary import Fact
    from ecorules.revision.proof.space import Space

_TALLIES = Total | Count | Share | Every | Some


class Judge(Measures):
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
        super().__init__(edition, national, space, rosters, side)
        self.left_out: list[LeftOut] = []
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
                return self._flag(self.fact(fact, FlagKind), years_back, roster)
            case IsOneOf(fact, values, years_back):
                return self._choice(self.fact(fact, ChoiceKind), years_back, values, roster)
            case Compare():
                return self._compared(condition, roster)
            case Every(of, that, where):
                failing = both(self.among(of, where), opposite(self.among(of, that)))
                return opposite(self._somebody(of, failing))
            case Some(of, that, where):
                return self._somebody(of, both(self.among(of, where), self.among(of, that)))
            case _:
                assert_never(condition)

    def _flag(self, fact: Fact, years_back: int, roster: Roster | None) -> Formula:
        if roster is not None and fact.roster == roster.name:
            return roster.flag(Column(fact, years_back, self.side))
        return self._space.truth(self.name_of(fact, years_back))

    def _choice(
        self, fact: Fact, years_back: int, values: frozenset[str], roster: Roster | None
    ) -> Formula:
        if roster is not None and fact.roster == roster.name:
            return roster.choice(Column(fact, years_back, self.side), values)
        possible = tuple(sorted(getattr(fact.kind, "values", ())))
        return among(self._space.choice(self.name_of(fact, years_back), possible), values)

    def among(self, of: str, condition: Condition | None) -> Formula:
        """Return when a member of a roster satisfies a condition; everybody where there is none."""
        return True if condition is None else self._formula(condition, self.roster(of))

    def _somebody(self, of: str, formula: Formula) -> Formula:
        return self._space.compared(
            Relation.MORE_THAN, self.roster(of).counted(formula), constant(Fraction(0))
        )

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
        left = self.value(condition.measure, roster)
        right, relation = self.value(condition.bound, roster), condition.relation
        is_defined = both(left.is_defined, right.is_defined)
        if is_defined is not True and condition.if_none is None:
            raise NotEncodable(words.NO_ANSWER)
        if left.whole is None:
            left, right, relation = right, left, MIRRORED[relation]
        bound = self.single(right, condition.bound)
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
