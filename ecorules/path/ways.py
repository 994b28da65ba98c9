"""Ways to change a member, and members who are alike in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ecorules.case.model import Value
    from ecorules.language.truth import Truth
    from ecorules.path.amounts import Reach
    from ecorules.path.rows import Place, Repair


class Way(NamedTuple):
    """Hold one way to change a member: the cells, and how each tally then judges it.

    `judged` has for each tally whether the member counts and whether it satisfies it; `amounts`
    for each total between which values the member's own lies, or, where it is `free`, between
    which it can be chosen.
    """

    repair: Repair
    cells: Mapping[Place, Value]
    effort: Fraction
    judged: tuple[tuple[Truth, Truth], ...]
    amounts: tuple[Reach, ...]
    free: frozenset[int] = frozenset()


class Kin(NamedTuple):
    """Hold members that are alike to all tallies, as they are first, then the ways to change."""

    members: tuple[str, ...]
    ways: tuple[Way, ...]


def effect_of(way: Way) -> tuple[object, ...]:
    """Return what a way does to the tallies, whatever it takes."""
    return (way.judged, way.amounts, way.free)


def reaches_as_far(one: Way, other: Way) -> bool:
    """Return whether one way can add to each total all that another can.

    What is known by itself is not the same as what can be chosen, even to the same value: there
    the solver has to know that it may.
    """
    slots = range(len(one.amounts))
    return other.free <= one.free and all(
        one.amounts[slot].holds(other.amounts[slot])
        if slot in other.free
        else slot not in one.free and one.amounts[slot] == other.amounts[slot]
        for slot in slots
    )


def mark(way: Way) -> tuple[object, ...]:
    """Return by what ways are put in order, so that those of two kin can be compared."""
    judged = tuple((counts.value, satisfies.value) for counts, satisfies in way.judged)
    return (judged, tuple(map(repr, way.amounts)), sorted(way.free), way.effort)
