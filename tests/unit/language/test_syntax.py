"""The core nodes: which there are, what is below them, and what they read."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from ecorules.diagnostics import Span
from ecorules.language import syntax
from ecorules.language.quantity import PLAIN
from ecorules.language.reads import questions, reads
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Node,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    children,
    walk,
)

A, B = Holds("a"), Holds("b", 1)
X, Y = FactValue("x"), FactValue("y", 2)
ONE, TARGET = Constant(Fraction(1), PLAIN), TargetValue("t")
LIMIT = Compare(X, Relation.EQUALS, ONE)

# A node, what is directly below it, and the facts that it reads.
TABLE: tuple[tuple[Node, tuple[Node, ...], set[tuple[str, int]]], ...] = (
    (ONE, (), set()),
    (TARGET, (), set()),
    (Y, (), {("y", 2)}),
    (Total("r", "z"), (), {("z", 0)}),
    (Total("r", "z", A, 1), (A,), {("z", 1), ("a", 0)}),
    (Count("r"), (), set()),
    (Count("r", A), (A,), {("a", 0)}),
    (Share("r", A), (A,), {("a", 0)}),
    (Share("r", A, B), (B, A), {("a", 0), ("b", 1)}),
    (Ratio(X, Y), (X, Y), {("x", 0), ("y", 2)}),
    (Sum((X, Y, ONE)), (X, Y, ONE), {("x", 0), ("y", 2)}),
    (Difference(X, Y), (X, Y), {("x", 0), ("y", 2)}),
    (B, (), {("b", 1)}),
    (IsOneOf("c", frozenset({"v"}), 1), (), {("c", 1)}),
    (Compare(X, Relation.AT_LEAST, TARGET), (X, TARGET), {("x", 0)}),
    (Every("r", A), (A,), {("a", 0)}),
    (Every("r", A, B), (B, A), {("a", 0), ("b", 1)}),
    (Some("r", A), (A,), {("a", 0)}),
    (Some("r", A, B), (B, A), {("a", 0), ("b", 1)}),
    (InHand("d"), (), set()),
    (Conforms("18.1.1"), (), set()),
    (AllOf((A, B)), (A, B), {("a", 0), ("b", 1)}),
    (AnyOf((A, B)), (A, B), {("a", 0), ("b", 1)}),
    (Not(A), (A,), {("a", 0)}),
)


@pytest.mark.parametrize(("node", "below", "facts"), TABLE)
def test_what_is_below_a_node_comes_in_reading_order(
    node: Node, below: tuple[Node, ...], facts: set[tuple[str, int]]
) -> None:
    """There is one traversal, and it leaves nothing out."""
    assert children(node) == below
    assert reads(node) == facts
    assert list(walk(node)) == [node, *(each for child in below for each in walk(child))]


def test_the_table_has_every_kind_of_node() -> None:
    """Nine measures and ten conditions: a new node gets its row."""
    assert {type(node) for node, *_ in TABLE} == set(get_args(Node))
    assert len(get_args(syntax.Measure)) == 9
    assert len(get_args(syntax.Condition)) == 10
    assert "Nine kinds of *measure*" in (syntax.__doc__ or "")
    assert "ten kinds of *condition*" in (syntax.__doc__ or "")


def test_nothing_asks_nothing() -> None:
    """Where no condition is written, all members are alike."""
    assert reads(None) == frozenset()
    assert questions(None) == frozenset()


@pytest.mark.parametrize(
    ("node", "asked"),
    [
        (A, {A}),
        (X, {X}),
        (AllOf(()), set()),
        (AllOf((A, B, A)), {A, B}),
        (Not(AnyOf((A, AllOf((B, Not(LIMIT)))))), {A, B, LIMIT}),
        (Some("r", AllOf((A, B))), {Some("r", AllOf((A, B)))}),
    ],
)
def test_the_questions_of_a_condition_are_what_its_connectives_join(
    node: Node, asked: set[Node]
) -> None:
    """Members who answer them alike are alike, whatever else differs."""
    assert questions(node) == asked


def test_nodes_that_say_the_same_are_equal_wherever_they_stand() -> None:
    """The place in a file is for messages and no part of the meaning."""
    span = Span.whole("19.1.1.yaml")
    assert Holds("a", span=span) == A
    assert hash(Holds("a", span=span)) == hash(A)
    assert Holds("a", span=span).span == span
