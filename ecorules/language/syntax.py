"""The abstract syntax: the core nodes that a requirement's condition is made of.

Nine kinds of *measure* (they have a value) and ten kinds of *condition* (they have a
truth).  The friendly forms an author writes are turned into these by
`ecorules.edition.desugar`; evaluator, sentences, type check and engines see only these.

Nodes are values: two that say the same are equal, wherever they stand in a file.  The
`span` says where, and takes no part in comparison.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Span
    from ecorules.language.quantity import Unit


class Relation(Enum):
    """Say how a measure is compared with its bound."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    EQUALS = "equals"


class IfNone(Enum):
    """Say what a comparison answers when there is nothing to measure."""

    MET = "met"
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """Carry the place in a file; it is no part of what the node means."""

    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Constant(_Placed):
    """A number that the text of the requirement itself states, such as *level 2*.

    The value is in base units; the unit is the one the author wrote it in.
    """

    value: Fraction
    unit: Unit


@dataclass(frozen=True, slots=True)
class TargetValue(_Placed):
    """The value that the named target has on the day of the audit."""

    target: str


@dataclass(frozen=True, slots=True)
class FactValue(_Placed):
    """The value of a number fact in the audited fiscal year, or so many years before it."""

    fact: str
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class Total(_Placed):
    """The sum of a number fact over the members of a roster for which `where` holds."""

    roster: str
    fact: str
    where: Condition | None = None
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class Count(_Placed):
    """How many members of a roster satisfy the condition."""

    roster: str
    that: Condition | None = None


@dataclass(frozen=True, slots=True)
class Share(_Placed):
    """Of the members for which `where` holds, the part for which `that` holds too.

    There is no share of nobody: a comparison with it says what it answers then.
    """

    roster: str
    that: Condition
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Ratio(_Placed):
    """One measure divided by another.  There is no ratio over zero."""

    part: Measure
    whole: Measure


@dataclass(frozen=True, slots=True)
class Sum(_Placed):
    """Several measures added up."""

    terms: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Difference(_Placed):
    """One measure less another."""

    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True)
class Holds(_Placed):
    """A yes-or-no fact holds."""

    fact: str
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class IsOneOf(_Placed):
    """A choice fact has one of the named values."""

    fact: str
    values: frozenset[str]
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class Compare(_Placed):
    """A measure stands in a relation to a bound."""

    measure: Measure
    relation: Relation
    bound: Measure
    if_none: IfNone | None = None


@dataclass(frozen=True, slots=True)
class Every(_Placed):
    """Every member for which `where` holds satisfies `that`; true of nobody."""

    roster: str
    that: Condition
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Some(_Placed):
    """At least one member for which `where` holds satisfies `that`; false of nobody."""

    roster: str
    that: Condition
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class InHand(_Placed):
    """An evidence item is in hand: handed in, accepted where the round asks for it, valid."""

    item: str


@dataclass(frozen=True, slots=True)
class Conforms(_Placed):
    """Another requirement is met: it conforms, or it does not apply."""

    requirement: str


@dataclass(frozen=True, slots=True)
class AllOf(_Placed):
    """Every one of the conditions holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(_Placed):
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not(_Placed):
    """The condition does not hold."""

    condition: Condition


Measure: TypeAlias = (
    Constant | TargetValue | FactValue | Total | Count | Share | Ratio | Sum | Difference
)
Condition: TypeAlias = (
    Holds | IsOneOf | Compare | Every | Some | InHand | Conforms | AllOf | AnyOf | Not
)
Node: TypeAlias = Measure | Condition


def children(node: Node) -> tuple[Node, ...]:  # noqa: C901 - one case a node
    """Return the nodes directly below, in reading order: the only traversal there is."""
    match node:
        case Total(where=where):
            return () if where is None else (where,)
        case Count(that=that):
            return () if that is None else (that,)
        case Share() | Every() | Some():
            return (node.that,) if node.where is None else (node.where, node.that)
        case Ratio(part, whole):
            return (part, whole)
        case Sum(terms):
            return terms
        case Difference(left, right):
            return (left, right)
        case Compare(measure, _, bound):
            return (measure, bound)
        case AllOf(conditions) | AnyOf(conditions):
            return conditions
        case Not(condition):
            return (condition,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)
