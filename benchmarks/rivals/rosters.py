"""One engine on cases with rosters, in a process of its own; prints one line of JSON.

    python benchmarks/rivals/rosters.py --cases 1000 500 FOLDER
    python benchmarks/rivals/rosters.py "DuckDB" FOLDER 1000 compare

The first writes one table of the cases and one of their factories, one cell in eight missing, and
what ours says of them; the second measures one engine on so many of these cases.  Time is from
both tables in files to answers in memory.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import polars as pl
from bulk_engines import Met, Sql, answers
from flat_cases import Tally, flat_cases, taken_apart
from scale import factories
from scheme import Exact, condition, fact_column, plain, scheme

from cases import YEAR, case_of
from ecorules import audit, load_edition
from ecorules.case.model import Case, Evidence, EvidenceState, Member, MemberList
from ecorules.edition.model import Edition
from ecorules.engines.columnar.flat import Sources, flat_tables
from ecorules.engines.columnar.run import results
from ecorules.engines.columnar.setting import Setting
from ecorules.language.syntax import Count, Every, Share, Some, Total

EDITION, ROSTER = "eit-2562", "factories"
ROUNDS, LONG = 2, 2.5
IS_COMPLETE = True
MET = {"true": 1, "false": 0, "unknown": -1}

# What is timed, and how to read from what it made whether each requirement is met.
Built = tuple[Callable[[], object], Callable[[object], Met]]
BUILDERS: dict[str, Callable[[Edition, Path], Built]] = {}


def engine(name: str) -> Callable:
    """Enter a builder under the name of its engine."""

    def entered(builder: Callable[[Edition, Path], Built]) -> Callable:
        BUILDERS[name] = builder
        return builder

    return entered


@engine("ecorules, columns (Polars)")
def ours(edition: Edition, folder: Path) -> Built:
    """Look at every cell, count the factories and judge, with levels and verdicts."""
    sources = Sources([folder / "cases.parquet"], {ROSTER: folder / "factories.parquet"})
    setting = Setting(is_closed=True, complete=frozenset([ROSTER]))

    def task() -> pl.DataFrame:
        tables = flat_tables(edition, sources, setting).tables
        return results(edition, tables).collect(engine="streaming")

    def met(said: pl.DataFrame) -> Met:
        columns = {code: said[f"met:{code}"].cast(pl.Int8) for code in edition.requirements}
        return {code: column.fill_null(-1).to_numpy() for code, column in columns.items()}

    return task, met


@engine("ecorules, the definition")
def defined(edition: Edition, folder: Path) -> Built:
    """Audit one case after the other, of which nothing was worked out before, with its trace."""
    cases = read_cases(edition, folder)

    def task() -> list[list[int]]:
        anew = [replace(one, rosters=untouched(one)) for one in cases]
        audits = [audit(edition, one) for one in anew]
        return [[MET[each.met.value] for each in one.findings.values()] for one in audits]

    def met(said: list[list[int]]) -> Met:
        columns = zip(edition.requirements, zip(*said, strict=True), strict=True)
        return {code: np.array(column) for code, column in columns}

    return task, met


def untouched(case: Case) -> dict[str, MemberList]:
    """Return the rosters of a case as if they had just been read."""
    return {name: replace(one) for name, one in case.rosters.items()}


def read_cases(edition: Edition, folder: Path) -> list[Case]:
    """Return the same cases as the definition reads them; this is not timed."""
    members: defaultdict[str, list[Member]] = defaultdict(list)
    for row in exact(edition, pl.read_parquet(folder / "factories.parquet")):
        of, key = members[str(row.pop("case"))], str(row.pop("registration"))
        of.append(Member(key, "", {cell(name): value for name, value in row.items()}))
    rows = exact(edition, pl.read_parquet(folder / "cases.parquet"))
    return [with_members(edition, row, members) for row in rows]


def with_members(edition: Edition, row: Exact, members: Mapping[str, list[Member]]) -> Case:
    """Return the case of a row with its roster, which is complete and supported."""
    name = str(row.pop("case"))
    case = case_of(scheme()._replace(edition=edition), row)
    papers = {**case.register.evidence, ROSTER: Evidence(ROSTER, EvidenceState.ACCEPTED)}
    roster = MemberList(ROSTER, tuple(members[name]), IS_COMPLETE, (ROSTER,), {})
    register = replace(case.register, evidence=papers)
    return replace(case, id=name, rosters={ROSTER: roster}, register=register)


def cell(name: str) -> tuple[str, int]:
    """Return the fact and the year of a column."""
    fact, _, back = name.partition("@-")
    return fact, YEAR - int(back or 0)


def exact(edition: Edition, table: pl.DataFrame) -> list[Exact]:
    """Return the cells that are known, numbers in base units."""
    factors = Sql(scheme()._replace(edition=edition), table).factors
    return [
        {
            name: factors[name] * Fraction(value) if name in factors else value
            for name, value in row.items()
            if value is not None
        }
        for row in table.to_dicts()
    ]


@engine("DuckDB")
def duck(edition: Edition, folder: Path) -> Built:
    """Group in SQL, used plainly: what is missing is neither counted nor added."""
    import duckdb  # noqa: PLC0415 - only where it is asked for

    tallies, found = taken_apart(edition)[1], scheme()
    files = [folder / "cases.parquet", folder / "factories.parquet"]
    tables = [pl.scan_parquet(file).head(0).collect() for file in files]
    members = Sql(found, tables[1])
    counted = ", ".join(
        f"{tallied(one, members)} AS {plain(name)}" for name, one in tallies.items()
    )
    named = [
        ", ".join(f'"{name}" AS {plain(name)}' for name in table.columns[1:]) for table in tables
    ]
    query = f"""
        CREATE OR REPLACE TEMP TABLE found AS
        WITH area AS (SELECT "case", file_row_number AS place, {named[0]}
                      FROM read_parquet('{files[0]}', file_row_number = true)),
        members AS (SELECT "case", {named[1]} FROM '{files[1]}'),
        figures AS (SELECT "case", {counted} FROM members GROUP BY "case")
        SELECT place, {Sql(found, tables[0]).asked(found)} FROM area JOIN figures USING ("case")
    """  # noqa: S608 - our own
    database = duckdb.connect()
    database.execute("SET threads = 2")

    def met(_: object) -> Met:
        return answers(database.execute("SELECT * FROM found ORDER BY place").fetchnumpy(), found)

    return lambda: database.execute(query), met


def tallied(one: Tally, members: Sql) -> str:
    """Return a tally in SQL."""
    where = "true" if getattr(one, "where", None) is None else written(one.where, members)
    match one:
        case Total(fact=fact, years_back=back):
            return f"sum({members.figure(fact_column(fact, back))}) FILTER ({where})"
        case Count(that=that):
            return f"count(*) FILTER ({'true' if that is None else written(that, members)})"
        case Share(that=that):
            both = f"count(*) FILTER ({where} AND {written(that, members)})"
            return f"{both}::DOUBLE / nullif(count(*) FILTER ({where}), 0)"
        case Every(that=that):
            return f"bool_and({written(that, members)}) FILTER ({where})"
        case Some(that=that):
            return f"bool_or({written(that, members)}) FILTER ({where})"


def written(node: object, members: Sql) -> str:
    """Return a condition on a member in SQL."""
    return members.condition(condition(node, {}))


def prepare(number: int, each: int, folder: Path) -> None:
    """Write the tables, and what ours says of them."""
    edition = load_edition(EDITION)
    flat_cases(edition, number).write_parquet(folder / "cases.parquet")
    factories(edition, number, each).write_parquet(folder / "factories.parquet")
    task, met = ours(edition, folder)
    pl.DataFrame(met(task())).write_parquet(folder / "met.parquet")
    print(json.dumps({"cases": number}))


def first(number: int, folder: Path) -> Path:
    """Return a folder with the first so many cases and their factories."""
    cases = pl.read_parquet(folder / "cases.parquet")
    if number >= len(cases):
        return folder
    into = folder / str(number)
    into.mkdir(exist_ok=True)
    kept = cases.head(number)
    kept.write_parquet(into / "cases.parquet")
    listed = pl.scan_parquet(folder / "factories.parquet")
    wanted = listed.filter(pl.col("case").is_in(kept["case"].implode()))
    wanted.sink_parquet(into / "factories.parquet")
    return into


def measured(name: str, folder: Path, number: int, *, compare: bool) -> dict[str, object]:
    """Build the engine, time it, and hold it to ours if asked to."""
    edition = load_edition(EDITION)
    task, met = BUILDERS[name](edition, first(number, folder))
    times = []
    while len(times) <= ROUNDS and (not times or times[0] < LONG):
        begun = time.perf_counter()
        said = task()
        times.append(time.perf_counter() - begun)
    told: dict[str, object] = {
        "seconds": statistics.median(times[1:] or times),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    if compare:
        own = pl.read_parquet(folder / "met.parquet").head(number)
        pairs = [(own[code].to_numpy(), one) for code, one in met(said).items()]
        told["alike"] = sum(int(np.sum(mine == one)) for mine, one in pairs)
        told["asked"] = sum(len(mine) for mine, _ in pairs)
    return told


def main(*arguments: str) -> None:
    """Prepare, or measure."""
    if arguments[0] == "--cases":
        _, number, each, folder = arguments
        prepare(int(number), int(each), Path(folder))
        return
    name, folder, number, *more = arguments
    print(json.dumps(measured(name, Path(folder), int(number), compare="compare" in more)))


if __name__ == "__main__":
    main(*sys.argv[1:])
