"""Give something heavy to its command in a process that has one gigabyte and thirty seconds.

The seconds are those in which it works: what else the machine has to do is not its fault.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.trial import Said, laid_out, wrong, wrong_import
from tests.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.fuzz.broken import Broken

GIGABYTE, SECONDS = 1 << 30, 30
_PATIENCE = 900
# The last line of what it says is the most memory that it had.
_WITHIN = """
import atexit, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2]) + 1))
def most():
    lines = open("/proc/self/status").read().splitlines()
    peak = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    print("", f"{time.process_time()} {int(peak) // 1024}", sep="\\n", file=sys.stderr)
atexit.register(most)
from ecorules.cli import main
main(sys.argv[3:])
"""


class Cost(NamedTuple):
    """What a command took at most, and what it did wrong."""

    seconds: float
    megabytes: int
    problems: tuple[str, ...]


def tried_apart(broken: Broken, folder: Path) -> Cost:
    """Return what the commands took that something broken was given to."""
    seconds, peak, problems = 0.0, 0, list[str]()
    for order in laid_out(broken, folder):
        said, worked, megabytes = _ran(order, folder)
        seconds, peak = max(seconds, worked), max(peak, megabytes)
        problems += [f"{order[0]}: {each}" for each in wrong(said)]
        if order[0] == "import":
            problems += wrong_import(said, folder / "made")
    return Cost(seconds, peak, tuple(problems))


def _ran(order: Sequence[str], folder: Path) -> tuple[Said, float, int]:
    """Return how a command ended, the seconds that it worked, and its megabytes at most."""
    command = [sys.executable, "-c", _WITHIN, str(GIGABYTE), str(SECONDS), *order]
    out, err = folder / "out", folder / "err"
    with out.open("wb") as to, err.open("wb") as also:
        done = subprocess.run(  # noqa: S603 - it is our own command
            command, cwd=ROOT, stdout=to, stderr=also, timeout=_PATIENCE, check=False
        )
    said, _, took = err.read_text("utf-8").rstrip("\n").rpartition("\n")
    if done.returncode < 0:
        return Said(f"signal {-done.returncode}", out.read_text("utf-8"), ""), SECONDS, 0
    seconds, megabytes = took.split()
    return Said(done.returncode, out.read_text("utf-8"), said), float(seconds), int(megabytes)
