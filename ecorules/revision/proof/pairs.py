"""Two areas at once, one at least as good as the other in every direction that is declared.

The better one has every document of the other, and the same members, each at least as good.
Facts that are better neither way are the same in both; so are those of earlier years, which
nobody can better any more, and the targets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import z3

from ecorules.formulas import Formula
from ecorules.language.vocabulary import Better, FlagKind, NumberKind
from ecorules.revision.proof.companies import Order
from ecorules.revision.proof.terms import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.language.vocabulary import Fact
    from ecorules.revision.proof.rosters import Roster
    from ecorules.revision.proof.space import Space, Told

WORSE: Final = "worse "
BETTER: Final = "better "


def direction(fact: Fact, years_back: int) -> Better:
    """Return in which direction a fact may differ in the better area."""
    return Better.NEITHER if years_back else fact.better


def ordered(roster: Roster) -> dict[tuple[str, int], list[Order]]:
    """Return how the columns of the two areas are related, by their places."""
    found: dict[tuple[str, int], list[Order]] = {}
    for name, column in roster.columns.items():
        other = f"{BETTER}{name.removeprefix(WORSE)}"
        if not name.startswith(WORSE) or other not in roster.columns:
            continue
        towards = direction(column.fact, column.years_back)
        if isinstance(column.fact.kind, NumberKind):
            orders = list(_numbers(roster, name, other, towards))
        elif isinstance(column.fact.kind, FlagKind):
            orders = [Order(one, None) for one in _flags(roster.flags, name, other, towards)]
        else:
            same = roster.choices[name].variable == roster.choices[other].variable
            orders = [Order(same, None)]
        found[column.place] = orders
    return found


def _numbers(roster: Roster, worse: str, better: str, towards: Better) -> Iterator[Order]:
    difference = named(better).minus(named(worse))
    if towards is not Better.LOWER:
        yield Order(roster.written(difference) >= 0, difference)
    if towards is not Better.HIGHER:
        other = named(worse).minus(named(better))
        yield Order(roster.written(other) >= 0, other)


def _flags(flags: dict[str, Formula], worse: str, better: str, towards: Better) -> list[Formula]:
    first, second = flags[worse], flags[better]
    match towards:
        case Better.HIGHER:
            return [z3.Implies(first, second)]
        case Better.LOWER:
            return [z3.Implies(second, first)]
        case Better.NEITHER:
            return [first == second]


def keep_order(space: Space, sides: Sequence[str]) -> None:
    """Say of everything that the area itself has how the better one differs."""
    worse, better = sides
    for name, told in list(space.told.items()):
        other = f"{better}{name.removeprefix(worse)}"
        if name.startswith(worse) and other in space.told:
            for one in _facts(space, told, name, other):
                space.require(one)
    for name in list(space.truths):
        other = f"{better}{name.removeprefix(worse)}"
        if name.startswith(f"{worse}paper ") and other in space.truths:
            for one in _flags(space.truths, name, other, Better.HIGHER):
                space.require(one)


def _facts(space: Space, told: Told, worse: str, better: str) -> list[Formula]:
    towards = direction(told.fact, told.years_back)
    if isinstance(told.fact.kind, FlagKind):
        return _flags(space.truths, worse, better, towards)
    if not isinstance(told.fact.kind, NumberKind):
        return [space.choices[worse].variable == space.choices[better].variable]
    first, second = space.quantities[worse].variable, space.quantities[better].variable
    higher = [] if towards is Better.LOWER else [second >= first]
    return higher + ([] if towards is Better.HIGHER else [first >= second])
