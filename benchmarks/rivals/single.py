"""One engine on one case after another, in a process of its own; prints one line of JSON.

python benchmarks/rivals/single.py "CEL (C++)"
"""

from __future__ import annotations

import json
import pickle
import statistics
import sys
import time
from pathlib import Path

import matching  # noqa: F401 - it enters its engines
from engines import BUILDERS, Run
from scheme import DAY, Row, Scheme, exact_rows, plain, scheme, told

from ecorules.engines.straight import straight

CASES, ROUNDS, SECONDS = 200, 5, 0.2


def agreement(found: Scheme, run: Run, rows: list[Row], exact: list[dict]) -> tuple[int, int]:
    """Return how many requirements were judged as the definition's straight lines judge them."""
    lines = straight(found.edition, DAY)
    alike = asked = 0
    for row, case in zip(rows, exact, strict=True):
        ours = lines.judge(lines.row(case)).met.values()
        pairs = list(zip(ours, run(row), strict=True))
        asked += len(pairs)
        alike += sum(one is bool(other) for one, other in pairs)
    return alike, asked


def microseconds(run: Run, rows: list[Row]) -> float:
    """Return the median time of a case over several rounds."""
    for row in rows[:20]:
        run(row)
    times = []
    for _ in range(ROUNDS):
        begun, done = time.perf_counter(), 0
        while time.perf_counter() - begun < SECONDS:
            run(rows[done % len(rows)])
            done += 1
        times.append((time.perf_counter() - begun) / done * 1e6)
    return statistics.median(times)


def with_a_fact_missing(found: Scheme, run: Run, exact: list[dict], *, ours: bool) -> str:
    """Say what becomes of a requirement whose only comparison lacks its fact."""
    (place,) = (at for at, code in enumerate(found.requirements) if code == "2.1.1")
    lacking = "flat_2_1_1_0"
    base = {name: True if name.startswith("doc:") else value for name, value in exact[0].items()}
    row = dict(base) if ours else dict(told(found, base))
    del row[lacking if ours else plain(lacking)]
    try:
        said = run(row)[place]
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the answer
        return f"raises {type(error).__name__}"
    if isinstance(said, str):
        return f"an error value: {said[:24]}…"
    return {True: "met", False: "not met", None: "unknown"}[said]


def main(name: str, read_already: str = "", *more: str) -> None:
    """Build the engine, time it, hold it to ours if asked to, and print what was found."""
    # Our own: the parent has read the edition once for all engines.
    found = pickle.loads(Path(read_already).read_bytes()) if read_already else scheme()  # noqa: S301
    exact = exact_rows(found, CASES)
    ours = name.startswith("ecorules")
    rows = exact if ours else [told(found, row) for row in exact]
    run = BUILDERS[name](found)
    said: dict[str, object] = {"microseconds": microseconds(run, rows)}
    if "compare" in more:
        said["alike"], said["asked"] = agreement(found, run, rows, exact)
        said["missing"] = with_a_fact_missing(found, run, exact, ours=ours)
    print(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
