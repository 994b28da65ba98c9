"""Whether every file that was ever registered is there, and is the file.

Nothing that was handed in is ever deleted, so what was withdrawn or replaced is looked for as
well.  A file that lies among the evidence and that nobody registered is told too: it would be
taken for evidence by whoever opens the folder.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.files import file_inside, require_registered
from ecorules.case.log.events import HandedIn
from ecorules.case.log.naming import KEPT_IN
from ecorules.case.log.refused import told_of
from ecorules.case.log.storing import PASSING
from ecorules.case.model import EvidenceFile
from ecorules.diagnostics import Diagnostic, Severity, Span, Text
from ecorules.documents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ecorules.case.log.events import Event
    from ecorules.case.log.storing import Watch
    from ecorules.case.model import Register

_PART: Final = 1024 * 1024
# What file managers and version control leave in every folder.
_NO_EVIDENCE: Final = frozenset(
    {".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".gitattributes"}
)


class Registered(NamedTuple):
    """One file that was registered for a document, and where that is written."""

    item: str
    file: EvidenceFile
    span: Span | None


class Verified(NamedTuple):
    """How many files were looked at, how many bytes they have, and what is wrong."""

    files: int
    size: int
    told: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether there is nothing but what is merely noted."""
        return all(each.severity is Severity.NOTE for each in self.told)


def registered_files(start: Register, events: Iterable[Event]) -> tuple[Registered, ...]:
    """Return every file that was ever registered, the same one once."""
    found = [
        Registered(code, file, evidence.span)
        for code, evidence in start.evidence.items()
        for file in evidence.files
    ]
    for event in events:
        if isinstance(event, HandedIn):
            found += [Registered(event.item, file, event.span) for file in event.files]
    return tuple({each.file: each for each in reversed(found)}.values())[::-1]


def verified(
    folder: Path, shown: str, registered: Collection[Registered], watch: Watch
) -> Verified:
    """Return whether the files of a case are those that were registered, and no others."""
    found = require_all(folder, registered, watch)
    known = {os.path.normpath(each.file.path) for each in registered if each.file.path}
    return found._replace(told=(*found.told, *_unregistered(folder, shown, known)))


def require_all(folder: Path, registered: Iterable[Registered], watch: Watch) -> Verified:
    """Return whether registered files are there and are the files."""
    told: list[Diagnostic] = []
    files = size = 0
    for each in registered:
        if each.file.path is None:
            continue
        files += 1
        try:
            path = file_inside(folder, each.file.path)
            size += path.stat().st_size
            _require(path, each.file, watch)
        except Unreadable as problem:
            told.append(told_of(problem, each.span))
    return Verified(files, size, tuple(told))


def _require(path: Path, file: EvidenceFile, watch: Watch) -> None:
    """Raise `Unreadable` unless the file is the registered one, and tell how far it is read."""
    require_registered(path, file._replace(sha256=None))
    if file.sha256 is None:
        return
    digest, done, whole = sha256(), 0, path.stat().st_size
    try:
        with path.open("rb", buffering=0) as content:
            while part := content.read(_PART):
                digest.update(part)
                done += len(part)
                watch(str(path), done, whole)
    except OSError:
        pass  # the reading below says why it cannot be read
    if digest.hexdigest() != file.sha256:
        require_registered(path, file)


def _unregistered(folder: Path, shown: str, known: set[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each file among the evidence that nobody registered."""
    kept = folder / KEPT_IN
    if kept.is_symlink():
        return
    for place, folders, names in os.walk(kept):
        folders.sort()
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in sorted([*names, *links]):
            path = (Path(place) / name).relative_to(folder).as_posix()
            if path in known or name.lower() in _NO_EVIDENCE:
                continue
            span = Span.whole(f"{shown}/{path}")
            if name.startswith(PASSING):
                note = Severity.NOTE
                yield Diagnostic("interrupted-copy", _INTERRUPTED, span, None, _MAY_GO, note)
            else:
                yield Diagnostic("unregistered-file", _UNREGISTERED, span, help=_REGISTER)


_UNREGISTERED: Final = Text("nobody registered this file", "ไฟล์นี้ยังไม่มีผู้ลงทะเบียน")
_REGISTER: Final = Text(
    "hand it in with `ecorules evidence add`, or keep it somewhere else",
    "ส่งไฟล์ด้วย `ecorules evidence add` หรือย้ายไปเก็บที่อื่น",
)
_INTERRUPTED: Final = Text(
    "this copy was interrupted, and nothing refers to it",
    "การคัดลอกไฟล์นี้ถูกขัดจังหวะ และไม่มีรายการใดอ้างถึง",
)
_MAY_GO: Final = Text(
    "hand the file in again; this part of it may be deleted",
    "ส่งไฟล์ใหม่อีกครั้ง ส่วนไฟล์ที่ค้างนี้ลบได้",
)
