"""The plain table of findings has a row for each requirement, and says what the audit says."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules import audit, load_case, load_edition
from ecorules.audit.conduct import Audit
from ecorules.report.findings import finding_rows, written_rows
from tests.random_cases import random_case
from tests.random_editions import random_edition
from tests.repository import ROOT

few = settings(max_examples=50)


def demonstration() -> Audit:
    """Return the audit of the demonstration town."""
    return audit(load_edition("eit-2562"), load_case(ROOT / "cases" / "demonstration"))


@few
@given(st.integers(0, 2**32))
def test_every_finding_is_a_row_and_csv_keeps_every_cell(seed: int) -> None:
    """What a spreadsheet reads back is what was found."""
    chance = Random(seed)  # noqa: S311 - a reproducible draw
    rules = random_edition(chance)
    found = audit(rules, random_case(chance, rules))
    rows = finding_rows(found)
    assert [row["requirement"] for row in rows] == list(found.findings)
    assert [row["verdict"] for row in rows] == [o.verdict.value for o in found.findings.values()]
    read = list(csv.DictReader(io.StringIO(written_rows(rows))))
    for row, back in zip(rows, read, strict=True):
        assert back["met"] == row["met"]
        assert back["open"].split("; ") == list(row["open"] or [""])  # type: ignore[arg-type]
        assert int(back["proven"]) == found.conclusion.proven


def test_a_table_of_nothing_is_nothing() -> None:
    """There is no line of heads for no rows."""
    assert written_rows([]) == ""


def test_yes_nothing_and_several_have_one_spelling() -> None:
    """A reader need not guess how a cell is meant."""
    row = {"a": True, "b": None, "c": ("x", "y"), "d": 3, "e": False}
    assert written_rows([row]) == "a,b,c,d,e\ntrue,,x; y,3,false\n"


def test_parquet_keeps_types_and_lists(tmp_path: Path) -> None:
    """Numbers stay numbers, and what is open a list; the same rows are the same bytes."""
    polars = pytest.importorskip("polars")
    from ecorules.engines.columnar.kept import keep  # noqa: PLC0415 - where polars is installed

    rows = finding_rows(demonstration())
    for name in ("one.parquet", "two.parquet"):
        keep(rows, tmp_path / name)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    frame = polars.read_parquet(tmp_path / "one.parquet")
    assert frame.columns == list(rows[0])
    assert frame["level"].dtype == polars.Int64
    assert frame["open"].to_list() == [list(row["open"]) for row in rows]  # type: ignore[arg-type]
    assert frame["verdict"].to_list() == [row["verdict"] for row in rows]
