"""A workbook: its sheets in the order of the tabs, each with its cells as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Diagnostic, Sheet, Span
from ecorules.documents.scalars import Unreadable
from ecorules.documents.sources import MEGABYTE, read_content
from ecorules.documents.workbooks import refusals as say
from ecorules.documents.workbooks.archive import Archive, archive_of, spelt
from ecorules.documents.workbooks.formats import formats_of
from ecorules.documents.workbooks.grid import Grid, Setting, column_of, grid_of, hidden_columns
from ecorules.documents.workbooks.large import LargePart, large_part
from ecorules.documents.workbooks.left_out import (
    commented,
    comments_left_out,
    left_out,
    related,
)
from ecorules.documents.workbooks.markup import tree
from ecorules.documents.workbooks.strings import shared_strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

LARGEST_WORKBOOK: Final = 64 * MEGABYTE
_MOST_SHOWN: Final = 200


class Area(NamedTuple):
    """Cells that are merged into one: the first and the last row and column, counted from 1."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, eq=False)
class Worksheet:
    """One sheet: its cells with text, and what of it people do not see."""

    file: str
    sheet: Sheet
    is_hidden: bool
    grid: Grid
    merged: tuple[Area, ...]
    hidden_columns: tuple[range, ...]

    @property
    def shown(self) -> str:
        """Return the name of the sheet in its file as its reader knows it."""
        return self.whole.place

    @property
    def whole(self) -> Span:
        """Return the place of the sheet as a whole."""
        return Span.cell(self.file, self.sheet, 0, 0, "")

    def text(self, row: int, column: int) -> str:
        """Return the text in a cell, empty if there is none; counted from 1."""
        return self.grid.rows.get(row, {}).get(column, "")

    def row(self, line: int) -> Span:
        """Return the place of a row, with the texts in it."""
        cells = self.grid.rows.get(line, {})
        texts = " | ".join(text for _, text in sorted(cells.items()))
        return Span.cell(self.file, self.sheet, line, 0, texts[:_MOST_SHOWN])

    def cell(self, line: int, column: int) -> Span:
        """Return the place of a cell; columns are counted from 0, as in any table."""
        text = self.text(line, column + 1)
        return Span.cell(self.file, self.sheet, line, column + 1, text)


@dataclass(frozen=True, eq=False)
class Workbook:
    """The sheets of a workbook, in the order of their tabs."""

    shown: str
    sheets: tuple[Worksheet, ...]


def read_workbook(
    path: Path, shown: str, into: list[Diagnostic], limit: int = LARGEST_WORKBOOK
) -> Workbook | None:
    """Return the workbook in a file, or report why there is none.

    Nothing in it is executed and no link is followed: of a formula its last value is read.
    """
    content = read_content(path, shown, limit, into)
    return None if content is None else workbook_of(content, shown, into)


def workbook_of(content: bytes, shown: str, into: list[Diagnostic]) -> Workbook | None:
    """Return the workbook in the bytes of a file, as `read_workbook` does."""
    try:
        archive = archive_of(content)
        reader = _Reader(archive, shown)
        sheets = tuple(reader.sheets())
        comments = list(reader.commented(sheets))
        into.extend([*comments, *left_out(archive, shown, has_told=bool(comments))])
        return Workbook(shown, sheets)
    except Unreadable as problem:
        into.append(problem.diagnostic(Span.whole(shown)))
        return None


_TYPES: Final = "[Content_Types].xml"


class _Reader:
    """Read the sheets of a workbook whose parts are in an archive."""

    def __init__(self, archive: Archive, shown: str) -> None:
        self._archive = archive
        self._shown = shown
        self._book = _main_part(archive)
        self._parts: dict[int, str] = {}

    def commented(self, sheets: Iterable[Worksheet]) -> Iterator[Diagnostic]:
        """Yield which cells of each sheet have comments: these are not read."""
        for worksheet in sheets:
            part = self._parts[worksheet.sheet.number]
            found = list(dict.fromkeys(commented(self._archive, part)))
            if found:
                yield comments_left_out(found, worksheet.whole)

    def sheets(self) -> Iterator[Worksheet]:
        book = tree(self._archive.part(self._book), self._book)
        parts = dict(related(self._archive, self._book))
        setting = self._setting(book, parts)
        for number, each in enumerate(book.iterfind("sheets/sheet"), 1):
            kind, part = parts.get(each.get("id", ""), ("", ""))
            name = each.get("name", "")
            if kind == "worksheet":
                is_hidden = each.get("state", "visible") != "visible"
                if spelt(part) in map(spelt, self._parts.values()):
                    # So a small file could be read for ever.
                    raise say.damaged(
                        f"two sheets are in the part `{part}`",
                        f"แผ่นงานสองแผ่นอยู่ในส่วนประกอบ `{part}` เดียวกัน",
                    )
                self._parts[number] = part
                sheet = self._sheet(Sheet(number, name), part, setting, is_hidden=is_hidden)
                held = setting.held + sum(map(len, sheet.grid.rows.values()))
                setting = setting._replace(held=held)
                yield sheet

    def _setting(self, book: Element, parts: Mapping[str, tuple[str, str]]) -> Setting:
        by_kind = dict(parts.values())
        properties = book.find("workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        strings, styles = by_kind.get("sharedStrings"), by_kind.get("styles")
        return Setting(
            shared_strings(self._archive.part(strings), strings) if strings else [],
            formats_of(tree(self._archive.part(styles), styles)) if styles else (),
            since_1904,
        )

    def _sheet(self, sheet: Sheet, name: str, setting: Setting, *, is_hidden: bool) -> Worksheet:
        part = large_part(self._archive.part(name), name, "worksheet")
        rows, frame = _apart(part)
        try:
            columns = tuple(hidden_columns(frame.iterfind("cols/col")))
            merged = tuple(_areas(frame))
        except ValueError:
            raise part.broken() from None
        return Worksheet(self._shown, sheet, is_hidden, grid_of(rows, setting), merged, columns)


def _apart(part: LargePart) -> tuple[LargePart, Element]:
    """Return the rows of a sheet, and the sheet without them."""
    name = f"{part.prefix}sheetData"
    start = re.search(rf"<{name}\s*(/?)>", part.text)
    if start is None:
        return part._replace(text=""), part.parsed(part.text.rpartition("</")[0])
    end = start.end() if start[1] else part.after(f"</{name}>", start.end())
    inner = "" if start[1] else part.text[start.end() : end - len(f"</{name}>")]
    around = part.text[: start.start()] + part.text[end:].rpartition("</")[0]
    return part._replace(text=inner), part.parsed(around)


_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def _areas(frame: Element) -> Iterator[Area]:
    for each in frame.iterfind("mergeCells/mergeCell"):
        match = _AREA.fullmatch(each.get("ref", ""))
        if match is not None:
            column, row, last_column, last_row = match.groups()
            yield Area(int(row), column_of(column), int(last_row), column_of(last_column))


def _main_part(archive: Archive) -> str:
    """Return the part that lists the sheets, or raise `Unreadable` with what the file is."""
    if archive.holds("mimetype") and not archive.holds(_TYPES):
        if b"spreadsheet" in archive.part("mimetype"):
            raise say.other_form("an OpenDocument workbook (.ods)", "สมุดงาน OpenDocument (.ods)")
        raise say.other_form("an OpenDocument file", "ไฟล์ OpenDocument")
    if not archive.holds(_TYPES):
        raise say.other_form("an archive of files", "ไฟล์บีบอัด")
    types = {
        each.get("PartName", ""): each.get("ContentType", "")
        for each in tree(archive.part(_TYPES), _TYPES)
    }
    if any(
        "macro" in said.casefold() or "vbaproject" in said.casefold() for said in types.values()
    ):
        raise say.MACROS
    if any("vbaproject" in name or "/macrosheets/" in name for name in archive.parts):
        raise say.MACROS
    for kind, part in dict(related(archive, "")).values():
        if kind == "officeDocument":
            return _workbook_part(part, types.get(f"/{part}", ""))
    raise say.damaged("no part lists the sheets", "ไม่มีส่วนประกอบที่ระบุแผ่นงาน")


def _workbook_part(part: str, kind: str) -> str:
    if part.endswith(".bin"):
        raise say.other_form("a binary workbook (.xlsb)", "สมุดงานแบบไบนารี (.xlsb)")
    for mark, (en, th) in _OTHER_DOCUMENTS.items():
        if mark in kind:
            raise say.other_form(en, th)
    return part


_OTHER_DOCUMENTS: Final = {
    "wordprocessingml": ("a Word document", "เอกสาร Word"),
    "presentationml": ("a PowerPoint presentation", "งานนำเสนอ PowerPoint"),
}
