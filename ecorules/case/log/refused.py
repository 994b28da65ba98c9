"""What is said of a file that cannot be handed in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecorules.case.log.reading import LOG_NAME
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic, Span


def no_file(named: str) -> Unreadable:
    """Say that there is no such file."""
    said = quoted(named)
    return Unreadable("no-file", Text(f"there is no file {said}", f"ไม่พบไฟล์ {said}"), _WHICH)


def not_a_file(named: str, *, is_folder: bool) -> Unreadable:
    """Say that a path leads to a folder, or to a pipe or a device."""
    said = quoted(named)
    if is_folder:
        message = Text(f"{said} is a folder", f"{said} เป็นโฟลเดอร์")
        remedy = Text("name the files in it", "ให้ระบุไฟล์ในโฟลเดอร์นั้น")
        return Unreadable("not-a-file", message, remedy)
    message = Text(f"{said} is not a file that can be kept", f"{said} ไม่ใช่ไฟล์ที่จัดเก็บได้")
    return Unreadable("not-a-file", message, _WHICH)


def empty_file(named: str) -> Unreadable:
    """Say that there is nothing in a file."""
    said = quoted(named)
    message = Text(f"the file {said} is empty", f"ไฟล์ {said} ว่างเปล่า")
    remedy = Text(
        "scan or download it again: an empty file proves nothing",
        "สแกนหรือดาวน์โหลดใหม่อีกครั้ง ไฟล์ว่างใช้เป็นหลักฐานไม่ได้",
    )
    return Unreadable("empty-file", message, remedy)


def changed_meanwhile(named: str) -> Unreadable:
    """Say that a file is not the same at the end of copying it as it was at the beginning."""
    said = quoted(named)
    message = Text(
        f"the file {said} changed while it was copied", f"ไฟล์ {said} เปลี่ยนแปลงระหว่างการคัดลอก"
    )
    remedy = Text(
        "close the program that has it open, wait until it is saved, and try again",
        "ปิดโปรแกรมที่เปิดไฟล์อยู่ รอให้บันทึกเสร็จ แล้วลองใหม่",
    )
    return Unreadable("file-changed", message, remedy)


def unreadable(named: str, error: OSError) -> Unreadable:
    """Say that a file could not be read, with the reason that the system gives."""
    why = error.strerror or str(error)
    said = quoted(named)
    message = Text(f"the file {said} cannot be copied ({why})", f"คัดลอกไฟล์ {said} ไม่ได้ ({why})")
    remedy = Text(
        "check that you may read it, and that you may write in the folder of the case",
        "ตรวจสอบว่ามีสิทธิ์อ่านไฟล์ และมีสิทธิ์เขียนในโฟลเดอร์ของกรณี",
    )
    return Unreadable("unreadable-file", message, remedy)


def told_of(problem: Unreadable, span: Span | None) -> Diagnostic:
    """Return a problem with a registered file; an entry of the log is mended by no edit."""
    told = problem.diagnostic(span)
    is_logged = span is not None and span.file.endswith(f"/{LOG_NAME}")
    if problem.code == "not-the-registered-file" and is_logged:
        return replace(told, help=_PUT_BACK)
    return told


def full_disk(error: OSError) -> Unreadable:
    """Say that the copy could not be written."""
    why = error.strerror or str(error)
    message = Text(f"the copy could not be written ({why})", f"เขียนสำเนาไฟล์ไม่ได้ ({why})")
    remedy = Text(
        "make room on the disk and try again; nothing was recorded",
        "เพิ่มพื้นที่ว่างแล้วลองใหม่ ยังไม่มีการบันทึกรายการใด",
    )
    return Unreadable("unwritable-file", message, remedy)


def leads_out(below: str) -> Unreadable:
    """Say that a folder of the case is a link to somewhere else."""
    said = quoted(below)
    message = Text(f"{said} leads out of the folder of the case", f"{said} ชี้ออกนอกโฟลเดอร์ของกรณีนี้")
    remedy = Text(
        "replace the link by a folder: evidence is kept in the case itself",
        "เปลี่ยนลิงก์เป็นโฟลเดอร์จริง เพราะหลักฐานต้องอยู่ในกรณีนี้เอง",
    )
    return Unreadable("path-outside", message, remedy)


_PUT_BACK = Text(
    "put the registered file back; a newer one is handed in from outside the case with "
    "`ecorules evidence add`",
    "นำไฟล์ที่ลงทะเบียนไว้กลับมา ส่วนไฟล์ใหม่ให้ส่งจากนอกโฟลเดอร์ของกรณีด้วย `ecorules evidence add`",
)
_WHICH = Text(
    "give the path of a scan, a spreadsheet or another file on this machine",
    "ระบุเส้นทางของไฟล์สแกน ตารางคำนวณ หรือไฟล์อื่นในเครื่องนี้",
)
