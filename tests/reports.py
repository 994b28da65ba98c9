"""Reports read back from the files they were written to, table by table, as people read them."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import docx
import pypdfium2
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped] # it has no types

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.terms import load_with_edition
from ecorules.report.document.making import report_of
from ecorules.report.document.model import Document, Table, tables
from ecorules.report.document.sheet_tables import cell_text, merged, wide_columns
from ecorules.report.document.typeset import NoFont, thai_font
from ecorules.report.document.voice import Voice

Grid = list[list[str]]

TH, EN, BOTH = Voice(("th",)), Voice(("en",)), Voice(("th", "en"))
DIGITS = Voice(("th",), has_thai_digits=True)


def has_font(name: str | None = None) -> bool:
    """Return whether a font with Thai letters is at hand, or the one that is named."""
    try:
        return bool(thai_font(name))
    except NoFont:
        return False


def require_font() -> None:
    """Leave a test where no PDF can be made, and say why."""
    if not has_font():
        pytest.skip("no font with Thai letters is installed")


@lru_cache(maxsize=4)
def audit_of(case: str) -> Audit:
    """Return the audit of one of the cases."""
    rules, read = load_with_edition(f"cases/{case}", None)
    return audit(rules, read)


@lru_cache(maxsize=4)
def document_of(case: str) -> Document:
    """Return the report of one of the cases."""
    return report_of(audit_of(case))


def grid(table: Table, voice: Voice) -> Grid:
    """Return what each cell of a table says, head first, the paragraphs after each other."""
    heads = ["\n".join(one.text for one in voice.said(column.head)) for column in table.columns]
    return [
        heads,
        *(
            ["\n".join(one.text for text in cell.texts for one in voice.said(text)) for cell in row]
            for row in table.rows
        ),
    ]


def grids(document: Document, voice: Voice) -> list[Grid]:
    """Return every table of a report."""
    return [grid(table, voice) for _, table in tables(document)]


def wanted_in_word(document: Document, voice: Voice) -> list[Grid]:
    """Return what the tables of a Word file are to say, with what stands below its row."""
    wanted = grids(document, voice)
    for table, (_, model) in enumerate(tables(document)):
        for place, column in enumerate(model.columns):
            if column.is_below:
                head = wanted[table][0].pop(place)
                for row in wanted[table][1:]:
                    row[place] = f"{head}\n{row[place]}"
    return wanted


class _Tables(HTMLParser):
    """Collect the cells of a page's tables."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Grid] = []
        self._paragraphs: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row, a cell or a paragraph of a cell."""
        del attrs
        if tag == "table":
            self.found.append([])
        elif tag == "tr":
            self.found[-1].append([])
        elif tag in {"td", "th"}:
            self._paragraphs = []
        elif tag == "p" and self._paragraphs is not None:
            self._paragraphs.append("")

    def handle_data(self, data: str) -> None:
        """Keep what stands in a paragraph of a cell."""
        if self._paragraphs:
            self._paragraphs[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in {"td", "th"} and self._paragraphs is not None:
            # Between paragraphs the page breaks its lines; that is no text.
            self.found[-1][-1].append("\n".join(one.strip("\n") for one in self._paragraphs))
            self._paragraphs = None


def of_page(page: str) -> list[Grid]:
    """Return the tables of a page."""
    parser = _Tables()
    parser.feed(page)
    return parser.found


def of_word(content: bytes, document: Document) -> list[Grid]:
    """Return the tables of a Word file, what stands below a row put back into it."""
    read: Any = docx.Document(io.BytesIO(content))
    held = [one for one in read.tables if one.style.name == "Report Table"]
    wanted = [table for _, table in tables(document)]
    assert len(held) == len(wanted)
    return [_restored(one, table) for one, table in zip(held, wanted, strict=True)]


def _restored(held: Any, table: Table) -> Grid:  # noqa: ANN401 - the library's own
    rows = [
        ["\n".join(one.text for one in cell.paragraphs) for cell in _distinct(row)]
        for row in held.rows
    ]
    below = [place for place, column in enumerate(table.columns) if column.is_below]
    if not below:
        return rows
    (place,) = below
    made = [
        [*above[:place], under[1], *above[place:]]
        for above, under in zip(rows[1::2], rows[2::2], strict=True)
    ]
    return [rows[0], *made]


def _distinct(row: Any) -> Iterator[Any]:  # noqa: ANN401 - the library's own
    """Yield the cells of a row, one that runs over several columns once."""
    last = None
    for cell in row.cells:
        if cell._tc is not last:  # noqa: SLF001 - the library says only so which are the same
            yield cell
        last = cell._tc  # noqa: SLF001 - the same


def of_sheets(content: bytes, document: Document, voice: Voice) -> list[Grid]:
    """Return the tables of a workbook, found on the sheet of their section by their heads."""
    book = load_workbook(io.BytesIO(content))
    made = []
    for section, sheet in zip(document.sections, book.worksheets, strict=True):
        rows = [["" if one is None else str(one) for one in row] for row in sheet.values]
        for table in merged(section):
            columns = wide_columns(table, voice)
            heads = [column.head for column in columns]
            first = next(n for n, row in enumerate(rows) if row[: len(heads)] == heads)
            last = first + 1 + len(table.rows)
            made.append([row[: len(heads)] for row in rows[first:last]])
    return made


def wanted_on_sheets(document: Document, voice: Voice) -> list[Grid]:
    """Return what the tables of a workbook are to say."""
    return [
        [
            [column.head for column in columns],
            *(
                [
                    str(row[column.place].number)
                    if row[column.place].number is not None
                    else cell_text(row[column.place], column, voice)
                    for column in columns
                ]
                for row in table.rows
            ),
        ]
        for section in document.sections
        for table in merged(section)
        for columns in [wide_columns(table, voice)]
    ]


def by_poppler(content: bytes, *options: str) -> str:
    """Return the text of a PDF as Poppler reads it; leave the test where it is not installed."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler-utils is not installed")
    ran = subprocess.run(  # noqa: S603 - a program of the system, on bytes of ours
        ["pdftotext", *options, "-", "-"],  # noqa: S607 - wherever it is installed
        input=content,
        capture_output=True,
        check=True,
    )
    return ran.stdout.decode()


def by_pdfium(content: bytes) -> list[str]:
    """Return the text of each page of a PDF as PDFium reads it."""
    held = pypdfium2.PdfDocument(content)
    try:
        return [held[place].get_textpage().get_text_range() for place in range(len(held))]
    finally:
        held.close()


def letters(text: str) -> str:
    """Return a text without its blanks: readers of PDF disagree about those, and only those."""
    return re.sub(r"[\s\u2060]", "", text)


def without_hyphens(text: str) -> str:
    """Return a text without its hyphens: PDFium takes one at the end of a line for no letter."""
    return re.sub(r"[-\ufffe\u00ad]", "", text)
