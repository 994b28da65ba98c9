"""How the cells of the form look: readable on grey paper, and at a glance where to write.

What is given stands on grey, what is to be filled in on white within a frame: the two differ in
more than colour.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.report.workbook.xlsx import Book, Style

# Part of Windows and macOS, with Thai letters; elsewhere another font with them steps in.
_FONT: Final = {"font_name": "Tahoma", "font_size": 10, "valign": "top", "text_wrap": True}
_HAIR, _THIN = 7, 1
_GREY, _DARK = "#EDEDED", "#D0D0D0"
_AS_TEXT: Final = "@"
_STYLES: Final[dict[str, dict[str, object]]] = {
    "title": {"bold": True, "font_size": 15, "text_wrap": False},
    "about": {"text_wrap": False, "font_color": "#404040"},
    "names": {"font_size": 8, "font_color": "#808080", "text_wrap": False},
    "header": {"bold": True, "bg_color": _DARK, "border": _THIN, "valign": "vcenter"},
    "heading": {"bold": True, "bg_color": _DARK, "text_wrap": False},
    "plain": {"text_wrap": False},
    "blank": {"valign": "vcenter", "locked": False, "num_format": _AS_TEXT},
    "blank-number": {"valign": "vcenter", "locked": False, "align": "right"},
    "known": {"valign": "vcenter", "num_format": _AS_TEXT},
    "given": {"bg_color": _GREY, "border": _HAIR},
    "small": {"bg_color": _GREY, "border": _HAIR, "font_size": 8},
    "open": {"border": _THIN, "locked": False, "num_format": _AS_TEXT},
    "number": {"border": _THIN, "locked": False, "align": "right"},
    "thousands": {"border": _THIN, "locked": False, "align": "right", "num_format": "#,##0"},
    "shut": {"border": _THIN, "num_format": _AS_TEXT},
    "prose": {"text_wrap": True},
    "prose-bold": {"bold": True, "font_size": 12},
    "mark-open": {"border": _THIN},
    "mark-given": {"bg_color": _GREY, "border": _HAIR},
}

_LONGEST_TAB: Final = 31
# No program measures the rows of a new file alike, and none may cut Thai marks off: the height is
# set for the lines that a text takes, a little more than the letters alone would need.
_LINE_HEIGHT: Final = 15.5
# The height of a row of one line, with room for a vowel and a tone mark above its letters.
ONE_LINE: Final = 17
_LETTERS_A_WIDTH: Final = 0.95
_USED_OF_A_LINE: Final = 0.95


class Styles:
    """The formats of one workbook, each made when it is first used."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        """Return the format of a name."""
        if name not in self._made:
            self._made[name] = self._book.add_format({**_FONT, **_STYLES[name]})
        return self._made[name]


def tab(title: str) -> str:
    """Return a title as a tab may say it.

    >>> tab("Factories [in/out]")
    'Factories (in-out)'
    """
    return title.translate(str.maketrans("[]:*?/\\", "()-----"))[:_LONGEST_TAB]


def height(texts: Iterable[tuple[str, float]]) -> float | None:
    """Return how high a row of texts is in columns of these widths, if they do not fit a line."""
    lines = max((_lines(text, width) for text, width in texts if text), default=1)
    return None if lines == 1 else lines * _LINE_HEIGHT


def _lines(text: str, width: float) -> int:
    return sum(_lines_of(cells(line), width * _LETTERS_A_WIDTH) for line in text.split("\n"))


def _lines_of(letters: int, room: float) -> int:
    # What goes over one line is cut between words, and leaves some of each line empty.
    return 1 if letters <= room else ceil(letters / (room * _USED_OF_A_LINE))
