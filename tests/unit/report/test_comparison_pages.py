"""A comparison on pages: every number is in the picture and in a table, and nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ecorules.diagnostics import Language, Text
from ecorules.edition.load import load_edition
from ecorules.edition.model import Edition, TargetPeriod
from ecorules.language.syntax import AllOf, Holds, InHand
from ecorules.report.compare.html import comparison_html
from ecorules.report.compare.page import comparison_page
from ecorules.report.compare.several import proven_values, replayed_values
from ecorules.report.compare.words import causes_said
from ecorules.report.hearing.page import hearing_html
from ecorules.report.layout import Page
from ecorules.revision.comparison import Comparison
from ecorules.revision.proof.comparing import compared_editions
from ecorules.revision.replay import NotReplayed, Replayed, replayed
from ecorules.revision.revised import Revision
from ecorules.revision.smallest import Smallest
from tests import areas, small

PAPER = Page(width=88, colour=False)
FACTS = {name: small.flag(name) for name in ("map", "plan", "pond")}
OLD = replace(
    small.edition(
        [
            small.requirement("1.1.1", 1, Holds("map")),
            small.requirement("2.1.1", 2, Holds("plan")),
        ],
        facts=FACTS,
    ),
    digest="old",
)


def _new() -> Edition:
    stricter = small.requirement("1.1.1", 1, AllOf((Holds("map"), Holds("pond"))))
    return replace(
        OLD, id="new", digest="new", requirements={**OLD.requirements, "1.1.1": stricter}
    )


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Return a comparison in which one case falls, one becomes undetermined and one stays."""
    revision = Revision(OLD, _new())
    known = (
        ("falls", {"map": True, "plan": True, "pond": False}),
        ("waits", {"map": True, "plan": True}),
        ("stays", {"map": True, "plan": True, "pond": True}),
    )
    cases = []
    for name, flags in known:
        title = Text(f"Area <{name}>", f"พื้นที่ <{name}>")
        one = replayed(revision, replace(areas.case(flags), id=name, title=title), OLD, name)
        assert isinstance(one, Replayed)
        cases.append(one)
    lost = NotReplayed("elsewhere", None, (Text("no case & no reason", "ไม่มีกรณี"),))
    ahead = (replace(_new(), since=date(2027, 10, 1)),)
    return Comparison(OLD, _new(), revision.changes, tuple(cases), (lost,), ahead)


def test_the_page_on_a_terminal_says_who_moves_and_why(found: Comparison) -> None:
    """Moves that are alike are told once, with the clause and the cases."""
    assert (
        comparison_page(found, PAPER, "en")
        == """\
From: name (small)
To: name (new)
3 of 4 cases replayed under both editions (1 cannot be evaluated, see the end)
Every case is judged on its own day, as if the edition had been in force.
`new` is a draft from 1 October 2027 on; it is taken here as if in force already.

Who moves
                   up  down  becomes undetermined  another verdict, same effect  stays
  proven level      0     1                     1                             0      1
  reachable level   0     1                     0                             0      2
  1.1.1             0     1                     1                             0      1
  in 1 more requirement of both editions every case stays as it was

From level to level: proven level (rows: old, columns: new)
     0  1  2
  0  ·  ·  ·
  1  ·  ·  ·
  2  2  ·  1

From level to level: reachable level (rows: old, columns: new)
     0  1  2
  0  ·  ·  ·
  1  ·  ·  ·
  2  1  ·  2

What moves them: each change is found by undoing it and judging again
  [1] 1.1.1 name · further condition (stricter)
      is: there is name
      a cause in 2 cases · proven level ↓ 1 · proven level ? 1 · reachable level ↓ 1 ·
      requirements ↓ 1 · requirements ? 1

Who moves, and why
  proven level
    ↓ level 2 → no level · down · 1 case
      because of [1]
      falls
    ? level 2 → no level · becomes undetermined · 1 case
      because of [1]
      waits
  reachable level
    ↓ level 2 → no level · down · 1 case
      because of [1]
      falls
  1.1.1 name
    ↓ conforming → nonconforming · down · 1 case
      because of [1]
      falls
    ? conforming → undetermined · becomes undetermined · 1 case
      because of [1]
      waits

Cannot be evaluated: 1
  elsewhere
      no case & no reason

The program compares; what is adopted the committee decides.
"""
    )


@pytest.mark.parametrize(("is_strict", "way"), [(False, "undetermined"), (True, "down")])
def test_what_nobody_had_asked_for_is_not_missing_unless_it_is_meant(
    is_strict: bool,  # noqa: FBT001 - one row with it, one without
    way: str,
) -> None:
    """A closed register says nothing of a new document, and the page says how many that are."""
    asking = small.requirement(
        "1.1.1", 1, AllOf((Holds("map"), InHand("1.1.1/plan"))), None, ["plan"]
    )
    new = replace(OLD, id="new", digest="asks", requirements={**OLD.requirements, "1.1.1": asking})
    revision = Revision(OLD, new, is_strict=is_strict)
    one = replayed(revision, areas.case({"map": True, "plan": True}, is_closed=True), OLD, "it")
    assert isinstance(one, Replayed)
    assert {each.move.way.value for each in one.moves if each.move.about == "proven"} == {way}
    page = comparison_page(Comparison(OLD, new, revision.changes, (one,), ()), PAPER, "en")
    said = "1 case with a closed register could not hand in 1 document, because the criteria they"
    assert (said in " ".join(page.split())) is not is_strict


def test_of_several_dated_values_the_one_that_judged_is_told(found: Comparison) -> None:
    """Cases and examples may stand under different values, and who reads both must know."""
    target = replace(load_edition("eit-2565").targets["G1.3"], name="plan")
    first, later = (
        TargetPeriod(Fraction(1, part), since, until, "example")
        for part, since, until in (
            (10, date.min, date(2029, 12, 31)),
            (5, date(2030, 1, 1), None),
        )
    )
    old, new = (
        replace(one, targets={"plan": replace(target, periods=periods)})
        for one, periods in ((found.old, (first,)), (found.new, (first, later)))
    )
    said = list(replayed_values(found._replace(old=old, new=new)))
    assert [each.en for each in said] == [
        (
            "`new` gives plan several dated values; the replay takes the one of each case's own "
            "day: 10 % (3 cases)."
        )
    ]
    assert said[0].th.endswith("คือ ร้อยละ 10 (3 กรณี)")
    pytest.importorskip("z3")
    proofs = compared_editions(old, new)
    assert [each.en for each in proven_values(proofs)] == [
        "`new` gives plan several dated values; what is proven, and every example area, takes 20 %."
    ]
    assert "gives plan several dated values; what is proven" in hearing_html(found, proofs, "en")


def test_changes_that_move_nobody_are_named(found: Comparison) -> None:
    """That a change touches none of these cases is found too, on the page and on the screen."""
    assert "move no outcome" not in comparison_page(found, PAPER, "en")
    still = found._replace(cases=found.cases[2:])
    said = "การเปลี่ยนแปลงที่ไม่ทำให้ผลของกรณีใดเปลี่ยน: [1] 1.1.1 ชื่อ · "
    assert said in comparison_page(still, Page(width=None, colour=False), "th")
    assert said in comparison_html(still, "th")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_page_for_a_browser_has_every_number_twice_and_fetches_nothing(
    found: Comparison, lang: Language
) -> None:
    """The picture is read out, its numbers stand in a table, and texts are never markup."""
    page = comparison_html(found, lang)
    assert page.count("<svg") == 2
    assert page.count('role="img"') == 2
    assert not re.search(r'(src|href)="(?!#)', page)
    assert "Area <" not in page
    assert "&lt;falls&gt;" in page
    assert page.count("data-moves=") == 3
    assert "proven|down" in page
    assert "proven|undetermined" in page
    assert "proven|stays" in page
    for link in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{link}"' in page
    assert "elsewhere" in page


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_report_for_a_hearing_says_what_is_open(found: Comparison, lang: Language) -> None:
    """Without a solver it says what to install; drafted texts and missing reasons are listed."""
    page = hearing_html(found, None, lang)
    assert "ecorules[prove]" in page
    for link in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{link}"' in page
    heads = re.findall(r"<h3>([^<]+)</h3>", page)
    drafted = {
        "th": "ข้อที่โครงการร่างขึ้น ยังไม่มีข้อความทางการ",
        "en": "Drafted by the project, no official text",
    }
    reasons = {"th": "การเปลี่ยนแปลงที่ไม่ได้ระบุเหตุผล", "en": "Changes without a reason"}
    assert drafted[lang] in heads
    assert reasons[lang] in heads


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_report_for_a_hearing_shows_what_can_happen(found: Comparison, lang: Language) -> None:
    """Where an edition became stricter, an area shows it, and why the other turns it away."""
    pytest.importorskip("z3")
    proofs = compared_editions(found.old, found.new)
    page = hearing_html(found, proofs, lang)
    assert "ecorules[prove]" not in page
    turned_away = {"th": "1.1.1 ไม่ผ่านตามฉบับ new", "en": "1.1.1 fails under new"}
    assert page.count(turned_away[lang]) == 3
    fails_nowhere = {"th": "ไม่ผ่านตามฉบับ small", "en": "fails under small"}
    assert fails_nowhere[lang] not in page


UNDONE = ": undoing all of them gives the old outcome back, and none of them can be left out"


@pytest.mark.parametrize(
    ("causes", "said"),
    [
        (Smallest(((2,),), are_all=True, searched=1), "[3]"),
        (Smallest(((2,), (6,)), are_all=True, searched=1), "[3], or [7] (each suffices)"),
        (Smallest(((2, 6),), are_all=True, searched=2), "[3] + [7] together"),
        (
            Smallest(((2, 6), (2, 7)), are_all=True, searched=2),
            "[3] + [7] together, or [3] + [8] together (each suffices)",
        ),
        (
            Smallest(((0, 1, 2, 3),), are_all=False, searched=3),
            f"[1] + [2] + [3] + [4] together{UNDONE}; no 3 changes do",
        ),
        (
            Smallest(((0, 1),), are_all=False, searched=1),
            f"[1] + [2] together{UNDONE}; no single change does",
        ),
    ],
)
def test_causes_are_said_as_they_were_found(causes: Smallest, said: str) -> None:
    """One change, one of several, several together: each reads differently."""
    assert causes_said(causes).en == said
