"""Run every engine of the comparison in one go, and write `docs/performance.md`.

    just rivals

Each engine runs in processes of its own, and all take turns, so that a machine that slows down
slows them all.  No number is typed by hand, and one that could not be had is told as such.
"""

from __future__ import annotations

import json
import os
import pickle
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

import bulk_frameworks  # noqa: E402, F401 - it enters its engines
import matching  # noqa: E402, F401 - the same
from bulk_engines import BUILDERS as BULK_BUILDERS  # noqa: E402 - beside this file
from engines import BUILDERS  # noqa: E402 - beside this file
from scheme import nodes, scheme  # noqa: E402 - beside this file

PAGE = ROOT / "docs" / "performance.md"
TURNS = 3
SIZES = (10_000, 100_000, 1_000_000)
# What grows beyond this machine is left out from here on, and the page says so.
AT_MOST = {"GoRules ZEN, batch": 10_000, "OpenFisca-core": 100_000}
OUR_OWN = ("one_audit.py", "one_update.py", "session_event.py")
PACKAGES = (
    "ecorules", "polars", "durable_rules", "zen-engine", "cel-expr-python",
    "common-expression-language", "json-logic-qubit", "rule-engine", "clipspy", "regopy",
    "OpenFisca-core", "duckdb", "numpy",
)  # fmt: skip
AIM_BULK = 1.5

Found = dict[str, float | int | str]


def asked(script: str, *arguments: str) -> Found:
    """Return what a process of its own found, or why it found nothing."""
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(  # noqa: S603 - our own scripts
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment()
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"ended by signal {-done.returncode}"]
        return {"failed": lines[-1]}
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return found


def environment() -> dict[str, str]:
    """Return the environment in which this project is found."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def in_turns(script: str, names: list[tuple[str, ...]]) -> dict[tuple[str, ...], list[Found]]:
    """Return what each process found, all taking turns."""
    found: dict[tuple[str, ...], list[Found]] = {name: [] for name in names}
    for turn in range(TURNS):
        for name in names:
            print(f"turn {turn + 1} of {TURNS}: {', '.join(name[:2])}", file=sys.stderr)
            found[name].append(asked(script, *name))
    return found


def middle(found: list[Found], what: str) -> float:
    """Return the median of what was measured."""
    return statistics.median(float(one[what]) for one in found)


def single(path: str) -> Iterator[str]:
    """Yield the table of single cases."""
    found = in_turns("single.py", [(name, path) for name in BUILDERS])
    right = {name: runs for (name, _), runs in found.items() if "failed" not in runs[-1]}
    ours = middle(right["ecorules, straight lines"], "microseconds")
    yield "| engine | µs a case | times ours | same answers | a requirement whose fact is missing |"
    yield "|---|---:|---:|---:|---|"
    for name, runs in sorted(right.items(), key=lambda one: middle(one[1], "microseconds")):
        time = middle(runs, "microseconds")
        alike = f"{runs[0]['alike']:,} of {runs[0]['asked']:,}"
        yield f"| {name} | {time:,.0f} | {time / ours:,.1f} | {alike} | {runs[0]['missing']} |"
    for (name, _), runs in found.items():
        if name not in right:
            yield f"| {name} | - | - | - | did not run: {runs[-1]['failed']} |"


def many(path: str) -> Iterator[str]:
    """Yield the table of many cases at once."""
    names = [
        (name, str(size), path)
        for size in SIZES
        for name in BULK_BUILDERS
        if size <= AT_MOST.get(name, size)
    ]
    found = in_turns("bulk.py", names)
    heads = " | ".join(f"{size:,} cases, seconds (times C)" for size in SIZES)
    yield f"| engine | {heads} | same answers | peak MB |"
    yield f"|---|{'---:|' * (len(SIZES) + 2)}"
    for name in BULK_BUILDERS:
        cells, last = [], None
        for size in SIZES:
            runs = found.get((name, str(size), path))
            if runs is None:
                cells.append("not tried")
            elif "failed" in runs[-1]:
                cells.append(f"did not run: {runs[-1]['failed']}")
            else:
                last = runs[-1]
                seconds = middle(runs, "seconds")
                least = middle(found["generated C, both cores", str(size), path], "seconds")
                cells.append(f"{seconds:.4f} ({seconds / least:,.1f})")
        told = "-" if last is None else f"{int(last['alike']) / int(last['asked']):.1%}"
        peak = "-" if last is None else f"{float(last['megabytes']):,.0f}"
        yield f"| {name} | {' | '.join(cells)} | {told} | {peak} |"


def own() -> Iterator[str]:
    """Yield what our own benchmarks of one case print, run in the same go."""
    for name in OUR_OWN:
        path = ROOT / "benchmarks" / name
        print(name, file=sys.stderr)
        done = subprocess.run(  # noqa: S603 - our own scripts
            [sys.executable, str(path)],
            cwd=ROOT, capture_output=True, text=True, check=False, env=environment(),
        )  # fmt: skip
        said = done.stdout if done.returncode == 0 else done.stderr.strip().splitlines()[-1]
        yield from (f"`benchmarks/{name}`:", "", "```text", said.rstrip(), "```", "")


def machine() -> str:
    """Return what this was measured on."""
    names = Path("/proc/cpuinfo")
    lines = names.read_text(encoding="utf-8").splitlines() if names.is_file() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    python = platform.python_version()
    return f"{os.cpu_count()} cores ({model}), {platform.system()}, Python {python}"


def versions() -> str:
    """Return the version of everything that was compared."""
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} {'(this checkout)' if name == 'ecorules' else '(not installed)'}")
    return ", ".join(found)


PREFACE = """# Performance

Written by `just rivals`, which runs everything below in one go; no number is typed by hand.
Absolute times move with the machine: read the ratios.

Measured on {machine}; medians of {turns} turns, in which all engines of a table alternate.
Load of the machine when it began: {load:.1f}.
Versions: {versions}.

## One case

The 2562 edition with what is counted over the factories handed in as figures of the area:
{requirements} requirements, {nodes} nodes, {names} facts, documents and targets, all known.
*Same answers* compares each engine with the definition, requirement by requirement, over 200 cases.
The last column is what an engine says of a requirement whose only comparison lacks its fact.
*Straight lines* (`ecorules/engines/straight.py`) reads a flat row exactly and keeps the result of
every node; the definition audits a whole case, with documents, reasons and levels.
"""
BULK = """
## Many cases

The same edition; one cell in eight is missing.
The loop in C is generated from the edition and is the least there can be: from memory to memory, no
names, no files.
*Same answers* compares with it; ours and it say what follows from what the vocabulary declares of a
missing number, where a null in SQL or NumPy only says that something is missing, and an engine
without unknowns takes it for *no* and 0.
NumPy and OpenFisca also do less: they have no levels, no verdicts and no exact numbers.
"""
OWN = """
## One case again

After a change only what it may have moved is judged again; both beside a fresh audit.
"""


def main() -> None:
    """Measure, and write the page."""
    load = os.getloadavg()[0]
    found = scheme()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scheme.pickle"
        path.write_bytes(pickle.dumps(found))
        lines = [
            PREFACE.format(
                machine=machine(),
                turns=TURNS,
                load=load,
                versions=versions(),
                requirements=len(found.requirements),
                nodes=nodes(found),
                names=len(found.names),
            ),
            *single(str(path)),
            BULK,
            *many(str(path)),
            OWN,
            *own(),
        ]
    PAGE.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
