"""What nobody may overlook in a decision stands wherever the decision is shown."""

import json
from pathlib import Path

from ecorules.decision.checks import Standing
from ecorules.decision.verifying import Verified, verified
from ecorules.diagnostics import Text
from ecorules.report.decision.remarks import remarks
from ecorules.report.decision.verified import verification_page, written_verification
from ecorules.report.layout import Page
from tests.decision.making import (
    AMARA,
    DARA,
    STRANGER,
    Person,
    area,
    offered,
    proposed,
    read_back,
    ruled,
    sealed,
)

ABOVE = Text(
    "level 1 was proposed, and level 2 decided on, although these requirements are not met: 2.1.1",
    "ข้อเสนอแนะคือระดับ 1 แต่มีคำตัดสินเป็นระดับ 2 ทั้งที่ข้อต่อไปนี้ยังไม่ผ่าน: 2.1.1",
)
ALONE = Text(
    "the case names 2 to decide, 1 of whom did; without: Miss Dara Tuayang",
    "ผู้พิจารณารับรองที่ระบุในกรณี 2 คน ร่วมตัดสินและลงนาม 1 คน ไม่ได้ลงนาม: นางสาวดารา ตัวอย่าง",
)


def above(folder: Path, *people: Person) -> Verified:
    """Return a decision for level 2 on an area that is found at level 1."""
    case = area(folder, {"value: 110 rai": "value: 90 rai"})
    record = ruled(proposed(case), *people, level=2, because="ที่ประชุมเห็นควร")
    return verified(read_back(sealed(record, *people)))


def by(*people: Person) -> Verified:
    """Return a decision for the proposed level."""
    return verified(read_back(sealed(ruled(offered(), *people), *people)))


def test_a_level_above_the_proposed_one_is_told_with_what_is_not_met(tmp_path: Path) -> None:
    """Who reads the verification reads what was proposed, and that not all conditions are met."""
    found = above(tmp_path, AMARA, DARA)
    assert found.is_sound
    assert remarks(found.decided.form) == (ABOVE,)
    page = verification_page(found, Page(None, colour=False), "th")
    assert ABOVE.th in page
    assert "เงื่อนไขครบ" not in page
    assert "ผู้ตัดสินมีอำนาจตัดสิน และระบุเหตุผลที่ต่างจากข้อเสนอแนะแล้ว" in page
    assert json.loads(written_verification(found))["remarks"] == [{"en": ABOVE.en, "th": ABOVE.th}]


def test_who_is_named_to_decide_and_did_not_is_told() -> None:
    """Nothing published asks for a number; who was left out is seen all the same."""
    found = by(AMARA)
    assert remarks(found.decided.form) == (ALONE,)
    assert ALONE.en in verification_page(found, Page(None, colour=False), "en")


def test_a_decision_by_all_for_the_proposed_level_needs_no_remark() -> None:
    """Then nothing is out of the ordinary."""
    found = by(AMARA, DARA)
    assert remarks(found.decided.form) == ()
    assert "คำตัดสินอยู่ในอำนาจของผู้ตัดสินและเงื่อนไขครบ" in verification_page(
        found, Page(None, colour=False), "th"
    )


def test_a_decision_that_waits_for_a_signature_is_not_said_to_be_wrong() -> None:
    """Nothing is wrong with it; it is not complete."""
    found = verified(read_back(sealed(ruled(offered(), AMARA, DARA), AMARA)))
    assert found.standing is Standing.WAITS
    assert not found.is_sound
    page = verification_page(found, Page(None, colour=False), "th")
    assert page.endswith("~ คำตัดสินยังไม่สมบูรณ์ รอลงนาม: นางสาวดารา ตัวอย่าง\n")
    assert json.loads(written_verification(found))["standing"] == "waits"


def test_a_wrong_signature_beside_a_missing_one_is_wrong() -> None:
    """To wait for one does not make the other good."""
    forger = AMARA._replace(key=STRANGER)
    found = verified(read_back(sealed(ruled(offered(), AMARA, DARA), forger)))
    assert found.standing is Standing.FAILS
