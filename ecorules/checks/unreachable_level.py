"""A level asks for more than its edition holds, so that no area can ever pass it.

A level that is said to be `incomplete` waits for its text, and so does what stands on it:
audits report them as incomplete, and there is nothing to mend in the edition.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Text
from ecorules.edition.ladder import level_clause
from ecorules.edition.model import PassCount

if TYPE_CHECKING:
    from ecorules.edition.draft import Draft
    from ecorules.edition.model import Level

CODE: Final = "unreachable-level"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every level that asks for nothing at all, or for more than there is."""
    if draft.edition is None:
        return []
    asked = Counter(each.level for each in draft.edition.requirements.values())
    return [
        Diagnostic(CODE, message, level.span, level_clause(level.number), help=_MEND)
        for level in draft.edition.levels.values()
        if level.incomplete is None
        for message in _impossible(level, asked[level.number])
    ]


def _impossible(level: Level, asked: int) -> list[Text]:
    match level.passes_when:
        # A level that asks for nothing proves nothing: its text is missing, not fulfilled.
        case _ if not asked:
            return [_NO_REQUIREMENT]
        case PassCount(wanted) if wanted > asked:
            return [_too_many(wanted, asked)]
        case _:
            return []


def _too_many(wanted: int, asked: int) -> Text:
    return Text(
        f"no area can pass: {wanted} requirements of this level have to be met, of {asked}",
        f"ไม่มีพื้นที่ใดผ่านระดับนี้ได้ เพราะต้องผ่าน {wanted} ข้อ แต่มีข้อกำหนดเพียง {asked} ข้อ",
    )


_NO_REQUIREMENT: Final = Text(
    "no area can pass: no requirement stands at this level",
    "ไม่มีพื้นที่ใดผ่านระดับนี้ได้ เพราะยังไม่มีข้อกำหนดในระดับนี้",
)
_MEND: Final = Text(
    "mend the rule, add what is missing, or say in `incomplete` what is still to come",
    "แก้เกณฑ์การผ่าน เพิ่มข้อกำหนดที่ขาด หรือระบุใน `incomplete` ว่ายังรอเนื้อหาส่วนใด",
)
