"""Which way an outcome moves between two editions: for levels and for requirements.

An outcome is settled or it is not.  One that was settled and is so no longer has become
undetermined, which is told apart from down: evidence may still turn up, a failure is a failure.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.finding import Verdict, judged
from ecorules.language.truth import Truth
from ecorules.levels import LevelState, proven_level, reachable_level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.levels import Footing, Outcome

PROVEN: Final = "proven"
REACHABLE: Final = "reachable"


class Way(Enum):
    """Say which way an outcome moves; `OTHERWISE` if it is another one, no better and no worse."""

    UP = "up"
    DOWN = "down"
    UNDETERMINED = "undetermined"
    OTHERWISE = "otherwise"
    STAYS = "stays"


class Judged(NamedTuple):
    """Hold the verdict on a requirement, and whether it stands in the way of a level."""

    verdict: Verdict
    met: Truth


class Stand(NamedTuple):
    """Hold how a case stands under one edition: levels, and every requirement by its code."""

    proven: int
    reachable: int
    states: Mapping[int, LevelState]
    requirements: Mapping[str, Judged]


def stand(footings: Mapping[int, Footing], outcomes: Mapping[str, Outcome]) -> Stand:
    """Return how a case stands, given how every level does and what is known of what it asks."""
    return Stand(
        proven=proven_level(footings),
        reachable=reachable_level(footings),
        states={number: each.state for number, each in sorted(footings.items())},
        requirements={code: judged_as(each) for code, each in outcomes.items()},
    )


def judged_as(outcome: Outcome) -> Judged:
    """Return the verdict that follows from what is known of a requirement."""
    return Judged(judged(outcome.applies, outcome.requires), outcome.met)


class Move(NamedTuple):
    """One outcome of a case that is another under the new edition.

    `about` is `proven`, `reachable` or the code of a requirement.
    """

    about: str
    way: Way
    before: int | Judged
    after: int | Judged


def moves(before: Stand, after: Stand) -> tuple[Move, ...]:
    """Return every outcome that is another: levels first, then requirements of both editions."""
    levels = (
        Move(PROVEN, proven_way(before, after), before.proven, after.proven),
        Move(REACHABLE, reachable_way(before, after), before.reachable, after.reachable),
    )
    both = (
        Move(code, way_of(old, after.requirements[code]), old, after.requirements[code])
        for code, old in before.requirements.items()
        if code in after.requirements
    )
    return tuple(each for each in (*levels, *both) if each.way is not Way.STAYS)


def proven_way(before: Stand, after: Stand) -> Way:
    """Return which way the proven level moves.

    Lower is down only if the level that was proven is out of reach; while it may still be
    proven, or nobody knows what it asks, nothing is lost that evidence could not bring back.
    """
    if before.proven == after.proven:
        return Way.STAYS
    if after.proven > before.proven:
        return Way.UP
    is_open = after.states.get(before.proven) in {LevelState.OPEN, LevelState.INCOMPLETE}
    return Way.UNDETERMINED if is_open else Way.DOWN


def reachable_way(before: Stand, after: Stand) -> Way:
    """Return which way the reachable level moves: what is out of reach stays so."""
    if before.reachable == after.reachable:
        return Way.STAYS
    return Way.UP if after.reachable > before.reachable else Way.DOWN


_HEIGHT: Final = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.TRUE: 2}


def way_of(before: Judged, after: Judged) -> Way:
    """Return which way a requirement moves, by whether it stands in the way of its level."""
    if before.met is after.met:
        return Way.STAYS if before.verdict is after.verdict else Way.OTHERWISE
    if after.met is Truth.UNKNOWN:
        return Way.UNDETERMINED
    return Way.UP if _HEIGHT[after.met] > _HEIGHT[before.met] else Way.DOWN
