"""A requirement is marked as stated, and its source is not said to contain its code.

The documents are not kept with the criteria.  So each source lists under `codes` the
requirements whose text it contains, and who marks a requirement as stated says so twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Text
from ecorules.edition.requirements import clause_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.edition.draft import Draft
    from ecorules.edition.schema.common import SourceForm
    from ecorules.edition.schema.vocabulary import VocabularyFile

CODE: Final = "stated-without-source"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every stated requirement whose source does not list its code."""
    if draft.frame is None or draft.frame.form is None:
        return []
    shared = {} if draft.vocabulary is None else _sources(draft.vocabulary.form)
    own = draft.frame.form.sources
    found = []
    for sheet in draft.requirements:
        if sheet.form is None or sheet.form.provenance.status != "stated":
            continue
        code, source = sheet.form.code, sheet.form.provenance.source or ""
        # A source that is missing or that nobody knows has been reported where it was read.
        cited = [each[source] for each in (own, shared) if source in each]
        if not cited or any(code in each.codes for each in cited):
            continue
        found.append(
            Diagnostic(
                CODE,
                _message(code, source),
                sheet.document.span(("provenance", "status")),
                clause_of(sheet.document),
                _mend(code),
            )
        )
    return found


def _sources(form: VocabularyFile | None) -> Mapping[str, SourceForm]:
    return {} if form is None else form.sources


def _message(code: str, source: str) -> Text:
    return Text(
        f"this is marked as stated by `{source}`, which is not said to contain {code}",
        f"ข้อกำหนดนี้ระบุว่ามาจาก `{source}` แต่แหล่งที่มานั้นไม่ได้ระบุว่ามีรหัส {code}",
    )


def _mend(code: str) -> Text:
    return Text(
        f"write `status: drafted` and say `how`; if the source has it, add {code} to its `codes`",
        f"ใช้ `status: drafted` แล้วอธิบายใน `how` หากเอกสารมีข้อนี้จริง ให้เพิ่ม {code} ใน `codes`"
        " ของแหล่งที่มา",
    )
