"""Which events make sense, state by state, and what is said of the others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.log import Accepted, Event, HandedIn, Rejected, Withdrawn
from ecorules.case.log.sense import refusal
from ecorules.case.model import Evidence, EvidenceState, Register
from ecorules.diagnostics import render
from tests.unit.case.log.happening import DAY, EVENTS, LATER, MAP, STARTS

if TYPE_CHECKING:
    from ecorules.diagnostics import Language

EARLIER = DAY - timedelta(days=1)
ACCEPT, REJECT = Accepted(MAP, "who", LATER), Rejected(MAP, "why", "who", LATER)
_EARLY = "before-it-was-handed-in"
ADD, WITHDRAW = HandedIn(MAP, (), "who", LATER), Withdrawn(MAP, "who", LATER)


def _register(state: str, *, is_closed: bool = False) -> Register:
    entry = Evidence(MAP, EvidenceState(state), submitted=DAY, because="too dark")
    return Register(is_closed, {} if state == "planned" else {MAP: entry})


@pytest.mark.parametrize(
    ("event", "codes"),
    [
        (ADD, [None, None, None, None]),
        (ACCEPT, ["not-handed-in", None, "accepted-already", None]),
        (REJECT, ["not-handed-in", None, None, "rejected-already"]),
        (WITHDRAW, ["not-handed-in", None, None, None]),
        (
            Accepted(MAP, "who", EARLIER),
            ["not-handed-in", _EARLY, "accepted-already", _EARLY],
        ),
    ],
)
def test_an_event_makes_sense_in_some_states_only(event: Event, codes: list[str | None]) -> None:
    """An auditor may think better of it either way; nobody judges what is not there."""
    states = ("planned", "submitted", "accepted", "rejected")
    found = [refusal(_register(state), event) for state in states]
    given_codes = [None if each is None else each.code for each in found]
    assert given_codes == codes


@given(register=STARTS, event=EVENTS)
def test_every_event_makes_sense_or_is_refused_with_a_reason(
    register: Register, event: Event
) -> None:
    """No state is forgotten, and no message is empty."""
    problem = refusal(register, event)
    assert problem is None or (problem.message.en and problem.message.th)


@given(is_closed=st.booleans())
def test_a_closed_register_takes_nothing_in(*, is_closed: bool) -> None:
    """The auditor may still judge what is there."""
    register = _register("submitted", is_closed=is_closed)
    assert (refusal(register, ADD) is None) is not is_closed
    assert refusal(register, ACCEPT) is None
    assert refusal(register, REJECT) is None


SAID: list[tuple[str, Event, str, str]] = [
    (
        "planned",
        ACCEPT,
        (
            "error[not-handed-in]: `1.2.1/map` has not been handed in\n"
            "  help: it is handed in with `ecorules evidence add`, and judged then"
        ),
        (
            "ข้อผิดพลาด[not-handed-in]: `1.2.1/map` ยังไม่ได้ส่ง\n"
            "  คำแนะนำ: ให้ส่งด้วย `ecorules evidence add` ก่อน แล้วจึงพิจารณา"
        ),
    ),
    (
        "planned",
        WITHDRAW,
        (
            "error[not-handed-in]: `1.2.1/map` has not been handed in\n"
            "  help: there is nothing to withdraw: it is planned as it stands"
        ),
        "ข้อผิดพลาด[not-handed-in]: `1.2.1/map` ยังไม่ได้ส่ง\n  คำแนะนำ: ไม่มีอะไรให้ถอน รายการนี้ยังอยู่ในแผน",
    ),
    (
        "accepted",
        ACCEPT,
        "error[accepted-already]: `1.2.1/map` is accepted already",
        "ข้อผิดพลาด[accepted-already]: รับ `1.2.1/map` ไว้แล้ว",
    ),
    (
        "rejected",
        REJECT,
        (
            "error[rejected-already]: `1.2.1/map` is rejected already: too dark\n"
            "  help: whoever hands it in hands in another file with `ecorules evidence add`"
        ),
        (
            "ข้อผิดพลาด[rejected-already]: แจ้งไม่รับ `1.2.1/map` ไปแล้ว: too dark\n"
            "  คำแนะนำ: ผู้ส่งต้องส่งไฟล์ใหม่ด้วย `ecorules evidence add`"
        ),
    ),
    (
        "submitted",
        Accepted(MAP, "who", EARLIER),
        (
            "error[before-it-was-handed-in]: `1.2.1/map` was handed in on 10 January 2022, after "
            "9 January 2022\n  help: check the day given with `--at`"
        ),
        (
            "ข้อผิดพลาด[before-it-was-handed-in]: `1.2.1/map` ส่งเมื่อวันที่ 10 มกราคม 2565 หลังวันที่ "
            "9 มกราคม 2565\n  คำแนะนำ: ตรวจสอบวันที่ใน `--at`"
        ),
    ),
    (
        "planned",
        HandedIn(MAP, (), "who", DAY, LATER, DAY),
        (
            "error[ends-before-it-begins]: it would end on 10 January 2022, before it begins on "
            "20 February 2022"
        ),
        "ข้อผิดพลาด[ends-before-it-begins]: วันสิ้นสุด 10 มกราคม 2565 อยู่ก่อนวันเริ่มต้น 20 กุมภาพันธ์ 2565",
    ),
]


@pytest.mark.parametrize(("state", "event", "english", "thai"), SAID)
def test_a_refusal_says_what_stands_there_and_what_to_do(
    state: str, event: Event, english: str, thai: str
) -> None:
    """Nobody has to guess how to go on."""
    problem = refusal(_register(state), event)
    assert problem is not None
    said = problem.diagnostic(None)
    assert (render([said], "en", colour=False), render([said], "th", colour=False)) == (
        english,
        thai,
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "error[register-closed]: the register is closed: nothing more can be handed in\n"
                "  help: whoever conducts the round opens it by `state: open` under `register` in "
                "case.yaml"
            ),
        ),
        (
            "th",
            (
                "ข้อผิดพลาด[register-closed]: ปิดรับหลักฐานแล้ว ส่งเพิ่มไม่ได้\n"
                "  คำแนะนำ: ผู้รับผิดชอบรอบการตรวจเปิดรับได้โดยแก้ `state: open` ใต้ `register` ใน case.yaml"
            ),
        ),
    ],
)
def test_a_closed_register_says_who_opens_it(lang: Language, said: str) -> None:
    """It is not the program that closed it."""
    problem = refusal(_register("planned", is_closed=True), ADD)
    assert problem is not None
    assert render([problem.diagnostic(None)], lang, colour=False) == said
