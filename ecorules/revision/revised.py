"""Two editions and what lies between them: any mixture of the two, with some changes undone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from ecorules.revision.difference.applied import applied
from ecorules.revision.difference.found import changes_between
from ecorules.revision.mixtures import Mixtures, joined
from ecorules.revision.reach import Reach

if TYPE_CHECKING:
    from ecorules.edition.model import Edition
    from ecorules.revision.difference.model import Change
    from ecorules.revision.mixtures import Mixture

# Mixtures share nearly everything with their neighbours; so many are some tens of megabytes.
_KEPT_AT_MOST: Final = 4096


class Revision:
    """Hold an old and a new edition, the changes from one to the other, and their mixtures.

    Changes are named by their places in `changes`.  `is_strict` says that documents which
    nobody had asked for are missing from a closed register all the same.
    """

    def __init__(self, old: Edition, new: Edition, *, is_strict: bool = False) -> None:
        self.old, self.new, self.is_strict = old, new, is_strict
        self.changes: tuple[Change, ...] = changes_between(old, new)
        self._mixtures = Mixtures()
        self._kept: dict[frozenset[int], Mixture] = {}
        self.before = self._mixtures.of(old)
        self.after = self._mixtures.of(new)

    @property
    def both(self) -> tuple[Edition, Edition]:
        """Return the old and the new edition."""
        return self.old, self.new

    @cached_property
    def moving(self) -> tuple[int, ...]:
        """Return the changes that can move a verdict or a level at all."""
        return tuple(at for at, each in enumerate(self.changes) if each.moves_verdicts)

    @cached_property
    def reach(self) -> Reach:
        """Return which requirements each change can move."""
        return Reach(self.old, self.new, {at: self.changes[at] for at in self.moving})

    def without(self, undone: frozenset[int]) -> Mixture:
        """Return the new edition with these changes undone."""
        if not undone:
            return self.after
        found = self._kept.get(undone)
        if found is None:
            if len(self._kept) >= _KEPT_AT_MOST:
                self._kept.clear()
            found = self._kept[undone] = self._mixed(undone)
        return found

    def _mixed(self, undone: frozenset[int]) -> Mixture:
        """Return a mixture: what several parts of the changes do does not depend on each other."""
        touched = [part for part in self.reach.parts if not undone.isdisjoint(part.changes)]
        if len(touched) > 1:
            shares = [(part, self.without(undone.intersection(part.changes))) for part in touched]
            return joined(self.after, [(part.requirements, share) for part, share in shares])
        chosen = [each for at, each in enumerate(self.changes) if at not in undone]
        return self._mixtures.of(applied(self.old, self.new, chosen))
