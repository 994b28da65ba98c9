"""A requirement asks for a document that none of its conditions looks for.

A document is looked for by `documents` (all of them, or a list) or by `document`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._asked import asked_in
from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.edition.requirements import clause_of
from ecorules.language.syntax import InHand, walk

if TYPE_CHECKING:
    from ecorules.checks._asked import Asked
    from ecorules.edition.draft import Draft

CODE: Final = "idle-evidence"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every evidence item that no condition of its requirement names."""
    return [
        Diagnostic(
            CODE,
            Text(
                f"no condition looks for the evidence item `{item}`",
                f"ไม่มีเงื่อนไขใดใช้หลักฐาน `{item}`",
            ),
            asked.sheet.document.key_span(("evidence", item)),
            clause_of(asked.sheet.document),
            _DEMAND_OR_DELETE,
            Severity.WARNING,
        )
        for asked in asked_in(draft)
        for item in _idle(asked)
    ]


def _idle(asked: Asked) -> list[str]:
    named = {
        node.item
        for condition in asked.conditions
        for node in walk(condition)
        if isinstance(node, InHand)
    }
    listed = (each.code for each in asked.requirement.evidence)
    return [code.partition("/")[2] for code in listed if code not in named]


_DEMAND_OR_DELETE: Final = Text(
    "demand it with `documents: all`, or delete it",
    "เรียกหลักฐานนี้ด้วย `documents: all` หรือลบออก",
)
