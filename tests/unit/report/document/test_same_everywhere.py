"""One report in five files: every row, count and level is the same in each."""

import io
import json
import re
from collections import Counter
from collections.abc import Callable

import docx
import pytest

from ecorules.audit.finding import Verdict
from ecorules.report.document.letter import docx_bytes
from ecorules.report.document.model import Document, Heading, Ladder, Lines, Paragraph, tables
from ecorules.report.document.page import page_text
from ecorules.report.document.paper import pdf_bytes
from ecorules.report.document.record import report_record, written_report
from ecorules.report.document.sheets import sheets_bytes
from ecorules.report.document.template import opened
from ecorules.report.document.voice import Voice
from tests.reports import (
    BOTH,
    DIGITS,
    EN,
    TH,
    audit_of,
    by_pdfium,
    by_poppler,
    document_of,
    grids,
    has_font,
    letters,
    of_page,
    of_sheets,
    of_word,
    wanted_in_word,
    wanted_on_sheets,
    without_hyphens,
)

VOICES = {"th": TH, "en": EN, "both": BOTH, "digits": DIGITS}
CASES = ("demonstration", "saraburi-fy2565")


needs_font = pytest.mark.skipif(not has_font(), reason="no font with Thai letters is installed")


@pytest.mark.parametrize("voice", VOICES.values(), ids=VOICES)
@pytest.mark.parametrize("case", CASES)
def test_a_page_shows_every_cell(case: str, voice: Voice) -> None:
    """Every cell of every table stands on the page, in its row."""
    document = document_of(case)
    assert of_page(page_text(document, voice)) == grids(document, voice)


@pytest.mark.parametrize("voice", [TH, BOTH, DIGITS], ids=["th", "both", "digits"])
def test_a_word_file_holds_every_cell(voice: Voice) -> None:
    """Every cell of every table stands in the Word file, in its row."""
    document = document_of("demonstration")
    found = of_word(docx_bytes(document, voice, opened(None)), document)
    assert found == wanted_in_word(document, voice)


@pytest.mark.parametrize("voice", VOICES.values(), ids=VOICES)
@pytest.mark.parametrize("case", CASES)
def test_a_workbook_holds_every_cell(case: str, voice: Voice) -> None:
    """Every cell stands on the sheet of its section, and numbers are numbers."""
    document = document_of(case)
    found = of_sheets(sheets_bytes(document, voice), document, voice)
    assert found == wanted_on_sheets(document, voice)


@pytest.mark.parametrize("case", CASES)
def test_json_holds_every_cell(case: str) -> None:
    """Every cell of every table stands in the JSON, in both languages."""
    document = document_of(case)
    read = json.loads(written_report(document))
    for voice, lang in ((TH, "th"), (EN, "en")):
        found = [
            [
                [column[lang] for column in block["columns"]],
                *(
                    ["\n".join(text[lang] for text in cell["texts"]) for cell in row]
                    for row in block["rows"]
                ),
            ]
            for section in read["sections"]
            for block in section["blocks"]
            if block["kind"] == "table"
        ]
        assert found == grids(document, voice)


@needs_font
@pytest.mark.parametrize("voice", [TH, DIGITS], ids=["th", "digits"])
def test_a_pdf_holds_every_cell(voice: Voice) -> None:
    """Every paragraph of every cell can be read out of the PDF, in the order of the report."""
    document = document_of("demonstration")
    content = pdf_bytes(document, voice)
    rows = [row for grid in grids(document, voice) for row in grid[1:]]
    _require_in_order(rows, letters(by_poppler(content, "-raw")), letters)
    by_other = without_hyphens(letters("".join(by_pdfium(content))))
    _require_in_order(rows, by_other, lambda said: without_hyphens(letters(said)))


def _require_in_order(rows: list[list[str]], read: str, shown: Callable[[str], str]) -> None:
    """Require that rows stand behind each other, and the paragraphs of each cell too.

    A row that goes over to the next page is read page by page, and so are its cells.
    """
    start = 0
    for row in rows:
        ends = [start]
        for cell in row:
            place = start
            for said in map(shown, cell.split("\n")):
                found = read.find(said, place)
                assert found >= 0, said
                place = found + len(said)
            ends.append(place)
        start = max(ends)


def test_the_sheets_hold_the_rows_of_the_tables() -> None:
    """Tables that are one on a sheet still have every row, once."""
    document = document_of("demonstration")
    apart = sum(len(table.rows) for _, table in tables(document))
    together = sum(len(grid) - 1 for grid in wanted_on_sheets(document, TH))
    assert apart == together


@pytest.mark.parametrize("case", CASES)
def test_every_finding_is_told_once(case: str) -> None:
    """The findings add up to the requirements, and their verdicts to the counts of the audit."""
    found = audit_of(case)
    told = _rows(document_of(case), "findings")
    codes = [row[0].rstrip("*") for row in told]
    assert sorted(codes) == sorted(found.findings)
    verdicts = Counter(row[2] for row in told)
    said = {
        Verdict.CONFORMING: "✓ conforming",
        Verdict.NONCONFORMING: "✗ nonconforming",
        Verdict.UNDETERMINED: "? undetermined",
        Verdict.NOT_APPLICABLE: "- not applicable",
    }
    assert {verdict: verdicts[text] for verdict, text in said.items()} == found.counts


@pytest.mark.parametrize("case", CASES)
def test_the_counts_of_the_levels_add_up(case: str) -> None:
    """Each column of the table of levels adds up to its last row: nothing falls out."""
    rows = [row[3:] for row in _rows(document_of(case), "conclusion")]
    *levels, whole = [[int(number) for number in row] for row in rows]
    assert [sum(column) for column in zip(*levels, strict=True)] == whole
    assert sum(whole[:-1]) == whole[-1] == len(audit_of(case).findings)


def _rows(document: Document, key: str) -> list[list[str]]:
    every = zip(tables(document), grids(document, EN), strict=True)
    return [row for (section, _), grid in every if section.key == key for row in grid[1:]]


def test_what_is_no_table_is_the_same_as_well() -> None:
    """Headings, paragraphs, the ladder and the reasoning stand in page, Word file and JSON."""
    document = document_of("demonstration")
    page = re.sub(r"\s+", " ", page_text(document, EN).replace("&amp;", "&"))
    word = docx_bytes(document, EN, opened(None))
    paragraphs = {one.text for one in docx.Document(io.BytesIO(word)).paragraphs}
    for section in document.sections:
        assert section.title.en in paragraphs
        for block in section.blocks:
            match block:
                case Paragraph(text) | Heading(text):
                    assert text.en in paragraphs
                    assert re.sub(r"\s+", " ", text.en) in page
                case Ladder(steps=steps):
                    for step in steps:
                        said = f"{step.number} {step.name.en}: {step.state.en}"
                        assert any(one.startswith(said) for one in paragraphs)
                        assert said in page
                case Lines(lines):
                    for line in lines:
                        said = f"{line.sign} {line.text.en}".strip()
                        assert said in paragraphs
                case _:
                    pass


def test_the_record_holds_the_audit() -> None:
    """The JSON carries the whole audit, as the PDF does."""
    record = report_record(document_of("demonstration"))
    attachments = record["attachments"]
    assert isinstance(attachments, dict)
    held = attachments["audit.json"]
    assert isinstance(held, dict)
    assert held["format"] == "ecorules.audit/1"
    assert held["counts"] == {
        verdict.value: number for verdict, number in audit_of("demonstration").counts.items()
    }
