"""Each form an author may write becomes the core nodes that it means, each with its place."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ecorules.diagnostics import Diagnostic
from ecorules.documents import document_of, validated
from ecorules.edition.desugar import desugared
from ecorules.edition.page import Page
from ecorules.edition.schema.common import Surface
from ecorules.edition.schema.conditions import Condition as Form
from ecorules.edition.schema.vocabulary import VocabularyFile
from ecorules.edition.scope import Scope
from ecorules.edition.vocabulary import vocabulary_of
from ecorules.language.quantity import COUNT, PLAIN, unit
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
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    walk,
)
from ecorules.language.vocabulary import Vocabulary
from tests.unit.edition.folders import VOCABULARY


class Only(Surface):
    """A file with a condition and nothing else."""

    requires: Form


def words() -> Vocabulary:
    """Return the vocabulary of the small edition."""
    into: list[Diagnostic] = []
    document = document_of(VOCABULARY.encode(), "vocabulary.yaml", into)
    assert document is not None
    form = validated(VocabularyFile, document, into)
    assert form is not None
    return vocabulary_of(form, Page(document, into))[0]


def core(text: str, items: tuple[str, ...] = ("list", "map")) -> tuple[Condition, list[Diagnostic]]:
    """Return the core of a condition written as YAML, and what is wrong with it."""
    into: list[Diagnostic] = []
    document = document_of(f"requires: {text}".encode(), "x.yaml", into)
    assert document is not None
    form = validated(Only, document, into)
    assert form is not None, into
    targets = {"T": unit("%"), "L": unit("level")}
    scope = Scope(Page(document, into), "7.2.1", items, words(), targets)
    return desugared(form.requires, ("requires",), scope), into


GREEN = FactValue("green_area")
LEVEL = FactValue("green_level")
TWO = Constant(Fraction(2), unit("level"))
RAI = unit("rai")
LICENSED = Holds("licensed")
AT_TWO = Compare(LEVEL, Relation.AT_LEAST, TWO)
SIXTY = Constant(Fraction(60, 100), unit("%"))

FORMS: dict[str, Condition] = {
    "{fact: network}": Holds("network"),
    "{fact: network, years_back: 1}": Holds("network", 1),
    "{fact: route, is: direct}": IsOneOf("route", frozenset({"direct"})),
    "{fact: route, is_one_of: [direct, central], years_back: 2}": IsOneOf(
        "route", frozenset({"direct", "central"}), 2
    ),
    "{fact: green_level, at_least: 2}": AT_TWO,
    "{fact: green_level, at_least: ๒}": AT_TWO,
    "{fact: green_level, at_least: 2 level}": AT_TWO,
    "{fact: green_area, more_than: 10 ไร่}": Compare(
        GREEN, Relation.MORE_THAN, Constant(Fraction(16_000), RAI)
    ),
    "{fact: green_area, less_than: {fact: green_area, years_back: 1}}": Compare(
        GREEN, Relation.LESS_THAN, FactValue("green_area", 1)
    ),
    "{fact: green_level, equals: {target: L}}": Compare(LEVEL, Relation.EQUALS, TargetValue("L")),
    "{fact: green_level, between: [1, 2]}": AllOf(
        (
            Compare(LEVEL, Relation.AT_LEAST, Constant(Fraction(1), unit("level"))),
            Compare(LEVEL, Relation.AT_MOST, TWO),
        )
    ),
    "{all_of: [{fact: network}, {not: {fact: network}}]}": AllOf(
        (Holds("network"), Not(Holds("network")))
    ),
    "{any_of: [{fact: network}, {conforms: 1.1.1}]}": AnyOf((Holds("network"), Conforms("1.1.1"))),
    "{documents: all}": AllOf((InHand("7.2.1/list"), InHand("7.2.1/map"))),
    "{documents: [map]}": InHand("7.2.1/map"),
    "{documents: [map, list]}": AllOf((InHand("7.2.1/map"), InHand("7.2.1/list"))),
    "{document: map}": InHand("7.2.1/map"),
    "{share: {of: factories, that: {fact: licensed}, at_least: 60 %, if_none: met}}": Compare(
        Share("factories", LICENSED), Relation.AT_LEAST, SIXTY, IfNone.MET
    ),
    "{share: {of: factories, where: {fact: licensed}, that: {fact: green_level, at_least: 2},"
    " between: [60 %, {target: T}], if_none: not_met}}": AllOf(
        (
            Compare(Share("factories", AT_TWO, LICENSED), Relation.AT_LEAST, SIXTY, IfNone.NOT_MET),
            Compare(
                Share("factories", AT_TWO, LICENSED),
                Relation.AT_MOST,
                TargetValue("T"),
                IfNone.NOT_MET,
            ),
        )
    ),
    "{count: {of: factories, at_least: 3}}": Compare(
        Count("factories"), Relation.AT_LEAST, Constant(Fraction(3), COUNT)
    ),
    "{count: {of: factories, that: {fact: licensed}, at_most: 3 โรงงาน}}": Compare(
        Count("factories", LICENSED), Relation.AT_MOST, Constant(Fraction(3), COUNT)
    ),
    "{count: {of: factories, where: {fact: licensed}, that: {fact: green_level, at_least: 2},"
    " equals: 0}}": Compare(
        Count("factories", AllOf((LICENSED, AT_TWO))),
        Relation.EQUALS,
        Constant(Fraction(0), COUNT),
    ),
    "{every: {of: factories, that: {fact: licensed}}}": Every("factories", LICENSED),
    "{some: {of: factories, where: {fact: licensed}, that: {fact: green_level, at_least: 2}}}": (
        Some("factories", AT_TWO, LICENSED)
    ),
    "{total: {of: factories, fact: bod_limit, where: {fact: licensed}, at_most: 3 g/m3}}": Compare(
        Total("factories", "bod_limit", LICENSED),
        Relation.AT_MOST,
        Constant(Fraction(3, 1000), unit("g/m3")),
    ),
    "{ratio: {part: {fact: green_area}, whole: {fact: whole_area}, at_least: 5 %,"
    " if_none: not_met}}": Compare(
        Ratio(GREEN, FactValue("whole_area")),
        Relation.AT_LEAST,
        Constant(Fraction(1, 20), unit("%")),
        IfNone.NOT_MET,
    ),
    "{trend: {fact: green_area, years: 2, direction: rising}}": Compare(
        GREEN, Relation.MORE_THAN, FactValue("green_area", 1)
    ),
    "{trend: {fact: green_area, years: 3, direction: falling}}": AllOf(
        (
            Compare(GREEN, Relation.LESS_THAN, FactValue("green_area", 1)),
            Compare(FactValue("green_area", 1), Relation.LESS_THAN, FactValue("green_area", 2)),
        )
    ),
    "{trend: {fact: green_area, years: 2, direction: not_rising}}": Compare(
        GREEN, Relation.AT_MOST, FactValue("green_area", 1)
    ),
    "{trend: {fact: green_area, years: 2, direction: not_falling}}": Compare(
        GREEN, Relation.AT_LEAST, FactValue("green_area", 1)
    ),
    "{measure: {target: L}, at_least: 2}": Compare(TargetValue("L"), Relation.AT_LEAST, TWO),
    "{measure: 2, less_than: {count: {of: factories}}}": Compare(
        Constant(Fraction(2), PLAIN), Relation.LESS_THAN, Count("factories")
    ),
    "{measure: {share: {of: factories, that: {fact: licensed}}}, more_than: {target: T},"
    " if_none: met}": Compare(
        Share("factories", LICENSED), Relation.MORE_THAN, TargetValue("T"), IfNone.MET
    ),
    "{measure: {sum: [{fact: green_area}, 2 rai]}, at_least: {total: {of: factories,"
    " fact: bod_limit, years_back: 1}}}": Compare(
        Sum((GREEN, Constant(Fraction(3200), RAI))),
        Relation.AT_LEAST,
        Total("factories", "bod_limit", None, 1),
    ),
    "{measure: {sum: [2, {fact: green_level}]}, at_least: 2}": Compare(
        Sum((TWO, LEVEL)), Relation.AT_LEAST, TWO
    ),
    "{measure: {difference: [{fact: green_level}, 2]}, at_least: {ratio: {part: 1, whole:"
    " {count: {of: factories, that: {fact: licensed}}}}}}": Compare(
        Difference(LEVEL, TWO),
        Relation.AT_LEAST,
        Ratio(Constant(Fraction(1), PLAIN), Count("factories", LICENSED)),
    ),
    # Whether a fact exists is the type check's business, and so is what it then compares with.
    "{fact: nothing, at_least: 2}": Compare(
        FactValue("nothing"), Relation.AT_LEAST, Constant(Fraction(2), PLAIN)
    ),
}


@pytest.mark.parametrize("text", FORMS)
def test_a_form_means_these_core_nodes(text: str) -> None:
    """What is friendly to write has one meaning in the core."""
    condition, problems = core(text)
    assert (condition, problems) == (FORMS[text], [])


@pytest.mark.parametrize("text", FORMS)
def test_every_node_knows_its_place(text: str) -> None:
    """Whatever is said of a node later can be shown where it was written."""
    assert all(node.span is not None for node in walk(core(text)[0]))


def test_a_comparison_is_shown_with_the_name_of_its_form() -> None:
    """In a block the form's own line is the place, not the first line below it."""
    condition, _ = core("\n  count:\n    of: factories\n    at_least: 3")
    assert isinstance(condition, Compare)
    assert condition.span is not None
    assert condition.measure.span is not None
    assert (condition.span.line, condition.measure.span.line) == (2, 2)


SLIPS: dict[str, list[tuple[str, int]]] = {
    "{fact: green_area, between: [1, 2 rais]}": [("unit-missing", 40), ("unknown-unit", 43)],
    "{fact: green_area, at_least: many}": [("not-a-number", 40)],
    "{fact: green_area, at_least: {sum: [{fact: whole_area}, 3]}}": [("unit-missing", 67)],
    "{measure: {sum: [{fact: whole_area}, 3]}, at_least: 1 rai}": [("unit-missing", 48)],
    "{share: {of: factories, that: {fact: green_level, at_least: 2 xyz}, at_least: 60,"
    " if_none: met}}": [("unknown-unit", 71), ("unit-missing", 89)],
    "{fact: route, is: direct, is_one_of: [central]}": [("unclear-comparison", 11)],
    "{fact: route, is: direct, at_least: 2}": [("unclear-comparison", 11)],
    "{measure: {fact: green_area}}": [("unclear-comparison", 11)],
    "{documents: [maps, list, lists]}": [("unknown-evidence", 24), ("unknown-evidence", 36)],
    "{document: 7.1.1/map}": [("unknown-evidence", 22)],
}


@pytest.mark.parametrize("text", SLIPS)
def test_what_the_core_cannot_hold_is_reported_at_its_place(text: str) -> None:
    """Every slip is told, and none that merely follows from another."""
    _, problems = core(text)
    places = [(each.code, each.span.column if each.span else 0) for each in problems]
    assert places == SLIPS[text]


def test_all_documents_of_a_requirement_without_any_is_a_slip() -> None:
    """A demand that is met by an empty list would be met by everybody."""
    _, problems = core("{documents: all}", items=())
    assert [each.code for each in problems] == ["no-evidence"]
