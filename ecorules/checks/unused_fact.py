"""The vocabulary declares a fact that no requirement of any edition reads.

The vocabulary is shared, so every edition beside this one is read too.  While one of them
is not in order nobody knows what it reads, and nothing is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.edition.load import read_edition
from ecorules.language.reads import reads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecorules.edition.draft import Draft
    from ecorules.edition.model import Edition

CODE: Final = "unused-fact"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every fact of the vocabulary that is never asked for.

    A draft has the vocabulary of the edition that it extends, which may ask for more than it.
    """
    if draft.below is not None:
        return []
    editions = list(_editions(draft))
    vocabulary = draft.vocabulary
    if vocabulary is None or vocabulary.form is None or None in editions:
        return []
    read = {fact for edition in editions if edition is not None for fact in _read(edition)}
    return [
        Diagnostic(
            CODE,
            Text(
                f"no requirement of any edition reads `{fact}`",
                f"ไม่มีข้อกำหนดของฉบับใดใช้ข้อมูล `{fact}`",
            ),
            vocabulary.document.key_span(("facts", fact)),
            help=_USE_OR_DELETE,
            severity=Severity.WARNING,
        )
        for fact in vocabulary.form.facts
        if fact not in read
    ]


def _editions(draft: Draft) -> Iterator[Edition | None]:
    """Yield the editions that share the vocabulary, and nothing for one that is not in order."""
    yield draft.edition
    for folder in _neighbours(draft):
        yield read_edition(folder).edition


def _neighbours(draft: Draft) -> Iterator[Path]:
    """Yield the folders of the other editions beside the same vocabulary."""
    folder = draft.folder.resolve()
    if _has_its_own(folder):
        return
    for frame in sorted(folder.parent.glob("*/edition.yaml")):
        if frame.parent != folder and not _has_its_own(frame.parent):
            yield frame.parent


def _has_its_own(folder: Path) -> bool:
    return (folder / "vocabulary.yaml").exists()


def _read(edition: Edition) -> Iterator[str]:
    for requirement in edition.requirements.values():
        for condition in (requirement.requires, requirement.applies):
            yield from (fact for fact, _ in reads(condition))


_USE_OR_DELETE: Final = Text(
    "delete it, or write the requirement that reads it",
    "ลบข้อมูลนี้ออก หรือเขียนข้อกำหนดที่ใช้ข้อมูลนี้",
)
