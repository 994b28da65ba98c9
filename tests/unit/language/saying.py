"""Conditions and measures of every kind, each with a name, to hear how they are said."""

from __future__ import annotations

from fractions import Fraction

from ecorules.language.quantity import unit
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Measure,
    Node,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
)
from tests.unit.language.example import CERTIFIED, count, percent, rai

AT_LEAST, AT_MOST = Relation.AT_LEAST, Relation.AT_MOST
MORE_THAN, LESS_THAN, EQUALS = Relation.MORE_THAN, Relation.LESS_THAN, Relation.EQUALS

CSR, ECO, OUTLET = Holds("csr_beginner"), Holds("eco_factory"), Holds("outlet")
LEVEL_2 = Compare(FactValue("green_industry_level"), AT_LEAST, Constant(Fraction(2), unit("level")))
GREEN = Share("factories", AnyOf((LEVEL_2, CSR, ECO)))
GREEN_SHARE = Compare(GREEN, AT_LEAST, TargetValue("19.1.1"), IfNone.NOT_MET)
ORDER, MINUTES, PLAN = InHand("18.1.1/order"), InHand("18.1.1/minutes"), InHand("18.1.1/plan")
CLEAN = Compare(FactValue("bod"), AT_MOST, FactValue("bod_limit"))
REUSED = Ratio(Total("factories", "waste_reused"), Total("factories", "waste"))
WATER, GREENERY = FactValue("water_use"), FactValue("green_area")


def trend(relation: Relation, years: int) -> AllOf:
    """Return that water use stands so to the year before it, year after year."""
    return AllOf(
        tuple(
            Compare(FactValue("water_use", year), relation, FactValue("water_use", year + 1))
            for year in range(years - 1)
        )
    )


def band(measure: Measure, low: Measure, high: Measure, if_none: IfNone | None = None) -> AllOf:
    """Return that a measure lies between two bounds."""
    return AllOf(
        (Compare(measure, AT_LEAST, low, if_none), Compare(measure, AT_MOST, high, if_none))
    )


MEASURES: list[tuple[str, Measure]] = [
    ("an area", rai(812)),
    ("a share that is not a round number", Constant(Fraction(2, 3), unit("%"))),
    ("a target with the code of a requirement", TargetValue("19.1.1")),
    ("a target with a label of its own", TargetValue("water")),
    ("a target that nobody declared", TargetValue("1.2.3")),
    ("a fact", GREENERY),
    ("a fact of the year before", FactValue("green_area", 1)),
    ("a fact of earlier years", FactValue("green_area", 3)),
    ("a fact that nobody declared", FactValue("greenery")),
    ("a total", Total("factories", "waste")),
    ("a total of some, of the year before", Total("factories", "waste", Not(CSR), 1)),
    ("a count of all", Count("factories")),
    ("a count of some", Count("factories", LEVEL_2)),
    ("a count over a roster that nobody declared", Count("markets", ECO)),
    ("a share", CERTIFIED),
    ("a share among some", Share("factories", Not(ECO), OUTLET)),
    ("a share with three ways", GREEN),
    ("a ratio of totals", REUSED),
    ("a ratio of what is made of parts", Ratio(Count("factories", ECO), Sum((WATER, GREENERY)))),
    ("a sum", Sum((WATER, FactValue("water_use", 1), Difference(WATER, TargetValue("water"))))),
    ("a difference", Difference(Count("factories"), Count("factories", ECO))),
]

CONDITIONS: list[tuple[str, Condition]] = [
    ("a flag", Holds("flood_plan")),
    ("a flag of two years before", Holds("flood_plan", 2)),
    ("no flag", Not(Holds("flood_plan"))),
    ("a flag whose Thai label starts with its own verb", Some("factories", OUTLET)),
    ("a choice", IsOneOf("siting", frozenset({"coast"}))),
    ("one of several choices, one unknown", IsOneOf("siting", frozenset({"inland", "coast", "x"}))),
    ("a choice of a fact that is none", IsOneOf("water_use", frozenset({"much"}), 1)),
    ("a choice of a fact that nobody declared", IsOneOf("terrain", frozenset({"hills"}))),
    ("a document", ORDER),
    ("no document", Not(ORDER)),
    ("a document without a title", InHand("18.1.1/photo")),
    ("a prerequisite", Conforms("19.1.1")),
    ("no prerequisite, without a title", Not(Conforms("18.1.1"))),
    ("at least", Compare(GREENERY, AT_LEAST, rai(812))),
    ("at most, of a member", Some("factories", CLEAN)),
    ("more than, with an answer that never matters", Compare(WATER, MORE_THAN, WATER, IfNone.MET)),
    ("less than the year before", Compare(WATER, LESS_THAN, FactValue("water_use", 1))),
    ("equals", Compare(Count("factories"), EQUALS, count(12))),
    ("a share with an answer for nobody", GREEN_SHARE),
    ("a share without an answer", Compare(GREEN, AT_LEAST, TargetValue("19.1.1"))),
    (
        "a share among some, with an answer",
        Compare(Share("factories", ECO, OUTLET), MORE_THAN, percent(60), IfNone.MET),
    ),
    ("a ratio with an answer", Compare(REUSED, AT_LEAST, percent(30), IfNone.NOT_MET)),
    (
        "a bound that there may not be",
        Compare(percent(30), AT_MOST, Sum((percent(1), CERTIFIED)), IfNone.MET),
    ),
    ("every", Every("factories", ECO)),
    ("every not", Every("factories", Not(ECO))),
    ("every among some", Every("factories", ECO, CSR)),
    ("every with a comparison", Every("factories", CLEAN, OUTLET)),
    ("every, over a roster that nobody declared", Every("markets", Not(ECO), CSR)),
    ("some among some", Some("factories", ECO, Not(CSR))),
    (
        "what is asked of the area inside a tally",
        Some("factories", Compare(FactValue("waste"), MORE_THAN, GREENERY), Holds("flood_plan")),
    ),
    ("two of all", AllOf((ORDER, GREEN_SHARE))),
    ("three of all", AllOf((ORDER, Holds("flood_plan"), Conforms("19.1.1")))),
    ("two of any", AnyOf((Holds("flood_plan"), ORDER))),
    ("documents", AllOf((ORDER, MINUTES, PLAN))),
    ("documents and more", AllOf((AllOf((ORDER, MINUTES)), GREEN_SHARE))),
    ("documents or more", AnyOf((AllOf((ORDER, MINUTES)), PLAN))),
    ("all within any within all", AllOf((PLAN, AnyOf((ORDER, AllOf((MINUTES, GREEN_SHARE))))))),
    ("one of all and one of any", AllOf((AnyOf((Holds("flood_plan"),)), AllOf((ORDER,))))),
    ("one that holds several", AllOf((AnyOf((AnyOf((ORDER, PLAN)),)), MINUTES))),
    ("nothing of all", AllOf(())),
    ("nothing of any", AnyOf(())),
    ("nothing inside", AnyOf((ORDER, AllOf(())))),
    ("not all", Not(AllOf((ORDER, Holds("flood_plan"))))),
    ("a band", band(WATER, Constant(Fraction(5), unit("m3")), TargetValue("water"))),
    ("a band of shares", band(CERTIFIED, percent(20), percent(60), IfNone.MET)),
    ("a band and more", AllOf((ORDER, band(Count("factories"), count(5), count(9))))),
    ("a band or more", AnyOf((ORDER, band(GREENERY, rai(5), rai(9))))),
    ("no band: another answer", AllOf((GREEN_SHARE, Compare(GREEN, AT_MOST, percent(9))))),
    ("rising", trend(MORE_THAN, 3)),
    ("falling, among others", AnyOf((ORDER, trend(LESS_THAN, 4)))),
    ("not falling", trend(AT_LEAST, 3)),
    ("not rising", trend(AT_MOST, 3)),
    (
        "no trend: a year is left out",
        AllOf((*trend(LESS_THAN, 3).conditions, *trend(LESS_THAN, 2).conditions)),
    ),
    ("no trend: the same in every year", trend(EQUALS, 3)),
]

NODES: list[tuple[str, Node]] = [*MEASURES, *CONDITIONS]
