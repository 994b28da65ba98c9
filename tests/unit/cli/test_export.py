"""`ecorules export`: what is written where, and what is refused before anything is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecorules.cli import bulk_usage
from tests.console import run
from tests.repository import ROOT

TOWN = "cases/demonstration"


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_edition_is_written_beside_the_results_and_found_from_them(tmp_path: Path) -> None:
    """The results say where the catalog is, seen from their own folder."""
    results, folder = tmp_path / "of the town" / "results.json", tmp_path / "criteria"
    said = run(f"ecorules export {TOWN} --to oscal -o '{results}' --criteria {folder} --lang en")
    names = [f"eit-2562.level-{number}.profile.json" for number in range(1, 6)]
    assert said.splitlines() == [
        f"written: {path}"
        for path in (results, folder / "eit-2562.catalog.json", *(folder / name for name in names))
    ]
    read = json.loads(results.read_text(encoding="utf-8"))["assessment-results"]
    (link,) = (
        each["href"]
        for one in read["back-matter"]["resources"]
        for each in one.get("rlinks", [])
        if "catalog" in each["href"]
    )
    assert (results.parent / link).resolve() == folder / "eit-2562.catalog.json"


def test_without_a_file_oscal_and_csv_are_printed() -> None:
    """A pipe takes them as they are: no mark for spreadsheets before the first column."""
    printed = json.loads(run(f"ecorules export {TOWN} --to oscal --lang th"))
    assert list(printed) == ["assessment-results"]
    heads, *rows = run(f"ecorules export {TOWN} --to csv").splitlines()
    assert heads.startswith("case,synthetic,edition,")
    assert len(rows) == 41


def test_a_file_of_csv_tells_spreadsheets_that_it_is_utf_8(tmp_path: Path) -> None:
    """Without the mark they show Thai as nonsense."""
    into = tmp_path / "findings.csv"
    run(f"ecorules export {TOWN} --to csv -o {into}")
    assert into.read_bytes().startswith(b"\xef\xbb\xbfcase,")


def test_parquet_is_written(tmp_path: Path) -> None:
    """Under the name that was typed, and nothing else."""
    polars = pytest.importorskip("polars")
    into = tmp_path / "findings.parquet"
    assert run(f"ecorules export {TOWN} --to parquet -o {into} --lang en") == f"written: {into}\n"
    assert polars.read_parquet(into).height == 41
    assert list(tmp_path.iterdir()) == [into]
    nowhere = tmp_path / "nowhere" / "findings.parquet"
    said = run(f"ecorules export {TOWN} --to parquet -o {nowhere} --lang en")
    assert said.startswith("error: the result could not be written (")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "--to csv --criteria x",
            (
                "error: `--criteria` goes with `--to oscal`: only OSCAL has a form for an edition\n"
                "see `ecorules export --help`\n[exit 2]\n"
            ),
        ),
        (
            "--to parquet",
            "error: Parquet is no text: give `-o FILE`\nsee `ecorules export --help`\n[exit 2]\n",
        ),
        (
            "--to parquet -o findings.csv",
            (
                "error: `-o`: `findings.csv` does not end in `.parquet`\n"
                "see `ecorules export --help`\n[exit 2]\n"
            ),
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(typed: str, said: str) -> None:
    """Before the case is read, and with what to write instead."""
    assert run(f"ecorules export nowhere {typed} --lang en") == said


def test_a_missing_extra_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parquet is written by polars, which not everybody has."""
    monkeypatch.setattr(bulk_usage, "find_spec", lambda _: None)
    assert run(f"ecorules export {TOWN} --to parquet -o x.parquet --lang en") == (
        "error: this needs the package polars\n  help: install `ecorules[bulk]`\n"
        "see `ecorules export --help`\n[exit 2]\n"
    )


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Exit code 2 and the name, never a traceback."""
    (tmp_path / "taken").touch()
    into = tmp_path / "taken" / "results.json"
    said = run(f"ecorules export {TOWN} --to oscal -o {into} --lang en")
    assert said.startswith(f"error: `{into}` cannot be written\n")
    assert said.endswith("[exit 2]\n")
