"""A finding explained: every part of its condition, who is behind it, and what would settle it."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from ecorules import audit
from ecorules.case.model import EvidenceState, Member, MemberList
from ecorules.diagnostics import Language, Text
from ecorules.edition.model import Edition, Overlay, Provenance, Source, Status
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Every,
    Holds,
    IfNone,
    InHand,
    Ratio,
    Relation,
    Some,
    Total,
)
from ecorules.language.vocabulary import Roster
from ecorules.report.explanation import explanation_page
from ecorules.report.layout import Page
from tests.areas import SURVEY, YEAR, case
from tests.small import NAME, counted, edition, flag, requirement

PLAIN = Page(width=None, colour=False)
ROSTER = "factories"
FACTS = {
    "open": replace(flag("open"), label=Text("open day", "วันเปิดบ้าน")),
    "certified": replace(flag("certified", ROSTER), label=Text("certification", "การรับรอง")),
    "large": replace(flag("large", ROSTER), label=Text("large boiler", "หม้อไอน้ำขนาดใหญ่")),
    "waste": replace(counted("waste", ROSTER), label=Text("waste", "ของเสีย")),
    "reused": replace(counted("reused", ROSTER), label=Text("reused waste", "ของเสียที่ใช้ซ้ำ")),
}


def rules(requires: Condition, applies: Condition | None = None) -> Edition:
    """Return an edition that asks one thing, after a requirement for a plan."""
    first = requirement("1", 1, InHand("1/plan"), items=["plan"])
    made = edition([first, requirement("2", 1, requires, applies)], facts=FACTS)
    factory = Text("factory", "โรงงาน")
    roster = Roster(ROSTER, Text("factories", "โรงงาน"), factory, "registration", "name")
    return replace(made, vocabulary=replace(made.vocabulary, rosters={ROSTER: roster}))


def factories(*rows: Mapping[str, bool | int]) -> MemberList:
    """Return a roster that the survey supports, its factories numbered from 1."""
    members = tuple(
        Member(
            f"f{place:02}",
            "",
            {(fact, YEAR): _value(value) for fact, value in row.items()},
        )
        for place, row in enumerate(rows, start=1)
    )
    return MemberList(ROSTER, members, is_complete=True, evidence=(SURVEY,), column_evidence={})


def _value(value: bool | int) -> Fraction | bool:  # noqa: FBT001 - what a cell says
    return value if isinstance(value, bool) else Fraction(value)


def explained(
    criteria: Edition,
    roster: MemberList | None = None,
    flags: Mapping[str, bool] | None = None,
    papers: Mapping[str, EvidenceState] | None = None,
    lang: Language = "en",
) -> str:
    """Return the condition as it is explained, without the heading and what follows."""
    page = explanation_page(audit(criteria, case(flags, papers, roster)), "2", PLAIN, lang)
    start = page.index("\n\n") + 2
    return page[start : page.index("\n\n", start) + 1]


YES, NO = {"certified": True}, {"certified": False}


def test_demands_within_demands_are_one_list() -> None:
    """How somebody grouped the demands is no matter of the area."""
    nested = AllOf((AllOf((Holds("open"), InHand("1/plan"))), AnyOf((Holds("open"),))))
    assert (
        explained(rules(nested), flags={"open": True})
        == """\
Asks that
  ? all of these:
    ✓ there is open day: holds
    ? the document “name” is in hand: not settled — not handed in
    ✓ at least one of these:
      ✓ there is open day: holds
"""
    )


def test_applicability_is_told_first() -> None:
    """Whether it is asked for at all comes before what is asked."""
    asked = rules(InHand("1/plan"), applies=Holds("open"))
    assert (
        explained(asked, flags={"open": True})
        == """\
Applies if
  ✓ there is open day: holds
Asks that
  ? the document “name” is in hand: not settled — not handed in
"""
    )


def test_members_are_told_by_how_they_were_judged() -> None:
    """Those who satisfy first, then those who do not, the open ones, and who does not count."""
    every = Every(ROSTER, Holds("certified"), Holds("large"))
    rows = [
        {"certified": False, "large": False},
        {"certified": True, "large": True},
        {"certified": True, "large": True},
        {"large": True},
        {"certified": False},
        {},
        {"certified": False, "large": True},
    ]
    assert (
        explained(rules(every), factories(*rows))
        == """\
Asks that
  ✗ every factory with large boiler has certification (2 of 6, 3 open): does not hold
    → at least 1 does not
    ✓ 2 · f02, f03
    ✗ 1 · f07
    ? 1 · f04 — open: certification
    ? 1 · f05 — open: large boiler
    ? 1 · f06 — open: certification, large boiler
    - 1 · f01
"""
    )


def test_only_ten_members_are_named_in_a_line() -> None:
    """The JSON names all; a page is for reading."""
    some = Some(ROSTER, Holds("certified"))
    page = explained(rules(some), factories(*[YES] * 12, *[NO] * 10))
    named = ", ".join(f"f{place:02}" for place in range(1, 11))
    assert f"    ✓ 12 · {named} and 2 more\n" in page
    assert page.endswith("    ✗ 10 · f13, f14, f15, f16, f17, f18, f19, f20, f21, f22\n")
    thai = explained(rules(some), factories(*[YES] * 12), lang="th")
    assert f"    ✓ 12 · {named} และอีก 2 ราย\n" in thai


def test_a_ratio_shows_what_it_was_made_from() -> None:
    """Both sides are told with the members that they were added up from."""
    ratio = Ratio(Total(ROSTER, "reused"), Total(ROSTER, "waste", Holds("large")))
    half = Compare(ratio, Relation.AT_LEAST, Constant(Fraction(1, 2), PERCENT), IfNone.NOT_MET)
    rows = [
        {"waste": 10, "reused": 5, "large": True},
        {"waste": 10, "reused": 5, "large": False},
        {"reused": 5, "large": True},
        {"waste": 10, "reused": 5},
    ]
    assert (
        explained(rules(half), factories(*rows))
        == """\
Asks that
  ? the ratio of the total of reused waste over all factories to (the total of waste over \
factories with large boiler) is more than 0 % and 200 % or less (20 over 10 or more); asked: at \
least 50 %: not settled — 2 factories unread
    = the total of reused waste over all factories is 20 (4 counted)
      · 4 · f01, f02, f03, f04
    = the total of waste over factories with large boiler is 10 or more (3 counted, 2 open)
      ? 1 · f04 — open: large boiler
      · 1 · f01
      · 1 · f03 — open: waste
      - 1 · f02
"""
    )


@pytest.mark.parametrize(
    ("lang", "settled"),
    [
        (
            "en",
            """\
What would settle it
  • requirement 1 (“name”) is not decided yet (name)
  • no evidence supports open day (fiscal year 2565) (name)

""",
        ),
        (
            "th",
            """\
สิ่งที่จะทำให้ตัดสินได้
  • ข้อกำหนด 1 (“ชื่อ”) ยังตัดสินไม่ได้ (ชื่อ)
  • ไม่มีหลักฐานรองรับวันเปิดบ้าน (ปีงบประมาณ 2565) (ชื่อ)

""",
        ),
    ],
)
def test_what_would_settle_it_is_named_with_who_can_provide_it(
    lang: Language, settled: str
) -> None:
    """The next thing to do stands on the page."""
    criteria = rules(AllOf((Holds("open"), Conforms("1"))))
    area = case({"open": True}, {SURVEY: EvidenceState.PLANNED})
    page = explanation_page(audit(criteria, area), "2", PLAIN, lang)
    start = page.index(settled.partition("\n")[0])
    assert page[start : page.index("\n\n", start) + 2] == settled


def test_a_consequence_names_its_cause() -> None:
    """The reader is led to what has to be mended."""
    area = case(papers={"1/plan": EvidenceState.PLANNED}, is_closed=True)
    for lang, words in (("en", "follows from: 1"), ("th", "เป็นผลจากข้อ: 1")):
        page = explanation_page(audit(rules(Conforms("1")), area), "2", PLAIN, lang)  # type: ignore[arg-type]
        assert words in page.splitlines()


@pytest.mark.parametrize(
    ("provenance", "said"),
    [
        (Provenance(Status.STATED, "law", "section 1"), "stated in a source · The law · section 1"),
        (Provenance(Status.STATED, "lost", "section 1"), "stated in a source · lost · section 1"),
        (Provenance(Status.STATED, "law"), "stated in a source · The law"),
        (
            Provenance(Status.DRAFTED, how=Text("by hand", "ด้วยมือ")),
            "drafted by the project, not official · by hand",
        ),
        (Provenance(Status.INFERRED), "inferred"),
    ],
)
def test_where_a_text_comes_from_is_told_as_far_as_it_is_known(
    provenance: Provenance, said: str
) -> None:
    """Nobody takes a draft for the law."""
    criteria = rules(Holds("open"))
    asked = replace(criteria.requirements["2"], provenance=provenance)
    source = Source("law", Text("The law", "กฎหมาย"), "law.txt")
    criteria = replace(
        criteria,
        sources={"law": source},
        requirements={**criteria.requirements, "2": asked},
    )
    page = explanation_page(audit(criteria, case()), "2", PLAIN, "en")
    assert f"  text: {said}\n" in page
    assert NAME.en in page


def test_the_reason_of_a_draft_is_no_way_of_measuring() -> None:
    """What a draft rewrote is by who wrote it; how it is measured the edition below says."""
    below = rules(Holds("open"))
    how, why = Text("Ask everybody.", "ถามทุกคน"), Text("Too hard.", "ยากเกินไป")
    asked = replace(below.requirements["2"], reading=Provenance(Status.INFERRED, how=how))
    below = replace(below, requirements={**below.requirements, "2": asked})
    rewritten = replace(asked, reading=Provenance(Status.DRAFTED, how=why))
    draft = replace(
        below,
        overlay=Overlay(below, {("requirement", "2"): why}),
        requirements={**below.requirements, "2": rewritten},
    )
    pages = [explanation_page(audit(draft, case()), "2", PLAIN, lang) for lang in ("en", "th")]
    assert (
        "  measured so: Ask everybody. · drafted by whoever wrote the draft, not official · why "
        "it was changed: Too hard.\n"
    ) in pages[0]
    assert (
        "  วิธีวัดผล: ถามทุกคน · ร่างโดยผู้จัดทำฉบับร่าง ไม่ใช่ข้อความทางการ · เหตุผลที่แก้ไข: ยากเกินไป\n"
    ) in pages[1]
