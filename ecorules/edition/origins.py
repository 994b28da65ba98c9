"""Provenance: which source says a text, and in which place, or how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.edition.model import Provenance, Source, Status
from ecorules.edition.page import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.edition.page import Page, Path
    from ecorules.edition.schema.common import ProvenanceForm, SourceForm

_SOURCE = Kind("unknown-source", Text("source", "แหล่งที่มาชื่อ"))


def sources_of(forms: Mapping[str, SourceForm], page: Page) -> dict[str, Source]:
    """Return the sources by code, each with the file or the address where it is found."""
    return {code: _source(code, form, page) for code, form in sorted(forms.items())}


def _source(code: str, form: SourceForm, page: Page) -> Source:
    where = [place for place in (form.file, form.url) if place is not None]
    if len(where) != 1:
        message = Text(
            f"source `{code}` needs either `file` or `url`",
            f"แหล่งที่มา `{code}` ต้องระบุ `file` หรือ `url` อย่างใดอย่างหนึ่ง",
        )
        page.report_key("source-without-place", message, ("sources", code))
    return Source(code, form.title.text, where[0] if where else "")


def provenance_of(form: ProvenanceForm, path: Path, page: Page) -> Provenance:
    """Return where a text comes from, and report what is missing of it."""
    status = Status(form.status)
    known = page.sources
    if form.source is not None and known is not None and form.source not in known:
        page.report_unknown(_SOURCE, form.source, known, (*path, "source"))
    _refuse_incomplete(status, form, path, page)
    how = None if form.how is None else form.how.text
    return Provenance(status, form.source, form.place, how)


def _refuse_incomplete(status: Status, form: ProvenanceForm, path: Path, page: Page) -> None:
    """Report a stated text without document and place, any other without its reasoning."""
    is_cited = form.source is not None and form.place is not None
    if is_cited or (status is not Status.STATED and form.how is not None):
        return
    if status is Status.STATED:
        missing = [key for key in ("source", "place") if getattr(form, key) is None]
        en, th = (word.join(f"`{key}`" for key in missing) for word in (" and ", " และ "))
        message = Text(
            f"what is `stated` cites its source and the place in it; {en} is missing",
            f"ข้อความที่เป็น `stated` ต้องอ้างเอกสารและตำแหน่งในเอกสาร แต่ไม่มี {th}",
        )
        remedy = Text(
            "name the document and the place, or write `status: drafted` and say `how`",
            "ระบุเอกสารและตำแหน่ง หรือใช้ `status: drafted` แล้วอธิบายใน `how`",
        )
    else:
        message = Text(
            f"what is `{status.value}` says how it came about; `how` is missing",
            f"ข้อความที่เป็น `{status.value}` ต้องบอกว่าได้มาอย่างไร แต่ไม่มี `how`",
        )
        remedy = Text(
            "add `how: {th: …, en: …}`, or cite `source` and `place`",
            "เพิ่ม `how: {th: …, en: …}` หรืออ้าง `source` และ `place`",
        )
    page.report_key("provenance-incomplete", message, path, remedy)


def cited(provenance: Provenance) -> str:
    """Return the source and the place in it as one line."""
    return ", ".join(part for part in (provenance.source, provenance.place) if part is not None)
