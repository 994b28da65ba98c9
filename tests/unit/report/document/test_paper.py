"""The report as PDF: the same bytes, an archive's form, and Thai that can be copied out."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from ecorules.audit.record import written_record
from ecorules.diagnostics import Text
from ecorules.report.document import typeset
from ecorules.report.document.model import Document, Paragraph, Section, same
from ecorules.report.document.paper import pdf_bytes
from tests.reports import (
    BOTH,
    DIGITS,
    TH,
    audit_of,
    by_pdfium,
    by_poppler,
    document_of,
    has_font,
    letters,
)

# Tone marks on tall letters, marks on marks, letters that change their shape, sara am, digits.
_TRICKY = [
    "ฝั่ง",
    "ป่า",
    "ฟ้า",
    "ปิ้ง",
    "ที่ตั้ง",
    "น้ำ",
    "ญี่ปุ่น",
    "ญาติ",
    "ปัญญา",
    "กตัญญู",
    "ฐาน",
    "รัฐ",
    "อิฐ",
    "กฎหมาย",
    "ปรากฏ",
    "ชัฏ",
    "คำ",
    "ทำ",
    "จำนวน",
    "ต้อง",
    "เป็น",
    "เป็นไปตาม",
    "เห็น",
    "เก็บ",
    "ปีงบประมาณ",
    "ป้าย",
    "ปู่",
    "ใช้",
    "ผู้",
    "ฟื้นฟู",
    "ฝ้าย",
    "ปั๊ม",
    "ซึ่ง",
    "พื้นที่",
    "สิ่งแวดล้อม",
    "บำบัด",
    "กำจัด",
    "ปลื้ม",
    "๑๒๓",
    "๒๕๖๕",
    "อุตสาหกรรมเชิงนิเวศ",
    "ประสิทธิภาพ",
    "ไม่สอดคล้อง",
    "ยังตัดสินไม่ได้",
    "ทั้งนี้",
    "เนื่องจากว่า",
]


pytestmark = pytest.mark.skipif(not has_font(), reason="no font with Thai letters is installed")


def _beginning(case: str) -> Document:
    """Return the first parts of a report: some pages, and much sooner made than all of them."""
    document = document_of(case)
    return replace(document, sections=document.sections[:3])


def _saying(*texts: Text) -> Document:
    """Return a short report that says some texts."""
    section = Section("said", Text("Said", "ข้อความ"), tuple(map(Paragraph, texts)))
    return replace(document_of("saraburi-fy2565"), sections=(section,), attachments=())


@pytest.mark.parametrize("font", ["Laksaman", "Garuda", "Loma", "Norasi"])
def test_thai_is_read_back_as_it_was_written(font: str) -> None:
    """Every word in the middle of a text comes out letter for letter, by two readers."""
    if not has_font(font):
        pytest.skip(f"{font} is not installed")
    said = [f"การ{word}ของเรา" for word in _TRICKY]
    content = pdf_bytes(_saying(*map(same, said)), TH, font)
    for read in (by_poppler(content, "-raw"), "".join(by_pdfium(content))):
        found = letters(read)
        assert [one for one in said if one not in found] == []


def test_no_blank_gets_into_a_word() -> None:
    """PDFium, which most browsers read with, finds the words whole and not only their letters."""
    said = [f"การ{word}ของเรา" for word in _TRICKY]
    read = "".join(by_pdfium(pdf_bytes(_saying(*map(same, said)), TH)))
    assert [one for one in said if one not in read] == []


def test_a_text_is_no_markup() -> None:
    """What a case says is set as it stands, whatever it would mean to the typesetter."""
    sly = '#panic("x") *a* _b_ $c$ = d // e `f` @g <h> #import "k"'
    read = "".join(by_pdfium(pdf_bytes(_saying(same(sly)), TH)))
    assert letters(sly) in letters(read)


def test_two_reports_are_the_same_bytes() -> None:
    """Nothing of the clock and nothing random gets into the file."""
    document = _beginning("saraburi-fy2565")
    assert pdf_bytes(document, TH) == pdf_bytes(document, TH)


def test_the_form_is_that_of_archives() -> None:
    """The file declares PDF/A-3, level A: fonts embedded, structure and letters told."""
    content = pdf_bytes(_saying(same("ก")), TH)
    assert b"<pdfaid:part>3</pdfaid:part>" in content
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in content


def test_the_audit_travels_within() -> None:
    """The whole audit as JSON comes out of the file as it went in."""
    held = pypdfium2.PdfDocument(pdf_bytes(_beginning("saraburi-fy2565"), TH))
    try:
        assert held.count_attachments() == 1
        attached = held.get_attachment(0)
        assert attached.get_name() == "audit.json"
        found = bytes(attached.get_data())
    finally:
        held.close()
    assert found.decode() == written_record(audit_of("saraburi-fy2565"))


def test_every_page_bears_the_warning() -> None:
    """No page of a made-up case can be taken for a real one, whichever is torn out."""
    pages = by_pdfium(pdf_bytes(_beginning("demonstration"), BOTH))
    assert len(pages) > 2
    for page in pages:
        assert "ข้อมูลสมมติ" in page
        assert "SYNTHETIC" in page


def test_pages_are_numbered_in_thai_digits() -> None:
    """Who asks for Thai digits gets them in the numbers of the pages and in the contents too."""
    pages = by_pdfium(pdf_bytes(_beginning("saraburi-fy2565"), DIGITS))
    turned = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    whole = str(len(pages)).translate(turned)
    for number, page in enumerate(pages, 1):
        assert letters(f"หน้า {str(number).translate(turned)} จาก {whole}") in letters(page)


def test_a_missing_font_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Thai letters nothing is printed, and the package that has them is named."""
    monkeypatch.setattr(typeset, "FAMILIES", {})
    with pytest.raises(typeset.NoFont) as caught:
        typeset.thai_font()
    assert caught.value.said == Text(
        "no font with Thai letters was found, and without one nothing can be printed",
        "ไม่พบฟอนต์ภาษาไทยในเครื่องนี้ จึงจัดพิมพ์ไม่ได้",
    )
    assert "`fonts-thai-tlwg`" in caught.value.remedy.en
    assert "`fonts-thai-tlwg`" in caught.value.remedy.th


def test_a_font_that_is_not_there_is_told() -> None:
    """A font that was named is used or told to be missing, and never replaced."""
    with pytest.raises(typeset.NoFont) as caught:
        typeset.thai_font("Wanting Sans")
    assert caught.value.said.en == "no font is called `Wanting Sans` on this machine"


def test_the_template_is_in_the_package() -> None:
    """What is installed can print: the template lies beside the code."""
    assert Path(typeset.__file__).with_name("report.typ").is_file()
