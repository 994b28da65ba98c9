"""Which action has to be over before which: by what supports what, and by what names what.

A document that supports what is observed comes after it; a list is made complete before members
of it are brought further; what a requirement names comes before the requirement; a lower level
comes first.  Where the case does not say which document supports a figure, every document of the
requirements that the figure serves is taken to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.syntax import Conforms, walk
from ecorules.path.actions import Better, Change, Complete, HandIn, Observe, Paper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.path.actions import Action


class Place(NamedTuple):
    """Say how early something has to be: the level it is for, and how many requirements before."""

    level: int
    stage: int


@dataclass(frozen=True, slots=True)
class Needs:
    """For each action its place, and the actions that have to be over before it begins."""

    places: tuple[Place, ...]
    after: tuple[tuple[int, ...], ...]


def needs(
    edition: Edition, case: Case, actions: Sequence[Action], serves: Sequence[Sequence[str]]
) -> Needs:
    """Return what each action needs; `serves` are the requirements that each is for."""
    of = _places_of_requirements(edition)
    places = [min((of[code] for code in codes), default=_LAST) for codes in serves]
    support = _Support(case, actions, serves)
    for made in sorted(range(len(actions)), key=lambda at: -_rank(actions[at])):
        for before in support.before(made):
            places[before] = min(places[before], places[made])
    named = {code: _named(edition, code) for code in edition.requirements}
    after = [
        sorted({*support.before(at), *_prerequisites(at, serves, places, named)})
        for at in range(len(actions))
    ]
    return Needs(tuple(places), tuple(map(tuple, after)))


_LAST = Place(1_000, 0)


def _places_of_requirements(edition: Edition) -> dict[str, Place]:
    """Return the place of each requirement; what one of a lower level names is as low as that."""
    levels = {code: one.level for code, one in edition.requirements.items()}
    stages = dict.fromkeys(levels, 0)
    named = {code: _named(edition, code) for code in levels}
    # Requirements name each other without circles, so as many rounds as there are suffice.
    for _ in levels:
        before = (dict(levels), dict(stages))
        for code, others in named.items():
            for other in others:
                levels[other] = min(levels[other], levels[code])
                stages[code] = max(stages[code], stages[other] + 1)
        if before == (levels, stages):
            break
    return {code: Place(levels[code], stages[code]) for code in levels}


def _named(edition: Edition, code: str) -> frozenset[str]:
    requirement = edition.requirements[code]
    conditions = (requirement.requires, requirement.applies)
    return frozenset(
        node.requirement
        for condition in conditions
        if condition is not None
        for node in walk(condition)
        if isinstance(node, Conforms)
    )


def _prerequisites(
    at: int,
    serves: Sequence[Sequence[str]],
    places: Sequence[Place],
    named: Mapping[str, frozenset[str]],
) -> set[int]:
    asked = frozenset[str]().union(*(named[code] for code in serves[at]))
    return {
        before
        for before, codes in enumerate(serves)
        if places[before] < places[at] and not asked.isdisjoint(codes)
    }


def _rank(action: Action) -> int:
    """Return after how many kinds of others an action can come."""
    match action:
        case Complete():
            return 0
        case Observe() | Change() | Better():
            return 1
        case _:
            return 2


class _Support:
    """Say what has to be there before a document can support it, or a member be counted."""

    def __init__(
        self, case: Case, actions: Sequence[Action], serves: Sequence[Sequence[str]]
    ) -> None:
        self._case = case
        self._actions = actions
        self._serves = serves

    def before(self, at: int) -> list[int]:
        """Return the actions that one needs to be over."""
        match self._actions[at]:
            case HandIn(item, paper) if paper is not Paper.ACCEPT:
                return [o for o in range(len(self._actions)) if self._supports(item, o)]
            case Better(roster):
                return [
                    other
                    for other, action in enumerate(self._actions)
                    if isinstance(action, Complete) and action.roster == roster
                ]
            case _:
                return []

    def _supports(self, item: str, other: int) -> bool:
        """Return whether a document is for what an action brings."""
        action = self._actions[other]
        if isinstance(action, HandIn):
            return False
        named = self._named_by_case(action)
        if named:
            return item in named
        return item.rpartition("/")[0] in self._serves[other]

    def _named_by_case(self, action: Observe | Change | Complete | Better) -> set[str]:
        """Return the documents that the case says support what an action is about."""
        if isinstance(action, Observe | Change):
            made = [one for one in self._case.observations if one.fact == action.fact]
            return {code for one in made for code in one.evidence}
        members = self._case.rosters.get(action.roster)
        if members is None:
            return set()
        if isinstance(action, Complete):
            return set(members.evidence)
        facts = {cell.fact for row in action.cells.values() for cell in row}
        return {
            code for fact in facts for code in members.column_evidence.get(fact, members.evidence)
        }
