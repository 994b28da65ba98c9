"""What the gates are called, in both languages."""

from __future__ import annotations

from typing import Final

from ecorules.diagnostics import Text

GATES: Final = {
    "certification-round": Text("certification round", "รอบการตรวจเพื่อรับรอง"),
    "register-closed": Text("register closed", "ปิดทะเบียนหลักฐาน"),
    "settled": Text("nothing undetermined", "ตัดสินได้ครบทุกข้อ"),
    "auditors": Text("auditors", "ผู้ตรวจประเมิน"),
    "audit-days": Text("days of the audit", "จำนวนวันตรวจประเมิน"),
    "pre-audit": Text("pre-audit", "การตรวจประเมินเบื้องต้น"),
    "decider-apart": Text("decider apart from the auditors", "ผู้พิจารณารับรองไม่ใช่ผู้ตรวจประเมิน"),
    "advice-apart": Text("advice apart from auditing", "ไม่ตรวจข้อที่เคยให้คำปรึกษา"),
    "edition-adopted": Text("edition adopted", "ฉบับเกณฑ์ประกาศใช้แล้ว"),
    "real-area": Text("real area", "พื้นที่จริง"),
}


def gate_title(name: str) -> Text:
    """Return what a gate is called; one that only another version knows is called by its name."""
    return GATES.get(name, Text(name, name))
