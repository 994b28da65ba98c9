"""The portfolio of a year, where no record of ours leads."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ecorules.outcomes.model import Records
from ecorules.report.layout import Page
from ecorules.report.portfolio import last_year, portfolio_of, portfolio_page
from ecorules.report.portfolio_record import written_portfolio
from tests.console import run
from tests.unit.outcomes.records import loaded

PAPER = Page(width=96, colour=False)
NOTHING = Records("town", {}, {}, (), ())


def test_the_page_says_what_is_counted_what_may_be_and_what_is_not(tmp_path: Path) -> None:
    """Counted by name, perhaps, not published: every area is in one of the three."""
    assert (
        portfolio_page(portfolio_of(loaded(tmp_path), 2564), PAPER, "en")
        == """\
Real areas by level, fiscal year 2564, to 30 September 2021
Levels by town that somebody has published; no evidence was judged, and this is no audit.

                      exactly  at or above
  level 1                   0            2
  level 2                   0            2
  level 3                   0            2
  level 4                   2            2
  level 5                   0            0
  no level published        1
  areas                     3
  ✓ level 4: Coast, Harbour (in fiscal year 2564, the day is not published; stated in a source,
    news)
  ✓ level 4: Plain (by 22 February 2021; stated in a source, news)
  - no level published for that day (1): Hills

Published totals of 30 June 2021 (News)
           published  accounted for by name  not accounted for  of which perhaps by name
  level 1          3                      2                  1                         0
  level 2          2                      2                  0                         0
  level 3          2                      1                  1                         1
  level 4          2                      1                  1                         1
  At level 1 the total is the whole list of 3 areas: the others stand there too, though no level
  of theirs is published by name.
  ✓ level 4: Plain (by 22 February 2021; stated in a source, news)
  ✓ level 2: Coast, Harbour (in fiscal year 2563, the day is not published; stated in a source,
    news)
  ? perhaps already level 4: Coast, Harbour (in fiscal year 2564, the day is not published;
    stated in a source, news)
  - no level published for that day (1): Hills

Round of fiscal year 2564: 2 areas to raise the level + 1 to keep it = 3 areas (News)

news  News: https://example.org/news
"""
    )


def test_a_year_before_everything_counts_nobody(tmp_path: Path) -> None:
    """What may have been given long before the day it was written of is said to be possible."""
    page = portfolio_page(portfolio_of(loaded(tmp_path), 2562), PAPER, "en")
    assert "  no level published        3\n" in page
    assert (
        "  ? perhaps already level 4: Plain (by 19 November 2019; stated in a source, news)\n"
        in page
    )
    assert "No totals of this fiscal year are among the records.\n" in page
    assert "Round of fiscal year" not in page


def test_json_holds_the_same_counts(tmp_path: Path) -> None:
    """Other programs find the ids of the areas behind each part of a total."""
    written = json.loads(written_portfolio(portfolio_of(loaded(tmp_path), 2564)))
    assert written["format"] == "ecorules.portfolio/1"
    assert written["exact"] == {"1": 0, "2": 0, "3": 0, "4": 2, "5": 0}
    assert written["cumulative"] == {"1": 2, "2": 2, "3": 2, "4": 2, "5": 0}
    (total,) = written["totals"]
    assert total["levels"]["3"] == {
        "published": 2,
        "accounted_for": 1,
        "not_accounted_for": 1,
        "perhaps": 1,
        "named": ["plain"],
    }
    (asked,) = written["rounds"]
    assert (asked["raise"], asked["keep"], asked["areas"]) == (2, 1, 3)


def test_without_a_year_it_is_the_last_of_the_records(tmp_path: Path) -> None:
    """Outcomes, totals and rounds alike speak of a year; the clock does not."""
    records = loaded(tmp_path)
    assert last_year(records) == 2564
    assert last_year(replace(records, areas={}, totals=())) == 2564
    assert last_year(NOTHING) is None


def test_records_without_any_year_need_one_to_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty file is no mistake, and no year is guessed for it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outcomes.yaml").write_text(
        "edition: town\nsources: {}\nareas: {}\n", encoding="utf-8"
    )
    assert run("$ ecorules portfolio . --lang en") == (
        "error: no record names a year: give `--year`\nsee `ecorules portfolio --help`\n[exit 2]\n"
    )
    assert "  areas                     0\n" in run("$ ecorules portfolio . --year 2564 --lang en")
