"""The cheapest way to each level: 41 requirements, and lists of 50, 500 and 5,000 factories.

The case is the demonstration town.  Its factories are drawn again in two ways.  *Like*: a whole
row of the list, its amounts times a factor of its own, so that hardly two are alike.  *Mixed*:
each cell from another row of the list, times a factor of its own, so that no two columns have
anything to do with each other.  The targets are what the town set; those that it did not set are
one half.  Beside each time stands the effort of the way.
"""

import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TypeAlias

from ecorules import audit, load_case, load_edition
from ecorules.case.model import Case, Member, Value
from ecorules.edition.model import Edition, SetBy
from ecorules.language.vocabulary import Better
from ecorules.path.applied import with_targets
from ecorules.path.search import Found, Wish, find_paths

Cells: TypeAlias = Mapping[tuple[str, int], Value]
Drawing: TypeAlias = Callable[[random.Random, Sequence[Member], set[str]], Cells]

SIZES = (50, 500, 5_000)
ROUNDS = {50: 3, 500: 2, 5_000: 1}
LEVELS = (1, 2, 3, 4, 5)


def main() -> None:
    """Print the times as a table, levels across and lists down."""
    edition = load_edition("eit-2562")
    case = load_case("cases/demonstration")
    unset = [name for name, one in edition.targets.items() if one.set_by is SetBy.AREA]
    assumed = {name: Fraction(1, 2) for name in unset if name not in case.targets}
    case = with_targets(case, assumed, case.round.on)
    fixed = {name for name, one in edition.vocabulary.facts.items() if one.better is Better.NEITHER}
    print(f"cheapest way, {len(edition.requirements)} requirements; milliseconds, and effort")
    print("factories   audit " + "".join(f"{f'level {level}':>16}" for level in LEVELS))
    for kind in (drawn, mixed):
        print(f"rows: {kind.__doc__}")
        for size in SIZES:
            print(line(edition, widened(case, size, fixed, kind), size), flush=True)


def line(edition: Edition, case: Case, size: int) -> str:
    """Return the times for one list."""
    judged = spent(partial(audit, edition, case), ROUNDS[size])[0]
    cells = []
    for level in LEVELS:
        took, found = spent(partial(find_paths, edition, case, Wish(level)), ROUNDS[size])
        cells.append(f"{took * 1000:9,.0f}  {said(found):>4}")
    return f"{size:9,} {judged * 1000:7,.1f} " + "".join(f"{cell:>16}" for cell in cells)


def said(found: Found) -> str:
    """Return the effort of the way, having made sure that the definition agrees with it."""
    if not found.paths:
        return "none"
    if not found.paths[0].is_proven:
        message = "a way does not lead where it should"
        raise AssertionError(message)
    return str(found.paths[0].effort)


def spent(work: Callable[[], Found], rounds: int) -> tuple[float, Found]:
    """Return the median time of some work, in seconds, and what came of it."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), found


def widened(case: Case, size: int, fixed: set[str], kind: Drawing) -> Case:
    """Return the case with so many factories, drawn from those that it has."""
    chance = random.Random(2565)  # noqa: S311 - the same factories every time
    listed = case.rosters["factories"]
    rows = (kind(chance, listed.members, fixed) for _ in range(size))
    members = tuple(
        Member(f"F{number:05}", f"F{number:05}", row) for number, row in enumerate(rows)
    )
    return replace(case, rosters={**case.rosters, "factories": replace(listed, members=members)})


def drawn(chance: random.Random, members: Sequence[Member], fixed: set[str]) -> Cells:
    """Like those of one factory each, larger or smaller in all amounts."""
    factor = Fraction(chance.randrange(500, 1001), 1000)
    cells = chance.choice(members).cells
    return {
        cell: value if cell[0] in fixed else scaled(value, factor) for cell, value in cells.items()
    }


def mixed(chance: random.Random, members: Sequence[Member], fixed: set[str]) -> Cells:
    """Mixed, each cell from a factory of its own, larger or smaller."""
    found: dict[tuple[str, int], Value] = {}
    for cell in sorted({cell for one in members for cell in one.cells}):
        value = chance.choice(members).cells.get(cell)
        if value is not None:
            factor = Fraction(chance.randrange(500, 1001), 1000)
            found[cell] = value if cell[0] in fixed else scaled(value, factor)
    return found


def scaled(value: Value, factor: Fraction) -> Value:
    """Return an amount times a factor; a count, a yes or no and a choice as they are."""
    if isinstance(value, Fraction) and value.denominator != 1:
        return value * factor
    return value


if __name__ == "__main__":
    main()
