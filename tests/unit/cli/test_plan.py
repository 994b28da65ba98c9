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
