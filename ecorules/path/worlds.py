"""The worlds of a company: which documents and lists are taken to count.

Whether a column counts depends on its evidence, and whether a list is complete on the area.
Each combination of what is still missing is a world in which the members are judged by the
definition; the solver chooses one world for each company and pays for what it rests on.
"""

from __future__ import annotations

from itertools import chain, combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import z3

from ecorules.case.standing import standing
from ecorules.language.syntax import (
    Compare,
    Conforms,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Node,
    Some,
    walk,
)
from ecorules.path.applied import complete, with_documents
from ecorules.path.companies import Company, Tally, tallies_in
from ecorules.path.gatherings import World
from ecorules.path.kinship import Kinship, Rules
from ecorules.path.ranges import Formula, Unencodable, both, formula

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ecorules.case.model import Case, MemberList
    from ecorules.language.interval import Interval
    from ecorules.language.subject import Subject
    from ecorules.language.truth import Truth
    from ecorules.language.vocabulary import Vocabulary
    from ecorules.path.possible import Choices, Conditions, Documents
    from ecorules.path.views import View

# Beyond so many, what is missing is handed in together: exact only where all of it is needed.
_MOST_SETS: Final = 4
_COMPLETE: Final = "complete:"


def has_tally(node: Node) -> bool:
    """Return whether a leaf of a condition is about the members of a roster."""
    return isinstance(node, Compare | Every | Some) and any(True for _ in tallies_in(node))


class Setting(NamedTuple):
    """Hold what stays the same in every world."""

    vocabulary: Vocabulary
    conditions: Conditions
    national: Mapping[str, Interval | None]
    met: Mapping[str, Truth]
    views: Mapping[Tally, View] = MappingProxyType({})
    is_fixed: Callable[[str, int], bool] = lambda _fact, _years_back: False

    def standing(self, case: Case) -> Subject:
        """Return a case as a condition sees it, with the requirements as they stand now."""
        return standing(
            case,
            self.vocabulary,
            on=self.conditions.on,
            kind=self.conditions.kind,
            national=self.national,
            met=self.met,
        )


class Worlds:
    """Find the worlds in which tallies are judged."""

    def __init__(
        self,
        case: Case,
        setting: Setting,
        documents: Documents,
        choices: Choices,
        together: list[Company],
    ) -> None:
        """Keep the companies; their worlds are made when they are asked for."""
        self._case = case
        self._setting = setting
        self._documents = documents
        self._choices = choices
        self._companies = together
        self._made: dict[Company, list[tuple[Formula, World]]] = {}
        self.completed: dict[str, Formula] = {}

    def __iter__(self) -> Iterator[tuple[Formula, World]]:
        """Yield every world that was made, with when the solver chooses it."""
        return chain.from_iterable(self._made.values())

    def of(self, tallies: Iterable[Tally]) -> list[tuple[Formula, World]]:
        """Return the worlds of these tallies, or raise `Unencodable`."""
        asked = list(tallies)
        found = {one for one in self._companies for tally in asked if tally in one.tallies}
        if len(found) != 1:
            raise Unencodable
        company = found.pop()
        _require_own_questions(company, self._setting.is_fixed)
        if company not in self._made:
            members = self._case.rosters.get(company.roster)
            if members is None:
                raise Unencodable
            self._made[company] = list(self._worlds(company, members))
        return self._made[company]

    def _worlds(self, company: Company, members: MemberList) -> Iterator[tuple[Formula, World]]:
        evidence = {
            name: members.column_evidence.get(name, members.evidence) for name, _ in company.columns
        }
        missing = list(self._missing(members, evidence))
        unions = _unions(missing)
        number = self._companies.index(company)
        chosen: list[Formula] = []
        for place, handed_in in enumerate(unions):
            world = self._world(company, f"{number} {place}", handed_in, evidence)
            if len(unions) == 1:
                yield True, world
                return
            own = z3.Bool(f"world {company.roster} {number} {place}")
            self._choices.require(z3.Not(z3.And(own, z3.Or(*chosen))) if chosen else True)
            chosen.append(own)
            needed = both(*(self._brought_about(item) for item in sorted(handed_in)))
            self._choices.require(z3.Implies(own, formula(needed)))
            for one in world.changing:
                self._choices.require(z3.Or(own, one.count == 0))
            yield own, world

    def _missing(
        self, members: MemberList, evidence: Mapping[str, tuple[str, ...]]
    ) -> Iterator[frozenset[str]]:
        """Yield the sets of documents without which the list or a column does not count."""
        for codes in dict.fromkeys((members.evidence, *evidence.values())):
            yield frozenset(self._documents.lacking(codes))
        if not members.is_complete:
            yield frozenset({_COMPLETE + members.roster})

    def _brought_about(self, item: str) -> Formula:
        """Return when a document counts, or when a list leaves out nobody."""
        if not item.startswith(_COMPLETE):
            return self._documents.counts(item)
        roster = item.removeprefix(_COMPLETE)
        if roster not in self.completed:
            conditions = self._setting.conditions
            effort = conditions.efforts.of(roster)
            is_possible = effort.changeable is not False and conditions.allows(roster)
            name = f"complete {roster}"
            self.completed[roster] = (
                self._choices.decision(name, effort.effort) if is_possible else False
            )
        return self.completed[roster]

    def _world(
        self,
        company: Company,
        name: str,
        handed_in: frozenset[str],
        evidence: Mapping[str, tuple[str, ...]],
    ) -> World:
        conditions = self._setting.conditions
        papers = sorted(item for item in handed_in if not item.startswith(_COMPLETE))
        case = with_documents(self._case, papers, conditions.on)
        if _COMPLETE + company.roster in handed_in:
            case = complete(case, company.roster)
        counting = frozenset(
            column
            for column, codes in evidence.items()
            if codes and handed_in.issuperset(self._documents.lacking(codes))
        )
        touchable = frozenset(filter(conditions.allows, counting))
        words, seen = self._setting.vocabulary, self._setting.views
        rules = Rules(words, conditions.efforts, touchable, counting, seen)
        kinship = Kinship(case, self._setting.standing(case), company, rules)
        return World(f"{company.roster} {name}", company, kinship, self._choices)


def _unions(missing: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return every union of sets of documents, the empty one first."""
    sets = list(dict.fromkeys(one for one in missing if one))
    if len(sets) > _MOST_SETS:
        sets = [*sets[: _MOST_SETS - 1], frozenset().union(*sets[_MOST_SETS - 1 :])]
    chosen = chain.from_iterable(combinations(sets, size) for size in range(len(sets) + 1))
    return list(dict.fromkeys(frozenset[str]().union(*some) for some in chosen))


def _require_own_questions(company: Company, is_fixed: Callable[[str, int], bool]) -> None:
    """Refuse tallies whose members are judged by what may change of the area."""
    columns = {fact for fact, _ in company.columns}
    for tally in company.tallies:
        for node in walk(tally):
            match node:
                case FactValue() | Holds() | IsOneOf() if node.fact not in columns:
                    if not is_fixed(node.fact, node.years_back):
                        raise Unencodable
                case InHand() | Conforms():
                    raise Unencodable
                case _ if node is not tally and node in company.tallies:
                    raise Unencodable
                case _:
                    pass
