"""Days and fiscal years, of both eras.

Thai documents count years in the Buddhist Era, 543 ahead of the Christian one,
and write both without a mark.  The year itself tells them apart only while
nobody makes a slip, so a year that does not fit the way it is written is
refused with the way to write it.  The same holds for 3/4/2022, which is a day
of March or of April, and for a year in two digits that may be of either era.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents.scalars import Unreadable, filled

_AHEAD: Final = 543
_BUDDHIST_YEARS: Final = range(2400, 3000)
_CHRISTIAN_YEARS: Final = range(2400 - _AHEAD, 2400)
_FULL_MONTHS: Final = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_SHORT_MONTHS: Final = (
    *("มค", "กพ", "มีค", "เมย", "พค", "มิย"),
    *("กค", "สค", "กย", "ตค", "พย", "ธค"),
)
_ENGLISH_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS: Final[Mapping[str, int]] = {
    **{name: place for place, name in enumerate(_FULL_MONTHS, 1)},
    **{name: place for place, name in enumerate(_SHORT_MONTHS, 1)},
    **{name: place for place, name in enumerate(_ENGLISH_MONTHS, 1)},
    **{name[:3]: place for place, name in enumerate(_ENGLISH_MONTHS, 1)},
}

_MARK: Final = r"(?:(?:(?P<be>พ\.? ?ศ\.?|B\.?E\.?)|(?P<ce>ค\.? ?ศ\.?|A\.?D\.?|C\.?E\.?)) ?)"
_DAY: Final = r"(?P<day>[0-9]{1,2})"
_MONTH: Final = r"(?P<month>[0-9]{1,2})"
_YEAR: Final = r"(?P<year>[0-9]{1,4})"
_YEAR_FIRST: Final = re.compile(
    rf"{_MARK}?(?P<year>[0-9]{{4}})(?P<by>[-/])(?P<month>[0-9]{{2}})(?P=by)(?P<day>[0-9]{{2}})",
    re.IGNORECASE,
)
_MONTH_NAMED: Final = re.compile(
    rf"(?:วันที่ ?)?{_DAY}[ /-]?(?P<month>[\u0e01-\u0e4e. ]+?)[ /-]?{_MARK}?{_YEAR}",
    re.IGNORECASE,
)
_MONTH_IN_ENGLISH: Final = re.compile(
    rf"{_DAY}(?:st|nd|rd|th)?[ /-]?(?P<month>[a-z]{{3,9}})\.?[ ,/-]{{0,2}}{_MARK}?{_YEAR}",
    re.IGNORECASE,
)
# A spreadsheet adds the first moment of the day when it saves a date as text.
_MIDNIGHT: Final = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?(?: ?AM)?$")
_LAST_MONTH: Final = 12
# Before this year of its century a year of two digits may be of the Common Era as well.
_SURELY_BUDDHIST: Final = 50
_CENTURY: Final = 2500
_DAY_FIRST: Final = re.compile(rf"{_DAY}[/.-]{_MONTH}[/.-]{_MARK}?{_YEAR}", re.IGNORECASE)
_MARK_FIRST: Final = re.compile(rf"{_MARK}{_DAY}[/.-]{_MONTH}[/.-]{_YEAR}", re.IGNORECASE)
_FISCAL_YEAR: Final = re.compile(rf"(?:ปีงบประมาณ ?|ปี ?|FY ?)?{_MARK}?{_YEAR}", re.IGNORECASE)
_LONGEST: Final = 60
_YEAR_DIGITS: Final = 4
_SHORT_YEAR_DIGITS: Final = 2


def day(text: str) -> date:
    """Return the day that is meant, whichever era it is written in.

    >>> day("2022-03-31") == day("พ.ศ. 2565-03-31") == day("31 มีนาคม 2565")
    True
    """
    written = _MIDNIGHT.sub("", filled(text))
    if len(written) > _LONGEST:
        raise _not_a_date(written)
    if match := _YEAR_FIRST.fullmatch(written):
        return _day(match, int(match["month"]), buddhist=bool(match["be"]))
    if match := _MONTH_NAMED.fullmatch(written):
        return _day(match, _month(match["month"]), buddhist=not match["ce"])
    if match := _MONTH_IN_ENGLISH.fullmatch(written):
        is_buddhist = bool(match["be"]) or (not match["ce"] and _is_buddhist(match))
        return _day(match, _month(match["month"]), buddhist=is_buddhist)
    match = _DAY_FIRST.fullmatch(written) or _MARK_FIRST.fullmatch(written)
    if match is None:
        raise _not_a_date(written)
    return _numbered_day(match)


def _numbered_day(match: re.Match[str]) -> date:
    """Return the day of a date that is all in figures.

    Who writes a year of the Buddhist Era writes the day first.  In the Common Era the month may
    stand there, and only a day above twelve tells.
    """
    month = int(match["month"])
    if match["be"] or match["ce"] or _is_buddhist(match):
        return _day(match, month, buddhist=not match["ce"])
    if int(match["year"]) not in _CHRISTIAN_YEARS:
        raise _era_not_said(match)
    if int(match["day"]) <= _LAST_MONTH and int(match["day"]) != month:
        raise _order_not_said(match)
    return _day(match, month, buddhist=False)


def _is_buddhist(match: re.Match[str]) -> bool:
    return int(match["year"]) in _BUDDHIST_YEARS


def fiscal_year(text: str) -> int:
    """Return the fiscal year in the Buddhist Era, the year that the budget bears.

    >>> fiscal_year("2565"), fiscal_year("ค.ศ. 2022")
    (2565, 2565)
    """
    written = filled(text)
    match = _FISCAL_YEAR.fullmatch(written) if len(written) <= _LONGEST else None
    if match is None:
        said = quoted(written)
        message = Text(f"{said} is not a fiscal year", f"{said} ไม่ใช่ปีงบประมาณ")
        raise Unreadable("not-a-year", message, _HOW_TO_WRITE_A_YEAR)
    year = int(match["year"])
    if match["ce"] and year in _CHRISTIAN_YEARS:
        return year + _AHEAD
    if not match["ce"] and year in _BUDDHIST_YEARS:
        return year
    if year in _CHRISTIAN_YEARS or year in _BUDDHIST_YEARS:
        buddhist = year + _AHEAD if year in _CHRISTIAN_YEARS else year
        remedy = Text(
            f"write `{buddhist}`, or `CE {buddhist - _AHEAD}`",
            f"เขียน `{buddhist}` หรือ `ค.ศ. {buddhist - _AHEAD}`",
        )
        raise Unreadable("not-a-year", _not_of_the_era(year, buddhist=not match["ce"]), remedy)
    raise Unreadable("not-a-year", _not_a_year(match["year"]), _HOW_TO_WRITE_A_YEAR)


def _day(match: re.Match[str], month: int, *, buddhist: bool) -> date:
    year = _in_full(match) if buddhist else int(match["year"])
    if year not in (_BUDDHIST_YEARS if buddhist else _CHRISTIAN_YEARS):
        raise _wrong_year(match, month, buddhist=buddhist)
    try:
        return date(year - _AHEAD if buddhist else year, month, int(match["day"]))
    except ValueError:
        said = quoted(match[0])
        message = Text(f"there is no day {said}", f"ไม่มีวันที่ {said} ในปฏิทิน")
        raise Unreadable("not-a-date", message, _HOW_TO_WRITE_A_DATE) from None


def _in_full(match: re.Match[str]) -> int:
    """Return a year of the Buddhist Era in four digits: 65 is 2565, with its mark or a Thai month.

    Without a mark a small number stays as it is, and is refused: 22 may be 2022.
    """
    year = int(match["year"])
    is_short = len(match["year"]) == _SHORT_YEAR_DIGITS
    is_sure = bool(match["be"]) or (year >= _SURELY_BUDDHIST and not match["month"].isdigit())
    return _CENTURY + year if is_short and is_sure else year


def _month(name: str) -> int:
    letters = name.replace(".", "").replace(" ", "").casefold()
    if letters in _MONTHS:
        return _MONTHS[letters]
    said = quoted(name)
    message = Text(f"{said} is not a month", f"{said} ไม่ใช่ชื่อเดือน")
    close = nearest(letters, _FULL_MONTHS)
    remedy = Text(f"did you mean `{close}`?", f"หมายถึง `{close}` หรือไม่") if close else None
    raise Unreadable("not-a-date", message, remedy or _HOW_TO_WRITE_A_DATE)


def _not_a_date(written: str) -> Unreadable:
    said = quoted(written)
    message = Text(f"{said} is not a date", f"{said} ไม่ใช่วันที่")
    return Unreadable("not-a-date", message, _HOW_TO_WRITE_A_DATE)


def _era_not_said(match: re.Match[str]) -> Unreadable:
    said = quoted(match[0])
    message = Text(f"{said} does not say its era", f"{said} ไม่ได้ระบุศักราช")
    return Unreadable("not-a-date", message, _in_both_eras(match, int(match["month"])))


def _order_not_said(match: re.Match[str]) -> Unreadable:
    said = quoted(match[0])
    message = Text(
        f"{said} does not say which number is the month",
        f"{said} ไม่ได้ระบุว่าตัวเลขใดเป็นเดือน",
    )
    return Unreadable("not-a-date", message, _both_orders(match))


def _both_orders(match: re.Match[str]) -> Text:
    """Return how to write the two days that may be meant, the one of Thai papers first."""
    year, day, month = (int(match[part]) for part in ("year", "day", "month"))
    found = []
    for first, second in ((month, day), (day, month)):
        try:
            found.append(f"`{date(year, first, second)}`")
        except ValueError:
            continue
    if not found:
        return _HOW_TO_WRITE_A_DATE
    return Text(f"write {' or '.join(found)}", f"เขียน {' หรือ '.join(found)}")


def _wrong_year(match: re.Match[str], month: int, *, buddhist: bool) -> Unreadable:
    year = int(match["year"])
    if year in _CHRISTIAN_YEARS or year in _BUDDHIST_YEARS:
        message = _not_of_the_era(year, buddhist=buddhist)
    else:
        message = _not_a_year(match["year"])
    return Unreadable("not-a-date", message, _in_both_eras(match, month))


def _not_of_the_era(year: int, *, buddhist: bool) -> Text:
    if buddhist:
        return Text(
            f"`{year}` is not a year of the Buddhist Era",
            f"`{year}` ไม่ใช่ปีพุทธศักราช (พ.ศ.)",
        )
    return Text(
        f"`{year}` is not a year of the Common Era",
        f"`{year}` ไม่ใช่ปีคริสต์ศักราช (ค.ศ.)",
    )


def _not_a_year(written: str) -> Text:
    if len(written) < _YEAR_DIGITS:
        return Text(
            f"`{written}` is not a year in four digits",
            f"`{written}` ไม่ใช่ปีที่เขียนครบสี่หลัก",
        )
    return Text(f"the year `{written}` is too far away", f"ปี `{written}` อยู่นอกช่วงปีที่รับได้")


def _in_both_eras(match: re.Match[str], month: int) -> Text:
    year = int(match["year"])
    if year in _BUDDHIST_YEARS:
        year -= _AHEAD
    try:
        christian = date(year, month, int(match["day"]))
    except ValueError:
        return _HOW_TO_WRITE_A_DATE
    if year not in _CHRISTIAN_YEARS:
        return _HOW_TO_WRITE_A_DATE
    buddhist = f"{year + _AHEAD}{christian:-%m-%d}"
    return Text(
        f"write `{christian}`, or `BE {buddhist}`",
        f"เขียน `พ.ศ. {buddhist}` หรือ `{christian}`",
    )


_HOW_TO_WRITE_A_DATE: Final = Text(
    "write a date as `2022-03-31`, `BE 2565-03-31` or `31 มีนาคม 2565`",
    "เขียนวันที่เป็น `31 มีนาคม 2565`, `พ.ศ. 2565-03-31` หรือ `2022-03-31`",
)
_HOW_TO_WRITE_A_YEAR: Final = Text(
    "write the year of the Buddhist Era in four digits, such as `2565`",
    "เขียนปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น `2565`",
)
