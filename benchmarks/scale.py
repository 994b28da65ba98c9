"""How bulk evaluation grows with cases, requirements and factories: time and memory, measured.

Each row is a process of its own that reads Parquet and writes Parquet, so that its memory is its
own.  `--write` measures the large sizes too and writes the table into `docs/scale.md`.

    python benchmarks/scale.py [--write]
"""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import polars as pl
from flat_cases import MISSING_IN, drawn, flat_cases

from ecorules import load_edition
from ecorules.edition.model import Edition
from ecorules.engines.columnar.canonical import asked_of
from ecorules.engines.columnar.cluster import Work, shared
from ecorules.engines.columnar.flat import Sources, flat_tables
from ecorules.engines.columnar.run import Order, carried_out
from ecorules.engines.columnar.setting import Setting
from ecorules.engines.columnar.tables import fact_column
from ecorules.levels import judging_order

PAGE = Path(__file__).resolve().parent.parent / "docs" / "scale.md"
PART = 500_000
EDITION = "eit-2562"


class Size(NamedTuple):
    """How much there is to evaluate, and by how many workers; 0 is this process alone."""

    cases: int
    requirements: int = 41
    factories: int = 0
    workers: int = 0


SMALL = (Size(10_000), Size(20_000, 82), Size(100, 41, 100))
LARGE = (
    Size(10_000),
    Size(100_000),
    Size(1_000_000),
    Size(10_000_000),
    Size(100_000, 10),
    Size(100_000, 164),
    Size(1_000, 41, 50),
    Size(1_000, 41, 500),
    Size(10_000, 41, 500),
    Size(1_000_000, workers=2),
)


class Measured(NamedTuple):
    """What one size took: seconds to look and to evaluate, megabytes at the peak."""

    looked: float
    evaluated: float
    peak: int


def widened(edition: Edition, number: int) -> Edition:
    """Return the edition with so many requirements: fewer, or taken again under other codes."""
    codes = list(islice(cycle(judging_order(edition)), number))
    found = {}
    for place, code in enumerate(codes):
        name = code if code not in found else f"{code}.{place}"
        found[name] = replace(edition.requirements[code], code=name)
    return replace(edition, requirements=found)


def factories(edition: Edition, cases: int, each: int, first: int = 0) -> pl.DataFrame:
    """Return a roster of so many factories for each case, one cell in eight unknown."""
    row = pl.int_range(first * each, (first + cases) * each, dtype=pl.UInt64)
    columns = [
        (pl.lit("case ") + (row // each).cast(pl.String)).alias("case"),
        (pl.lit("F") + (row % each).cast(pl.String)).alias("registration"),
    ]
    for place, (name, years_back) in enumerate(asked_of(edition, "factories")):
        chance = row.hash(place + 7_000_003)
        cell = drawn(edition.vocabulary.facts[name].kind, chance)
        known = pl.when(chance % MISSING_IN > 0).then(cell)
        columns.append(known.alias(fact_column(name, years_back)))
    return pl.select(columns)


def made(edition: Edition, size: Size, folder: Path) -> Sources:
    """Write the tables of a size into a folder."""
    roster = size.factories
    for first in range(0, size.cases, PART // max(roster, 1)):
        rows = min(PART // max(roster, 1), size.cases - first)
        flat_cases(edition, rows, first=first).write_parquet(folder / f"c{first:012}.parquet")
        if roster:
            members = factories(edition, rows, roster, first)
            members.write_parquet(folder / f"f{first:012}.parquet")
    cases = folder / "cases.parquet"
    pl.scan_parquet(folder / "c0*.parquet").sink_parquet(cases)
    if not roster:
        return Sources([cases], {})
    listed = folder / "factories.parquet"
    pl.scan_parquet(folder / "f0*.parquet").sink_parquet(listed)
    return Sources([cases], {"factories": listed})


def evaluated(size: Size, folder: Path) -> Measured:
    """Evaluate the tables of a folder in this process, and return what it took."""
    edition = widened(load_edition(EDITION), size.requirements)
    rosters = {"factories": folder / "factories.parquet"} if size.factories else {}
    sources = Sources([folder / "cases.parquet"], rosters)
    setting = Setting(complete=frozenset(rosters))
    begun = time.perf_counter()
    flat = flat_tables(edition, sources, setting)
    looked = time.perf_counter()
    order = Order(folder / "results.parquet")
    work = Work(edition, sources, setting, flat.cases)
    alone = partial(carried_out, edition, flat.tables, order)
    found = shared(work, str(size.workers), order) if size.workers else alone()
    ended = time.perf_counter()
    assert found.cases == size.cases  # noqa: S101 - nothing may fall out
    return Measured(looked - begun, ended - looked, peak())


def peak() -> int:
    """Return the most memory that this process held, in megabytes.

    The system's own account of it starts anew with a program; that of `getrusage` begins where
    the process that started it stood.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found[1]) // 1024 if found else 0


def measured(size: Size) -> Measured:
    """Return what a size takes in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        edition = widened(load_edition(EDITION), size.requirements)
        made(edition, size, Path(folder))
        command = [sys.executable, __file__, "--one", json.dumps(size), folder]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ourselves
    return Measured(*json.loads(told.splitlines()[-1]))


def row(size: Size, took: Measured) -> list[str]:
    """Return one size as a row of the table."""
    rate = size.cases / took.evaluated
    return [
        f"{size.cases:,}",
        str(size.requirements),
        str(size.factories),
        str(size.workers or "none"),
        f"{took.looked:.1f}",
        f"{took.evaluated:.1f}",
        f"{rate:,.0f}",
        f"{took.peak:,}",
    ]


HEADS = (
    "cases",
    "requirements",
    "factories each",
    "workers",
    "first look, s",
    "evaluated and written, s",
    "cases a second",
    "peak, MB",
)


def table(sizes: tuple[Size, ...]) -> str:
    """Return the measured table."""
    lines = [f"| {' | '.join(HEADS)} |", f"|{'---:|' * len(HEADS)}"]
    for size in sizes:
        cells = row(size, measured(size))
        print(*cells, sep="\t", flush=True)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Print the table of the small sizes, or write that of the large ones into the page."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(evaluated(Size(*json.loads(arguments[1])), Path(arguments[2]))))
        return
    print(*HEADS, sep="\t")
    found = table(LARGE if "--write" in arguments else SMALL)
    if "--write" in arguments:
        machine = (
            f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
            f"Python {platform.python_version()}, Polars {version('polars')}, edition {EDITION}."
        )
        text = PAGE.read_text(encoding="utf-8")
        new = f"<!-- measured -->\n{machine}\n\n{found}\n<!-- measured -->"
        PAGE.write_text(
            re.sub(r"<!-- measured -->.*<!-- measured -->", lambda _: new, text, flags=re.DOTALL),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main(sys.argv[1:])
