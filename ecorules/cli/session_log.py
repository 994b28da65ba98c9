"""The log of a session: what was taken, line by line, on the disk before anybody hears of it.

The first line names the edition and the case by their digests; the log of another case is
never replayed.  A last line without its end was cut off while it was written: nobody was told
of it, so it is dropped.  A log belongs to one session at a time: two would each answer by what
the other has not heard.
"""

from __future__ import annotations

import fcntl
import json
import os
from typing import TYPE_CHECKING, Final

from ecorules.cli.streams import NotWritten
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text
from ecorules.documents.sources import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecorules.engines.course import Course

FORMAT: Final = "ecorules.session-log/1"
_LARGEST: Final = 256 * MEGABYTE


class Log:
    """A file that grows by one line an event; each is on the disk before it counts."""

    def __init__(self, path: Path, course: Course) -> None:
        """Open a log, or begin one; what it holds is replayed.  Raises `Invalid`, `NotWritten`."""
        self._path = path
        try:
            self._file = path.open("a+b")
        except OSError as error:
            raise NotWritten(f"{path}: {error.strerror}") from None
        try:
            self._begin(course)
        except OSError as error:
            self._file.close()
            raise NotWritten(f"{path}: {error.strerror}") from None
        except Invalid:
            self._file.close()
            raise

    def _begin(self, course: Course) -> None:
        """Take the file for this session alone, and take again what it holds."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Invalid([_in_use(str(self._path))]) from None
        self._file.seek(0)
        kept = self._file.read()
        whole = kept[: kept.rfind(b"\n") + 1]
        if whole:
            _replay(course, whole, str(self._path))
        self._file.truncate(len(whole))
        if not whole:
            self._write(_head(course))

    def keep(self, number: int, line: bytes) -> None:
        """Write one event and wait until it is on the disk.  Raises `NotWritten`."""
        text = line.decode("utf-8-sig").rstrip("\r\n")
        try:
            self._write({"event": number, "line": text})
        except OSError as error:
            raise NotWritten(f"{self._path}: {error.strerror}") from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, entry: dict[str, object]) -> None:
        self._file.write(json.dumps(entry, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())


def _head(course: Course) -> dict[str, object]:
    audit = course.audit
    return {
        "format": FORMAT,
        "edition": {"id": audit.edition.id, "digest": audit.edition.digest},
        "case": {"id": audit.case.id, "digest": audit.case.digest},
        "round": audit.kind.value,
        "on": audit.on.isoformat(),
    }


def _replay(course: Course, content: bytes, shown: str) -> None:
    """Take every line of a log again, or raise `Invalid` at the first that cannot be."""
    entries = _entries(content, shown)
    number, head = next(entries)
    if head != _head(course):
        raise Invalid([_of_another(head, Span(shown, number, 1, 2, ""))])
    for number, entry in entries:
        line = entry.get("line")
        if not isinstance(line, str) or entry.get("event") != course.events + 1:
            raise Invalid([_not_a_log(shown, number)])
        taken = course.take(line.encode(), shown, number)
        if isinstance(taken, tuple):
            raise Invalid(taken)


def _entries(content: bytes, shown: str) -> Iterator[tuple[int, dict[str, object]]]:
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            entry = json.loads(line)
        except ValueError:
            raise Invalid([_not_a_log(shown, number)]) from None
        if not isinstance(entry, dict):
            raise Invalid([_not_a_log(shown, number)])
        yield number, entry


def _of_another(head: dict[str, object], span: Span) -> Diagnostic:
    if head.get("format") != FORMAT:
        return Diagnostic("not-a-log", _NOT_A_LOG, span, help=_OTHER_FILE)
    return Diagnostic(
        "log-of-another",
        Text(
            "this log was begun with another edition, case, day or round",
            "บันทึกนี้เริ่มจากฉบับเกณฑ์ กรณี วันที่ หรือรอบการตรวจอื่น",
        ),
        span,
        help=Text(
            "use the edition and the case as they were, or begin a new log",
            "ใช้ฉบับเกณฑ์และแฟ้มกรณีเดิม หรือเริ่มบันทึกใหม่",
        ),
    )


def _in_use(shown: str) -> Diagnostic:
    return Diagnostic("log-in-use", _IN_USE, Span.whole(shown), help=_END_IT)


def _not_a_log(shown: str, number: int) -> Diagnostic:
    return Diagnostic("not-a-log", _NOT_A_LOG, Span(shown, number, 1, 2, ""), help=_OTHER_FILE)


_NOT_A_LOG: Final = Text(
    "this is no line of the log of a session", "บรรทัดนี้ไม่ใช่บันทึกของการตรวจต่อเนื่อง"
)
_IN_USE: Final = Text("another session is writing this log", "มีการตรวจต่อเนื่องอื่นกำลังบันทึกลงไฟล์นี้อยู่")
_END_IT: Final = Text(
    "end that session first, or name another file with `--log`",
    "จบการตรวจนั้นก่อน หรือระบุไฟล์อื่นด้วย `--log`",
)
_OTHER_FILE: Final = Text("name another file with `--log`", "ระบุไฟล์อื่นด้วย `--log`")
