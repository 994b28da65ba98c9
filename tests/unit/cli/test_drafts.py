"""A draft that is not in force is never quietly what judges, whichever command is asked."""

from dataclasses import replace
from datetime import date

import pytest

from ecorules import load_edition
from ecorules.audit.terms import load_case
from ecorules.cli.drafts import in_force, in_force_for_all
from ecorules.cli.outcome import WrongUsage
from tests.console import run
from tests.repository import ROOT

DRAFT = load_edition("eit-2565-example")
CASE = load_case(ROOT / "tests" / "golden" / "good" / "inputs" / "draft", DRAFT)
BEFORE, FROM = date(2027, 9, 30), date(2027, 10, 1)
NOTE = (
    "note[not-in-force]: the draft `eit-2565-example` is in force from 2027-10-01; "
    "on {day} `eit-2565` judges"
)


def test_from_its_day_on_a_draft_judges_and_nothing_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """There is nothing to be noticed."""
    assert in_force(DRAFT, CASE, FROM, "en") == (DRAFT, CASE)
    assert in_force_for_all(DRAFT, FROM, "en") is DRAFT
    assert capsys.readouterr().err == ""


def test_before_its_day_the_edition_below_judges_and_it_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A case that names the draft itself is then judged as one of the edition below."""
    judging, case = in_force(DRAFT, replace(CASE, edition=DRAFT.id), BEFORE, "en")
    assert (judging.id, case.edition) == ("eit-2565", "eit-2565")
    assert in_force(DRAFT, CASE, BEFORE, "en")[1] is CASE
    assert in_force_for_all(DRAFT, BEFORE, "en") is judging
    told = capsys.readouterr().err
    assert told.count(NOTE.format(day=BEFORE)) == 3


def test_for_many_cases_a_dated_draft_needs_one_day() -> None:
    """Each case has its own day, and half of them would be judged by another edition."""
    with pytest.raises(WrongUsage):
        in_force_for_all(DRAFT, None, "en")
    undated = replace(DRAFT, since=None)
    assert in_force_for_all(undated, None, "en") is undated
    base = load_edition("eit-2565")
    assert in_force_for_all(base, None, "en") is base


@pytest.mark.parametrize(
    "command",
    [
        "ecorules audit {case} --edition {draft}",
        "ecorules explain {case} G1.3 --edition {draft}",
        "ecorules path {case} --to 1 --edition {draft}",
        "ecorules bulk {case} --edition {draft} --on 2022-03-31",
        "ecorules roster check {case}/factories.csv --case {case} --edition {draft}",
    ],
)
def test_every_command_tells_which_edition_judges(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the day of the case the draft is years away."""
    monkeypatch.chdir(ROOT)
    typed = command.format(case="tests/golden/good/inputs/draft", draft=DRAFT.id)
    assert NOTE.format(day="2022-03-31") in run(f"$ {typed} --lang en")
