"""The roster of an area: a table with one row a member, read exactly and at once.

A spreadsheet has many cells and few different ones, so each text of a column is understood
once.  A cell that is empty, or says that nothing is known, leaves its fact open.  Rows with the
sums of the others, and remarks below the table, are no members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.columns import columns_of
from ecorules.case.listed import beside_the_list, keys_of
from ecorules.case.model import Member
from ecorules.case.values import bare_numbers, cell_value
from ecorules.diagnostics import Diagnostic, Span, Text
from ecorules.documents import Unreadable, is_missing, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.columns import Column, Columns
    from ecorules.case.model import Value
    from ecorules.documents import Table
    from ecorules.language.vocabulary import Roster, Vocabulary

_MOST_REPORTED: Final = 100


def members_of(
    table: Table, roster: Roster, vocabulary: Vocabulary, year: int, into: list[Diagnostic]
) -> tuple[Member, ...]:
    """Return the members that a table lists, by key, and report all that is wrong with it."""
    columns = columns_of(table, roster, vocabulary, year, into)
    if columns is None:
        return ()
    return listed_members(listing_of(table, roster, columns, into))


class Problem(NamedTuple):
    """What is wrong with one cell."""

    row: int
    column: int
    problem: Unreadable
    clause: Text | None = None


class Listing(NamedTuple):
    """The rows of a table that list members, with what its columns say and what is wrong.

    `told` holds for each column of facts what it says of each row.
    """

    table: Table
    columns: Columns
    keys: list[str]
    told: list[list[Value | None]]
    problems: list[Problem]


def listing_of(table: Table, roster: Roster, columns: Columns, into: list[Diagnostic]) -> Listing:
    """Return what a table lists, once it is known what its columns are."""
    notices, listed = beside_the_list(table, columns)
    into.extend(notices)
    problems: list[Problem] = []
    told = [_told(listed, column, problems, into) for column in columns.facts]
    keys, doubtful = keys_of(listed, roster, columns, told)
    problems.extend(Problem(row, columns.key, problem) for row, problem in doubtful)
    into.extend(_reported(listed, problems))
    return Listing(listed, columns, keys, told, problems)


def listed_members(listing: Listing) -> tuple[Member, ...]:
    """Return the members that are listed, by key."""
    members = _members(listing.table, listing.columns, listing.keys, listing.told)
    return tuple(sorted(members, key=lambda member: member.key))


def _members(
    table: Table, columns: Columns, keys: Sequence[str], told: Sequence[Sequence[Value | None]]
) -> list[Member]:
    cells = [column.cell for column in columns.facts]
    found = []
    for place, (key, row) in enumerate(zip(keys, table.rows, strict=True)):
        values = [column[place] for column in told]
        known = {
            cell: value for cell, value in zip(cells, values, strict=True) if value is not None
        }
        title = "" if columns.title is None else row[columns.title]
        found.append(Member(key, key if is_missing(title) else plain(title), known))
    return found


def _reported(table: Table, problems: list[Problem]) -> list[Diagnostic]:
    """Return the first problems of a table in reading order, and how many more there are."""
    in_order = sorted(problems, key=lambda each: (each.row, each.column))
    found = [
        each.problem.diagnostic(table.span(each.row, each.column), each.clause)
        for each in in_order[:_MOST_REPORTED]
    ]
    if len(in_order) > _MOST_REPORTED:
        more = f"{len(in_order) - _MOST_REPORTED:,}"
        message = Text(
            f"{more} more cells of this table are not right",
            f"ยังมีอีก {more} ช่องในตารางนี้ที่ไม่ถูกต้อง",
        )
        found.append(Diagnostic("more-cells", message, Span.whole(table.shown)))
    return found


def _told(
    table: Table, column: Column, problems: list[Problem], into: list[Diagnostic]
) -> list[Value | None]:
    """Return what a column says of each member, row by row."""
    texts = [row[column.place] for row in table.rows]
    different = list(dict.fromkeys(texts))
    bare = bare_numbers(column.fact, different, column.unit)
    if (notice := bare.signless.notice) is not None:
        into.append(notice.notice(table.header_span(column.place)))
    understood: dict[str, Value | None] = {}
    unreadable: dict[str, Unreadable] = {}
    for text in different:
        try:
            understood[text] = None if is_missing(text) else cell_value(column.fact, text, bare)
        except Unreadable as problem:
            understood[text] = None
            unreadable[text] = problem
    if unreadable:
        problems.extend(
            Problem(row, column.place, unreadable[text], column.fact.label)
            for row, text in enumerate(texts)
            if text in unreadable
        )
    return [understood[text] for text in texts]
