"""Tables of flat facts: what each state, number and setting is worth, and what is written out."""

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
from ecorules.case.model import Case, Evidence, EvidenceState, Register, RoundKind
from ecorules.case.papers import Papers
from ecorules.diagnostics import Invalid
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
from ecorules.language.interval import Interval
from ecorules.language.quantity import unit
from ecorules.language.subject import Gap, Lack
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Constant,
    FactValue,
    InHand,
    Ratio,
    Relation,
    Sum,
)
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import Better, Fact, NumberKind
from tests.areas import DAY
from tests.repository import ROOT
from tests.small import NAME, edition, requirement

TOWNS = ROOT / "tests" / "example" / "towns.csv"
FACTORIES = ROOT / "tests" / "example" / "factories.csv"
TRUTHS = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}


PLAIN = Setting()


def table(folder: Path, columns: dict[str, list[object]], suffix: str = ".parquet") -> Sources:
    """Return a table of cases, written into a folder."""
    path = folder / f"cases{suffix}"
    made = pl.DataFrame(columns)
    made.write_parquet(path) if suffix == ".parquet" else made.write_csv(path)
    return Sources([path], {})


def met(asked: Edition, sources: Sources, setting: Setting = PLAIN) -> list[Truth]:
    """Return whether the first requirement of an edition is met, row by row."""
    rows = results(asked, flat_tables(asked, sources, setting).tables).collect()
    return [TRUTHS[value] for value in rows[f"met:{next(iter(asked.requirements))}"]]


PAPER = edition([requirement("1.1.1", 1, InHand("1.1.1/plan"), items=["plan"])])
STATES = {
    "planned": Evidence("1.1.1/plan", EvidenceState.PLANNED),
    "submitted": Evidence("1.1.1/plan", EvidenceState.SUBMITTED),
    "accepted": Evidence("1.1.1/plan", EvidenceState.ACCEPTED),
    "rejected": Evidence("1.1.1/plan", EvidenceState.REJECTED),
    "expired": Evidence("1.1.1/plan", EvidenceState.ACCEPTED, valid_until=date(2020, 1, 1)),
}


@pytest.mark.parametrize("kind", RoundKind)
@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("as_columns", [False, True])
def test_a_state_is_worth_what_it_is_worth_in_a_register(
    kind: RoundKind, tmp_path: Path, *, is_closed: bool, as_columns: bool
) -> None:
    """In every round and register, told of all rows at once or by columns."""
    register = Register(is_closed, {})
    held = [replace(register, evidence={each.code: each}) for each in STATES.values()]
    expected = [Papers(each, DAY, kind).document("1.1.1/plan").value for each in (*held, register)]
    columns: dict[str, list[object]] = {
        "case": [str(number) for number in range(len(expected))],
        "doc:1.1.1/plan": [*STATES, None],
    }
    setting = Setting(kind=kind, is_closed=is_closed)
    if as_columns:
        columns["round"] = [kind.value] * len(expected)
        columns["register"] = ["closed" if is_closed else "open"] * len(expected)
        setting = Setting()
    assert met(PAPER, table(tmp_path, columns), setting) == expected


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_a_document_may_be_a_plain_yes_or_no(tmp_path: Path, suffix: str) -> None:
    """A plain no is missing whatever the register; nothing is unknown until it is closed."""
    columns: dict[str, list[object]] = {
        "case": ["a", "b", "c"],
        "doc:1.1.1/plan": [True, False, None],
    }
    sources = table(tmp_path, columns, suffix)
    assert met(PAPER, sources) == [Truth.TRUE, Truth.FALSE, Truth.UNKNOWN]
    closed = Setting(is_closed=True)
    assert met(PAPER, sources, closed) == [Truth.TRUE, Truth.FALSE, Truth.FALSE]


def area_asked(relation: Relation, bound: str) -> Edition:
    """Return an edition that compares the green area in rai."""
    kind = NumberKind(unit("rai"), Interval(Fraction(0), None))
    fact = Fact("green_area", NAME, kind, None, Better.HIGHER, "office")
    compared = Compare(FactValue("green_area"), relation, Constant(Fraction(bound), unit("m2")))
    return edition([requirement("1.1.1", 1, compared)], facts={"green_area": fact})


NUMBERS = [
    pl.Series("green_area", ["0.1", "0.10001", None], dtype=pl.String),
    pl.Series("green_area", ["0.10000", "0.10001", None]).str.to_decimal(scale=5),
]


@pytest.mark.parametrize("numbers", NUMBERS, ids=["text", "decimal"])
def test_a_tenth_is_a_tenth(numbers: pl.Series, tmp_path: Path) -> None:
    """At a threshold the last decimal decides, in any form that holds decimals exactly."""
    sources = table(tmp_path, {"case": ["a", "b", "c"], "green_area": numbers})  # type: ignore[dict-item]
    expected = [Truth.TRUE, Truth.FALSE, Truth.UNKNOWN]
    assert met(area_asked(Relation.AT_MOST, "160"), sources) == expected


def test_a_float_is_taken_where_it_is_whole_and_nowhere_else(tmp_path: Path) -> None:
    """What would have to be rounded is refused, with the row and the value."""
    whole = table(tmp_path, {"case": ["a", "b"], "green_area": [2.0, None]})
    asked = area_asked(Relation.EQUALS, "3200")
    assert met(asked, whole) == [Truth.TRUE, Truth.UNKNOWN]
    broken = table(tmp_path, {"case": ["a", "b"], "green_area": [2.0, 0.1]})
    with pytest.raises(Invalid) as refused:
        met(asked, broken)
    (problem,) = refused.value.diagnostics
    assert problem.message.en == "column `green_area`: 1 cell is not right, in row 2 (`0.1`)"
    assert problem.message.th == "คอลัมน์ `green_area` มี 1 ช่องที่ไม่ถูกต้อง แถวที่ 2 (`0.1`)"
    assert problem.help is not None
    assert problem.help.en == (
        "write numbers in rai from 0 on, with a point before decimals; a floating-point number "
        "that is not whole is not exact: store decimals or text"
    )


def test_numbers_that_outgrow_128_bits_are_refused_by_name(tmp_path: Path) -> None:
    """Never an approximation: the node and the requirement are named."""
    kind = NumberKind(unit("1"), Interval(Fraction(0), None))
    facts = {name: Fact(name, NAME, kind, None, Better.HIGHER, "office") for name in "abc"}
    part, whole = FactValue("a"), FactValue("b")
    ratio = Ratio(Ratio(part, whole), Ratio(whole, Sum((part, FactValue("c")))))
    compared = Compare(ratio, Relation.AT_LEAST, Ratio(part, whole))
    asked = edition([requirement("1.1.1", 1, AllOf((compared,)))], facts=facts)
    large = 2**62 + 1
    sources = table(tmp_path, {"case": ["x"], "a": [large], "b": [large], "c": [large]})
    with pytest.raises(Invalid) as refused:
        met(asked, sources)
    (problem,) = refused.value.diagnostics
    assert problem.message.en == (
        "requirement `1.1.1`: `compare` cannot be evaluated in columns: its numbers grow beyond "
        "128 bits"
    )
    small = table(tmp_path, {"case": ["x"], "a": [3], "b": [2], "c": [1]})
    assert met(asked, small) == [Truth.TRUE]


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
    sources = table(tmp_path, headers, ".csv")._replace(rosters=rosters)
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
