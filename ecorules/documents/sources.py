"""A file as text with its lines, or the reason why it is none.

Files come from many hands and programs: they may be missing, huge, empty, or
saved in an older Thai encoding.  Each of these is said with its remedy before
anything tries to understand the content.
"""

import re
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from ecorules.diagnostics import Diagnostic, Span, Text

MEGABYTE: Final = 1024 * 1024
_MOST_REPORTED: Final = 20
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
# Also the line breaks that only some programs see: lines must have the same number everywhere.
_CONTROL_CHARACTER: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]",
)


@dataclass(frozen=True, eq=False)
class Source:
    """Hold the text of a file and find its lines when a place is shown."""

    shown: str
    text: str

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_BREAK.split(self.text)

    def line(self, number: int) -> str:
        """Return a line by its number, empty if there is no such line."""
        return self._lines[number - 1] if number <= len(self._lines) else ""

    def span(self, line: int, column: int, end_column: int | None = None) -> Span:
        """Return a stretch of a line; without an end it runs to the end of the line."""
        written = self.line(line)
        if end_column is None:
            end_column = max(column, len(written.rstrip()) + 1)
        return Span(self.shown, line, column, end_column, written)

    def span_at(self, offset: int) -> Span:
        """Return the span of one character by its offset in the text."""
        before = _LINE_BREAK.split(self.text[:offset])
        return self.span(len(before), len(before[-1]) + 1, len(before[-1]) + 2)


def read_source(path: Path, shown: str, limit: int, into: list[Diagnostic]) -> Source | None:
    """Return the text of a file of at most `limit` bytes, or report why it cannot be read."""
    content = read_content(path, shown, limit, into)
    return None if content is None else decoded(content, shown, into)


def read_content(path: Path, shown: str, limit: int, into: list[Diagnostic]) -> bytes | None:
    """Return the bytes of a file of at most `limit` bytes, or report why it cannot be read."""
    try:
        state = path.stat()
        # Anything but a regular file, such as a pipe, could keep the program waiting for ever.
        if not stat.S_ISREG(state.st_mode):
            into.append(_of_file("unreadable-file", shown, _NOT_A_FILE))
            return None
        if state.st_size > limit:
            into.append(_too_large(shown, state.st_size, limit))
            return None
        return path.read_bytes()
    except FileNotFoundError:
        into.append(_of_file("no-file", shown, _NO_FILE))
    except (OSError, ValueError):
        into.append(_of_file("unreadable-file", shown, _NOT_OPENED, _MAY_BE_READ))
    return None


def decoded(content: bytes, shown: str, into: list[Diagnostic]) -> Source | None:
    """Return UTF-8 bytes as text, with or without a byte order mark, or report what they are."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        into.append(_not_utf8(content, error.start, shown))
        return None
    return examined(text, shown, into)


def examined(text: str, shown: str, into: list[Diagnostic]) -> Source | None:
    """Return a text with its lines, or report what in it nobody could see."""
    if not text.strip():
        into.append(_of_file("empty-file", shown, EMPTY))
        return None
    source = Source(shown, text)
    refused = [_refused_character(source, match) for match in _CONTROL_CHARACTER.finditer(text)]
    into.extend(refused[:_MOST_REPORTED])
    return None if refused else source


def _refused_character(source: Source, match: re.Match[str]) -> Diagnostic:
    name = f"U+{ord(match[0]):04X}"
    message = Text(
        f"the invisible character {name} is not accepted",
        f"ไม่รับอักขระที่มองไม่เห็น {name}",
    )
    span = source.span_at(match.start())
    return Diagnostic("control-character", message, span, help=_DELETE)


def _of_file(code: str, shown: str, message: Text, remedy: Text | None = None) -> Diagnostic:
    return Diagnostic(code, message, Span.whole(shown), help=remedy)


def _too_large(shown: str, size: int, limit: int) -> Diagnostic:
    # Rounded up, so that a file just over the limit is not said to be as large as the limit.
    found = f"{-(-size * 10 // MEGABYTE) / 10:.1f}"
    allowed = f"{limit / MEGABYTE:g}"
    message = Text(
        f"the file has {found} MB, and at most {allowed} MB are read",
        f"ไฟล์มีขนาด {found} MB แต่รับได้ไม่เกิน {allowed} MB",
    )
    remedy = Text(
        "check that it is the right file: one of these is rarely larger than 1 MB",
        "ตรวจสอบว่าเป็นไฟล์ที่ถูกต้อง ปกติไฟล์ประเภทนี้มีขนาดไม่เกิน 1 MB",
    )
    return _of_file("too-large", shown, message, remedy)


def _not_utf8(content: bytes, offset: int, shown: str) -> Diagnostic:
    start = content.rfind(b"\n", 0, offset) + 1
    line = content.count(b"\n", 0, offset) + 1
    before = content[start:offset].decode("utf-8-sig", errors="replace")
    # Bytes of an unknown encoding have no characters to show, so the line is left out.
    span = Span(shown, line, len(before) + 1, len(before) + 2, "")
    message = Text(
        f"byte {offset + 1} of the file, in line {line}, is not UTF-8",
        f"ไบต์ที่ {offset + 1} ของไฟล์ ในบรรทัดที่ {line} ไม่ใช่รหัสอักขระ UTF-8",
    )
    return Diagnostic("not-utf8", message, span, help=_remedy_of_encoding(content))


def _remedy_of_encoding(content: bytes) -> Text:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Text(f"it looks like UTF-16; {_SAVE.en}", f"ไฟล์น่าจะเป็น UTF-16 {_SAVE.th}")
    try:
        content.decode("cp874")
    except UnicodeDecodeError:
        return _SAVE
    return Text(
        f"it looks like TIS-620 (Windows-874); {_SAVE.en}",
        f"ไฟล์น่าจะเป็น TIS-620 (Windows-874) {_SAVE.th}",
    )


EMPTY: Final = Text("the file is empty", "ไฟล์นี้ว่างเปล่า")
_NO_FILE: Final = Text("there is no such file", "ไม่พบไฟล์นี้")
_NOT_A_FILE: Final = Text("this is not a file with text", "รายการนี้ไม่ใช่ไฟล์ข้อความ")
_NOT_OPENED: Final = Text("the file cannot be opened", "เปิดไฟล์นี้ไม่ได้")
_SAVE: Final = Text(
    "save the file as UTF-8 (in Excel: Save As, `CSV UTF-8 (Comma delimited)`)",
    "ให้บันทึกไฟล์เป็น UTF-8 (ใน Excel เลือก บันทึกเป็น แล้วเลือก `CSV UTF-8 (Comma delimited)`)",
)
_MAY_BE_READ: Final = Text(
    "check that it is a file and that you may read it",
    "ตรวจสอบว่าเป็นไฟล์และมีสิทธิ์อ่าน",
)
_DELETE: Final = Text(
    "delete it; it may have come along when text was copied",
    "ลบอักขระนี้ออก อาจติดมาจากการคัดลอกข้อความ",
)
