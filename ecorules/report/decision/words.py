"""What gates and checks are called, and the levels of a decision, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.audit.schema import BothLanguages

CHECKS: Final = {
    "spelling": Text("spelling", "รูปแบบ"),
    "signature": Text("signature", "ลายมือชื่อ"),
    "other-signatures": Text("other signatures", "ลายมือชื่ออื่น"),
    "edition": Text("edition", "ฉบับเกณฑ์"),
    "case": Text("case", "กรณี"),
    "audit": Text("audit", "ผลการตรวจ"),
    "decided": Text("decision", "คำตัดสิน"),
    "evidence": Text("evidence", "หลักฐาน"),
    "log": Text("log of the register", "บันทึกทะเบียนหลักฐาน"),
    "case-folder": Text("folder of the case", "โฟลเดอร์ของกรณี"),
}
TRIAL: Final = Text("TRIAL", "ฉบับทดลอง")
TRIAL_MEANS: Final = Text("a trial decision: it certifies nothing", "คำตัดสินทดลอง ไม่มีผลเป็นการรับรอง")


def text_of(said: BothLanguages | None) -> Text:
    """Return a text of a record."""
    return Text("", "") if said is None else Text(said.en, said.th)


def level_said(number: int, name: BothLanguages | None) -> Text:
    """Return a level with its name; none is said to be none."""
    if not number:
        return Text("no level", "ไม่รับรองระดับใด")
    if name is None:
        return Text(f"level {number}", f"ระดับ {number}")
    return Text(f"level {number} ({name.en})", f"ระดับ {number} ({name.th})")
