"""The first sheet: how to fill in the form, in Thai and then in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.layout import AREA, EVIDENCE, FACTS, README, TARGETS
from ecorules.diagnostics import Text
from ecorules.report.wording import SYNTHETIC
from ecorules.report.workbook.styles import height, tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.report.workbook.part import Part
    from ecorules.report.workbook.styles import Styles
    from ecorules.report.workbook.xlsx import Book

_A4: Final = 9
# A single column is not made narrower by all programs where it is wider than the page.
_WIDTH: Final = 84
# Running text has more letters in a width than names and codes.
_OF_PROSE: Final = 1.1


def paint_readme(book: Book, styles: Styles, part: Part, lang: Language) -> None:
    """Paint the sheet that everybody reads first."""
    sheet = book.add_worksheet(tab(README.title.said(lang)))
    sheet.set_column(0, 0, _WIDTH)
    for at, (style, text) in enumerate(_lines(part)):
        if style.startswith(("prose", "mark")):
            sheet.set_row(at, height([(text, _WIDTH * _OF_PROSE)]))
        sheet.write_string(at, 0, text, styles[style])
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_portrait()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&R&8&P/&N")


def _lines(part: Part) -> Iterator[tuple[str, str]]:
    """Yield the lines of the sheet with their styles: all of it in Thai, then in English."""
    yield "title", part.edition.title.th if part.case is None else part.case.title.th
    yield "about", part.edition.title.en if part.case is None else part.case.title.en
    if part.case is not None and part.case.is_synthetic:
        yield "prose-bold", f"{SYNTHETIC.th}\n{SYNTHETIC.en}"
    for lang in ("th", "en"):
        yield "prose", ""
        yield from _in_one(part, lang)


def _in_one(part: Part, lang: Language) -> Iterator[tuple[str, str]]:
    yield "prose-bold", _HOW.said(lang)
    yield "prose", _EDITION.said(lang).format(edition=part.edition.title.said(lang))
    if part.owner is not None:
        yield "prose", _OF_AGENCY.said(lang).format(agency=part.agency(part.owner).said(lang))
    if part.level is not None:
        yield "prose", _UP_TO.said(lang).format(level=part.level)
    yield "mark-open", _OPEN.said(lang)
    yield "mark-given", _GIVEN.said(lang)
    for text in _RULES:
        yield "prose", f"•  {text.said(lang)}"
    yield "prose-bold", _SHEETS.said(lang)
    for sheet, text in _ABOUT.items():
        yield "prose", f"•  {sheet.said(lang)}: {text.said(lang)}"


_HOW: Final = Text("How to fill in this form", "วิธีกรอกแบบฟอร์ม")
_EDITION: Final = Text(
    "The form collects what an audit by this edition of the criteria reads: {edition}.",
    "แบบฟอร์มนี้ใช้รวบรวมข้อมูลและหลักฐานสำหรับการตรวจตามเกณฑ์: {edition}",
)
_OF_AGENCY: Final = Text(
    "This is the part of {agency}. Other agencies have parts of their own, and all of them are "
    "put together again.",
    "ไฟล์นี้เป็นส่วนของ{agency} หน่วยงานอื่นมีไฟล์ของตนเอง แล้วจึงนำทุกส่วนมารวมกัน",
)
_UP_TO: Final = Text(
    "It asks only what is needed up to level {level}.", "ถามเฉพาะสิ่งที่ต้องใช้ถึงระดับ {level}"
)
_OPEN: Final = Text("White cells with a frame are to be filled in.", "ช่องสีขาวมีเส้นกรอบ คือช่องที่ให้กรอก")
_GIVEN: Final = Text(
    "Grey cells are given and cannot be changed.", "ช่องสีเทา คือข้อความที่กำหนดไว้ แก้ไขไม่ได้"
)
_RULES: Final = (
    Text(
        "Leave empty what is not known, or write “-”. An empty cell means not known, never zero.",
        "ข้อมูลที่ยังไม่ทราบให้เว้นว่างหรือใส่ “-” ช่องว่างหมายถึงยังไม่ทราบ ไม่ใช่ศูนย์",
    ),
    Text(
        "Write numbers in the unit beside them, or choose another unit. Write a percentage with "
        "its sign: 45 %.",
        "กรอกตัวเลขตามหน่วยที่อยู่ข้างช่อง หรือเลือกหน่วยอื่น ร้อยละให้ใส่เครื่องหมายด้วย เช่น 45 %",
    ),
    Text(
        "Write a day as 31 มีนาคม 2565 or 2022-03-31.",
        "กรอกวันที่เป็น 31 มีนาคม 2565 หรือ 2022-03-31",
    ),
    Text(
        "Where there is an arrow beside the cell, choose from the list.",
        "ช่องที่มีลูกศรให้เลือกจากรายการ",
    ),
    Text(
        "A figure counts only with the evidence that supports it: write its code beside it, "
        "several codes one a line.",
        "ข้อมูลจะนับได้เมื่อมีหลักฐานรองรับ ให้ใส่รหัสหลักฐานไว้ข้างข้อมูล หากมีหลายรายการให้ใส่บรรทัดละหนึ่งรหัส",
    ),
    Text(
        "Where two sources disagree, keep both: add a row at the end for the second value.",
        "หากข้อมูลสองแหล่งไม่ตรงกัน ให้คงไว้ทั้งสองค่า โดยเพิ่มแถวท้ายตารางสำหรับค่าที่สอง",
    ),
    Text(
        "Send the file back together with the files that it names.",
        "ส่งไฟล์นี้กลับพร้อมไฟล์หลักฐานที่ระบุไว้",
    ),
)
_SHEETS: Final = Text("The sheets", "แผ่นงาน")
_ABOUT: Final = {
    AREA.title: Text(
        "what the area is, which audit this is, and what the agencies are called here",
        "ข้อมูลพื้นที่ รอบการตรวจ และชื่อหน่วยงานในพื้นที่",
    ),
    EVIDENCE.title: Text(
        "each document that is asked for: how far it has come, its files, how long it is valid",
        "หลักฐานที่ขอแต่ละรายการ สถานะ ไฟล์ และระยะเวลาที่มีผล",
    ),
    FACTS.title: Text("figures and answers about the area itself", "ตัวเลขและคำตอบเกี่ยวกับพื้นที่"),
    Text("Factories", "โรงงาน"): Text(
        "the roster: one row for each factory", "บัญชีโรงงาน หนึ่งแถวต่อหนึ่งโรงงาน"
    ),
    TARGETS.title: Text(
        "what the area aims at, from its action plan", "ค่าเป้าหมายของพื้นที่จากแผนปฏิบัติการ"
    ),
}
