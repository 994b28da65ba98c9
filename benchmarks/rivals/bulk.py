"""One engine on many flat cases with unknowns, in a process of its own; prints one line of JSON.

    python benchmarks/rivals/bulk.py --cases 100000 FOLDER SCHEME
    python benchmarks/rivals/bulk.py "NumPy" FOLDER SCHEME compare

The first writes the cases and what ours and the loop in C say of them; the second measures one
engine on them.  Three-valued where the engine can be: a null is neither true nor false.  That is
less than ours knows, which goes by what the vocabulary declares of a missing number; how many
answers are the same is counted.  Time is from memory to memory.
"""

from __future__ import annotations

import json
import pickle
import resource
import statistics
import sys
import time
from pathlib import Path

import bulk_frameworks  # noqa: F401 - it enters its engines
import numpy as np
import polars as pl
from bulk_engines import BUILDERS, JUDGING, Met
from flat_cases import flat_cases
from scheme import Scheme

ROUNDS = 2
# A run that takes longer than this, in seconds, is its own measure: it needs no warm-up.
LONG = 2.5
MOST_BYTES = 8 * 2**30


def read(path: str) -> Scheme:
    """Return what the parent read for all engines."""
    found: Scheme = pickle.loads(Path(path).read_bytes())  # noqa: S301 - our own
    return found


def prepare(number: int, folder: Path, found: Scheme) -> None:
    """Write so many cases, and the answers that engines are held to."""
    cases = flat_cases(found.edition, number)
    cases.write_parquet(folder / "cases.parquet")
    for name in JUDGING:
        task, verdicts = BUILDERS[name](found, cases)
        said = task()
        pl.DataFrame(verdicts(said)).write_parquet(folder / f"{name}.parquet")
        if f"met:{next(iter(found.requirements))}" in said.columns:
            met = {code: said[f"met:{code}"].cast(pl.Int8) for code in found.requirements}
            pl.DataFrame(met).fill_null(-1).write_parquet(folder / "met.parquet")
    print(json.dumps({"cases": number}))


def alike(name: str, answers: Met, folder: Path) -> int:
    """Return how many answers are those that the engine is held to."""
    own = pl.read_parquet(folder / f"{JUDGING.get(name, 'met')}.parquet")
    return sum(int(np.sum(own[code].to_numpy() == said)) for code, said in answers.items())


def measured(name: str, folder: Path, found: Scheme, *, compare: bool) -> dict[str, object]:
    """Build the engine, time it, and hold it to ours if asked to."""
    cases = pl.read_parquet(folder / "cases.parquet")
    task, met = BUILDERS[name](found, cases)
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
        told["alike"] = alike(name, met(said), folder)
        told["asked"] = len(found.requirements) * len(cases)
    return told


def main(*arguments: str) -> None:
    """Prepare, or measure; an engine that needs more memory than the cap fails."""
    if arguments[0] == "--cases":
        _, number, folder, scheme = arguments
        prepare(int(number), Path(folder), read(scheme))
        return
    name, folder, scheme, *more = arguments
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    print(json.dumps(measured(name, Path(folder), read(scheme), compare="compare" in more)))


if __name__ == "__main__":
    main(*sys.argv[1:])
