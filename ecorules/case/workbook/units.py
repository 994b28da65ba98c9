"""Units as the form shows them: what they are called in Thai, and their sign in brackets."""

from __future__ import annotations

import re
from typing import Final

from ecorules.language.amount import unit_name
from ecorules.language.quantity import unit

_SIGN: Final = re.compile(r"\((?P<symbol>[^()]+)\)$")
_ALONE: Final = {"1": "ค่าไม่มีหน่วย", "level": "ระดับ", "count": "จำนวนนับ", "pH": "พีเอช"}


def unit_shown(symbol: str) -> str:
    """Return what stands in the cell of a unit.

    >>> unit_shown("rai"), unit_shown("m3/day"), unit_shown("%")
    ('ไร่ (rai)', 'ลูกบาศก์เมตรต่อวัน (m3/day)', 'ร้อยละ (%)')
    """
    if not symbol:
        return ""
    return f"{_ALONE.get(symbol) or unit_name(unit(symbol), 'th')} ({symbol})"


def unit_meant(text: str) -> str:
    """Return what a cell says of the unit: the sign in its brackets, or else all of it.

    >>> unit_meant("ไร่ (rai)"), unit_meant("ตร.ม.")
    ('rai', 'ตร.ม.')
    """
    found = _SIGN.search(text.strip())
    return text.strip() if found is None else found["symbol"].strip()
