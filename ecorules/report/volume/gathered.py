"""What a volume is about: audits, published outcomes, and which of both belong to a province."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ecorules.case.provinces import province_called
from ecorules.diagnostics import Text
from ecorules.outcomes.model import fiscal_year_of, last_day
from ecorules.outcomes.standing import standings_on

if TYPE_CHECKING:
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case
    from ecorules.levels import Rung
    from ecorules.outcomes.model import Indicator, Records
    from ecorules.outcomes.standing import Standings

NOWHERE: Final = Text("no province named", "ไม่ระบุจังหวัด")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The audits and the records of one volume; `province` is nothing in the volume of all.

    `left_out` are made-up cases that nobody asked for: a made-up area is never counted among
    real ones unawares.
    """

    audits: tuple[Audit, ...]
    records: Records | None
    year: int
    province: Text | None = None
    left_out: tuple[str, ...] = ()

    @property
    def current(self) -> tuple[Audit, ...]:
        """Return the last audit of each area: an area with two rounds is still one area."""
        last: dict[object, Audit] = {}
        for each in sorted(self.audits, key=lambda one: (one.on, one.case.id)):
            last[_area(each.case)] = each
        return tuple(each for each in self.audits if last[_area(each.case)] is each)

    @property
    def synthetic(self) -> tuple[Audit, ...]:
        """Return the audits of made-up areas."""
        return tuple(each for each in self.audits if each.case.is_synthetic)

    @property
    def provinces(self) -> tuple[Text, ...]:
        """Return the provinces that anything is told of, in the order of their Thai names."""
        named = {province_of(each.case) for each in self.audits}
        if self.records is not None:
            named |= {_known(area.province) for area in self.records.areas.values()}
        return tuple(sorted(named, key=lambda one: (one == NOWHERE, one.th)))

    @property
    def standings(self) -> Standings | None:
        """Return where the areas of the records stood at the end of the year."""
        if self.records is None:
            return None
        return standings_on(self.records.areas, last_day(self.year))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators of the year, or else of the last year before it that has any."""
        every = () if self.records is None else self.records.indicators
        years = [one.fiscal_year for one in every if one.fiscal_year <= self.year]
        return tuple(one for one in every if years and one.fiscal_year == max(years))

    @property
    def on(self) -> date:
        """Return the day of the volume: that of the last audit, or the end of the year."""
        return max((each.on for each in self.audits), default=last_day(self.year))

    def of(self, province: Text) -> Gathered:
        """Return what belongs to one province."""
        records = self.records
        if records is not None:
            areas = {
                id_: area
                for id_, area in records.areas.items()
                if _known(area.province) == province
            }
            records = replace(records, areas=areas, totals=(), rounds=(), indicators=())
        return replace(
            self,
            audits=tuple(each for each in self.audits if province_of(each.case) == province),
            records=records,
            province=province,
        )


def province_of(case: Case) -> Text:
    """Return the province of a case, however it is written."""
    named = case.area.get("province")
    return NOWHERE if named is None else _known(named)


def place_of(case: Case) -> Text:
    """Return where within its province an area is, or the title of a case that says no more."""
    within = [text for name, text in case.area.items() if name != "province"]
    if not within:
        return case.title
    return Text(", ".join(one.en for one in within), " ".join(one.th for one in within))


def next_rung(audit: Audit) -> Rung | None:
    """Return the lowest level that is not proven, if there is one."""
    rungs = audit.conclusion.rungs
    return next((one for one in rungs if one.level.number > audit.conclusion.proven), None)


def last_year(audits: tuple[Audit, ...], records: Records | None) -> int | None:
    """Return the last fiscal year that an audit or a record speaks of."""
    years = [each.case.round.fiscal_year for each in audits]
    if records is not None:
        days = [one.latest for area in records.areas.values() for one in area.outcomes]
        years += map(fiscal_year_of, [*days, *(one.on for one in records.totals)])
        years += [one.fiscal_year for one in records.rounds]
        years += [one.fiscal_year for one in records.indicators]
    return max(years, default=None)


def _known(province: Text) -> Text:
    """Return a province as the list of provinces has it, so that two spellings are one."""
    return province_called(province.th) or province_called(province.en) or province


def _area(case: Case) -> object:
    """Return what tells an area from others; a case that names none is an area of its own."""
    return tuple(sorted(case.area.items())) or case.id
