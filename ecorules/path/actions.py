"""What an area can do: the actions that a path is made of.

Each is a value, names what it is about by the codes of the edition and the vocabulary, and can
be applied to a case by `ecorules.path.applied`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from ecorules.case.model import Value
    from ecorules.path.effort import Effort


class Paper(Enum):
    """Say what has to happen to a document before it counts."""

    HAND_IN = "hand-in"
    ACCEPT = "accept"
    HAND_IN_AGAIN = "hand-in-again"
    RENEW = "renew"


class Bounds(NamedTuple):
    """Hold between which values an amount suffices, in base units; an open end is not reached."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_is_open: bool = False
    high_is_open: bool = False


class HandIn(NamedTuple):
    """Bring a document to count: hand it in, get it accepted, hand it in again or renew it."""

    item: str
    paper: Paper
    effort: Effort


class Observe(NamedTuple):
    """Observe what is not known of the area yet; the way holds if it turns out so."""

    fact: str
    fiscal_year: int
    value: Value
    suffices: Bounds
    effort: Effort


class Change(NamedTuple):
    """Better a fact of the area from what it is known to be."""

    fact: str
    fiscal_year: int
    before: Value
    value: Value
    suffices: Bounds
    effort: Effort


class Complete(NamedTuple):
    """Make sure that a list of members leaves out nobody."""

    roster: str
    effort: Effort


class Cell(NamedTuple):
    """Hold what one cell of a member's row is to be, and what it is now if that is known.

    What nobody knows yet may turn out to be anything within `suffices`; without an end there, only
    the value itself is known to do.
    """

    fact: str
    fiscal_year: int
    before: Value | None
    value: Value
    suffices: Bounds = Bounds()


class Better(NamedTuple):
    """Bring some members of a list to satisfy a condition; any others of `nearest` do as well.

    `cells` says for each chosen member what is to change; `nearest` are all members that the same
    kind of change would do for, the nearest first, the chosen ones among them.
    """

    roster: str
    cells: Mapping[str, tuple[Cell, ...]]
    nearest: tuple[str, ...]
    requirements: tuple[str, ...]
    effort: Effort

    @property
    def members(self) -> tuple[str, ...]:
        """Return the members that were chosen."""
        return tuple(self.cells)


Action: TypeAlias = HandIn | Observe | Change | Complete | Better


def effort_of(action: Action) -> Fraction:
    """Return what an action takes; bettering takes its effort for each member."""
    if isinstance(action, Better):
        return action.effort.effort * len(action.cells)
    return action.effort.effort


def with_one_less(actions: tuple[Action, ...]) -> Iterator[tuple[Action, ...]]:
    """Yield the actions without one of them, or with one member fewer."""
    for place, action in enumerate(actions):
        before, after = actions[:place], actions[place + 1 :]
        if not isinstance(action, Better) or len(action.cells) == 1:
            yield (*before, *after)
            continue
        for member in action.cells:
            cells = {key: row for key, row in action.cells.items() if key != member}
            yield (*before, action._replace(cells=cells), *after)
