"""A file that is no workbook, or no honest one, is refused with what to do."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from ecorules.diagnostics import Diagnostic, render
from ecorules.documents.workbooks.workbook import workbook_of
from tests.unit.documents.workbooks.makers import PARTS, sheet, workbook, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"
MANY = "<!DOCTYPE sst [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
MACROS = PARTS[TYPES].replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")
WORD = PARTS[TYPES].replace("spreadsheetml", "wordprocessingml")
GAP = '<row r="2"><c r="A2"><v>1</v></c></row>' + ONE


def _stored(rows: str) -> bytes:
    """Return a workbook of honest size, so that nobody takes it for a trap."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in {**PARTS, SHEET: sheet(rows)}.items():
            archive.writestr(name, text)
    return made.getvalue()


REFUSED = {
    "an empty file": (b"", "damaged-workbook", "the workbook is damaged: the file is empty"),
    "CSV": (
        b"registration,name\n",
        "not-a-workbook",
        "this is text, such as CSV, under the name of a workbook",
    ),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "not-a-workbook", "this is not an .xlsx workbook"),
    "a PDF": (b"%PDF-1.7", "not-a-workbook", "this is a PDF, and an .xlsx workbook is read"),
    "a web page": (
        b"<html><table>",
        "not-a-workbook",
        "this is a web page, and an .xlsx workbook is read",
    ),
    "a password": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "password-protected",
        "the workbook is protected by a password",
    ),
    "an old workbook": (
        OLE + "Workbook".encode("utf-16-le"),
        "not-a-workbook",
        "this is an old .xls workbook, and an .xlsx workbook is read",
    ),
    "an old document": (
        OLE,
        "not-a-workbook",
        "this is a document of an old Office program, and an .xlsx workbook is read",
    ),
    "OpenDocument": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "not-a-workbook",
        "this is an OpenDocument workbook (.ods), and an .xlsx workbook is read",
    ),
    "another OpenDocument": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "not-a-workbook",
        "this is an OpenDocument file, and an .xlsx workbook is read",
    ),
    "an archive": (
        zipped({"a.txt": "a"}),
        "not-a-workbook",
        "this is an archive of files, and an .xlsx workbook is read",
    ),
    "macros": (
        workbook(ONE, {TYPES: MACROS}),
        "has-macros",
        "the workbook holds macros, and programs from other hands are not accepted",
    ),
    "hidden macros": (
        workbook(ONE, {"xl/vbaProject.bin": "x"}),
        "has-macros",
        "the workbook holds macros, and programs from other hands are not accepted",
    ),
    "a Word document": (
        workbook(ONE, {TYPES: WORD}),
        "not-a-workbook",
        "this is a Word document, and an .xlsx workbook is read",
    ),
    "no end": (
        workbook(ONE)[:-30],
        "damaged-workbook",
        "the workbook is damaged: its end is missing",
    ),
    "a missing sheet": (
        workbook(ONE, {SHEET: None}),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` is missing",
    ),
    "a sheet that is no sheet": (
        workbook(ONE, {SHEET: "<nothing/>"}),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` has no `worksheet`",
    ),
    "broken XML": (
        workbook(ONE, {"xl/styles.xml": "<styleSheet>"}),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/styles.xml` is not XML",
    ),
    "entities": (
        workbook(ONE, {"xl/sharedStrings.xml": MANY + PARTS["xl/sharedStrings.xml"]}),
        "damaged-workbook",
        "the workbook declares a document type, as no spreadsheet program does",
    ),
    "entities among the styles": (
        workbook(ONE, {"xl/styles.xml": MANY + PARTS["xl/styles.xml"]}),
        "damaged-workbook",
        "the workbook declares a document type, as no spreadsheet program does",
    ),
    "depth": (
        workbook(ONE, {"xl/styles.xml": "<a>" * 200}),
        "too-large",
        "the workbook is nested too deeply",
    ),
    "a bomb": (
        workbook(ONE, {"xl/media/a.bin": "a" * 20_000_000}),
        "too-large",
        "the workbook unpacks to",
    ),
    "rows that go back": (
        workbook(GAP),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` cannot be understood",
    ),
    "a row that does not end": (
        workbook("<row>"),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` cannot be understood",
    ),
    "two cells in one place": (
        workbook('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` cannot be understood",
    ),
    "a text that is not there": (
        workbook('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` cannot be understood",
    ),
    "a text before the first": (
        workbook('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` cannot be understood",
    ),
    "a row number without end": (
        workbook(f'<row r="{"9" * 5000}"/>'),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` cannot be understood",
    ),
    "more rows than any area has": (
        _stored("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 200_002))),
        "too-large",
        "a sheet has more than 200,000 rows with text",
    ),
    "a letter that makes the others large": (
        _stored(f"<!--{'a' * (33 << 20)}\U0001f4a9-->"),
        "too-large",
        "the part `xl/worksheets/sheet1.xml` is too large for the rare characters in it",
    ),
    "texts that are all in pieces": (
        zipped(
            {
                **PARTS,
                SHEET: sheet(""),
                "xl/sharedStrings.xml": f"<sst>{'<si><r><t>a</t></r></si>' * 200_001}</sst>",
            }
        ),
        "too-large",
        "the workbook holds too many texts",
    ),
    "one part for two sheets": (
        workbook(
            ONE,
            {
                "xl/workbook.xml": PARTS["xl/workbook.xml"].replace(
                    "</sheets>", '<sheet name="Again" sheetId="2" r:id="s1"/></sheets>'
                )
            },
        ),
        "damaged-workbook",
        "the workbook is damaged: two sheets are in the part `xl/worksheets/sheet1.xml`",
    ),
    "a number that is none": (
        workbook('<row r="1"><c r="A1"><v>many</v></c></row>'),
        "damaged-workbook",
        "the workbook is damaged: the part `xl/worksheets/sheet1.xml` cannot be understood",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_what_it_is(name: str) -> None:
    """Whoever sent the file learns what is wrong with it, and nothing of it is read."""
    content, code, message = REFUSED[name]
    into: list[Diagnostic] = []
    assert workbook_of(content, "form.xlsx", into) is None
    (problem,) = into
    assert problem.code == code
    assert problem.message.en.startswith(message)
    assert problem.message.th
    assert problem.message.th != problem.message.en
    assert problem.help is not None


def test_a_refusal_is_said_whole_in_both_languages() -> None:
    """The remedy is as complete in Thai as in English."""
    into: list[Diagnostic] = []
    workbook_of(OLE + "EncryptedPackage".encode("utf-16-le"), "form.xlsx", into)
    assert render(into, "en", colour=False) == (
        "form.xlsx: error[password-protected]: the workbook is protected by a password\n"
        "  help: open it in Excel, clear the password under File, Info, Protect Workbook, Encrypt "
        "with Password, and save it"
    )
    assert render(into, "th", colour=False) == (
        "form.xlsx: ข้อผิดพลาด[password-protected]: สมุดงานนี้ตั้งรหัสผ่านไว้\n"
        "  คำแนะนำ: เปิดด้วย Excel ลบรหัสผ่านที่เมนู ไฟล์ > ข้อมูล > ป้องกันสมุดงาน > เข้ารหัสด้วยรหัสผ่าน แล้วบันทึก"
    )
