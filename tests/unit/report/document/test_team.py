"""The report names the audit team of the case, and who signs it."""

import json
import re

import pytest

from ecorules.audit.conduct import audit
from ecorules.audit.terms import load_case
from ecorules.case.model import RoundKind
from ecorules.edition.load import load_edition
from ecorules.report.document.making import report_of
from ecorules.report.document.model import Document, tables
from ecorules.report.document.page import page_text
from ecorules.report.document.paper import pdf_bytes
from ecorules.report.document.record import written_report
from tests.reports import TH, by_pdfium, has_font
from tests.repository import ROOT

AREA = ROOT / "tests" / "golden" / "good" / "inputs" / "decided"
TOWN = ROOT / "tests" / "example" / "town"
BOON, CHAI = "นายบุญ ตัวอย่าง", "นายชัย ตัวอย่าง"


def report(kind: RoundKind = RoundKind.CERTIFICATION) -> Document:
    """Return the report of an area whose case names everybody."""
    edition = load_edition(TOWN)
    return report_of(audit(edition, load_case(AREA, edition), kind=kind))


def test_everybody_stands_there_with_their_part() -> None:
    """Whoever reads a report sees who audited what, when, and who stands apart from whom."""
    [team] = [table for section, table in tables(report()) if section.key == "team"]
    assert [[" / ".join(text.th for text in cell.texts) for cell in row] for row in team.rows] == [
        [BOON, "ผู้ตรวจประเมินเบื้องต้น", "20 มกราคม 2565", "ทุกข้อ"],
        [BOON, "ผู้ตรวจประเมิน", "30 มีนาคม 2565 / 31 มีนาคม 2565", "ทุกข้อ"],
        [CHAI, "ผู้ตรวจประเมิน", "30 มีนาคม 2565 / 31 มีนาคม 2565", "1.1.1"],
        [CHAI, "ผู้ให้คำปรึกษาแก่พื้นที่", "-", "2.1.1"],
        ["นางอมรา ตัวอย่าง", "ผู้พิจารณารับรอง", "-", "-"],
        ["นางสาวดารา ตัวอย่าง", "ผู้พิจารณารับรอง", "-", "-"],
    ]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (RoundKind.CERTIFICATION, [BOON, CHAI, None]),
        (RoundKind.PRE_AUDIT, [BOON, None]),
    ],
)
def test_those_who_audited_sign_under_their_names(kind: RoundKind, names: list[str | None]) -> None:
    """In a pre-audit those who held that one; for the area whoever comes."""
    read = json.loads(written_report(report(kind)))
    [section] = [each for each in read["sections"] if each["key"] == "signatures"]
    [block] = [each for each in section["blocks"] if each["kind"] == "signatures"]
    assert [each and each["th"] for each in block["names"]] == names
    page = page_text(report(kind), TH)
    assert re.findall(r"<p>\((น[^)]*)\)</p>", page) == [each for each in names if each]


@pytest.mark.skipif(not has_font(), reason="no font with Thai letters is installed")
def test_all_sign_on_one_page() -> None:
    """A page with half of the signatures could be put under another report."""
    paper = pdf_bytes(report(), TH)
    assert [page.count("(ลงชื่อ)") for page in by_pdfium(paper) if "(ลงชื่อ)" in page] == [3]
