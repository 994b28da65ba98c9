"""Measure in processes of their own, which take turns, so that a slow spell slows them all."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# So long, in seconds, a process and one run in it may take; what took longer than `ONCE` is not
# repeated; and no turn begins with which a table would take longer than `PATIENCE`.
CAP, RUN, ONCE, PATIENCE = 60.0, 20.0, 20.0, 140.0

Found = dict[str, float | int | str]


def environment() -> dict[str, str]:
    """Return the environment in which this project is found."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def asked(script: str, *arguments: str, cap: float | None = CAP) -> Found:
    """Return what a process of its own found, or why it found nothing."""
    command, begun = [sys.executable, str(HERE / script), *arguments], time.perf_counter()
    try:
        done = subprocess.run(  # noqa: S603 - our own scripts
            command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            env=environment(),
            timeout=cap,
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"not done within {cap:.0f} s"}
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"ended by signal {-done.returncode}"]
        return {"failed": lines[-1]}
    found: Found = json.loads(done.stdout.splitlines()[-1])
    return {**found, "took": time.perf_counter() - begun}


def made(script: str, *arguments: str) -> None:
    """Let a process make what others measure on, however long it takes; stop if it cannot."""
    found = asked(script, *arguments, cap=None)
    if "failed" in found:
        sys.exit(f"{script}: {found['failed']}")


class Turns:
    """Let processes take turns; the first turn also compares answers."""

    def __init__(self, number: int) -> None:
        """Take so many turns."""
        self.number, self.begun, self.done = number, time.perf_counter(), 0

    def say(self, message: str) -> None:
        """Tell on standard error how far it is."""
        print(f"{time.perf_counter() - self.begun:5.0f} s  {message}", file=sys.stderr, flush=True)

    def taken(
        self, script: str, asks: list[tuple[str, ...]], sizes: dict[tuple[str, ...], int]
    ) -> dict[tuple[str, ...], list[Found]]:
        """Return what each process found; `sizes` says how much there is to do, ascending."""
        found: dict[tuple[str, ...], list[Found]] = {ask: [] for ask in asks}
        begun = time.perf_counter()
        for turn in range(self.number):
            passed = time.perf_counter() - begun
            if turn and passed * (turn + 1) / turn > PATIENCE:
                break
            self.done = turn + 1
            for ask in asks:
                if turn and ("failed" in found[ask][-1] or float(found[ask][-1]["took"]) > ONCE):
                    continue
                self.say(f"turn {turn + 1} of {self.number}: {ask[0]}, {sizes.get(ask, '')}")
                tail = "" if turn else "compare"
                found[ask].append(
                    too_long(ask, sizes, found) or asked(script, *ask, *([tail] if tail else []))
                )
        return found


def too_long(
    ask: tuple[str, ...],
    sizes: dict[tuple[str, ...], int],
    found: dict[tuple[str, ...], list[Found]],
) -> Found | None:
    """Say why something is not tried: what it took for fewer cases says that it is too long."""
    smaller = [one for one in found if one[0] == ask[0] and sizes.get(one, 0) < sizes.get(ask, 0)]
    if not smaller or not (runs := found[max(smaller, key=sizes.__getitem__)]):
        return None
    if "failed" in runs[-1]:
        return {"failed": "not tried"}
    grown = sizes[ask] / sizes[max(smaller, key=sizes.__getitem__)]
    expected = float(runs[-1]["seconds"]) * grown
    if expected < RUN:
        return None
    return {"failed": f"not tried: {expected:,.0f} s at that rate, cap {RUN:.0f} s"}


def middle(found: list[Found], what: str) -> float:
    """Return the median of what was measured."""
    return statistics.median(float(one[what]) for one in found)
