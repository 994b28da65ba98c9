"""The least effort once more, by another solver: every document, fact and member by itself.

Nothing of `ecorules.path` stands behind this.  The rules of the language are written down anew,
for CP-SAT: each thing that can be done has a variable of its own, no members are taken together,
no case is judged, and all amounts are twelfths.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from ecorules.edition.model import PassAll, PassCount, PassShare
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Every,
    Holds,
    InHand,
    IsOneOf,
    Not,
    Share,
    Some,
    TargetValue,
    Total,
)
from ecorules.language.truth import Truth
from tests.path.literals import Lit, Rails, no
from tests.path.situations import Someone
from tests.path.tallies import Tallies


class Ground(Tallies):
    """An edition and a case as one large problem."""

    def least(self, level: int) -> int | None:
        """Return the least effort that proves a level; nothing if there is no way."""
        for number in self._below(level):
            self.require(self._passed(number))
        self.model.minimize(sum(self.costs))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL
        return round(solver.objective_value)

    def _below(self, level: int) -> set[int]:
        stands_on = self.edition.levels[level].stands_on
        return {level}.union(*map(self._below, stands_on))

    def _passed(self, number: int) -> Lit:
        rules = [one for one in self.edition.requirements.values() if one.level == number]
        level = self.edition.levels[number]
        if not rules or level.incomplete is not None:
            return False
        if isinstance(level.passes_when, PassAll):
            return self.all(self.met(one.code).true for one in rules)
        judged = [(self._applies(one.code), self.rails(one.requires, None)) for one in rules]
        sure = [self.all((applies.true, asked.true)) for applies, asked in judged]
        match level.passes_when:
            case PassCount(count):
                return self.reaches(sum(map(self.one, sure)), count)
            case PassShare(share):
                unmet = [self.all((no(a.false), no(r.true))) for a, r in judged]
                met, lacking = (sum(map(self.one, each)) for each in (sure, unmet))
                part, whole = share.numerator, share.denominator
                enough = self.reaches(whole * met - part * (met + lacking), 0)
                return self.any((enough, no(self.any(unmet))))

    def met(self, code: str) -> Rails:
        """Return when a requirement is met."""
        requires = self.rails(self.edition.requirements[code].requires, None)
        applies = self._applies(code)
        return Rails(
            self.any((applies.false, requires.true)), self.all((applies.true, requires.false))
        )

    def _applies(self, code: str) -> Rails:
        condition = self.edition.requirements[code].applies
        return Rails(True, False) if condition is None else self.rails(condition, None)  # noqa: FBT003

    def rails(self, node: Condition, of: Someone | None) -> Rails:
        """Return when a condition on the area or on a member is true, and when it is false."""
        key = (node, of and (of.roster, of.member and of.member.key))
        if key not in self.kept:
            self.kept[key] = self._rails(node, of)
        found: Rails = self.kept[key]
        return found

    def _rails(self, node: Condition, of: Someone | None) -> Rails:  # noqa: C901 - a case a node
        match node:
            case AllOf(parts):
                each = [self.rails(one, of) for one in parts]
                return Rails(self.all(r.true for r in each), self.any(r.false for r in each))
            case AnyOf(parts):
                each = [self.rails(one, of) for one in parts]
                return Rails(self.any(r.true for r in each), self.all(r.false for r in each))
            case Not(inner):
                found = self.rails(inner, of)
                return Rails(found.false, found.true)
            case Holds(name, back):
                return self.among(name, back, {True}, of)
            case IsOneOf(name, values, back):
                return self.among(name, back, set(values), of)
            case InHand(item):
                counts = self.paper(item)
                is_missing = self.papers.document(item).value is Truth.FALSE
                return Rails(counts, no(counts) if is_missing else False)
            case Conforms(code):
                return self.met(code)
            case Every() | Some():
                return self.quantified(node)
            case Compare(Share() | Count() | Total(), _, Constant() | TargetValue()):
                return self.tallied(node)
            case Compare():
                left, right = self.spans(node.measure, of), self.spans(node.bound, of)
                return self.compared(node.relation, left, right)
