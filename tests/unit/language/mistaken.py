"""Conditions that make no sense, each with the codes of what is wrong with it."""

from __future__ import annotations

from fractions import Fraction

from ecorules.language.quantity import COUNT, PLAIN, unit
from ecorules.language.syntax import (
    AllOf,
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
    IsOneOf,
    Ratio,
    Relation,
    Some,
    Sum,
    TargetValue,
    Total,
)
from tests.unit.language.example import CERTIFIED, count, percent, rai

AT_LEAST, AT_MOST = Relation.AT_LEAST, Relation.AT_MOST
MORE_THAN, LESS_THAN, EQUALS = Relation.MORE_THAN, Relation.LESS_THAN, Relation.EQUALS

MISTAKEN: list[tuple[str, Condition, list[str]]] = [
    ("a fact that nobody declared", Holds("flod_plan"), ["unknown-fact"]),
    (
        "a fact that nobody declared, near one of another kind",
        Holds("green_areas"),
        ["unknown-fact"],
    ),
    (
        "a column that nobody declared",
        Every("factories", Holds("eco_factry")),
        ["unknown-fact"],
    ),
    ("a word that names nothing like it", Holds("xyz"), ["unknown-fact"]),
    (
        "a target where a fact is meant",
        Compare(FactValue("1.2.1"), AT_LEAST, rai(5)),
        ["unknown-fact"],
    ),
    (
        "a requirement where a fact is meant",
        Holds("18.1.1"),
        ["unknown-fact"],
    ),
    (
        "a fact where a target is meant",
        Compare(FactValue("green_area"), AT_LEAST, TargetValue("total_area")),
        ["unknown-target"],
    ),
    (
        "a target that nobody declared",
        Compare(FactValue("green_area"), AT_LEAST, TargetValue("1.2.2")),
        ["unknown-target"],
    ),
    (
        "a requirement that nobody declared",
        Conforms("18.1.2"),
        ["unknown-requirement"],
    ),
    (
        "a roster that nobody declared, whose columns cannot be judged",
        Some("factorys", AllOf((Holds("eco_factory"), Holds("flood_plan")))),
        ["unknown-roster"],
    ),
    (
        "a column asked of the area",
        Holds("eco_factory"),
        ["fact-elsewhere"],
    ),
    (
        "a column asked of another roster",
        Every("villages", Holds("eco_factory")),
        ["fact-elsewhere"],
    ),
    (
        "a column of one roster inside another within it",
        Every("villages", Some("factories", Compare(FactValue("households"), MORE_THAN, count(3)))),
        ["fact-elsewhere"],
    ),
    (
        "a fact of the area added up over a roster",
        Compare(Total("factories", "water_use"), AT_MOST, Constant(Fraction(3), unit("m3"))),
        ["fact-elsewhere"],
    ),
    (
        "a column of another roster added up",
        Compare(Total("villages", "waste"), AT_MOST, Constant(Fraction(3), unit("t"))),
        ["fact-elsewhere"],
    ),
    (
        "a total over a roster that nobody declared",
        Compare(Total("vilages", "households"), MORE_THAN, count(3)),
        ["unknown-roster"],
    ),
    (
        "a flag where a number is meant",
        Compare(FactValue("flood_plan"), AT_LEAST, count(1)),
        ["not-a-number"],
    ),
    (
        "a choice added up",
        Compare(Total("factories", "eco_factory"), AT_LEAST, count(1)),
        ["not-a-number"],
    ),
    (
        "a number where a flag is meant",
        Holds("green_area"),
        ["not-a-flag"],
    ),
    (
        "a choice where a flag is meant",
        Holds("siting"),
        ["not-a-flag"],
    ),
    (
        "a flag where a choice is meant",
        IsOneOf("flood_plan", frozenset({"yes"})),
        ["not-a-choice"],
    ),
    (
        "a value that is not among the choices",
        IsOneOf("siting", frozenset({"cost", "inland", "hills"})),
        ["unknown-choice", "unknown-choice"],
    ),
    (
        "a choice that nobody declared",
        IsOneOf("sitting", frozenset({"coast"})),
        ["unknown-fact"],
    ),
    (
        "volume compared with area",
        Compare(FactValue("water_use"), AT_LEAST, rai(5)),
        ["unit-mismatch"],
    ),
    (
        "a level compared with a share",
        Every("factories", Compare(FactValue("green_industry_level"), AT_LEAST, percent(40))),
        ["unit-mismatch"],
    ),
    (
        "area added to volume",
        Compare(
            Sum((FactValue("green_area"), FactValue("water_use"), FactValue("total_area"))),
            AT_LEAST,
            rai(5),
        ),
        ["unit-mismatch"],
    ),
    (
        "money less area",
        Compare(
            Difference(FactValue("balance"), FactValue("green_area")),
            MORE_THAN,
            Constant(Fraction(0), unit("baht")),
        ),
        ["unit-mismatch"],
    ),
    (
        "a concentration compared with a rate",
        Every(
            "factories", Compare(FactValue("bod"), AT_MOST, Constant(Fraction(1), unit("t/rai")))
        ),
        ["unit-mismatch"],
    ),
    (
        "a share that does not say what holds for nobody",
        Compare(CERTIFIED, AT_LEAST, TargetValue("19.1.1")),
        ["missing-if-none"],
    ),
    (
        "a share on the other side",
        Compare(TargetValue("19.1.1"), AT_MOST, CERTIFIED),
        ["missing-if-none"],
    ),
    (
        "a ratio over what may be zero",
        Compare(Ratio(FactValue("green_area"), FactValue("total_area")), AT_LEAST, percent(10)),
        ["missing-if-none"],
    ),
    (
        "a difference of shares",
        Compare(Difference(CERTIFIED, CERTIFIED), AT_LEAST, percent(10)),
        ["missing-if-none"],
    ),
    (
        "a sum with a ratio over a target",
        Compare(
            Sum((Ratio(FactValue("green_area"), TargetValue("1.2.1")), percent(10))),
            AT_LEAST,
            percent(50),
        ),
        ["missing-if-none"],
    ),
    (
        "a ratio of a share",
        Compare(Ratio(CERTIFIED, percent(50)), AT_LEAST, percent(50)),
        ["missing-if-none"],
    ),
    (
        "an answer that is never used",
        Compare(FactValue("green_area"), AT_LEAST, rai(5), IfNone.MET),
        ["needless-if-none"],
    ),
    (
        "an answer for a ratio over a constant",
        Compare(Ratio(FactValue("green_area"), rai(1000)), AT_LEAST, percent(10), IfNone.MET),
        ["needless-if-none"],
    ),
    (
        "a share that equals",
        Compare(CERTIFIED, EQUALS, percent(60), IfNone.MET),
        ["equals-on-share"],
    ),
    (
        "a ratio that equals, on the other side",
        Compare(percent(60), EQUALS, Ratio(FactValue("green_area"), rai(10))),
        ["equals-on-share"],
    ),
    (
        "a sum with a share that equals",
        Compare(Sum((CERTIFIED, percent(1))), EQUALS, percent(60), IfNone.MET),
        ["equals-on-share"],
    ),
    (
        "a difference with a share that equals",
        Compare(Difference(percent(100), CERTIFIED), EQUALS, percent(60), IfNone.MET),
        ["equals-on-share"],
    ),
    (
        "half a factory",
        Compare(Count("factories"), AT_LEAST, Constant(Fraction(5, 2), COUNT)),
        ["fraction-of-count"],
    ),
    (
        "half a level, on the other side",
        Every(
            "factories",
            Compare(
                Constant(Fraction(5, 2), unit("level")), AT_LEAST, FactValue("green_industry_level")
            ),
        ),
        ["fraction-of-count"],
    ),
    (
        "a total of whole numbers",
        Compare(Total("villages", "households"), AT_LEAST, Constant(Fraction(1, 2), COUNT)),
        ["fraction-of-count"],
    ),
    (
        "a level that no factory can have",
        Some(
            "factories",
            Compare(
                FactValue("green_industry_level"), AT_LEAST, Constant(Fraction(6), unit("level"))
            ),
        ),
        ["impossible-comparison"],
    ),
    (
        "a share that is always enough",
        Compare(CERTIFIED, AT_LEAST, percent(0), IfNone.MET),
        ["impossible-comparison"],
    ),
    (
        "a share written without its percent sign",
        Compare(CERTIFIED, AT_LEAST, Constant(Fraction(60), PLAIN), IfNone.MET),
        ["impossible-comparison"],
    ),
    (
        "a count that cannot be less",
        Compare(Count("factories"), LESS_THAN, count(0)),
        ["impossible-comparison"],
    ),
    (
        "a total that cannot be less",
        Compare(Total("factories", "waste"), LESS_THAN, Constant(Fraction(0), unit("t"))),
        ["impossible-comparison"],
    ),
    (
        "a sum that cannot be less",
        Compare(Sum((FactValue("green_area"), rai(5))), LESS_THAN, rai(5)),
        ["impossible-comparison"],
    ),
]
