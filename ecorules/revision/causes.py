"""Why an outcome moved: the smallest sets of changes without which it would not have.

Changes are undone, one by one and then together, and the case is judged anew; nothing is
guessed from what a change looks like.  A cause is a set of changes whose undoing alone gives
the old outcome back, while undoing only some of them does not.  Often there are several, and
all of them are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.levels import footings, proven_level, reachable_level
from ecorules.revision.moves import PROVEN, REACHABLE, Judged, judged_as
from ecorules.revision.smallest import Smallest, smallest
from ecorules.revision.suspects import suspects

if TYPE_CHECKING:
    from ecorules.revision.judging import Judging
    from ecorules.revision.moves import Move
    from ecorules.revision.revised import Revision


class Causes:
    """Look for the causes of the moves of one case."""

    def __init__(self, revision: Revision, judging: Judging) -> None:
        self._revision, self._judging = revision, judging
        self._levels: dict[frozenset[int], tuple[int, int]] = {}
        self._suspects: tuple[int, ...] | None = None

    def of(self, move: Move) -> Smallest:
        """Return the smallest sets of changes whose undoing gives the old outcome back."""
        if isinstance(move.before, Judged):
            reaching = self._revision.reach.reaching(move.about)
            return smallest(reaching, lambda undone: self._is_judged_as(move, undone))
        at = (PROVEN, REACHABLE).index(move.about)
        if self._suspects is None:
            self._suspects = suspects(self._revision, self._judging)
        return smallest(self._suspects, lambda undone: self._climbed(undone)[at] == move.before)

    def _is_judged_as(self, move: Move, undone: frozenset[int]) -> bool:
        mixture = self._revision.without(undone)
        found = self._judging.some(mixture, [move.about]).get(move.about)
        return found is not None and judged_as(found) == move.before

    def _climbed(self, undone: frozenset[int]) -> tuple[int, int]:
        """Return the proven and the reachable level with these changes undone."""
        if undone not in self._levels:
            mixture = self._revision.without(undone)
            found = footings(mixture.steps, self._judging.outcomes(mixture))
            self._levels[undone] = proven_level(found), reachable_level(found)
        return self._levels[undone]
