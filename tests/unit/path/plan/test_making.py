"""A plan holds every action of its way, in an order in which it can be done."""

from fractions import Fraction

import pytest

from ecorules import audit
from ecorules.path.actions import Action, Better, Bounds, Cell, Complete, HandIn, Observe, Paper
from ecorules.path.effort import DEFAULT, Effort
from ecorules.path.plan.making import Wanted, plan_of
from ecorules.path.plan.model import Origin, Plan, too_early
from ecorules.path.plan.months import Month
from ecorules.path.plan.titles import title
from tests.plans import case, edition

START = Month(2021, 10)
LIST = HandIn("19.1.1/green-industry-list", Paper.HAND_IN_AGAIN, DEFAULT)


def _made(*actions: Action, has_regular: bool = False) -> Plan:
    now = audit(edition(), case())
    return plan_of(now, actions, Wanted(2, START, {}, has_regular))


def _observed(fact: str, months: int) -> Observe:
    takes = Effort(Fraction(2), months, None, is_default=False)
    return Observe(fact, 2565, Fraction(5), Bounds(Fraction(5)), takes)


def _bettered() -> Better:
    key = case().rosters["factories"].members[0].key
    cell = Cell("csr_diw", 2565, None, value=True)
    return Better("factories", {key: (cell,)}, (key,), (), DEFAULT)


def _code(plan: Plan, action: Action) -> str:
    return next(
        one.code
        for one in plan.activities
        if one.action is not None and plan.actions[one.action] == action
    )


def test_a_document_comes_after_what_it_supports() -> None:
    """Nobody can write down what has not been observed yet."""
    fact = _observed("factory_investment", 4)
    paper = HandIn("3.1.1/three-year-finances", Paper.HAND_IN_AGAIN, DEFAULT)
    made = _made(paper, fact)
    known = {one.code: one for one in made.activities}
    later = known[_code(made, paper)]
    assert later.after == (_code(made, fact),)
    assert later.start == START.later(4)
    assert too_early(made) == ()


def test_a_list_is_complete_before_its_members_are_brought_further() -> None:
    """Who is missing on the list may be the nearest."""
    whole, some = Complete("factories", DEFAULT), _bettered()
    made = _made(some, whole)
    known = {one.code: one for one in made.activities}
    assert _code(made, whole) in known[_code(made, some)].after
    assert known[_code(made, some)].start == START.later(1)


def test_a_lower_level_comes_first() -> None:
    """Levels stand on each other, and so do their months."""
    first = HandIn("18.1.1/appointment-order", Paper.HAND_IN, DEFAULT)
    second = HandIn("1.1.1/upgrade-plan", Paper.HAND_IN, DEFAULT)
    made = _made(second, first)
    assert [one.level for one in made.activities] == [1, 2]
    assert [one.start for one in made.activities] == [START, START.later(1)]


def test_every_action_is_one_activity_with_an_owner() -> None:
    """Nothing of the way is lost, and everybody knows what is theirs."""
    actions = (_observed("factory_investment", 1), _bettered(), LIST)
    made = _made(*actions)
    places = sorted(one.action for one in made.activities if one.action is not None)
    assert places == list(range(len(actions)))
    assert all(one.owners and one.requirements for one in made.activities)
    assert (made.effort, made.defaults) == (Fraction(4), 2)


def test_regular_activities_say_where_they_are_from_and_have_no_months() -> None:
    """What is taken from another province's plan is not passed off as this one's."""
    made = _made(LIST, has_regular=True)
    regular = [one for one in made.activities if one.origin is Origin.REGULAR]
    assert [one.code for one in regular] == ["R1.1", "R1.2", "R1.3", "R1.4", "R1.5", "R1.6"]
    assert all(one.source is not None and one.start is None for one in regular)


def test_nothing_to_do_is_an_empty_plan() -> None:
    """A level that is proven already needs no activity."""
    made = _made()
    assert made.activities == ()
    assert made.fiscal_years == range(2565, 2566)


@pytest.mark.parametrize(("months", "years"), [(12, [2565]), (13, [2565, 2566])])
def test_a_plan_covers_whole_fiscal_years(months: int, years: list[int]) -> None:
    """Twelve months from October are one fiscal year, thirteen are two."""
    made = _made(_observed("factory_investment", months))
    assert list(made.fiscal_years) == years
    assert len(made.calendar) == 12 * len(years)


def test_members_that_need_other_things_are_told_apart() -> None:
    """Who is asked for one thing is not sent to bring about the other's."""
    first, second = (one.key for one in case().rosters["factories"].members[:2])
    facts = ("csr_diw", "eco_factory")
    cells = {
        key: (Cell(fact, 2565, None, value=True),)
        for key, fact in zip((first, second), facts, strict=True)
    }
    apart = Better("factories", cells, (first, second), (), DEFAULT)
    labels = [edition().vocabulary.facts[fact].label.th for fact in facts]
    said = title(edition(), case(), apart).th
    assert all(said.count(label) == 2 for label in labels)
    alike = Better("factories", dict.fromkeys(cells, cells[first]), (first, second), (), DEFAULT)
    assert title(edition(), case(), alike).th.count(labels[0]) == 1
