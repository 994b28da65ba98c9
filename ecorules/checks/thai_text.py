"""A Thai text is not typed as Thai is written, although it may look so.

Marks in another order, a vowel in two parts and letters of other scripts look alike on many
screens.  Search, comparison and other programs take them for other words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.checks._places import clause_in, files
from ecorules.checks._texts import texts
from ecorules.diagnostics import Diagnostic, Severity, Text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.draft import Draft

CODE: Final = "thai-text"

# What a consonant bears above or below it; nikhahit, too, though that is hardly ever meant.
_VOWEL: Final = "\u0e31\u0e34-\u0e3a\u0e47"
_UPPER_OR_LOWER: Final = f"{_VOWEL}\u0e4d"
_TONE: Final = "\u0e48-\u0e4b"
_SILENT: Final = "\u0e4c\u0e4e"
_FIGURE: Final = "\u0e50-\u0e59"
_THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"


class _Slip(NamedTuple):
    """One way to type Thai wrongly: how it is known, what is said, and what to do."""

    pattern: re.Pattern[str]
    message: Text
    help: Text


_SLIPS: Final = (
    _Slip(
        re.compile("\u0e40\u0e40"),
        Text("{word} has two `เ` for one `แ`", "{word} พิมพ์ `เ` สองตัวแทน `แ`"),
        Text("type `แ` as one character", "พิมพ์ `แ` เป็นอักขระเดียว"),
    ),
    _Slip(
        re.compile(f"[{_TONE}]?\u0e4d[{_TONE}]?\u0e32"),
        Text("{word} has `ำ` in two parts", "{word} พิมพ์ `ำ` แยกเป็นสองอักขระ"),
        Text("type `ำ` as one character", "พิมพ์ `ำ` เป็นอักขระเดียว"),
    ),
    _Slip(
        re.compile(f"[{_TONE}{_SILENT}][{_VOWEL}]|[\u0e30\u0e32\u0e33\u0e45][{_TONE}]"),
        Text("{word} has a mark in the wrong order", "{word} พิมพ์สระและวรรณยุกต์สลับลำดับ"),
        Text(
            "type the consonant, then the vowel above or below it, then the tone mark",
            "พิมพ์พยัญชนะ ตามด้วยสระบนหรือล่าง แล้วจึงพิมพ์วรรณยุกต์",
        ),
    ),
    _Slip(
        re.compile(f"[{_UPPER_OR_LOWER}]{{2}}|[{_TONE}]{{2}}|[{_SILENT}]{{2}}|\u0e30\u0e30"),
        Text("{word} has a mark twice", "{word} พิมพ์สระหรือวรรณยุกต์ซ้อนกัน"),
        Text("delete one of the two", "ลบออกหนึ่งตัว"),
    ),
    _Slip(
        re.compile(f"(?:^|[^{_THAI}])[{_UPPER_OR_LOWER}{_TONE}{_SILENT}]"),
        Text("{word} has a mark without its letter", "{word} มีสระหรือวรรณยุกต์ที่ไม่มีพยัญชนะ"),
        Text("type the consonant before the mark", "พิมพ์พยัญชนะไว้ก่อนสระหรือวรรณยุกต์"),
    ),
    _Slip(
        re.compile(f"[0-9][.,]?[{_FIGURE}]|[{_FIGURE}][.,]?[0-9]"),
        Text("{word} mixes Thai and Arabic digits", "{word} ใช้เลขไทยปนกับเลขอารบิก"),
        Text("write one number in digits of one kind", "เขียนตัวเลขจำนวนเดียวกันด้วยเลขชนิดเดียว"),
    ),
    _Slip(
        # Cyrillic and Lao; and a single Latin letter within a Thai word.
        re.compile(f"[\u0400-\u052f\u0e80-\u0eff]|(?<=[{_THAI}])[A-Za-z](?=[{_THAI}])"),
        Text("{word} has a letter of another script", "{word} มีตัวอักษรของภาษาอื่นปนอยู่"),
        Text(
            "type the Thai letter, or set the foreign word apart with spaces",
            "พิมพ์เป็นอักษรไทย หรือเว้นวรรคหน้าและหลังคำต่างประเทศ",
        ),
    ),
)
_ANY: Final = re.compile("|".join(slip.pattern.pattern for slip in _SLIPS))
_BREAK: Final = re.compile(r"[\s()\"“”]")


def run(draft: Draft) -> list[Diagnostic]:
    """Return each kind of slip once for every Thai text that has it, with the word it is in."""
    return [
        Diagnostic(
            CODE,
            message,
            file.document.span(text.path),
            clause_in(file),
            remedy,
            Severity.WARNING,
        )
        for file in files(draft)
        for text in texts(file.document)
        if text.lang == "th" and _ANY.search(text.words)
        for message, remedy in _said(text.words)
    ]


def _said(words: str) -> Iterator[tuple[Text, Text]]:
    for slip in _SLIPS:
        found = slip.pattern.search(words)
        if found is not None:
            word = quoted(_around(words, found))
            yield Text(*(said.replace("{word}", word) for said in slip.message)), slip.help


def _around(words: str, found: re.Match[str]) -> str:
    """Return the word in which something was found, or as much of it as helps to find it."""
    before = _BREAK.split(words[: found.end()].rstrip())[-1]
    after = _BREAK.split(words[found.end() :])[0]
    return f"{before[-_SHOWN:]}{after[:_SHOWN]}"


_SHOWN: Final = 24
