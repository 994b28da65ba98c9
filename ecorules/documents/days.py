"""Days as people read them: with the month in words, and in Thai with the Buddhist year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language

_MONTHS: Final = tuple(
    Text(en, th)
    for en, th in (
        ("January", "มกราคม"),
        ("February", "กุมภาพันธ์"),
        ("March", "มีนาคม"),
        ("April", "เมษายน"),
        ("May", "พฤษภาคม"),
        ("June", "มิถุนายน"),
        ("July", "กรกฎาคม"),
        ("August", "สิงหาคม"),
        ("September", "กันยายน"),
        ("October", "ตุลาคม"),
        ("November", "พฤศจิกายน"),
        ("December", "ธันวาคม"),
    )
)
_BUDDHIST_ERA: Final = 543


def day_said(day: date, lang: Language) -> str:
    """Return a day as it is written: in Thai with the Buddhist year.

    >>> from datetime import date
    >>> day_said(date(2021, 10, 1), "th")
    '1 ตุลาคม 2564'
    """
    month = _MONTHS[day.month - 1].said(lang)
    if lang == "th":
        return f"{day.day} {month} {day.year + _BUDDHIST_ERA}"
    return f"{day.day} {month} {day.year}"
