"""Editions as cases are judged by them, so that what two of them ask alike is judged once.

What a requirement asks is its two conditions and everything that they read of an edition: the
facts, the targets, the requirements that come before.  Where all of that is the same, so is what
is found of a case, in whichever edition it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.reads import reads
from ecorules.language.syntax import TargetValue, walk
from ecorules.levels import ascent, prerequisites

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from ecorules.edition.model import Edition, Level, Requirement
    from ecorules.language.syntax import Condition
    from ecorules.levels import Step


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a requirement asks; there is one such object for all that ask the same.

    `edition` is one in which it is asked; in any other it has the same answer.
    """

    applies: Condition | None
    requires: Condition
    prerequisites: tuple[str, ...]
    edition: Edition


class Mixture(NamedTuple):
    """What there is to judge by: what each requirement asks and at which level, and the levels.

    Requirements come after their prerequisites.
    """

    asked: Mapping[str, Asked]
    placed: Mapping[str, int]
    levels: Mapping[int, Level]
    steps: tuple[Step, ...]


def mixture(
    asked: Mapping[str, Asked], placed: Mapping[str, int], levels: Mapping[int, Level]
) -> Mixture:
    """Return what there is to judge by, put in order."""
    needs = {code: each.prerequisites for code, each in asked.items()}
    order = TopologicalSorter(needs).static_order() if any(needs.values()) else asked
    return Mixture({code: asked[code] for code in order}, placed, levels, ascent(levels, placed))


def joined(whole: Mixture, others: Iterable[tuple[frozenset[str], Mixture]]) -> Mixture:
    """Return a mixture with some of its requirements taken from others, at their levels there.

    At most one of the others has other levels; then they are taken from it.
    """
    asked, placed, levels = dict(whole.asked), dict(whole.placed), whole.levels
    for codes, other in others:
        for code in codes:
            asked.pop(code, None)
            placed.pop(code, None)
            if code in other.asked:
                asked[code], placed[code] = other.asked[code], other.placed[code]
        levels = levels if other.levels == whole.levels else other.levels
    return mixture(asked, placed, levels)


class _Names(NamedTuple):
    """What a requirement names; it keeps the requirement, so that no other gets its place."""

    requirement: Requirement
    facts: tuple[str, ...]
    targets: tuple[str, ...]
    prerequisites: tuple[str, ...]


class Mixtures:
    """Keep what requirements ask, so that it is recognised from edition to edition."""

    def __init__(self) -> None:
        self._names: dict[int, _Names] = {}
        self._seen: dict[tuple[int, ...], tuple[Asked, tuple[object, ...]]] = {}
        self._kept: dict[Hashable, Asked] = {}

    def of(self, edition: Edition) -> Mixture:
        """Return an edition ready to be judged by."""
        every = edition.requirements
        asked = {code: self._asked(edition, one) for code, one in every.items()}
        return mixture(asked, {code: one.level for code, one in every.items()}, edition.levels)

    def _asked(self, edition: Edition, requirement: Requirement) -> Asked:
        """Return what a requirement asks: mostly the very same objects as in another edition."""
        names = self._named(requirement)
        read = (
            requirement,
            *(edition.vocabulary.facts[name] for name in names.facts),
            *(edition.targets[name] for name in names.targets),
        )
        place = tuple(map(id, read))
        if place not in self._seen:
            meaning = (requirement.applies, requirement.requires, *read[1:])
            own = Asked(requirement.applies, requirement.requires, names.prerequisites, edition)
            self._seen[place] = (self._kept.setdefault(meaning, own), read)
        return self._seen[place][0]

    def _named(self, requirement: Requirement) -> _Names:
        found = self._names.get(id(requirement))
        if found is None:
            found = self._names[id(requirement)] = _names_of(requirement)
        return found


def _names_of(requirement: Requirement) -> _Names:
    conditions = [each for each in (requirement.applies, requirement.requires) if each is not None]
    below = [node for condition in conditions for node in walk(condition)]
    return _Names(
        requirement,
        tuple(sorted({name for condition in conditions for name, _ in reads(condition)})),
        tuple(sorted({node.target for node in below if isinstance(node, TargetValue)})),
        prerequisites(requirement),
    )
