"""The areas that are made: how many in which province, how good they are, and their levels.

Known of the real portfolio are the provinces of the first 18 areas, how many of these stood at
which level on 30 June 2564 (18, 18, 5 and 3, each counted at every level it has passed), how many
asked in that year to raise their level (10) and to keep it (8), and that there are 54 areas in 39
provinces.  Which of the made-up areas stands where is drawn: none of them stands for a real one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ecorules.case.model import Purpose
from ecorules.case.provinces import province_called, provinces
from ecorules.revision.simulation.chance import WHOLE, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Text
    from ecorules.revision.simulation.chance import Chance

# The provinces of the first 18 areas, in the order of the outcome records.
FIRST: Final = (
    "Chachoengsao",
    "Chon Buri",
    "Khon Kaen",
    "Nakhon Pathom",
    "Nakhon Ratchasima",
    "Pathum Thani",
    "Pathum Thani",
    "Phra Nakhon Si Ayutthaya",
    "Prachin Buri",
    "Ratchaburi",
    "Rayong",
    "Rayong",
    "Samut Prakan",
    "Samut Sakhon",
    "Saraburi",
    "Songkhla",
    "Songkhla",
    "Surat Thani",
)
PROVINCES: Final = 39
KNOWN_YEAR: Final = 2564
# The first 18 by level, the best first: 3 at level 4, 2 at level 3, the other 13 at level 2.
KNOWN_LEVELS: Final = (4,) * 3 + (3,) * 2 + (2,) * 13
RAISING: Final = 10
_TOP: Final = 5
_OFTEN, _SOMETIMES = 600, 450
_NOBODYS_PROVINCE: Final = "Bangkok"


@dataclass(frozen=True, slots=True)
class Place:
    """One made-up area: its number, its province, its merit and its level year by year.

    `merit` is told in thousandths.  A year without a purpose is none in which it is audited.
    """

    number: int
    province: Text
    merit: int
    levels: Mapping[int, int]
    purposes: Mapping[int, Purpose]


def places(areas: int, years: tuple[int, ...], chance: Chance, highest: int) -> tuple[Place, ...]:
    """Return so many areas, the first 18 after what is known of the first 18."""
    known = range(1, len(FIRST) + 1)
    merits = {number: 150 + chance.of("merit", number).bell() * 7 // 10 for number in known}
    best = sorted(known, key=lambda number: (-merits[number], number))
    where = _provinces(areas, chance)
    found = []
    for number in range(1, areas + 1):
        merit = merits.get(number) or 50 + chance.of("merit", number).bell() * 7 // 10
        rank = best.index(number) if number in merits else None
        course = _Course(chance.of("course", number), rank, min(years), max(years), highest)
        found.append(Place(number, where[number - 1], merit, *course.told(merit)))
    return tuple(found)


def _provinces(areas: int, chance: Chance) -> list[Text]:
    """Return the province of each area: those of the first ones, others, then second areas."""
    first = [found for name in FIRST if (found := province_called(name)) is not None]
    distinct = list(dict.fromkeys(first))
    free = [each for each in provinces() if each.en != _NOBODYS_PROVINCE and each not in distinct]
    others = chance.of("provinces").shuffled(free)[: PROVINCES - len(distinct)]
    where = [*first, *others]
    again = chance.of("again").shuffled([*distinct, *others])
    while len(where) < areas:
        where += again
    return where[:areas]


@dataclass(frozen=True, slots=True)
class _Course:
    """How the level of one area goes through the years, from the year of which it is known."""

    chance: Chance
    rank: int | None
    first: int
    last: int
    highest: int

    def told(self, merit: int) -> tuple[dict[int, int], dict[int, Purpose]]:
        """Return the level and the purpose of each year."""
        years = range(min(self.first, KNOWN_YEAR), max(self.last, KNOWN_YEAR) + 1)
        purposes = {year: self._purpose(year) for year in years}
        levels = {KNOWN_YEAR: min(self._known_level(merit), self.highest)}
        for year in range(KNOWN_YEAR, years.start, -1):
            levels[year - 1] = max(0, levels[year] - self._risen(year, purposes[year]))
        for year in range(KNOWN_YEAR + 1, years.stop):
            risen = self._risen(year, purposes[year])
            levels[year] = min(self.highest, levels[year - 1] + risen)
        return levels, purposes

    def _known_level(self, merit: int) -> int:
        if self.rank is not None:
            return KNOWN_LEVELS[self.rank]
        return within((merit - 200) // 170, 0, 2)

    def _purpose(self, year: int) -> Purpose:
        if self.rank is not None and year == KNOWN_YEAR:
            # Ten of the eighteen: the five at the top have just got there, five at the end ask too.
            is_raising = self.rank < _TOP or self.rank >= len(FIRST) - (RAISING - _TOP)
        else:
            is_raising = self.chance.of(year, "raise").below(WHOLE) < _OFTEN
        return Purpose.RAISE if is_raising else Purpose.KEEP

    def _risen(self, year: int, purpose: Purpose) -> int:
        """Return by how many levels the area rose in a year: by one, or not."""
        if purpose is Purpose.KEEP:
            return 0
        is_known = self.rank is not None and self.rank < _TOP and year == KNOWN_YEAR
        return int(is_known or self.chance.of(year, "rise").below(WHOLE) < _SOMETIMES)
