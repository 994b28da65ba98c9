"""One expression for each node: what `language.evaluate` says of one subject, said of columns.

Every kind of node has its function; a kind without one is refused by name and never
approximated.  What is asked of the members of a roster has been counted before, in
`ecorules.engines.columnar.members`, and is found in `Place.tallies`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import polars as pl

from ecorules.engines.columnar import ranges, tallies, truths
from ecorules.engines.columnar.numbers import number
from ecorules.engines.columnar.quotients import ratio
from ecorules.engines.columnar.ranges import Range, both
from ecorules.engines.columnar.tables import (
    SEVERAL,
    Asked,
    Cell,
    ChoiceCell,
    FlagCell,
    NumberCell,
    document_column,
    met_column,
)
from ecorules.engines.columnar.tallies import Outcomes
from ecorules.engines.columnar.wholes import TooLarge
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
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
)
from ecorules.language.truth import Truth, agreed

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tally(NamedTuple):
    """What is counted or summed over a roster: nodes that count the same share it."""

    roster: str
    where: Condition | None
    that: Condition | None
    summed: FactValue | None = None


Tallied: TypeAlias = Outcomes | Range


class NotInColumns(Exception):  # noqa: N818 - it says what cannot be done
    """Say which node cannot be evaluated in columns; `is_large` if only its numbers are."""

    def __init__(self, node: object, *, is_large: bool = False) -> None:
        """Keep the node, whose span says where it stands."""
        super().__init__(type(node).__name__)
        self.node, self.is_large = node, is_large


@dataclass(frozen=True, slots=True)
class Place:
    """Say where a condition is asked: of the area, or of members, and what its columns hold.

    `unheard` are the facts of members that the roster does not list.
    """

    facts: Mapping[Asked, Cell]
    targets: Mapping[str, NumberCell]
    tallies: Mapping[Tally, Tallied] = field(default_factory=dict)
    unheard: frozenset[str] = frozenset()

    def of_the_unlisted(self, own: frozenset[str]) -> Place:
        """Return the place of members that are not listed: their own facts may be anything."""
        return replace(self, unheard=own)


def tally_of(node: Node) -> Tally | None:
    """Return what a node counts over a roster, if it does."""
    match node:
        case Every(roster, that, where) | Some(roster, that, where) | Share(roster, that, where):
            return Tally(roster, where, that)
        case Count(roster, that):
            return Tally(roster, None, that)
        case Total(roster, fact, where, years_back):
            return Tally(roster, where, None, FactValue(fact, years_back))
        case _:
            return None


def truth(node: Condition, place: Place) -> pl.Expr:
    """Return the truth of a condition in every row; raises `NotInColumns`."""
    try:
        return _truth(node, place)
    except TooLarge:
        raise NotInColumns(node, is_large=True) from None


def ranged(node: Measure, place: Place) -> Range:
    """Return the possible values of a measure in every row; raises `NotInColumns`."""
    try:
        return _ranged(node, place)
    except TooLarge:
        raise NotInColumns(node, is_large=True) from None


@singledispatch
def _truth(node: Condition, place: Place) -> pl.Expr:
    del place
    raise NotInColumns(node)


@singledispatch
def _ranged(node: Measure, place: Place) -> Range:
    del place
    raise NotInColumns(node)


@_truth.register
def _(node: AllOf, place: Place) -> pl.Expr:
    return truths.every_one([truth(part, place) for part in node.conditions])


@_truth.register
def _(node: AnyOf, place: Place) -> pl.Expr:
    return truths.any_one([truth(part, place) for part in node.conditions])


@_truth.register
def _(node: Not, place: Place) -> pl.Expr:
    return ~truth(node.condition, place)


@_truth.register
def _(node: InHand, place: Place) -> pl.Expr:
    del place
    return pl.col(document_column(node.item))


@_truth.register
def _(node: Conforms, place: Place) -> pl.Expr:
    del place
    return pl.col(met_column(node.requirement))


@_truth.register
def _(node: Holds, place: Place) -> pl.Expr:
    cell = _cell(node, place)
    if isinstance(cell, FlagCell) and cell.column is not None and node.fact not in place.unheard:
        return pl.col(cell.column)
    return truths.constant(Truth.UNKNOWN)


@_truth.register
def _(node: IsOneOf, place: Place) -> pl.Expr:
    cell = _cell(node, place)
    if not isinstance(cell, ChoiceCell):
        raise NotInColumns(node)
    unknown = agreed(Truth.of(value in node.values) for value in cell.values)
    if cell.column is None or node.fact in place.unheard:
        return truths.constant(unknown)
    found = _is_among(pl.col(cell.column), cell, sorted(node.values))
    return found if unknown is Truth.UNKNOWN else found.fill_null(truths.constant(unknown))


def _is_among(column: pl.Expr, cell: ChoiceCell, values: list[str]) -> pl.Expr:
    if not cell.has_several:
        return column.is_in(values)
    each = column.str.split(SEVERAL).list.eval(pl.element().is_in(values))
    return truths.settled(each.list.all(), ~each.list.any())


@_truth.register
def _(node: Compare, place: Place) -> pl.Expr:
    left, right = ranged(node.measure, place), ranged(node.bound, place)
    found = ranges.related(node.relation, left, right)
    is_defined = both(left.is_defined, right.is_defined)
    exists = both(left.exists, right.exists)
    if is_defined is None and exists is None:
        return found
    answer = truths.constant(_ANSWER[node.if_none])
    # Where there may be nothing to measure, that answer counts too; where nothing, only that.
    agreeing = pl.when(found == answer).then(found)
    chain = pl.when(pl.lit(value=False) if exists is None else ~exists).then(answer)
    if is_defined is not None:
        return chain.when(is_defined).then(found).otherwise(agreeing)
    return chain.otherwise(found)


_ANSWER = {IfNone.MET: Truth.TRUE, IfNone.NOT_MET: Truth.FALSE, None: Truth.UNKNOWN}


@_truth.register(Every)
@_truth.register(Some)
def _(node: Every | Some, place: Place) -> pl.Expr:
    settle = tallies.every if isinstance(node, Every) else tallies.some
    return settle(_outcomes(node, place))


@_ranged.register
def _(node: Count, place: Place) -> Range:
    return tallies.count(_outcomes(node, place))


@_ranged.register
def _(node: Share, place: Place) -> Range:
    return tallies.share(_outcomes(node, place))


@_ranged.register
def _(node: Total, place: Place) -> Range:
    found = _tallied(node, place)
    if not isinstance(found, Range):
        raise NotInColumns(node)
    return found


def _outcomes(node: Every | Some | Count | Share, place: Place) -> Outcomes:
    found = _tallied(node, place)
    if not isinstance(found, Outcomes):
        raise NotInColumns(node)
    return found


def _tallied(node: Node, place: Place) -> Tallied:
    tally = tally_of(node)
    if tally is None:
        raise NotInColumns(node)
    return place.tallies[tally]


@_ranged.register
def _(node: Constant, place: Place) -> Range:
    del place
    return ranges.exactly(node.value)


@_ranged.register
def _(node: TargetValue, place: Place) -> Range:
    return number(place.targets[node.target])


@_ranged.register
def _(node: FactValue, place: Place) -> Range:
    cell = _cell(node, place)
    if not isinstance(cell, NumberCell):
        raise NotInColumns(node)
    if node.fact in place.unheard:
        return ranges.declared(cell.declared)
    return number(cell)


@_ranged.register
def _(node: Ratio, place: Place) -> Range:
    return ratio(ranged(node.part, place), ranged(node.whole, place))


@_ranged.register
def _(node: Sum, place: Place) -> Range:
    return ranges.total([ranged(term, place) for term in node.terms])


@_ranged.register
def _(node: Difference, place: Place) -> Range:
    return ranges.difference(ranged(node.left, place), ranged(node.right, place))


def _cell(node: FactValue | Holds | IsOneOf, place: Place) -> Cell:
    return place.facts[node.fact, node.years_back]
