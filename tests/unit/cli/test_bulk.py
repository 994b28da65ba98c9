"""`ecorules bulk`: what it says to people, to programs, and where something is missing."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ecorules.cli import bulk_usage, progress
from tests.console import run
from tests.repository import DOCS, ROOT

pytest.importorskip("polars")

TOWNS = "cases/tables/towns.csv --edition eit-2562"


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_counts_for_programs_hold_to_their_schema() -> None:
    """The published schema is what other programs go by."""
    told = json.loads(run("ecorules bulk cases --format json"))
    schema = json.loads((DOCS / "schema" / "bulk.schema.json").read_text(encoding="utf-8"))
    assert not list(Draft202012Validator(schema).iter_errors(told))
    assert told["cases"] == 2


def test_the_layout_for_programs_holds_to_its_schema() -> None:
    """So is the layout, for each edition."""
    path = DOCS / "schema" / "bulk-layout.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    for edition in ("eit-2562", "eit-2565"):
        told = json.loads(run(f"ecorules bulk --edition {edition} --layout"))
        assert not list(Draft202012Validator(schema).iter_errors(told))
        assert told["edition"] == edition


def test_results_are_written_beside_what_is_said(tmp_path: Path) -> None:
    """A row a case, under the name that was typed, and nothing else."""
    into = tmp_path / "results.csv"
    said = run(f"ecorules bulk {TOWNS} -o {into} --lang en")
    assert said.startswith("4 cases by eit-2562\n")
    assert [line.partition(",")[0] for line in into.read_text().splitlines()] == [
        "case",
        "north",
        "river",
        "hill",
        "bay",
    ]
    assert list(tmp_path.iterdir()) == [into]


def test_a_result_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Exit code 1 and the system's reason, never a traceback."""
    into = tmp_path / "nowhere" / "results.csv"
    said = run(f"ecorules bulk {TOWNS} -o {into} --lang en")
    assert said.startswith("error: the result could not be written (")
    assert said.endswith("[exit 1]\n")


@pytest.mark.parametrize(
    ("typed", "package", "extra"),
    [(TOWNS, "polars", "bulk"), (f"{TOWNS} --cluster 2", "distributed", "cluster")],
)
def test_a_missing_extra_is_named(
    typed: str, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who installed without it is told what to install, in both languages."""
    monkeypatch.setattr(bulk_usage, "find_spec", lambda name: None if name == package else object())
    assert run(f"ecorules bulk {typed} --lang en") == (
        f"error: this needs the package {package}\n"
        f"  help: install `ecorules[{extra}]`\n"
        "see `ecorules bulk --help`\n[exit 2]\n"
    )
    assert f"ติดตั้ง `ecorules[{extra}]`" in run(f"ecorules bulk {typed} --lang th")


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address at which nobody answers is wrong usage."""
    pytest.importorskip("distributed")
    from ecorules.engines.columnar import cluster  # noqa: PLC0415 - with the extra only

    monkeypatch.setattr(cluster, "PATIENCE", 1)
    assert run(f"ecorules bulk {TOWNS} --cluster tcp://127.0.0.1:9 --lang en") == (
        "error: there is no Dask scheduler at `tcp://127.0.0.1:9`\n"
        "  help: start one with `dask scheduler`, or give a number of workers\n"
        "see `ecorules bulk --help`\n[exit 2]\n"
    )


class Terminal(io.StringIO):
    """A standard error that somebody watches."""

    def isatty(self) -> bool:
        """Return that it is a terminal."""
        return True


def test_a_long_task_shows_how_far_it_is_and_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The bar comes after a second, on a terminal only, and is wiped away at the end."""
    shown, clock = Terminal(), iter([0.0, 0.5, 2.0, 2.01, 3.0])
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with progress.Progress(4, "en") as bar:
        for _ in range(4):
            bar.advance(1)
    full = "█" * 15 + "░" * 15
    last = f"{'█' * 30} 100 %  4 of 4"
    assert shown.getvalue() == f"\r{full}  50 %  2 of 4\r{last}\r{' ' * len(last)}\r"


def test_nobody_who_does_not_watch_is_shown_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log keeps what was said, and no bars."""
    silent = io.StringIO()
    monkeypatch.setattr(sys, "stderr", silent)
    monkeypatch.setattr(progress, "monotonic", iter([0.0, 9.0]).__next__)
    with progress.Progress(1, "th") as bar:
        bar.advance(1)
    assert silent.getvalue() == ""
