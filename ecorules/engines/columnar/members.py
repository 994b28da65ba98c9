"""The members of rosters, counted: from one row a member to one row a case.

Each condition on members is judged member by member, in columns, and what came out is counted
or added up by case: how many are certainly, certainly not or perhaps counted, and so on.  Both
bounds of a tally follow from the same counts.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.engines.columnar import tallies, wholes
from ecorules.engines.columnar.ends import End, either
from ecorules.engines.columnar.nodes import NotInColumns, Place, Tallied, Tally, ranged, truth
from ecorules.engines.columnar.ranges import Range
from ecorules.engines.columnar.tables import (
    CASE,
    TIMES,
    Listing,
    perhaps_column,
    unlisted_column,
)
from ecorules.engines.columnar.tallies import Outcomes
from ecorules.engines.columnar.truths import fails, holds, may_hold
from ecorules.engines.columnar.wholes import ONE, TooLarge, Whole
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.language.vocabulary import Vocabulary


class Sum(NamedTuple):
    """A column that is added up by case: each member's part, and the bounds of one part."""

    name: str
    part: pl.Expr
    least: int
    most: int


class Prepared(NamedTuple):
    """What is to be added up for one tally, and the tally that follows from the sums."""

    sums: tuple[Sum, ...]
    tallied: Tallied


class _Here(NamedTuple):
    """Say what a tally is called, how many members there may be, and where the others stand."""

    name: str
    most: int
    beyond: Place


def prepared(
    tally: Tally, name: str, listing: Listing | None, place: Place, vocabulary: Vocabulary
) -> Prepared:
    """Return how to count or add up one tally; raises `NotInColumns`."""
    own = frozenset(fact.name for fact in vocabulary.columns(tally.roster))
    here = _Here(name, 0 if listing is None else listing.most, place.of_the_unlisted(own))
    where = None if tally.where is None else truth(tally.where, place)
    counts = _counts(where, tally.roster, listing)
    if tally.summed is None:
        that = None if tally.that is None else truth(tally.that, place)
        marks = _marks(counts, that, name)
        return Prepared(marks, _outcomes(tally, marks, here))
    try:
        one = ranged(tally.summed, place)
        sums = _contributions(one, counts, name)
        kind = vocabulary.facts[tally.summed.fact].kind
        declared = kind.extent if isinstance(kind, NumberKind) else ANYTHING
        return Prepared(sums, _total(tally, sums, one, declared, here))
    except TooLarge:
        raise NotInColumns(tally.summed, is_large=True) from None


def _counts(where: pl.Expr | None, roster: str, listing: Listing | None) -> pl.Expr | None:
    """Return whether members are counted: at most perhaps while their list does not count."""
    if listing is None or not listing.perhaps:
        return where
    are_members = pl.when(~pl.col(perhaps_column(roster))).then(statement=True)
    return are_members if where is None else where & are_members


def with_sums(cases: pl.LazyFrame, listing: Listing | None, sums: Sequence[Sum]) -> pl.LazyFrame:
    """Return the cases with these sums over their members beside them; nobody adds nothing."""
    if listing is None:
        nothing = pl.lit(0, dtype=pl.Int64)
        return cases.with_columns([nothing.alias(each.name) for each in sums])
    rows = beside(listing, cases, [each.part for each in sums])
    parts = rows.select(CASE, *[_weighed(each, listing).alias(each.name) for each in sums])
    added = parts.group_by(CASE).agg([_added(each, listing).alias(each.name) for each in sums])
    names = [each.name for each in sums]
    joined = cases.join(added, on=CASE, how="left", maintain_order="left")
    return joined.with_columns(pl.col(*names).fill_null(0))


def beside(listing: Listing, cases: pl.LazyFrame, asked: Sequence[pl.Expr]) -> pl.LazyFrame:
    """Return the members with what is asked of their cases beside each of them."""
    own = set(listing.rows.collect_schema().names())
    roots = {root for each in asked for root in each.meta.root_names()}
    if roots <= own:
        return listing.rows
    return listing.rows.join(cases.select(CASE, *sorted(roots - own)), on=CASE, how="inner")


def _bounds(one: Sum, most: int) -> Whole:
    return wholes.bounded(None, min(one.least, 0) * most, max(one.most, 0) * most)


def _width(one: Sum, listing: Listing) -> type[pl.Int64 | pl.Int128]:
    return pl.Int128 if _bounds(one, listing.most).is_wide else pl.Int64


def _weighed(one: Sum, listing: Listing) -> pl.Expr:
    if not listing.times:
        return one.part
    return one.part.cast(_width(one, listing)) * pl.col(TIMES).cast(pl.Int64)


def _added(one: Sum, listing: Listing) -> pl.Expr:
    # What is added up is widened first: a sum that wraps around says nothing.
    return pl.col(one.name).cast(_width(one, listing)).sum()


def _marks(where: pl.Expr | None, that: pl.Expr | None, name: str) -> tuple[Sum, ...]:
    marks = tallies.marks(where, that)
    return tuple(Sum(f"{name}:{kind}", mark, 0, 1) for kind, mark in marks.items())


def _outcomes(tally: Tally, columns: tuple[Sum, ...], here: _Here) -> Outcomes:
    there = {each.name for each in columns}
    counts = {
        kind: Whole(pl.col(f"{here.name}:{kind}"), 0, here.most)
        for kind in tallies.KINDS
        if f"{here.name}:{kind}" in there
    }
    where = None if tally.where is None else truth(tally.where, here.beyond)
    that = None if tally.that is None else truth(tally.that, here.beyond)
    there_may_be = pl.col(unlisted_column(tally.roster))
    met, unmet = tallies.unlisted(there_may_be, where, that)
    return tallies.outcomes_of(counts)._replace(beyond_met=met, beyond_unmet=unmet)


def _contributions(own: Range, where: pl.Expr | None, name: str) -> tuple[Sum, ...]:
    """Return what each member adds at the least and at the most: nothing if not counted."""
    found = []
    for side, end in (("low", own.low), ("high", own.high)):
        part = _part_of(end, where, is_low=side == "low")
        found.append(Sum(f"{name}:{side}", part.column.fill_null(0), part.least, part.most))
        if end is None or not end.always:
            found.append(Sum(_lacking(f"{name}:{side}"), part.column.is_null(), 0, 1))
    return tuple(found)


def _part_of(end: End | None, where: pl.Expr | None, *, is_low: bool) -> Whole:
    one = Whole(pl.lit(None, dtype=pl.Int64), 0, 0) if end is None else end.above
    if where is None:
        return one
    beyond_zero = one.column > 0 if is_low else one.column < 0
    perhaps = wholes.chosen(beyond_zero, wholes.ZERO, one)
    left_out = wholes.chosen(fails(where), wholes.ZERO, perhaps)
    return wholes.chosen(holds(where), one, left_out)


def _total(
    tally: Tally, columns: tuple[Sum, ...], one: Range, declared: Interval, here: _Here
) -> Range:
    there_may_be = pl.col(unlisted_column(tally.roster))
    if tally.where is not None:
        there_may_be &= may_hold(truth(tally.where, here.beyond))
    falls = declared.low is None or declared.low < 0
    rises = declared.high is None or declared.high > 0
    sums = {
        each.name: _bounds(each, here.most)._replace(expr=pl.col(each.name)) for each in columns
    }
    return Range(
        _summed(sums, f"{here.name}:low", one.low, there_may_be if falls else None),
        _summed(sums, f"{here.name}:high", one.high, there_may_be if rises else None),
    )


def _lacking(name: str) -> str:
    """Return what the column is called that counts the members without such an end."""
    return f"no {name}"


def _summed(sums: Mapping[str, Whole], name: str, one: End | None, endless: pl.Expr | None) -> End:
    """Return the sum of one end of all members; there is none if one of them has none."""
    lacking = sums.get(_lacking(name))
    is_nowhere = either(endless, None if lacking is None else lacking.column > 0)
    scale = Fraction(1) if one is None else one.scale
    above = sums[name]
    if is_nowhere is None:
        return End(above, ONE, scale)
    expr = pl.when(~is_nowhere).then(above.column)
    return End(above._replace(expr=expr), ONE, scale, always=False)
