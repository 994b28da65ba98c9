"""Tallies over a roster: exact bounds, whatever the unknown members turn out to be.

Each member is certainly counted, certainly not, or perhaps; and satisfies the condition,
does not, or perhaps.  The closed forms below are the least and the greatest result over
all ways in which the open ones can turn out: not a product of two bounds, but the bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ecorules.language.interval import Interval
from ecorules.language.trace import Extent
from ecorules.language.truth import Truth


@dataclass(slots=True)
class Outcomes:
    """Count the members by what is known of them.

    *Inside* members are certainly counted, those of `perhaps` may turn out not to be.
    `beyond_…` says that any number of members which are not listed may turn out so.
    """

    inside_met: int = 0
    inside_unmet: int = 0
    inside_open: int = 0
    perhaps_met: int = 0
    perhaps_unmet: int = 0
    perhaps_open: int = 0
    beyond_met: bool = False
    beyond_unmet: bool = False

    def add(self, where: Truth, that: Truth, members: int) -> None:
        """Count so many members, given whether they count and whether they satisfy it."""
        match where, that:
            case Truth.FALSE, _:
                pass
            case Truth.TRUE, Truth.TRUE:
                self.inside_met += members
            case Truth.TRUE, Truth.FALSE:
                self.inside_unmet += members
            case Truth.TRUE, _:
                self.inside_open += members
            case _, Truth.TRUE:
                self.perhaps_met += members
            case _, Truth.FALSE:
                self.perhaps_unmet += members
            case _:
                self.perhaps_open += members

    def add_unlisted(self, where: Truth, that: Truth) -> None:
        """Allow for any number of further members, of whom this is known."""
        if where is not Truth.FALSE:
            self.beyond_met |= that is not Truth.FALSE
            self.beyond_unmet |= that is not Truth.TRUE


def count(outcomes: Outcomes) -> Interval:
    """Return how many members are counted and satisfy the condition."""
    least = outcomes.inside_met
    most = least + outcomes.inside_open + outcomes.perhaps_met + outcomes.perhaps_open
    return Interval(Fraction(least), None if outcomes.beyond_met else Fraction(most))


def share(outcomes: Outcomes) -> Extent:
    """Return the part of the counted members that satisfy the condition.

    The least share is reached when every open member that can lower it does, and those
    that could only raise it stay out; the greatest the other way round.  There may be no
    share at all unless somebody is certainly counted.
    """
    certain = outcomes.inside_met + outcomes.inside_unmet + outcomes.inside_open
    may_raise = outcomes.perhaps_met + outcomes.perhaps_open
    may_lower = outcomes.perhaps_unmet + outcomes.perhaps_open
    beyond = outcomes.beyond_met or outcomes.beyond_unmet
    if not (certain or may_raise or may_lower or beyond):
        return Extent(None, is_defined=False)
    most = outcomes.inside_met + outcomes.inside_open + may_raise
    low = _part(outcomes.inside_met, certain + may_lower, nobody=Fraction(1))
    high = _part(most, certain + may_raise, nobody=Fraction(0))
    # One who certainly satisfies it keeps the share above 0, however many others are added.
    interval = Interval(
        Fraction(0) if outcomes.beyond_unmet else low,
        Fraction(1) if outcomes.beyond_met else high,
        low_is_limit=outcomes.beyond_unmet and outcomes.inside_met > 0,
        high_is_limit=outcomes.beyond_met and outcomes.inside_unmet > 0,
    )
    return Extent(interval, is_defined=certain > 0)


def _part(met: int, counted: int, *, nobody: Fraction) -> Fraction:
    """Return the share, or what it is when only members of the other kind can be counted."""
    return Fraction(met, counted) if counted else nobody


def every(outcomes: Outcomes) -> Truth:
    """Return whether all counted members satisfy the condition; true of nobody."""
    if outcomes.inside_unmet:
        return Truth.FALSE
    is_open = (
        outcomes.inside_open
        or outcomes.perhaps_unmet
        or outcomes.perhaps_open
        or outcomes.beyond_unmet
    )
    return Truth.UNKNOWN if is_open else Truth.TRUE


def some(outcomes: Outcomes) -> Truth:
    """Return whether at least one counted member satisfies the condition; false of nobody."""
    if outcomes.inside_met:
        return Truth.TRUE
    is_open = (
        outcomes.inside_open or outcomes.perhaps_met or outcomes.perhaps_open or outcomes.beyond_met
    )
    return Truth.UNKNOWN if is_open else Truth.FALSE
