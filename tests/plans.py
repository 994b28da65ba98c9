"""Plans for tests: the one of the demonstration, and any that their users may make of one."""

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from ecorules import Case, Edition, load_case, load_edition
from ecorules.diagnostics import Text
from ecorules.path.plan.model import Activity, Origin, Owner, Plan, Said
from ecorules.path.plan.months import Month
from ecorules.path.plan.schedule import with_chain
from ecorules.path.plan.written import plan_from
from tests.repository import ROOT

FOLDER = ROOT / "cases" / "demonstration"


@cache
def edition() -> Edition:
    """Return the edition that the demonstration is read by."""
    return load_edition("eit-2562")


@cache
def case() -> Case:
    """Return the demonstration."""
    return load_case(FOLDER)


@cache
def plan() -> Plan:
    """Return the plan of the demonstration to level 2."""
    return plan_from((FOLDER / "plan.json").read_text(encoding="utf-8"), "plan.json")


# What a person can type into a cell, in one line and not beginning or ending in a blank.
WORDS = (
    st.text(
        st.one_of(
            st.sampled_from("กขแำ้ํ๑ \"'<>&=+-@_x0041_;|{}%"),
            st.characters(categories=["L", "N", "P", "S", "Mn"]),
        ),
        min_size=1,
        max_size=30,
    )
    .map(str.strip)
    .filter(lambda text: bool(text) and not text.isspace())
)
MONTHS = st.builds(Month, st.integers(2015, 2040), st.integers(1, 12))
# A table has a column for every month, so they do not lie far apart.
_NEAR = st.builds(Month, st.integers(2021, 2023), st.integers(1, 12))
TEXTS = st.builds(Text, WORDS, WORDS)
OWNERS = st.builds(Owner, st.none() | st.sampled_from(["diw", "working-group"]), TEXTS)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan whose months, owners, states and remarks are anything, with rows of its own."""
    made = [draw(_changed(one)) for one in plan().activities]
    own = [
        draw(_changed(Activity(f"O{place}", Origin.OWN, draw(TEXTS))))
        for place in range(1, draw(st.integers(0, 3)) + 1)
    ]
    return replace(plan(), activities=with_chain([*made, *own]))


@st.composite
def _changed(draw: st.DrawFn, one: Activity) -> Activity:
    dated = draw(st.booleans())
    return replace(
        one,
        owners=tuple(draw(st.lists(OWNERS, max_size=3))),
        start=draw(_NEAR) if dated else None,
        months=draw(st.integers(1, 14)) if dated else None,
        said=draw(st.sampled_from([None, *Said])),
        remark=draw(st.just("") | WORDS),
    )
