"""A header means one thing, whoever wrote it, or it means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules import load_edition
from ecorules.case.headers import Header, Role, Words
from ecorules.language.vocabulary import Roster

VOCABULARY = load_edition("eit-2562").vocabulary
ROSTER: Roster = VOCABULARY.rosters["factories"]
WORDS = Words(ROSTER, VOCABULARY)
COLUMNS = VOCABULARY.columns("factories")


def read(header: str) -> tuple[str, str | None, str | None, bool] | None:
    """Return what a header means: the fact or the role, year, unit, and whether it is near."""
    found = WORDS.header(header)
    if found is None:
        return None
    meaning = found.meaning.value if isinstance(found.meaning, Role) else found.meaning.name
    return meaning, found.year, found.unit, found.is_near


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("bod", ("bod", None, None, False)),
        ("BOD of the effluent", ("bod", None, None, False)),
        ("บีโอดี (BOD) ของน้ำทิ้ง", ("bod", None, None, False)),
        ("บีโอดี (BOD) ของน้ำทิ้ง\nBOD of the effluent", ("bod", None, None, False)),
        ("บีโอดี (BOD) ของน้ำทิ้ง / BOD of the effluent", ("bod", None, None, False)),
        ("bod\nปีงบประมาณ 2564 (FY 2564)", ("bod", "2564", None, False)),
        ("bod\nBOD of the effluent\n2564", ("bod", "2564", None, False)),
        ("bod\nCOD of the effluent", None),
        ("bod\n2564\n2563", None),
        ("bod\nค่าเฉลี่ย", None),
        ("Green Industry Level", ("green_industry_level", None, None, False)),
        ("green industry level", ("green_industry_level", None, None, False)),
        ("bod@2564", ("bod", "2564", None, False)),
        ("BOD of the effluent (mg/l)", ("bod", None, "mg/l", False)),
        ("bod, mg/l", ("bod", None, "mg/l", False)),
        ("bod [มก./ล.]", ("bod", None, "มก./ล.", False)),
        ("bod (หน่วย: มก./ล.)", ("bod", None, "มก./ล.", False)),
        ("bod 2564", ("bod", "2564", None, False)),
        ("bod (ปี 2564)", ("bod", "ปี 2564", None, False)),
        ("bod (mg/l) พ.ศ. 2564", ("bod", "พ.ศ. 2564", "mg/l", False)),
        ("eco_factory (yes/no)", ("eco_factory", None, None, False)),
        ("บีโอดี", ("bod", None, None, True)),
        ("บีโอดี (มก./ล.)", ("bod", None, "มก./ล.", True)),
        ("Eco Factory", ("eco_factory", None, None, False)),
        ("ระดับอุตสาหกรรมสีเขียวว", ("green_industry_level", None, None, True)),
        ("green_industri_level", ("green_industry_level", None, None, True)),
        ("green_industri_level@2564", ("green_industry_level", "2564", None, True)),
        ("registration", ("key", None, None, False)),
        ("เลขทะเบียนโรงงาน", ("key", None, None, False)),
        ("Factory registration no.", ("key", None, None, False)),
        ("เลขทะเบียน\nRegistration", ("key", None, None, False)),
        ("registratoin", ("key", None, None, True)),
        ("ชื่อโรงงาน", ("title", None, None, False)),
        ("Factory name", ("title", None, None, False)),
        ("ลำดับที่", ("order", None, None, False)),
        ("No.", ("order", None, None, False)),
        ("green_area", ("green_area", None, None, False)),
        # What is not clear means nothing: two facts are as near, or the word is too short.
        ("ค่ามาตรฐานบิโอดี", None),
        ("eco_efficiency_wate", None),
        ("bodd", None),
        ("ที่อยู่", None),
        ("", None),
        # A denial or another number is no slip in a letter.
        ("การไม่ระบายน้ำทิ้งออกนอกโรงงาน", None),
        ("non discharge of effluent off its site", None),
        ("green_industry_level2", None),
        ("บีโอดี (เฉลี่ย)", None),
        ("bod (2022)", None),
    ],
)
def test_a_header_is_understood_where_only_one_thing_can_be_meant(
    header: str, meaning: tuple[str, str | None, str | None, bool] | None
) -> None:
    """Renamed headers are read and told; what could be two things is not guessed."""
    assert read(header) == meaning


@pytest.mark.parametrize("fact", COLUMNS, ids=lambda fact: fact.name)
def test_every_fact_is_known_by_all_its_words(fact: object) -> None:
    """What the vocabulary calls a column is never near to another."""
    assert fact in COLUMNS
    for found in COLUMNS:
        if found == fact:
            for word in (found.name, *found.label, found.name.upper(), f" {found.label.th} "):
                assert WORDS.header(word) == Header(found)


@given(st.sampled_from(COLUMNS), st.data())
def test_a_slip_never_makes_another_fact_of_a_word(fact: object, data: st.DataObject) -> None:
    """One letter too few, too many or wrong: the same fact, or none at all."""
    assert fact in COLUMNS
    meant = next(each for each in COLUMNS if each == fact)
    word = data.draw(st.sampled_from([meant.name, *meant.label]))
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(["", "x", "ก", word[place] * 2]))
    slipped = word[:place] + letter + word[place + 1 :]
    found = WORDS.header(slipped)
    by_its_own = {said.casefold() for each in VOCABULARY.facts.values() for said in each.label}
    if found is not None and slipped.casefold() not in by_its_own:
        assert found.meaning == meant


@given(st.text(max_size=40))
def test_any_text_is_a_header_or_none(text: str) -> None:
    """Nothing that stands in a cell breaks the reader."""
    found = WORDS.header(text)
    assert found is None or found.meaning in {*COLUMNS, *VOCABULARY.facts.values(), *Role}
    assert WORDS.known([text]) in {0, 1}
