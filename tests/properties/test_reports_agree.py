"""A report tells any audit whole: its tables are the same in every form, and add up."""

from __future__ import annotations

import json
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.finding import Verdict
from ecorules.case.model import RoundKind
from ecorules.edition.model import Edition
from ecorules.report.document.letter import docx_bytes
from ecorules.report.document.making import report_of
from ecorules.report.document.model import Document, Lines, Table
from ecorules.report.document.page import page_text
from ecorules.report.document.record import written_report
from ecorules.report.document.schema import ReportRecord
from ecorules.report.document.sheets import sheets_bytes
from ecorules.report.document.template import opened
from ecorules.report.document.voice import Voice
from ecorules.report.wording import SIGNS, VERDICTS
from tests.reports import (
    BOTH,
    DIGITS,
    EN,
    TH,
    grids,
    of_page,
    of_sheets,
    of_word,
    wanted_in_word,
    wanted_on_sheets,
)
from tests.whole import EDITIONS, KNOWN, Known, area

VOICES = st.sampled_from([TH, EN, BOTH, DIGITS])
KINDS = st.sampled_from(list(RoundKind))
# To draw an edition and to write its report takes long, and there is little to break.
few = settings(max_examples=40)
# A Word file is unpacked and filled in anew each time.
fewer = settings(max_examples=12)


def found(rules: Edition, known: Known, kind: RoundKind) -> Audit:
    """Return the audit of a generated area, its register closed where it is certified."""
    return audit(rules, area(known, kind, is_closed=kind is RoundKind.CERTIFICATION), kind=kind)


def _rows(document: Document, key: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.texts[0].en for cell in row)
        for section in document.sections
        if section.key == key
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


@few
@given(rules=EDITIONS, known=KNOWN, kind=KINDS)
def test_every_finding_is_told_and_counted(rules: Edition, known: Known, kind: RoundKind) -> None:
    """The findings, the counts of the levels and the reasoning tell the same requirements."""
    audited = found(rules, known, kind)
    document = report_of(audited)
    told = _rows(document, "findings")
    assert sorted(row[0].rstrip("*") for row in told) == sorted(rules.requirements)
    verdicts = Counter(row[2] for row in told)
    for verdict in Verdict:
        assert verdicts[f"{SIGNS[verdict]} {VERDICTS[verdict].en}"] == audited.counts[verdict]
    *levels, whole = [[int(number) for number in row[3:]] for row in _rows(document, "conclusion")]
    assert [sum(column) for column in zip(*levels, strict=True)] == whole
    assert whole[:-1] == [audited.counts[verdict] for verdict in Verdict]
    failed = {row[1].rstrip("*") for row in _rows(document, "nonconformities")}
    assert failed == {
        code for code, one in audited.findings.items() if one.verdict is Verdict.NONCONFORMING
    }
    reasoned = [
        block
        for section in document.sections
        if section.key == "traces"
        for block in section.blocks
        if isinstance(block, Lines)
    ]
    assert len(reasoned) == len(rules.requirements)
    assert all(block.lines for block in reasoned)


@few
@given(rules=EDITIONS, known=KNOWN, kind=KINDS, voice=VOICES)
def test_page_workbook_and_json_say_the_same(
    rules: Edition, known: Known, kind: RoundKind, voice: Voice
) -> None:
    """Every cell of every table of any audit stands in each of them, in its row."""
    document = report_of(found(rules, known, kind))
    assert of_page(page_text(document, voice)) == grids(document, voice)
    on_sheets = of_sheets(sheets_bytes(document, voice), document, voice)
    assert on_sheets == wanted_on_sheets(document, voice)
    written = json.loads(written_report(document))
    assert ReportRecord.model_validate(written, strict=True).key == document.key


@fewer
@given(rules=EDITIONS, known=KNOWN, kind=KINDS, voice=VOICES)
def test_a_word_file_says_the_same(
    rules: Edition, known: Known, kind: RoundKind, voice: Voice
) -> None:
    """Every cell of every table of any audit stands in the Word file as well."""
    document = report_of(found(rules, known, kind))
    content = docx_bytes(document, voice, opened(None))
    assert of_word(content, document) == wanted_in_word(document, voice)
