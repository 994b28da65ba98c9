"""How `ecorules compare` and `ecorules hearing` end, and what they leave behind."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecorules.revision.proof.posed import day_of
from tests.console import run
from tests.repository import ROOT

if TYPE_CHECKING:
    from ecorules.edition.model import Edition
    from ecorules.revision.proof.model import ComparedEditions

TWO = f"$ ecorules compare eit-2562 eit-2565 --cases {ROOT / 'cases'} --lang en"


@pytest.mark.parametrize(
    ("ways", "code"),
    [("--fail-on undetermined", 1), ("--fail-on up", 1), ("--fail-on down", 0), ("", 0)],
)
def test_a_move_that_must_not_be_ends_in_one(ways: str, code: int) -> None:
    """CI stops where a level moves as it must not, and nowhere else."""
    said = run(f"{TWO} {ways}")
    assert said.endswith(f"[exit {code}]\n") is (code != 0)


def test_a_page_is_written_beside_what_is_printed(tmp_path: Path) -> None:
    """The page is in the language asked for, and the JSON is printed all the same."""
    into = tmp_path / "page.html"
    printed = run(f"{TWO.replace('--lang en', '--lang th')} -o {into} --format json")
    assert json.loads(printed)["format"] == "ecorules.compare/1"
    assert into.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="th">')


@pytest.mark.parametrize("command", ["compare", "hearing"])
def test_a_page_has_the_name_of_one(command: str, tmp_path: Path) -> None:
    """A file that no browser would open is refused before anything is compared."""
    said = run(
        f"$ ecorules {command} eit-2562 eit-2565 --cases {ROOT / 'cases'} --lang en"
        f" -o {tmp_path / 'page.pdf'}"
    )
    assert "is no name of a page" in said
    assert said.endswith("[exit 2]\n")


def test_one_record_at_a_time_is_printed_as_json() -> None:
    """Two records one after the other are no JSON."""
    said = run(f"{TWO} --prove --format json")
    assert "make two records" in said
    assert said.endswith("[exit 2]\n")


def test_a_report_for_a_hearing_is_written_without_a_solver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the solver is missing everything else is there, and what to install is said."""
    monkeypatch.setattr("ecorules.cli.hearing.find_spec", lambda _: None)
    into = tmp_path / "hearing.html"
    said = run(f"$ ecorules hearing eit-2562 eit-2565 --cases {ROOT / 'cases'} --lang en -o {into}")
    assert said == f"written: {into}\n"
    assert "ecorules[prove]" in into.read_text(encoding="utf-8")


def test_a_hearing_takes_its_examples_on_the_day_that_a_proof_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of examples and `compare --prove` would else speak of different values of a draft."""
    proving = pytest.importorskip("ecorules.revision.proof.comparing")
    really, days = proving.compared_editions, []

    def asked(old: Edition, new: Edition) -> ComparedEditions:
        days.append(day_of(old, new))
        found: ComparedEditions = really(old, old)
        return found

    monkeypatch.setattr(proving, "compared_editions", asked)
    draft = ROOT / "criteria" / "drafts" / "eit-2565-example"
    into = tmp_path / "hearing.html"
    run(f"$ ecorules hearing eit-2565 {draft} --cases {ROOT / 'cases'} -o {into}")
    assert days == [date(2027, 10, 1)]


def test_a_page_without_the_proof_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asked for a proof and for a page would else look for it there in vain."""
    proving = pytest.importorskip("ecorules.revision.proof.comparing")
    really = proving.compared_editions
    monkeypatch.setattr(proving, "compared_editions", lambda old, _, **how: really(old, old, **how))
    into = tmp_path / "page.html"
    said = run(f"{TWO} --prove -o {into}")
    assert f"{into} holds the replay only; the proof is in this output" in said
    assert "holds the replay only" not in run(f"{TWO} -o {into}")
