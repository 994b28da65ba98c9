"""Why findings are undetermined, in columns: what `trace.unresolved` names, without the members.

Only what could still change the result is named: below a settled condition nothing is asked for,
and of members only those whose openness matters to the tally they stand in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.engines.columnar import truths
from ecorules.engines.columnar.conclusion import applies_column, requires_column
from ecorules.engines.columnar.members import beside
from ecorules.engines.columnar.nodes import Place, ranged, tally_of, truth
from ecorules.engines.columnar.plan import Judged, conditions_of
from ecorules.engines.columnar.tables import (
    CASE,
    SEVERAL,
    Tables,
    document_column,
    fact_column,
    gap_column,
    target_column,
    unlisted_column,
)
from ecorules.language.subject import Lack
from ecorules.language.syntax import (
    Condition,
    Conforms,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Node,
    Some,
    TargetValue,
    Total,
    children,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Edition, Requirement

_NONE = pl.lit([], dtype=pl.List(pl.String))


class _Named(NamedTuple):
    """What is named where something holds: a list of texts, each a reason and an item."""

    where: pl.Expr
    texts: pl.Expr


def reasons_column(requirement: str) -> str:
    """Return what the column is called that says why a requirement is undetermined."""
    return f"reasons:{requirement}"


def with_reasons(edition: Edition, tables: Tables, judged: Judged) -> pl.LazyFrame:
    """Return the judged cases with the reasons of every requirement beside them."""
    reasons = _Reasons(edition, tables, judged)
    for one in edition.requirements.values():
        for condition in conditions_of(one):
            # From the inside out: what members lack in a tally within another comes first.
            for node in reversed(tuple(walk(condition))):
                reasons.gather(node)
    found = {reasons_column(one.code): reasons.of(one) for one in edition.requirements.values()}
    return reasons.cases.with_columns(**found)


class _Reasons:
    """Keep the cases with what is missing of their members, tally by tally."""

    def __init__(self, edition: Edition, tables: Tables, judged: Judged) -> None:
        self.cases, self._place = judged
        self._tables, self._vocabulary = tables, edition.vocabulary
        self._gathered: dict[Node, str] = {}

    def of(self, one: Requirement) -> pl.Expr:
        """Return the reasons of a requirement, each once and in order; none if it is settled."""
        requires = pl.col(requires_column(one.code))
        if one.applies is None:
            return _listed(list(self._open(one.requires, self._place, requires.is_null())))
        applies = pl.col(applies_column(one.code))
        unclear = applies.is_null()
        text = pl.lit([f"{Lack.UNKNOWN_APPLICABILITY.value} {one.code}"])
        undetermined = unclear | (truths.holds(applies) & requires.is_null())
        return _listed(
            [
                _Named(unclear, text),
                *self._open(one.applies, self._place, unclear),
                *self._open(one.requires, self._place, undetermined),
            ]
        )

    def gather(self, node: Node) -> None:
        """Put beside the cases what members lack in a tally, where it matters to the tally."""
        tally = tally_of(node)
        listing = None if tally is None else self._tables.rosters.get(tally.roster)
        if tally is None or listing is None or node in self._gathered:
            return
        name = f"gaps {len(self._gathered)}"
        matters = self._matters(node, self._place)
        parts: list[Node] = [
            part for part in (tally.where, tally.that, tally.summed) if part is not None
        ]
        named = [each for part in parts for each in self._open(part, self._place, matters)]
        lacks = _listed(named)
        rows = beside(listing, self.cases, [lacks]).select(CASE, lacks.alias(name))
        each = rows.explode(name).drop_nulls().unique()
        gathered = each.group_by(CASE).agg(pl.col(name).sort())
        self.cases = self.cases.join(gathered, on=CASE, how="left", maintain_order="left")
        self._gathered[node] = name

    def _open(self, node: Node, place: Place, reached: pl.Expr) -> Iterator[_Named]:
        """Yield what is named of a node and all below it, where it is reached and not settled."""
        here = reached & _is_open(node, place)
        own = _own_gap(node, place)
        if own is not None:
            yield _Named(here, own)
        tally = tally_of(node)
        if tally is None:
            for child in children(node):
                yield from self._open(child, place, here)
            return
        unlisted = unlisted_column(tally.roster)
        yield _Named(here, _said(pl.col(gap_column(unlisted)), tally.roster))
        if node in self._gathered:
            name = self._gathered[node]
            yield _Named(here & pl.col(name).is_not_null(), pl.col(name))
        own_facts = frozenset(fact.name for fact in self._vocabulary.columns(tally.roster))
        beyond = place.of_the_unlisted(own_facts)
        reaches = here & pl.col(unlisted) & self._matters(node, beyond)
        for part in (tally.where, tally.that):
            if part is not None:
                yield from self._open(part, beyond, reaches)

    def _matters(self, node: Node, place: Place) -> pl.Expr:
        """Return whether what is open about members could change the result, as in `trace`."""
        tally = tally_of(node)
        found = pl.lit(value=True)
        if tally is None:
            return found
        if tally.where is not None:
            found = truths.may_hold(truth(tally.where, place))
        match node:
            case Every(that=that):
                return found & truths.may_fail(truth(that, place))
            case Some(that=that):
                return found & truths.may_hold(truth(that, place))
            case Total(fact=fact, years_back=years_back):
                own = ranged(FactValue(fact, years_back), place)
                zero = [end.above.column == 0 for end in (own.low, own.high) if end is not None]
                is_zero = zero[0] & zero[1] if len(zero) > 1 else pl.lit(value=False)
                return found & ~truths.holds(is_zero)
            case _:
                return found


def _is_open(node: Node, place: Place) -> pl.Expr:
    if isinstance(node, Condition):
        return truth(node, place).is_null()
    found = ranged(node, place)
    point = found.is_point
    is_settled = pl.lit(value=False) if point is None else truths.holds(point)
    if found.is_defined is not None:
        is_settled &= found.is_defined
    return ~is_settled if found.exists is None else found.exists & ~is_settled


def _own_gap(node: Node, place: Place) -> pl.Expr | None:
    """Return what a leaf itself lacks; what unlisted members lack is no gap of theirs."""
    match node:
        case Holds(fact, years_back) | FactValue(fact, years_back):
            return _fact_gap(fact, years_back, place)
        case IsOneOf(fact, _, years_back):
            return _fact_gap(fact, years_back, place)
        case TargetValue(target):
            return _said(pl.col(gap_column(target_column(target))), target)
        case InHand(item):
            return _said(pl.col(gap_column(document_column(item))), item)
        case Conforms(requirement):
            return pl.lit([f"{Lack.OPEN_PREREQUISITE.value} {requirement}"])
        case _:
            return None


def _fact_gap(fact: str, years_back: int, place: Place) -> pl.Expr | None:
    if fact in place.unheard:
        return None
    name = fact_column(fact, years_back)
    return _said(pl.col(gap_column(name)), name)


def _said(lacks: pl.Expr, item: str) -> pl.Expr:
    return lacks.str.split(SEVERAL).list.eval(pl.element() + f" {item}")


def _listed(named: list[_Named]) -> pl.Expr:
    """Return everything that is named in a row, each once and in order."""
    if not named:
        return _NONE
    texts = [
        pl.when(each.where & each.texts.is_not_null()).then(each.texts).otherwise(_NONE)
        for each in named
    ]
    return pl.concat_list(texts).list.unique().list.sort()
