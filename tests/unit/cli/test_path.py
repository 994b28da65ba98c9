"""`ecorules path`: what it needs, what it takes for granted, and how it tells of a bug."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from ecorules.path.search import Path as Way
from tests.console import run
from tests.repository import DOCS, ROOT
from tests.structure.test_schemas import misfits

CASE = str(ROOT / "cases" / "demonstration")
SCHEMA = DOCS / "schema" / "path.schema.json"


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Type every command as an English reader, where files can be left."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.mark.parametrize("more", ["--to 2", "--to 4", "--to 1 --lasting 2030-01-01", "--budget 3"])
def test_the_json_holds_to_its_schema(more: str) -> None:
    """Who reads our JSON can rely on its form, whether there is a way or none."""
    said = run(f"$ ecorules path {CASE} {more} --format json")
    assert not misfits(json.loads(said.removesuffix("[exit 1]\n")), SCHEMA)


def test_without_the_solver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything else works without the solver, so nobody has to know of it before."""
    monkeypatch.setattr("ecorules.cli.travelling.find_spec", {}.get)
    assert run(f"$ ecorules path {CASE} --to 2 --lang en") == (
        "error: this needs the solver z3, which is not installed\n"
        "  help: install it with `pip install 'ecorules[prove]'`\n"
        "see `ecorules path --help`\n"
        "[exit 2]\n"
    )


def test_a_way_that_the_definition_does_not_confirm_is_told_as_a_bug(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No way is shown on the solver's word alone; the case is kept for whoever mends it."""
    monkeypatch.setattr(Way, "is_proven", False)
    assert run(f"$ ecorules path {CASE} --to 2 --lang en") == (
        "bug in the program: a way was found that the definition does not confirm; "
        "it is not shown.\n"
        "The case with the actions done is in ecorules-path-bug, with the way beside it: "
        "please report them.\n"
        "[exit 1]\n"
    )
    kept = {one.name for one in (tmp_path / "ecorules-path-bug").iterdir()}
    assert {"case.yaml", "factories.csv", "path.json"} <= kept


def test_what_was_found_can_be_audited_beside_the_case(tmp_path: Path) -> None:
    """A way that is handed on leads where it was said to lead."""
    said = run(f"$ ecorules path {CASE} --to 2 --format json")
    (tmp_path / "way.json").write_text(said, encoding="utf-8")
    told = run(f"$ ecorules audit {CASE} --with way.json --margins --critical --format json")
    record = json.loads(told)
    assert (record["level"]["proven"], record["planned"]["level"]["proven"]) == (1, 2)
    assert not misfits(record, DOCS / "schema" / "audit.schema.json")
    assert record["critical"]
    assert record["margins"]["6.1.1"][0]["members"] == {"least": 4, "most": 15}


def test_an_effort_of_the_case_is_taken_into_account(tmp_path: Path) -> None:
    """What the case says of an effort counts, and the page says that somebody stated it."""
    folder = tmp_path / "town"
    copytree(CASE, folder)
    with (folder / "case.yaml").open("a", encoding="utf-8") as file:
        file.write("efforts:\n  1.1.1/upgrade-plan: {effort: 7, lead_time: 4}\n")
    said = run(f"$ ecorules path {folder} --to 2 --lang en")
    assert "4 of 5 efforts are the default of 1" in said
    assert (
        "“Plan for upgrading the area's utilities and public services” · effort 7, 4 months" in said
    )


def test_actions_that_were_found_for_another_state_are_told(tmp_path: Path) -> None:
    """Nobody takes yesterday's way for one that was found for the case as it is today."""
    said = run(f"$ ecorules path {CASE} --to 2 --format json")
    (tmp_path / "way.json").write_text(said, encoding="utf-8")
    folder = tmp_path / "town"
    copytree(CASE, folder)
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(f"{text}efforts:\n  factories: {{effort: 2}}\n", "utf-8")
    told = run(f"$ ecorules audit {folder} --with way.json --lang en")
    assert "warning[made-before]: the case has changed since these actions were found" in told
    assert "Now, and with the plan carried out" in told
    record = json.loads(said)
    record["case"]["id"], record["edition"] = "elsewhere", {"id": "eit-2565", "digest": ""}
    (tmp_path / "way.json").write_text(json.dumps(record), encoding="utf-8")
    told = run(f"$ ecorules audit {CASE} --with way.json --lang th")
    assert "การดำเนินการชุดนี้หาไว้สำหรับกรณี `elsewhere` แต่กรณีที่ระบุคือ `demonstration`" in told
    assert "การดำเนินการชุดนี้หาไว้ตามฉบับเกณฑ์ `eit-2565` แต่กรณีนี้ตรวจตาม `eit-2562`" in told
