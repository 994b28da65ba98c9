"""What a condition without a formula rests on: it keeps its truth only while that is as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import z3

from ecorules.language.syntax import (
    Conforms,
    Count,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Node,
    Share,
    Some,
    Total,
    walk,
)
from ecorules.path.ranges import Formula, both, formula, opposite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.language.syntax import Condition
    from ecorules.path.facts import Facts
    from ecorules.path.possible import Choices, Documents
    from ecorules.path.worlds import Worlds


class Untouched:
    """Say when nothing is done about what a condition reads."""

    def __init__(
        self, edition: Edition, case: Case, documents: Documents, facts: Facts, choices: Choices
    ) -> None:
        """Keep where the decisions are made."""
        self._edition = edition
        self._case = case
        self._documents = documents
        self._facts = facts
        self._choices = choices
        self._still: dict[str, Formula] = {}

    def by(self, condition: Condition) -> Formula:
        """Return when nothing that a condition reads is touched."""
        return both(*self._as_they_are(condition, set()))

    def hold(self, worlds: Worlds) -> None:
        """Keep lists as they are where a condition rests on that, now that all is known of them."""
        for roster, still in self._still.items():
            touching = [
                one.count > 0
                for _, world in worlds
                if world.company.roster == roster
                for one in world.changing
            ]
            completed = formula(worlds.completed.get(roster, False))
            self._choices.require(z3.Implies(still, z3.Not(z3.Or(completed, *touching))))

    def _as_they_are(self, condition: Node, seen: set[str]) -> Iterator[Formula]:
        for node in walk(condition):
            match node:
                case InHand(item):
                    yield self._paper(item)
                case Holds() | IsOneOf() | FactValue():
                    yield from self._fact(node.fact, node.years_back)
                case Share() | Count() | Every() | Some() | Total():
                    yield from self._roster(node.roster)
                case Conforms(requirement) if requirement not in seen:
                    seen.add(requirement)
                    other = self._edition.requirements[requirement]
                    yield from self._as_they_are(other.requires, seen)
                    if other.applies is not None:
                        yield from self._as_they_are(other.applies, seen)
                case _:
                    pass

    def _paper(self, item: str) -> Formula:
        counts = self._documents.counts(item)
        return True if isinstance(counts, bool) else opposite(counts)

    def _fact(self, name: str, years_back: int) -> Iterator[Formula]:
        if self._edition.vocabulary.facts[name].roster is not None:
            return
        decided = self._facts.decide(name, years_back)
        if decided is not None:
            yield opposite(decided.is_acted)
        for made in self._case.observations:
            if made.fact == name:
                yield from map(self._paper, made.evidence)

    def _roster(self, roster: str) -> Iterator[Formula]:
        if roster not in self._still:
            self._still[roster] = z3.Bool(f"still {roster}")
        yield self._still[roster]
        members = self._case.rosters.get(roster)
        if members is not None:
            for codes in (members.evidence, *members.column_evidence.values()):
                yield from map(self._paper, codes)
