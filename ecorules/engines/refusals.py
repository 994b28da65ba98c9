"""Why an event cannot have happened, and what to write instead."""

from __future__ import annotations

from typing import Final

from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable


def nothing_there(named: str) -> Unreadable:
    """Return the problem that what is to be taken back is not there."""
    said = quoted(named)
    return Unreadable(
        "nothing-to-retract",
        Text(f"there is nothing of {said} to take back", f"ไม่มีข้อมูลของ {said} ให้ถอน"),
    )


def known_otherwise(member: str, column: str) -> Unreadable:
    """Return the problem that a cell has another value already."""
    who, what = quoted(member), quoted(column)
    line = f'{{"retract": {{"member": "{member}", "columns": ["{column}"]}}}}'
    return Unreadable(
        "known-otherwise",
        Text(
            f"{what} of {who} is known already, with another value", f"{what} ของ {who} มีค่าอื่นอยู่แล้ว"
        ),
        Text(f"take it back first: `{line}`", f"ถอนค่าเดิมก่อน: `{line}`"),
    )


def aimed_otherwise(target: str, problem: Unreadable) -> Unreadable:
    """Return the problem that a target has a value for that day already."""
    line = f'{{"retract": {{"target": "{target}"}}}}'
    remedy = Text(f"take it back first: `{line}`", f"ถอนค่าเดิมก่อน: `{line}`")
    return Unreadable(problem.code, problem.message, remedy)


def no_event(number: int, highest: int) -> Unreadable:
    """Return the problem that no event of a number holds."""
    message = Text(f"no event {number} holds", f"ไม่มีเหตุการณ์ที่ {number} ที่ยังมีผลอยู่")
    if not highest:
        remedy = Text("there was no event yet", "ยังไม่มีเหตุการณ์ใด")
    elif 1 <= number <= highest:
        remedy = Text("it was taken back already", "เหตุการณ์นี้ถูกถอนไปแล้ว")
    else:
        remedy = Text(f"events are 1 to {highest}", f"มีเหตุการณ์ที่ 1 ถึง {highest}")
    return Unreadable("no-such-event", message, remedy)


def stands_on(later: int, earlier: int) -> Unreadable:
    """Return the problem that a later event cannot have happened without an earlier one."""
    return Unreadable(
        "needed-later",
        Text(
            f"event {later} could not have happened without event {earlier}",
            f"เหตุการณ์ที่ {later} เกิดขึ้นไม่ได้หากไม่มีเหตุการณ์ที่ {earlier}",
        ),
        Text(f"take event {later} back first", f"ถอนเหตุการณ์ที่ {later} ก่อน"),
    )


IS_CLOSED: Final = Unreadable(
    "closed-already", Text("the register is closed already", "ทะเบียนหลักฐานปิดแล้ว")
)
IS_OPEN: Final = Unreadable("open-already", Text("the register is open", "ทะเบียนหลักฐานยังเปิดอยู่"))
