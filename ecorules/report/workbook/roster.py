"""The sheet of a roster: one row for each member, one column for each fact told of it.

It may have many thousands of rows, so a row is a list of texts and nothing is made of a cell that
is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.workbook.base import BaseSheet
from ecorules.case.workbook.layout import (
    EVIDENCE_ROW,
    NAME,
    Holds,
    both,
    roster_sheet,
)
from ecorules.case.workbook.units import unit_shown
from ecorules.diagnostics import Text
from ecorules.language.vocabulary import NumberKind
from ecorules.report.workbook.facts import declared_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.case.workbook.layout import Sheet
    from ecorules.language.vocabulary import Fact, Roster
    from ecorules.report.workbook.part import Part


class FactColumn(NamedTuple):
    """A column for a fact: its name, what stands above it, and what supports it."""

    name: str
    fact: Fact
    header: str
    unit: str
    evidence: str
    has_evidence: bool
    place: int | None

    @property
    def holds(self) -> Holds:
        """Return what the cells hold."""
        return Holds.AMOUNT if isinstance(self.fact.kind, NumberKind) else Holds.ANY


class RosterSheet(NamedTuple):
    """A roster as it is painted: the sheet, its columns, and the members by key."""

    sheet: Sheet
    columns: tuple[FactColumn, ...]
    members: Mapping[str, Sequence[str]]
    has_open_names: bool

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the key of each member with its name and what its columns say."""
        places = [column.place for column in self.columns]
        for key, row in self.members.items():
            length = len(row)
            values = (row[at] if at is not None and at < length else "" for at in places)
            yield key, [row[0], *values]

    def base(self) -> BaseSheet:
        """Return the values of all rows by key, with what supports each column."""
        names = (NAME, *(column.name for column in self.columns))
        rows = {EVIDENCE_ROW: ["", *(column.evidence for column in self.columns)]}
        return BaseSheet(names, rows | dict(self.rows()))


def roster_of(part: Part, roster: Roster) -> RosterSheet:
    """Return the sheet of a roster with the columns that the form asks for."""
    held = part.held.get(roster.name, BaseSheet((NAME,), {}))
    rows = dict(held.rows)
    evidence = dict(zip(held.columns, rows.pop(EVIDENCE_ROW, ()), strict=False))
    names = _names(part, roster, held)
    columns = tuple(
        FactColumn(
            name,
            fact,
            _header(part, fact, name),
            unit_shown(declared_unit(fact.kind)),
            evidence.get(name, ""),
            "@" not in name,
            held.columns.index(name) if name in held.columns else None,
        )
        for name, fact in names.items()
    )
    return RosterSheet(roster_sheet(roster), columns, rows, part.owner is None)


def _names(part: Part, roster: Roster, held: BaseSheet) -> dict[str, Fact]:
    """Return the columns that are asked for and, in a whole form, those that the case has."""
    names = {
        part.name_of(asked): asked.fact for asked in part.facts if asked.fact.roster == roster.name
    }
    if part.is_whole:
        known = part.edition.vocabulary.facts
        further = (name for name in held.columns if name not in names and name != NAME)
        names |= {name: known[name.partition("@")[0]] for name in further}
    return names


def _header(part: Part, fact: Fact, name: str) -> str:
    year = name.partition("@")[2]
    if not year:
        return both(fact.label)
    if part.audited is None:
        back = year.removeprefix("-")
        when = Text(f"audited year - {back}", f"ก่อนปีที่ตรวจ {back} ปี")
    else:
        when = Text(f"FY {year}", f"ปีงบประมาณ {year}")
    return f"{both(fact.label)}\n{when.th} ({when.en})"
