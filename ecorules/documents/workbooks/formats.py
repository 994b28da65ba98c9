"""How a cell shows its number: as it is, as a percentage, as a day, with a unit behind it.

A spreadsheet keeps 45 % as 0.45 and the last day of March as 44651; only the format of the
cell says which of them is meant.  The calendar of a format matters to the eye alone: the day
that is kept is the same in every era.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.language.quantity import UnknownUnit, unit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Shown(Enum):
    """Say as what a number is shown."""

    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    TIME = "time"


class Format(NamedTuple):
    """What a number format says of the numbers under it; `unit` is written behind them."""

    shown: Shown
    unit: str = ""


AS_IT_IS: Final = Format(Shown.NUMBER)
# The formats that have a number of their own and no text, those of Thai programs among them.
_DAYS: Final = frozenset(
    {*range(14, 18), 22, *range(27, 37), *range(50, 59), *range(71, 75), 77, 81}
)
_TIMES: Final = frozenset({*range(18, 22), *range(45, 48), 75, 76, *range(78, 81)})
_PERCENTAGES: Final = frozenset({9, 10, 67, 68})

# What a format is made of: words in quotes or behind a backslash, room for a sign, brackets,
# words with a meaning, and single letters.
_TOKEN: Final = re.compile(
    r'"(?P<words>[^"]*)"?|\\(?P<word>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<general>general)'
    r"|(?P<clock>am/pm|a/p)|e[-+]|(?P<letter>.)",
    re.IGNORECASE | re.DOTALL,
)
_PLACES: Final = frozenset("0#?.,/")
_OF_DAYS: Final = frozenset("ydbวป")
_OF_TIME: Final = frozenset("hsชท")
_LONGEST: Final = 255
_MOST_DIGITS: Final = 9


def formats_of(styles: Element) -> tuple[Format, ...]:
    """Return the format of each style that a cell may name by its number."""
    own = {
        each.get("numFmtId", ""): format_of(each.get("formatCode", ""))
        for each in styles.iterfind("numFmts/numFmt")
    }
    return tuple(
        own.get(number) or _built_in(number)
        for number in (each.get("numFmtId", "0") for each in styles.iterfind("cellXfs/xf"))
    )


def _built_in(number: str) -> Format:
    told = int(number) if number.isdecimal() and len(number) < _MOST_DIGITS else 0
    if told in _DAYS:
        return Format(Shown.DAY)
    if told in _TIMES:
        return Format(Shown.TIME)
    return Format(Shown.PERCENT) if told in _PERCENTAGES else AS_IT_IS


def format_of(code: str) -> Format:
    """Return what a format says, from the part of it for numbers above zero.

    >>> format_of("[$-107041E]d mmmm yyyy").shown, format_of('0.00" mg/l"').unit
    (<Shown.DAY: 'day'>, 'mg/l')
    """
    tokens = _first_section(code[:_LONGEST])
    letters = {token["letter"].casefold() for token in tokens if token["letter"]}
    if "%" in letters:
        return Format(Shown.PERCENT)
    elapsed = any((token["bracket"] or "?").casefold().strip("hmsชนท") == "" for token in tokens)
    has_time = elapsed or bool(letters & _OF_TIME)
    if letters & _OF_DAYS or ("m" in letters and not has_time):
        return Format(Shown.DAY)
    return Format(Shown.TIME) if has_time else Format(Shown.NUMBER, _unit_behind(tokens))


def _first_section(code: str) -> list[re.Match[str]]:
    """Return what the part of a format is made of that holds for numbers above zero."""
    every = _TOKEN.finditer(code)
    return list(takewhile(lambda token: token["letter"] != ";", every))


def _unit_behind(tokens: list[re.Match[str]]) -> str:
    """Return the unit that is written behind the number, if it is one."""
    behind: list[str] = []
    for token in tokens:
        if token["general"] or token["letter"] in _PLACES:
            behind = []
        else:
            behind.append(token["words"] or token["word"] or token["letter"] or "")
    said = "".join(behind).strip()
    try:
        return said if said and unit(said) else ""
    except UnknownUnit:
        return ""
