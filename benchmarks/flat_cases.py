"""Flat cases for an edition: one row each, with unknowns, the same for the same seed.

Every document, fact and target that the edition asks for is a column; one cell in eight is
missing.  `flattened` gives an edition in which what is counted over a roster is handed in as one
figure of the area, so that all of its requirements are flat.

    python benchmarks/flat_cases.py eit-2562 1000000 cases.parquet
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import polars as pl

from ecorules import load_edition
from ecorules.edition.model import Edition, Requirement
from ecorules.engines.columnar.canonical import asked_of
from ecorules.engines.columnar.headers import documents_of
from ecorules.engines.columnar.tables import document_column, fact_column, target_column
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT, PERCENT
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    Measure,
    Not,
    Ratio,
    Share,
    Some,
    Sum,
    Total,
)
from ecorules.language.vocabulary import ChoiceKind, Fact, FlagKind, Kind, NumberKind

MISSING_IN = 8
ZERO, ONE = Fraction(0), Fraction(1)
STEPS = 1000
PART = 500_000


def flat_cases(edition: Edition, number: int, seed: int = 1, first: int = 0) -> pl.DataFrame:
    """Return so many made-up cases from one on, each cell drawn from its row's number alone."""
    row = pl.int_range(first, first + number, dtype=pl.UInt64)
    columns = [(pl.lit("case ") + row.cast(pl.String)).alias("case")]
    asked = _columns(edition)
    for place, (name, kind) in enumerate(asked):
        chance = row.hash(seed * 1_000_003 + place)
        column = drawn(kind, chance)
        columns.append(pl.when(chance % MISSING_IN > 0).then(column).alias(name))
    return pl.select(columns)


def _columns(edition: Edition) -> Iterator[tuple[str, Kind | None]]:
    for item in documents_of(edition):
        yield document_column(item), None
    for fact, years_back in asked_of(edition, None):
        yield fact_column(fact, years_back), edition.vocabulary.facts[fact].kind
    for name, target in edition.targets.items():
        yield target_column(name), NumberKind(target.unit, target.extent)


def drawn(kind: Kind | None, chance: pl.Expr) -> pl.Expr:
    """Return a column of a kind; a document (no kind) is in hand nine times in ten."""
    chance //= MISSING_IN
    match kind:
        case None:
            return chance % 50 > 0
        case FlagKind():
            return chance % 10 > 0
        case ChoiceKind(values=values):
            names = pl.lit(pl.Series(sorted(values)))
            return names.gather((chance % len(values)).cast(pl.UInt32))
        case NumberKind(unit=unit, extent=extent):
            low = ZERO if extent.low is None else extent.low
            high = low + STEPS * unit.factor if extent.high is None else extent.high
            first, last = (end / unit.factor for end in (low, high))
            if first.denominator == last.denominator == 1:
                return (chance % int(last - first + 1)).cast(pl.Int64) + int(first)
            tenths = (chance % int(last * 10 - first * 10 + 1)).cast(pl.Int64) + int(first * 10)
            parts = [(tenths // 10).cast(pl.String), (tenths % 10).cast(pl.String)]
            return pl.concat_str(parts, separator=".").str.to_decimal(scale=1)


Tally = Every | Some | Share | Count | Total


class Flattened:
    """Take the tallies out of conditions and name a fact of the area for each."""

    def __init__(self, code: str, kinds: Mapping[str, Kind]) -> None:
        """Start without a fact; they are named for the requirement."""
        self.code, self.kinds = code.lower().replace(".", "_"), kinds
        self.facts: list[Fact] = []
        self.tallies: dict[str, Tally] = {}

    def _named(self, tally: Tally, like: Fact, kind: Kind) -> str:
        name = f"flat_{self.code}_{len(self.facts)}"
        self.facts.append(replace(like, name=name, kind=kind, roster=None))
        self.tallies[name] = tally
        return name

    def condition(self, node: Condition, like: Fact) -> Condition:
        """Return a condition without tallies."""
        match node:
            case AllOf(parts) | AnyOf(parts):
                return replace(node, conditions=tuple(self.condition(p, like) for p in parts))
            case Not(negated):
                return Not(self.condition(negated, like))
            case Every() | Some():
                return Holds(self._named(node, like, FlagKind()))
            case Compare(measure, _, bound):
                flat = self.measure(measure, like), self.measure(bound, like)
                return replace(node, measure=flat[0], bound=flat[1])
            case _:
                return node

    def measure(self, node: Measure, like: Fact) -> Measure:
        """Return a measure without tallies."""
        match node:
            case Share():
                return FactValue(self._named(node, like, NumberKind(PERCENT, Interval(ZERO, ONE))))
            case Count():
                return FactValue(self._named(node, like, NumberKind(COUNT, Interval(ZERO, None))))
            case Total(fact=fact):
                kind = self.kinds[fact]
                return FactValue(self._named(node, like, kind))
            case Ratio(part, whole):
                return Ratio(self.measure(part, like), self.measure(whole, like))
            case Sum(terms):
                return Sum(tuple(self.measure(term, like) for term in terms))
            case Difference(left, right):
                return Difference(self.measure(left, like), self.measure(right, like))
            case _:
                return node


def flattened(edition: Edition) -> Edition:
    """Return the edition with one figure of the area in the place of every tally."""
    return taken_apart(edition)[0]


def taken_apart(edition: Edition) -> tuple[Edition, dict[str, Tally]]:
    """Return the flat edition, and the tally that each figure stands for."""
    vocabulary, tallies = edition.vocabulary, dict[str, Tally]()
    like = next(iter(vocabulary.facts.values()))
    facts, requirements = dict(vocabulary.facts), dict[str, Requirement]()
    for code, one in edition.requirements.items():
        flat = Flattened(code, {name: fact.kind for name, fact in vocabulary.facts.items()})
        requirements[code] = replace(
            one,
            requires=flat.condition(one.requires, like),
            applies=None if one.applies is None else flat.condition(one.applies, like),
        )
        facts |= {fact.name: fact for fact in flat.facts}
        tallies |= flat.tallies
    flat_edition = replace(
        edition,
        requirements=requirements,
        vocabulary=replace(vocabulary, facts=facts),
        digest=f"{edition.digest}-flat",
    )
    return flat_edition, tallies


def main(edition: str, number: str, path: str) -> None:
    """Write so many flat cases of an edition to a Parquet file."""
    rules, left = load_edition(edition), int(number)
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, left, PART):
            part = Path(folder) / f"{first:012}.parquet"
            flat_cases(rules, min(PART, left - first), first=first).write_parquet(part)
        pl.scan_parquet(Path(folder) / "*.parquet").sink_parquet(path)


if __name__ == "__main__" and len(sys.argv) > 1:
    main(*sys.argv[1:])
