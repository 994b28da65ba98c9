"""Which rows of a roster are members: each with a key of its own.

Spreadsheets end in a sum and a remark about the source, and a list that was put together by two
people has a factory twice.  The first are told and passed over; the second is refused, with what
the two rows say differently, because only people know which of them is right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable, is_missing, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.columns import Columns
    from ecorules.case.model import Value
    from ecorules.diagnostics import Diagnostic, Span
    from ecorules.documents import Table
    from ecorules.language.vocabulary import Roster

_MOST_DIFFERENCES: Final = 3


def beside_the_list(table: Table, columns: Columns) -> tuple[list[Diagnostic], Table]:
    """Return notices of the rows that are no members, and the table without them."""
    told: list[Diagnostic] = []
    kept: list[int] = []
    leading = [columns.key, *(each for each in (columns.order, columns.title) if each is not None)]
    for place, row in enumerate(table.rows):
        passed_over = _no_member(row, columns.key, leading)
        if passed_over is None:
            kept.append(place)
        else:
            told.append(passed_over.notice(table.row_span(place)))
    if not told:
        return told, table
    rows = [table.rows[place] for place in kept]
    lines = [table.lines[0], *(table.lines[place + 1] for place in kept)]
    return told, replace(table, rows=rows, lines=lines)


def _no_member(row: Sequence[str], key: int, leading: Sequence[int]) -> Unreadable | None:
    """Return what is told of a row that holds sums or a remark, and nothing of a member."""
    written = row[key]
    is_short = len(written) <= _LONGEST_SUM
    if is_short and (is_missing(written) or compared(written) in _SUMS):
        for place in leading:
            if compared(row[place]) in _SUMS:
                return _sum_of_others(row[place])
    first = next((cell for cell in row if cell.strip()), "")
    if _REMARK.match(plain(first)) and not any(cell.strip() for cell in row if cell is not first):
        return Unreadable("remark-row", _A_REMARK)
    return None


def keys_of(
    table: Table, roster: Roster, columns: Columns, told: Sequence[Sequence[Value | None]]
) -> tuple[list[str], list[tuple[int, Unreadable]]]:
    """Return the key of each row, and the rows that have none or that of an earlier row."""
    keys = [plain(row[columns.key]) for row in table.rows]
    first: dict[str, int] = {}
    problems: list[tuple[int, Unreadable]] = []
    for row, key in enumerate(keys):
        if is_missing(key):
            problems.append((row, without_key(roster)))
            continue
        earlier = first.setdefault(compared(key), row)
        if earlier != row:
            differing = _differing(table, columns, told, (earlier, row))
            spans = (table.row_span(earlier), table.row_span(row))
            problems.append((row, _listed_twice(roster, key, spans, differing)))
    return keys, problems


def _differing(
    table: Table,
    columns: Columns,
    told: Sequence[Sequence[Value | None]],
    rows: tuple[int, int],
) -> list[str]:
    """Return in which columns two rows differ, each with what the one and the other says."""
    one, other = rows
    title = columns.title
    places = [] if title is None or _alike(table, title, rows) else [title]
    places += [
        column.place
        for column, values in zip(columns.facts, told, strict=True)
        if values[one] != values[other]
    ]
    return [
        f"{table.headers[place]} ({quoted(plain(table.rows[one][place]) or '-')} / "
        f"{quoted(plain(table.rows[other][place]) or '-')})"
        for place in places
    ]


def _alike(table: Table, place: int, rows: tuple[int, int]) -> bool:
    one, other = (plain(table.rows[row][place]) for row in rows)
    return one == other


def compared(key: str) -> str:
    """Return a key as it is compared: a number typed with and without blanks is the same."""
    return re.sub(r"\s+", "", plain(key)).casefold()


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


def _listed_twice(
    roster: Roster, key: str, spans: tuple[Span, Span], differing: Sequence[str]
) -> Unreadable:
    lines = Text("lines", "บรรทัดที่") if spans[0].sheet is None else Text("rows", "แถวที่")
    one, other = (span.line for span in spans)
    message = Text(
        f"the {roster.member.en} {quoted(key)} is listed twice, in {lines.en} {one} and {other}",
        f"{roster.member.th} {quoted(key)} อยู่ในบัญชีซ้ำกันใน{lines.th} {one} และ {other}",
    )
    if not differing:
        remedy = Text(
            "the two rows say the same: delete one of them", "ทั้งสองแถวมีข้อมูลตรงกัน ให้ลบแถวใดแถวหนึ่ง"
        )
        return Unreadable("duplicate-member", message, remedy)
    shown = ", ".join(differing[:_MOST_DIFFERENCES])
    more = len(differing) - _MOST_DIFFERENCES
    also = Text(f" and {more} more columns", f" และอีก {more} คอลัมน์") if more > 0 else Text("", "")
    remedy = Text(
        f"keep one, or mend its `{roster.key}`; they differ: {shown}{also.en}",
        f"เหลือไว้แถวเดียว หรือแก้ `{roster.key}` ที่ผิด ต่างกันที่ {shown}{also.th}",
    )
    return Unreadable("duplicate-member", message, remedy)


def _sum_of_others(written: str) -> Unreadable:
    message = Text(
        f"this row says {quoted(written)}: it sums up the others and is passed over",
        f"แถวนี้ระบุว่า {quoted(written)} เป็นแถวสรุปของแถวอื่น จึงไม่นำมาอ่าน",
    )
    return Unreadable("sum-row", message)


_LONGEST_SUM: Final = 30
_SUMS: Final = frozenset(
    {
        *("รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ยอดรวม", "ผลรวม", "รวมเป็นเงิน", "ทั้งหมด", "เฉลี่ย", "ค่าเฉลี่ย"),
        *("รวมโรงงาน", "total", "totals", "grandtotal", "subtotal", "sum", "average", "mean"),
    }
)
# In English a colon tells the word from the beginning of a number such as `Note-7`.
_REMARK: Final = re.compile(
    r"ที่มา|หมายเหตุ|อ้างอิง|(?:sources?|notes?|remarks?) ?:|\*+(?: |$)", re.IGNORECASE
)
_A_REMARK: Final = Text(
    "this row holds a remark and no member: it is passed over",
    "แถวนี้เป็นหมายเหตุ จึงไม่นำมาอ่าน",
)
