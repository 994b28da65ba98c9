"""What a bulk evaluation writes out, alone and shared, and that it is what an audit says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
from jsonschema import Draft202012Validator

from ecorules import audit, load_case, load_edition
from ecorules.audit.finding import Finding
from ecorules.case.model import Case, RoundKind
from ecorules.edition.model import Edition
from ecorules.engines.columnar.cluster import Work, shared
from ecorules.engines.columnar.flat import Sources, flat_tables
from ecorules.engines.columnar.folders import Read, tables_of_cases
from ecorules.engines.columnar.found import VERDICTS
from ecorules.engines.columnar.layout import layout_json_schema, layout_of, written_layout
from ecorules.engines.columnar.reasons import reasons_column
from ecorules.engines.columnar.record import bulk_json_schema, written_bulk
from ecorules.engines.columnar.run import NotSaved, Order, carried_out, results
from ecorules.engines.columnar.setting import Setting
from ecorules.language.quantity import PLAIN
from ecorules.language.subject import Gap, Lack
from ecorules.language.syntax import Compare, Constant, Count, Relation
from ecorules.language.truth import Truth
from tests.repository import ROOT
from tests.small import edition, requirement

TOWNS = ROOT / "cases" / "tables" / "towns.csv"
FACTORIES = ROOT / "cases" / "tables" / "factories.csv"
TRUTHS = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}


def example(*, gives_reasons: bool = False) -> tuple[Edition, Sources, Setting]:
    """Return the towns of the example with their factories."""
    setting = Setting(gives_reasons=gives_reasons)
    return load_edition("eit-2562"), Sources([TOWNS], {"factories": FACTORIES}), setting


def test_reasons_are_named_as_in_an_audit() -> None:
    """The reason and the item, for what is open and for nothing else."""
    asked, sources, setting = example(gives_reasons=True)
    rows = results(asked, flat_tables(asked, sources, setting).tables).collect()
    told = {row["case"]: row for row in rows.to_dicts()}
    assert told["river"][reasons_column("1.2.1")] == []
    assert "no-observation green_industry_level" in told["bay"][reasons_column("19.d1")]
    assert f"{Lack.NO_OBSERVATION.value} factories" in told["hill"][reasons_column("19.1.1")]
    assert f"{Lack.NO_OBSERVATION.value} green_area" in told["hill"][reasons_column("1.2.1")]


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
def test_every_form_of_output_holds_every_case(suffix: str, tmp_path: Path) -> None:
    """A row a case, in the order of the table; the counts are those of the rows."""
    asked, sources, setting = example(gives_reasons=True)
    into, steps = tmp_path / f"results{suffix}", list[int]()
    tables = flat_tables(asked, sources, setting).tables
    found = carried_out(asked, tables, Order(into, steps.append))
    rows = read_back(into)
    assert rows["case"].to_list() == ["north", "river", "hill", "bay"]
    assert sum(steps) == found.cases == len(rows) == 4
    for code, verdicts in found.verdicts.items():
        counts = rows[f"verdict:{code}"].cast(pl.String).to_list()
        assert verdicts == {verdict: counts.count(verdict) for verdict in VERDICTS}
    assert [path.name for path in tmp_path.iterdir()] == [into.name]


def read_back(path: Path) -> pl.DataFrame:
    """Return what was written, in any of the forms."""
    if path.suffix == ".parquet":
        return pl.read_parquet(path)
    return pl.read_csv(path) if path.suffix == ".csv" else pl.read_ndjson(path)


def test_a_result_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """No half of a result lies about under its name."""
    asked, sources, setting = example()
    tables = flat_tables(asked, sources, setting).tables
    with pytest.raises(NotSaved):
        carried_out(asked, tables, Order(tmp_path / "nowhere" / "results.csv"))
    assert not list(tmp_path.iterdir())


def test_the_counts_hold_to_the_published_schema() -> None:
    """Other programs go by the schema."""
    asked, sources, setting = example()
    found = carried_out(asked, flat_tables(asked, sources, setting).tables, Order())
    written = json.loads(written_bulk(asked, found))
    assert not list(Draft202012Validator(bulk_json_schema()).iter_errors(written))
    assert sum(written["levels"]["proven"].values()) == written["cases"]


def test_a_list_that_does_not_count_leaves_open_who_is_a_member(tmp_path: Path) -> None:
    """Where the table says that the list itself does not count, its members are perhaps there."""
    anybody = Compare(Count("factories", None), Relation.AT_LEAST, Constant(Fraction(1), PLAIN))
    cases, factories = tmp_path / "cases.csv", tmp_path / "factories.csv"
    counts = {"counts:factories": [None, "true", "false"], "complete:factories": ["true"] * 3}
    pl.DataFrame({"case": ["a", "b", "c"], **counts}).write_csv(cases)
    pl.DataFrame({"case": ["a", "b", "c"], "registration": ["1"] * 3}).write_csv(factories)
    asked = edition([requirement("1.1.1", 1, anybody)])
    sources = Sources([cases], {"factories": factories})
    rows = results(asked, flat_tables(asked, sources, Setting(gives_reasons=True)).tables).collect()
    assert rows["met:1.1.1"].to_list() == [True, True, None]
    assert rows[reasons_column("1.1.1")].to_list() == [[], [], ["unsupported factories"]]


@pytest.mark.parametrize("name", ["eit-2562", "eit-2565"])
def test_the_layout_names_every_column_that_is_read(name: str, tmp_path: Path) -> None:
    """A table made by the layout is taken as it is; and all requirements run in columns."""
    asked = load_edition(name)
    written = json.loads(written_layout(asked))
    assert not list(Draft202012Validator(layout_json_schema()).iter_errors(written))
    layout = layout_of(asked)
    headers: dict[str, list[object]] = {one.name: [None] for one in layout.cases}
    headers["case"] = ["x"]
    del headers["on"]
    rosters = {}
    for one in layout.rosters:
        rosters[one.roster] = tmp_path / f"{one.roster}.csv"
        pl.DataFrame(
            {each.name: ["x" if each.required else None] for each in one.columns}
        ).write_csv(rosters[one.roster])
    cases = tmp_path / "cases.csv"
    pl.DataFrame(headers).write_csv(cases)
    sources = Sources([cases], rosters)
    found = carried_out(asked, flat_tables(asked, sources, Setting()).tables, Order())
    assert len(found.verdicts) == 41
    assert found.cases == 1


def test_a_cluster_of_two_workers_gives_the_same_rows(tmp_path: Path) -> None:
    """Every worker runs the very same columns; who did which part is seen nowhere."""
    pytest.importorskip("distributed")
    asked, sources, setting = example(gives_reasons=True)
    alone, together = tmp_path / "alone.parquet", tmp_path / "together.parquet"
    flat = flat_tables(asked, sources, setting)
    one = carried_out(asked, flat.tables, Order(alone))
    steps = list[int]()
    work = Work(asked, sources, setting, flat.cases)
    other = shared(work, "2", Order(together, steps.append), rows=1)
    assert other == one
    assert pl.read_parquet(together).equals(pl.read_parquet(alone))
    assert steps == [1, 1, 1, 1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone.parquet", "together.parquet"]


def variations() -> list[Case]:
    """Return the shipped cases as they stand, at other days, and held as the other round."""
    asked = load_edition("eit-2562")
    cases = [load_case(path.parent, asked) for path in sorted(ROOT.glob("cases/*/case.yaml"))]
    found = []
    for case in cases:
        for kind in RoundKind:
            for is_closed in (False, True):
                held = replace(case.round, kind=kind, on=date(2022, 1, 15))
                closed = replace(case.register, is_closed=is_closed)
                number = f"{case.id} {kind.value} {is_closed}"
                found += [replace(case, id=number, round=held, register=closed)]
    return found


def test_cases_in_columns_are_audited_as_each_alone() -> None:
    """Every verdict, whether it is met, why it is open, and both levels of every case."""
    asked, cases = load_edition("eit-2562"), variations()
    tables = tables_of_cases(Read(asked, tuple(cases)), None, None)
    rows = {row["case"]: row for row in results(asked, tables).collect().to_dicts()}
    for case in cases:
        row, audited = rows[case.id], audit(asked, case)
        levels = audited.conclusion.proven, audited.conclusion.reachable
        assert (row["proven"], row["reachable"]) == levels
        for code, one in audited.findings.items():
            assert row[f"verdict:{code}"] == one.verdict.value
            assert TRUTHS[row[f"met:{code}"]] is one.met
            assert row[reasons_column(code)] == reasons_said(one, case.round.fiscal_year)


def reasons_said(one: Finding, year: int) -> list[str]:
    """Return why a finding is open, as a table says it: without the members."""
    return sorted({f"{gap.lack.value} {gap.item}{_back(gap, year)}" for gap, _ in one.reasons})


def _back(gap: Gap, year: int) -> str:
    years_back = 0 if gap.fiscal_year is None else year - gap.fiscal_year
    return f"@-{years_back}" if years_back else ""
