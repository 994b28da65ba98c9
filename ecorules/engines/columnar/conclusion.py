"""Levels in columns: the counterpart of `levels.climb` for every case at once."""

from __future__ import annotations

from fractions import Fraction
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple, assert_never

import polars as pl

from ecorules.edition.model import PassAll, PassCount, PassShare
from ecorules.engines.columnar import tallies, truths
from ecorules.engines.columnar.ranges import exactly, related
from ecorules.engines.columnar.tables import met_column
from ecorules.language.syntax import Relation
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.edition.model import Edition, Level, Requirement


class Levels(NamedTuple):
    """The proven level of each case and the one still reachable; 0 is none.

    `standing` is the truth of what each level asks, as far as its text is known; `incomplete`
    are the levels whose text is not.
    """

    proven: pl.Expr
    reachable: pl.Expr
    standing: dict[int, pl.Expr]
    incomplete: frozenset[int]


def applies_column(requirement: str) -> str:
    """Return what the column is called that says whether a requirement applies."""
    return f"applies:{requirement}"


def requires_column(requirement: str) -> str:
    """Return what the column is called that holds the truth of a requirement's condition."""
    return f"requires:{requirement}"


def climbed(edition: Edition) -> Levels:
    """Return the two levels, from the columns that say what applies and what is met."""
    standing: dict[int, pl.Expr] = {}
    unknown_text: set[int] = set()
    proven, reachable = [], []
    for level in _from_below(edition):
        asked = [one for one in edition.requirements.values() if one.level == level.number]
        below = [standing[number] for number in level.stands_on]
        standing[level.number] = truths.every_one([_passed(level, asked), *below])
        if level.incomplete or not asked or unknown_text & set(level.stands_on):
            unknown_text.add(level.number)
            continue
        proven.append((level.number, truths.holds(standing[level.number])))
        reachable.append((level.number, truths.may_hold(standing[level.number])))
    return Levels(_highest(proven), _highest(reachable), standing, frozenset(unknown_text))


def _from_below(edition: Edition) -> Iterable[Level]:
    order = TopologicalSorter({n: level.stands_on for n, level in edition.levels.items()})
    return [edition.levels[number] for number in order.static_order()]


def _highest(reached: list[tuple[int, pl.Expr]]) -> pl.Expr:
    found = pl.lit(0, dtype=pl.Int16)
    for number, is_reached in sorted(reached, key=lambda each: each[0]):
        found = pl.when(is_reached).then(pl.lit(number, dtype=pl.Int16)).otherwise(found)
    return found


def _passed(level: Level, asked: list[Requirement]) -> pl.Expr:
    """Return whether the requirements of a level satisfy its pass rule."""
    rule = level.passes_when
    if isinstance(rule, PassAll):
        # What does not apply is met, so that all of those which apply is all of them.
        return truths.every_one([pl.col(met_column(one.code)) for one in asked])
    applies = [
        truths.constant(Truth.TRUE) if one.applies is None else pl.col(applies_column(one.code))
        for one in asked
    ]
    requires = [pl.col(requires_column(one.code)) for one in asked]
    counted = tallies.side_by_side(list(zip(applies, requires, strict=True)))
    match rule:
        case PassShare(wanted):
            share = tallies.share(counted)
            reached = related(Relation.AT_LEAST, share, exactly(wanted))
            # A share of none has nothing to ask, so it is passed.
            is_defined, exists = share.certainty
            passed = pl.when(is_defined).then(reached).when(reached).then(statement=True)
            return pl.when(exists).then(passed).otherwise(statement=True)
        case PassCount(wanted):
            count = tallies.count(counted)
            return related(Relation.AT_LEAST, count, exactly(Fraction(wanted)))
        case _:
            assert_never(rule)
