"""What an edition demands, as formulas over what can be done: nodes, requirements, levels.

A condition becomes two formulas, when it is certainly true and when it is certainly false; what
is neither stays open, as in the language.  A condition that has no exact formula keeps the
truth that it has now, and is named in `left_out`: then the answer is an upper bound.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, assert_never

import z3

from ecorules.language.evaluate import evaluate, measure
from ecorules.language.interval import Interval
from ecorules.language.reads import reads
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
    InHand,
    IsOneOf,
    Measure,
    Node,
    Not,
    Ratio,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    walk,
)
from ecorules.language.truth import Truth
from ecorules.path.answers import Answers, answered, told_apart
from ecorules.path.companies import companies, tallies_in
from ecorules.path.components import with_prerequisites
from ecorules.path.facts import Facts
from ecorules.path.possible import Choices, Documents
from ecorules.path.ranges import (
    Extent,
    Part,
    Quotient,
    Rails,
    Range,
    Unencodable,
    both,
    compared,
    either,
    formula,
    number,
)
from ecorules.path.signs import is_never_negative
from ecorules.path.untouched import Untouched
from ecorules.path.views import views
from ecorules.path.worlds import Setting, Worlds, has_tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.case.model import Case
    from ecorules.edition.model import Edition, Requirement
    from ecorules.path.companies import Tally
    from ecorules.path.gatherings import World


class Demands:
    """An edition's requirements over a case, as the solver sees them."""

    def __init__(
        self,
        edition: Edition,
        case: Case,
        codes: Iterable[str],
        setting: Setting,
    ) -> None:
        """Prepare the requirements of these codes and all that they name."""
        self._edition = edition
        self.conditions = conditions = setting.conditions
        self.year = case.round.fiscal_year
        self._rosters = frozenset(case.rosters)
        self.choices = Choices()
        self.documents = Documents(case, conditions, self.choices)
        self.facts = Facts(case, edition.vocabulary, conditions, self.documents, self.choices)
        self.subject = setting.standing(case)
        self.left_out: list[Condition] = []
        self._met: dict[str, Rails] = {}
        self.codes = with_prerequisites(edition, codes)
        self._answers = Answers(edition.vocabulary)
        self._leaves = {code: self._leaves_of(code) for code in self.codes}
        together = companies(chain.from_iterable(self._leaves.values()), edition.vocabulary)
        named = {code: edition.requirements[code] for code in self.codes}
        seen = views(named, self._answers, self._bound)
        setting = setting._replace(views=seen, is_fixed=self.facts.is_fixed)
        self.worlds = Worlds(case, setting, self.documents, self.choices, together)
        self.untouched = Untouched(edition, case, self.documents, self.facts, self.choices)

    def _bound(self, node: Node) -> Fraction | None:
        """Return the value of a bound that nothing can be done about, if it is known."""
        if not isinstance(node, Constant | TargetValue):
            return None
        found = measure(node, self.subject).extent.interval
        return found.low if found is not None and found.is_point else None

    def met(self, code: str) -> Rails:
        """Return when a requirement is met, and when it certainly is not."""
        if code not in self._met:
            requirement = self._edition.requirements[code]
            requires = self.rails(requirement.requires)
            applies = self.applies(code)
            self._met[code] = Rails(
                either(applies.false, requires.true), both(applies.true, requires.false)
            )
        return self._met[code]

    def applies(self, code: str) -> Rails:
        """Return when a requirement applies, and when it certainly does not."""
        condition = self._edition.requirements[code].applies
        return Rails.known(Truth.TRUE) if condition is None else self.rails(condition)

    def requirement(self, code: str) -> Requirement:
        """Return a requirement of the edition."""
        return self._edition.requirements[code]

    def own(self, level: int) -> list[str]:
        """Return the codes of a level's own requirements."""
        return [code for code, one in self._edition.requirements.items() if one.level == level]

    def naming(self, tallies: Iterable[Tally]) -> tuple[str, ...]:
        """Return the requirements in which some tallies stand, by code."""
        wanted = set(tallies)
        return tuple(
            code
            for code in sorted(self.codes)
            if any(wanted.intersection(tallies_in(leaf)) for leaf in self._leaves[code])
        )

    def rails(self, condition: Condition) -> Rails:  # noqa: C901 - one case a node
        """Return when a condition is certainly true, and when it is certainly false."""
        match condition:
            case AllOf(parts):
                rails = [self.rails(part) for part in parts]
                return Rails(
                    both(*(one.true for one in rails)), either(*(one.false for one in rails))
                )
            case AnyOf(parts):
                rails = [self.rails(part) for part in parts]
                return Rails(
                    either(*(one.true for one in rails)), both(*(one.false for one in rails))
                )
            case Not(inner):
                found = self.rails(inner)
                return Rails(found.false, found.true)
            case Holds(fact, years_back):
                return self.facts.flag(fact, years_back)
            case IsOneOf(fact, values, years_back):
                return self.facts.choice(fact, years_back, values)
            case InHand(item):
                return self.documents.rails(item)
            case Conforms(requirement):
                return self.met(requirement)
            case Compare() | Every() | Some():
                return self._leaf(condition)
            case _:
                assert_never(condition)

    def _leaf(self, condition: Compare | Every | Some) -> Rails:
        try:
            return self._encoded(condition)
        except Unencodable:
            self.left_out.append(condition)
            found = Rails.known(evaluate(condition, self.subject).truth)
            if found.true is found.false:
                return found
            as_it_is = self.untouched.by(condition)
            return Rails(both(found.true, as_it_is), both(found.false, as_it_is))

    def _encoded(self, condition: Condition) -> Rails:
        question = self._answers.question(condition)
        if question is not None:
            asked = self.rails(question)
            return told_apart(asked, lambda one: self._encoded(answered(condition, question, one)))
        tallies = list(tallies_in(condition))
        if not tallies:
            return self._compared(condition, None)
        if self._is_about_nobody_listed(condition):
            return Rails.known(evaluate(condition, self.subject).truth)
        if isinstance(condition, Compare) and all(map(self._is_about_nobody_listed, tallies)):
            return self._compared(condition, None)
        rails = []
        for chosen, world in self.worlds.of(tallies):
            own = (
                world.rails(condition)
                if isinstance(condition, Every | Some)
                else self._compared(condition, world)
            )
            rails.append(Rails(both(chosen, own.true), both(chosen, own.false)))
        return Rails(either(*(one.true for one in rails)), either(*(one.false for one in rails)))

    def _is_about_nobody_listed(self, condition: Node) -> bool:
        """Return whether a node reads nothing but lists that the case does not have."""
        facts = self._edition.vocabulary.facts
        read = [facts[name].roster for name, _ in reads(condition)]
        read += [tally.roster for tally in tallies_in(condition)]
        is_alone = not any(isinstance(node, InHand | Conforms) for node in walk(condition))
        return is_alone and not any(one is None or one in self._rosters for one in read)

    def _compared(self, condition: Condition, world: World | None) -> Rails:
        if not isinstance(condition, Compare):
            raise Unencodable
        left = self._extent(condition.measure, world)
        right = self._extent(condition.bound, world)
        self._keep_parts_within(condition, right)
        return compared(condition.relation, left, right, condition.if_none)

    def _keep_parts_within(self, condition: Compare, bound: Extent) -> None:
        """Keep a part of the area within its whole: what is a share cannot be above one."""
        match condition.measure, bound:
            case Ratio(FactValue() as part, FactValue() as whole), Range(high=Fraction() as high):
                kinds = [self._edition.vocabulary.facts[one.fact].kind for one in (part, whole)]
                units = [getattr(one, "unit", None) for one in kinds]
                decided = self.facts.decide(part.fact, part.years_back)
                if decided is None or high > 1 or units[0] is None or units[1] is None:
                    return
                if units[0].is_alike(units[1]):
                    most = self.facts.number(whole.fact, whole.years_back)
                    within = decided.value <= number(most.low)
                    self.choices.require(
                        z3.Implies(z3.And(decided.is_acted, formula(most.has_low)), within)
                    )
            case _:
                pass

    def _extent(self, node: Measure, world: World | None) -> Extent:  # noqa: C901 - one case a node
        match node:
            case FactValue(fact, years_back):
                return self.facts.number(fact, years_back)
            case Constant(value):
                return Range(value, value)
            case TargetValue():
                found = measure(node, self.subject).extent.interval
                return Range.known(found if found is not None else Interval(None, None))
            case Share() | Count() | Total():
                return self._listed(node, world)
            case Ratio(part, whole):
                over, under = self._range(part, world), self._range(whole, world)
                if not is_never_negative(node.whole, self._edition.vocabulary):
                    raise Unencodable
                return Quotient(over, under)
            case Sum(terms):
                ranges = [self._range(term, world) for term in terms]
                total = ranges[0]
                for one in ranges[1:]:
                    total = total + one
                return total
            case Difference(left, right):
                return self._range(left, world) + -self._range(right, world)
            case _:
                assert_never(node)

    def _listed(self, node: Share | Count | Total, world: World | None) -> Extent:
        if world is not None:
            return world.extent(node)
        found = measure(node, self.subject).extent.interval
        if found is None or isinstance(node, Share):
            raise Unencodable
        return Range.known(found)

    def _range(self, node: Measure, world: World | None) -> Range:
        found = self._extent(node, world)
        if isinstance(found, Part | Quotient):
            raise Unencodable
        return found

    def _leaves_of(self, code: str) -> list[Condition]:
        return [
            leaf
            for condition in _conditions(self._edition.requirements[code])
            for leaf in self._answers.judged(condition)
            if has_tally(leaf)
        ]


def _conditions(requirement: Requirement) -> Iterator[Condition]:
    yield requirement.requires
    if requirement.applies is not None:
        yield requirement.applies
