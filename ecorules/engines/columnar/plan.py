"""An edition as a plan over columns: every requirement in order, then the levels.

What is asked of members is counted first, as far as nothing it asks for is still to be worked
out; then the requirements that need nothing else are judged, and so on until all are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.diagnostics import Diagnostic, Invalid
from ecorules.engines.columnar import truths
from ecorules.engines.columnar.conclusion import applies_column, climbed, requires_column
from ecorules.engines.columnar.found import VERDICTS
from ecorules.engines.columnar.members import Sum, prepared, with_sums
from ecorules.engines.columnar.nodes import NotInColumns, Place, Tally, tally_of, truth
from ecorules.engines.columnar.refusals import refusal
from ecorules.engines.columnar.tables import CASE, Tables, met_column
from ecorules.language.syntax import Condition, Conforms, Node, walk
from ecorules.language.truth import Truth
from ecorules.levels import judging_order, prerequisites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Edition, Requirement

# The places of the verdicts that do not follow from the condition alone.
_UNDETERMINED, _NOT_APPLICABLE = (pl.lit(place, dtype=pl.UInt8) for place in (2, 3))


class Judged(NamedTuple):
    """The cases with every requirement judged, and the place at which that was done."""

    cases: pl.LazyFrame
    place: Place


def verdict_column(requirement: str) -> str:
    """Return what the column of a verdict is called."""
    return f"verdict:{requirement}"


def judged(edition: Edition, tables: Tables) -> Judged:
    """Return every case with the truth of every requirement; raises `Invalid`.

    Everything that cannot be done in columns is named at once, and nothing is approximated.
    """
    return _Planning(edition, tables).judged()


def concluded(edition: Edition, cases: pl.LazyFrame, *also: str) -> pl.LazyFrame:
    """Return of each judged case the levels, and of each requirement the verdict and `met`."""
    levels = climbed(edition)
    found = []
    for code, one in edition.requirements.items():
        found += [_verdict(one).alias(verdict_column(code)), pl.col(met_column(code))]
    return cases.select(
        CASE, levels.proven.alias("proven"), levels.reachable.alias("reachable"), *found, *also
    )


def _verdict(one: Requirement) -> pl.Expr:
    """Return the verdict that follows from applicability and condition."""
    # By the place among the verdicts: what is true is the first, what is false the second.
    found = (~pl.col(requires_column(one.code))).cast(pl.UInt8).fill_null(_UNDETERMINED)
    if one.applies is not None:
        applies = pl.col(applies_column(one.code))
        found = pl.when(applies).then(found).when(~applies).then(_NOT_APPLICABLE)
        found = found.otherwise(_UNDETERMINED)
    return found.cat.to(pl.Enum(VERDICTS))


def tallies_in(condition: Node) -> list[Tally]:
    """Return everything that a condition counts or adds up, what is within another one too."""
    found = (tally_of(node) for node in walk(condition))
    return [tally for tally in found if tally is not None]


def conditions_of(one: Requirement) -> Iterator[Condition]:
    """Yield the conditions of a requirement."""
    yield one.requires
    if one.applies is not None:
        yield one.applies


class _Planning:
    """Keep what has been planned so far, and what cannot be."""

    def __init__(self, edition: Edition, tables: Tables) -> None:
        self._edition, self._tables = edition, tables
        self._cases = tables.cases
        self._place = Place(tables.facts, tables.targets)
        self._known: set[str] = set()
        self._refused: dict[str, Diagnostic] = {}

    def judged(self) -> Judged:
        left = [self._edition.requirements[code] for code in judging_order(self._edition)]
        while left:
            self._count(left)
            ready = [one for one in left if self._is_ready(one)]
            columns = {name: expr for one in ready for name, expr in self._truths(one).items()}
            self._cases = self._cases.with_columns(**columns)
            self._known |= {one.code for one in ready}
            left = [one for one in left if one.code not in self._known]
        if self._refused:
            raise Invalid(self._refused.values())
        return Judged(self._cases, self._place)

    def _count(self, left: list[Requirement]) -> None:
        """Put beside the cases all that can be counted by now."""
        sums: dict[str, list[Sum]] = {}
        done = dict(self._place.tallies)
        for one in left:
            for tally in self._to_count(one):
                if tally in done:
                    continue
                listing = self._tables.rosters.get(tally.roster)
                name = f"tally {len(done)}"
                try:
                    made = prepared(tally, name, listing, self._place, self._edition.vocabulary)
                except NotInColumns as problem:
                    self._refused[one.code] = refusal(one, problem)
                    break
                done[tally] = made.tallied
                sums.setdefault(tally.roster, []).extend(made.sums)
        self._place = replace(self._place, tallies=done)
        for roster, several in sums.items():
            self._cases = with_sums(self._cases, self._tables.rosters.get(roster), several)

    def _to_count(self, one: Requirement) -> list[Tally]:
        if one.code in self._refused:
            return []
        found = [tally for condition in conditions_of(one) for tally in tallies_in(condition)]
        return [tally for tally in found if self._can_count(tally)]

    def _can_count(self, tally: Tally) -> bool:
        """Return whether all that is asked of the members has been worked out."""
        parts = [part for part in (tally.where, tally.that) if part is not None]
        nodes = [node for part in parts for node in walk(part)]
        inner = {found for node in nodes if (found := tally_of(node)) is not None}
        return inner <= self._place.tallies.keys() and all(
            node.requirement in self._known for node in nodes if isinstance(node, Conforms)
        )

    def _is_ready(self, one: Requirement) -> bool:
        if one.code in self._refused:
            return True
        asked = {tally for each in conditions_of(one) for tally in tallies_in(each)}
        return self._known.issuperset(prerequisites(one)) and asked <= self._place.tallies.keys()

    def _truths(self, one: Requirement) -> dict[str, pl.Expr]:
        """Return the truth of the condition, of whether it applies, and of whether it is met."""
        requires, applies = truths.constant(Truth.UNKNOWN), None
        if one.code not in self._refused:
            try:
                requires = truth(one.requires, self._place)
                applies = None if one.applies is None else truth(one.applies, self._place)
            except NotInColumns as problem:
                self._refused[one.code] = refusal(one, problem)
        found = {requires_column(one.code): requires, met_column(one.code): requires}
        if applies is not None:
            found[applies_column(one.code)] = applies
            found[met_column(one.code)] = ~applies | requires
        return found
