"""Three-valued truth: what all possible values of a condition agree on.

Unknown is neither false nor true: it says that the evidence in hand allows both.
The connectives are strong Kleene, so one false settles a conjunction and one true
a disjunction, whatever else is unknown.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Truth(Enum):
    """Say whether a condition holds, as far as the evidence in hand can tell."""

    FALSE = "false"
    UNKNOWN = "unknown"
    TRUE = "true"

    @classmethod
    def of(cls, holds: bool) -> Truth:  # noqa: FBT001 - the conversion of a boolean is the point
        """Return the settled truth for a plain yes or no."""
        return cls.TRUE if holds else cls.FALSE

    def __invert__(self) -> Truth:
        """Return the negation; the negation of unknown is unknown."""
        return _NEGATED[self]

    def __and__(self, other: Truth) -> Truth:
        """Return the strong Kleene conjunction."""
        return every_one((self, other))

    def __or__(self, other: Truth) -> Truth:
        """Return the strong Kleene disjunction."""
        return any_one((self, other))

    def allows(self, later: Truth) -> bool:
        """Return whether more evidence may still turn this truth into `later`."""
        return self is Truth.UNKNOWN or self is later

    @property
    def is_settled(self) -> bool:
        """Return whether no further evidence can change this truth."""
        return self is not Truth.UNKNOWN


_NEGATED = {
    Truth.TRUE: Truth.FALSE,
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
}


def every_one(truths: Iterable[Truth]) -> Truth:
    """Return whether all hold; true of nothing at all."""
    found = Truth.TRUE
    for truth in truths:
        if truth is Truth.FALSE:
            return Truth.FALSE
        if truth is Truth.UNKNOWN:
            found = Truth.UNKNOWN
    return found


def any_one(truths: Iterable[Truth]) -> Truth:
    """Return whether at least one holds; false of nothing at all."""
    found = Truth.FALSE
    for truth in truths:
        if truth is Truth.TRUE:
            return Truth.TRUE
        if truth is Truth.UNKNOWN:
            found = Truth.UNKNOWN
    return found


def agreed(truths: Iterable[Truth]) -> Truth:
    """Return what all the possible outcomes agree on, unknown where they differ.

    There must be at least one outcome.

    >>> agreed([Truth.TRUE, Truth.TRUE]), agreed([Truth.TRUE, Truth.FALSE])
    (<Truth.TRUE: 'true'>, <Truth.UNKNOWN: 'unknown'>)
    """
    outcomes = tuple(truths)
    return outcomes[0] if outcomes.count(outcomes[0]) == len(outcomes) else Truth.UNKNOWN
