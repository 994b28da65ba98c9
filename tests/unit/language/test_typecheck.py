"""The type check: every mistake is found at once, said in both languages, at its place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from ecorules.diagnostics import Diagnostic, Severity, Span, Text, render
from ecorules.language.quantity import unit
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Every,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Not,
    Ratio,
    Some,
    Sum,
    TargetValue,
    Total,
)
from ecorules.language.typecheck import check
from tests.strategies import conditions
from tests.unit.language.example import CERTIFIED, REQUIREMENTS, TARGETS, VOCABULARY, count, percent
from tests.unit.language.mistaken import AT_LEAST, AT_MOST, EQUALS, LESS_THAN, MISTAKEN, MORE_THAN

SAID = Path(__file__).with_name("mistakes.txt")
CLAUSE = Text("indicator 1.2.1", "ตัวชี้วัด 1.2.1")


def problems(condition: Condition) -> list[Diagnostic]:
    """Return what is wrong with a condition of indicator 1.2.1."""
    return check(condition, VOCABULARY, TARGETS, REQUIREMENTS, CLAUSE)


SOUND: list[tuple[str, Condition]] = [
    ("a flag of the area", Holds("flood_plan", 2)),
    ("a choice", IsOneOf("siting", frozenset({"coast"}))),
    ("a document", InHand("18.1.1/order")),
    ("a prerequisite", Not(Conforms("18.1.1"))),
    (
        "area facts and columns inside a tally",
        Every("factories", AnyOf((Holds("eco_factory"), Holds("flood_plan"))), Holds("outlet")),
    ),
    (
        "a measure compared with a column",
        Some("factories", Compare(FactValue("bod"), AT_MOST, FactValue("bod_limit"))),
    ),
    (
        "a share that says what holds for nobody",
        Compare(CERTIFIED, AT_LEAST, percent(60), IfNone.MET),
    ),
    (
        "a ratio over what is never zero",
        Some(
            "factories",
            Compare(Ratio(FactValue("bod"), FactValue("bod_limit")), AT_MOST, percent(90)),
        ),
    ),
    (
        "different units of one kind",
        Compare(FactValue("green_area"), AT_LEAST, Constant(Fraction(1_000_000), unit("km2"))),
    ),
    (
        "this year against two years before",
        Compare(FactValue("water_use"), LESS_THAN, FactValue("water_use", 2)),
    ),
    ("a whole count", Compare(Count("factories"), EQUALS, count(12))),
    (
        "figures without a unit before one with",
        Compare(Sum((percent(1), CERTIFIED)), AT_LEAST, TargetValue("19.1.1"), IfNone.NOT_MET),
    ),
    (
        "tally within a tally",
        Every(
            "villages",
            Some("factories", Compare(FactValue("waste"), MORE_THAN, Total("factories", "waste"))),
        ),
    ),
]


@pytest.mark.parametrize("condition", [pytest.param(c, id=name) for name, c in SOUND])
def test_sound_conditions_pass(condition: Condition) -> None:
    """Nothing is reported where nothing is wrong."""
    assert problems(condition) == []


@pytest.mark.parametrize(
    ("condition", "codes"), [pytest.param(c, codes, id=name) for name, c, codes in MISTAKEN]
)
def test_each_mistake_is_named(condition: Condition, codes: list[str]) -> None:
    """A mistake is reported by its code, and nothing that merely follows from it."""
    assert [each.code for each in problems(condition)] == codes


def test_each_mistake_is_said_in_both_languages(request: pytest.FixtureRequest) -> None:
    """A message names its clause, what is wrong and what to do."""
    page = "\n".join(
        f"# {name}\n{render(found, 'en', colour=False)}\n{render(found, 'th', colour=False)}\n"
        for name, condition, _ in MISTAKEN
        if (found := problems(condition))
    )
    if request.config.getoption("golden") == "rewrite":
        SAID.write_text(page, encoding="utf-8")
    assert page == SAID.read_text(encoding="utf-8")


def test_all_problems_are_reported_at_once() -> None:
    """An author mends a file in one go."""
    condition = AllOf(
        (
            Compare(CERTIFIED, AT_LEAST, TargetValue("19.1.2")),
            Not(Holds("flod_plan")),
            Conforms("18.1.2"),
        )
    )
    assert [each.code for each in problems(condition)] == [
        "missing-if-none",
        "unknown-target",
        "unknown-fact",
        "unknown-requirement",
    ]


def test_a_mistake_stands_at_its_node() -> None:
    """The caret is under the word that is wrong."""
    source = "  fact: flod_plan"
    span = Span("1.2.1.yaml", 9, 9, 18, source)
    condition = AllOf((Holds("flood_plan"), Holds("flod_plan", span=span)))
    assert render(problems(condition), "en", colour=False) == (
        "1.2.1.yaml:9:9: error[unknown-fact]: no fact is called `flod_plan`\n"
        "   9 |   fact: flod_plan\n"
        "     |         ^^^^^^^^^ indicator 1.2.1\n"
        "  help: did you mean `flood_plan`?"
    )


def test_a_mistake_in_two_halves_of_one_form_is_said_once() -> None:
    """`between` becomes two comparisons; its author wrote one."""
    span = Span("1.2.1.yaml", 9, 3, 8, "  share: …")
    lower = Compare(CERTIFIED, AT_LEAST, percent(10), span=span)
    upper = Compare(CERTIFIED, AT_MOST, percent(20), span=span)
    assert [each.code for each in problems(AllOf((lower, upper)))] == ["missing-if-none"]


def test_many_names_are_not_listed() -> None:
    """Where nothing is near and much is known, no list is shown."""
    facts = {
        f"plan_{number}": replace(VOCABULARY.facts["flood_plan"], name=f"plan_{number}")
        for number in range(9)
    }
    vocabulary = replace(VOCABULARY, facts=facts)
    (found,) = check(Holds("xyz"), vocabulary, {}, frozenset(), CLAUSE)
    assert found.help is None


def test_without_any_target_none_is_suggested() -> None:
    """An edition without targets has none to suggest."""
    condition = Compare(FactValue("green_area"), AT_LEAST, TargetValue("1.2.1"))
    (found,) = check(condition, VOCABULARY, {}, frozenset(), CLAUSE)
    assert found.help is None


def test_only_what_changes_no_verdict_is_a_warning() -> None:
    """An edition with warnings can be run; with errors it cannot."""
    warnings = {
        each.code
        for _, condition, _ in MISTAKEN
        for each in problems(condition)
        if each.severity is Severity.WARNING
    }
    assert warnings == {"needless-if-none", "impossible-comparison"}


@given(conditions())
def test_no_condition_breaks_the_check(condition: Condition) -> None:
    """Whatever an author writes is answered by problems, each under its clause."""
    assert all(each.clause == CLAUSE for each in problems(condition))
