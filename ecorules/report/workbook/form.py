"""The form as a workbook: the same bytes for the same part, edition and case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.base import Base, written_base
from ecorules.case.workbook.layout import AREA, BASE_SHEET, EVIDENCE, FACTS, LISTS_SHEET, TARGETS
from ecorules.report.workbook.area import area_sheet
from ecorules.report.workbook.evidence import evidence_sheet
from ecorules.report.workbook.facts import facts_sheet
from ecorules.report.workbook.lists import Lists
from ecorules.report.workbook.painting import Painter
from ecorules.report.workbook.readme import paint_readme
from ecorules.report.workbook.roster import roster_of
from ecorules.report.workbook.styles import Styles, tab
from ecorules.report.workbook.targets import targets_sheet
from ecorules.report.workbook.xlsx import book_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ecorules.case.workbook.layout import Sheet
    from ecorules.diagnostics import Language
    from ecorules.report.workbook.filled import FilledSheet
    from ecorules.report.workbook.painting import Told
    from ecorules.report.workbook.part import Part
    from ecorules.report.workbook.roster import RosterSheet
    from ecorules.report.workbook.xlsx import Book, Leaf

# A workbook says when it was made; nothing here reads the clock.
_NO_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zone


def _silent(done: int, whole: int) -> None:
    del done, whole


def form_bytes(part: Part, lang: Language, told: Told = _silent) -> bytes:
    """Return the form as the bytes of a workbook, its tabs and answers in one language.

    `told` is told how many rows of a roster are written, out of how many.
    """

    def paint(book: Book) -> None:
        book.set_properties({"title": _title(part, lang), "created": _NO_DAY})
        _Form(part, lang, book, told).paint()

    return book_bytes(paint)


def _title(part: Part, lang: Language) -> str:
    named = part.edition.title if part.case is None else part.case.title
    return named.said(lang)


class _Form:
    def __init__(self, part: Part, lang: Language, book: Book, told: Told) -> None:
        self.part, self.lang, self.book = part, lang, book
        self.lists, self.styles = Lists(), Styles(book)
        case = "" if part.case is None else part.case.title.said(lang)
        self.painter = Painter(self.styles, self.lists, case, lang, told)

    def paint(self) -> None:
        part, lang = self.part, self.lang
        paint_readme(self.book, self.styles, part, lang)
        rosters = [roster_of(part, one) for one in part.edition.vocabulary.rosters.values()]
        rosters = [one for one in rosters if one.columns or one.members]
        before = (area_sheet(part, lang), evidence_sheet(part, lang), facts_sheet(part, lang))
        after = (targets_sheet(part, lang),)
        for filled in before:
            self._table(filled)
        for roster in rosters:
            self.painter.roster(self._sheet(roster.sheet), roster)
        for filled in after:
            self._table(filled)
        self._hidden(LISTS_SHEET, self.lists.write)
        base = self._base((*before, *after), rosters)
        self._hidden(BASE_SHEET, lambda sheet: _write_pieces(sheet, written_base(base)))

    def _table(self, filled: FilledSheet) -> None:
        self.painter.table(self._sheet(filled.sheet), filled, _IN_VIEW[filled.sheet.name])

    def _sheet(self, sheet: Sheet) -> Leaf:
        return self.book.add_worksheet(tab(sheet.title.said(self.lang)))

    def _hidden(self, name: str, paint: Callable[[Leaf], None]) -> None:
        """Paint a sheet that nobody sees, though whoever looks for it finds it."""
        sheet = self.book.add_worksheet(name)
        paint(sheet)
        sheet.very_hidden()

    def _base(self, tables: Iterable[FilledSheet], rosters: Iterable[RosterSheet]) -> Base:
        part, case = self.part, self.part.case
        return Base(
            edition=part.terms.edition,
            edition_digest=part.edition.digest,
            case="" if case is None else case.id,
            case_digest="" if case is None else case.digest,
            owner=part.owner,
            level=part.level,
            sheets={each.sheet.name: each.base() for each in [*tables]}
            | {each.sheet.name: each.base() for each in rosters},
        )


def _write_pieces(sheet: Leaf, pieces: list[str]) -> None:
    for row, piece in enumerate(pieces):
        sheet.write_string(row, 0, piece)


_IN_VIEW: Final = {AREA.name: 2, EVIDENCE.name: 1, FACTS.name: 2, TARGETS.name: 2}
