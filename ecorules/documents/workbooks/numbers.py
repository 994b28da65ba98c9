"""Numbers of a workbook as the text that a person typed, without what binary made of them.

A spreadsheet keeps fifteen digits of what is typed and computes with binary numbers, so 0.3 may
be kept as 0.30000000000000004.  What is more than fifteen digits is noise, unless it is a whole
number.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from typing import Final, NamedTuple

from ecorules.documents.workbooks.formats import Format, Shown
from ecorules.documents.workbooks.oddities import Oddity

# As many digits as a spreadsheet keeps, and numbers as large and as small as it knows.
_ROUNDED: Final = Context(prec=15)
_FARTHEST: Final = 308
_FIRST_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - a day on a sheet has no zone
# The programs count a 29 February 1900, so days from March on are one further.
_FIRST_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001
_LEAP_DAY_THAT_WAS_NOT: Final = 60
_BEYOND: Final = 2_958_465
_SECONDS: Final = 86_400
_BUDDHIST_YEARS: Final = range(2400, 3000)


class Said(NamedTuple):
    """A number as text, and what is odd about it."""

    text: str
    oddity: Oddity = Oddity.NONE


def said_as(value: str, form: Format, *, since_1904: bool) -> Said:
    """Return what a number says under a format; raises `ValueError` if it is none.

    >>> said_as("0.30000000000000004", Format(Shown.PERCENT), since_1904=False).text
    '30 %'
    >>> said_as("44651", Format(Shown.DAY), since_1904=False).text
    '2022-03-31'
    """
    number = _decimal(value)
    match form.shown:
        case Shown.PERCENT:
            return Said(f"{_plain(number.scaleb(2))} %")
        case Shown.DAY if 1 <= number < _BEYOND:
            return _day(number, since_1904=since_1904)
        case Shown.TIME if 0 <= number < _BEYOND:
            return Said(_clock(number))
        case _:
            written = _plain(number)
            return Said(f"{written} {form.unit}" if form.unit else written)


def _decimal(value: str) -> Decimal:
    """Return the number that a person typed, without what binary numbers made of it."""
    try:
        exact = Decimal(value.strip())
    except InvalidOperation:
        raise ValueError(value) from None
    if not exact.is_finite() or abs(exact.adjusted()) > _FARTHEST:
        raise ValueError(value)
    return exact if exact == exact.to_integral_value() else _ROUNDED.plus(exact)


def _plain(number: Decimal) -> str:
    """Return a number without an exponent and without idle noughts behind the point."""
    written = f"{number:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _day(number: Decimal, *, since_1904: bool) -> Said:
    whole, seconds = int(number), round((number % 1) * _SECONDS)
    first = _FIRST_1904 if since_1904 else _FIRST_1900
    ahead = not since_1904 and whole < _LEAP_DAY_THAT_WAS_NOT
    day = first + timedelta(days=whole + ahead, seconds=seconds)
    odd = Oddity.TIME_OF_DAY if seconds % _SECONDS else Oddity.NONE
    if day.year in _BUDDHIST_YEARS:
        return Said(f"พ.ศ. {day:%Y-%m-%d}", odd | Oddity.BUDDHIST_YEAR)
    return Said(f"{day:%Y-%m-%d}", odd)


def _clock(number: Decimal) -> str:
    minutes, seconds = divmod(round(number * _SECONDS), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
