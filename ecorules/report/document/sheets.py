"""The report as a workbook: a sheet for each section, to be filtered, sorted and printed.

Tables that a page sets apart by level or owner are one table here, with a column that tells
them apart.  Of two languages each has columns of its own, side by side.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Final, assert_never

from ecorules.report.document.model import (
    Heading,
    Ladder,
    Lines,
    Paragraph,
    Signatures,
    Table,
    Tone,
    ladder_text,
)
from ecorules.report.document.sheet_tables import cell_text, merged, wide_columns
from ecorules.report.workbook.styles import ONE_LINE, height, tab
from ecorules.report.workbook.xlsx import book_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.report.document.model import Block, Cell, Document, Section
    from ecorules.report.document.sheet_tables import Merged, Wide
    from ecorules.report.document.voice import Voice
    from ecorules.report.workbook.xlsx import Book, Leaf, Style

_FONT: Final = {"font_name": "Tahoma", "font_size": 10, "valign": "top", "text_wrap": True}
_INKS: Final[dict[Tone, dict[str, object]]] = {
    Tone.PLAIN: {},
    Tone.STRONG: {"bold": True},
    Tone.SOFT: {"font_color": "#4A4A4A"},
    Tone.GOOD: {"font_color": "#17552F"},
    Tone.BAD: {"font_color": "#9B1C1C", "bold": True},
    Tone.OPEN: {"font_color": "#6B4A00"},
}
_TINTS: Final = {
    Tone.GOOD: "#E5F1E8",
    Tone.BAD: "#FBEAEA",
    Tone.OPEN: "#FDF4DC",
    Tone.SOFT: "#F0F0F0",
}
# Excel and LibreOffice set a number so in Thai digits; its value stays a number.
_THAI_NUMBER: Final = "[$-D00041E]#,##0"
_NUMBER: Final = "#,##0"
# In letters; the print is shrunk to a page's width, of larger paper where there are two languages.
_WIDE: Final = {False: 190.0, True: 270.0}
_LEAST: Final = 12.0
_PAPER: Final = {False: 9, True: 8}
_DEEPEST: Final = 14
_THIN, _DOTTED = 1, 4
_DOTS: Final = "." * 60


def sheets_bytes(document: Document, voice: Voice) -> bytes:
    """Return the bytes of the workbook of a report."""
    return book_bytes(lambda book: _painted(book, document, voice))


def _painted(book: Book, document: Document, voice: Voice) -> None:
    book.set_properties(
        {
            "title": voice.line(document.title),
            "author": "ecorules",
            "created": datetime.combine(document.on, time()),
        }
    )
    styles = _Styles(book, voice)
    for section in document.sections:
        _Sheet(book, document, section, voice, styles).paint()


class _Styles:
    """The formats of a workbook, each made when it is first used."""

    def __init__(self, book: Book, voice: Voice) -> None:
        self._book, self._made = book, dict[str, "Style"]()
        self._number = _THAI_NUMBER if voice.has_thai_digits else _NUMBER

    def of(self, tone: Tone, **more: str | int) -> Style:
        """Return the format of a tone, with what is asked for beside."""
        options: dict[str, object] = {**_FONT, **_INKS[tone], **more}
        name = repr(sorted(options.items()))
        if name not in self._made:
            self._made[name] = self._book.add_format(options)
        return self._made[name]

    def number(self, tone: Tone) -> Style:
        """Return the format of a number, in the digits that were asked for."""
        return self.of(tone, border=_DOTTED, num_format=self._number, align="right")


class _Sheet:
    def __init__(
        self, book: Book, document: Document, section: Section, voice: Voice, styles: _Styles
    ) -> None:
        self.document, self.section = document, section
        self.voice, self.styles = voice, styles
        self.leaf: Leaf = book.add_worksheet(tab(voice.one(section.title)))
        self.row = 0
        self.tables = merged(section)
        main = max(self.tables, key=lambda one: len(one.rows), default=None)
        self.main = main
        self.widths = _widths(main, voice)

    def paint(self) -> None:
        """Write the sheet from its first row to its last."""
        self._set_up()
        self._line(self.voice.line(self.section.title), Tone.STRONG, font_size=14)
        self._line(self.voice.line(self.document.title), Tone.SOFT)
        for warning in self.document.warnings:
            self._line(self.voice.line(warning), Tone.BAD)
        told: set[int] = set()
        for block in self.section.blocks:
            self._block(block, told)

    def _set_up(self) -> None:
        leaf = self.leaf
        for place, width in enumerate(self.widths):
            leaf.set_column(place, place, width)
        leaf.set_landscape()
        leaf.set_paper(_PAPER[self.voice.is_double])
        leaf.set_margins(0.5, 0.5, 0.6, 0.7)
        leaf.fit_to_pages(1, 0)
        leaf.hide_gridlines(2)
        leaf.set_footer(f"&L{self.voice.line(self.document.subtitle)}&R&P / &N")

    def _block(self, block: Block, told: set[int]) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Heading():
                self._heading(block)
            case Table():
                self._table(next(one for one in self.tables if block in one.parts), told)
            case Ladder():
                self._ladder(block)
            case Lines():
                self._reasoning(block)
            case Signatures():
                self._signatures(block)
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph) -> None:
        for said in self.voice.said(block.text):
            self._line(said.text, block.tone)

    def _heading(self, block: Heading) -> None:
        # Where tables are one, a column says what the heading would.
        if not any(table.group is not None for table in self.tables):
            self._line(self.voice.line(block.text), Tone.STRONG)

    def _ladder(self, block: Ladder) -> None:
        for step in reversed(block.steps):
            tint = _TINTS.get(step.tone, "#FFFFFF")
            self._line(self.voice.line(ladder_text(step)), step.tone, bg_color=tint)

    def _signatures(self, block: Signatures) -> None:
        for place in block.places:
            name = "" if place.name is None else f"  ({self.voice.line(place.name)})"
            self._line(f"{self.voice.line(place.role)}{name}  {_DOTS}", Tone.PLAIN)

    def _line(self, text: str, tone: Tone, **more: str | int) -> None:
        """Write a text over the whole width."""
        last, style = len(self.widths) - 1, self.styles.of(tone, **more)
        if last:
            self.leaf.merge_range(self.row, 0, self.row, last, text, style)
        else:
            self.leaf.write_string(self.row, 0, text, style)
        self.leaf.set_row(self.row, height([(text, sum(self.widths))]) or ONE_LINE)
        self.row += 1

    def _reasoning(self, block: Lines) -> None:
        for line in block.lines:
            sign = f"{line.sign} " if line.sign else ""
            said = "\n".join(f"{sign}{one.text}" for one in self.voice.said(line.text))
            self._line(said, line.tone, indent=min(line.depth, _DEEPEST))

    def _table(self, table: Merged, told: set[int]) -> None:
        """Write a table once, where the first of those that it is made of stands."""
        if id(table) in told:
            return
        told.add(id(table))
        self._line(self.voice.line(table.caption), Tone.STRONG)
        columns = wide_columns(table, self.voice)
        first = self.row
        head = self.styles.of(Tone.STRONG, bg_color="#EEF2EC", border=_THIN)
        for place, column in enumerate(columns):
            self.leaf.write_string(self.row, place, column.head, head)
        self.leaf.set_row(
            self.row, height((column.head, width) for column, width in self._sized(columns))
        )
        self.row += 1
        for row in table.rows:
            self._row(row, columns)
        if table is self.main:
            self.leaf.freeze_panes(first + 1, 0)
            self.leaf.repeat_rows(first)
            self.leaf.autofilter(first, 0, max(self.row - 1, first + 1), len(columns) - 1)

    def _sized(self, columns: tuple[Wide, ...]) -> Iterator[tuple[Wide, float]]:
        yield from zip(columns, [*self.widths, *([_LEAST] * len(columns))], strict=False)

    def _row(self, row: tuple[Cell, ...], columns: tuple[Wide, ...]) -> None:
        texts = []
        for place, (column, width) in enumerate(self._sized(columns)):
            one = row[column.place]
            if one.number is not None:
                style = self.styles.number(one.tone)
                self.leaf.write_number(self.row, place, one.number, style)
                continue
            said = cell_text(one, column, self.voice)
            self.leaf.write_string(self.row, place, said, self.styles.of(one.tone, border=_DOTTED))
            texts.append((said, width))
        self.leaf.set_row(self.row, height(texts) or ONE_LINE)
        self.row += 1


def _widths(main: Merged | None, voice: Voice) -> list[float]:
    """Return how wide the columns are, for the table that has most rows."""
    wide = _WIDE[voice.is_double]
    if main is None:
        return [wide]
    columns = wide_columns(main, voice)
    whole = sum(column.width for column in columns)
    return [max(column.width / whole * wide, _LEAST) for column in columns]
