"""Tables of flat facts, one row a case, with the rosters in tables of their own.

They are scanned and not loaded: after a first look at every cell, what comes out is a plan over
the files, so that ten million rows need no more memory than a few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.diagnostics import Diagnostic, Span, Text, quoted, refuse_errors
from ecorules.engines.columnar.canonical import facts_of, targets_of
from ecorules.engines.columnar.cells import trimmed
from ecorules.engines.columnar.headers import (
    ON,
    Headers,
    OfRoster,
    OfRow,
    headers_of_cases,
    headers_of_roster,
)
from ecorules.engines.columnar.papers import papers_of
from ecorules.engines.columnar.scans import scan
from ecorules.engines.columnar.survey import Surveyed, surveyed
from ecorules.engines.columnar.tables import (
    CASE,
    SEVERAL,
    Listing,
    Tables,
    gap_column,
    perhaps_column,
    unlisted_column,
)
from ecorules.language.subject import Lack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.setting import Setting


class Part(NamedTuple):
    """Some of the cases of a table: so many rows from one on, the first being 0."""

    first: int
    rows: int


class Sources(NamedTuple):
    """The files: of the cases, and of each roster; all of the cases, or a part of them."""

    cases: Sequence[Path]
    rosters: Mapping[str, Path]
    part: Part | None = None


class Flat(NamedTuple):
    """The tables of flat facts, and how many cases there are."""

    tables: Tables
    cases: int


class _Table(NamedTuple):
    """A file or several, what stands above its columns, and what it is called."""

    rows: pl.LazyFrame
    headers: Headers
    shown: str


class _Read(NamedTuple):
    """A table with what was seen of it at the first look."""

    table: _Table
    about: Surveyed


def flat_tables(edition: Edition, sources: Sources, setting: Setting) -> Flat:
    """Return the tables that files hold, after a look at every cell.

    Raises `Invalid` with everything that is wrong, at once.
    """
    cases, rosters = _opened(edition, sources, setting)
    tables = [cases, *rosters.values()]
    refuse_errors(problem for table in tables for problem in table.headers.problems)
    refuse_errors(_days_unsaid(edition, cases, setting))
    read = [_Read(t, surveyed(t.rows, t.headers.meanings, edition, t.shown)) for t in tables]
    refuse_errors(problem for each in read for problem in each.about.problems)
    members = dict(zip(rosters, read[1:], strict=True))
    refuse_errors(_repeated(edition, read[0], members))
    return Flat(_tables(edition, setting, read[0], members), read[0].about.rows)


def _opened(
    edition: Edition, sources: Sources, setting: Setting
) -> tuple[_Table, dict[str, _Table]]:
    shown = ", ".join(str(path) for path in sources.cases)
    rows, year, part = scan(sources.cases), setting.fiscal_year, sources.part
    names = rows.collect_schema().names()
    rows = rows if part is None else rows.slice(part.first, part.rows)
    cases = _Table(rows, headers_of_cases(names, shown, edition, year), shown)
    rosters = {}
    for name, path in sources.rosters.items():
        members = scan([path])
        if part is not None:
            members = _of_cases(members, rows)
        roster = edition.vocabulary.rosters[name]
        headers = headers_of_roster(
            members.collect_schema().names(), str(path), edition, roster, year
        )
        rosters[name] = _Table(members, headers, str(path))
    return cases, rosters


def _of_cases(members: pl.LazyFrame, cases: pl.LazyFrame) -> pl.LazyFrame:
    """Return the members of these cases, whatever stands around the names of either."""
    mine, theirs = (
        trimmed(CASE) if table.collect_schema().get(CASE) == pl.String else pl.col(CASE)
        for table in (cases, members)
    )
    wanted = cases.select(mine.cast(pl.String).alias(CASE))
    return members.join(wanted, left_on=theirs.cast(pl.String), right_on=CASE, how="semi")


def _tables(
    edition: Edition, setting: Setting, cases: _Read, rosters: Mapping[str, _Read]
) -> Tables:
    held = facts_of(edition, None, cases.about, setting)
    targets, columns = targets_of(edition, cases.about, setting)
    columns |= held.columns | papers_of(edition, cases.about, setting)
    facts, listings = dict(held.cells), dict[str, Listing]()
    for name in edition.vocabulary.rosters:
        columns |= _unlisted(name, cases.about, setting)
        members = rosters.get(name)
        own = facts_of(edition, name, _NOBODY if members is None else members.about, setting)
        facts |= own.cells
        if members is not None:
            chosen = members.table.rows.select(_case(members), **own.columns)
            perhaps = OfRoster(name, "counts") in cases.about.columns
            listings[name] = Listing(chosen, members.about.rows, perhaps=perhaps)
    chosen = cases.table.rows.select(_case(cases), **columns)
    return Tables(chosen, listings, facts, targets, has_gaps=setting.gives_reasons)


def _case(read: _Read) -> pl.Expr:
    return read.about.columns[OfRow(CASE)].read.value.alias(CASE)


_NOBODY = Surveyed({}, 0, ())


def _unlisted(roster: str, about: Surveyed, setting: Setting) -> dict[str, pl.Expr]:
    """Return whether a roster may lack members, and whether the listed are perhaps there only."""
    name, column = unlisted_column(roster), about.columns.get(OfRoster(roster, "complete"))
    found = pl.lit(roster not in setting.complete)
    if column is not None:
        found = ~column.read.value.fill_null(roster in setting.complete)
    of_list = about.columns.get(OfRoster(roster, "counts"))
    perhaps = pl.lit(value=False)
    if of_list is not None:
        perhaps = ~of_list.read.value.fill_null(value=True)
    columns = {name: found | perhaps, perhaps_column(roster): perhaps}
    if not setting.gives_reasons:
        return columns
    lacks = [(found, Lack.NO_OBSERVATION), (perhaps, Lack.UNSUPPORTED)]
    whys = [pl.when(where).then(pl.lit(lack.value)) for where, lack in lacks]
    why = pl.when(columns[name]).then(pl.concat_str(whys, separator=SEVERAL, ignore_nulls=True))
    return columns | {gap_column(name): why}


def _days_unsaid(edition: Edition, cases: _Table, setting: Setting) -> Iterator[Diagnostic]:
    dated = [name for name, target in edition.targets.items() if target.periods]
    if not dated or setting.on is not None or OfRow(ON) in cases.headers.meanings.values():
        return
    said = ", ".join(quoted(name) for name in dated)
    message = Text(
        f"the value of target {said} depends on the day of the audit",
        f"ค่าเป้าหมาย {said} ขึ้นอยู่กับวันที่ตรวจ",
    )
    remedy = Text("give `--on DATE` or a column `on`", "ระบุ `--on DATE` หรือใส่คอลัมน์ `on`")
    yield Diagnostic("no-day", message, Span.whole(cases.shown), help=remedy)


def _repeated(edition: Edition, cases: _Read, rosters: Mapping[str, _Read]) -> Iterator[Diagnostic]:
    """Yield what is listed twice, and members of cases that are not there."""
    known = cases.table.rows.select(_case(cases))
    yield from _twice(known, cases.about.rows, cases.table.shown)
    for name, members in rosters.items():
        key = edition.vocabulary.rosters[name].key
        own = members.about.columns[OfRow(key)].read.value.alias(key)
        rows, shown = members.table.rows.select(_case(members), own), members.table.shown
        yield from _twice(rows, members.about.rows, shown)
        strangers = rows.select(CASE).unique().join(known, on=CASE, how="anti")
        yield from _told(strangers, shown, "unknown-case", _UNKNOWN)


def _twice(rows: pl.LazyFrame, number: int, shown: str) -> Iterator[Diagnostic]:
    names = rows.collect_schema().names()
    # Different hashes are different keys; only where some are equal are the keys compared.
    hashes = rows.select(pl.struct(names).hash().n_unique())
    if hashes.collect(engine="streaming").item() == number:
        return
    again = rows.group_by(names).len().filter(pl.col("len") > 1).select(names)
    yield from _told(again, shown, "duplicate-key", _TWICE)


_SHOWN = 3
_TWICE = Text("{said} stands in more than one row{more}", "{said} มีมากกว่าหนึ่งแถว{more}")
_UNKNOWN = Text(
    "there is no case {said} in the table of cases{more}", "ไม่มีกรณี {said} ในตารางกรณี{more}"
)
_MORE = Text(" (and {number} more)", " (และอีก {number} รายการ)")


def _told(keys: pl.LazyFrame, shown: str, code: str, phrase: Text) -> Iterator[Diagnostic]:
    found = keys.sort(pl.all()).collect(engine="streaming")
    if found.is_empty():
        return
    said = ", ".join(quoted(" / ".join(map(str, row))) for row in found.head(_SHOWN).iter_rows())
    left = found.height - _SHOWN
    more = Text("", "") if left <= 0 else Text(*(each.format(number=left) for each in _MORE))
    message = Text(
        phrase.en.format(said=said, more=more.en), phrase.th.format(said=said, more=more.th)
    )
    yield Diagnostic(code, message, Span.whole(shown))
