"""Nothing begins before what it needs is over, and nothing waits for longer than it has to."""

from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.path.plan.model import Activity, Origin
from ecorules.path.plan.months import Month
from ecorules.path.plan.needs import Needs, Place
from ecorules.path.plan.schedule import Slot, schedule, with_chain

START = Month(2021, 10)


@st.composite
def _needs(draw: st.DrawFn) -> tuple[Needs, list[int]]:
    """Draw what needs what, without circles, with the months that each takes."""
    number = draw(st.integers(1, 9))
    levels = sorted(draw(st.lists(st.integers(0, 2), min_size=number, max_size=number)))
    after = [
        tuple(sorted(draw(st.sets(st.integers(0, at - 1), max_size=3)))) if at else ()
        for at in range(number)
    ]
    months = draw(st.lists(st.integers(0, 5), min_size=number, max_size=number))
    return Needs(tuple(Place(level, 0) for level in levels), tuple(after)), months


def _before(needs: Needs, at: int) -> set[int]:
    level = needs.places[at].level
    return {*needs.after[at], *(o for o, p in enumerate(needs.places) if p.level < level)}


@given(_needs())
def test_nothing_begins_before_what_it_needs_is_over(drawn: tuple[Needs, list[int]]) -> None:
    """A plan that cannot be followed is none."""
    needs, months = drawn
    slots = schedule(needs, months)
    for at, slot in enumerate(slots):
        assert all(slots[one].over <= slot.begins for one in _before(needs, at))


@given(_needs())
def test_everything_begins_as_early_as_it_can(drawn: tuple[Needs, list[int]]) -> None:
    """What waits, waits for something that ends just then."""
    needs, months = drawn
    slots = schedule(needs, months)
    for at, slot in enumerate(slots):
        ends = {slots[one].over for one in _before(needs, at)}
        assert slot.begins == max(ends, default=0)
        assert slot.months == max(1, months[at])


def _activities(needs: Needs, slots: tuple[Slot, ...]) -> list[Activity]:
    return [
        Activity(
            f"A{at}",
            Origin.ACTION,
            Text("", ""),
            level=needs.places[at].level,
            start=START.later(slot.begins),
            months=slot.months,
            after=tuple(f"A{one}" for one in needs.after[at]),
        )
        for at, slot in enumerate(slots)
    ]


@given(_needs())
def test_the_chain_is_what_the_end_depends_on(drawn: tuple[Needs, list[int]]) -> None:
    """A month more for what is on the chain ends the plan a month later; for anything else, not."""
    needs, months = drawn
    slots = schedule(needs, months)
    end = max(slot.over for slot in slots)
    for at, one in enumerate(with_chain(_activities(needs, slots))):
        longer = [slot.months + (other == at) for other, slot in enumerate(slots)]
        later = max(slot.over for slot in schedule(needs, longer))
        assert later - end == int(one.is_critical)
