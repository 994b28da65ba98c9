"""The page of an audit: nothing on it twice, nothing missing, nothing wider than the screen."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from ecorules import Audit, Verdict, audit, load_case, load_edition
from ecorules.case.model import Purpose, RoundKind
from ecorules.diagnostics import Language, Text, cells
from ecorules.language.syntax import AllOf, Conforms, Holds, InHand
from ecorules.report.explanation import explanation_page
from ecorules.report.layout import Page
from ecorules.report.text import audit_page
from tests.areas import case
from tests.repository import ROOT
from tests.small import edition, flag, level, needing, requirement

PLAIN = Page(width=None, colour=False)
SCREEN = Page(width=80, colour=True)
LANGUAGES: tuple[Language, ...] = get_args(Language)
CASES = sorted(path.parent for path in ROOT.glob("cases/*/case.yaml"))
in_both = pytest.mark.parametrize("lang", LANGUAGES)
of_every_case = pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)


@cache
def found(folder: Path) -> Audit:
    """Return the audit of a case that comes with the program."""
    read = load_case(folder)
    return audit(load_edition(read.edition), read)


def unpainted(line: str) -> str:
    """Return a line without its colours."""
    for code in ("0", "1", "2", "36;1", "32;1", "31;1", "33", "32", "31", "1;36"):
        line = line.replace(f"\x1b[{code}m", "")
    return line


def too_wide(page: str) -> list[str]:
    """Return the lines that do not fit a screen."""
    lines = [unpainted(line) for line in page.splitlines()]
    assert not any("\x1b" in line for line in lines)
    return [line for line in lines if cells(line) > 80]


@in_both
@of_every_case
def test_no_line_of_an_audit_is_wider_than_the_screen(folder: Path, lang: Language) -> None:
    """Eighty cells are eighty cells, also where a letter has three marks."""
    assert not too_wide(audit_page(found(folder), SCREEN, lang))


@in_both
@of_every_case
def test_no_line_of_an_explanation_is_wider_than_the_screen(folder: Path, lang: Language) -> None:
    """The deepest part of a condition is told within the screen too."""
    for code in found(folder).findings:
        assert not too_wide(explanation_page(found(folder), code, SCREEN, lang))


@in_both
@of_every_case
def test_colour_adds_nothing_and_hides_nothing(folder: Path, lang: Language) -> None:
    """Who cannot see colours reads the same page."""
    coloured = audit_page(found(folder), Page(width=80, colour=True), lang)
    plain = audit_page(found(folder), Page(width=80, colour=False), lang)
    assert [unpainted(line) for line in coloured.splitlines()] == plain.splitlines()


@in_both
@of_every_case
def test_every_finding_stands_on_the_page_once(folder: Path, lang: Language) -> None:
    """A finding that is left out might be the one that fails."""
    page = audit_page(found(folder), PLAIN, lang)
    listed = page[page.index(Text("Findings, by level", "ผลการตรวจ แยกตามระดับ").said(lang)) :]
    for code, one in found(folder).findings.items():
        mark = "" if one.requirement.provenance.status.value == "stated" else "*"
        assert listed.count(f" · {code}{mark} · ") == 1


BASE = needing("1", 1)
NEXT = needing("2", 1, "1")
LAST = needing("3", 2, "2")
ROOT_CAUSE = edition([BASE, NEXT, LAST])


def said(audited: Audit, lang: Language = "en") -> list[str]:
    """Return the lines of the findings of an audit."""
    page = audit_page(audited, PLAIN, lang)
    head = Text("Findings, by level\n", "ผลการตรวจ แยกตามระดับ\n").said(lang)
    return page.partition(head)[2].splitlines()


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "    ✗ nonconforming · 1* · name",
                "        ✗ there is name: does not hold",
                "    ✗ nonconforming · 2* · name",
                "        follows from: 1",
                "",
                "  Level 2 name",
                "    ✗ nonconforming · 3* · name",
                "        follows from: 2",
            ],
        ),
        (
            "th",
            [
                "    ✗ ไม่สอดคล้อง · 1* · ชื่อ",
                "        ✗ มีชื่อ: ไม่ใช่",
                "    ✗ ไม่สอดคล้อง · 2* · ชื่อ",
                "        เป็นผลจากข้อ: 1",
                "",
                "  ระดับ 2 ชื่อ",
                "    ✗ ไม่สอดคล้อง · 3* · ชื่อ",
                "        เป็นผลจากข้อ: 2",
            ],
        ),
    ],
)
def test_a_failed_prerequisite_is_shown_once_and_the_rest_follows_from_it(
    lang: Language, lines: list[str]
) -> None:
    """Whoever mends the one cause need not look for three."""
    known = {"1": False, "2": True, "3": True}
    assert said(audit(ROOT_CAUSE, case(known)), lang)[2:10] == lines


def test_what_fails_by_itself_too_is_told_beside_its_cause() -> None:
    """A prerequisite does not cover up what else is wrong."""
    lines = said(audit(ROOT_CAUSE, case({"1": False, "2": False, "3": True})))
    assert "    ✗ nonconforming · 2* · name" in lines
    failing = lines[lines.index("    ✗ nonconforming · 2* · name") + 1 :]
    assert failing[0].startswith("        ✗ there is name")
    assert not any("follows from: 1" in line for line in lines)


def test_what_is_outstanding_stands_with_its_owner_and_what_lies_beyond_is_counted() -> None:
    """An office hands out work from this list, up to the level it aims at."""
    rules = edition(
        [
            requirement("1", 1, InHand("1/plan"), items=["plan"]),
            requirement("2", 2, AllOf((Holds("a"), InHand("2/map"))), items=["map"]),
        ],
        facts={"a": flag("a")},
    )
    page = audit_page(audit(rules, case(aim=1)), PLAIN, "en")
    start, end = page.index("Outstanding"), page.index("Findings")
    assert (
        page[start:end]
        == """\
Outstanding, by owner (up to level 1)

  name (1 to settle)
    level 1 · 1 · name
        document not handed in (1)
          • name

  beyond level 1: 2 more, listed in the JSON

"""
    )
    assert "aims at level 1" in page
    thai = audit_page(audit(rules, case(aim=1)), PLAIN, "th")
    assert "  เหนือระดับ 1: อีก 2 รายการ ดูได้ในผลลัพธ์แบบ JSON\n" in thai


def test_without_an_aim_everything_is_asked_for() -> None:
    """No level is aimed at, so nothing lies beyond it and no aim is told."""
    rules = edition([requirement("1", 1, InHand("1/plan"), items=["plan"])])
    page = audit_page(audit(rules, case()), PLAIN, "en")
    assert "Outstanding, by owner\n" in page
    assert "aims at level" not in page
    assert "▸" not in page


def test_where_nothing_is_outstanding_nothing_is_said_of_it() -> None:
    """A list without an entry would make people look for one."""
    rules = edition([needing("1", 1)])
    page = audit_page(audit(rules, case({"1": True})), PLAIN, "en")
    assert "Outstanding" not in page
    assert "Proven level: level 1 · reachable level: level 1" in page


def test_no_level_proven_is_said_in_words() -> None:
    """Level 0 is no level that an area could hold."""
    rules = edition([needing("1", 1)])
    page = audit_page(audit(rules, case({"1": False})), PLAIN, "th")
    assert "ระดับที่พิสูจน์แล้ว: ยังไม่มี · ระดับที่ยังไปถึงได้: ยังไม่มี" in page


def test_a_level_whose_criteria_are_incomplete_says_why() -> None:
    """What cannot be proven by anybody is no fault of the area."""
    why = Text("nobody has published it", "ยังไม่มีการเผยแพร่")
    rules = edition([needing("1", 1)], [level(1), level(2, incomplete=why)])
    page = audit_page(audit(rules, case({"1": True})), PLAIN, "en")
    assert "criteria incomplete" in page
    assert "  level 2: nobody has published it\n" in page
    assert "level 2: ยังไม่มีการเผยแพร่" not in page


@pytest.mark.parametrize(
    ("purpose", "kind", "heading"),
    [
        (
            Purpose.RAISE,
            RoundKind.PRE_AUDIT,
            "Pre-audit · on 31 March 2022 · fiscal year 2565 · to raise the level",
        ),
        (
            Purpose.KEEP,
            RoundKind.CERTIFICATION,
            "Certification audit · on 31 March 2022 · fiscal year 2565 · to keep the level",
        ),
    ],
)
def test_the_heading_says_which_audit_this_is(
    purpose: Purpose, kind: RoundKind, heading: str
) -> None:
    """A pre-audit must not be taken for the audit itself."""
    area = case({"1": True})
    held = replace(area, round=replace(area.round, purpose=purpose, kind=kind))
    page = audit_page(audit(edition([needing("1", 1)]), held), PLAIN, "en")
    assert page.splitlines()[1] == heading


def test_a_made_up_area_is_called_so_in_both_languages() -> None:
    """Nobody may take an example for a result."""
    area = replace(case(), is_synthetic=True, note=Text("A note.", "หมายเหตุ"))
    rules = edition([needing("1", 1)])
    for lang, words in (("en", "SYNTHETIC"), ("th", "ข้อมูลสมมติ")):
        assert words in audit_page(audit(rules, area), PLAIN, lang)  # type: ignore[arg-type]
        assert words in explanation_page(audit(rules, area), "1", PLAIN, lang)  # type: ignore[arg-type]
    assert "A note.\n" in audit_page(audit(rules, area), PLAIN, "en")


def test_the_own_name_of_an_agency_is_used() -> None:
    """People look for the name on their door."""
    rules = edition([requirement("1", 1, InHand("1/plan"), items=["plan"])])
    area = replace(case(), agencies={"office": Text("Office of Here", "สำนักงานที่นี่")})
    assert "  Office of Here (1 to settle)\n" in audit_page(audit(rules, area), PLAIN, "en")
    assigned = replace(case(), owners={"1": ("nobody-we-know",)})
    assert "  nobody-we-know (1 to settle)\n" in audit_page(audit(rules, assigned), PLAIN, "en")


def test_a_prerequisite_that_waits_is_nobody_s_to_hand_in() -> None:
    """It is settled by what is outstanding elsewhere."""
    rules = edition([needing("1", 1), requirement("2", 1, Conforms("1"))], facts={"1": flag("1")})
    audited = audit(rules, case())
    assert audited.findings["2"].verdict is Verdict.UNDETERMINED
    page = audit_page(audited, PLAIN, "en")
    assert "(1 to settle)" in page
    assert "        open: waits for another requirement (1)\n" in page
