"""A plan is made by command, changed in its workbook, and followed, in each of its forms."""

import json
from pathlib import Path

import pytest

from tests.console import run
from tests.repository import ROOT

CASE = "cases/demonstration"


def test_a_plan_goes_from_form_to_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbook that nobody changed leads to the JSON that the way leads to."""
    monkeypatch.chdir(ROOT)
    book, again, straight = (tmp_path / name for name in ("a.xlsx", "a.json", "b.json"))
    asked = f"$ ecorules plan {CASE} --to 2 --start 2565-10"
    assert run(f"{asked} -o {book} --lang en") == f"written: {book}\n"
    assert (
        run(f"$ ecorules plan {CASE} --from {book} -o {again} --lang th") == f"เขียนแล้ว: {again}\n"
    )
    assert run(f"{asked} -o {straight} --lang en") == f"written: {straight}\n"
    assert again.read_bytes() == straight.read_bytes()
    status = f"$ ecorules plan status {CASE} {{}} --on 2022-11-15 --format json"
    assert run(status.format(book)) == run(status.format(again))


def test_options_may_stand_before_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to know that the case stands where a command would."""
    monkeypatch.chdir(ROOT)
    said = run(f"$ ecorules plan --to 2 --start 2022-10 {CASE} -o -")
    assert said == run(f"$ ecorules plan --lang th {CASE} --start ต.ค.2565 --to 2 -o -")
    assert json.loads(said)["start"] == "2022-10"


def test_a_file_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that is nowhere is not said to be written."""
    monkeypatch.chdir(ROOT)
    said = run(f"$ ecorules plan {CASE} --from {CASE}/plan.json -o /nowhere/plan.html --lang en")
    assert said == (
        "error: `/nowhere/plan.html` cannot be written\nsee `ecorules plan make --help`\n[exit 2]\n"
    )


def test_a_plan_keeps_to_what_its_way_keeps_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Round, last day and time that there is are those of `ecorules path`."""
    monkeypatch.chdir(ROOT)
    asked = f"{CASE} --to 2 --round certification --lasting 2023-12-31 --by 2023-03-31"
    plan = json.loads(run(f"$ ecorules plan {asked} --start 2565-10 -o -"))
    way = json.loads(run(f"$ ecorules path {asked} --format json"))
    assert plan["round"] == way["round"] == "certification"
    assert plan["effort"] == way["paths"][0]["effort"]
    assert run(f"$ ecorules plan {CASE} --to 2 --by 2022-01-01 --start 2565-10 -o - --lang en") == (
        "error: `--by` lies before the day of the audit\n"
        "  help: give a later day\n"
        "see `ecorules plan make --help`\n"
        "[exit 2]\n"
    )


def test_a_plan_that_goes_on_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done in time by itself may be late where one thing waits for another."""
    monkeypatch.chdir(ROOT)
    said = run(f"$ ecorules plan {CASE} --to 2 --start 2565-12 --by 2022-11-05 -o - --lang en")
    assert said.startswith(
        "warning[plan-too-long]: each action takes effect by then, but in this order and from this "
        "month the plan goes on until "
    )
