"""The roster of an area: a table with one row a member, read exactly and at once.

A spreadsheet has many cells and few different ones, so each text of a column is understood
once.  A cell that is empty, or says that nothing is known, leaves its fact open.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.columns import columns_of
from ecorules.case.model import Member
from ecorules.case.values import cell_value
from ecorules.diagnostics import Diagnostic, Span, Text, quoted
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
    problems: list[_Problem] = []
    keys = _keys(table, roster, columns.key, problems)
    told = [_told(table, column, problems) for column in columns.facts]
    into.extend(_reported(table, problems))
    members = _members(table, columns, keys, told)
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


class _Problem(NamedTuple):
    """What is wrong with one cell."""

    row: int
    column: int
    problem: Unreadable
    clause: Text | None = None


def _reported(table: Table, problems: list[_Problem]) -> list[Diagnostic]:
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


def _told(table: Table, column: Column, problems: list[_Problem]) -> list[Value | None]:
    """Return what a column says of each member, row by row."""
    texts = [row[column.place] for row in table.rows]
    understood: dict[str, Value | None] = {}
    unreadable: dict[str, Unreadable] = {}
    for text in dict.fromkeys(texts):
        try:
            understood[text] = None if is_missing(text) else cell_value(column.fact, text)
        except Unreadable as problem:
            understood[text] = None
            unreadable[text] = problem
    if unreadable:
        problems.extend(
            _Problem(row, column.place, unreadable[text], column.fact.label)
            for row, text in enumerate(texts)
            if text in unreadable
        )
    return [understood[text] for text in texts]


def _keys(table: Table, roster: Roster, column: int, problems: list[_Problem]) -> list[str]:
    """Return the key of each row, reporting rows that have none or that of an earlier row."""
    keys = [plain(row[column]) for row in table.rows]
    first: dict[str, int] = {}
    for row, key in enumerate(keys):
        if is_missing(key):
            problems.append(_Problem(row, column, without_key(roster)))
            continue
        earlier = first.setdefault(compared(key), row)
        if earlier != row:
            lines = (table.row_span(earlier).line, table.row_span(row).line)
            problems.append(_Problem(row, column, _listed_twice(roster, key, lines)))
    return keys


def compared(key: str) -> str:
    """Return a key as it is compared: a number typed with and without blanks is the same."""
    return re.sub(r"\s+", "", key).casefold()


def without_key(roster: Roster) -> Unreadable:
    """Return the problem that nobody can tell which member a row is about."""
    message = Text(
        f"this {roster.member.en} has no `{roster.key}`",
        f"{roster.member.th}แห่งนี้ไม่มี `{roster.key}`",
    )
    remedy = Text(
        "without it the row could be counted twice; write it, or delete the row",
        "หากไม่ระบุอาจนับซ้ำ ให้ระบุ หรือลบแถวนี้",
    )
    return Unreadable("no-key", message, remedy)


def _listed_twice(roster: Roster, key: str, lines: tuple[int, int]) -> Unreadable:
    message = Text(
        f"the {roster.member.en} {quoted(key)} is listed twice, in lines {lines[0]} and {lines[1]}",
        f"{roster.member.th} {quoted(key)} อยู่ในบัญชีซ้ำกันในบรรทัดที่ {lines[0]} และ {lines[1]}",
    )
    remedy = Text(
        f"keep one of the two rows, or mend the `{roster.key}` of one",
        f"เหลือไว้เพียงแถวเดียว หรือแก้ `{roster.key}` ของแถวที่ผิด",
    )
    return Unreadable("duplicate-member", message, remedy)
