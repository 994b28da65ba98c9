"""Which requirements a change can move: its own, those that read what it is about, and on.

A change of a target or a fact reaches whoever reads it; and whatever reaches a requirement
reaches those that name it as their prerequisite.  Changes that reach a common requirement, or
one of which cannot be undone without the other, belong to one *part*, and so do all changes of
the levels themselves; what is done in one part moves nothing of another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.language.reads import reads
from ecorules.language.syntax import TargetValue, walk
from ecorules.levels import prerequisites
from ecorules.revision.difference.names import needs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.edition.model import Edition, Requirement
    from ecorules.revision.difference.model import Change

_LADDER: Final = "level"


class Part(NamedTuple):
    """Changes that may depend on each other, and all requirements that they reach.

    `moves_levels` says that undoing one of them changes the levels themselves.
    """

    changes: tuple[int, ...]
    requirements: frozenset[str]
    moves_levels: bool


class Reach:
    """Tell what each of some changes between two editions reaches."""

    def __init__(self, old: Edition, new: Edition, changes: Mapping[int, Change]) -> None:
        self._changes = changes
        self._readers = _readers(old, new)
        self._followers = _followers(old, new)
        self._own = {at: frozenset(self._reached(each)) for at, each in changes.items()}
        self.parts = tuple(self._parted())

    def reaching(self, code: str) -> tuple[int, ...]:
        """Return the changes that can move one requirement."""
        return tuple(at for at, codes in self._own.items() if code in codes)

    def _reached(self, change: Change) -> Iterator[str]:
        thing, name = (str(step) for step in change.where.path[:2])
        start = [name] if thing == "requirement" else self._readers.get((thing, name), ())
        seen, waiting = set[str](), list(start)
        while waiting:
            code = waiting.pop()
            if code not in seen:
                seen.add(code)
                yield code
                waiting.extend(self._followers.get(code, ()))

    def _parted(self) -> Iterator[Part]:
        """Yield the parts, each with its changes in their order."""
        bound = self._bound()
        left = dict.fromkeys(self._changes)
        while left:
            inside, waiting = set[int](), [next(iter(left))]
            while waiting:
                at = waiting.pop()
                if at not in inside:
                    inside.add(at)
                    left.pop(at, None)
                    waiting.extend(bound[at])
                    waiting.extend(o for o in tuple(left) if self._own[o] & self._own[at])
            codes = frozenset(code for at in inside for code in self._own[at])
            yield Part(tuple(sorted(inside)), codes, any(map(self._is_of_the_ladder, inside)))

    def _bound(self) -> dict[int, set[int]]:
        """Return for each change those that cannot be done without it, or it without them."""
        places = {change: at for at, change in self._changes.items()}
        found: dict[int, set[int]] = {at: set() for at in self._changes}
        for change, others in needs(self._changes.values()).items():
            for other in others:
                found[places[change]].add(places[other])
                found[places[other]].add(places[change])
        ladder = [at for at in self._changes if self._is_of_the_ladder(at)]
        for here, there in pairwise(ladder):
            found[here].add(there)
            found[there].add(here)
        return found

    def _is_of_the_ladder(self, at: int) -> bool:
        return self._changes[at].where.path[0] == _LADDER


def _readers(old: Edition, new: Edition) -> dict[tuple[str, str], set[str]]:
    """Return for each fact and target the requirements that read it in either edition."""
    found: dict[tuple[str, str], set[str]] = {}
    for requirement in _every(old, new):
        for thing in _read(requirement):
            found.setdefault(thing, set()).add(requirement.code)
    return found


def _read(requirement: Requirement) -> Iterator[tuple[str, str]]:
    for condition in (requirement.applies, requirement.requires):
        if condition is not None:
            yield from (("fact", name) for name, _ in reads(condition))
            nodes = walk(condition)
            yield from (("target", one.target) for one in nodes if isinstance(one, TargetValue))


def _followers(old: Edition, new: Edition) -> dict[str, set[str]]:
    """Return for each requirement those that name it as their prerequisite in either edition."""
    found: dict[str, set[str]] = {}
    for requirement in _every(old, new):
        for other in prerequisites(requirement):
            found.setdefault(other, set()).add(requirement.code)
    return found


def _every(old: Edition, new: Edition) -> Iterator[Requirement]:
    yield from old.requirements.values()
    yield from new.requirements.values()
