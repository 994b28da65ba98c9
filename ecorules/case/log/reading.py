"""The log of a case as it is read: every line untouched, each following the one before.

Whoever writes the log may be stopped in the middle of a line.  Such a line is the beginning of
one and no more; it stays where it is and does not count, and the next line follows the last whole
one.  Any other line that is not as it was written has been changed by somebody, and is refused: a
register that anybody could edit would prove nothing.
"""

from __future__ import annotations

import json
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.log.events import Event
from ecorules.case.log.lines import digest_of, event_of, is_untouched
from ecorules.diagnostics import Diagnostic, Severity, Span, Text
from ecorules.documents.sources import MEGABYTE, read_content

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import JsonValue

LOG_NAME: Final = "register.jsonl"
_LIMIT: Final = 64 * MEGABYTE
_BEGINNING: Final = b'{"at":"'
# How the decoder says that a string does not end; its place is then where the string begins.
_WITHIN_A_STRING: Final = ("Unterminated string", "Invalid \\uXXXX escape")


class Log(NamedTuple):
    """The events in the order in which they were recorded, and where the next one goes.

    `tip` is the digest of the last whole line; `is_open` says that the file ends within a line.
    """

    events: tuple[Event, ...] = ()
    tip: str = ""
    is_open: bool = False


def read_log(folder: Path, shown: str, into: list[Diagnostic]) -> Log:
    """Return the log of a case, empty if there is none, and report what is wrong with it."""
    path, name = folder / LOG_NAME, f"{shown}/{LOG_NAME}"
    if path.is_symlink():
        into.append(Diagnostic("path-outside", _A_LINK, Span.whole(name)))
        return Log()
    if not path.exists():
        return Log()
    content = read_content(path, name, _LIMIT, into)
    return Log() if content is None else log_of(content, name, into)


def log_of(content: bytes, shown: str, into: list[Diagnostic]) -> Log:
    """Return the log that bytes hold, and report every line that is not as it was written."""
    reader = _Reader(shown, into)
    for number, line in enumerate(content.split(b"\n"), 1):
        # Some programs end lines in their own way when a folder passes through them.
        if line.strip():
            reader.take(number, line.removesuffix(b"\r"))
    is_open = bool(content) and not content.endswith(b"\n")
    return Log(tuple(reader.events), reader.tip or "", is_open)


class _Reader:
    """Go through the lines; `tip` is what the next one has to follow, if that is known."""

    def __init__(self, shown: str, into: list[Diagnostic]) -> None:
        self.events: list[Event] = []
        self.tip: str | None = ""
        self._shown = shown
        self._into = into

    def take(self, number: int, line: bytes) -> None:
        """Take up one line."""
        span = _span(self._shown, number)
        said = _said(line)
        if said is not None and is_untouched(line, said):
            self._follow(line, said, span)
        elif said is None and _is_beginning(line):
            note = Severity.NOTE
            self._into.append(Diagnostic("torn-line", _torn(number), span, severity=note))
        else:
            self._into.append(Diagnostic("altered-line", _altered(number), span, help=_RESTORE))
            self.tip = None

    def _follow(self, line: bytes, said: dict[str, JsonValue], span: Span) -> None:
        """Take up a line that is as it was written, if it still follows what it followed then."""
        if self.tip not in (None, said.get("previous")):
            self._into.append(Diagnostic("broken-chain", _moved(span.line), span, help=_RESTORE))
        event = event_of(line, span)
        if event is None:
            self._into.append(Diagnostic("unknown-event", _UNKNOWN, span, help=_NEWER))
        else:
            self.events.append(event)
        self.tip = digest_of(line)


def _said(line: bytes) -> dict[str, JsonValue] | None:
    """Return what a line says, if it is a line of JSON at all."""
    try:
        said = json.loads(line.decode())
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _is_beginning(line: bytes) -> bool:
    """Tell whether a line is right as far as it goes, and only lacks its end."""
    if not line.startswith(_BEGINNING):
        return _BEGINNING.startswith(line)
    try:
        # A letter of several bytes may be cut as well.
        text = getincrementaldecoder("utf-8")().decode(line)
    except UnicodeDecodeError:
        return False
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text) or error.msg.startswith(_WITHIN_A_STRING)
    except (ValueError, RecursionError):
        return False
    return False


def _span(shown: str, number: int) -> Span:
    """Return the place of a line; the line itself is for programs, and is not shown."""
    return Span(shown, number, 1, 1, "")


def _altered(number: int) -> Text:
    return Text(
        f"line {number} was changed after it was written",
        f"บรรทัดที่ {number} ถูกแก้ไขหลังจากบันทึกแล้ว",
    )


def _moved(number: int) -> Text:
    return Text(
        f"line {number} does not follow the line before it: a line was taken out, put in or moved",
        f"บรรทัดที่ {number} ไม่ต่อจากบรรทัดก่อนหน้า มีบรรทัดถูกลบ แทรก หรือย้าย",
    )


def _torn(number: int) -> Text:
    return Text(
        f"line {number} was cut off while it was written, and does not count",
        f"บรรทัดที่ {number} ขาดระหว่างบันทึก จึงไม่นับรายการนี้",
    )


_RESTORE: Final = Text(
    "bring the file back from a copy: only `ecorules` writes in it, and what is wrong is put right "
    "by a further entry",
    "นำไฟล์เดิมกลับมาจากสำเนา ไฟล์นี้ให้ `ecorules` บันทึกเท่านั้น หากบันทึกผิดให้บันทึกรายการใหม่เพิ่ม",
)
_UNKNOWN: Final = Text(
    "this entry is of a kind that is not known here", "รายการนี้เป็นประเภทที่โปรแกรมรุ่นนี้ไม่รู้จัก"
)
_NEWER: Final = Text(
    "a newer version of ecorules may have written it", "อาจบันทึกด้วย ecorules รุ่นใหม่กว่า"
)
_A_LINK: Final = Text(
    "the log of the register must be a file, not a link to one",
    "บันทึกทะเบียนหลักฐานต้องเป็นไฟล์จริง ไม่ใช่ลิงก์",
)
