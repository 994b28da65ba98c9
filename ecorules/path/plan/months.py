"""Months of the Thai fiscal year, which runs from October to September and bears its last year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable, day
from ecorules.documents.scalars import filled

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language

AHEAD: Final = 543
MONTHS_OF_A_YEAR: Final = 12
_FIRST_OF_FISCAL_YEAR: Final = 10
_BUDDHIST_FROM: Final = 2400
# As the plans of the provinces write them.
_SHORT: Final = tuple(
    Text(en, th)
    for en, th in (
        ("Jan", "ม.ค."),
        ("Feb", "ก.พ."),
        ("Mar", "มี.ค."),
        ("Apr", "เม.ย."),
        ("May", "พ.ค."),
        ("Jun", "มิ.ย."),
        ("Jul", "ก.ค."),
        ("Aug", "ส.ค."),
        ("Sep", "ก.ย."),
        ("Oct", "ต.ค."),
        ("Nov", "พ.ย."),
        ("Dec", "ธ.ค."),
    )
)
_YEAR_FIRST: Final = re.compile(r"(?:พ\.? ?ศ\.? ?|BE ?)?([0-9]{4})[-/]([0-9]{1,2})", re.IGNORECASE)
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})[-/]([0-9]{4})")
_YEARS: Final = range(1857, 2457)


class Month(NamedTuple):
    """One month of the calendar; `year` is of the Common Era."""

    year: int
    number: int

    @property
    def place(self) -> int:
        """Return how many months there were before it."""
        return self.year * MONTHS_OF_A_YEAR + self.number - 1

    @property
    def fiscal_year(self) -> int:
        """Return the fiscal year that the month belongs to, in the Buddhist Era.

        >>> Month(2022, 9).fiscal_year, Month(2022, 10).fiscal_year
        (2565, 2566)
        """
        return self.year + AHEAD + (self.number >= _FIRST_OF_FISCAL_YEAR)

    @property
    def written(self) -> str:
        """Return the month as a file holds it.

        >>> Month(2022, 3).written
        '2022-03'
        """
        return f"{self.year:04}-{self.number:02}"

    def later(self, months: int) -> Month:
        """Return the month so many months later.

        >>> Month(2021, 11).later(2)
        Month(year=2022, number=1)
        """
        year, number = divmod(self.place + months, MONTHS_OF_A_YEAR)
        return Month(year, number + 1)

    def named(self, lang: Language) -> str:
        """Return the short name of the month."""
        return _SHORT[self.number - 1].said(lang)

    def said(self, lang: Language) -> str:
        """Return the month with its year, in Thai that of the Buddhist Era.

        >>> Month(2021, 10).said("th"), Month(2021, 10).said("en")
        ('ต.ค. 2564', 'Oct 2021')
        """
        return f"{self.named(lang)} {self.year + AHEAD if lang == 'th' else self.year}"


def months_of(fiscal_year: int) -> tuple[Month, ...]:
    """Return the twelve months of a fiscal year, October first.

    >>> months_of(2565)[0].said("th"), months_of(2565)[-1].said("th")
    ('ต.ค. 2564', 'ก.ย. 2565')
    """
    first = Month(fiscal_year - AHEAD - 1, _FIRST_OF_FISCAL_YEAR)
    return tuple(first.later(place) for place in range(MONTHS_OF_A_YEAR))


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.year, day.month)


def month(text: str) -> Month:
    """Return the month that is meant, in either era and either language; raise `Unreadable`.

    >>> month("2565-10") == month("ต.ค. 2565") == month("Oct 2022") == month("2022-10")
    True
    """
    words = filled(text)
    found = _YEAR_FIRST.fullmatch(words)
    if found is not None:
        return _counted(words, int(found[1]), int(found[2]))
    found = _MONTH_FIRST.fullmatch(words)
    if found is not None:
        return _counted(words, int(found[2]), int(found[1]))
    for written in (words, f"1 {words}"):
        try:
            return month_of(day(written))
        except Unreadable:
            continue
    raise _not_a_month(words)


def _counted(words: str, year: int, number: int) -> Month:
    own = year - AHEAD if year >= _BUDDHIST_FROM else year
    if own not in _YEARS or not 1 <= number <= MONTHS_OF_A_YEAR:
        raise _not_a_month(words)
    return Month(own, number)


def _not_a_month(words: str) -> Unreadable:
    said = quoted(words)
    message = Text(f"{said} is not a month", f"{said} ไม่ใช่เดือน")
    return Unreadable("not-a-month", message, _HOW_TO_WRITE_A_MONTH)


_HOW_TO_WRITE_A_MONTH: Final = Text(
    "write a month as `2565-10`, `ต.ค. 2565` or `Oct 2022`",
    "เขียนเดือนเป็น `ต.ค. 2565`, `2565-10` หรือ `Oct 2022`",
)
