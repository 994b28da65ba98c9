"""Words as a terminal shows them: nothing that could steer it, as wide as they look, quoted."""

import difflib
import unicodedata
from collections.abc import Iterable
from typing import Final

_HARMLESS_ZERO_WIDTH: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff")


def visible(text: str) -> str:
    """Return the text with nothing in it that could steer a terminal."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "\u2421"
    if character in _HARMLESS_ZERO_WIDTH:
        return character
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return "\ufffd" if hidden else character


def cells(text: str) -> int:
    """Return how many terminal cells the text fills; Thai marks above and below fill none.

    >>> cells("น้ำเสีย")
    5
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Return the text followed by spaces up to a width in terminal cells."""
    return text + " " * (width - cells(text))


_LONGEST_QUOTED: Final = 60
_LONGEST_SUGGESTED: Final = 100


def quoted(words: str) -> str:
    """Return the author's words in backticks, safe to show and cut if they are long.

    >>> quoted("water_reuzed")
    '`water_reuzed`'
    """
    shown = visible(words[: _LONGEST_QUOTED + 1])
    return f"`{shown[: _LONGEST_QUOTED - 1]}…`" if len(shown) > _LONGEST_QUOTED else f"`{shown}`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, if there is one.

    >>> nearest("water_reuzed", ["water_reused", "water_used"])
    'water_reused'
    """
    if len(word) > _LONGEST_SUGGESTED:
        return None
    folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None
