"""Which requirements an action serves, and who is asked to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.language.reads import reads
from ecorules.language.syntax import Count, Every, InHand, Share, Some, Total, walk
from ecorules.language.truth import Truth
from ecorules.levels import prerequisites
from ecorules.path.actions import Action, Better, Complete, HandIn
from ecorules.path.components import below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.audit.conduct import Audit
    from ecorules.edition.model import Requirement


class Serving:
    """Say which requirements of a level, and of all below it, an action is for."""

    def __init__(self, now: Audit, level: int) -> None:
        """Look at what is not met yet, and at what has to be met for it."""
        self._now = now
        edition = now.edition
        levels = set(below(edition, level))
        codes = [code for code, one in edition.requirements.items() if one.level in levels]
        self._open: list[str] = []
        self._asked: dict[str, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {}
        while codes:
            code = codes.pop(0)
            if code not in self._asked:
                self._asked[code] = _asked(edition.requirements[code])
                codes += prerequisites(edition.requirements[code])
        self._asked = {
            code: self._asked[code] for code in edition.requirements if code in self._asked
        }

    def requirements(self, action: Action) -> tuple[str, ...]:
        """Return the requirements that an action serves: those not met yet, if there are any."""
        match action:
            case HandIn(item):
                found = self._with_paper(item)
            case Complete(roster):
                found = [code for code, asked in self._asked.items() if roster in asked[2]]
            case Better(requirements=named) if named:
                found = list(named)
            case Better(cells=cells):
                found = self._reading({cell.fact for row in cells.values() for cell in row})
            case _:
                found = self._reading({action.fact})
        unmet = [code for code in found if self._now.findings[code].met is not Truth.TRUE]
        return tuple(unmet or found)

    def owners(self, action: Action) -> tuple[str, ...]:
        """Return who is asked to do it: whose fact it is, or who hands in the document."""
        facts = self._now.edition.vocabulary.facts
        match action:
            case HandIn(item):
                return self._of_paper(item)
            case Complete(roster):
                return self._of_list(roster)
            case Better(cells=cells):
                named = {cell.fact for row in cells.values() for cell in row}
                return tuple(sorted({facts[name].owner for name in named}))
            case _:
                return (facts[action.fact].owner,)

    def _reading(self, facts: set[str]) -> list[str]:
        return [code for code, asked in self._asked.items() if facts & asked[1]]

    def _with_paper(self, item: str) -> list[str]:
        direct = [code for code, asked in self._asked.items() if item in asked[0]]
        return direct or self._reading(self._supported(item))

    def _supported(self, item: str) -> set[str]:
        """Return the facts that a document supports."""
        case, vocabulary = self._now.case, self._now.edition.vocabulary
        found = {one.fact for one in case.observations if item in one.evidence}
        for name, members in case.rosters.items():
            for fact in vocabulary.columns(name):
                if item in members.column_evidence.get(fact.name, members.evidence):
                    found.add(fact.name)
        return found

    def _of_paper(self, item: str) -> tuple[str, ...]:
        """Return who hands in a document: the case's own assignment first, as in an audit."""
        found: list[str] = []
        for code in self._with_paper(item):
            requirement = self._now.edition.requirements[code]
            listed = next((one.owners for one in requirement.evidence if one.code == item), None)
            if listed is not None:
                found.extend(self._now.case.owners.get(code, listed))
        if found:
            return tuple(sorted(set(found)))
        return self._of_facts(self._supported(item)) or self._of_lists(item)

    def _of_facts(self, names: Iterable[str]) -> tuple[str, ...]:
        facts = self._now.edition.vocabulary.facts
        asked = {name for each in self._asked.values() for name in each[1]}
        return tuple(sorted({facts[name].owner for name in names if name in asked}))

    def _of_lists(self, item: str) -> tuple[str, ...]:
        rosters = self._now.case.rosters
        named = [name for name, members in rosters.items() if item in members.evidence]
        return tuple(sorted({owner for name in named for owner in self._of_list(name)}))

    def _of_list(self, roster: str) -> tuple[str, ...]:
        columns = self._now.edition.vocabulary.columns(roster)
        return self._of_facts(one.name for one in columns)


def _asked(
    requirement: Requirement,
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the documents, facts and lists that a requirement asks for."""
    papers: set[str] = set()
    facts: set[str] = set()
    lists: set[str] = set()
    for condition in (requirement.requires, requirement.applies):
        facts |= {name for name, _ in reads(condition)}
        for node in () if condition is None else walk(condition):
            match node:
                case InHand(item):
                    papers.add(item)
                case Share() | Count() | Every() | Some() | Total():
                    lists.add(node.roster)
                case _:
                    pass
    return frozenset(papers), frozenset(facts), frozenset(lists)
