"""Months as people type them, and the fiscal year that they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable
from ecorules.path.plan.months import Month, month, months_of
from tests.plans import MONTHS


@pytest.mark.parametrize(
    "typed",
    [
        "2565-10",
        "พ.ศ. 2565-10",
        "BE 2565-10",
        "2022-10",
        "10/2565",
        "10/2022",
        "ต.ค. 2565",
        "ต.ค. 65",
        "ตุลาคม 2565",
        "Oct 2022",
        "October 2022",
        "31 ตุลาคม 2565",
        "2022-10-01",
        " ๒๕๖๕-๑๐ ",
    ],
)
def test_a_month_is_read_in_either_era_and_language(typed: str) -> None:
    """A province writes 2565-10, a spreadsheet 2022-10-01, and both mean one month."""
    assert month(typed) == Month(2022, 10)


@pytest.mark.parametrize("typed", ["2565-13", "2565-0", "soon", "9999-10", "ตุลาคม", "2565"])
def test_what_is_no_month_is_refused_with_how_to_write_one(typed: str) -> None:
    """A month that was guessed would move somebody's work."""
    with pytest.raises(Unreadable) as refused:
        month(typed)
    assert refused.value.help == Text(
        "write a month as `2565-10`, `ต.ค. 2565` or `Oct 2022`",
        "เขียนเดือนเป็น `ต.ค. 2565`, `2565-10` หรือ `Oct 2022`",
    )


@given(MONTHS, st.sampled_from(["th", "en"]))
def test_a_month_that_is_said_is_read_back(one: Month, lang: str) -> None:
    """What a workbook shows can be typed."""
    assert month(one.said("th" if lang == "th" else "en")) == one
    assert month(one.written) == one


@given(MONTHS)
def test_a_month_is_in_the_months_of_its_fiscal_year(one: Month) -> None:
    """The fiscal year bears the year in which it ends, and begins in October."""
    year = months_of(one.fiscal_year)
    assert one in year
    assert (year[0].number, year[-1].number, len(year)) == (10, 9, 12)


@given(MONTHS, st.integers(0, 400))
def test_months_go_on_one_by_one(one: Month, months: int) -> None:
    """A month later is the next one, over the turn of the year as well."""
    assert one.later(months).place - one.place == months
