"""The cells of one sheet: which text stands in which row and column.

Cells without any text are passed over, whatever their format, so a sheet is as large as what
people wrote on it and not as what they coloured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.documents.scalars import Unreadable
from ecorules.documents.workbooks import refusals as say
from ecorules.documents.workbooks.formats import AS_IT_IS, Format
from ecorules.documents.workbooks.markup import text_of
from ecorules.documents.workbooks.numbers import said_as
from ecorules.documents.workbooks.oddities import Oddity
from ecorules.documents.workbooks.strings import spelt_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from ecorules.documents.workbooks.large import LargePart

_MOST_CELLS: Final = 2_000_000
_MOST_ROWS: Final = 1_048_576
_MOST_FILLED: Final = 200_000
_MOST_DIGITS: Final = 9
_MOST_COLUMNS: Final = 16_384
_LETTERS: Final = 26
_NOT_AVAILABLE: Final = "#N/A"
# How LibreOffice writes a plain yes or no.
_CONSTANTS: Final = frozenset({"TRUE()", "FALSE()"})
_ATTRIBUTES: Final = r'(?:\s+[\w:]+\s*=\s*(?:"[^"<]*"|\'[^\'<]*\'))*'
_ROW_NUMBER: Final = re.compile(r"""\sr\s*=\s*["']([^"']*)["']""")
_IS_HIDDEN: Final = re.compile(r"""\shidden\s*=\s*["'](?:1|true)["']""")
# What needs no rounding: few digits, no exponent, no noughts behind the point.
_AS_TYPED: Final = re.compile(r"(?!-0$)-?(?:[0-9]{1,15}|[0-9]{1,7}\.[0-9]{0,7}[1-9])")
_REFERENCE: Final = re.compile("([A-Z]{1,3})([0-9]{1,7})")


class Setting(NamedTuple):
    """What the cells of a workbook share: their texts, their formats, and the first day.

    `held` is how many of them other sheets have.
    """

    strings: Sequence[str]
    formats: Sequence[Format]
    since_1904: bool
    held: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells with text by row and column, counted from 1, and what is odd about some."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    oddities: dict[tuple[int, int], Oddity] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)


def grid_of(part: LargePart, setting: Setting) -> Grid:
    """Return the cells of a sheet from the text between its first row and its last."""
    return _Reader(part, setting).read()


class _Reader:
    def __init__(self, part: LargePart, setting: Setting) -> None:
        self._part = part
        self._setting = setting
        self._grid = Grid()
        self._cells = 0
        row, c, v, i, t = (f"{part.prefix}{name}" for name in ("row", "c", "v", "is", "t"))
        inside = f'<{v}>([^<&]*)</{v}>|<{i}><{t}(?: xml:space="preserve")?>([^<&]*)</{t}></{i}>'
        start = rf'<{c} r="([A-Z]{{1,3}})[0-9]+"(?: s="([0-9]+)")?(?: t="(n|s|inlineStr)")?'
        cell = f"{start}(?:/>|>(?:{inside})?</{c}>)"
        self._cell = re.compile(cell)
        # The same without groups: a row of nothing but such cells.
        self._only_such = re.compile(f"(?:{re.sub(r'[(](?![?])', '(?:', cell)})*+")
        self._row = re.compile(rf"\s*<{row}({_ATTRIBUTES})\s*(/?)>")
        self._closing = f"</{row}>"
        self._styled = {str(place): form for place, form in enumerate(setting.formats)}
        self._plain = {"", *(place for place, form in self._styled.items() if form == AS_IT_IS)}

    def read(self) -> Grid:
        text, at, number = self._part.text, 0, 0
        while match := self._row.match(text, at):
            attributes = match[1]
            told = _ROW_NUMBER.search(attributes)
            before, number = number, _row_number(told[1]) if told else number + 1
            if not before < number <= _MOST_ROWS:
                raise self._part.broken()
            if _IS_HIDDEN.search(attributes):
                self._grid.hidden_rows.add(number)
            at = match.end()
            if not match[2]:
                at = self._part.after(self._closing, at)
                self._take(number, text[match.end() : at - len(self._closing)])
        if text[at:].strip():
            raise self._part.broken()
        return self._grid

    def _take(self, number: int, content: str) -> None:
        """Take the cells of a row."""
        cells = list(self._cells_in(number, content))
        if cells:
            self._grid.rows[number] = dict(cells)
            self._cells += len(cells)
            if len(self._grid.rows[number]) != len(cells):
                raise self._part.broken()  # two cells in one place
        if self._setting.held + self._cells > _MOST_CELLS:
            raise say.too_large(
                f"the workbook has more than {_MOST_CELLS:,} cells with text",
                f"สมุดงานนี้มีช่องที่มีข้อความมากกว่า {_MOST_CELLS:,} ช่อง",
            )
        if len(self._grid.rows) > _MOST_FILLED:
            raise say.too_large(
                f"a sheet has more than {_MOST_FILLED:,} rows with text",
                f"มีแผ่นงานที่มีแถวซึ่งมีข้อความมากกว่า {_MOST_FILLED:,} แถว",
            )

    def _cells_in(self, number: int, content: str) -> Iterator[tuple[int, str]]:
        if not self._only_such.fullmatch(content):
            yield from self._parsed(number, content)
            return
        strings, plain = self._setting.strings, self._plain
        for letters, style, kind, value, inline in self._cell.findall(content):
            try:
                if kind == "s":
                    text = strings[_place(value)]
                elif kind == "inlineStr":
                    text = spelt_out(inline)
                elif style in plain and _AS_TYPED.fullmatch(value):
                    text = value
                else:
                    text = self._number(number, column_of(letters), value, style)
            except (ValueError, LookupError, OverflowError):
                raise self._part.broken() from None
            if text:
                yield column_of(letters), text

    def _number(self, row: int, column: int, value: str, style: str) -> str:
        if not value.strip():
            return ""
        form = self._styled.get(style, AS_IT_IS)
        text, oddity = said_as(value, form, since_1904=self._setting.since_1904)
        if oddity:
            self._odd(row, column, oddity)
        return text

    def _odd(self, row: int, column: int, oddity: Oddity) -> None:
        place = (row, column)
        self._grid.oddities[place] = self._grid.oddities.get(place, Oddity.NONE) | oddity

    def _parsed(self, row: int, content: str) -> Iterator[tuple[int, str]]:
        """Yield the cells of a row in which some are not written as nearly all are."""
        column = 0
        for cell in self._part.parsed(content).iterfind("c"):
            reference = _REFERENCE.fullmatch(cell.get("r", ""))
            column = column_of(reference[1]) if reference else column + 1
            if column > _MOST_COLUMNS:
                raise self._part.broken()
            try:
                text = self._told(row, column, cell)
            except (ValueError, LookupError, OverflowError) as error:
                if isinstance(error, Unreadable):
                    raise
                raise self._part.broken() from None
            if text:
                yield column, text

    def _told(self, row: int, column: int, cell: Element) -> str:
        value = cell.findtext("v", "")
        formula = cell.findtext("f")
        if formula is not None and formula not in _CONSTANTS:
            is_open = not value and cell.get("t") != "str"
            self._odd(row, column, Oddity.NOT_CALCULATED if is_open else Oddity.FORMULA)
        match cell.get("t", "n"):
            case "s":
                return self._setting.strings[_place(value)] if value else ""
            case "inlineStr":
                return spelt_out(text_of(cell.find("is")))
            case "str":
                return spelt_out(value)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), value)
            case "e":
                is_missing = value.strip() == _NOT_AVAILABLE
                self._odd(row, column, Oddity.NOT_AVAILABLE if is_missing else Oddity.ERROR)
                return value.lstrip("#") if is_missing else value
            case "d":
                return value.partition("T")[0]
            case _:
                return self._number(row, column, value, cell.get("s", ""))


def _row_number(said: str) -> int:
    """Return the number of a row, or 0 if it is none."""
    return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else 0


def _place(said: str) -> int:
    """Return the place of a shared text; raises `ValueError` if it is none, as -1 would be."""
    if not said.isdecimal() or len(said) > _MOST_DIGITS:
        raise ValueError(said)
    return int(said)


@cache
def column_of(letters: str) -> int:
    """Return the number of a column from its letters, counted from 1.

    >>> column_of("C"), column_of("XFD")
    (3, 16384)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def hidden_columns(columns: Iterable[Element]) -> Iterator[range]:
    """Yield the columns that the head of a sheet hides."""
    for each in columns:
        if each.get("hidden") in {"1", "true"}:
            first, last = int(each.get("min", "0")), int(each.get("max", "0"))
            yield range(max(1, first), min(last, _MOST_COLUMNS) + 1)
