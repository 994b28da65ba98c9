"""Which events make sense: nobody accepts what was never handed in, or withdraws what is planned.

Each refusal says what stands in the register, and what to do instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ecorules.case.log.events import Accepted, Event, HandedIn, Rejected, Withdrawn
from ecorules.case.model import Evidence, EvidenceState
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable
from ecorules.documents.days import day_said

if TYPE_CHECKING:
    from datetime import date

    from ecorules.case.model import Register


def refusal(register: Register, event: Event) -> Unreadable | None:
    """Return why an event makes no sense as the register stands, or nothing if it does."""
    planned = Evidence(event.item, EvidenceState.PLANNED)
    evidence = register.evidence.get(event.item, planned)
    match event:
        case HandedIn():
            return _of_handing_in(register, event)
        case Accepted() | Rejected():
            return _of_judging(evidence, event)
        case Withdrawn():
            is_planned = evidence.state is EvidenceState.PLANNED
            return _never_handed_in(event.item, _TO_WITHDRAW) if is_planned else None
        case _:
            assert_never(event)


def _of_handing_in(register: Register, event: HandedIn) -> Unreadable | None:
    if register.is_closed:
        return Unreadable("register-closed", _CLOSED, _OPEN_IT)
    begins, ends = event.valid_from, event.valid_until
    if begins is not None and ends is not None and ends < begins:
        message = Text(
            f"it would end on {day_said(ends, 'en')}, before it begins on {day_said(begins, 'en')}",
            f"วันสิ้นสุด {day_said(ends, 'th')} อยู่ก่อนวันเริ่มต้น {day_said(begins, 'th')}",
        )
        return Unreadable("ends-before-it-begins", message)
    return None


def _of_judging(evidence: Evidence, event: Accepted | Rejected) -> Unreadable | None:
    if evidence.state is EvidenceState.PLANNED:
        return _never_handed_in(event.item, _HAND_IN)
    if isinstance(event, Accepted) and evidence.state is EvidenceState.ACCEPTED:
        message = Text(
            f"{quoted(event.item)} is accepted already", f"รับ {quoted(event.item)} ไว้แล้ว"
        )
        return Unreadable("accepted-already", message)
    if isinstance(event, Rejected) and evidence.state is EvidenceState.REJECTED:
        return _rejected_already(evidence)
    if evidence.submitted is not None and event.at < evidence.submitted:
        return _before_it_came(event.item, event.at, evidence.submitted)
    return None


def _never_handed_in(item: str, remedy: Text) -> Unreadable:
    said = quoted(item)
    message = Text(f"{said} has not been handed in", f"{said} ยังไม่ได้ส่ง")
    return Unreadable("not-handed-in", message, remedy)


def _rejected_already(evidence: Evidence) -> Unreadable:
    said, why = quoted(evidence.code), evidence.because
    also = Text("", "") if why is None else Text(f": {why}", f": {why}")
    message = Text(f"{said} is rejected already{also.en}", f"แจ้งไม่รับ {said} ไปแล้ว{also.th}")
    remedy = Text(
        "whoever hands it in hands in another file with `ecorules evidence add`",
        "ผู้ส่งต้องส่งไฟล์ใหม่ด้วย `ecorules evidence add`",
    )
    return Unreadable("rejected-already", message, remedy)


def _before_it_came(item: str, at: date, submitted: date) -> Unreadable:
    message = Text(
        f"{quoted(item)} was handed in on {day_said(submitted, 'en')}, after {day_said(at, 'en')}",
        f"{quoted(item)} ส่งเมื่อวันที่ {day_said(submitted, 'th')} หลังวันที่ {day_said(at, 'th')}",
    )
    remedy = Text("check the day given with `--at`", "ตรวจสอบวันที่ใน `--at`")
    return Unreadable("before-it-was-handed-in", message, remedy)


_HAND_IN = Text(
    "it is handed in with `ecorules evidence add`, and judged then",
    "ให้ส่งด้วย `ecorules evidence add` ก่อน แล้วจึงพิจารณา",
)
_TO_WITHDRAW = Text(
    "there is nothing to withdraw: it is planned as it stands",
    "ไม่มีอะไรให้ถอน รายการนี้ยังอยู่ในแผน",
)
_CLOSED = Text("the register is closed: nothing more can be handed in", "ปิดรับหลักฐานแล้ว ส่งเพิ่มไม่ได้")
_OPEN_IT = Text(
    "whoever conducts the round opens it by `state: open` under `register` in case.yaml",
    "ผู้รับผิดชอบรอบการตรวจเปิดรับได้โดยแก้ `state: open` ใต้ `register` ใน case.yaml",
)
