"""The files of an edition: which there are, of which kind each is, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ecorules.edition.requirements import clause_of
from ecorules.edition.schema.common import Surface

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecorules.diagnostics import Text
    from ecorules.documents import Document
    from ecorules.edition.draft import Draft, Sheet

F = TypeVar("F", bound=Surface)


class File(NamedTuple):
    """One file of an edition, the name of its schema, and whether it holds to it."""

    kind: str
    path: Path
    document: Document
    is_in_form: bool


def files(draft: Draft) -> Iterator[File]:
    """Yield every file that could be read, the requirements last; of a draft only its own."""
    if draft.layers:
        yield from (File(*layer) for layer in draft.layers)
        return
    if draft.vocabulary is not None:
        yield _file("vocabulary", draft.vocabulary)
    if draft.frame is not None:
        yield _file("edition", draft.frame)
    if draft.levels is not None:
        yield _file("levels", draft.levels)
    if draft.targets is not None:
        yield _file("targets", draft.targets)
    for requirement in draft.requirements:
        yield _file("requirement", requirement)


def _file(kind: str, sheet: Sheet[F]) -> File:
    return File(kind, sheet.path, sheet.document, sheet.form is not None)


def is_readable(draft: Draft) -> bool:
    """Return whether every file of an edition could be read and holds to its schema."""
    read = [*files(draft), *(() if draft.below is None else files(draft.below))]
    reported = {each.span.file for each in draft.diagnostics if each.span is not None}
    # What is wrong with a file that is not among those read is why it is not.
    is_whole = reported <= {file.document.shown for file in read}
    return is_whole and all(file.is_in_form for file in read)


def cases_of(requirement: Path) -> Path:
    """Return where the cases of a requirement stand."""
    return requirement.with_suffix(".cases.yaml")


def clause_in(file: File) -> Text | None:
    """Return how the requirement of a file is named in messages, if it is that of one."""
    return clause_of(file.document) if file.kind.endswith("requirement") else None
