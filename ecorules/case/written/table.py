"""A roster as the text of a CSV file: members by key, columns by name, values in one spelling."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from ecorules.case.written.columns import ColumnText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.case.model import MemberList
    from ecorules.language.vocabulary import Vocabulary


def roster_text(members: MemberList, vocabulary: Vocabulary, audited: int) -> str:
    """Return a roster as a CSV file that reads back as the same roster."""
    roster = vocabulary.rosters[members.roster]
    used = used_cells(members)
    names = [fact if year == audited else f"{fact}@{year}" for fact, year in used]
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([roster.key, roster.title, *names])
    table.writerows(member_rows(members, vocabulary, used))
    return text.getvalue()


def used_cells(members: MemberList) -> list[tuple[str, int]]:
    """Return the columns in which any member has a value, by fact and year."""
    return sorted({cell for member in members.members for cell in member.cells})


def member_rows(
    members: MemberList, vocabulary: Vocabulary, cells: list[tuple[str, int]]
) -> Iterator[list[str]]:
    """Yield a row for each member: its key, its name and its values as a column has them."""
    columns = [(cell, ColumnText(vocabulary.facts[cell[0]])) for cell in cells]
    for member in sorted(members.members, key=lambda each: each.key):
        own = member.cells
        values = [column.text(own[cell]) if cell in own else "" for cell, column in columns]
        yield [member.key, member.title, *values]
