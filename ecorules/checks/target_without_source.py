"""The edition gives a target a value, and no document is named that says so.

What an area sets for itself comes with its case; what holds for everybody has been decided
somewhere, and whoever is held to it may ask where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Text
from ecorules.edition.targets import target_clause

if TYPE_CHECKING:
    from ecorules.edition.draft import Draft

CODE: Final = "target-without-source"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every value of a target that cites no source, or is marked as drafted.

    What a draft proposes is decided nowhere yet: there the reason stands in place of a source.
    """
    sheet = draft.targets
    if sheet is None or sheet.form is None or draft.below is not None:
        return []
    return [
        Diagnostic(
            CODE,
            _NO_SOURCE if value.provenance.source is None else _DRAFTED,
            sheet.document.key_span(("targets", name, "values", place, "provenance")),
            target_clause(name),
            _CITE_OR_LEAVE_OUT,
        )
        for name, target in sheet.form.targets.items()
        for place, value in enumerate(target.values)
        if value.provenance.source is None or value.provenance.status == "drafted"
    ]


_NO_SOURCE: Final = Text(
    "no source is named for this value of the target",
    "ค่าเป้าหมายนี้ไม่ได้ระบุแหล่งที่มา",
)
_DRAFTED: Final = Text(
    "this value of the target is drafted, and no source says it",
    "ค่าเป้าหมายนี้เป็นค่าที่ร่างขึ้น ไม่มีเอกสารใดกำหนดไว้",
)
_CITE_OR_LEAVE_OUT: Final = Text(
    "cite `source` and `place`, or leave the value out until it is decided",
    "อ้าง `source` และ `place` หรือยังไม่ใส่ค่านี้จนกว่าจะมีการกำหนด",
)
