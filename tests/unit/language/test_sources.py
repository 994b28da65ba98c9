"""Where a condition gets its answers from."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ecorules.language.quantity import PLAIN
from ecorules.language.reads import Needs, needs_of, questions
from ecorules.language.sources import (
    DocumentSource,
    FactSource,
    RequirementSource,
    RosterSource,
    Source,
    TargetSource,
    sources,
)
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Node,
    Relation,
    TargetValue,
    Total,
)

FACTORIES, YEAR = "factories", 2565
ONE = Constant(Fraction(1), PLAIN)


def compared(measure: FactValue | Total | Count | TargetValue) -> Condition:
    """Return a comparison with one."""
    return Compare(measure, Relation.AT_LEAST, ONE)


@pytest.mark.parametrize(
    ("node", "asked"),
    [
        (ONE, set()),
        (Holds("a"), {FactSource("a", 2565), FactSource("a", None)}),
        (IsOneOf("a", frozenset("x"), 1), {FactSource("a", 2564), FactSource("a", None)}),
        (compared(FactValue("a", 2)), {FactSource("a", 2563), FactSource("a", None)}),
        (compared(TargetValue("t")), {TargetSource("t")}),
        (InHand("p"), {DocumentSource("p"), DocumentSource(None)}),
        (Conforms("1.1.1"), {RequirementSource("1.1.1")}),
        (compared(Count(FACTORIES)), {RosterSource(FACTORIES)}),
        (
            compared(Total(FACTORIES, "a", years_back=1)),
            {RosterSource(FACTORIES), FactSource("a", 2564), FactSource("a", None)},
        ),
        (
            Every(FACTORIES, AllOf((Holds("a"), InHand("p")))),
            {
                RosterSource(FACTORIES),
                FactSource("a", 2565),
                FactSource("a", None),
                DocumentSource("p"),
                DocumentSource(None),
            },
        ),
    ],
)
def test_a_condition_names_all_that_it_asks(node: Node, asked: set[Source]) -> None:
    """What is not named is never asked again when it changes."""
    assert sources(node, YEAR) == asked


def test_sources_of_one_name_are_told_apart_by_their_kind() -> None:
    """A document may bear the name of a target: one is not the other."""
    named = {DocumentSource("x"), TargetSource("x"), RosterSource("x"), RequirementSource("x")}
    assert len(named) == 4


def test_questions_need_facts_targets_and_documents_in_order() -> None:
    """Two gatherings rest on the same only if their answers are compared in the same order."""
    asked = questions(AllOf((Holds("b"), InHand("p"), Holds("a", 1), compared(TargetValue("t")))))
    assert needs_of(asked) == Needs((("a", 1), ("b", 0)), ("t",), ("p",), others=False)


@pytest.mark.parametrize(
    "node", [Conforms("1.1.1"), compared(Count(FACTORIES)), Every(FACTORIES, Holds("a"))]
)
def test_questions_about_others_say_so(node: Node) -> None:
    """What looks at other members or requirements rests on more than can be told in a line."""
    assert needs_of(frozenset((Holds("b"), node))).others


def test_questions_of_many_conditions_are_those_of_each() -> None:
    """However many were asked before: what is kept is let go of, and found again."""
    first = AllOf((Holds("a"), Holds("b")))
    for number in range(5000):
        assert questions(Holds(str(number)), first) == {Holds(str(number)), *first.conditions}
    assert questions(first) == {*first.conditions}
