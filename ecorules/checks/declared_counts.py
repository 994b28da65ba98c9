"""An edition holds more or less than its source says the whole of it holds.

Something is missing or invented; which it is nobody can tell from here.  The counting stands
with the edition, so that the table of editions says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.edition.counts import mismatches

if TYPE_CHECKING:
    from ecorules.edition.counts import Mismatch
    from ecorules.edition.draft import Draft

CODE: Final = "declared-counts"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every declared number that is not what the folder holds."""
    if draft.edition is None or draft.frame is None:
        return []
    document = draft.frame.document
    return [
        Diagnostic(
            CODE,
            _differs(each),
            document.span(each.path),
            help=_MEND,
            severity=Severity.WARNING,
        )
        for each in mismatches(draft.edition)
    ]


def _differs(mismatch: Mismatch) -> Text:
    name, declared, found = mismatch.path[-1], mismatch.declared, mismatch.found
    state = _LESS if found < declared else _MORE
    return Text(
        f"{state.en}: {declared} `{name}` are declared, and {found} stand here",
        f"{state.th}: ระบุ `{name}` ไว้ {declared} แต่มีอยู่ {found}",
    )


_LESS: Final = Text("the edition is incomplete", "ฉบับเกณฑ์ยังไม่ครบ")
_MORE: Final = Text("the edition holds too much", "ฉบับเกณฑ์มีเกินกว่าที่ระบุ")
_MEND: Final = Text(
    "add what is missing or take out what is too much; change the number only if its source "
    "says otherwise",
    "เพิ่มส่วนที่ขาดหรือตัดส่วนที่เกิน และแก้จำนวนเฉพาะเมื่อเอกสารระบุไว้เช่นนั้น",
)
