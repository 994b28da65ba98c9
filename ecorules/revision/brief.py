"""The sum of a column in one go, for those who ask for truths and not for reasons.

The definition judges member by member, so that it can say who contributed what; where hardly two
members are alike, that is most of its work.  A replay asks only what the sum may be.  Where the
list is complete and counts, that is the sum of what is known and the range of what is not; in any
other case the definition is asked.  A property holds replays to audits.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar, cast

from ecorules.case.alike import values
from ecorules.case.papers import Papers
from ecorules.language import interval as between
from ecorules.language.interval import ZERO, Interval
from ecorules.language.subject import Gathering
from ecorules.language.syntax import FactValue, Total
from ecorules.language.trace import Extent, Measured
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ecorules.case.model import Case, MemberList
    from ecorules.edition.model import Edition
    from ecorules.language.subject import Reading, Subject
    from ecorules.language.syntax import Node
    from ecorules.language.truth import Truth

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Summed(Gathering):
    """Hold what a column of a list adds up to, in place of its members."""

    sum: Interval = ZERO

    def once(self, asking: tuple[Node | None, ...], work: Callable[[], T]) -> T:
        """Return the sum; nobody asks anything else of a column alone."""
        del work
        (node,) = asking
        return cast("T", Measured(cast("Total", node), Extent(self.sum)))


class Brief:
    """Answer as another subject does, and add up columns without looking at each member."""

    def __init__(self, subject: Subject, case: Case, edition: Edition) -> None:
        self._subject, self._case = subject, case
        self._facts = edition.vocabulary.facts
        self._papers = Papers(case.register, case.round.on, case.round.kind)

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        """Return the possible values of a number fact."""
        return self._subject.number(fact, years_back)

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        """Return whether a yes-or-no fact holds."""
        return self._subject.flag(fact, years_back)

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        """Return the values that a choice fact may have."""
        return self._subject.choice(fact, years_back)

    def target(self, target: str) -> Reading[Interval]:
        """Return the value of a target."""
        return self._subject.target(target)

    def document(self, item: str) -> Reading[Truth]:
        """Return whether an evidence item is in hand."""
        return self._subject.document(item)

    def conforms(self, requirement: str) -> Reading[Truth]:
        """Return whether another requirement is met."""
        return self._subject.conforms(requirement)

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        """Return the members, or what they add up to where nothing else is asked."""
        members = self._case.rosters.get(roster)
        if len(asked) == 1 and members is not None:
            (node,) = asked
            if isinstance(node, FactValue) and self._is_whole(members):
                found = self._summed(members, node)
                if found is not None:
                    return Summed((), None, sum=found)
        return self._subject.roster(roster, asked)

    def _is_whole(self, members: MemberList) -> bool:
        """Return whether the list names everybody and counts."""
        return members.is_complete and self._papers.lack_of_support(members.evidence) is None

    def _summed(self, members: MemberList, node: FactValue) -> Interval | None:
        """Return what a column may add up to, unless it is no column of the list."""
        fact = self._facts[node.fact]
        if fact.roster != members.roster or not isinstance(fact.kind, NumberKind):
            return None
        evidence = members.column_evidence.get(fact.name, members.evidence)
        number = len(members.members)
        if self._papers.lack_of_support(evidence) is not None:
            return between.total([(fact.kind.extent, number)])
        cell = (fact.name, self._case.round.fiscal_year - node.years_back)
        known = [value for value in values(members, cell) if value is not None]
        return between.total(
            [(Interval.point(_added(known)), 1), (fact.kind.extent, number - len(known))]
        )


def _added(known: Sequence[Fraction]) -> Fraction:
    """Return a sum; whole numbers add fast and fractions do not."""
    numerators: dict[int, int] = {}
    for value in known:
        below = value.denominator
        numerators[below] = numerators.get(below, 0) + value.numerator
    return sum((Fraction(above, below) for below, above in numerators.items()), Fraction(0))
