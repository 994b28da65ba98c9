"""What a reader asks of the way up, and what was found: the way, or everything that forbids it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.audit.conduct import audit
from ecorules.path.applied import with_targets
from ecorules.path.components import below
from ecorules.path.effort import Efforts, efforts_of
from ecorules.path.obstacles import Obstacle, obstacles
from ecorules.path.possible import Conditions
from ecorules.path.search import Found, Problem, Wish, find_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case, RoundKind
    from ecorules.edition.model import Edition


@dataclass(frozen=True, slots=True)
class Journey:
    """Hold where a case stands, what was asked for, and the ways or the obstacles.

    `now` is the audit as the case is, `start` that with the assumed targets set, from which the
    ways begin.  With a budget, `wish.level` is the highest level within it; `highest` says so.
    """

    now: Audit
    start: Audit
    wish: Wish
    found: Found
    obstacles: tuple[Obstacle, ...]
    assumed: Mapping[str, Fraction]
    efforts: Efforts
    by: date | None = None
    highest: bool = False

    @property
    def is_sound(self) -> bool:
        """Return whether the definition agrees with every way that was found."""
        return all(one.is_proven for one in self.found.paths)


def travelled(  # noqa: PLR0913 - the two, what is wished for, and what it is judged by
    edition: Edition,
    case: Case,
    wish: Wish,
    *,
    on: date,
    kind: RoundKind,
    assumed: Mapping[str, Fraction],
    by: date | None = None,
) -> Journey:
    """Return the cheapest ways to a level, or within a budget to the highest that it pays for."""
    now = audit(edition, case, on=on, kind=kind)
    begun = with_targets(case, assumed, on) if assumed else case
    start = audit(edition, begun, on=on, kind=kind) if assumed else now
    efforts = efforts_of(edition.vocabulary, begun)
    for level in _levels(edition, wish):
        asked = wish._replace(level=level)
        found = find_paths(edition, begun, asked, efforts, on=on, kind=kind)
        if found.paths:
            is_highest = wish.budget is not None
            return Journey(now, start, asked, found, (), assumed, efforts, by, is_highest)
    conditions = Conditions(on, kind, efforts, wish.until, wish.months)
    standing = obstacles(edition, Problem(edition, begun, conditions), wish.level)
    return Journey(now, start, wish, Found((), ()), standing, assumed, efforts, by)


def _levels(edition: Edition, wish: Wish) -> Iterator[int]:
    """Yield the level asked for; with a budget also those below, down to the lowest."""
    yield wish.level
    if wish.budget is not None:
        yield from (one for one in reversed(below(edition, wish.level)) if 0 < one < wish.level)
