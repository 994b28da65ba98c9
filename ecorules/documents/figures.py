"""Numbers as people write them, read exactly.

A figure becomes a fraction, never a float: a share just at its target must not
depend on binary rounding.  Only one reading is accepted of each spelling; a
comma that could be a decimal sign is refused and not guessed.  What the unit
means is left to the condition language.
"""

import re
from fractions import Fraction
from typing import Final

from ecorules.diagnostics import Text, quoted
from ecorules.documents.scalars import Unreadable, filled
from ecorules.language.quantity import written

_TYPESET_MINUS: Final = "\u2212"
_NUMBER: Final = re.compile(
    r"(?P<sign>[-+]?)(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|(?=\.))(?:\.(?P<part>[0-9]+))?",
)
_FIGURE: Final = re.compile(r"[-+]?[0-9.,][-+0-9.,]*")
_EXPONENT: Final = re.compile(r"[-+]?[0-9.,]+[eE][-+]?[0-9]")
_MISPLACED_COMMA: Final = re.compile(r"[-+]?[0-9]+(?:,[0-9]*)+(?:\.[0-9]+)?")
# An amount of money as a shop writes it: `1,600.-`.
_NO_SATANG: Final = re.compile(r"^([0-9,]+)\.-(?![0-9])")
_MOST_DIGITS: Final = 40
# Units that Thai says before the number.
_BEFORE: Final = {"ร้อยละ": "%", "ระดับ": "level"}
# Up to here a number may be a share of the whole: 0.6, or 1.4 times as much.
_MOST_AS_A_SHARE: Final = 2
_PLACES: Final = 6


def number(text: str) -> Fraction:
    """Return the exact value of a bare number.

    >>> number("1,600.25")
    Fraction(6401, 4)
    >>> number("๔๕")
    Fraction(45, 1)
    """
    typed = filled(text).replace(_TYPESET_MINUS, "-")
    match = _NUMBER.fullmatch(typed) if len(typed) <= _MOST_DIGITS else None
    if match is None:
        raise _not_a_number(typed)
    part = match["part"] or ""
    digits = match["whole"].replace(",", "") + part
    value = Fraction(int(digits), 10 ** len(part))
    return -value if match["sign"] == "-" else value


def quantity_text(text: str) -> tuple[Fraction, str]:
    """Return a figure and the unit written with it, which may be empty.

    >>> quantity_text("812 rai")
    (Fraction(812, 1), 'rai')
    >>> quantity_text("ร้อยละ 45")
    (Fraction(45, 1), '%')
    >>> quantity_text("ระดับ 3")
    (Fraction(3, 1), 'level')
    """
    typed = _NO_SATANG.sub(r"\1", filled(text).replace(_TYPESET_MINUS, "-"))
    for word, symbol in _BEFORE.items():
        if typed.startswith(word):
            return number(typed.removeprefix(word)), symbol
    match = _FIGURE.match(typed)
    if match is None or _EXPONENT.match(typed):
        raise _not_a_number(typed)
    unit = typed[match.end() :].lstrip()
    if unit[:1].isdigit():
        raise _not_a_number(typed)
    return number(match[0]), unit


def written_with(text: str, figure: Fraction, symbol: str) -> Text:
    """Return how to write a figure with its unit; a share without its sign is meant in two ways.

    >>> written_with("0.6", Fraction(3, 5), "%").en
    'write `0.6 %`, or `60 %` if 0.6 is a share of the whole'
    """
    as_it_is = f"`{text} {symbol}`"
    if symbol != "%" or abs(figure) > _MOST_AS_A_SHARE:
        return Text(f"write {as_it_is}", f"เขียน {as_it_is}")
    of_the_whole = f"`{written(figure * 100, _PLACES)} %`"
    return Text(
        f"write {as_it_is}, or {of_the_whole} if {text} is a share of the whole",
        f"เขียน {as_it_is} หรือ {of_the_whole} หาก {text} เป็นสัดส่วนของทั้งหมด",
    )


def _not_a_number(typed: str) -> Unreadable:
    said = quoted(typed)
    if _EXPONENT.match(typed):
        message = Text(f"{said} is written with an exponent", f"{said} เขียนในรูปเลขยกกำลัง")
        return Unreadable("not-a-number", message, _WRITE_IT_OUT)
    if len(typed) > _MOST_DIGITS:
        message = Text(
            f"{said} is longer than {_MOST_DIGITS} characters, too long for a number",
            f"{said} ยาวเกิน {_MOST_DIGITS} อักขระ จึงไม่ใช่ตัวเลขที่รับได้",
        )
        return Unreadable("not-a-number", message, _WRITE_DIGITS)
    if _MISPLACED_COMMA.fullmatch(typed):
        message = Text(f"{said} has a comma in the wrong place", f"{said} ใส่เครื่องหมายจุลภาคผิดที่")
        return Unreadable("not-a-number", message, _USE_OF_COMMAS)
    message = Text(f"{said} is not a number", f"{said} ไม่ใช่ตัวเลข")
    return Unreadable("not-a-number", message, _WRITE_DIGITS)


_WRITE_DIGITS: Final = Text(
    "write digits, such as `1,600` or `0.5`",
    "เขียนเป็นตัวเลข เช่น `1,600` หรือ `0.5`",
)
_WRITE_IT_OUT: Final = Text(
    "write the number out, such as `100000`",
    "เขียนตัวเลขเต็มจำนวน เช่น `100000`",
)
_USE_OF_COMMAS: Final = Text(
    "a comma separates thousands, as in `1,600`; a decimal takes a point, as in `1.6`",
    "จุลภาคใช้คั่นหลักพัน เช่น `1,600` ส่วนทศนิยมใช้จุด เช่น `1.6`",
)
