"""Two editions over many made-up cases: what a comparison takes beyond reading them.

The cases are those of a simulation, taken again under other names until there are enough; no two
share what was worked out of their lists.  Beside each time stands what two fresh audits of every
case take, measured on a few.  The work is shared by two processes, as the command does it; each
makes its own cases first, which is not counted, as reading them is not.  Causes are part of it.

    python benchmarks/compare.py 1000 500
"""

import gc
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import NamedTuple

from ecorules import audit, load_edition
from ecorules.case.model import Case
from ecorules.edition.dated import as_if_in_force
from ecorules.edition.model import Edition
from ecorules.revision.replay import Replayed, replayed
from ecorules.revision.revised import Revision
from ecorules.revision.simulation import Order, simulated

PAIRS = (("eit-2565", "eit-2565-example"), ("eit-2562", "eit-2565"))
SIZES = ((20, 20), (80, 20), (20, 500))
AREAS, SEED, AUDITED, PROCESSES = 12, 7, 12, 2


class Half(NamedTuple):
    """What one process took, in seconds, and how many outcomes moved."""

    waited: float
    worked: float
    moves: int


def main(sizes: tuple[tuple[int, int], ...]) -> None:
    """Print the times as a table, one line for so many cases of so many factories."""
    print("comparison with all causes, two processes; seconds, beyond reading the cases")
    print(
        "                            cases  factories  compare    moves   two audits each   ratio"
    )
    for old, new in PAIRS:
        for cases, factories in sizes:
            print(line(old, new, cases, factories))


def line(old: str, new: str, cases: int, factories: int) -> str:
    """Return the times for so many cases."""
    work = [(old, new, cases // PROCESSES, factories)] * PROCESSES
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        halves = list(pool.map(half, work))
    took = max(each.waited for each in halves)
    worked = sum(each.worked for each in halves)
    moves = sum(each.moves for each in halves)
    audits = two_audits(old, new, factories) * cases
    return (
        f"{old:>9} → {new:16} {cases:6,} {factories:10,} {took:8.2f} {moves:8,} "
        f"{audits:17.2f} {audits / worked:7.2f}"
    )


def half(work: tuple[str, str, int, int]) -> Half:
    """Return what it takes to replay so many cases, once they are there."""
    old, new, cases, factories = work
    revision = Revision(as_if_in_force(load_edition(old)), as_if_in_force(load_edition(new)))
    ready = list(again(made(revision.old, factories), cases))
    # The command holds one case at a time; all of them at once are nothing to look through again.
    gc.freeze()
    begun, busy, moves = time.perf_counter(), time.process_time(), 0
    for case in ready:
        found = replayed(revision, case, revision.old, case.id)
        moves += len(found.moves) if isinstance(found, Replayed) else 0
    return Half(time.perf_counter() - begun, time.process_time() - busy, moves)


def two_audits(old: str, new: str, factories: int) -> float:
    """Return what a fresh audit of a case by each edition takes, in seconds of one process."""
    before, after = (as_if_in_force(load_edition(each)) for each in (old, new))
    ready = list(again(made(before, factories), AUDITED))
    gc.freeze()
    begun = time.process_time()
    for case in ready:
        audit(before, case)
        audit(after, replace(case, edition=after.id))
    return (time.process_time() - begun) / AUDITED


def made(edition: Edition, factories: int) -> list[Case]:
    """Return a few made-up cases with lists of one length."""
    order = Order(edition, AREAS, SEED, (2565,), factories, factories)
    return [each.case for each in simulated(order)]


def again(cases: list[Case], number: int) -> Iterator[Case]:
    """Yield cases over and over, each with lists of which nothing is worked out yet."""
    for at in range(number):
        case = cases[at % len(cases)]
        rosters = {name: replace(members) for name, members in case.rosters.items()}
        yield replace(case, id=f"{case.id}-{at}", rosters=rosters)


if __name__ == "__main__":
    asked = tuple(int(each) for each in sys.argv[1:3])
    main((asked,) if len(asked) == 2 else SIZES)  # noqa: PLR2004 - cases and factories
