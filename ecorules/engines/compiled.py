"""An edition made ready for sessions: rails, rules, and what depends on what.

It is made once for an edition in a process and shared by all its sessions.
"""

from __future__ import annotations

import weakref
from functools import lru_cache
from typing import TYPE_CHECKING

from ecorules.engines._durable import Network
from ecorules.engines.rails import rails_of
from ecorules.language.sources import sources
from ecorules.language.syntax import walk
from ecorules.levels import prerequisites

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.sources import Source
    from ecorules.language.syntax import Condition, Node

_KEPT = 4
_ANY_YEAR = 0


class Compiled:
    """The rails of an edition in a rule engine, and the ways from a change to its findings."""

    def __init__(self, edition: Edition) -> None:
        """Lay the rails and build the rules.  Raises `Unavailable` without a rule engine."""
        self.edition = edition
        self.rails = rails_of(edition)
        self.network = Network(self.rails.gates)
        # The engine keeps rules until it is told; whoever drops an edition drops its rules.
        weakref.finalize(self, self.network.dispose).atexit = False
        self._asking = _asking(self.rails.leaves)
        self.asked = _asked(edition)
        self.requirements_of = self._requirements_of()
        self.waiting_for = _waiting_for(edition)
        self.seen_by_levels = self._seen_by_levels()
        self.of_unknown_text = _of_unknown_text(edition, self.asked)

    def touched(self, moved: Iterable[Source]) -> dict[Condition, None]:
        """Return the leaves that may be decided otherwise where these sources are."""
        return {leaf: None for source in moved for leaf in self._asking.get(source, ())}

    def _requirements_of(self) -> dict[Condition, tuple[str, ...]]:
        """Return for each leaf the requirements whose conditions it is part of."""
        found: dict[Condition, list[str]] = {leaf: [] for leaf in self.rails.leaves}
        for code, requirement in self.edition.requirements.items():
            for leaf in dict.fromkeys(_leaves(requirement)):
                if leaf in found:
                    found[leaf].append(code)
        return {leaf: tuple(codes) for leaf, codes in found.items()}

    def _seen_by_levels(self) -> dict[int, tuple[str, ...]]:
        """Return for each atom the requirements of which it tells what levels see."""
        found: dict[int, list[str]] = {}
        for code, asked in self.rails.requirements.items():
            for atom in {*asked.applies, *asked.requires, *asked.met}:
                found.setdefault(atom, []).append(code)
        return {atom: tuple(codes) for atom, codes in found.items()}


@lru_cache(maxsize=_KEPT)
def compiled(edition: Edition) -> Compiled:
    """Return the edition made ready for sessions, once for each edition."""
    return Compiled(edition)


def _asking(leaves: Iterable[Condition]) -> dict[Source, tuple[Condition, ...]]:
    """Return for each source the leaves that ask it, facts in whatever year."""
    found: dict[Source, list[Condition]] = {}
    for leaf in leaves:
        for source in sources(leaf, _ANY_YEAR):
            found.setdefault(source, []).append(leaf)
    return {source: tuple(asking) for source, asking in found.items()}


def _asked(edition: Edition) -> dict[int, tuple[str, ...]]:
    return {
        number: tuple(code for code, one in edition.requirements.items() if one.level == number)
        for number in edition.levels
    }


def _leaves(requirement: Requirement) -> Iterator[Node]:
    for condition in (requirement.applies, requirement.requires):
        if condition is not None:
            yield from walk(condition)


def _waiting_for(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return for each requirement those that name it as a prerequisite."""
    found: dict[str, list[str]] = {}
    for code, requirement in edition.requirements.items():
        for other in prerequisites(requirement):
            found.setdefault(other, []).append(code)
    return {code: tuple(others) for code, others in found.items()}


def _of_unknown_text(edition: Edition, asked: dict[int, tuple[str, ...]]) -> frozenset[int]:
    """Return the levels of which nobody knows all that they ask, those that stand on one too."""
    found: set[int] = set()
    while True:
        added = {
            number
            for number, level in edition.levels.items()
            if number not in found
            and (level.incomplete or not asked[number] or found & set(level.stands_on))
        }
        if not added:
            return frozenset(found)
        found |= added
