"""How a plan stands follows the case and the calendar, and every activity is counted once."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ecorules.path.applied import applied
from ecorules.path.plan.model import Plan, Said
from ecorules.path.plan.standing import Pace, paces, plan_standing
from ecorules.report.layout import Page
from ecorules.report.plan.status import status_page
from ecorules.report.plan.status_record import plan_status_json_schema, written_status
from tests.plans import case, edition, plan, plans

SCHEMA = Draft202012Validator(plan_status_json_schema())
DAYS = st.dates(date(2014, 1, 1), date(2044, 1, 1))


def test_what_the_actions_bring_is_done() -> None:
    """Once the case shows it all, nothing is left to be done."""
    day = date(2022, 10, 15)
    found = plan_standing(plan(), edition(), applied(case(), plan().actions, day), day)
    assert [one.pace for one in found.activities] == [Pace.DONE] * len(plan().activities)


def test_each_action_is_done_by_itself() -> None:
    """One document that is handed in does not settle another."""
    day = date(2022, 10, 15)
    for one in plan().activities:
        assert one.action is not None
        reached = applied(case(), [plan().actions[one.action]], day)
        found = plan_standing(plan(), edition(), reached, day)
        done = [each.activity.code for each in found.activities if each.pace is Pace.DONE]
        assert done == [one.code]


def test_the_calendar_tells_late_from_not_due() -> None:
    """Before its first month a thing is not due, in its months under way, after them late."""
    days = {
        date(2022, 9, 30): Pace.NOT_DUE,
        date(2022, 10, 1): Pace.UNDER_WAY,
        date(2022, 10, 31): Pace.UNDER_WAY,
        date(2022, 11, 1): Pace.LATE,
    }
    for day, pace in days.items():
        found = plan_standing(plan(), edition(), case(), day)
        paper = next(one for one in found.activities if one.activity.code == "A2")
        assert (paper.pace, paper.shown, paper.asked) == (pace, 0, 1)


def test_who_says_done_is_held_against_the_case() -> None:
    """A word in a workbook is no evidence."""
    said = tuple(replace(one, said=Said.DONE) for one in plan().activities)
    found = plan_standing(replace(plan(), activities=said), edition(), case(), date(2022, 10, 1))
    assert all(one.is_contradicted and one.pace is not Pace.DONE for one in found.activities)


@given(plans(), DAYS)
@settings(max_examples=50)  # each reads the whole case
def test_the_counts_add_up(made: Plan, day: date) -> None:
    """Every activity has one pace, and the JSON says the same as the page."""
    found = plan_standing(made, edition(), case(), day)
    assert sum(paces(found.activities).values()) == len(made.activities)
    record = json.loads(written_status(found))
    SCHEMA.validate(record)
    assert sum(record["total"]["counts"].values()) == record["total"]["activities"]
    for owner in record["owners"]:
        assert sum(owner["counts"].values()) == owner["activities"]
    shared = sum(max(1, len(set(one.owners))) for one in made.activities)
    assert sum(owner["activities"] for owner in record["owners"]) == shared
    page = status_page(found, Page(None, colour=False), "th")
    assert all(one.title.th in page or _is_done(found, one.code) for one in made.activities)


def _is_done(found: object, code: str) -> bool:
    standing = getattr(found, "activities", ())
    return any(one.activity.code == code and one.pace is Pace.DONE for one in standing)
