"""The straight lines of an edition: what they say of a case, of a flat row, and why."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.conduct import audit, subject_of
from ecorules.audit.finding import Verdict
from ecorules.edition.model import Edition
from ecorules.engines.straight import straight
from ecorules.engines.straight_values import NotStraight
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Ratio,
    Relation,
    Some,
)
from ecorules.language.trace import Extent, Judged, Measured, Trace
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, Fact
from tests.engines.comparing import compared
from tests.engines.engine import Engine
from tests.engines.straight_adapter import judge
from tests.faults import Fault, planted
from tests.random_cases import random_case
from tests.random_conditions import Shape
from tests.random_editions import DAY, random_edition
from tests.small import NAME, counted, edition, flag, requirement

HALF = Constant(Fraction(1, 2), PLAIN)
ROUTES = Fact("route", NAME, ChoiceKind(dict.fromkeys("abc", NAME)), None, flag("x").better, "o")
FACTS = {"a": flag("a"), "n": counted("n"), "m": counted("m"), "route": ROUTES}


def small(requires: Condition, applies: Condition | None = None) -> Edition:
    """Return an edition of one requirement."""
    return edition([requirement("1", 1, requires, applies)], facts=FACTS)


def verdict(told: dict[str, object], requires: Condition, applies: Condition | None = None) -> str:
    """Return the verdict of a flat row."""
    lines = straight.__wrapped__(small(requires, applies), DAY)
    return lines.judge(lines.row(told)).verdicts["1"].value  # type: ignore[arg-type]  # a row


AT_LEAST_HALF = Compare(Ratio(FactValue("n"), FactValue("m")), Relation.AT_LEAST, HALF)


@pytest.mark.parametrize(
    ("told", "requires", "said"),
    [
        ({"a": True}, Holds("a"), "conforming"),
        ({"a": False}, Holds("a"), "nonconforming"),
        ({}, Holds("a"), "undetermined"),
        ({"doc:p": True}, InHand("p"), "conforming"),
        ({"route": "b"}, IsOneOf("route", frozenset("ab")), "conforming"),
        ({"route": "c"}, IsOneOf("route", frozenset("ab")), "nonconforming"),
        ({}, IsOneOf("route", frozenset("ab")), "undetermined"),
        ({}, IsOneOf("route", frozenset("abc")), "conforming"),
        ({"n": 1, "m": 2}, AT_LEAST_HALF, "conforming"),
        ({"n": Fraction(99, 100), "m": 2}, AT_LEAST_HALF, "nonconforming"),
        ({"n": 1}, AT_LEAST_HALF, "undetermined"),
        ({"n": 1, "m": 0}, AT_LEAST_HALF, "undetermined"),
        ({}, AllOf(()), "conforming"),
        ({}, AnyOf(()), "nonconforming"),
        ({"a": False}, AllOf((Holds("a"), InHand("p"))), "nonconforming"),
        ({"a": True}, AnyOf((Holds("a"), InHand("p"))), "conforming"),
    ],
)
def test_a_flat_row_is_judged(told: dict[str, object], requires: Condition, said: str) -> None:
    """What a row does not tell is unknown, and numbers are exact."""
    assert verdict(told, requires) == said


def test_what_does_not_apply_is_not_applicable() -> None:
    """Applicability is asked of the row as well."""
    assert verdict({"a": False}, InHand("p"), Holds("a")) == "not_applicable"
    assert verdict({"doc:p": True}, InHand("p"), Holds("a")) == "undetermined"


def test_a_flat_row_says_nothing_of_members() -> None:
    """Straight lines refuse what they would have to guess."""
    lines = straight.__wrapped__(small(Every("factories", Holds("a"))), DAY)
    with pytest.raises(NotStraight, match="counts members"):
        lines.row({})


def test_members_are_not_asked_whether_a_requirement_is_met() -> None:
    """It is known only while the lines run, and the definition is asked before."""
    asked = [requirement("1", 1, Holds("a")), requirement("2", 1, Some("factories", Conforms("1")))]
    with pytest.raises(NotStraight, match="whether a requirement is met"):
        straight.__wrapped__(edition(asked, facts=FACTS), DAY)


def results(judged: Judged) -> list[Truth | Extent]:
    """Return the result of every node, the first the trace's own."""
    own = judged.truth if isinstance(judged, Trace) else judged.extent
    return [own, *(found for part in judged.parts for found in results(part))]


def nodes(judged: Judged) -> list[object]:
    """Return every node, in the same order."""
    return [judged.node, *(node for part in judged.parts for node in nodes(part))]


@given(st.randoms(use_true_random=False))
def test_the_trace_is_that_of_the_definition(chance: Random) -> None:
    """No verdict without its reasons: every node and every result of it is there."""
    rules = random_edition(chance, Shape(is_nested=False))
    case = random_case(chance, rules)
    try:
        lines = straight(rules, DAY)
    except NotStraight:
        return
    subject = subject_of(rules, case, DAY, case.round.kind, {})
    found = lines.judge(lines.standing(subject))
    defined = audit(rules, case, on=DAY)
    for code, one in defined.findings.items():
        trace = lines.trace(code, found)
        assert results(trace) == results(one.requires)
        assert nodes(trace) == nodes(one.requires)
        assert isinstance(trace, Trace)
        assert not isinstance(trace, Measured)
        assert found.verdicts[code] is Verdict(one.verdict)


LINES, VALUES, STRAIGHT = (
    "ecorules.engines.straight_lines",
    "ecorules.engines.straight_values",
    "ecorules.engines.straight",
)
FAULTS = (
    Fault("all of is any of", LINES, "is_all=isinstance(node, AllOf)", "is_all=True"),
    Fault("unknown is left out", LINES, 'f"None if {part.variable} is None else not', 'f"not'),
    Fault(
        "the sides are swapped",
        LINES,
        "{a}[0] * {b}[1] {sign} {b}[0]",
        "{b}[0] * {a}[1] {sign} {a}[0]",
    ),
    Fault(
        "a ratio is a product",
        LINES,
        "({a}[0] * {b}[1], {a}[1] * {b}[0])",
        "({a}[0] * {b}[0], {a}[1] * {b}[1])",
    ),
    Fault("below zero is above", LINES, "and {b}[0] > 0 else", "and {b}[0] != 0 else"),
    Fault(
        "no year is told apart",
        LINES,
        "node, fact_column(fact, back), figure(",
        "node, fact_column(fact, 0), figure(",
    ),
    Fault(
        "some of the values is all",
        LINES,
        "True if {slot} <= {named}",
        "True if not {slot}.isdisjoint({named})",
    ),
    Fault(
        "applicability is left out",
        LINES,
        "True if {applies} is False or {requires} is True",
        "True if {requires} is True",
    ),
    Fault(
        "a range is its low end",
        VALUES,
        "if interval is None or interval.low is None or not (",
        "if interval is None or interval.low is None or False and (",
    ),
    Fault(
        "who is asked is no matter",
        STRAIGHT,
        "is_asked = True if applies is None else results[applies]",
        "is_asked = True",
    ),
    Fault(
        "a measure that may lack has a value",
        VALUES,
        "(found.is_defined and interval.is_point)",
        "interval.is_point",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed(fault: Fault) -> None:
    """The comparison with the definition fails for each of these."""
    with planted(fault):
        assert compared(Engine("straight", judge), seed=2, pairs=2000).differing
