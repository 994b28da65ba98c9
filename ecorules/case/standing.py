"""The case on the day of the audit, as a condition sees it.

This is where rule 5 of the language stands: what was handed in counts or does not, depending
on the day, the kind of round and the register.  Nothing is judged here; conditions ask, and
get what is possible together with what is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case import readings
from ecorules.case.members import Company
from ecorules.case.papers import Papers
from ecorules.case.readings import Observed, observed
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.subject import Gap, Gathering, Lack, Reading, Subject
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ecorules.case.model import Case, Observation, OwnTarget, RoundKind
    from ecorules.language.syntax import Node
    from ecorules.language.vocabulary import Vocabulary


def standing(  # noqa: PLR0913 - a case, the words, and the four things that an audit decides
    case: Case,
    vocabulary: Vocabulary,
    *,
    on: date,
    kind: RoundKind,
    national: Mapping[str, Interval | None],
    met: Mapping[str, Truth],
) -> Subject:
    """Return the case as it stands on a day in a kind of round.

    `national` holds the targets that the edition itself sets, without a value where it sets
    none for the day: an area does not fill in for it.  `met` says which requirements
    are met; it is read when a condition asks, so that it can be filled in while requirements
    are judged one after the other.
    """
    return _Standing(case, vocabulary, Papers(case.register, on, kind), national, met)


class _Standing:
    """Answer for the area; no answer is worked out twice."""

    def __init__(
        self,
        case: Case,
        vocabulary: Vocabulary,
        papers: Papers,
        national: Mapping[str, Interval | None],
        met: Mapping[str, Truth],
    ) -> None:
        self._case = case
        self._facts = vocabulary.facts
        self._papers = papers
        self._national = national
        self._met = met
        self._company = Company(self, vocabulary, papers, case.round.fiscal_year)
        self._gatherings: dict[tuple[str, frozenset[Node]], Gathering] = {}
        self._observations: dict[tuple[str, int], list[Observation]] = {}
        for each in case.observations:
            self._observations.setdefault((each.fact, each.fiscal_year), []).append(each)

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        return readings.number(self._facts[fact], self._observed(fact, years_back))

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        return readings.flag(self._facts[fact], self._observed(fact, years_back))

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        return readings.choice(self._facts[fact], self._observed(fact, years_back))

    def _observed(self, fact: str, years_back: int) -> Observed:
        year = self._case.round.fiscal_year - years_back
        made = self._observations.get((fact, year), ())
        return observed(
            fact,
            year,
            ((each.value, self._papers.lack_of_support(each.evidence)) for each in made),
        )

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        kept = (roster, asked)
        if kept not in self._gatherings:
            members = self._case.rosters.get(roster)
            self._gatherings[kept] = (
                self._company.nobody_listed(roster)
                if members is None
                else self._company.gathering(members, asked)
            )
        return self._gatherings[kept]

    def target(self, target: str) -> Reading[Interval]:
        if target in self._national:
            value = self._national[target]
        else:
            periods = self._case.targets.get(target, ())
            own = (each for each in periods if is_in_force(each, self._papers.on))
            value = next((Interval.point(each.value) for each in own), None)
        if value is None:
            return Reading(ANYTHING, (Gap(Lack.NO_TARGET, target),))
        return Reading(value)

    def document(self, item: str) -> Reading[Truth]:
        return self._papers.document(item)

    def conforms(self, requirement: str) -> Reading[Truth]:
        truth = self._met.get(requirement, Truth.UNKNOWN)
        if truth.is_settled:
            return Reading(truth)
        return Reading(truth, (Gap(Lack.OPEN_PREREQUISITE, requirement),))


def is_in_force(target: OwnTarget, day: date) -> bool:
    """Return whether an area's own target holds on a day, first and last day included."""
    return target.since <= day and (target.until is None or day <= target.until)
