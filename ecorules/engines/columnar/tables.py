"""What a columnar evaluation starts from: tables, and what each of their columns holds.

One row a case, and for each roster one row a member (or one for several that are alike).  A fact
is a column of its name and how many years back it is; where observations contradict each other
there are two columns, one for each end.  A null is what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from ecorules.language.interval import Interval

CASE: Final = "case"
TIMES: Final = "times"
Asked: TypeAlias = tuple[str, int]


class NumberCell(NamedTuple):
    """Where a number stands: whole numbers times `scale`, and what is declared of a missing one.

    Without a column nothing is known in any row.  `least` and `most` bound the whole numbers.
    """

    declared: Interval
    low: str | None = None
    high: str | None = None
    scale: Fraction = Fraction(1)
    least: int = 0
    most: int = 0


class FlagCell(NamedTuple):
    """Where a truth stands: true, false or null."""

    column: str | None = None


class ChoiceCell(NamedTuple):
    """Where a choice stands; several values that may be the case are joined by a bar."""

    values: frozenset[str]
    column: str | None = None
    has_several: bool = False


Cell: TypeAlias = NumberCell | FlagCell | ChoiceCell
SEVERAL: Final = "|"


@dataclass(frozen=True, slots=True)
class Listing:
    """A roster as a table: one row a member, with its case; at most so many in all.

    `times` says whether a row stands for several members, with their number in `TIMES`;
    `perhaps` whether some lists do not count: `perhaps:…` then says of each case if its does not.
    """

    rows: pl.LazyFrame
    most: int
    times: bool = False
    perhaps: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """The cases, their rosters, and the columns that hold what conditions ask for.

    Documents and targets are columns of their own names, `doc:…` and `target:…`; whether a
    roster may lack members is `unlisted:…`.  `gaps` says that beside each of these there is
    a column `gap:…` with the reasons why something is not settled.
    """

    cases: pl.LazyFrame
    rosters: Mapping[str, Listing]
    facts: Mapping[Asked, Cell]
    targets: Mapping[str, NumberCell] = field(default_factory=dict)
    has_gaps: bool = False


def fact_column(fact: str, years_back: int) -> str:
    """Return what the column of a fact is called."""
    return f"{fact}@-{years_back}" if years_back else fact


def document_column(item: str) -> str:
    """Return what the column of a document is called."""
    return f"doc:{item}"


def target_column(target: str) -> str:
    """Return what the column of a target is called."""
    return f"target:{target}"


def met_column(requirement: str) -> str:
    """Return what the column is called that says whether a requirement is met."""
    return f"met:{requirement}"


def unlisted_column(roster: str) -> str:
    """Return what the column is called that says whether a roster may lack members."""
    return f"unlisted:{roster}"


def perhaps_column(roster: str) -> str:
    """Return what the column is called that says whether the listed are perhaps members only."""
    return f"perhaps:{roster}"


def gap_column(column: str) -> str:
    """Return what the column is called that says why another one is not settled."""
    return f"gap:{column}"
