"""Areas one by one, as tables: each column holds what the area answers on the day of the audit.

What counts, and what lacks which document, is decided by the area itself, as in an audit; only
the judging is done in columns.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

import polars as pl

from ecorules.engines.columnar.nodes import tally_of
from ecorules.engines.columnar.plan import conditions_of
from ecorules.engines.columnar.tables import (
    CASE,
    SEVERAL,
    TIMES,
    Asked,
    Cell,
    ChoiceCell,
    FlagCell,
    Listing,
    NumberCell,
    Tables,
    document_column,
    fact_column,
    gap_column,
    perhaps_column,
    target_column,
    unlisted_column,
)
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.reads import reads
from ecorules.language.subject import Gap, Reading, Subject
from ecorules.language.syntax import FactValue, Holds, InHand, IsOneOf, Node, TargetValue, walk
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Fact

_MOST = 2**127 - 1
_NARROW = 2**63 - 1


class Area(NamedTuple):
    """One case by its id, and what answers for it on the day of the audit."""

    case: str
    subject: Subject


class Unfit(Exception):  # noqa: N818 - it says what the amount is
    """Say that the amounts of a fact cannot all be held exactly in one column."""

    def __init__(self, fact: str) -> None:
        """Keep the fact, or the target."""
        super().__init__(fact)
        self.fact = fact


Columns: TypeAlias = "dict[str, pl.Series]"


def tables_of(edition: Edition, areas: Sequence[Area]) -> Tables:
    """Return the tables of these areas, as far as the edition asks; raises `Unfit`."""
    asked = _asked(edition)
    own = [area.subject for area in areas]
    columns: Columns = {CASE: pl.Series(CASE, [area.case for area in areas], dtype=pl.String)}
    facts: dict[Asked, Cell] = {}
    for fact, years_back in asked.facts:
        if fact.roster is None:
            facts[fact.name, years_back] = _fact(fact, years_back, own, columns)
    for item in asked.documents:
        _truths(document_column(item), [one.document(item) for one in own], columns)
    targets = {
        name: _numbers(target_column(name), ANYTHING, [one.target(name) for one in own], columns)
        for name in asked.targets
    }
    rosters = {}
    for roster in asked.rosters:
        columns_of_roster = [each for each in asked.facts if each[0].roster == roster]
        rosters[roster] = _listing(roster, columns_of_roster, areas, columns, facts)
    cases = pl.DataFrame(list(columns.values())).lazy()
    return Tables(cases, rosters, facts, targets, has_gaps=True)


class _Asked(NamedTuple):
    facts: list[tuple[Fact, int]]
    documents: list[str]
    targets: list[str]
    rosters: list[str]


def _asked(edition: Edition) -> _Asked:
    """Return everything that an edition asks for, each once, in a fixed order."""
    conditions = [each for one in edition.requirements.values() for each in conditions_of(one)]
    nodes: list[Node] = [node for each in conditions for node in walk(each)]
    vocabulary = edition.vocabulary
    cells = sorted({cell for each in conditions for cell in reads(each)})
    tallied = {found.roster for node in nodes if (found := tally_of(node)) is not None}
    return _Asked(
        [(vocabulary.facts[name], years_back) for name, years_back in cells],
        sorted({node.item for node in nodes if isinstance(node, InHand)}),
        sorted({node.target for node in nodes if isinstance(node, TargetValue)}),
        sorted(tallied),
    )


def _fact(fact: Fact, years_back: int, rows: Sequence[Subject], into: Columns) -> Cell:
    name = fact_column(fact.name, years_back)
    match fact.kind:
        case NumberKind(extent=extent):
            numbers = [one.number(fact.name, years_back) for one in rows]
            return _numbers(name, extent, numbers, into)
        case FlagKind():
            _truths(name, [one.flag(fact.name, years_back) for one in rows], into)
            return FlagCell(name)
        case ChoiceKind(values=values):
            choices = [one.choice(fact.name, years_back) for one in rows]
            return _choices(name, frozenset(values), choices, into)
        case _:
            assert_never(fact.kind)


def _numbers(
    name: str, declared: Interval, readings: Sequence[Reading[Interval]], into: Columns
) -> NumberCell:
    """Put both ends into columns, or one where no ends differ; null is what is declared."""
    lows, highs = [], []
    for value, _ in readings:
        is_open = value == declared
        lows.append(None if is_open else value.low)
        highs.append(None if is_open else value.high)
    known = [end for end in (*lows, *highs) if end is not None]
    below = lcm(*{end.denominator for end in known}) if known else 1
    sides = [[None if end is None else int(end * below) for end in ends] for ends in (lows, highs)]
    numbers = [number for side in sides for number in side if number is not None] or [0]
    size = max(abs(number) for number in numbers)
    if size > _MOST:
        raise Unfit(name)
    dtype = pl.Int128 if size > _NARROW else pl.Int64
    names = (name, name) if lows == highs else (f"low:{name}", f"high:{name}")
    for column, side in zip(names, sides, strict=True):
        into[column] = pl.Series(column, side, dtype=dtype)
    _gaps(name, readings, into)
    return NumberCell(declared, *names, Fraction(1, below), min(numbers), max(numbers))


def _truths(name: str, readings: Sequence[Reading[Truth]], into: Columns) -> None:
    values = [_HELD[each.value] for each in readings]
    into[name] = pl.Series(name, values, dtype=pl.Boolean)
    _gaps(name, readings, into)


_HELD = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


def _choices(
    name: str, values: frozenset[str], readings: Sequence[Reading[frozenset[str]]], into: Columns
) -> ChoiceCell:
    found = [None if each.value == values else sorted(each.value) for each in readings]
    joined = [None if each is None else SEVERAL.join(each) for each in found]
    into[name] = pl.Series(name, joined, dtype=pl.String)
    _gaps(name, readings, into)
    several = any(each is not None and len(each) > 1 for each in found)
    return ChoiceCell(values, name, several)


def _gaps(name: str, readings: Iterable[Reading[object]], into: Columns) -> None:
    column = gap_column(name)
    into[column] = pl.Series(column, [_lacks(each.gaps) for each in readings], dtype=pl.String)


def _lacks(gaps: Iterable[Gap]) -> str | None:
    """Return why something is not settled; several reasons are joined by a bar."""
    return SEVERAL.join(gap.lack.value for gap in gaps) or None


def _listing(
    roster: str,
    asked: Sequence[tuple[Fact, int]],
    areas: Sequence[Area],
    columns: Columns,
    facts: dict[Asked, Cell],
) -> Listing:
    """Return the members of all areas, one row for those that are alike."""
    questions = frozenset(_question(fact, years_back) for fact, years_back in asked)
    gatherings = [area.subject.roster(roster, questions) for area in areas]
    name = unlisted_column(roster)
    columns[name] = pl.Series(name, [one.unlisted is not None for one in gatherings])
    perhaps = pl.Series(perhaps_column(roster), [one.perhaps for one in gatherings])
    columns[perhaps.name] = perhaps
    gaps = [() if one.unlisted is None else one.unlisted.gaps for one in gatherings]
    why = gap_column(name)
    columns[why] = pl.Series(why, [_lacks(each) for each in gaps], dtype=pl.String)
    rows = [
        (area.case, group)
        for area, gathering in zip(areas, gatherings, strict=True)
        for group in gathering.groups
    ]
    times = [len(group.members) for _, group in rows]
    own: Columns = {
        CASE: pl.Series(CASE, [case for case, _ in rows], dtype=pl.String),
        TIMES: pl.Series(TIMES, times, dtype=pl.Int64),
    }
    subjects = [group.subject for _, group in rows]
    for fact, years_back in asked:
        facts[fact.name, years_back] = _fact(fact, years_back, subjects, own)
    members = pl.DataFrame(list(own.values())).lazy()
    return Listing(members, sum(times), times=True, perhaps=perhaps.any())


def _question(fact: Fact, years_back: int) -> Node:
    match fact.kind:
        case NumberKind():
            return FactValue(fact.name, years_back)
        case FlagKind():
            return Holds(fact.name, years_back)
        case ChoiceKind():
            return IsOneOf(fact.name, frozenset(), years_back)
        case _:
            assert_never(fact.kind)
