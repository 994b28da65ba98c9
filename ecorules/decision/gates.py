"""What has to hold before anybody decides: each condition by name, with how it stands and why.

The numbers are the edition's, from where it says them; who is who stands in the case.  A gate that
fails closes the decision.  Under an edition that nobody has adopted, or for an area that is made
up, a decision can be tried and nothing more: it says so on its face.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.case.model import RoundKind
from ecorules.decision.people import advice_apart, auditors, days, decider_apart, pre_audit
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.audit.conduct import Audit
    from ecorules.decision.people import Answer


class State(Enum):
    """Say how a gate stands."""

    OPEN = "open"
    TRIAL = "trial"
    CLOSED = "closed"


class Gate(NamedTuple):
    """One condition of a decision: its name, how it stands, and why."""

    name: str
    state: State
    reason: Text


def gates(audit: Audit) -> tuple[Gate, ...]:
    """Return every gate of a decision on an audit, in the order in which they are looked at."""
    asked = {
        "certification-round": _round(audit),
        "register-closed": _register(audit),
        "settled": _settled(audit),
        "auditors": auditors(audit),
        "audit-days": days(audit),
        "pre-audit": pre_audit(audit),
        "decider-apart": decider_apart(audit.case.team),
        "advice-apart": advice_apart(audit.case.team),
    }
    tried = {"edition-adopted": _adopted(audit), "real-area": _real(audit)}
    return (
        *_stand(asked.items(), State.CLOSED),
        *_stand(tried.items(), State.TRIAL),
    )


def is_open(found: Iterable[Gate]) -> bool:
    """Return whether somebody may decide, be it on trial."""
    return all(gate.state is not State.CLOSED for gate in found)


def is_trial(found: Iterable[Gate]) -> bool:
    """Return whether a decision can be one on trial only."""
    return any(gate.state is State.TRIAL for gate in found)


def _stand(answers: Iterable[tuple[str, Answer]], otherwise: State) -> tuple[Gate, ...]:
    return tuple(
        Gate(name, State.OPEN if holds else otherwise, reason) for name, (holds, reason) in answers
    )


def _round(audit: Audit) -> Answer:
    if audit.kind is RoundKind.CERTIFICATION:
        return True, Text(
            "the round is the one by which the area is certified", "เป็นรอบการตรวจเพื่อรับรอง"
        )
    return False, Text(
        "the round is a pre-audit, by which nobody is certified",
        "เป็นรอบการตรวจประเมินเบื้องต้น ซึ่งใช้รับรองไม่ได้",
    )


def _register(audit: Audit) -> Answer:
    if audit.case.register.is_closed:
        return True, Text("the register of evidence is closed", "ปิดทะเบียนหลักฐานแล้ว")
    return False, Text(
        "the register of evidence is open: documents may still be handed in",
        "ทะเบียนหลักฐานยังเปิดอยู่ ยังส่งหลักฐานเพิ่มได้",
    )


def _settled(audit: Audit) -> Answer:
    """Tell whether anything is undetermined up to what is proposed, or to the first level."""
    highest = max(audit.conclusion.proven, 1)
    open_ones = [
        code
        for code, found in audit.findings.items()
        if found.requirement.level <= highest and found.verdict is Verdict.UNDETERMINED
    ]
    if not open_ones:
        return True, Text(
            f"every requirement up to level {highest} is settled",
            f"ข้อกำหนดถึงระดับ {highest} ตัดสินได้ครบทุกข้อ",
        )
    listed = ", ".join(open_ones)
    return False, Text(
        f"undetermined up to level {highest}: {listed}",
        f"ข้อกำหนดถึงระดับ {highest} ที่ยังตัดสินไม่ได้: {listed}",
    )


def _adopted(audit: Audit) -> Answer:
    edition = audit.edition
    act = edition.adoption
    if act is None or edition.variant_of is not None:
        return False, Text(
            f"the edition {edition.id} is a working one, which nobody has adopted",
            f"ฉบับเกณฑ์ {edition.id} เป็นฉบับทำงานที่ยังไม่มีผู้มีอำนาจประกาศใช้",
        )
    begins = max(day for day in (act.on, edition.since) if day is not None)
    if audit.on < begins or (edition.until is not None and audit.on > edition.until):
        return False, Text(
            f"the edition {edition.id} is not in force on {day_said(audit.on, 'en')}",
            f"ฉบับเกณฑ์ {edition.id} ไม่มีผลใช้บังคับในวันที่ {day_said(audit.on, 'th')}",
        )
    return True, Text(
        f"the edition was adopted by {act.by.en} on {day_said(act.on, 'en')}",
        f"{act.by.th}ประกาศใช้ฉบับเกณฑ์เมื่อวันที่ {day_said(act.on, 'th')}",
    )


def _real(audit: Audit) -> Answer:
    if audit.case.is_synthetic:
        return False, Text("the area is made up", "เป็นพื้นที่สมมติ")
    return True, Text("the case is one of a real area", "เป็นกรณีของพื้นที่จริง")
