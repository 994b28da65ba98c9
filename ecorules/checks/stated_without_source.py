"""A text is marked as stated, and its source is not said to contain the requirement it tells of.

The documents are not kept with the criteria.  So each source lists under `codes` the
requirements whose text it contains, and who marks a text as stated says so twice.  A requirement
and its reading stand under its own code; a fact, a level or a target names in its place the
indicators that it was taken from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.checks._places import clause_in, files
from ecorules.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.checks._places import File
    from ecorules.documents.composing import Value
    from ecorules.edition.draft import Draft
    from ecorules.edition.schema.common import SourceForm

CODE: Final = "stated-without-source"
_ORIGINS: Final = frozenset({"provenance", "reading"})
_INDICATOR: Final = re.compile(r"\bindicator ([0-9]+(?:\.[0-9]+)+)\b")


def run(draft: Draft) -> list[Diagnostic]:
    """Return every stated text whose source does not list the requirement it tells of."""
    if draft.frame is None or draft.frame.form is None:
        return []
    vocabulary = None if draft.vocabulary is None else draft.vocabulary.form
    shared = {} if vocabulary is None else vocabulary.sources
    listed = _listed(draft.frame.form.sources, shared)
    return [
        Diagnostic(
            CODE,
            _message(code, told.source),
            file.document.span((*told.path, "status")),
            clause_in(file),
            _mend(code),
        )
        for file in files(draft)
        if file.is_in_form
        for told in _stated(file.document.root, ())
        for code in _unlisted(told, file, listed)
    ]


class _Stated(NamedTuple):
    """Hold where a text says that it is stated, by which source and in which place."""

    path: tuple[str | int, ...]
    source: str
    place: str


def _stated(value: Value, path: tuple[str | int, ...]) -> Iterator[_Stated]:
    """Yield everything in a file that is marked as stated."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in steps:
        if isinstance(below, str):
            continue
        here = (*path, step)
        if step in _ORIGINS and isinstance(below, dict) and below.get("status") == "stated":
            yield _Stated(here, str(below.get("source", "")), str(below.get("place", "")))
        yield from _stated(below, here)


def _listed(*kept: Mapping[str, SourceForm]) -> dict[str, set[str]]:
    """Return the codes that each source lists, in the edition's own file or in the shared one."""
    found: dict[str, set[str]] = {}
    for sources in kept:
        for name, source in sources.items():
            found.setdefault(name, set()).update(source.codes)
    return found


def _unlisted(told: _Stated, file: File, listed: Mapping[str, set[str]]) -> list[str]:
    """Return the codes that a text rests on and that its source does not list."""
    # A source that is missing or that nobody knows has been reported where it was read.
    if told.source not in listed:
        return []
    codes, own = listed[told.source], file.document.value(("code",))
    if file.kind == "requirement":
        return [] if own in codes else [str(own)]
    # Of what a source without any code contains nothing is claimed here.
    return [code for code in _INDICATOR.findall(told.place) if codes and code not in codes]


def _message(code: str, source: str) -> Text:
    return Text(
        f"this is marked as stated by `{source}`, which is not said to contain {code}",
        f"ส่วนนี้ระบุว่ามาจาก `{source}` แต่แหล่งที่มานั้นไม่ได้ระบุว่ามีรหัส {code}",
    )


def _mend(code: str) -> Text:
    return Text(
        f"write `status: drafted` and say `how`; if the source has it, add {code} to its `codes`",
        f"ใช้ `status: drafted` แล้วอธิบายใน `how` หากเอกสารมีข้อนี้จริง ให้เพิ่ม {code} ใน `codes`"
        " ของแหล่งที่มา",
    )
