"""Run every engine of the comparison in one go, and write `docs/performance.md`.

    just rivals
    just rivals --quick

Each engine runs in processes of its own, and all take turns, so that a machine that slows down
slows them all.  No number is typed by hand, and one that could not be had is told as such.
`--quick` tries everything at small sizes and prints the page instead of writing it.
"""

from __future__ import annotations

import os
import pickle
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bulk_frameworks  # noqa: E402, F401 - it enters its engines
import matching  # noqa: E402, F401 - the same
from bulk import MOST_BYTES  # noqa: E402 - beside this file
from bulk_engines import BUILDERS as BULK_BUILDERS  # noqa: E402 - beside this file
from bulk_engines import IN_C, OURS  # noqa: E402 - beside this file
from engines import BUILDERS  # noqa: E402 - beside this file
from rosters import BUILDERS as ROSTER_BUILDERS  # noqa: E402 - beside this file
from scheme import nodes, scheme  # noqa: E402 - beside this file
from turns import CAP, ONCE, PATIENCE, ROOT, RUN, Turns, environment, made, middle  # noqa: E402 - the same
from words import BULK, END, OWN, PREFACE, ROSTERS, SESSION  # noqa: E402 - the same

PAGE = ROOT / "docs" / "performance.md"
ONE_CASE, EVENT = ("one_audit.py", "one_update.py"), ("session_event.py",)
PACKAGES = (
    "ecorules", "polars", "durable_rules", "zen-engine", "cel-expr-python",
    "common-expression-language", "json-logic-qubit", "rule-engine", "clipspy", "regopy",
    "OpenFisca-core", "duckdb", "numpy",
)  # fmt: skip
STRAIGHT, DEFINITION = "ecorules, straight lines", "ecorules, the definition"
AIM_BULK = 1.5


class Extent(NamedTuple):
    """How much is measured."""

    turns: int = 3
    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    towns: int = 1_000
    factories: int = 500
    # The definition takes so many of them: all would take minutes, and each is like the others.
    audited: int = 20
    profiled: int = 100_000


QUICK = Extent(1, (1_000, 5_000), 20, 50, 5, 5_000)


def single(path: str, turns: Turns) -> Iterator[str]:
    """Yield the table of single cases."""
    found = turns.taken("single.py", [(name, path) for name in BUILDERS], {})
    right = {name: runs for (name, _), runs in found.items() if "failed" not in runs[-1]}
    ours = middle(right[STRAIGHT], "microseconds")
    yield "| engine | µs a case | times ours | same answers | a requirement whose fact is missing |"
    yield "|---|---:|---:|---:|---|"
    ranked = sorted(right.items(), key=lambda one: middle(one[1], "microseconds"))
    for name, runs in ranked:
        time_taken = middle(runs, "microseconds")
        alike = f"{runs[0]['alike']:,} of {runs[0]['asked']:,}"
        times = f"{time_taken:,.0f} | {time_taken / ours:,.1f}"
        yield f"| {name} | {times} | {alike} | {runs[0]['missing']} |"
    for (name, _), runs in found.items():
        if name not in right:
            yield f"| {name} | - | - | - | did not run: {runs[-1]['failed']} |"
    faster = [name for name, _ in ranked[: [name for name, _ in ranked].index(STRAIGHT)]]
    outcome = f"missed, for faster are {', '.join(faster)}" if faster else "met by straight lines"
    before = [name for name, _ in ranked[: [name for name, _ in ranked].index(DEFINITION)]]
    slower = len([name for name in before if not name.startswith("ecorules")])
    yield f"\nTurns: {turns.done}."
    yield f"Aim, a case with its trace faster than by every other engine: {outcome}."
    yield f"The definition itself, made to be read, comes after {slower} of them.\nWhere time goes:"
    yield from profile("case")


def many(path: str, folder: Path, extent: Extent, turns: Turns) -> Iterator[str]:
    """Yield the table of many cases at once."""
    asks, sizes = [], {}
    for size in extent.sizes:
        into = folder / str(size)
        into.mkdir()
        turns.say(f"{size:,} cases are made")
        made("bulk.py", "--cases", str(size), str(into), path)
        asks += [(name, str(into), path) for name in BULK_BUILDERS]
        sizes |= {ask: size for ask in asks if ask not in sizes}
    found = turns.taken("bulk.py", asks, sizes)
    heads = " | ".join(f"{size:,} cases, seconds (times C)" for size in extent.sizes)
    yield f"| engine | {heads} | same answers, all sizes | peak MB |"
    yield f"|---|{'---:|' * (len(extent.sizes) + 2)}"
    last = 0.0
    for name in BULK_BUILDERS:
        cells, shown = [], []
        for size in extent.sizes:
            runs = found[name, str(folder / str(size)), path]
            if "failed" in runs[-1]:
                cells.append(str(runs[-1]["failed"]))
                continue
            shown.append(runs)
            seconds = middle(runs, "seconds")
            least = found[IN_C, str(folder / str(size)), path]
            ratio = seconds / middle(least, "seconds") if "seconds" in least[-1] else float("nan")
            last = ratio if name == OURS else last
            once = ", once" if len(runs) < turns.done else ""
            cells.append(f"{seconds:.4f} ({ratio:,.1f}{once})")
        yield f"| {name} | {' | '.join(cells)} | {same([runs[0] for runs in shown])} |"
    met = "met" if last <= AIM_BULK else "missed"
    yield f"\nTurns: {turns.done}."
    yield f"Aim, at most {AIM_BULK} times the loop in C at the greatest size: {last:.2f}, {met}."
    yield f"Where the time of ours goes, in {extent.profiled:,} cases:"
    yield from profile("columns", str(extent.profiled))
    yield "Both editions, ours and the loop alone, in one process of their own:"
    yield ""
    yield from printed("benchmarks/bulk_flat.py", str(extent.sizes[-1]))


def same(found: list[dict]) -> str:
    """Return how many answers were the same over all runs, and the greatest memory."""
    if not found:
        return "- | -"
    alike, number = (sum(int(one[what]) for one in found) for what in ("alike", "asked"))
    return f"{alike / number:.1%} of {number:,} | {max(one['megabytes'] for one in found):,.0f}"


def with_rosters(folder: Path, extent: Extent, turns: Turns) -> Iterator[str]:
    """Yield the table of cases with rosters."""
    turns.say(f"{extent.towns:,} cases of {extent.factories} factories are made")
    into = folder / "rosters"
    into.mkdir()
    made("rosters.py", "--cases", str(extent.towns), str(extent.factories), str(into))
    numbers = dict.fromkeys(ROSTER_BUILDERS, extent.towns) | {DEFINITION: extent.audited}
    asks = {(name, str(into), str(number)): number for name, number in numbers.items()}
    yield "| engine | cases | seconds | cases a second | same answers | peak MB |"
    yield "|---|---:|---:|---:|---:|---:|"
    for (name, _, _), runs in turns.taken("rosters.py", list(asks), asks).items():
        if "failed" in runs[-1]:
            yield f"| {name} | {numbers[name]:,} | {runs[-1]['failed']} | - | - | - |"
            continue
        seconds = middle(runs, "seconds")
        rate = f"{seconds:.3f} | {numbers[name] / seconds:,.0f}"
        told = f"what is compared with | {runs[0]['megabytes']:,.0f}"
        told = told if name == OURS else same([runs[0]])
        yield f"| {name} | {numbers[name]:,} | {rate} | {told} |"
    yield f"\nTurns: {turns.done}."


def own(names: tuple[str, ...], turns: Turns) -> Iterator[str]:
    """Yield what our own benchmarks print, run in the same go."""
    for name in names:
        turns.say(name)
        yield from printed(f"benchmarks/{name}")


def profile(*arguments: str) -> Iterator[str]:
    """Yield a profile of ours, with the command that prints it."""
    yield ""
    yield from printed("benchmarks/rivals/where.py", *arguments)


def printed(script: str, *arguments: str) -> Iterator[str]:
    """Yield a command and what it prints."""
    done = subprocess.run(  # noqa: S603 - our own scripts
        [sys.executable, str(ROOT / script), *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip
    said = done.stdout if done.returncode == 0 else done.stderr.strip().splitlines()[-1]
    yield from (f"`{' '.join([script, *arguments])}`:", "", "```text", said.rstrip(), "```", "")


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


def page(folder: Path, extent: Extent) -> Iterator[str]:
    """Yield the whole page."""
    begun, load, found = time.perf_counter(), os.getloadavg()[0], scheme()
    turns, path = Turns(extent.turns), folder / "scheme.pickle"
    path.write_bytes(pickle.dumps(found))
    yield PREFACE.format(
        machine=machine(),
        turns=extent.turns,
        once=ONCE,
        patience=PATIENCE,
        load=load,
        versions=versions(),
        requirements=len(found.requirements),
        nodes=nodes(found),
        names=len(found.names),
    )
    yield from single(str(path), turns)
    yield BULK.format(cap=CAP, run=RUN, memory=MOST_BYTES / 2**30)
    yield from many(str(path), folder, extent, turns)
    yield ROSTERS.format(towns=extent.towns, factories=extent.factories, audited=extent.audited)
    yield from with_rosters(folder, extent, turns)
    yield OWN
    yield from own(ONE_CASE, turns)
    yield SESSION
    yield from own(EVENT, turns)
    yield END.format(seconds=time.perf_counter() - begun)


def main(*arguments: str) -> None:
    """Measure, and write the page or print it."""
    quick = "--quick" in arguments
    with tempfile.TemporaryDirectory() as folder:
        # What the engines leave behind goes with it.
        os.environ["TMPDIR"] = folder
        written = "\n".join(page(Path(folder), QUICK if quick else Extent()))
    text = re.sub(r"\n{3,}", "\n\n", written).rstrip() + "\n"
    if quick:
        print(text)
        return
    PAGE.write_text(text, encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main(*sys.argv[1:])
