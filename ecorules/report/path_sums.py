"""The sums of a way: what it takes, how much of that is stated, and how many members there are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.language.amount import number
from ecorules.path.actions import Better, Observe, effort_of
from ecorules.report.wording import counted

if TYPE_CHECKING:
    from ecorules.audit.margins import Tally
    from ecorules.path.actions import Action
    from ecorules.path.search import Path


def said_level(number: int) -> Text:
    """Return a level by its number; none at all is said in words."""
    if number == 0:
        return Text("none", "ยังไม่มี")
    return Text(f"level {number}", f"ระดับ {number}")


def said_sum(path: Path) -> Text:
    """Return what a way takes, and how much of that anybody has stated."""
    total = number(path.effort)
    found = Counter(one.effort.is_default for one in path.actions)
    many, guessed = len(path.actions), found[True]
    if guessed == 0:
        return Text(
            f"effort {total} in {counted(many, 'action')}, each of them stated",
            f"ภาระงานรวม {total} จาก {many} รายการ ซึ่งมีผู้ระบุค่าไว้ทุกรายการ",
        )
    return Text(
        f"effort {total} in {counted(many, 'action')}; {guessed} of {many} efforts are the default "
        "of 1, which nobody stated",
        f"ภาระงานรวม {total} จาก {many} รายการ โดย {guessed} จาก {many} รายการ"
        "ใช้ค่าตั้งต้น 1 เพราะยังไม่มีผู้ระบุ",
    )


def said_effort(action: Action) -> Text:
    """Return what an action takes, where that is not the usual."""
    effort, months = effort_of(action), action.effort.lead_time
    if action.effort.is_default and months <= 1:
        return Text("", "")
    said = number(effort)
    return Text(
        f" · effort {said}, {counted(months, 'month')}", f" · ภาระงาน {said} ระยะเวลา {months} เดือน"
    )


def is_hoped(action: Action) -> bool:
    """Return whether an action rests on what nobody knows yet."""
    match action:
        case Observe():
            return True
        case Better(cells=cells):
            return any(cell.before is None for row in cells.values() for cell in row)
        case _:
            return False


def said_more(number: int) -> Text:
    """Return how many more there are than are named."""
    return Text(f"and {number} more", f"และอีก {number} ราย")


def said_tally(code: str, before: Tally, after: Tally) -> Text:
    """Return the arithmetic of a share: how many there are, are needed and come to it."""
    more, limit = before.needed - before.met, before.limit
    bound = number(limit * 100)
    product = number(limit * before.counted)
    return Text(
        f"{code}: {before.met} of {before.counted} now; {bound} % of {before.counted} is {product}"
        f" → {before.needed} needed: {more} more, then {after.met} of {after.counted}",
        f"{code}: ขณะนี้ {before.met} จาก {before.counted} ราย ร้อยละ {bound} ของ {before.counted} "
        f"คือ {product} จึงต้องมี {before.needed} ราย ขาดอีก {more} ราย "
        f"เมื่อทำแล้วเป็น {after.met} จาก {after.counted} ราย",
    )
