"""What is proven is said in both languages, mistake by mistake."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ecorules.diagnostics import Language
from ecorules.edition.model import Edition
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Conforms,
    Constant,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
)
from ecorules.language.vocabulary import Better, ChoiceKind, Fact
from ecorules.report.layout import Page
from ecorules.report.proof_compared import compared_page
from ecorules.report.proof_edition import proved_page
from ecorules.revision.proof.comparing import compared_editions
from ecorules.revision.proof.model import Answer, Claim
from ecorules.revision.proof.soundness import proved_edition
from ecorules.revision.proof.verdicts import problems
from tests.small import NAME, counted, edition, flag, level, requirement

PAGE = Page(width=None, colour=False)
FACTORIES = "factories"
CHOICE = ChoiceKind({"direct": NAME, "central": NAME})
FACTS = {
    "plan": flag("plan"),
    "open": flag("open"),
    "clean": flag("clean", FACTORIES),
    "waste": counted("waste", FACTORIES),
    "reused": counted("reused", FACTORIES),
    "route": Fact("route", NAME, CHOICE, None, Better.NEITHER, "office"),
}
CLEAN = Share(FACTORIES, Holds("clean"))
NO_FORMULA = Some(
    FACTORIES,
    Compare(
        Ratio(FactValue("reused"), FactValue("waste")),
        Relation.AT_LEAST,
        Ratio(FactValue("waste"), FactValue("reused")),
        IfNone.MET,
    ),
)


def faulty() -> Edition:
    """Return an edition with every mistake that a proof finds."""
    never = Compare(CLEAN, Relation.MORE_THAN, Constant(Fraction(1), PERCENT), IfNone.NOT_MET)
    always = Compare(CLEAN, Relation.AT_LEAST, Constant(Fraction(0), PERCENT), IfNone.MET)
    asked = [
        requirement("1", 1, Holds("plan")),
        requirement("2", 1, Holds("open"), applies=Not(Holds("plan"))),
        requirement("3", 2, Holds("plan")),
        requirement("4", 2, AllOf((InHand("4/list"), Conforms("1"))), items=["list"]),
        requirement("5", 3, never),
        requirement("6", 3, always),
    ]
    levels = [level(1), replace(level(2), stands_on=(1,)), replace(level(3), stands_on=())]
    return edition(asked, levels, FACTS)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "No area can prove level 3",
                "  because of 5",
                "No area of level 1 can be one to which 2 applies",
                "  because of 1",
                "Redundant, for others of its level and below imply it: 3 name",
                "  because of 1",
                "Adds only its documents, for others of its level and below imply the rest: 4 name",
                "  because of 1",
                "No area can meet 5 name",
                "No area can fail 6 name",
            ],
        ),
        (
            "th",
            [
                "ไม่มีพื้นที่ใดพิสูจน์ระดับ 3 ได้",
                "ซ้ำซ้อน เพราะข้ออื่นในระดับเดียวกันหรือต่ำกว่าครอบคลุมแล้ว: 3 ชื่อ",
                "ไม่มีพื้นที่ใดผ่านข้อ 5 ชื่อ ได้",
                "ไม่มีพื้นที่ใดไม่ผ่านข้อ 6 ชื่อ",
            ],
        ),
    ],
)
def test_every_mistake_is_said(lang: Language, lines: list[str]) -> None:
    """Each is a sentence about the requirement or level, with those that make it so."""
    page = proved_page(proved_edition(faulty()), PAGE, lang).splitlines()
    places = [page.index(line) for line in lines if not line.startswith("  ")]
    assert len(places) == len(set(places))
    assert set(lines) <= set(page)


def test_levels_that_are_not_nested_are_told_with_what_fails_below() -> None:
    """The area that proves the upper level alone is described by what it fails."""
    levels = [level(1), replace(level(2), stands_on=())]
    route = IsOneOf("route", frozenset({"direct"}))
    asked = [requirement("1", 1, route), requirement("2", 2, Holds("open"))]
    page = proved_page(proved_edition(edition(asked, levels, FACTS)), PAGE, "en").splitlines()
    place = page.index("An area can prove level 2 without proving level 1")
    assert page[place + 1 : place + 4] == [
        "  an area",
        "    · name: name",
        "    · every document of it in hand",
    ]


@pytest.mark.parametrize("lang", ["en", "th"])
def test_what_is_not_decided_is_said_of_everything(lang: Language) -> None:
    """Whatever the solver leaves open is named, and it is said what that means."""
    proved = proved_edition(faulty())
    nobody = Claim(Answer.UNDECIDED)
    requirements = tuple(
        replace(
            one,
            never_met=nobody,
            never_fails=nobody,
            redundant=Claim(Answer.FAILS),
            only_documents=nobody,
            monotone=nobody,
        )
        for one in proved.requirements
    )
    levels = tuple(
        replace(
            one,
            unreachable=nobody,
            apart=(("2", nobody),),
            nested=((0, nobody),),
            monotone=nobody,
        )
        for one in proved.levels
    )
    open_proof = replace(proved, requirements=requirements, levels=levels)
    page = proved_page(open_proof, PAGE, lang)
    words = "Not decided" if lang == "en" else "ยังตัดสินไม่ได้"
    # Each problem, and the sentence that says what the words mean.
    assert page.count(words) == len(list(problems(open_proof))) + 1
    assert not any(one.is_error for one in problems(open_proof))


@pytest.mark.parametrize("lang", ["en", "th"])
def test_what_has_no_formula_is_listed(lang: Language) -> None:
    """A condition that was left out is said as a sentence, with the reason."""
    before = edition([requirement("1", 1, Holds("plan"))], facts=FACTS)
    asked = AllOf((Holds("plan"), NO_FORMULA))
    after = replace(before, id="new", requirements={"1": requirement("1", 1, asked)})
    page = compared_page(compared_editions(before, after), PAGE, lang)
    own = proved_page(proved_edition(after), PAGE, lang)
    for each in (page, own):
        line = next(one for one in each.splitlines() if one.startswith("  1 (new): "))
        assert line.endswith(
            "a quantity of one member is multiplied or divided by another that varies"
            if lang == "en"
            else "มีการคูณหรือหารค่าของรายหนึ่งด้วยค่าอื่นที่เปลี่ยนได้"
        )


def test_what_only_one_edition_has_is_listed() -> None:
    """Requirements and levels that cannot be compared are named."""
    before = edition([requirement("1", 1, Holds("plan"))], facts=FACTS)
    asked = [requirement("1", 1, Holds("plan")), requirement("2", 2, Holds("open"))]
    after = replace(edition(asked, facts=FACTS), id="new")
    page = compared_page(compared_editions(before, after), PAGE, "en")
    assert "Only in the new edition (1): 2" in page
    assert "does not say all that they ask: 2" in page
    back = compared_page(compared_editions(after, before), PAGE, "en")
    assert "Only in the old edition (1): 2" in back
