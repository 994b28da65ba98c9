"""Areas are counted by level on a day, and what nobody has published is not guessed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.edition.model import Provenance, Status
from ecorules.outcomes.load import load_outcomes
from ecorules.outcomes.model import (
    Outcome,
    RealArea,
    clause_of,
    first_day,
    fiscal_year_of,
    last_day,
)
from ecorules.outcomes.standing import LEVELS, Accounted, accounted, standings_on
from tests.repository import ROOT
from tests.unit.outcomes.records import loaded

SHIPPED = load_outcomes(ROOT / "cases")
NEWS = Provenance(Status.STATED, "news", "1")
HALF_2564 = date(2021, 6, 30)


def area(*outcomes: tuple[int, int | None, date | None]) -> dict[str, RealArea]:
    """Return one area with outcomes: level, fiscal year, day by which it held."""
    made = tuple(Outcome(level, year, by, NEWS) for level, year, by in outcomes)
    return {"town": RealArea("town", Text("Town", "เมือง"), None, NEWS, made)}


@pytest.mark.parametrize(
    ("outcomes", "day", "level", "possible"),
    [
        ([], HALF_2564, 0, None),
        ([(2, 2563, None), (4, 2564, None)], date(2020, 9, 29), 0, 2),
        ([(2, 2563, None), (4, 2564, None)], date(2020, 9, 30), 2, None),
        ([(2, 2563, None), (4, 2564, None)], HALF_2564, 2, 4),
        ([(2, 2563, None), (4, 2564, None)], date(2021, 9, 30), 4, None),
        ([(4, None, date(2019, 11, 19)), (4, None, date(2021, 2, 22))], HALF_2564, 4, None),
        ([(4, None, date(2019, 11, 19))], date(2019, 11, 18), 0, 4),
        ([(4, None, date(2019, 11, 19))], date(2019, 11, 19), 4, None),
        ([(4, 2564, date(2021, 2, 22))], date(2021, 2, 22), 4, None),
        ([(4, 2564, date(2021, 11, 1))], date(2021, 9, 30), 4, None),
        ([(4, 2563, None), (3, 2564, None)], date(2021, 9, 30), 3, None),
        ([(4, 2563, None), (3, 2564, None)], HALF_2564, 4, None),
    ],
    ids=[
        "nothing published",
        "a fiscal year that is not over",
        "a fiscal year on its last day",
        "level 2 in 2563, and level 4 some day in 2564",
        "level 2 in 2563 and level 4 in 2564",
        "level 4 again",
        "the day before the first on which it is certain",
        "the first day on which it is certain",
        "a day within its fiscal year",
        "certified in a fiscal year and handed over after it",
        "a level that was lost",
        "a level that may have been lost",
    ],
)
def test_an_area_stands_at_its_latest_certain_level(
    outcomes: list[tuple[int, int | None, date | None]],
    day: date,
    level: int,
    possible: int | None,
) -> None:
    """What may hold already is named apart, and only if it is above what holds."""
    (found,) = standings_on(area(*outcomes), day).areas
    assert found.level == level
    assert (None if found.possible is None else found.possible.level) == possible


def test_counts_are_exact_and_cumulative(tmp_path: Path) -> None:
    """An area at level 4 is also at 3, 2 and 1; one of which nothing is published at none."""
    found = standings_on(loaded(tmp_path).areas, HALF_2564)
    assert found.exact == {1: 0, 2: 1, 3: 0, 4: 1, 5: 0}
    assert found.cumulative == {1: 2, 2: 2, 3: 1, 4: 1, 5: 0}
    assert found.unpublished == 1
    assert [found.perhaps(level) for level in LEVELS] == [0, 0, 1, 1, 0]


def test_the_published_18_18_5_3_are_partly_accounted_for_by_name() -> None:
    """Three named areas at levels 1 and 2, two at 3 and 4; a third may have been at 4 by then."""
    (total,) = SHIPPED.totals
    assert accounted(SHIPPED, total) == (
        Accounted(1, 18, 3, 0),
        Accounted(2, 18, 3, 0),
        Accounted(3, 5, 2, 1),
        Accounted(4, 3, 2, 1),
    )
    assert [each.open for each in accounted(SHIPPED, total)] == [15, 15, 3, 1]


@pytest.mark.parametrize(
    ("year", "exact"),
    [
        (2562, {1: 0, 2: 0, 3: 0, 4: 0, 5: 0}),
        (2563, {1: 0, 2: 1, 3: 0, 4: 1, 5: 0}),
        (2564, {1: 0, 2: 0, 3: 0, 4: 3, 5: 0}),
        (2565, {1: 0, 2: 0, 3: 0, 4: 4, 5: 0}),
    ],
)
def test_the_shipped_records_count_as_published(year: int, exact: dict[int, int]) -> None:
    """No area is counted of which nothing is published by name."""
    found = standings_on(SHIPPED.areas, last_day(year))
    assert found.exact == exact
    assert found.unpublished == 18 - sum(exact.values())


def test_the_shipped_list_is_18_areas_in_15_provinces() -> None:
    """Every area of the list stands in the records, and every record says where it is from."""
    areas = SHIPPED.areas.values()
    assert (len(areas), len({each.province for each in areas})) == (18, 15)
    assert len({clause_of(each.province, each.name) for each in areas}) == 18
    assert {each.provenance.source for each in areas} == {"ecocenter-areas"}
    assert sum(len(each.outcomes) for each in areas) == 6
    assert sum(not each.outcomes for each in areas) == 14
    (asked,) = SHIPPED.rounds
    assert (asked.raising, asked.keeping, asked.areas) == (10, 8, 18)


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(LEVELS), st.integers(2560, 2568), st.none()), max_size=4
        ),
        max_size=6,
    ),
    st.dates(date(2016, 1, 1), date(2026, 1, 1)),
)
def test_counts_never_rise_with_the_level(
    histories: list[list[tuple[int, int, None]]], day: date
) -> None:
    """Whatever is published, and every area is counted once or not at all."""
    areas = {str(number): area(*each)["town"] for number, each in enumerate(histories)}
    found = standings_on(areas, day)
    counts = [found.cumulative[level] for level in LEVELS]
    assert counts == sorted(counts, reverse=True)
    assert sum(found.exact.values()) + found.unpublished == len(areas)
    for level in LEVELS:
        assert found.cumulative[level] + found.perhaps(level) <= len(areas)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_its_fiscal_year(day: date) -> None:
    """1 October to 30 September, named after the year it ends in."""
    year = fiscal_year_of(day)
    assert first_day(year) <= day <= last_day(year)
