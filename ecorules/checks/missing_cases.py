"""A requirement has no cases beside it that show what it is meant to decide.

They stand in a file of the requirement's name, `<code>.cases.yaml`.  What is in the file is
judged by `ecorules test`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._places import cases_of
from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.edition.requirements import clause_of

if TYPE_CHECKING:
    from ecorules.edition.draft import Draft

CODE: Final = "missing-cases"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every requirement without a file of cases beside it."""
    return [
        Diagnostic(
            CODE,
            _NO_CASES,
            sheet.document.span(("code",)),
            clause_of(sheet.document),
            _write(cases_of(sheet.path).name),
            Severity.WARNING,
        )
        for sheet in draft.requirements
        if not cases_of(sheet.path).is_file()
    ]


def _write(name: str) -> Text:
    return Text(
        f"write `{name}` beside it, with a case for each verdict and each side of a threshold",
        f"จัดทำไฟล์ `{name}` ไว้ข้างกัน ให้มีกรณีตัวอย่างครบทุกผลการตรวจและทั้งสองด้านของค่าเป้าหมาย",
    )


_NO_CASES: Final = Text(
    "no cases stand beside this requirement",
    "ข้อกำหนดนี้ยังไม่มีไฟล์กรณีตัวอย่าง",
)
