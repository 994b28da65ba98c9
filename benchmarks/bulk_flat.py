"""Flat cases at once, with unknowns: columns beside a loop in C made from the same edition.

Every tally of the edition is handed in as one figure of the area, so that all requirements are
flat.  Both judge the same cases from memory to memory, on both cores, and must say the same.

    python benchmarks/bulk_flat.py [CASES]
"""

import ctypes
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
from arrow_memory import Memory
from c_loop import compiled, packed, scales_of
from flat_cases import flat_cases, flattened

from ecorules import load_edition
from ecorules.edition.model import Edition
from ecorules.engines.columnar.flat import Sources, flat_tables
from ecorules.engines.columnar.plan import verdict_column
from ecorules.engines.columnar.run import results
from ecorules.engines.columnar.setting import Setting

CASES, ROUNDS = 200_000, 5


def seconds(task: Callable[[], object]) -> float:
    """Return the median time of a task over several runs, after one that is not counted."""
    task()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        task()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def columns(edition: Edition, cases: pl.DataFrame) -> Callable[[], pl.DataFrame]:
    """Return the evaluation in columns, of cases in memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.parquet"
        cases.write_parquet(path)
        tables = flat_tables(edition, Sources([path], {}), Setting()).tables
        held = tables.cases.collect()
    plan = results(edition, replace(tables, cases=held.lazy()))
    return lambda: plan.collect(engine="streaming")


def loop(edition: Edition, cases: pl.DataFrame) -> Callable[[], pl.DataFrame]:
    """Return the evaluation by the loop in C, of cases in memory."""
    scales = scales_of(edition, cases)
    made, given = compiled(edition, scales), packed(edition, cases, scales)
    names = [*map(verdict_column, made.codes), "proven", "reachable"]
    found = pl.select([pl.zeros(len(cases), dtype=pl.UInt8, eager=False).alias(n) for n in names])
    found = found.with_columns(pl.all() + 0).rechunk()
    reads = [Memory(given[name]) for name in made.columns]
    writes = [Memory(found[name]) for name in names]
    into = (ctypes.c_void_p * len(reads))(*[each.address for each in reads])
    out = (ctypes.c_void_p * len(writes))(*[each.address for each in writes])
    size = ctypes.c_long(len(cases))

    def run() -> pl.DataFrame:
        made.library.run(into, out, size)
        return found

    run.held = (reads, writes, given)
    return run


def agree(edition: Edition, ours: pl.DataFrame, theirs: pl.DataFrame) -> None:
    """Stop unless both say the same of every case."""
    for code in edition.requirements:
        name = verdict_column(code)
        assert ours[name].to_physical().equals(theirs[name]), code  # noqa: S101 - that is checked
    for name in ("proven", "reachable"):
        same = ours[name].cast(pl.UInt8).equals(theirs[name])
        assert same, name  # noqa: S101 - that is checked


def main(number: int) -> None:
    """Print both times and their ratio, for each edition."""
    print(f"{number:,} flat cases, one cell in eight unknown, {os.cpu_count()} cores, seconds")
    for name in ("eit-2562", "eit-2565"):
        edition = flattened(load_edition(name))
        cases = flat_cases(edition, number)
        ours = columns(edition, cases)
        own = seconds(ours)
        print(f"{name}: {len(edition.requirements)} requirements, {cases.width - 1} columns")
        print(f"  columns          {own:8.3f}   {number / own / 1e6:6.2f} million cases a second")
        if shutil.which("cc") is None:
            print("  no C compiler here, so nothing to compare with")
            continue
        theirs = loop(edition, cases)
        other = seconds(theirs)
        agree(edition, ours(), theirs())
        print(f"  generated C      {other:8.3f}   {number / other / 1e6:6.2f}")
        print(f"  ratio            {own / other:8.2f}   (aim: 1.5)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CASES)
