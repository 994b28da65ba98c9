"""Copies of files into the folder of a case: whole or not at all, over no other file.

A file is copied under a passing name, brought onto the disk, and only then given its own.  What
interrupts that leaves a file under a passing name, which no entry of the log ever names.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, Protocol

from ecorules.case.files import require_registered
from ecorules.case.log.kinds import LONGEST, media_type
from ecorules.case.log.naming import KEPT_IN, folder_of, free_names, safe_name
from ecorules.case.log.refused import (
    changed_meanwhile,
    empty_file,
    full_disk,
    leads_out,
    no_file,
    not_a_file,
    unreadable,
)
from ecorules.case.model import EvidenceFile
from ecorules.documents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSING: Final = ".being-copied-"
_PART: Final = 1024 * 1024


class Watch(Protocol):
    """Be told of a file that is being read: how many of its bytes are done, out of how many."""

    def __call__(self, name: str, done: int, whole: int) -> None:
        """Take note of how far it is."""
        ...


class _Copied(NamedTuple):
    """What a copy turned out to be."""

    digest: str
    size: int
    beginning: bytes


def stored(folder: Path, item: str, source: Path, watch: Watch) -> EvidenceFile:
    """Return the file as it is kept in the folder of a case, copied there unless it is in place.

    Raises `Unreadable` for what is no file, is empty, or changes while it is copied.
    """
    named = str(source)
    try:
        place = _place(folder, source)
        with _opened(source) as file:
            if place is not None:
                found = _read(file, named, None, watch)
                return _entry(place, found)
            return _copied(folder, item, file, named, watch)
    except (FileNotFoundError, RuntimeError):  # a link to itself leads nowhere either
        raise no_file(named) from None
    except OSError as error:
        raise unreadable(named, error) from None


def _place(folder: Path, source: Path) -> str | None:
    """Return the path of a file in the case, if it lies among its evidence already."""
    kept = (folder / KEPT_IN).resolve()
    found = source.resolve()
    if not (found.is_relative_to(kept) and kept.is_relative_to(folder.resolve())):
        return None
    path = found.relative_to(folder.resolve())
    # A name that not every disk takes is put right by a copy.
    return path.as_posix() if all(safe_name(part) == part for part in path.parts) else None


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    """Open a regular file; anything else could keep the program waiting for ever."""
    descriptor = os.open(source, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise not_a_file(str(source), is_folder=source.is_dir())
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        yield file


def _copied(folder: Path, item: str, source: BinaryIO, named: str, watch: Watch) -> EvidenceFile:
    into = _made(folder, folder_of(item))
    passing = into / f"{PASSING}{token_hex(8)}"
    try:
        with passing.open("xb", buffering=0) as copy:
            found = _read(source, named, copy, watch)
            try:
                os.fsync(copy.fileno())
            except OSError as error:
                raise full_disk(error) from None
        name = _named(into, passing, Path(named).name, found)
        return _entry((folder_of(item) / name).as_posix(), found)
    finally:
        passing.unlink(missing_ok=True)


def _made(folder: Path, below: Path | os.PathLike[str]) -> Path:
    """Make the folder of a document; a link that leads out of the case is none of its folders."""
    into = folder / below
    if not into.resolve().is_relative_to(folder.resolve()):
        raise leads_out(str(below))
    into.mkdir(parents=True, exist_ok=True)
    return into


def _read(source: BinaryIO, named: str, copy: BinaryIO | None, watch: Watch) -> _Copied:
    """Read a file to its end, into a copy if there is to be one; it must not change meanwhile."""
    before = os.fstat(source.fileno())
    digest, size, beginning = sha256(), 0, b""
    while part := source.read(_PART):
        digest.update(part)
        size += len(part)
        beginning = beginning or part[:LONGEST]
        if copy is not None:
            _write(copy, part)
        watch(named, size, before.st_size)
    after = os.fstat(source.fileno())
    if not size:
        raise empty_file(named)
    is_same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    # A name that is gone, or names another file by now, is not what was meant either.
    if size != after.st_size or not is_same or not _still_names(named, after):
        raise changed_meanwhile(named)
    return _Copied(digest.hexdigest(), size, beginning)


def _still_names(named: str, read: os.stat_result) -> bool:
    try:
        return os.path.samestat(Path(named).stat(), read)
    except OSError:
        return False


def _write(copy: BinaryIO, part: bytes) -> None:
    rest = memoryview(part)
    try:
        while rest:
            rest = rest[copy.write(rest) :]
    except OSError as error:
        raise full_disk(error) from None


def _named(into: Path, passing: Path, name: str, found: _Copied) -> str:
    """Give the copy a name that no other file has; the same file may be there already."""
    for candidate in free_names(name, found.digest):
        if _link(passing, into / candidate) or _is(into / candidate, found):
            _keep_names(into)
            return candidate
    raise changed_meanwhile(name)  # a file with the very digest in its name is another one


def _link(passing: Path, place: Path) -> bool:
    """Give a file a further name, unless that name is taken."""
    try:
        os.link(passing, place)
    except FileExistsError:
        return False
    except OSError:
        return _moved(passing, place)  # a disk that knows no second names
    return True


def _moved(passing: Path, place: Path) -> bool:
    """Reserve the name first, so that nobody else's file is written over."""
    try:
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    passing.replace(place)
    return True


def _is(place: Path, found: _Copied) -> bool:
    try:
        require_registered(place, EvidenceFile(place.name, found.digest, found.size))
    except Unreadable:
        return False
    return not place.is_symlink()


def _entry(path: str, found: _Copied) -> EvidenceFile:
    kind = media_type(path, found.beginning)
    return EvidenceFile(path, found.digest, found.size, kind)


def _keep_names(folder: Path) -> None:
    """Bring the names in a folder onto the disk, and the name of the folder itself."""
    for place in (folder, folder.parent, folder.parent.parent):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
