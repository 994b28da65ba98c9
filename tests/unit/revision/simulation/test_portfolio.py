"""What is known of the real portfolio, and kept to."""

from ecorules.case.model import Purpose
from ecorules.outcomes.load import load_outcomes
from ecorules.revision.simulation.chance import Chance
from ecorules.revision.simulation.portfolio import (
    FIRST,
    KNOWN_LEVELS,
    KNOWN_YEAR,
    PROVINCES,
    RAISING,
    Place,
    places,
)
from tests.repository import ROOT

RECORDS = load_outcomes(ROOT / "cases")
YEARS = (2562, 2563, 2564, 2565)


def made(areas: int = 54, seed: int = 7) -> tuple[Place, ...]:
    """Return the areas of a portfolio."""
    return places(areas, YEARS, Chance(str(seed)), 5)


def test_the_first_areas_are_where_the_outcome_records_are() -> None:
    """The provinces of the first 18 areas are known, and no other list of them is kept here."""
    assert list(FIRST) == [area.province.en for area in RECORDS.areas.values()]
    assert [place.province.en for place in made()][: len(FIRST)] == list(FIRST)


def test_the_first_areas_stand_as_the_published_totals_say() -> None:
    """18, 18, 5 and 3 areas at levels 1 to 4 or above, whoever they are."""
    (total,) = RECORDS.totals
    assert total.areas == len(KNOWN_LEVELS)
    for level, number in total.levels.items():
        assert sum(each >= level for each in KNOWN_LEVELS) == number
    for seed in range(5):
        first = made(seed=seed)[: len(FIRST)]
        assert sorted(place.levels[KNOWN_YEAR] for place in first) == sorted(KNOWN_LEVELS)


def test_as_many_ask_to_raise_and_to_keep_as_is_published() -> None:
    """In the year of which it is known, ten of the first 18 raise their level and eight keep it."""
    (asked,) = RECORDS.rounds
    assert (asked.fiscal_year, asked.raising) == (KNOWN_YEAR, RAISING)
    purposes = [place.purposes[KNOWN_YEAR] for place in made()[: len(FIRST)]]
    assert purposes.count(Purpose.RAISE) == asked.raising
    assert purposes.count(Purpose.KEEP) == asked.keeping


def test_the_areas_lie_in_39_provinces() -> None:
    """As many provinces as the portfolio has, however the others are drawn; more areas add none."""
    assert len({place.province for place in made()}) == PROVINCES
    assert len({place.province for place in made(200)}) == PROVINCES
    assert "Bangkok" not in {place.province.en for place in made(200)}


def test_a_level_rises_by_one_and_only_where_somebody_asked() -> None:
    """No area falls or leaps; who keeps a level stays where it is."""
    for place in made(200):
        for year in YEARS[1:]:
            risen = place.levels[year] - place.levels[year - 1]
            assert risen in {0, 1}
            assert not risen or place.purposes[year] is Purpose.RAISE


def test_more_areas_leave_the_others_as_they_are() -> None:
    """Who adds an area changes no other."""
    assert made(54)[:20] == made(20)
