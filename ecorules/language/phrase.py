"""Phrases put together: places filled in, lists joined, Thai set off from what is not Thai.

Thai writes its words without spaces between them, and sets a number, a Latin word or a
bracket off by one.  So a phrase is filled in by its neighbours, not by plain replacement.
"""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Language, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING: Final = "(“ "
_CLOSING: Final = ")”;:, "
_FIRST_THAI: Final = "\u0e00"
_LAST_THAI: Final = "\u0e7f"

AND: Final = Text("and", "และ")
OR: Final = Text("or", "หรือ")


def filled(phrase: Text, lang: Language, **parts: str) -> str:
    """Return the phrase in one language, with its places filled in.

    >>> filled(Text("at least {end}", "ไม่น้อยกว่า{end}"), "th", end="60 ไร่")
    'ไม่น้อยกว่า 60 ไร่'
    """
    said = ""
    for literal, place, _, _ in Formatter().parse(phrase.said(lang)):
        said = _beside(said, literal, lang)
        if place is not None:
            said = _beside(said, parts[place], lang)
    return said


def _beside(left: str, right: str, lang: Language) -> str:
    """Put two stretches side by side; English phrases bring their own spaces."""
    if lang == "en" or not left or not right:
        return left + right
    if left[-1] in _OPENING or right[0] in _CLOSING or (_is_thai(left[-1]) and _is_thai(right[0])):
        return left + right
    return f"{left} {right}"


def _is_thai(character: str) -> bool:
    return _FIRST_THAI <= character <= _LAST_THAI


def listed(names: Sequence[str], word: Text, lang: Language) -> str:
    """Return short names as a list in a sentence.

    >>> listed(["A", "B", "C"], AND, "en")
    'A, B and C'
    """
    *others, last = names
    if not others:
        return last
    return f"{', '.join(others)} {filled(_LAST, lang, word=word.said(lang), last=last)}"


def joined(parts: Sequence[str], word: Text, lang: Language) -> str:
    """Return whole statements as one, with semicolons where commas would confuse."""
    *others, last = parts
    said = filled(_LAST, lang, word=word.said(lang), last=last)
    is_plain = len(others) == 1 and not any(mark in part for part in parts for mark in ",;")
    mark = _MARK.said(lang) if is_plain else ";"
    return f"{'; '.join(others)}{mark} {said}"


_LAST: Final = Text("{word} {last}", "{word}{last}")
_MARK: Final = Text(",", "")
