"""The voice a report speaks with: Thai, English or both side by side, and in which digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from ecorules.diagnostics import Language, Text

_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# A word with a Latin letter in it is a name or a code, and its digits are part of it.
_WORD: Final = re.compile(r"ecorules [\d.]+|[\w./:@+-]*[A-Za-z][\w./:@+-]*|[0-9]+", re.ASCII)

# No file of any of these kinds may hold them, whatever stands in a case.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Said(NamedTuple):
    """What is said in one language."""

    lang: Language
    text: str


class Voice(NamedTuple):
    """The languages of a report, the first one leading, and whether its Thai has Thai digits."""

    languages: tuple[Language, ...]
    has_thai_digits: bool = False

    @property
    def lead(self) -> Language:
        """Return the language that the file as a whole is in."""
        return self.languages[0]

    @property
    def is_double(self) -> bool:
        """Return whether everything is said twice."""
        return len(self.languages) > 1

    def said(self, text: Text) -> tuple[Said, ...]:
        """Return a text in each language; what is the same in all is said once."""
        every = [Said(lang, self.one(text, lang)) for lang in self.languages]
        return tuple(every[:1] if text.en == text.th else every)

    def one(self, text: Text, lang: Language | None = None) -> str:
        """Return a text in one language, the leading one unless another is named."""
        spoken = lang or self.lead
        said = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.said(spoken))
        return thai_digits(said) if self.has_thai_digits and spoken == "th" else said

    def line(self, text: Text) -> str:
        """Return a text on one line, the languages after each other."""
        return " / ".join(said.text for said in self.said(text))


def thai_digits(text: str) -> str:
    """Return a text with Thai digits, except within words that have a Latin letter.

    >>> thai_digits("วันที่ 21 พฤศจิกายน 2569 ตาม eit-2562 ข้อ 19.1.1")
    'วันที่ ๒๑ พฤศจิกายน ๒๕๖๙ ตาม eit-2562 ข้อ ๑๙.๑.๑'
    """
    return _WORD.sub(_turned, text)


def _turned(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(_THAI) if word.isdigit() else word
