"""The files of a document as the register names them: in the folder, and still the same.

A document has one file, written as `file` with its `sha256`, or several, listed under `files`.
Their order says nothing, so they are kept in the order of their paths.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.files import file_inside, registered_digest, require_registered
from ecorules.case.model import EvidenceFile
from ecorules.case.schema import EvidenceFileForm
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable
from ecorules.documents.wording import missing_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path as Folder

    from ecorules.case.page import Page, Path


def attached_files(page: Page, path: Path, folder: Folder | None) -> tuple[EvidenceFile, ...]:
    """Return the files of the entry at a path, and report those that cannot be what is said.

    Without a folder only what is written is examined, and no file is looked for.
    """
    found: list[EvidenceFile] = []
    for place in _places(page, path):
        file = _file(page, place)
        if folder is not None:
            _examine(page, place, file, folder)
        if file.path is not None and file.path in {each.path for each in found}:
            page.report(_named_twice(file.path), (*place, "file"))
            continue
        found.append(file)
    return in_order(found)


def in_order(files: Iterable[EvidenceFile]) -> tuple[EvidenceFile, ...]:
    """Return files in the one order that they are kept in."""
    return tuple(sorted(files, key=lambda file: (file.path or "", file.sha256 or "")))


def _places(page: Page, path: Path) -> Iterator[Path]:
    """Yield what leads to each file; an entry with both forms is reported, and neither is lost."""
    is_single = any(page.document.value((*path, key)) is not None for key in ("file", "sha256"))
    if is_single:
        yield path
    listed = page.steps((*path, "files"))
    if is_single and listed:
        page.report_key(_BOTH, (*path, "files"))
    for step in listed:
        place = (*path, "files", step)
        written = page.document.value(place)
        if isinstance(written, dict) and not {"file", "sha256"} & set(written):
            said = missing_key("file")
            page.report(Unreadable(said.code, said.message), place)
        elif isinstance(written, dict):
            yield place


def _file(page: Page, path: Path) -> EvidenceFile:
    form = page.part(EvidenceFileForm, path) if isinstance(path[-1], int) else None
    size, media_type = (None, None) if form is None else (form.size, form.media_type)
    return EvidenceFile(page.word((*path, "file")), _digest(page, path), size, media_type)


def _digest(page: Page, path: Path) -> str | None:
    text = page.word((*path, "sha256"))
    if text is None:
        return None
    try:
        return registered_digest(text)
    except Unreadable as problem:
        page.report(problem, (*path, "sha256"))
        return None


def _examine(page: Page, path: Path, file: EvidenceFile, folder: Folder) -> None:
    """Report a file that is not in the folder, or not the one that was registered."""
    if file.path is None:
        return
    try:
        found = file_inside(folder, file.path)
    except Unreadable as problem:
        page.report(problem, (*path, "file"))
        return
    try:
        require_registered(found, file)
    except Unreadable as problem:
        page.report(problem, (*path, "file" if file.sha256 is None else "sha256"))


def _named_twice(named: str) -> Unreadable:
    message = Text(f"the file {quoted(named)} is named twice", f"ระบุไฟล์ {quoted(named)} ซ้ำกัน")
    return Unreadable("duplicate-file", message)


_BOTH = Unreadable(
    "file-and-files",
    Text("the files are named twice, by `file` and by `files`", "ระบุไฟล์ซ้ำ ทั้งใน `file` และ `files`"),
    Text("list all of them under `files`", "รวมทุกไฟล์ไว้ใน `files`"),
)
