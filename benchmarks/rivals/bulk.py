"""One engine on many flat cases with unknowns, in a process of its own; prints one line of JSON.

    python benchmarks/rivals/bulk.py "NumPy" 100000

Three-valued where the engine can be: a null is neither true nor false.  That is less than ours
knows, which goes by what the vocabulary declares of a missing number; how many answers are the
same is counted.  Time is from memory to memory.
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
from bulk_engines import BUILDERS
from flat_cases import flat_cases
from scheme import Scheme

ROUNDS = 3


def main(name: str, number: str, read_already: str) -> None:
    """Build the engine, hold it to ours, time it, and print what was found."""
    found: Scheme = pickle.loads(Path(read_already).read_bytes())  # noqa: S301 - our own
    cases = flat_cases(found.edition, int(number))
    task, met = BUILDERS[name](found, cases)
    first = met(task())
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        task()
        times.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    own_task, own_met = BUILDERS["generated C, both cores"](found, cases)
    own = own_met(own_task())
    # What applies perhaps may be met all the same, which a verdict does not say.
    asked = [code for code, one in found.edition.requirements.items() if one.applies is None]
    alike = sum(int((own[code] == first[code]).sum()) for code in asked)
    seconds = statistics.median(times)
    print(
        json.dumps(
            {
                "engine": name,
                "cases": int(number),
                "seconds": seconds,
                "alike": alike,
                "asked": len(asked) * len(cases),
                "megabytes": peak,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
