"""What may be found of conditions and measures in areas, and what may be missing."""

from __future__ import annotations

from fractions import Fraction

from ecorules.language.interval import Interval
from ecorules.language.quantity import unit
from ecorules.language.subject import Gap, Lack
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    IfNone,
    Node,
    Not,
    Ratio,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
)
from ecorules.language.trace import Unresolved
from ecorules.language.truth import Truth
from tests.unit.language.example import CERTIFIED, area, count, percent, rai
from tests.unit.language.saying import (
    AT_LEAST,
    AT_MOST,
    CSR,
    ECO,
    EQUALS,
    GREEN_SHARE,
    GREENERY,
    LESS_THAN,
    MINUTES,
    MORE_THAN,
    ORDER,
    OUTLET,
    PLAN,
    REUSED,
    WATER,
    band,
    trend,
)
from tests.world import Cells, World


def point(amount: int, symbol: str = "1") -> Interval:
    """Return a known amount of a unit."""
    return Interval.point(unit(symbol).to_base(Fraction(amount)))


def certified(*, yes: int, no: int, unread: int = 0) -> list[Cells]:
    """Return factories of which so many are certified, so many not, and so many unread."""
    return [
        *({("eco_factory", 0): Truth.TRUE},) * yes,
        *({("eco_factory", 0): Truth.FALSE},) * no,
        *({},) * unread,
    ]


def wasteful(*amounts: tuple[int, int] | None) -> list[Cells]:
    """Return factories with so much waste, and so much of it reused, or nothing known."""
    return [
        {}
        if each is None
        else {("waste", 0): point(each[0], "t"), ("waste_reused", 0): point(each[1], "t")}
        for each in amounts
    ]


SIXTY = {"19.1.1": Interval.point(Fraction(3, 5))}
ENOUGH = Compare(CERTIFIED, AT_LEAST, TargetValue("19.1.1"), IfNone.NOT_MET)
OF_OUTLETS = Compare(Share("factories", ECO, OUTLET), AT_LEAST, percent(60), IfNone.MET)
GREENER = Compare(GREENERY, AT_LEAST, rai(812))

JUDGED: list[tuple[str, Node, World]] = [
    ("a share, enough", ENOUGH, area(certified(yes=92, no=58), targets=SIXTY)),
    ("a share, not enough", ENOUGH, area(certified(yes=8, no=7), targets=SIXTY)),
    ("a share, open", ENOUGH, area(certified(yes=83, no=53, unread=14), targets=SIXTY)),
    (
        "a share, enough with some unread",
        ENOUGH,
        area(certified(yes=6, no=1, unread=3), targets=SIXTY),
    ),
    ("a share without a target", ENOUGH, area(certified(yes=6, no=1))),
    ("a share of nobody", ENOUGH, area(targets=SIXTY)),
    (
        "a share of an incomplete roster",
        ENOUGH,
        area(certified(yes=6, no=1), targets=SIXTY, is_complete=False),
    ),
    ("a share of a roster that is not there", ENOUGH, area(targets=SIXTY, is_complete=False)),
    ("a share of perhaps nobody", OF_OUTLETS, area([{("eco_factory", 0): Truth.FALSE}])),
    (
        "a share among some, others left out",
        OF_OUTLETS,
        area(
            [
                {**each, ("outlet", 0): Truth.of(place < 3)}
                for place, each in enumerate(certified(yes=2, no=3))
            ]
        ),
    ),
    ("a share by itself", CERTIFIED, area(certified(yes=1, no=1))),
    ("several ways", GREEN_SHARE, area([{("csr_beginner", 0): Truth.TRUE}, {}], targets=SIXTY)),
    (
        "a ratio",
        Compare(REUSED, AT_LEAST, percent(30), IfNone.NOT_MET),
        area(wasteful((60, 20), (30, 10))),
    ),
    (
        "a ratio, open",
        Compare(REUSED, AT_LEAST, percent(30), IfNone.NOT_MET),
        area(wasteful((60, 20), None)),
    ),
    (
        "a ratio of which nothing is known",
        Compare(REUSED, AT_LEAST, percent(30), IfNone.NOT_MET),
        area(wasteful(None)),
    ),
    (
        "a ratio over zero",
        Compare(REUSED, AT_LEAST, percent(30), IfNone.NOT_MET),
        area(wasteful((0, 0))),
    ),
    (
        "a ratio of a share of nobody",
        Compare(Ratio(CERTIFIED, percent(50)), AT_LEAST, percent(30), IfNone.NOT_MET),
        area(),
    ),
    (
        "a total",
        Compare(Total("factories", "waste"), AT_MOST, TargetValue("1.2.3")),
        area(wasteful((60, 0), None)),
    ),
    (
        "a total among some",
        Total("factories", "waste", OUTLET),
        area([{**each, ("outlet", 0): Truth.TRUE} for each in wasteful((60, 0))]),
    ),
    ("a count", Compare(Count("factories", ECO), EQUALS, count(12)), area(certified(yes=3, no=1))),
    ("a count of all", Count("factories"), area(certified(yes=3, no=1))),
    ("a fact", GREENER, area(cells={("green_area", 0): point(700, "rai")})),
    ("a fact, not known", GREENER, area()),
    (
        "a fact, contradictory",
        GREENER,
        area(cells={("green_area", 0): Interval(rai(800).value, rai(820).value)}),
    ),
    (
        "a fact against the year before",
        Compare(WATER, LESS_THAN, FactValue("water_use", 1)),
        area(cells={("water_use", 0): point(90, "m3")}),
    ),
    (
        "a bound that is not there",
        Compare(percent(10), MORE_THAN, CERTIFIED, IfNone.NOT_MET),
        area(),
    ),
    ("a target with its unit", TargetValue("water"), area(targets={"water": point(5, "m3")})),
    ("a target without a unit", TargetValue("1.2.3"), area(targets={"1.2.3": point(5)})),
    (
        "a target against a target",
        Compare(TargetValue("1.2.3"), AT_LEAST, TargetValue("1.2.4")),
        area(),
    ),
    ("a sum", Sum((WATER, WATER)), area(cells={("water_use", 0): point(90, "m3")})),
    (
        "a difference, of anything",
        Difference(FactValue("balance"), FactValue("balance", 1)),
        area(),
    ),
    ("a flag", Holds("flood_plan"), area(cells={("flood_plan", 0): Truth.FALSE})),
    ("a flag, not known", Not(Holds("flood_plan")), area()),
    ("a document, open", ORDER, area()),
    ("every, with one short", Every("factories", ECO), area(certified(yes=3, no=1, unread=2))),
    (
        "every, open",
        Every("factories", ECO),
        area(certified(yes=3, no=0, unread=2), is_complete=False),
    ),
    ("every of nobody", Every("factories", ECO), area()),
    ("some", Some("factories", ECO, CSR), area(certified(yes=1, no=1))),
    ("some of a roster that is not there", Some("factories", ECO), area(is_complete=False)),
    (
        "all",
        AllOf((ORDER, GREENER, Holds("flood_plan"))),
        area(documents={"18.1.1/order": Truth.TRUE}, cells={("flood_plan", 0): Truth.FALSE}),
    ),
    ("any", AnyOf((ORDER, GREENER)), area(documents={"18.1.1/order": Truth.TRUE})),
    ("all of one", AllOf((ORDER,)), area(documents={"18.1.1/order": Truth.TRUE})),
    ("all of nothing", AllOf(()), area()),
    ("documents", AllOf((ORDER, MINUTES, PLAN)), area(documents={"18.1.1/order": Truth.TRUE})),
    (
        "a trend",
        trend(LESS_THAN, 3),
        area(cells={("water_use", 0): point(9), ("water_use", 1): point(10)}),
    ),
    ("a band", band(WATER, TargetValue("water"), rai(1)), area()),
    (
        "many reasons",
        Not(
            Compare(
                Sum(tuple(FactValue("water_use", year) for year in range(5))),
                AT_LEAST,
                TargetValue("water"),
            )
        ),
        area(),
    ),
    (
        "reasons of members and of the area",
        Not(Every("factories", Compare(FactValue("bod"), AT_MOST, FactValue("green_area")))),
        area([{}]),
    ),
    (
        "a tally within a tally",
        Every(
            "factories", Not(Compare(FactValue("waste"), LESS_THAN, Total("factories", "waste")))
        ),
        area([{}, {}]),
    ),
]


MANY = tuple(f"F{place:02}" for place in range(1, 15))
GAPS: list[Unresolved] = [
    Unresolved(Gap(Lack.NO_OBSERVATION, "green_area", 2565)),
    Unresolved(Gap(Lack.NO_OBSERVATION, "green_industry_level", 2565), MANY),
    Unresolved(Gap(Lack.NO_OBSERVATION, "bod", 2564), MANY[:3]),
    Unresolved(Gap(Lack.NO_OBSERVATION, "households", 2564), MANY[:1]),
    Unresolved(Gap(Lack.NO_OBSERVATION, "water_use", 2565), MANY[:2]),
    Unresolved(Gap(Lack.NO_OBSERVATION, "water_use", 2565), MANY[:1]),
    Unresolved(Gap(Lack.NO_OBSERVATION, "factories")),
    Unresolved(Gap(Lack.NO_OBSERVATION, "greenery", 2565)),
    Unresolved(Gap(Lack.NO_DOCUMENT, "18.1.1/order")),
    Unresolved(Gap(Lack.NO_DOCUMENT, "bod", 2565), MANY[:2]),
    Unresolved(Gap(Lack.NOT_ACCEPTED, "18.1.1/photo")),
    Unresolved(Gap(Lack.NOT_ACCEPTED, "factories")),
    Unresolved(Gap(Lack.EXPIRED, "18.1.1/plan")),
    Unresolved(Gap(Lack.CONFLICTING, "water_use", 2565)),
    Unresolved(Gap(Lack.UNSUPPORTED, "water_use", 2565)),
    Unresolved(Gap(Lack.UNSUPPORTED, "factories")),
    Unresolved(Gap(Lack.NO_TARGET, "19.1.1")),
    Unresolved(Gap(Lack.NO_TARGET, "water")),
    Unresolved(Gap(Lack.UNKNOWN_APPLICABILITY, "19.1.1")),
    Unresolved(Gap(Lack.OPEN_PREREQUISITE, "18.1.1")),
]
