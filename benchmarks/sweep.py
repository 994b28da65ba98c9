"""A sweep of one target over many made-up cases: what it takes beyond reading them.

The cases are those of a simulation, taken again under other names until there are enough; no two
share what was worked out of their lists.  Beside each time stands what fresh audits of the same
cases take, once each: a grid of ten values would take ten times that, and miss the values between.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import count

from ecorules import audit, load_edition
from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.revision.simulation import Order, simulated
from ecorules.revision.sweep import Axis, swept

TARGET, LOW, HIGH = "19.1.1", Fraction(1, 10), Fraction(9, 10)
SIZES = ((250, 20), (1_000, 20), (1_000, 100), (250, 500))
AREAS, SEED, AUDITED = 8, 7, 12


def main() -> None:
    """Print the times as a table, one line for so many cases of so many factories."""
    edition = load_edition("eit-2562")
    print(f"sweep of {TARGET}, {len(edition.requirements)} requirements; seconds")
    print(" cases  factories   sweep   fresh audits   ratio   thresholds")
    for cases, factories in SIZES:
        print(line(edition, cases, factories))


def line(edition: Edition, cases: int, factories: int) -> str:
    """Return the times for so many cases."""
    made = [each.case for each in simulated(order(edition, factories))]
    axis = Axis(edition.targets[TARGET], LOW, HIGH)
    found = []
    took = spent(lambda: found.append(swept(edition, [axis], again(made, cases))), 1)
    once = spent(lambda: [audit(edition, case) for case in again(made, AUDITED)], 3)
    audits = once * cases / AUDITED
    turns = len(found[0].rows) - 1
    return f"{cases:6,} {factories:10,} {took:7.2f} {audits:14.2f} {audits / took:7.1f} {turns:12,}"


def order(edition: Edition, factories: int) -> Order:
    """Return what is made: a few areas with lists of one length."""
    return Order(edition, AREAS, SEED, (2564,), factories, factories)


def again(made: list[Case], cases: int) -> Iterator[Case]:
    """Yield cases over and over under other names, each with lists of which nothing is known."""
    for number in count():
        if number == cases:
            return
        case = made[number % len(made)]
        rosters = {name: replace(members) for name, members in case.rosters.items()}
        yield replace(case, id=f"{case.id}-{number}", rosters=rosters)


def spent(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of some work, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
