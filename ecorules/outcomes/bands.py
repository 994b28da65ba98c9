"""Which band of an indicator was reached, as far as the figures say.

A band may ask for deeds beside its figures, such as lessons drawn from eighteen areas.  No record
says whether they were done, so beyond the figures a band with deeds stays open.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.truth import Truth, every_one
from ecorules.outcomes.model import Band

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.outcomes.model import Goal, Indicator, Records


class Reached(NamedTuple):
    """The highest band that was certainly reached, and the highest that may have been."""

    certain: Band | None
    possible: Band | None


def figure(indicator: Indicator) -> Fraction | None:
    """Return what was reached as one figure, if it is one: the value, or the mean of the scores.

    >>> from ecorules.outcomes.load import load_outcomes
    >>> from pathlib import Path
    >>> *_, green = load_outcomes(Path("cases")).indicators
    >>> figure(green)
    Fraction(7, 3)
    """
    if not indicator.counts:
        return indicator.value
    scores = sum(score * number for score, number in indicator.counts.items())
    number = sum(indicator.counts.values())
    return Fraction(scores, number) if number else None


def areas_reached(indicator: Indicator, records: Records) -> Mapping[int, int] | None:
    """Return how many areas stood at each level or above on the day, if that was published."""
    return next((one.levels for one in records.totals if one.on == indicator.on), None)


def meets(goal: Goal, indicator: Indicator, records: Records) -> Truth:
    """Return whether the goal of a band was met; deeds that it asks for are on no record."""
    deeds = Truth.UNKNOWN if goal.also else Truth.TRUE
    return every_one([_figures_meet(goal, indicator, records), deeds])


def _figures_meet(goal: Goal, indicator: Indicator, records: Records) -> Truth:
    if goal.levels is None:
        found = figure(indicator)
        if found is None or goal.at_least is None:
            return Truth.UNKNOWN
        return Truth.TRUE if found >= goal.at_least else Truth.FALSE
    areas = areas_reached(indicator, records)
    if areas is None:
        return Truth.UNKNOWN
    enough = all(areas.get(level, 0) >= number for level, number in goal.levels.items())
    return Truth.TRUE if enough else Truth.FALSE


def reached(indicator: Indicator, records: Records) -> Reached:
    """Return which band was reached; a band counts only if those below it do."""
    certain: Band | None = None
    possible: Band | None = None
    so_far = Truth.TRUE
    for band, goal in indicator.goals.items():
        so_far = every_one([so_far, meets(goal, indicator, records)])
        if so_far is Truth.TRUE:
            certain = band
        if so_far is not Truth.FALSE:
            possible = band
    return Reached(certain, possible)
