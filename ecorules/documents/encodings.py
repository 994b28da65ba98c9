"""The text of a table, in whichever encoding a spreadsheet saved it.

Excel saves CSV in the encoding of the computer, Windows-874 in Thailand, unless it is told
otherwise.  That encoding gives nearly every sequence of bytes some Thai letters, so it is
assumed only where the letters stand as Thai letters do, and the reader is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.documents.sources import Source, decoded, examined

if TYPE_CHECKING:
    from ecorules.diagnostics import Span

_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_THAI: Final = "\u0e01-\u0e3a\u0e3f-\u0e5b"
_THAI_LETTER: Final = re.compile(f"[{_THAI}]")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
# Vowels and tone marks above and below; each needs a Thai letter before it to sit on.
_LOOSE_MARK: Final = re.compile(f"(?<![{_THAI}])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_LONE_LETTER: Final = re.compile(f"(?<![{_THAI}])[{_THAI}](?![{_THAI}])")
# Thai in UTF-8 that is read as Windows-874 is full of these two pairs, and Thai words are not.
_MISREAD_UTF8: Final = re.compile("เ[ธน]")
_NEARLY_ALL: Final = 0.9
_HALF: Final = 0.5
_HARDLY_ANY: Final = 0.05
_TOO_MANY_PAIRS: Final = 0.2


def text_of_table(content: bytes, shown: str, into: list[Diagnostic]) -> Source | None:
    """Return the text in the bytes of a table, or report what they are; tells what is assumed."""
    if content.startswith(_UTF16_MARKS):
        source = _decoded_as("utf-16", content, shown, into)
        if source is not None:
            into.append(_assumed("UTF-16", source))
        return source
    text = _thai(content)
    if text is None:
        return decoded(content, shown, into)
    source = examined(text, shown, into)
    if source is not None:
        into.append(_assumed("TIS-620 (Windows-874)", source))
    return source


def _decoded_as(encoding: str, content: bytes, shown: str, into: list[Diagnostic]) -> Source | None:
    try:
        return examined(content.decode(encoding), shown, into)
    except UnicodeDecodeError:
        return decoded(content, shown, into)  # it says where the text stops being one


def _thai(content: bytes) -> str | None:
    """Return the text if the bytes are no UTF-8 and are Thai in Windows-874."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        return None
    try:
        text = content.decode("cp874")
    except UnicodeDecodeError:
        return None
    return text if _stands_as_thai_does(text) else None


def _stands_as_thai_does(text: str) -> bool:
    beyond_ascii = len(_NOT_ASCII.findall(text))
    thai = len(_THAI_LETTER.findall(text))
    loose = len(_LOOSE_MARK.findall(text))
    lone = len(_LONE_LETTER.findall(text))
    pairs = len(_MISREAD_UTF8.findall(text))
    return (
        thai >= _NEARLY_ALL * beyond_ascii
        and loose <= _HARDLY_ANY * beyond_ascii
        and lone <= _HALF * beyond_ascii
        and pairs <= _TOO_MANY_PAIRS * beyond_ascii
    )


def _assumed(encoding: str, source: Source) -> Diagnostic:
    message = Text(
        f"the file is not saved as UTF-8; it is read as {encoding}",
        f"ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 จึงอ่านเป็น {encoding}",
    )
    return Diagnostic(
        "encoding", message, _first_thai_line(source), help=_LOOK, severity=Severity.NOTE
    )


def _first_thai_line(source: Source) -> Span:
    """Return a line by which a reader can see whether the encoding was the right one."""
    found = _THAI_LETTER.search(source.text)
    return source.span(source.span_at(found.start() if found else 0).line, 1)


_LOOK: Final = Text(
    "check that this line reads as it should; if not, save the file as UTF-8",
    "ตรวจสอบว่าข้อความในบรรทัดนี้อ่านได้ถูกต้อง หากไม่ถูกต้องให้บันทึกไฟล์เป็น UTF-8",
)
