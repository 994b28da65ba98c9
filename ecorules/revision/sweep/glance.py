"""Truths and extents without their reasons, for when only levels are counted.

The definition gathers the members of a list that are alike and keeps how each was judged.  For a
count that is much work thrown away: where a list is complete and counts, and members are asked
for nothing but their own cells, each is judged in passing here.  Everything else is left to the
definition, and a property holds both to it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from ecorules.case.papers import Papers
from ecorules.language import tally
from ecorules.language.evaluate import (
    compared,
    difference_of,
    evaluate,
    measure,
    ratio_of,
    sum_of,
)
from ecorules.language.interval import Interval, total
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Count,
    Difference,
    Every,
    Not,
    Ratio,
    Share,
    Some,
    Sum,
    Total,
)
from ecorules.language.trace import Extent
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import NumberKind
from ecorules.revision.sweep.passing import Cells, Passing, passing
from ecorules.revision.sweep.working import effort

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.case.model import Case, MemberList
    from ecorules.edition.model import Edition
    from ecorules.language.subject import Subject
    from ecorules.language.syntax import Condition, Measure, Node

_TRUTH: Final = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}
Known: TypeAlias = "dict[tuple[object, ...], Passing | None]"


class Glance:
    """Look at one case: the same truths and extents as the definition, and no reasons."""

    def __init__(self, edition: Edition, case: Case, known: Known) -> None:
        """Begin with nothing looked at; `known` keeps what was made of conditions before."""
        self._facts, self._case, self._known = edition.vocabulary.facts, case, known
        self._papers = Papers(case.register, case.round.on, case.round.kind)
        self._found: dict[int, tuple[Node, tally.Outcomes | Interval | None]] = {}
        self._lists: dict[str, tuple[MemberList, frozenset[str]] | None] = {}

    def truth(self, condition: Condition, subject: Subject) -> Truth:
        """Return the truth of a condition; parts that can no longer change it are not looked at."""
        match condition:
            case AllOf(conditions):
                return self._joined(conditions, subject, Truth.FALSE)
            case AnyOf(conditions):
                return self._joined(conditions, subject, Truth.TRUE)
            case Not(inner):
                return ~self.truth(inner, subject)
            case Compare(left, _, right):
                return compared(condition, self.extent(left, subject), self.extent(right, subject))
            case Every(roster, that, where) | Some(roster, that, where):
                outcomes = self._outcomes(condition, roster, where, that)
                if outcomes is None:
                    return evaluate(condition, subject).truth
                settle = tally.every if isinstance(condition, Every) else tally.some
                return settle(outcomes)
            case _:
                return evaluate(condition, subject).truth

    def _joined(self, conditions: tuple[Condition, ...], subject: Subject, settles: Truth) -> Truth:
        """Return the truth of several conditions, of which one is enough to settle it."""
        found = ~settles
        for condition in sorted(conditions, key=effort) if len(conditions) > 1 else conditions:
            truth = self.truth(condition, subject)
            if truth is settles:
                return settles
            if truth is Truth.UNKNOWN:
                found = truth
        return found

    def extent(self, node: Measure, subject: Subject) -> Extent:
        """Return the possible values of a measure of the area."""
        match node:
            case Share(roster, that, where):
                outcomes = self._outcomes(node, roster, where, that)
                return measure(node, subject).extent if outcomes is None else tally.share(outcomes)
            case Count(roster, that):
                outcomes = self._outcomes(node, roster, None, that)
                if outcomes is None:
                    return measure(node, subject).extent
                return Extent(tally.count(outcomes))
            case Total():
                added = self._added(node)
                return measure(node, subject).extent if added is None else Extent(added)
            case Ratio(part, whole):
                return ratio_of(self.extent(part, subject), self.extent(whole, subject))
            case Sum(terms):
                return sum_of(self.extent(term, subject) for term in terms)
            case Difference(left, right):
                return difference_of(self.extent(left, subject), self.extent(right, subject))
            case _:
                return measure(node, subject).extent

    def _outcomes(
        self, node: Node, roster: str, where: Condition | None, that: Condition | None
    ) -> tally.Outcomes | None:
        """Return how the members stand, or nothing if the definition has to say it."""
        kept = self._found.get(id(node))
        if kept is None:
            # What is kept keeps the node alive, so that no other gets its place.
            kept = self._found[id(node)] = (node, self._tallied(roster, where, that))
        return kept[1] if isinstance(kept[1], tally.Outcomes) else None

    def _tallied(
        self, roster: str, where: Condition | None, that: Condition | None
    ) -> tally.Outcomes | None:
        told = self._listed(roster)
        if told is None:
            return None
        members, lacking = told
        counts, satisfies = (self._passing(each, roster, lacking) for each in (where, that))
        if counts is None or satisfies is None:
            return None
        kinds: Counter[tuple[bool | None, bool | None]] = Counter()
        for member in members.members:
            counted = counts(member.cells)
            kinds[counted, False if counted is False else satisfies(member.cells)] += 1
        outcomes = tally.Outcomes()
        for (counted, satisfied), number in kinds.items():
            outcomes.add(_TRUTH[counted], _TRUTH[satisfied], number)
        return outcomes

    def _passing(
        self, condition: Condition | None, roster: str, lacking: frozenset[str]
    ) -> Passing | None:
        if condition is None:
            return _everybody
        year = self._case.round.fiscal_year
        key = (id(condition), year, lacking)
        if key not in self._known:
            self._known[key] = passing(condition, roster, year, lacking, self._facts)
        return self._known[key]

    def _listed(self, roster: str) -> tuple[MemberList, frozenset[str]] | None:
        """Return a list that is complete and counts, and the columns of it that do not."""
        if roster not in self._lists:
            self._lists[roster] = self._looked_up(roster)
        return self._lists[roster]

    def _looked_up(self, roster: str) -> tuple[MemberList, frozenset[str]] | None:
        members, lacks = self._case.rosters.get(roster), self._papers.lack_of_support
        if members is None or not members.is_complete or lacks(members.evidence) is not None:
            return None
        own = members.column_evidence.items()
        lacking = frozenset(name for name, codes in own if lacks(codes) is not None)
        return members, lacking

    def _added(self, node: Total) -> Interval | None:
        kept = self._found.get(id(node))
        if kept is None:
            kept = self._found[id(node)] = (node, self._summed(node))
        return kept[1] if isinstance(kept[1], Interval) else None

    def _summed(self, node: Total) -> Interval | None:
        """Return a sum over all members; where some are left out the definition says it."""
        told, kind = self._listed(node.roster), self._facts[node.fact].kind
        is_own = self._facts[node.fact].roster == node.roster
        if told is None or node.where is not None or not isinstance(kind, NumberKind) or not is_own:
            return None
        members, lacking = told
        cell = (node.fact, self._case.round.fiscal_year - node.years_back)
        values: Counter[Fraction] = Counter()
        for member in members.members:
            value = None if node.fact in lacking else member.cells.get(cell)
            if value is None:
                return None
            values[value] += 1  # type: ignore[index] # a number has no other values
        return total((Interval.point(value), number) for value, number in values.items())


def _everybody(cells: Cells) -> bool | None:
    del cells
    return True
