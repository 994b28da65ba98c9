"""A level asks for more than its edition holds, so that no area can ever pass it.

A level that is said to be `incomplete` waits for its text, and so does every level above it:
that is noted, for areas should know it, and there is nothing to mend.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.edition.ladder import level_clause
from ecorules.edition.model import PassCount

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.edition.draft import Draft
    from ecorules.edition.model import Level

CODE: Final = "unreachable-level"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every level that asks for nothing or for too much, and note those that wait."""
    if draft.edition is None:
        return []
    levels = draft.edition.levels
    asked = Counter(each.level for each in draft.edition.requirements.values())
    found = []
    for level in levels.values():
        clause = level_clause(level.number)
        waiting = _waits_for(level, levels)
        if waiting is not None:
            message = _waiting(waiting, level)
            found.append(Diagnostic(CODE, message, level.span, clause, severity=Severity.NOTE))
        else:
            found += [
                Diagnostic(CODE, message, level.span, clause, _MEND)
                for message in _impossible(level, asked[level.number])
            ]
    return found


def _waits_for(level: Level, levels: Mapping[int, Level]) -> int | None:
    """Return the level without whose text this one cannot be passed, if there is one."""
    return next(_incomplete_from(level, levels), None)


def _incomplete_from(level: Level, levels: Mapping[int, Level]) -> Iterator[int]:
    """Yield the incomplete levels among a level and those that it stands on, its own first."""
    if level.incomplete is not None:
        yield level.number
    for below in level.stands_on:
        yield from _incomplete_from(levels[below], levels)


def _impossible(level: Level, asked: int) -> list[Text]:
    match level.passes_when:
        # A level that asks for nothing proves nothing: its text is missing, not fulfilled.
        case _ if not asked:
            return [_NO_REQUIREMENT]
        case PassCount(wanted) if wanted > asked:
            return [_too_many(wanted, asked)]
        case _:
            return []


def _waiting(incomplete: int, level: Level) -> Text:
    if incomplete == level.number:
        return _INCOMPLETE
    return Text(
        f"no area can pass yet: it stands on level {incomplete}, which is incomplete",
        f"ยังไม่มีพื้นที่ใดผ่านระดับนี้ได้ เพราะต้องผ่านระดับ {incomplete} ซึ่งเนื้อหายังไม่ครบ",
    )


def _too_many(wanted: int, asked: int) -> Text:
    return Text(
        f"no area can pass: {wanted} requirements of this level have to be met, of {asked}",
        f"ไม่มีพื้นที่ใดผ่านระดับนี้ได้ เพราะต้องผ่าน {wanted} ข้อ แต่มีข้อกำหนดเพียง {asked} ข้อ",
    )


_INCOMPLETE: Final = Text(
    "no area can pass yet: it is incomplete",
    "ยังไม่มีพื้นที่ใดผ่านระดับนี้ได้ เพราะเนื้อหายังไม่ครบ",
)
_NO_REQUIREMENT: Final = Text(
    "no area can pass: no requirement stands at this level",
    "ไม่มีพื้นที่ใดผ่านระดับนี้ได้ เพราะยังไม่มีข้อกำหนดในระดับนี้",
)
_MEND: Final = Text(
    "mend the rule, add what is missing, or say in `incomplete` what is still to come",
    "แก้เกณฑ์การผ่าน เพิ่มข้อกำหนดที่ขาด หรือระบุใน `incomplete` ว่ายังรอเนื้อหาส่วนใด",
)
