"""Say where the time of ours goes: in columns, by stage, and in one case, by function.

    python benchmarks/rivals/where.py columns 100000
    python benchmarks/rivals/where.py case

In columns every part is asked for alone, and what is not asked for is not worked out; parts share
work, so that they add up to more than the whole.
"""

from __future__ import annotations

import cProfile
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from scheme import DAY, Exact, Scheme, exact_rows, scheme

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulk_flat import Sources, flat_tables
from flat_cases import flat_cases

from ecorules.audit.conduct import audit
from ecorules.engines.columnar.run import results
from ecorules.engines.columnar.setting import Setting
from ecorules.engines.straight import straight

ROUNDS, CASES, SLOWEST = 5, 100, 6


def milliseconds(task: Callable[[], object]) -> float:
    """Return the median time of a task, after one run that is not counted."""
    task()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        task()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def plan(found: Scheme, number: int, folder: Path) -> tuple[pl.LazyFrame, pl.DataFrame]:
    """Return the plan over cases in memory, and these."""
    path = folder / f"{number}.parquet"
    flat_cases(found.edition, number).write_parquet(path)
    tables = flat_tables(found.edition, Sources([path], {}), Setting()).tables
    held = tables.cases.collect()
    return results(found.edition, replace(tables, cases=held.lazy())), held


def columns(number: str) -> None:
    """Print the time of every stage in columns."""
    found = scheme()
    with TemporaryDirectory() as name:
        few, _ = plan(found, 1, Path(name))
        whole, held = plan(found, int(number), Path(name))
    codes = list(found.requirements)
    parts = {
        "all of it": whole,
        "the same plan for a single case": few,
        "the columns read, and no more": held.lazy().select(pl.all().null_count()),
        "met": whole.select(f"met:{code}" for code in codes),
        "verdicts": whole.select(f"verdict:{code}" for code in codes),
        "proven level": whole.select("proven"),
        "reachable level": whole.select("reachable"),
    }
    times = {
        said: milliseconds(lambda one=one: one.collect(engine="streaming"))
        for said, one in parts.items()
    }
    alone = {
        f"verdict of {code} alone": milliseconds(
            lambda code=code: whole.select(f"verdict:{code}").collect(engine="streaming")
        )
        for code in codes
    }
    slowest = sorted(alone, key=lambda said: -alone[said])[:SLOWEST]
    print(f"{int(number):,} cases, {len(codes)} requirements, milliseconds")
    for said, took in [*times.items(), *((said, alone[said]) for said in slowest)]:
        print(f"  {said:<34}{took:9.2f}   {took / times['all of it']:5.0%}")
    print(f"  {'all verdicts, each alone':<34}{sum(alone.values()):9.2f}")


def case() -> None:
    """Print in which functions one case spends its time, straight lines and the definition."""
    found = scheme()
    rows = exact_rows(found, CASES)
    lines = straight(found.edition, DAY)
    from cases import case_of  # noqa: PLC0415 - as the engine does

    def judge(row: Exact) -> None:
        lines.judge(lines.row(row))

    def define(row: Exact) -> None:
        audit(found.edition, case_of(found, row))

    for said, run in (("straight lines", judge), ("the definition", define)):
        run(rows[0])
        told = cProfile.Profile()
        told.enable()
        for row in rows:
            run(row)
        told.disable()
        print(f"{said}, {CASES} cases, share of the time within each function itself")
        for share, calls, function in busiest(told):
            print(f"  {share:6.1%}  {calls / CASES:9.1f} calls a case  {function}")


def busiest(told: cProfile.Profile) -> list[tuple[float, int, str]]:
    """Return the functions in which most time was spent, with their shares and calls."""
    stats = pstats.Stats(told).stats
    whole = sum(own for _, _, own, _, _ in stats.values())
    most = sorted(stats.items(), key=lambda one: -one[1][2])[:SLOWEST]
    return [
        (own / whole, calls, f"{Path(file).name}: {name}" if line else name)
        for (file, line, name), (_, calls, own, _, _) in most
    ]


if __name__ == "__main__":
    {"columns": columns, "case": case}[sys.argv[1]](*sys.argv[2:])
