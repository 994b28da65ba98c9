"""What a person types in one cell or one value, made comparable.

The same Thai word can be typed in several ways that look alike: sara am as one
character or as two, digits in either script, blanks and invisible characters
that come along when text is copied.  Comparison, search and digest must not
see the difference.  Figures and dates have modules of their own.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ecorules.diagnostics import Diagnostic, Severity, Span, Text, quoted

NO_VALUE: Final = Text("there is no value", "ยังไม่ได้ระบุค่า")


class Unreadable(ValueError):  # noqa: N818 it says what the text is
    """Say why a text is not what it should be, and how to write it.

    `at` leads from the value that is examined to the part of it that is meant.
    """

    def __init__(
        self,
        code: str,
        message: Text,
        help: Text | None = None,  # noqa: A002 the word that the reader sees
        at: tuple[str | int, ...] = (),
    ) -> None:
        super().__init__(message.en)
        self.code = code
        self.message = message
        self.help = help
        self.at = at

    def diagnostic(self, span: Span | None, clause: Text | None = None) -> Diagnostic:
        """Return the problem as a diagnostic at a place."""
        return Diagnostic(self.code, self.message, span, clause, self.help)

    def notice(self, span: Span | None, clause: Text | None = None) -> Diagnostic:
        """Return what the text was taken for, as something that is only told at a place."""
        return replace(self.diagnostic(span, clause), severity=Severity.NOTE)


_NIKHAHIT: Final = "\u0e4d"
_SARA_AM: Final = "\u0e33"
_INVISIBLE: Final = (
    *range(0x200B, 0x2010),  # zero-width space and joiners, direction marks
    *range(0x202A, 0x202F),  # direction embeddings
    *range(0x2060, 0x2070),  # word joiner, direction isolates
    0x00AD,  # soft hyphen
    0xFE0E,  # text and picture forms of a sign
    0xFE0F,
    0xFEFF,  # byte order mark
)
_TYPED_ALIKE: Final[Mapping[int, str | None]] = {
    **dict.fromkeys(_INVISIBLE),
    **{0x0E50 + digit: str(digit) for digit in range(10)},
}
_TWO_PART_SARA_AM: Final = re.compile(f"{_NIKHAHIT}([\u0e48-\u0e4b]*)\u0e32")
_TWO_PART_SARA_AE: Final = "\u0e40\u0e40"
_SARA_AE: Final = "\u0e41"
# Most cells have none of these, and to look is much faster than to replace.
_TO_REPLACE: Final = re.compile(
    f"[{re.escape(''.join(map(chr, _TYPED_ALIKE)))}{_NIKHAHIT}]|{_TWO_PART_SARA_AE}",
)


def plain(text: str) -> str:
    """Return the text as it is compared: one spelling, ASCII digits, single blanks.

    Meant for names, figures and codes.  Line breaks become blanks, so prose is
    kept as it was written.

    >>> plain(" ระดับ  ๒ ")
    'ระดับ 2'
    """
    if not text.isascii():
        if _TO_REPLACE.search(text):
            text = text.translate(_TYPED_ALIKE)
            text = _TWO_PART_SARA_AM.sub(rf"\1{_SARA_AM}", text)
            text = text.replace(_TWO_PART_SARA_AE, _SARA_AE)
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def filled(text: str) -> str:
    """Return the plain text of a value that has to be there."""
    written = plain(text)
    if not written:
        raise Unreadable("no-value", NO_VALUE)
    return written


_MISSING: Final = frozenset(
    {
        *("", "-", "--", "\u2013", "\u2014", "n/a", "na", "n.a.", "n.a", "no data", "unknown"),
        *("ไม่มีข้อมูล", "ยังไม่มีข้อมูล", "ไม่ปรากฏข้อมูล", "ไม่ระบุ", "ไม่ทราบ"),
    },
)


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no value.

    >>> is_missing("N/A"), is_missing("0"), is_missing("ไม่มี")
    (True, False, False)
    """
    return plain(text).casefold() in _MISSING


_YES: Final = frozenset(
    {
        *("yes", "y", "true", "1", "ใช่", "มี", "จริง", "ได้รับ", "ได้รับการรับรอง", "ได้รับการรับรองแล้ว"),
        *("✓", "✔", "☑", "✅"),
    },
)
_NO: Final = frozenset(
    {
        *("no", "n", "false", "0", "ไม่ใช่", "ไม่มี", "เท็จ", "ไม่ได้รับ", "ไม่ได้รับการรับรอง"),
        *("ยังไม่มี", "ยังไม่ได้รับ", "ยังไม่ได้รับการรับรอง", "✗", "✘", "❌"),
    },
)
_HOW_TO_ANSWER: Final = Text("write `yes` or `no`", "เขียน `ใช่` หรือ `ไม่ใช่` (`มี` หรือ `ไม่มี`)")


def flag(text: str) -> bool:
    """Return what a yes-or-no answer says.

    >>> flag("ใช่"), flag("No")
    (True, False)
    """
    answer = filled(text).casefold()
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    said = quoted(text)
    message = Text(f"{said} is neither yes nor no", f"{said} ไม่ใช่คำตอบว่าใช่หรือไม่ใช่")
    raise Unreadable("not-yes-or-no", message, _HOW_TO_ANSWER)
