"""Tallies in columns: the closed forms of `language.tally`, for every row at once.

Each row holds how many members are certainly, certainly not or perhaps counted, and how many of
them satisfy what is asked.  Both bounds come from these counts, in whole numbers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.engines.columnar import wholes
from ecorules.engines.columnar.ends import End
from ecorules.engines.columnar.ranges import Range
from ecorules.engines.columnar.truths import fails, holds, may_fail, may_hold
from ecorules.engines.columnar.wholes import ONE, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNIT = Fraction(1)


class Outcomes(NamedTuple):
    """Hold the number of members by what is known of them, as `tally.Outcomes` does.

    `beyond_…` says where any number of members which are not listed may turn out so; `None` is
    nowhere.
    """

    inside_met: Whole
    inside_unmet: Whole
    inside_open: Whole
    perhaps_met: Whole
    perhaps_unmet: Whole
    perhaps_open: Whole
    beyond_met: pl.Expr | None = None
    beyond_unmet: pl.Expr | None = None


KINDS = Outcomes._fields[:6]


def outcomes_of(counts: Mapping[str, Whole]) -> Outcomes:
    """Return the outcomes of counts by kind; a kind that is not there counts nobody."""
    inside = [counts.get(f"inside_{name}", wholes.ZERO) for name in ("met", "unmet", "open")]
    perhaps = [counts.get(f"perhaps_{name}", wholes.ZERO) for name in ("met", "unmet", "open")]
    met, unmet, still_open = inside
    return Outcomes(met, unmet, still_open, perhaps[0], perhaps[1], perhaps[2])


def marks(where: pl.Expr | None, that: pl.Expr | None) -> dict[str, pl.Expr]:
    """Return, for each kind of member that there can be, whether a row is one of them."""
    met, unmet, still_open = _kinds(that)
    if where is None:
        named = {"inside_met": met, "inside_unmet": unmet, "inside_open": still_open}
    else:
        inside, perhaps = holds(where), where.is_null()
        named = {
            f"{place}_{name}": None if kind is None else is_there & kind
            for place, is_there in (("inside", inside), ("perhaps", perhaps))
            for name, kind in (("met", met), ("unmet", unmet), ("open", still_open))
        }
    return {name: mark for name, mark in named.items() if mark is not None}


def _kinds(that: pl.Expr | None) -> tuple[pl.Expr, pl.Expr | None, pl.Expr | None]:
    if that is None:
        return pl.lit(value=True), None, None
    return holds(that), fails(that), that.is_null()


def unlisted(
    there_may_be: pl.Expr, where: pl.Expr | None, that: pl.Expr | None
) -> tuple[pl.Expr, pl.Expr]:
    """Return where members that are not listed may satisfy what is asked, and where not."""
    counted = there_may_be if where is None else there_may_be & may_hold(where)
    if that is None:
        return counted, pl.lit(value=False)
    return counted & may_hold(that), counted & may_fail(that)


def side_by_side(outcomes: Sequence[tuple[pl.Expr, pl.Expr]]) -> Outcomes:
    """Count columns that stand beside one another, each with whether it counts."""
    found = dict.fromkeys(KINDS, wholes.ZERO)
    for where, that in outcomes:
        for name, mark in marks(where, that).items():
            found[name] = wholes.plus(found[name], Whole(mark.cast(pl.Int64), 0, 1))
    return outcomes_of(found)


def count(outcomes: Outcomes) -> Range:
    """Return how many members are counted and satisfy the condition."""
    least = outcomes.inside_met
    most = _added(least, outcomes.inside_open, outcomes.perhaps_met, outcomes.perhaps_open)
    return Range(End(least, ONE, _UNIT), _endless(most, outcomes.beyond_met))


def _added(*numbers: Whole) -> Whole:
    found = wholes.ZERO
    for number in numbers:
        found = wholes.plus(found, number)
    return found


def _endless(most: Whole, beyond: pl.Expr | None) -> End:
    if beyond is None:
        return End(most, ONE, _UNIT)
    expr = pl.when(~beyond).then(most.column)
    return End(most._replace(expr=expr), ONE, _UNIT, always=False)


def share(outcomes: Outcomes) -> Range:
    """Return the part of the counted members that satisfy the condition."""
    certain = _added(outcomes.inside_met, outcomes.inside_unmet, outcomes.inside_open)
    may_raise = _added(outcomes.perhaps_met, outcomes.perhaps_open)
    may_lower = _added(outcomes.perhaps_unmet, outcomes.perhaps_open)
    most = _added(outcomes.inside_met, outcomes.inside_open, may_raise)
    low = _part(outcomes.inside_met, _added(certain, may_lower), nobody=1)
    high = _part(most, _added(certain, may_raise), nobody=0)
    anybody = _added(certain, may_raise, may_lower).column > 0
    met, unmet = outcomes.beyond_met, outcomes.beyond_unmet
    if unmet is not None:
        low = _or(low, unmet, 0, unmet & (outcomes.inside_met.column > 0))
        anybody |= unmet
    if met is not None:
        high = _or(high, met, 1, met & (outcomes.inside_unmet.column > 0))
        anybody |= met
    return Range(low, high, is_defined=certain.column > 0, exists=anybody)


def _part(met: Whole, counted: Whole, *, nobody: int) -> End:
    """Return the share, or what it is when only members of the other kind can be counted."""
    is_nobody = counted.column == 0
    above = wholes.chosen(is_nobody, wholes.constant(nobody), met)
    below = wholes.chosen(is_nobody, ONE, counted)
    return End(above, below._replace(least=1, most=max(counted.most, 1)), _UNIT)


def _or(end: End, where: pl.Expr, value: int, limit: pl.Expr) -> End:
    above = wholes.chosen(where, wholes.constant(value), end.above)
    below = wholes.chosen(where, ONE, end.below)
    return End(above, below, _UNIT, limit)


def every(outcomes: Outcomes) -> pl.Expr:
    """Return whether all counted members satisfy the condition; true of nobody."""
    is_open = _added(outcomes.inside_open, outcomes.perhaps_unmet, outcomes.perhaps_open)
    none_open = is_open.column == 0
    if outcomes.beyond_unmet is not None:
        none_open &= ~outcomes.beyond_unmet
    return _first(outcomes.inside_unmet.column > 0, none_open, first=False)


def some(outcomes: Outcomes) -> pl.Expr:
    """Return whether at least one counted member satisfies it; false of nobody."""
    is_open = _added(outcomes.inside_open, outcomes.perhaps_met, outcomes.perhaps_open)
    none_open = is_open.column == 0
    if outcomes.beyond_met is not None:
        none_open &= ~outcomes.beyond_met
    return _first(outcomes.inside_met.column > 0, none_open, first=True)


def _first(decides: pl.Expr, none_open: pl.Expr, *, first: bool) -> pl.Expr:
    return pl.when(decides).then(first).when(none_open).then(not first)
