"""Compare the fast engines with the definition on random editions and cases, as many as wanted.

    python -m scripts.compare_engines --pairs 1000000
    python -m scripts.compare_engines --pairs 20000 --engine columnar --seed 7

Stops at the first difference, makes it as small as it can be, and prints it as a row ready to be
put into the conformance tables, if a table can say it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.engines.comparing import Compared, compared, report
from tests.engines.engine import Engine
from tests.engines.registry import FAST

# Enough that a process is not handed work all the time, few enough that progress is seen.
PAIRS_AT_A_TIME = 2000


def main(arguments: list[str]) -> int:
    """Compare, and return 1 if an engine differs from the definition."""
    asked = _asked(arguments)
    engines = [engine for engine in FAST if asked.engine in {None, engine.name}]
    for engine in engines:
        if not _agrees(engine, asked.seed, asked.pairs, asked.processes):
            return 1
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="compare the fast engines with the definition")
    parser.add_argument("--pairs", type=int, default=1_000_000, help="of an edition and a case")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other pairs")
    parser.add_argument("--engine", choices=[engine.name for engine in FAST], help="only this one")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args(arguments)


def _agrees(engine: Engine, seed: int, pairs: int, processes: int) -> bool:
    """Compare one engine, telling how far it is, and say whether it agreed throughout."""
    begun, judged, refused = time.perf_counter(), 0, Counter[str]()
    for found in _in_parts(engine, seed, pairs, processes):
        judged += found.judged
        refused.update(found.refused)
        speed = judged / (time.perf_counter() - begun)
        print(f"\r{engine.name}: {judged:,} pairs, {speed:,.0f} a second", end="", file=sys.stderr)
        if found.differing:
            print(file=sys.stderr)
            print(report(engine, found.differing))
            return False
    print(file=sys.stderr)
    print(f"{engine.name}: {judged:,} pairs, no difference; seed {seed}")
    for reason, times in refused.most_common():
        print(f"  refused {times:,} editions: {reason}")
    return True


def _in_parts(engine: Engine, seed: int, pairs: int, processes: int) -> Iterator[Compared]:
    """Yield what came of each part as it is done; no part is begun after a difference."""
    # A fork would share the threads of engines that have some.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        parts = range(0, pairs, PAIRS_AT_A_TIME)
        waiting: list[Future[Compared]] = [
            pool.submit(part, engine.name, seed + first, min(PAIRS_AT_A_TIME, pairs - first))
            for first in parts
        ]
        for done in as_completed(waiting):
            found = done.result()
            if found.differing:
                pool.shutdown(wait=False, cancel_futures=True)
            yield found


def part(name: str, seed: int, pairs: int) -> Compared:
    """Return how the engine of a name compares on one part of the pairs."""
    (engine,) = (engine for engine in FAST if engine.name == name)
    return compared(engine, seed, pairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
