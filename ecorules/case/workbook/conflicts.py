"""What is said of cells about which two forms, or a form and the case, do not agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.layout import PURPOSES, REGISTER_STATES, ROUND_KINDS, STATES
from ecorules.case.workbook.notices import note, warning
from ecorules.diagnostics import Diagnostic, Span, Text, quoted
from ecorules.documents.days import day_said

if TYPE_CHECKING:
    from ecorules.case.workbook.part import Stated

_SETTLE: Final = Text(
    "settle which is right, and write it into both", "ตกลงกันว่าค่าใดถูกต้อง แล้วแก้ให้ตรงกันทั้งสองแห่ง"
)
_SETTLE_WITH_CASE: Final = Text(
    "settle which is right; to keep what the case has, write it here; otherwise change the case "
    "first",
    "ตกลงกันว่าค่าใดถูกต้อง หากยึดค่าในกรณี ให้แก้ช่องนี้ให้ตรงกัน มิฉะนั้นให้แก้ในกรณีก่อน",
)


def edits_differ(before: str | None, earlier: Stated, later: Stated) -> Diagnostic:
    """Report two forms in which one cell was changed differently."""
    here, there, place = _said(later.text), _said(earlier.text), _place(earlier.span)
    was = _was(before)
    message = Text(
        f"this says {here.en}, and {place} says {there.en}{was.en}",
        f"ช่องนี้ระบุ {here.th} แต่ {place} ระบุ {there.th}{was.th}",
    )
    return Diagnostic("conflict", message, later.span, help=_SETTLE)


def forms_differ(earlier: Stated, later: Stated) -> Diagnostic:
    """Report two forms that were made with different values of one cell."""
    here, there = _said(later.text), _said(earlier.text)
    message = Text(
        f"this form was made with {here.en}, and another one with {there.en}",
        f"แบบฟอร์มนี้จัดทำขึ้นเมื่อค่าเป็น {here.th} แต่อีกแบบฟอร์มหนึ่งเป็น {there.th}",
    )
    return Diagnostic("conflict", message, later.span, help=_SETTLE)


def case_differs(before: str, current: Stated, stated: Stated) -> Diagnostic:
    """Report a cell that was changed in a form, and differently in the case meanwhile."""
    here, there, was = _said(stated.text), _said(current.text), _was(before)
    message = Text(
        f"this says {here.en}, and the case says {there.en} by now{was.en}",
        f"ช่องนี้ระบุ {here.th} แต่ขณะนี้กรณีระบุ {there.th}{was.th}",
    )
    return Diagnostic("conflict", message, stated.span, help=_SETTLE_WITH_CASE)


def removed(before: str, stated: Stated) -> Diagnostic:
    """Tell that a value was taken out."""
    said = _said(before)
    message = Text(
        f"{said.en} stood here and was cleared; it is taken out of the case",
        f"ช่องนี้เคยระบุ {said.th} และถูกลบ จึงนำค่านี้ออกจากกรณี",
    )
    return _told("removed", message, stated.span)


def removed_row(name: str, span: Span) -> Diagnostic:
    """Tell that a whole row was taken out."""
    said = quoted(name)
    message = Text(
        f"the row of {said} is no longer there; it is taken out of the case",
        f"ไม่มีแถวของ {said} แล้ว จึงนำออกจากกรณี",
    )
    return _told("removed", message, span)


def replaced(before: str, stated: Stated) -> Diagnostic:
    """Tell what is replaced by a form that does not say with what it was made."""
    here, was = _said(stated.text), _said(before)
    message = Text(
        f"{here.en} replaces {was.en}, which the case says", f"ใช้ {here.th} แทน {was.th} ที่อยู่ในกรณี"
    )
    span = Span.whole("") if stated.span is None else stated.span
    return note("replaced", message, span)


def went_on(state: str, span: Span) -> Diagnostic:
    """Tell that a document was judged since it was handed in, and that this stays."""
    said = _said(state)
    message = Text(
        f"the document was handed in, as the form says, and is {said.en} by now; this stays",
        f"หลักฐานนี้ส่งแล้วตามแบบฟอร์ม และขณะนี้มีสถานะ {said.th} จึงคงสถานะไว้",
    )
    return note("went-on", message, span)


def unkept_remark(span: Span) -> Diagnostic:
    """Tell that a remark is not taken over, since nothing in the register can hold it."""
    message = Text(
        "the register keeps a remark only of what is rejected or planned; this one is not taken "
        "over",
        "ทะเบียนหลักฐานเก็บหมายเหตุเฉพาะรายการที่ไม่รับหรืออยู่ในแผน จึงไม่ได้นำหมายเหตุนี้เข้ามา",
    )
    remedy = Text(
        "write what matters into the document, or hand in a note beside it",
        "หากมีสาระสำคัญ ให้ระบุในเอกสาร หรือส่งบันทึกเป็นไฟล์แนบ",
    )
    return warning("remark-not-kept", message, span, remedy)


def files_differ(name: str, own: str, taken: str, span: Span) -> Diagnostic:
    """Report a file beside a form while another one is found first under its name."""
    called, here, there = quoted(name), quoted(own), quoted(taken)
    message = Text(
        f"two different files are called {called}: the one in {here}, and {there}",
        f"มีไฟล์ชื่อ {called} สองไฟล์ที่ไม่เหมือนกัน คือในโฟลเดอร์ {here} และ {there}",
    )
    remedy = Text(
        "give one of them another name, in its folder and in the form",
        "เปลี่ยนชื่อไฟล์หนึ่ง ทั้งในโฟลเดอร์และในแบบฟอร์ม",
    )
    return Diagnostic("files-differ", message, span, help=remedy)


def _told(code: str, message: Text, span: Span | None) -> Diagnostic:
    return warning(code, message, Span.whole("") if span is None else span)


def _said(text: str) -> Text:
    """Return a value as it is quoted; that nothing is said is a value too."""
    if not text:
        return Text("nothing", "ว่าง")
    shown = _WORDS.get(text) or _day_said(text) or Text(text, text)
    return Text(quoted(shown.en), quoted(shown.th))


def _day_said(text: str) -> Text | None:
    """Return a day as people write it, if a text is one."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Text(day_said(day, "en"), day_said(day, "th"))


def _was(before: str | None) -> Text:
    if before is None:
        return Text("", "")
    said = _said(before)
    return Text(f"; the form was made with {said.en}", f" ส่วนค่าเดิมในแบบฟอร์มคือ {said.th}")


def _place(span: Span | None) -> str:
    return "" if span is None else quoted(span.place)


# What the program keeps as a word stands in the form as people say it.
_WORDS: Final = {
    choice.word: choice.label for choice in (*STATES, *ROUND_KINDS, *PURPOSES, *REGISTER_STATES)
}
