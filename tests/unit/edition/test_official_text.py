"""The official text drops in: an edit of YAML, no line of code, and exactly what it changes."""

import re
import shutil
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ecorules import audit, load_case, load_edition
from ecorules.audit.trials import read_trials, run_trial
from ecorules.checks import checked
from ecorules.edition import read_edition
from ecorules.edition.model import Edition, Status
from tests.repository import ROOT

CRITERIA = ROOT / "criteria"
MOVED, REPLACED = "G3.5", "G5.4"
FILLED = {"G1.3": 40, "G2.1": 10, "G3.3": 25}
OFFICIAL = """\
# yaml-language-server: $schema=../../schema/requirement.schema.json
code: G5.4
title:
  th: รายงานความยั่งยืนประจำปีที่ผ่านการทวนสอบ
  en: Yearly sustainability report, verified by a third party
level: 5
group: general
dimension: management
owners: [working-group]
provenance: {status: stated, source: official-2565, place: requirement 22}
evidence:
  verified-report: {th: รายงานที่ผ่านการทวนสอบ, en: The verified report}
reading: {status: stated, source: official-2565, place: requirement 22}
requires: {document: verified-report}
"""
CASES = """\
# yaml-language-server: $schema=../../schema/cases.schema.json
requirement: G5.4
cases:
  - name: The verified report was accepted
    given: {documents: all}
    expect: conforming
  - name: The report was never handed in and the register is closed
    given: {register: closed}
    expect: nonconforming
  - name: The report is still to be handed in
    given: {}
    expect: undetermined
    reasons: [no-document]
"""
SOURCE = """\
sources:
  official-2565:
    title: {th: ประกาศเกณฑ์ฉบับทางการ, en: The official text of the criteria}
    file: official-2565.pdf
    codes: [G5.4]
"""
VALUE = """\
    values:
      - from: 2023-10-01
        value: {value} %
        provenance: {{status: stated, source: official-2565, place: annex of target values}}
"""
DAY = date(2023, 10, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the 2565 edition with the official text put in, as a committee would."""
    criteria = tmp_path_factory.mktemp("official")
    for name in ("eit-2562", "eit-2565", "schema"):
        shutil.copytree(CRITERIA / name, criteria / name)
    shutil.copy(CRITERIA / "vocabulary.yaml", criteria)
    edition = criteria / "eit-2565"
    _change(edition / "edition.yaml", "sources:\n", SOURCE)
    _change(edition / "general" / f"{MOVED}.yaml", "level: 3\n", "level: 4\n")
    (edition / "general" / f"{REPLACED}.yaml").write_text(OFFICIAL, encoding="utf-8")
    (edition / "general" / f"{REPLACED}.cases.yaml").write_text(CASES, encoding="utf-8")
    for name, value in FILLED.items():
        block = rf"(?s)(\n  {re.escape(name)}:\n.*?)    values: \[\]\n"
        targets = edition / "targets.yaml"
        text = targets.read_text(encoding="utf-8")
        filled, times = re.subn(block, rf"\1{VALUE.format(value=value)}", text, count=1)
        assert times == 1
        targets.write_text(filled, encoding="utf-8")
    return edition


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def shipped() -> Edition:
    """Return the edition as it is shipped."""
    return load_edition(str(CRITERIA / "eit-2565"))


@pytest.fixture(scope="module")
def official(folder: Path) -> Edition:
    """Return the edition with the official text in it."""
    return load_edition(str(folder))


def test_nothing_else_has_to_be_mended(folder: Path) -> None:
    """The checks find nothing: what was put in fits what was there."""
    assert checked(read_edition(folder)) == ()


def test_every_case_of_every_requirement_still_holds(folder: Path, official: Edition) -> None:
    """The cases beside the requirements are the committee's, and they are run at once."""
    results = [
        run_trial(official, trial)
        for file in read_trials(official, folder, "official")
        for trial in file.trials
    ]
    differing = [result.trial.name for result in results if not result.is_as_expected]
    assert {result.trial.requirement for result in results} == set(official.requirements)
    assert not differing


def test_exactly_two_requirements_differ(shipped: Edition, official: Edition) -> None:
    """One stands on another level, one says something else; the other 39 are the same."""
    differing = {
        code
        for code, requirement in official.requirements.items()
        if requirement != shipped.requirements[code]
    }
    assert set(official.requirements) == set(shipped.requirements)
    assert differing == {MOVED, REPLACED}
    moved = replace(official.requirements[MOVED], level=3)
    assert moved == shipped.requirements[MOVED]
    assert official.requirements[REPLACED].provenance.status is Status.STATED


def test_exactly_three_targets_have_a_value_from_their_day_on(
    shipped: Edition, official: Edition
) -> None:
    """A target that is filled in holds from its day on, and no sooner."""
    found = {
        name: period.value
        for name, target in official.targets.items()
        if (period := target.on(DAY)) is not None
    }
    assert found == {name: Fraction(value, 100) for name, value in FILLED.items()}
    assert not any(target.on(date(2023, 9, 30)) for target in official.targets.values())
    assert not any(target.on(DAY) for target in shipped.targets.values())


def test_the_audit_of_a_past_case_shows_just_these_differences(
    shipped: Edition, official: Edition
) -> None:
    """Reasons that fall away are those of the targets; what is asked anew is the new document."""
    case = replace(load_case(ROOT / "cases" / "demonstration"), edition=shipped.id)
    before = audit(shipped, case, on=DAY).findings
    after = audit(official, case, on=DAY).findings
    changed = {
        code
        for code, found in after.items()
        if (found.verdict, found.reasons) != (before[code].verdict, before[code].reasons)
    }
    assert changed == {*FILLED, REPLACED}
    for code in FILLED:
        fallen = set(before[code].reasons) - set(after[code].reasons)
        assert "no-target" in {reason.gap.lack.value for reason in fallen}
    (asked,) = after[REPLACED].reasons
    assert asked.gap.item == f"{REPLACED}/verified-report"


def test_the_ladder_asks_for_the_moved_requirement_where_it_now_stands(
    shipped: Edition, official: Edition
) -> None:
    """A level lists what it asks; the sum over all levels stays 41."""
    case = replace(load_case(ROOT / "cases" / "saraburi-fy2565"), edition=shipped.id)
    asked = [
        {rung.level.number: len(rung.requirements) for rung in found.conclusion.rungs}
        for found in (audit(shipped, case), audit(official, case))
    ]
    assert asked == [
        {0: 12, 1: 4, 2: 6, 3: 5, 4: 8, 5: 6},
        {0: 12, 1: 4, 2: 6, 3: 4, 4: 9, 5: 6},
    ]
