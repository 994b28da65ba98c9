"""A volume says of many areas what their audits say of each: nothing twice, nothing left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules import audit
from ecorules.audit.conduct import Audit
from ecorules.audit.finding import Verdict
from ecorules.audit.outstanding import by_owner, outstanding
from ecorules.diagnostics import Text
from ecorules.outcomes.load import load_outcomes
from ecorules.report.document.model import Document, Paragraph, Section, Table
from ecorules.report.volume.advice import between
from ecorules.report.volume.gathered import NOWHERE, Gathered, last_year, next_rung, province_of
from ecorules.report.volume.making import volume_of
from tests.random_cases import random_case
from tests.random_editions import random_edition
from tests.reports import audit_of
from tests.repository import ROOT

PROVINCES = (
    Text("Saraburi", "สระบุรี"),
    Text("Rayong", "จังหวัดระยอง"),
    Text("Atlantis", "แอตแลนติส"),
    None,
)
# To draw editions and cases takes longer than all that is done with them.
few = settings(max_examples=40)


def some_audits(seed: int) -> tuple[Audit, ...]:
    """Return audits by two editions in several provinces, some of one area in two rounds."""
    chance = Random(seed)  # noqa: S311 - a reproducible draw
    editions = [replace(random_edition(chance), id=name, digest=name) for name in ("one", "two")]
    found: list[Audit] = []
    for number in range(chance.randint(1, 6)):
        rules = chance.choice(editions)
        case = replace(random_case(chance, rules), id=f"case-{number}", edition=rules.id)
        province = chance.choice(PROVINCES)
        area = {} if province is None else {"province": province}
        if chance.random() < 0.7:
            area |= {"town": Text(*[f"town {chance.randint(1, 3)}"] * 2)}
        aim = chance.choice([None, *rules.levels])
        case = replace(case, area=area, round=replace(case.round, aim=aim))
        day = case.round.on + timedelta(days=chance.randint(0, 400))
        found.append(audit(rules, case, on=day))
    return tuple(found)


def gathered(seed: int) -> Gathered:
    """Return what is told of such audits, without records."""
    audits = some_audits(seed)
    return Gathered(audits, None, last_year(audits, None) or 0)


def section(document: Document, key: str) -> Section:
    """Return a section of a volume."""
    return next(one for one in document.sections if one.key == key)


def tables(document: Document, key: str) -> list[Table]:
    """Return the tables of a section."""
    return [one for one in section(document, key).blocks if isinstance(one, Table)]


def numbers(table: Table, place: int) -> list[int]:
    """Return the numbers of a column."""
    return [row[place].number or 0 for row in table.rows]


@few
@given(st.integers(0, 2**32))
def test_the_volumes_of_the_provinces_hold_every_audit_once(seed: int) -> None:
    """What is in the volume of all is in one of the others, and in no two."""
    whole = gathered(seed)
    parts = [whole.of(province) for province in whole.provinces]
    held = [one.case.id for part in parts for one in part.audits]
    assert sorted(held) == sorted(one.case.id for one in whole.audits)
    for part in parts:
        assert {province_of(one.case) for one in part.audits} == {part.province}


@few
@given(st.integers(0, 2**32))
def test_each_area_is_counted_once_with_its_last_round(seed: int) -> None:
    """The columns of every table of levels add up to the number of areas."""
    whole = gathered(seed)
    now = whole.current
    for one in whole.audits:
        alike = [each for each in whole.audits if each.case.area == one.case.area]
        if not one.case.area:
            assert one in now
        else:
            assert sum(each in now for each in alike) == 1
            assert max(each.on for each in alike) in {each.on for each in now if each in alike}
    by_level, by_province, by_round = tables(volume_of(whole), "levels")
    assert sum(numbers(by_level, 1)) == len(now)
    assert numbers(by_level, 2) == sorted(numbers(by_level, 2))
    assert numbers(by_level, 2)[-1] == numbers(by_level, 3)[-1] == len(now)
    for crossed in (by_province, by_round):
        *rows, total = crossed.rows
        assert total[1].number == len(now)
        for place in range(1, len(total)):
            assert sum(row[place].number or 0 for row in rows) == total[place].number
        for row in crossed.rows:
            assert row[1].number == sum(each.number or 0 for each in row[2:])


@few
@given(st.integers(0, 2**32))
def test_what_fails_is_counted_as_often_as_it_was_found(seed: int) -> None:
    """The most frequent come first, and none that failed anywhere is missing."""
    whole = gathered(seed)
    found = [
        each
        for one in whole.current
        for each in one.findings.values()
        if each.verdict is Verdict.NONCONFORMING
    ]
    counted = [numbers(one, 3) for one in tables(volume_of(whole), "nonconformities")]
    assert sum(map(sum, counted)) == len(found)
    assert all(each == sorted(each, reverse=True) for each in counted)
    assert all(0 not in each for each in counted)


@few
@given(st.integers(0, 2**32))
def test_agencies_owe_what_the_audits_say(seed: int) -> None:
    """Up to the level aimed at, once for each agency that shares in it."""
    whole = gathered(seed)
    owed = {
        (one.case.id, owner, each.requirement, each.reason.gap.item, each.reason.gap)
        for one in whole.current
        for each in outstanding(one)
        if one.case.round.aim is None or each.level <= one.case.round.aim
        for owner in each.owners
    }
    found = tables(volume_of(whole), "missing")
    by_agency = [one for one in found if one.group is None]
    assert sum(sum(numbers(one, 1)) for one in by_agency) == len(owed)
    edition_of = {one.case.id: one.edition.id for one in whole.current}
    papers = {
        (one.edition.id, code)
        for one in whole.current
        for code in (
            *(item.code for each in one.edition.requirements.values() for item in each.evidence),
            *one.case.register.evidence,
        )
    }
    documents = sum(sum(numbers(one, 2)) for one in by_agency)
    assert documents == sum((edition_of[name], item) in papers for name, _, _, item, _ in owed)
    asked = {owner for _, owner, *_ in owed}
    areas = sum(len({name for name, one, *_ in owed if one == owner}) for owner in asked)
    assert sum(sum(numbers(one, 3)) for one in by_agency) == areas


def test_a_volume_counts_as_the_report_of_an_area_does() -> None:
    """An office that reads of 106 things in one paper does not read of 104 in the other."""
    area = audit_of("saraburi-fy2565")
    near = [one for one in outstanding(area) if one.level <= (area.case.round.aim or 0)]
    found = tables(volume_of(Gathered((area,), None, 2565)), "missing")
    [by_agency] = [one for one in found if one.group is None]
    owed = by_owner(near)
    assert numbers(by_agency, 1) == sorted(map(len, owed.values()), reverse=True)
    assert numbers(by_agency, 1)[0] == 106


def test_a_list_of_factories_is_called_a_list() -> None:
    """Nobody is asked to hand in factories."""
    area = audit_of("saraburi-fy2565")
    found = tables(volume_of(Gathered((area,), None, 2565)), "missing")
    named = {row[0].texts[0].th for one in found if one.group is not None for row in one.rows}
    assert "โรงงาน" not in named


@few
@given(st.integers(0, 2**32))
def test_the_volume_of_a_province_lists_everything_that_is_missing(seed: int) -> None:
    """In the volume of all there is room for the most frequent only, and it says how many more."""
    whole = gathered(seed)
    for province in whole.provinces:
        found = tables(volume_of(whole.of(province)), "missing")
        listed = sum(sum(numbers(one, 3)) for one in found if one.group is not None)
        assert listed == sum(sum(numbers(one, 1)) for one in found if one.group is None)


@few
@given(st.integers(0, 2**32))
def test_advice_is_given_for_what_stands_before_the_next_level(seed: int) -> None:
    """Each requirement that blocks or is open up to it stands there once, what failed first."""
    for one in some_audits(seed):
        rung, found = next_rung(one), between(one)
        codes = [each.requirement.code for each in found]
        assert len(codes) == len(set(codes))
        if rung is None:
            assert one.conclusion.proven == max(one.edition.levels)
            continue
        assert rung.level.number > one.conclusion.proven
        assert set(codes) >= {*rung.blocking, *rung.open}
        failing = [each.verdict is Verdict.NONCONFORMING for each in found]
        assert failing == sorted(failing, reverse=True)


@few
@given(st.integers(0, 2**32))
def test_every_row_fits_its_table_and_every_text_says_something(seed: int) -> None:
    """A writer can lay a volume out without looking at what it says."""
    whole = gathered(seed)
    for part in (whole, *(whole.of(province) for province in whole.provinces)):
        document = volume_of(part)
        for one in (each for key in document.sections for each in key.blocks):
            if isinstance(one, Table):
                assert one.rows
                assert {len(row) for row in one.rows} == {len(one.columns)}
                texts = [text for row in one.rows for each in row for text in each.texts]
                assert all(text.en and text.th for text in texts)


def test_a_province_is_one_however_it_is_written() -> None:
    """Records and cases come from other hands and spell it in their way."""
    records = load_outcomes(ROOT / "cases")
    (first, *_) = some_audits(1)
    spelt = replace(first.case, area={"province": Text("Rayong Province", "จังหวัดระยอง")})
    whole = Gathered((replace(first, case=spelt),), records, 2564)
    rayong = whole.of(Text("Rayong", "ระยอง"))
    assert len(rayong.audits) == 1
    assert rayong.records is not None
    assert sorted(rayong.records.areas) == ["rayong-irpc", "rayong-pollution-control-zone"]
    assert NOWHERE not in whole.provinces


def test_without_audits_a_volume_tells_what_is_published() -> None:
    """The totals, the areas by name and the indicators of the department need no case."""
    records = load_outcomes(ROOT / "cases")
    document = volume_of(Gathered((), records, 2564))
    assert [one.key for one in document.sections] == [
        "scope",
        "indicators",
        "areas",
        "published",
        "totals",
    ]
    (indicators,) = tables(document, "indicators")
    assert [row[-2].texts[0].en for row in indicators.rows] == [
        "below the basic goal",
        "basic goal",
        "below the basic goal",
        "standard goal",
    ]
    counts, total = tables(document, "totals")
    assert numbers(counts, 2) == [0, 3, 3, 3, 3]
    assert [numbers(total, place) for place in (1, 2, 3)] == [
        [3, 5, 18, 18],
        [2, 2, 3, 3],
        [1, 3, 15, 15],
    ]


def test_a_level_that_may_have_been_held_is_told_apart() -> None:
    """What is known from a later day only may have been so before, and is not counted."""
    records = load_outcomes(ROOT / "cases")
    published = section(volume_of(Gathered((), records, 2562)), "published")
    texts = [one.text.en for one in published.blocks if isinstance(one, Paragraph)]
    assert texts[1].startswith("No level is published of 18: Chachoengsao; Chon Buri; ")
    assert texts[2:] == [
        "Rayong, IRPC industrial zone: perhaps already level 4.",
        "Rayong, pollution-control zone: perhaps already level 4.",
    ]


def test_the_day_of_a_volume_is_that_of_its_last_audit() -> None:
    """No clock is read: the same cases make the same volume on any day."""
    (first, *_) = some_audits(3)
    later = replace(first, on=first.on + timedelta(days=9))
    assert Gathered((first, later), None, 2565).on == later.on
    assert volume_of(Gathered((first, later), None, 2565)).on == later.on
