"""Bands are worked out from the figures, and deeds are never taken for done."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ecorules.language.truth import Truth
from ecorules.outcomes.bands import Reached, areas_reached, figure, meets, reached
from ecorules.outcomes.load import load_outcomes
from ecorules.outcomes.model import Band, Goal, Indicator, Records
from tests.repository import ROOT
from tests.unit.outcomes.records import loaded

FIGURES = st.fractions(0, 10, max_denominator=100)


def both(folder: Path) -> tuple[Records, Indicator, Indicator]:
    """Return the small records with their two indicators: areas by level, and a mean."""
    records = loaded(folder)
    by_level, mean = records.indicators
    return records, by_level, mean


def test_the_table_of_the_department_comes_out_as_it_was_published() -> None:
    """From its own figures: 418, 633, 820, 101 and 20 factories make 2.33, the standard goal."""
    records = load_outcomes(ROOT / "cases")
    bands = [reached(one, records) for one in records.indicators]
    assert bands == [
        Reached(None, None),
        Reached(Band.BASIC, Band.ADVANCED),
        Reached(None, None),
        Reached(Band.STANDARD, Band.STANDARD),
    ]
    assert [one.published for one in records.indicators] == [None, Band.BASIC, None, Band.STANDARD]
    green = records.indicators[-1]
    assert sum(green.counts.values()) == 1992
    assert round(figure(green) or 0, 2) == Fraction("2.33")


def test_a_band_beyond_one_that_is_open_is_open(tmp_path: Path) -> None:
    """The deeds of a band are on no record; what failed stays failed."""
    records, by_level, _ = both(tmp_path)
    assert areas_reached(by_level, records) == {1: 3, 2: 2, 3: 2, 4: 2}
    assert [meets(goal, by_level, records) for goal in by_level.goals.values()] == [
        Truth.TRUE,
        Truth.UNKNOWN,
        Truth.FALSE,
    ]
    assert reached(by_level, records) == Reached(Band.BASIC, Band.STANDARD)


def test_without_a_total_of_the_day_nothing_is_known(tmp_path: Path) -> None:
    """Areas are counted by what is published for the very day."""
    records, by_level, _ = both(tmp_path)
    assert reached(by_level, replace(records, totals=())) == Reached(None, Band.ADVANCED)


def test_a_mean_of_nobody_and_a_figure_that_nobody_gave_are_unknown(tmp_path: Path) -> None:
    """Nothing is divided by nothing."""
    records, _, mean = both(tmp_path)
    assert figure(mean) == Fraction(7, 3)
    assert figure(replace(mean, counts={1: 0})) is None
    assert reached(replace(mean, counts={}), records) == Reached(None, Band.STANDARD)


@given(FIGURES, st.lists(FIGURES, min_size=3, max_size=3).map(sorted))
def test_the_band_is_the_highest_whose_goal_the_figure_reaches(
    value: Fraction, goals: list[Fraction]
) -> None:
    """Exactly at the goal counts, and the lower bands come with the higher."""
    records = load_outcomes(ROOT / "cases")
    one = replace(
        records.indicators[0],
        value=value,
        goals={band: Goal(goal, None, ()) for band, goal in zip(Band, goals, strict=True)},
    )
    passed = [band for band, goal in zip(Band, goals, strict=True) if value >= goal]
    expected = passed[-1] if passed else None
    assert reached(one, records) == Reached(expected, expected)
