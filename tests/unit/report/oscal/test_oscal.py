"""What is written as OSCAL is OSCAL, and says what the audit found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules import audit, load_case, load_edition
from ecorules.audit.conduct import Audit
from ecorules.audit.finding import Verdict
from ecorules.diagnostics import Language, Text
from ecorules.edition.model import Edition
from ecorules.language.truth import Truth
from ecorules.report.oscal.catalog import catalog_of, control_id, objective_id
from ecorules.report.oscal.findings import REASONS
from ecorules.report.oscal.marks import NAMESPACE, markup, written
from ecorules.report.oscal.profiles import asked_for, profiles_of
from ecorules.report.oscal.results import results_of
from tests.random_cases import random_case
from tests.random_editions import random_edition
from tests.repository import ROOT

oscal = pytest.importorskip("trestle.oscal")
from trestle.oscal import assessment_results, catalog, profile  # noqa: E402 - where it is installed

EDITIONS = ("eit-2562", "eit-2565")
CASES = ("demonstration", "saraburi-fy2565")
LANGUAGES: tuple[Language, ...] = ("en", "th")
# To draw an edition and to validate it take longer than all that is done with it.
few = settings(max_examples=30)


@cache
def edition_called(name: str) -> Edition:
    """Return an edition, read once."""
    return load_edition(name)


@cache
def audited(name: str) -> Audit:
    """Return the audit of a case, made once."""
    case = load_case(ROOT / "cases" / name)
    return audit(edition_called(case.edition), case)


def told(found: Audit, lang: Language = "en") -> dict[str, Any]:
    """Return the results of an audit as any reader of JSON gets them."""
    read: dict[str, Any] = json.loads(written(results_of(found, lang)))["assessment-results"]
    return read


def objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object within a value."""
    if isinstance(value, dict):
        yield value
    for part in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    ):
        yield from objects(part)


def own(properties: list[dict[str, str]], name: str) -> list[str]:
    """Return the values of our properties of a name."""
    return [
        one["value"] for one in properties if one["name"] == name and one.get("ns") == NAMESPACE
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_is_a_catalog_with_a_profile_for_each_level(name: str, lang: Language) -> None:
    """Tools that read OSCAL take them, and every requirement is a control of the catalog."""
    rules = edition_called(name)
    whole = written(catalog_of(rules, lang))
    catalog.Model.model_validate_json(whole)
    controls = [
        one["id"] for one in objects(json.loads(whole)) if one.get("class") == "requirement"
    ]
    assert sorted(controls) == sorted(map(control_id, rules.requirements))
    levels = profiles_of(rules, "catalog.json", lang)
    assert list(levels) == list(rules.levels)
    for one in levels.values():
        profile.Model.model_validate_json(written(one))


@pytest.mark.parametrize("name", EDITIONS)
def test_a_profile_asks_for_what_its_level_asks_for(name: str) -> None:
    """A level stands on those below it, so each profile holds the one before."""
    rules = edition_called(name)
    before: set[str] = set()
    for number in sorted(rules.levels):
        asked = set(asked_for(rules, number))
        assert asked >= before
        assert asked - before == {
            code for code, one in rules.requirements.items() if one.level == number
        }
        before = asked


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_an_audit_is_assessment_results(name: str, lang: Language) -> None:
    """Tools that read OSCAL take them."""
    assessment_results.Model.model_validate_json(written(results_of(audited(name), lang)))


@pytest.mark.parametrize("name", CASES)
def test_no_two_things_have_one_id_and_no_reference_leads_nowhere(name: str) -> None:
    """What is referred to by its id can be found."""
    read = told(audited(name))
    every = list(objects(read))
    ids = [one["uuid"] for one in every if "uuid" in one]
    assert len(ids) == len(set(ids))
    meant = {one["href"][1:] for one in every if str(one.get("href", "")).startswith("#")}
    names = ("actor-uuid", "subject-uuid", "observation-uuid", "component-uuid")
    meant |= {one[name] for one in every for name in names if name in one}
    assert meant
    assert meant <= set(ids)


def test_the_four_verdicts_are_told_apart() -> None:
    """OSCAL knows two states; the reason and our property say which verdict it is."""
    found = audited("demonstration")
    (result,) = told(found)["results"]
    assert {one.verdict for one in found.findings.values()} == set(Verdict)
    for one, finding in zip(found.findings.values(), result["findings"], strict=True):
        status = finding["target"]["status"]
        assert finding["target"]["target-id"] == objective_id(one.requirement.code)
        assert status["state"] == ("satisfied" if one.met is Truth.TRUE else "not-satisfied")
        assert status["reason"] == REASONS[one.verdict]
        assert own(finding["props"], "verdict") == [one.verdict.value.replace("_", "-")]
        assert len(own(finding["props"], "open")) == len(one.reasons)
        not_applicable = "implementation-status" in finding["target"]
        assert not_applicable == (one.verdict is Verdict.NOT_APPLICABLE)
    counted = {one["class"]: one["value"] for one in result["props"] if one["name"] == "count"}
    expected = {one.value.replace("_", "-"): str(number) for one, number in found.counts.items()}
    assert counted == expected


def test_a_target_of_a_finding_is_a_part_of_the_catalog() -> None:
    """Whoever has both files can follow a finding to the text it is about."""
    found = audited("demonstration")
    parts = {one.get("id") for one in objects(dict(catalog_of(found.edition, "en")))}
    (result,) = told(found)["results"]
    assert {one["target"]["target-id"] for one in result["findings"]} <= parts


@pytest.mark.parametrize("name", EDITIONS)
def test_references_within_a_catalog_lead_somewhere(name: str) -> None:
    """A prerequisite is a control, a source a resource of the catalog."""
    every = list(objects(dict(catalog_of(edition_called(name), "th"))))
    meant = {one["href"][1:] for one in every if str(one.get("href", "")).startswith("#")}
    ids = [one.get("id", one.get("uuid")) for one in every if {"id", "uuid"} & set(one)]
    assert meant <= set(ids)
    assert len(ids) == len(set(ids))
    controls = [one for one in every if one.get("class") == "requirement"]
    assert all(one["parts"][0]["id"] == f"{one['id']}_smt" for one in controls)


def test_the_same_audit_is_the_same_bytes() -> None:
    """Nothing in it comes from a clock or from chance."""
    case = load_case(ROOT / "cases" / "demonstration")
    again = audit(load_edition("eit-2562"), case)
    assert written(results_of(audited("demonstration"), "th")) == written(results_of(again, "th"))


def test_another_text_of_an_edition_is_another_catalog() -> None:
    """The id of a catalog follows from what the edition means."""
    first, second = (catalog_of(edition_called(name), "en")["catalog"] for name in EDITIONS)
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert first["uuid"] != second["uuid"]


def test_marks_in_a_text_are_shown_as_they_are() -> None:
    """What a case says is text, whatever a reader of markup would make of it."""
    assert markup("<b> *a* [x](y)\nz") == r"\<b\> \*a\* \[x\](y) z"


@few
@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_a_case_calls_its_area_fits(title: str, town: str) -> None:
    """Line breaks, marks and blanks are anybody's to type."""
    found = audited("saraburi-fy2565")
    both = Text(f"T{title}", f"T{title}")
    case = replace(found.case, title=both, area={"town": Text(town, town)})
    results = results_of(replace(found, case=case), "en")
    assessment_results.Model.model_validate_json(written(results))


@few
@given(st.integers(0, 2**32), st.sampled_from(LANGUAGES))
def test_any_audit_is_valid_and_tells_every_finding(seed: int, lang: Language) -> None:
    """Whatever an edition and a case hold, what leaves is OSCAL and loses nothing."""
    chance = Random(seed)  # noqa: S311 - a reproducible draw
    rules = random_edition(chance)
    found = audit(rules, random_case(chance, rules))
    read = told(found, lang)
    assessment_results.Model.model_validate({"assessment-results": read})
    catalog.Model.model_validate_json(written(catalog_of(rules, lang)))
    (result,) = read["results"]
    reasons = Counter(one["target"]["status"]["reason"] for one in result["findings"])
    assert reasons == {REASONS[one]: number for one, number in found.counts.items() if number}
