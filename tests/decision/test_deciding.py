"""Who may decide what, and what a record says of a decision that is not the proposed one."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ecorules.audit.record import Json
from ecorules.audit.terms import load_case
from ecorules.decision.canonical import NotCanonical, canonical, read_json, spelt
from ecorules.decision.carrying import carried_edition, load_carried_edition, papers
from ecorules.decision.deciding import Ruling, unmet
from ecorules.decision.differences import ABSENT, differences
from ecorules.decision.envelope import opened, signed, written
from ecorules.decision.proposing import engine
from ecorules.decision.ruling import refusals
from ecorules.decision.schema import DecisionRecord, RecommendationRecord
from ecorules.decision.verifying import verified
from ecorules.diagnostics import Invalid
from ecorules.edition.load import load_edition
from ecorules.edition.packaged import packaged_editions, packaged_variants
from tests.decision.making import (
    AMARA,
    AREA,
    DARA,
    DAY,
    TOWN,
    Person,
    area,
    offered,
    proposed,
    read_back,
    ruled,
    sealed,
)
from tests.town import write_criteria

FORM = RecommendationRecord.model_validate(offered())


def why_not(ruling: Ruling, form: RecommendationRecord = FORM) -> list[str]:
    """Return in English why a decision cannot be made so."""
    return [each.en for each in refusals(form, ruling)]


def ruling(level: int = 2, because: str | None = None, *people: Person) -> Ruling:
    """Return a decision by the chair unless others are named."""
    return Ruling(level, DAY, because, tuple(each.signer for each in people or (AMARA,)))


@pytest.mark.parametrize("people", [(AMARA,), (DARA,), (AMARA, DARA)])
def test_who_is_named_to_decide_may_decide(people: tuple[Person, ...]) -> None:
    """One of them or all."""
    assert why_not(ruling(2, None, *people)) == []


@pytest.mark.parametrize("level", [0, 1])
def test_another_level_than_the_proposed_one_says_why(level: int) -> None:
    """The program never decides: people may decide otherwise, and must say why."""
    assert why_not(ruling(level)) == [
        f"level 2 is proposed; a decision for {level} says why",
    ]
    assert why_not(ruling(level, "the committee has its reasons")) == []


def test_what_cannot_be_decided_is_told_all_at_once() -> None:
    """A level that is not there, people who may not, an office of nobody, a day too early."""
    stranger = AMARA._replace(name="boon", office="mayor")
    early = Ruling(7, date(2022, 3, 30), None, (stranger.signer, stranger.signer))
    said = why_not(early)
    assert said[0] == "there is no level 7; there are 1, 2, and 0 for none"
    assert said[1] == "level 2 is proposed; a decision for 7 says why"
    assert "`boon` is not named to decide; the case names `amara`, `dara`" in said
    assert "there is no office `mayor`; the edition names `chair`, `member`" in said
    assert "the same person twice: boon" in said
    assert any(each.startswith("the same key twice: sha256:") for each in said)
    assert said[-1] == "it is decided on 2022-03-30, before the audit of 2022-03-31"


def test_a_closed_gate_is_named() -> None:
    """Nobody decides while a gate is closed, whatever else fits."""
    value = offered()
    value["gates"][1]["state"] = "closed"
    form = RecommendationRecord.model_validate(value)
    assert [each.th for each in refusals(form, ruling())] == ["เงื่อนไขที่ยังไม่ผ่าน: ปิดทะเบียนหลักฐาน"]
    assert why_not(ruling(), form) == ["gates that are closed: register closed"]


def test_a_decision_above_the_proposed_level_names_what_is_not_met(tmp_path: Path) -> None:
    """Nobody can say later that they had not seen it."""
    case = area(tmp_path, {"value: 110 rai": "value: 90 rai"})
    value = proposed(case)
    assert value["proposed"] == {
        "level": 1,
        "name": {"en": "Engagement", "th": "การมีส่วนร่วม"},
        "trial": True,
    }
    record = ruled(value, AMARA, level=2, because="we trust them")
    assert record["decided"]["unmet"] == ["2.1.1"]
    assert record["decided"]["differs"] is True
    assert unmet(value, 1) == []
    assert verified(read_back(sealed(record)), case).is_sound


def test_who_signs_later_changes_nothing_of_what_is_signed() -> None:
    """The record names everybody from the start, so a signature is only added."""
    first = sealed(ruled(offered(), AMARA, DARA), AMARA)
    both = signed(first, DARA.key)
    assert both.payload == first.payload
    assert set(first.signatures) < set(both.signatures)
    assert not verified(read_back(first)).is_sound
    assert verified(read_back(both)).is_sound


def test_the_order_of_signing_does_not_show() -> None:
    """Whoever signs first, the file is the same; signing twice changes nothing."""
    record = ruled(offered(), AMARA, DARA)
    one, other = sealed(record, AMARA, DARA), sealed(record, DARA, AMARA)
    assert written(one) == written(other) == written(signed(one, AMARA.key))
    assert opened(written(one)) == one


def test_a_decision_is_the_same_bytes_wherever_the_case_lies(tmp_path: Path) -> None:
    """No path of this machine, no time and no chance is in it."""
    here, there = proposed(), proposed(area(tmp_path))
    assert canonical(here) == canonical(there)
    assert written(sealed(ruled(here))) == written(sealed(ruled(there)))
    assert str(tmp_path) not in json.dumps(there)


def test_a_decision_holds_after_the_edition_has_moved_on(tmp_path: Path) -> None:
    """The pinned edition travels in the record; what it says now does not matter."""
    town = write_criteria(tmp_path) / "town"
    record = ruled(proposed(AREA, town))
    for path in sorted(town.rglob("*.yaml")):
        path.write_text("# gone\n", encoding="utf-8")
    found = verified(read_back(sealed(record)), AREA)
    assert found.is_sound, [check for check in found.checks if not check.holds]


@pytest.mark.parametrize(
    "edition", [*packaged_editions(), *(path.stem for path in packaged_variants())]
)
def test_every_shipped_edition_can_be_carried(edition: str) -> None:
    """Variants too: from its files alone each opens as what it is."""
    whole = load_edition(edition)
    carried = carried_edition(whole, edition)
    assert load_carried_edition(carried).digest == whole.digest
    assert load_carried_edition(carried) == whole


def test_an_edition_that_its_files_do_not_make_is_not_carried() -> None:
    """A record that nobody could verify never leaves the house."""
    other = replace(load_edition(TOWN), digest="sha256:" + "0" * 64)
    with pytest.raises(Invalid) as invalid:
        carried_edition(other, TOWN)
    assert [each.code for each in invalid.value.diagnostics] == ["not-carried"]


def test_an_edition_laid_over_another_one_is_not_carried() -> None:
    """It would be completed by whatever edition is at hand by that name, in twenty years too."""
    edition = load_edition(TOWN)
    carried = carried_edition(edition, TOWN)
    frame = "town/edition.yaml"
    files = {**carried.files, frame: carried.files[frame] + "extends: eit-2562\n"}
    with pytest.raises(Invalid) as invalid:
        load_carried_edition(carried._replace(files=files))
    assert [each.code for each in invalid.value.diagnostics] == ["not-carried"]


def test_every_file_of_the_evidence_is_known_by_its_digest() -> None:
    """Of one that had none in the register it is taken when it is recommended."""
    assert [(paper.item, paper.path) for paper in FORM.evidence] == [
        ("1.1.1/green-area-map", "evidence/map.txt"),
        ("2.1.1/certificates", "evidence/certificates.txt"),
    ]
    assert all(paper.sha256 for paper in FORM.evidence)
    edition = load_edition(TOWN)
    assert [paper.sha256 is None for paper in papers(load_case(AREA, edition))] == [False, True]


def _by_another(engine_said: str) -> dict[str, Any]:
    value = offered()
    value["engine"] = value["audit"]["engine"] = engine_said
    return value


def test_another_version_may_word_a_gate_anew() -> None:
    """What a later program says in other words is told, and is no fault."""
    value = _by_another("ecorules 9.9.9")
    value["gates"][0]["reason"]["en"] = "said in other words"
    found = verified(read_back(sealed(ruled(value))))
    assert found.is_sound
    assert [each.pointer for each in found.anew] == [
        "/audit/engine",
        "/engine",
        "/gates/0/reason/en",
    ]


def test_another_version_may_tell_more() -> None:
    """A key that a later program adds is nothing that the record said otherwise."""
    value = _by_another("ecorules 9.9.9")
    del value["audit"]["owners"]
    found = verified(read_back(sealed(ruled(value))))
    assert found.is_sound
    assert "/audit/owners" in [each.pointer for each in found.anew]


@pytest.mark.parametrize(
    "at", [("audit", "findings", 0, "verdict"), ("gates", 0, "state"), ("proposed", "level")]
)
def test_another_version_may_not_find_otherwise(at: tuple[str | int, ...]) -> None:
    """A verdict, a gate or a level that comes out otherwise fails in any version."""
    value: Any = _by_another("ecorules 9.9.9")
    inside = value
    for step in at[:-1]:
        inside = inside[step]
    inside[at[-1]] = {"verdict": "nonconforming", "state": "trial", "level": 1}[str(at[-1])]
    found = verified(read_back(sealed(ruled(value, because="x"))))
    assert not found.is_sound


def test_the_same_version_has_no_other_words() -> None:
    """Byte for byte: a reason that was reworded under the same version fails."""
    value = offered()
    assert value["engine"] == engine()
    value["gates"][0]["reason"]["en"] = "said in other words"
    assert not verified(read_back(sealed(ruled(value)))).is_sound


def test_records_hold_to_their_published_form() -> None:
    """Whoever reads them in another language can go by the schema; nothing else is in them."""
    record = ruled(offered())
    assert DecisionRecord.model_validate(record).decided.level == 2
    more = deepcopy(record)
    more["decided"]["note"] = "x"
    with pytest.raises(ValidationError):
        DecisionRecord.model_validate(more)


def test_there_is_one_spelling_of_a_value() -> None:
    """What says the same in another spelling is other bytes."""
    value: Any = {"ข": [1, True, None, "น้ำ"], "a": {}}
    assert read_json(canonical(value)) == value
    assert spelt(value) == canonical(value)
    for text in (b'{"a": 1}', b'{"b":1,"a":2}', b'"\\u0e01"', b"-0"):
        assert spelt(read_json(text)) not in {None, text}


def test_what_has_no_spelling_is_none() -> None:
    """Half a character and a number beyond what every reader keeps exactly cannot be written."""
    values: tuple[Json, ...] = ("\ud800", 2**53, {"\ud800": 1})
    for value in values:
        assert spelt(value) is None


@pytest.mark.parametrize(
    "text", [b'{"a":1,"a":1}', b"\xff", b"[" * 100_000, b"", b"Infinity", b"NaN", b"1.0", b"1e2"]
)
def test_a_text_that_can_be_read_in_two_ways_is_refused(text: bytes) -> None:
    """A key that stands twice, a number that is rounded, a text that is none."""
    with pytest.raises(NotCanonical):
        read_json(text)


def test_differences_are_told_by_their_pointer() -> None:
    """Every smallest place, on whichever side it is missing, and 1 is not true."""
    one: Any = {"a/b": 1, "c~d": [1, 2], "e": True, "f": {}}
    other: Any = {"a/b": 2, "c~d": [1], "e": 1, "g": None}
    assert list(differences(one, other)) == [
        ("/a~1b", 1, 2),
        ("/c~0d/1", 2, ABSENT),
        ("/e", True, 1),
        ("/f", {}, ABSENT),
        ("/g", ABSENT, None),
    ]
    assert list(differences(one, one)) == []
