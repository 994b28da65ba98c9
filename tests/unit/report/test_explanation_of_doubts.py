"""What is in doubt is explained as that, and what does not matter is not told as open."""

from dataclasses import replace

from ecorules.case.model import EvidenceState
from ecorules.language.syntax import Every, Holds, InHand, Not
from tests.areas import SURVEY
from tests.unit.report.test_explanation import NO, ROSTER, YES, explained, factories, rules


def test_members_of_a_list_that_does_not_count_are_told_as_perhaps_there() -> None:
    """A reader sees who is on it, and that this settles nothing."""
    listed = factories(YES, YES, NO, {})
    roster = replace(listed, evidence=("list",), column_evidence={"certified": (SURVEY,)})
    asked, papers = rules(Every(ROSTER, Holds("certified"))), {"list": EvidenceState.REJECTED}
    assert (
        explained(asked, roster, papers=papers)
        == """\
Asks that
  ? every factory has certification (2 of 4, 2 open, and there may be more): \
not settled — not accepted: the list of factories
    ✓ 2 · f01, f02 (on a list that does not count)
    ? 1 · f03 (on a list that does not count)
    ? 1 · f04 — open: certification (on a list that does not count)
"""
    )
    assert (
        explained(asked, roster, papers=papers, lang="th")
        == """\
เงื่อนไข
  ? ทุกโรงงานมีการรับรอง (2 จาก 4 ยังไม่ทราบ 2 และอาจมีมากกว่านี้): \
ยังไม่ทราบ — เอกสารยังไม่ได้รับการยอมรับ: บัญชีโรงงาน
    ✓ 2 · f01, f02 (อยู่ในบัญชีที่ยังใช้เป็นหลักฐานไม่ได้)
    ? 1 · f03 (อยู่ในบัญชีที่ยังใช้เป็นหลักฐานไม่ได้)
    ? 1 · f04 — ยังไม่ทราบ: การรับรอง (อยู่ในบัญชีที่ยังใช้เป็นหลักฐานไม่ได้)
"""
    )


def test_of_what_does_not_apply_nothing_is_told_as_open() -> None:
    """A reader must not run after a document that nobody asks for."""
    asked = rules(InHand("1/plan"), applies=Not(Holds("open")))
    assert (
        explained(asked, flags={"open": True})
        == """\
Applies if
  ✗ there is no open day: does not hold
    ✓ there is open day: holds
It does not apply, so nothing is asked.
"""
    )
    assert (
        explained(asked, flags={"open": True}, lang="th")
        == """\
เกี่ยวข้องเมื่อ
  ✗ ไม่มีวันเปิดบ้าน: ไม่ใช่
    ✓ มีวันเปิดบ้าน: ใช่
ไม่เกี่ยวข้องกับพื้นที่ จึงไม่ต้องพิจารณาเงื่อนไข
"""
    )
