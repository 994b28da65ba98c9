"""What is published of real areas, as the rest of the program sees it.

An outcome is a level that somebody has published of an area, and no audit: there is no
evidence behind it that could be judged here.  When the level was given is often not said;
what is known is a day by which it had been, and sometimes the fiscal year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ecorules.edition.model import Provenance, Source

HIGHEST: Final = 5
_BUDDHIST_ERA: Final = 543


def first_day(fiscal_year: int) -> date:
    """Return the first day of a fiscal year, which begins in the calendar year before.

    >>> first_day(2564)
    datetime.date(2020, 10, 1)
    """
    return date(fiscal_year - _BUDDHIST_ERA - 1, 10, 1)


def last_day(fiscal_year: int) -> date:
    """Return the last day of a fiscal year, which bears the year it ends in.

    >>> last_day(2564)
    datetime.date(2021, 9, 30)
    """
    return date(fiscal_year - _BUDDHIST_ERA, 9, 30)


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year that a day lies in.

    >>> fiscal_year_of(date(2019, 11, 19))
    2563
    """
    year = day.year + _BUDDHIST_ERA
    return year if day <= last_day(year) else year + 1


def clause_of(province: Text, name: Text | None) -> Text:
    """Return what an area is called: its province, and its own name where it has one."""
    if name is None:
        return province
    return Text(f"{province.en}, {name.en}", f"{province.th} {name.th}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A level that is published of an area: its fiscal year, or a day by which it held."""

    level: int
    fiscal_year: int | None
    by: date | None
    provenance: Provenance

    @property
    def since(self) -> date | None:
        """Return the first day on which the level may have been given, if that is known."""
        return None if self.fiscal_year is None else first_day(self.fiscal_year)

    @property
    def latest(self) -> date:
        """Return the first day on which it is certain that the level had been given."""
        days = [] if self.by is None else [self.by]
        if self.fiscal_year is not None:
            days.append(last_day(self.fiscal_year))
        return min(days)


@dataclass(frozen=True, slots=True)
class RealArea:
    """A real area with what is published of it; without outcomes no level of it is."""

    id: str
    province: Text
    name: Text | None
    provenance: Provenance
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The published number of areas at each level or above, on one day."""

    on: date
    areas: int
    levels: Mapping[int, int]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class RoundCount:
    """How many areas asked in a fiscal year to raise their level, and how many to keep it."""

    fiscal_year: int
    areas: int
    raising: int
    keeping: int
    provenance: Provenance


class Band(Enum):
    """One of the three goals of an indicator, from the lowest up."""

    BASIC = "basic"
    STANDARD = "standard"
    ADVANCED = "advanced"


SCORES: Final = {Band.BASIC: 50, Band.STANDARD: 75, Band.ADVANCED: 100}


class Goal(NamedTuple):
    """What one band asks for: a figure, or areas at each level or above, and deeds beside it.

    Whether a deed was done is in no figure, so it is told and never judged.
    """

    at_least: Fraction | None
    levels: Mapping[int, int] | None
    also: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator by which the department is measured in a fiscal year, with its bands.

    What was reached is a `value`, the mean of scores by how many got each (`counts`), or, where
    the goals are areas at levels, the published total of the same day.  `published` is the band
    that the source says was reached, `is_below` that it says none was; `account` what it says of
    how the figure came about.
    """

    fiscal_year: int
    on: date
    name: Text
    unit: Text | None
    goals: Mapping[Band, Goal]
    value: Fraction | None
    counts: Mapping[int, int]
    published: Band | None
    is_below: bool
    provenance: Provenance
    account: Text | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is published of real areas, areas by their ids."""

    edition: str
    sources: Mapping[str, Source]
    areas: Mapping[str, RealArea]
    totals: tuple[Total, ...]
    rounds: tuple[RoundCount, ...]
    indicators: tuple[Indicator, ...] = ()
