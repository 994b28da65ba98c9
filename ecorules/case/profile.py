"""The profile of a roster before it is used: what is there, what is odd, what may be one factory.

Nothing here is refused; what is wrong with a roster is told while it is read.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.columns import columns_of
from ecorules.case.outliers import far_out
from ecorules.case.roster import listed_members, listing_of
from ecorules.documents import is_missing, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ecorules.case.columns import Column
    from ecorules.case.model import Member, Value
    from ecorules.case.outliers import Fences
    from ecorules.case.roster import Listing
    from ecorules.diagnostics import Diagnostic
    from ecorules.documents import Table
    from ecorules.language.vocabulary import Fact, Roster, Vocabulary


class Outlier(NamedTuple):
    """A value far from those of the others, and the member that has it."""

    key: str
    line: int
    value: Fraction


class Profiled(NamedTuple):
    """One column of facts: how many rows it fills, how many it fills wrongly, what is far out."""

    header: str
    fact: Fact
    fiscal_year: int
    filled: int
    wrong: int
    fences: Fences | None
    far_out: tuple[Outlier, ...]


class Pair(NamedTuple):
    """Two rows that may be one member: their keys and lines, and whether only signs differ."""

    keys: tuple[str, str]
    lines: tuple[int, int]
    by_name: bool


class Profile(NamedTuple):
    """What a roster holds: its members, its columns, and what somebody should look at."""

    shown: str
    fiscal_year: int
    members: tuple[Member, ...]
    rows: int
    key_header: str
    title_header: str | None
    titled: int
    columns: tuple[Profiled, ...]
    not_read: tuple[str, ...]
    without_key: tuple[int, ...]
    pairs: tuple[Pair, ...]


def year_of(table: Table, roster: Roster, vocabulary: Vocabulary) -> int | None:
    """Return the year after the last one that a header names, which the others must be of."""
    columns = columns_of(table, roster, vocabulary, 0, [])
    named = [] if columns is None else [column.fiscal_year for column in columns.facts]
    return max(named, default=0) + 1 if any(named) else None


def profile_of(
    table: Table, roster: Roster, vocabulary: Vocabulary, year: int, into: list[Diagnostic]
) -> Profile | None:
    """Return the profile of a table, and report all that is wrong with it."""
    columns = columns_of(table, roster, vocabulary, year, into)
    if columns is None:
        return None
    listing = listing_of(table, roster, columns, into)
    read = {columns.key, columns.title, columns.order, *(each.place for each in columns.facts)}
    title = columns.title
    rows = listing.table.rows
    return Profile(
        shown=table.shown,
        fiscal_year=year,
        members=listed_members(listing),
        rows=len(rows),
        key_header=_first_line(table, columns.key),
        title_header=None if title is None else _first_line(table, title),
        titled=0 if title is None else sum(not is_missing(row[title]) for row in rows),
        columns=tuple(
            _profiled(listing, column, values)
            for column, values in zip(columns.facts, listing.told, strict=True)
        ),
        not_read=tuple(
            header for place, header in enumerate(table.headers) if header and place not in read
        ),
        without_key=tuple(_lines(listing, (is_missing(key) for key in listing.keys))),
        pairs=tuple(_pairs(listing)),
    )


def _first_line(table: Table, place: int) -> str:
    """Return what stands first above a column; a second language may stand below it."""
    lines = filter(None, map(plain, table.written[place].splitlines()))
    return next(lines, table.headers[place])


def _profiled(listing: Listing, column: Column, values: Sequence[Value | None]) -> Profiled:
    found = far_out(values)
    outliers = () if found is None else found.rows
    return Profiled(
        header=_first_line(listing.table, column.place),
        fact=column.fact,
        fiscal_year=column.fiscal_year,
        filled=sum(value is not None for value in values),
        wrong=sum(each.column == column.place for each in listing.problems),
        fences=None if found is None else found.fences,
        far_out=tuple(
            Outlier(listing.keys[row], listing.table.row_span(row).line, value)
            for row in outliers
            if isinstance(value := values[row], Fraction)
        ),
    )


def _lines(listing: Listing, meant: Iterable[bool]) -> Iterator[int]:
    for row, is_meant in enumerate(meant):
        if is_meant:
            yield listing.table.row_span(row).line


def _pairs(listing: Listing) -> Iterator[Pair]:
    """Yield rows whose keys differ only in signs or the century, or that bear one name."""
    by_key: dict[str, int] = {}
    by_name: dict[str, int] = {}
    title = listing.columns.title
    for row, key in enumerate(listing.keys):
        if is_missing(key):
            continue
        earlier = by_key.setdefault(_core_of_key(key), row)
        if _differ(listing.keys[earlier], key):
            yield _pair(listing, earlier, row, by_name=False)
            continue
        name = "" if title is None else plain(listing.table.rows[row][title]).casefold()
        if not is_missing(name):
            earlier = by_name.setdefault(name, row)
            if _differ(listing.keys[earlier], key):
                yield _pair(listing, earlier, row, by_name=True)


def _differ(one: str, other: str) -> bool:
    """Return whether two keys are two, not one that is typed with blanks or in capitals."""
    return _tight(one) != _tight(other)


def _tight(key: str) -> str:
    return re.sub(r"\s+", "", key).casefold()


def _core_of_key(key: str) -> str:
    """Return a key without signs, and with a year of the Buddhist Era in two digits.

    >>> _core_of_key("3-101-1/45 สบ") == _core_of_key("3 101 1/2545สบ")
    True
    """
    return _SIGNS.sub("", _CENTURY.sub(r"/\1", key.casefold()))


def _pair(listing: Listing, earlier: int, row: int, *, by_name: bool) -> Pair:
    one, other = (listing.table.row_span(each).line for each in (earlier, row))
    return Pair((listing.keys[earlier], listing.keys[row]), (one, other), by_name)


_SIGNS: Final = re.compile(r"[\W_]+")
_CENTURY: Final = re.compile(r"/\s*25([0-9]{2})(?![0-9])")
