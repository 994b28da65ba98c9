"""Why a file is not read as a workbook, said so that whoever sent it knows what to do."""

from __future__ import annotations

from typing import Final

from ecorules.diagnostics import Text
from ecorules.documents.scalars import Unreadable

_SAVE_AS_XLSX: Final = Text(
    "open it in Excel or LibreOffice and save it as `Excel Workbook (*.xlsx)`",
    "เปิดด้วย Excel หรือ LibreOffice แล้วบันทึกเป็นชนิด `Excel Workbook (*.xlsx)`",
)
_REPAIR: Final = Text(
    "open it in Excel or LibreOffice, let it be repaired, check it and save it again; "
    "or ask for the file once more",
    "เปิดด้วย Excel หรือ LibreOffice ให้โปรแกรมซ่อมแซม ตรวจสอบ แล้วบันทึกใหม่ หรือขอไฟล์อีกครั้ง",
)
_SMALLER: Final = Text(
    "check that it is the right file; delete sheets, pictures and rows that are not needed",
    "ตรวจสอบว่าเป็นไฟล์ที่ถูกต้อง แล้วลบแผ่นงาน รูปภาพ และแถวที่ไม่จำเป็น",
)


def damaged(en: str, th: str) -> Unreadable:
    """Return the refusal of a workbook of which a part cannot be read."""
    message = Text(f"the workbook is damaged: {en}", f"ไฟล์สมุดงานเสียหาย: {th}")
    return Unreadable("damaged-workbook", message, _REPAIR)


def too_large(en: str, th: str) -> Unreadable:
    """Return the refusal of a workbook that holds more than is read."""
    return Unreadable("too-large", Text(en, th), _SMALLER)


def other_form(en: str, th: str) -> Unreadable:
    """Return the refusal of a file that is a document, but of another form."""
    message = Text(
        f"this is {en}, and an .xlsx workbook is read", f"ไฟล์นี้เป็น{th} แต่อ่านได้เฉพาะสมุดงาน .xlsx"
    )
    return Unreadable("not-a-workbook", message, _SAVE_AS_XLSX)


NOT_A_WORKBOOK: Final = Unreadable(
    "not-a-workbook",
    Text("this is not an .xlsx workbook", "ไฟล์นี้ไม่ใช่สมุดงาน .xlsx"),
    _SAVE_AS_XLSX,
)
TEXT_NOT_WORKBOOK: Final = Unreadable(
    "not-a-workbook",
    Text(
        "this is text, such as CSV, under the name of a workbook",
        "ไฟล์นี้เป็นข้อความ เช่น CSV แต่ตั้งชื่อเป็นสมุดงาน",
    ),
    _SAVE_AS_XLSX,
)
PASSWORD: Final = Unreadable(
    "password-protected",
    Text("the workbook is protected by a password", "สมุดงานนี้ตั้งรหัสผ่านไว้"),
    Text(
        "open it in Excel, clear the password under File, Info, Protect Workbook, Encrypt with "
        "Password, and save it",
        "เปิดด้วย Excel ลบรหัสผ่านที่เมนู ไฟล์ > ข้อมูล > ป้องกันสมุดงาน > เข้ารหัสด้วยรหัสผ่าน แล้วบันทึก",
    ),
)
MACROS: Final = Unreadable(
    "has-macros",
    Text(
        "the workbook holds macros, and programs from other hands are not accepted",
        "สมุดงานนี้มีแมโคร จึงไม่รับ เนื่องจากเป็นโปรแกรมที่มากับไฟล์",
    ),
    _SAVE_AS_XLSX,
)
ENTITIES: Final = Unreadable(
    "damaged-workbook",
    Text(
        "the workbook declares a document type, as no spreadsheet program does",
        "สมุดงานนี้มีการประกาศชนิดเอกสาร ซึ่งโปรแกรมตารางทำการไม่ใช้",
    ),
    _SAVE_AS_XLSX,
)
