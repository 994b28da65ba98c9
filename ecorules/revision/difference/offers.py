"""A difference offered for decision: the one who is asked takes the new, or stays with the old."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from ecorules.revision.difference.model import Change, Changed, Clause

if TYPE_CHECKING:
    from ecorules.revision.difference.model import ChangeKind, Path, Strictness

Decide: TypeAlias = Callable[[Change], bool]
T = TypeVar("T", bound=Changed)


class Offer(NamedTuple):
    """Offer the differences of one part of an edition: where it is, and whose."""

    decide: Decide
    at: Path
    requirement: str | None = None

    def choice(
        self,
        kind: ChangeKind,
        old: T,
        new: T,
        *keys: str,
        strictness: Strictness | None = None,
        moves: bool = True,
    ) -> T:
        """Return what was decided of something that may move a verdict."""
        if old == new:
            return old
        clause = Clause((*self.at, *keys))
        change = Change(kind, clause, old, new, self.requirement, strictness, moves)
        return new if self.decide(change) else old

    def told(self, kind: ChangeKind, old: T, new: T, *keys: str) -> T:
        """Return what was decided of something that is told and moves no verdict."""
        return self.choice(kind, old, new, *keys, moves=False)
