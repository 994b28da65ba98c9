"""New events at the end of the log: one writer at a time, whole lines, on the disk.

Whoever writes holds a lock on the file from the moment it is read until the new lines are on the
disk, so that nobody decides by a register that has changed meanwhile.  Nothing that stands in
the file is ever written anew.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ecorules.case.log.lines import digest_of, line_of
from ecorules.case.log.reading import LOG_NAME, Log, log_of
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, refuse_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ecorules.case.log.events import Event

_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


def append(folder: Path, events: Sequence[Event], shown: str | None = None) -> None:
    """Put events at the end of the log of a case; raises `Invalid` if the log is not whole."""
    with writing(folder, shown) as open_log:
        open_log.append(events)


class OpenLog:
    """A log that nobody else writes in meanwhile."""

    def __init__(self, log: Log, descriptor: int, folder: Path) -> None:
        self.log = log
        self._descriptor = descriptor
        self._folder = folder

    def append(self, events: Iterable[Event]) -> None:
        """Put events at the end, and return once they are on the disk.

        A disk that has no room takes none of them.
        """
        lines, tip = [], self.log.tip
        for event in events:
            line = line_of(event, tip)
            lines.append(line)
            tip = digest_of(line)
        if not lines:
            return
        # A line that was cut off stays what it is, and the next begins on a line of its own.
        begin = b"\n" if self.log.is_open else b""
        self._write(begin + b"".join(line + b"\n" for line in lines))
        self.log = Log((*self.log.events, *events), tip)

    def _write(self, content: bytes) -> None:
        size = os.fstat(self._descriptor).st_size
        try:
            written = os.write(self._descriptor, content)
            if written < len(content):
                written += os.write(self._descriptor, content[written:])
            os.fsync(self._descriptor)
            if not size:
                _keep_name(self._folder)
        except OSError:
            os.ftruncate(self._descriptor, size)
            raise


@contextmanager
def writing(folder: Path, shown: str | None = None) -> Iterator[OpenLog]:
    """Hold the log of a case so that nobody else can write in it, and give it as it stands.

    Raises `Invalid` if it cannot be opened, or if somebody has changed what stands in it.
    """
    name = f"{folder if shown is None else shown}/{LOG_NAME}"
    try:
        descriptor = _locked(folder / LOG_NAME)
    except OSError as error:
        raise Invalid([_not_opened(name, error)]) from None
    try:
        into: list[Diagnostic] = []
        log = log_of(_content(descriptor), name, into)
        refuse_errors(into)
        yield OpenLog(log, descriptor, folder)
    except OSError as error:
        raise Invalid([_not_opened(name, error)]) from None
    finally:
        _leave(folder / LOG_NAME, descriptor)


def _locked(path: Path) -> int:
    """Open the log and wait until nobody else has it; it is still the file of that name then."""
    while True:
        descriptor = os.open(path, _FLAGS, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except FileNotFoundError:
            pass
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _leave(path: Path, descriptor: int) -> None:
    """Let the next one in; a log in which nothing was written is not left behind."""
    if not os.fstat(descriptor).st_size:
        path.unlink(missing_ok=True)
    os.close(descriptor)


def _content(descriptor: int) -> bytes:
    size = os.fstat(descriptor).st_size
    parts = []
    while size > 0 and (part := os.read(descriptor, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _keep_name(folder: Path) -> None:
    """Bring the name of a new file onto the disk: without it the file would be lost."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_opened(name: str, error: OSError) -> Diagnostic:
    why = error.strerror or str(error)
    message = Text(f"nothing can be recorded in the log ({why})", f"บันทึกลงทะเบียนหลักฐานไม่ได้ ({why})")
    remedy = Text(
        "check that the folder of the case is there, and that you may write in it",
        "ตรวจสอบว่ามีโฟลเดอร์ของกรณีนี้ และมีสิทธิ์เขียน",
    )
    return Diagnostic("unwritable-file", message, Span.whole(name), help=remedy)
