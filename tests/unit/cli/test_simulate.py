"""`ecorules simulate` makes a whole folder or none, and tells of every case what it proves."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ecorules.audit.terms import load_case
from ecorules.report.simulation_record import simulation_json_schema
from ecorules.revision.simulation import making
from tests.console import run

ORDER = "$ ecorules simulate --areas 2 --seed 3 --years 2564..2565 --factories 3..5 -o made"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_json_tells_of_every_folder_what_its_audit_says(tmp_path: Path) -> None:
    """The record and the folders are about the same cases, all of them synthetic."""
    told = json.loads(run(f"{ORDER} --format json"))
    Draft202012Validator(simulation_json_schema()).validate(told)
    assert told["synthetic"] is True
    assert told["years"] == [2564, 2565]
    folders = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert folders == sorted(each["id"] for each in told["cases"])
    assert all(load_case(tmp_path / "made" / name).is_synthetic for name in folders)
    assert all(each["proven"] == each["intended"] for each in told["cases"])


def test_what_breaks_on_the_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half an archive would be counted as a whole one."""

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "mended", broken)
    assert "[exit " in run(ORDER)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands where a folder is to be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = run(f"{ORDER}/in --lang en".replace("-o made", "-o file"))
    assert said.startswith("error: `file/in` cannot be made (")
    assert said.endswith("[exit 2]\n")


def test_one_year_is_a_range_too(tmp_path: Path) -> None:
    """Digits are Thai or not, and a year alone is a range from itself to itself."""
    said = run(
        "$ ecorules simulate --areas 1 --seed 3 --years ๒๕๖๔ --factories 3 -o made --lang en"
    )
    assert "1 case in `made`: 1 area in 1 province, fiscal year 2564, lists of 3 members." in said
    assert [path.name for path in (tmp_path / "made").iterdir()] == [
        "synthetic-001-chachoengsao-fy2564"
    ]
