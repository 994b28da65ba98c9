"""The way back: filled-in forms become a case, or are merged into one that is there already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.canonical import digest
from ecorules.case.load import case_of
from ecorules.case.page import Page
from ecorules.case.roster import members_of
from ecorules.case.workbook.assembled import Assembling, assembled
from ecorules.case.workbook.base import Base, BaseSheet
from ecorules.case.workbook.cells import case_cells
from ecorules.case.workbook.layout import (
    AREA,
    EVIDENCE,
    EVIDENCE_ROW,
    FACTS,
    NAME,
    in_year,
)
from ecorules.case.workbook.members import Nowhere, merged_members
from ecorules.case.workbook.merging import Merge, held_by
from ecorules.case.workbook.papers import look_for
from ecorules.case.workbook.part import FORMS, part_of
from ecorules.case.workbook.rosters import read_roster
from ecorules.case.workbook.sent_again import take_as_kept, twice_named, unkept_remarks
from ecorules.case.workbook.stated import Stating
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text
from ecorules.documents import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.case.model import Case, Member, Terms
    from ecorules.case.page import Path
    from ecorules.case.workbook.merging import Held
    from ecorules.case.workbook.papers import Places
    from ecorules.case.workbook.part import Part, Stated
    from ecorules.case.workbook.rosters import Listed
    from ecorules.documents.workbooks.workbook import Workbook
    from ecorules.language.vocabulary import Roster

_YEAR: Final = "round.fiscal_year"
_NO_YEAR: Final = 0


class Imported(NamedTuple):
    """The case that forms say, and where the cells that name the files of its documents stand.

    `known` holds the files of each document that were named before the forms were filled in.
    """

    case: Case
    places: Mapping[str, Span]
    known: Mapping[str, frozenset[str]]


def imported(
    workbooks: Sequence[Workbook],
    terms: Terms,
    case: Case | None,
    into: list[Diagnostic],
    places: Places | None = None,
) -> Imported:
    """Return the case after all forms, or raise `Invalid` with everything that is wrong.

    With a case, what was changed in the forms is brought into it; `into` holds what has been
    told already.  Without places no file that a form names is looked for.
    """
    return _Import(workbooks, terms, case, into).done(places)


class _Import:
    def __init__(
        self,
        workbooks: Sequence[Workbook],
        terms: Terms,
        case: Case | None,
        into: list[Diagnostic],
    ) -> None:
        self._terms, self._case, self._into = terms, case, into
        self._whole = Span.whole(workbooks[0].shown)
        self._parts = [part_of(each, terms, into) for each in workbooks]
        self._listed: dict[str, list[Listed]] = {}

    def done(self, places: Places | None) -> Imported:
        """Read the rows of every form, merge them, and read what comes out as a case."""
        for part in self._parts:
            self._into.extend(_other_case(part, self._case))
            Stating(part, self._terms, self._into).area()
        years = [self._year_of(part) for part in self._parts]
        held_year = self._case.round.fiscal_year if self._case else years[0]
        for part, year in zip(self._parts, years, strict=True):
            self._read(part, year, held_year)
        self._files_sent(places)
        cells = None if self._case is None else case_cells(self._case, self._terms)
        held = held_by(self._parts, cells)
        merged = {layout.name: self._merged(layout.name, held) for layout in FORMS}
        rosters = self._rosters(merged, held)
        merged |= {name: self._merged(name, held, EVIDENCE_ROW) for name in rosters}
        making = Assembling(self._whole, self._terms, self._into)
        document = assembled(merged, rosters, held_year, making)
        named = merged.get(EVIDENCE.name, {})
        spans = _spans(named, self._whole)
        if places is not None:
            files = {
                code: cells["file"].text.split("\n")
                for code, cells in named.items()
                if "file" in cells
            }
            known = {code: list(filter(None, names)) for code, names in files.items()}
            look_for(known, places, spans, self._into)
        page = Page(document, self._into)
        try:
            made = case_of(page, self._terms, _Known(rosters))
        except Invalid as invalid:
            raise Invalid(_without_keys(invalid.diagnostics)) from None
        if self._case is not None:
            self._into.extend(unkept_remarks(self._case, made, named))
            # Who audits and who decides is not the area's to say, so no form has it.
            made = replace(made, team=self._case.team)
            made = replace(made, digest=digest(made))
        return Imported(made, spans, _files(held))

    def _files_sent(self, places: Places | None) -> None:
        """Read the names of files as those of the register where they are the same files."""
        if places is None:
            return
        for part in self._parts:
            if self._case is not None:
                take_as_kept(part, self._case, places, self._into)
        self._into.extend(twice_named(self._parts, places))

    def _year_of(self, part: Part) -> int:
        """Return the year that a form means by the audited one: that with which it was made."""
        stated = part.cells.get(AREA.name, {}).get(_YEAR, {}).get("value")
        for text in (part.before(AREA.name, _YEAR, "value"), stated.text if stated else ""):
            if text.isdecimal():
                return int(text)
        return self._case.round.fiscal_year if self._case else _NO_YEAR

    def _read(self, part: Part, year: int, held_year: int) -> None:
        stating = Stating(part, self._terms, self._into)
        if part.base is not None:
            part.base = _in_years(part.base, year, held_year, self._terms)
        stating.evidence()
        stating.facts(year, held_year)
        stating.targets()
        for name in part.rosters:
            found = read_roster(part, name, self._terms, (year, held_year), self._into)
            if found is not None:
                self._listed.setdefault(name, []).append(found)

    def _merged(
        self, name: str, held: Held, only: str | None = None
    ) -> dict[str, dict[str, Stated]]:
        merge = Merge(name, held, self._into, only)
        for part in self._parts:
            merge.take(part)
        return merge.cells

    def _rosters(
        self, merged: Mapping[str, Mapping[str, Mapping[str, Stated]]], held: Held
    ) -> dict[str, tuple[Member, ...]]:
        """Return the members of each roster that the case has."""
        found: dict[str, tuple[Member, ...]] = {}
        area = merged.get(AREA.name, {})
        for name, roster in self._terms.vocabulary.rosters.items():
            complete = area.get(f"rosters.{name}.complete", {}).get("value")
            members = self._members(name, roster, held)
            if members or (complete is not None and complete.text):
                found[name] = members
        return found

    def _members(self, name: str, roster: Roster, held: Held) -> tuple[Member, ...]:
        listed = self._listed.get(name, [])
        if not listed:
            own = None if self._case is None else self._case.rosters.get(name)
            return () if own is None else own.members
        sheet = held.sheets.get(name, BaseSheet((), {}))
        rows = merged_members(listed, sheet, is_case=held.is_case, into=self._into)
        if rows is None:
            return listed[0].members
        return self._from_rows(rows, roster, listed[0].held_year)

    def _from_rows(self, sheet: BaseSheet, roster: Roster, year: int) -> tuple[Member, ...]:
        headers = [roster.key, *(roster.title if name == NAME else name for name in sheet.columns)]
        width = len(sheet.columns)
        rows = [
            [key, *row, *([""] * (width - len(row)))]
            for key, row in sheet.rows.items()
            if key != EVIDENCE_ROW
        ]
        lines = range(1, len(rows) + 2)
        names = tuple(headers)
        table = Table(names, names, rows, lines, Nowhere(self._whole.file))
        return members_of(table, roster, self._terms.vocabulary, year, self._into)


class _Known(NamedTuple):
    """Tell the members that were read already."""

    members: Mapping[str, tuple[Member, ...]]

    def __call__(self, path: Path, roster: Roster) -> tuple[Member, ...]:
        """Return the members of a roster."""
        del path
        return self.members.get(roster.name, ())


def _in_years(base: Base, year: int, held_year: int, terms: Terms) -> Base:
    """Return a base whose names count years from that of the case, and not from its own."""
    sheets = dict(base.sheets)
    if FACTS.name in sheets:
        facts = sheets[FACTS.name]
        rows = {in_year(key, year, held_year): row for key, row in facts.rows.items()}
        sheets[FACTS.name] = BaseSheet(facts.columns, rows)
    for name in terms.vocabulary.rosters:
        if name in sheets:
            columns = (
                each if each == NAME else in_year(each, year, held_year)
                for each in sheets[name].columns
            )
            sheets[name] = BaseSheet(tuple(columns), sheets[name].rows)
    return Base(
        base.edition,
        base.edition_digest,
        base.case,
        base.case_digest,
        base.owner,
        base.level,
        sheets,
    )


def _without_keys(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the problems without those of keys: cells that are not filled in have been told."""
    is_told = any(each.code == "not-filled-in" for each in diagnostics)
    return [each for each in diagnostics if not (is_told and each.code == "missing-key")]


def _other_case(part: Part, case: Case | None) -> list[Diagnostic]:
    """Report a form that was made for another case than the one that it is to go into."""
    if part.base is None or case is None or part.base.case in {"", case.id}:
        return []
    message = Text(
        f"the form was made for the case `{part.base.case}`, and goes into `{case.id}`",
        f"แบบฟอร์มนี้จัดทำสำหรับกรณี `{part.base.case}` แต่กำลังนำเข้ากรณี `{case.id}`",
    )
    return [Diagnostic("other-case", message, Span.whole(part.shown))]


def _spans(rows: Mapping[str, Mapping[str, Stated]], whole: Span) -> dict[str, Span]:
    found = {}
    for code, cells in rows.items():
        said = cells.get("file")
        found[code] = whole if said is None or said.span is None else said.span
    return found


def _files(held: Held) -> dict[str, frozenset[str]]:
    sheet = held.sheets.get(EVIDENCE.name, BaseSheet((), {}))
    return {code: frozenset((sheet.cell(code, "file") or "").splitlines()) for code in sheet.rows}
