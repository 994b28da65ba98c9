"""How many areas stood at each level on a day, as far as it is published of them by name.

An area stands at the level of its latest outcome that is certain by then.  A level that was
given in the same fiscal year, on a day that nobody has published, may hold already: such an
area is named apart and not counted.  A level may be kept, raised by one or by several at
once, and lost; what follows if it is not kept is published nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ecorules.outcomes.model import HIGHEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ecorules.outcomes.model import Outcome, RealArea, Records, Total

LEVELS: Final = tuple(range(1, HIGHEST + 1))


@dataclass(frozen=True, slots=True)
class Standing:
    """One area on a day: the outcome that holds, and a higher one that may hold already."""

    area: RealArea
    certain: Outcome | None
    possible: Outcome | None

    @property
    def level(self) -> int:
        """Return the level that is certain; 0 if none is published for that day."""
        return 0 if self.certain is None else self.certain.level


@dataclass(frozen=True, slots=True)
class Standings:
    """All areas on a day, counted by level."""

    on: date
    areas: tuple[Standing, ...]

    @property
    def exact(self) -> dict[int, int]:
        """Return how many areas stand at each level and not above."""
        return {level: sum(each.level == level for each in self.areas) for level in LEVELS}

    @property
    def cumulative(self) -> dict[int, int]:
        """Return how many areas stand at each level or above; it never rises with the level."""
        return {level: sum(each.level >= level for each in self.areas) for level in LEVELS}

    @property
    def unpublished(self) -> int:
        """Return of how many areas no level is published for the day."""
        return sum(each.level == 0 for each in self.areas)

    def perhaps(self, level: int) -> int:
        """Return how many areas not counted at a level may have been at it already."""
        return sum(
            each.level < level <= each.possible.level
            for each in self.areas
            if each.possible is not None
        )


@dataclass(frozen=True, slots=True)
class Accounted:
    """A published total at one level, and the areas known by name that make up part of it."""

    level: int
    published: int
    named: int
    perhaps: int

    @property
    def open(self) -> int:
        """Return how many areas of the total are not known by name."""
        return self.published - self.named


def standings_on(areas: Mapping[str, RealArea], day: date) -> Standings:
    """Return where each area stood on a day."""
    return Standings(day, tuple(_standing(area, day) for area in areas.values()))


def accounted(records: Records, total: Total) -> tuple[Accounted, ...]:
    """Return for each level of a total how much of it named areas account for."""
    found = standings_on(records.areas, total.on)
    return tuple(
        Accounted(level, number, found.cumulative[level], found.perhaps(level))
        for level, number in sorted(total.levels.items())
    )


def _standing(area: RealArea, day: date) -> Standing:
    certain = [each for each in area.outcomes if each.latest <= day]
    held = max(certain, key=lambda each: each.latest, default=None)
    floor = 0 if held is None else held.level
    possible = [each for each in area.outcomes if _may_hold(each, day) and each.level > floor]
    return Standing(area, held, max(possible, key=lambda each: each.level, default=None))


def _may_hold(outcome: Outcome, day: date) -> bool:
    """Return whether a level may have been given by a day without being certain."""
    is_early_enough = outcome.since is None or outcome.since <= day
    return is_early_enough and day < outcome.latest
