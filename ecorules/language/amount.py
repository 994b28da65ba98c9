"""Amounts for reading: an exact number with the name of its unit, in both languages.

A number is shown in full where that takes at most six decimal places; otherwise it is
rounded and marked with ≈, so that 2/3 never passes for 0.67.  Levels, counts and pH are
said without a unit: *level 2*, not *2 levels*.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Language, Text
from ecorules.language.phrase import filled
from ecorules.language.quantity import written

if TYPE_CHECKING:
    from ecorules.language.interval import Interval
    from ecorules.language.quantity import Dimension, Unit

_NAMES: Final = {
    "%": Text("%", "ร้อยละ"),
    "m": Text("m", "เมตร"),
    "km": Text("km", "กิโลเมตร"),
    "m2": Text("m²", "ตารางเมตร"),
    "wa2": Text("square wa", "ตารางวา"),
    "ngan": Text("ngan", "งาน"),
    "rai": Text("rai", "ไร่"),
    "ha": Text("ha", "เฮกตาร์"),
    "km2": Text("km²", "ตารางกิโลเมตร"),
    "m3": Text("m³", "ลูกบาศก์เมตร"),
    "l": Text("l", "ลิตร"),
    "kg": Text("kg", "กิโลกรัม"),
    "mg": Text("mg", "มิลลิกรัม"),
    "g": Text("g", "กรัม"),
    "t": Text("t", "ตัน"),
    "h": Text("h", "ชั่วโมง"),
    "day": Text("day", "วัน"),
    "month": Text("month", "เดือน"),
    "year": Text("year", "ปี"),
    "kWh": Text("kWh", "กิโลวัตต์-ชั่วโมง"),
    "MWh": Text("MWh", "เมกะวัตต์-ชั่วโมง"),
    "GWh": Text("GWh", "กิกะวัตต์-ชั่วโมง"),
    "MJ": Text("MJ", "เมกะจูล"),
    "GJ": Text("GJ", "กิกะจูล"),
    "toe": Text("toe", "ตันเทียบเท่าน้ำมันดิบ"),
    "kgCO2e": Text("kgCO₂e", "กิโลกรัมคาร์บอนไดออกไซด์เทียบเท่า"),
    "tCO2e": Text("tCO₂e", "ตันคาร์บอนไดออกไซด์เทียบเท่า"),
    "baht": Text("baht", "บาท"),
    "Mbaht": Text("million baht", "ล้านบาท"),
    "degC": Text("°C", "องศาเซลเซียส"),
    "dB": Text("dB", "เดซิเบล"),
    "score": Text("point", "คะแนน"),
    "person": Text("person", "คน"),
    "unit": Text("unit", "หน่วย"),
    # Only met within another unit: 5 t/member.
    "level": Text("level", "ระดับ"),
    "count": Text("member", "ราย"),
    "pH": Text("pH", "พีเอช"),
}
_NO_UNIT: Final = "จำนวนไม่มีหน่วย"
_BARE: Final = frozenset({"1", "level", "count", "pH"})
_WITH_PLURAL: Final = frozenset({"day", "month", "year", "score", "person", "unit"})

_MOST_PLACES: Final = 6
_USUAL_PLACES: Final = 2


def number(value: Fraction) -> str:
    """Return a number for reading, in full if it can be, with ≈ in front if it cannot.

    >>> number(Fraction(5, 2)), number(Fraction(92, 150)), number(Fraction(1, 3000))
    ('2.5', '≈0.61', '≈0.00033')
    """
    for places in range(_USUAL_PLACES, _MOST_PLACES + 1):
        text = written(value, places)
        if not text.startswith("≈"):
            return text
    places = _USUAL_PLACES
    while places < _MOST_PLACES and abs(value) * 10**places < 10:  # noqa: PLR2004 - two digits
        places += 1
    return written(value, places)


def unit_name(unit: Unit, lang: Language) -> str:
    """Return what a unit is called after a number; nothing for one that is not said."""
    return "" if unit.symbol in _BARE else _named(unit.symbol, lang)


def unit_written(unit: Unit) -> Text:
    """Return a unit as it is written, in Thai with its name before it.

    >>> from ecorules.language.quantity import unit
    >>> unit_written(unit("mg/l")).th
    'มิลลิกรัมต่อลิตร (`mg/l`)'
    """
    sign, name = f"`{unit.symbol}`", _named(unit.symbol, "th")
    return Text(sign, f"{name or _NO_UNIT} ({sign})")


def amount(value: Fraction, unit: Unit, lang: Language) -> str:
    """Return an amount of base units, said in a unit.

    >>> from ecorules.language.quantity import unit
    >>> amount(Fraction(3, 5), unit("%"), "en"), amount(Fraction(3, 5), unit("%"), "th")
    ('60 %', 'ร้อยละ 60')
    >>> amount(Fraction(1_299_200), unit("rai"), "th")
    '812 ไร่'
    """
    shown = number(unit.from_base(value))
    first, *rest = re.split(r"(?=[*/])", unit.symbol, maxsplit=1)
    if first == "%" and lang == "th":
        return f"ร้อยละ {shown} {''.join(_named(each, lang) for each in rest)}".rstrip()
    name = unit_name(unit, lang)
    if lang == "en" and first in _WITH_PLURAL and shown != "1":
        name = name.replace(_NAMES[first].en, f"{_NAMES[first].en}s", 1)
    return f"{shown} {name}".rstrip()


def possible(interval: Interval, unit: Unit, lang: Language) -> str:
    """Return the values that an interval holds, said in a unit.

    >>> from ecorules.language.interval import Interval
    >>> from ecorules.language.quantity import PERCENT
    >>> possible(Interval(Fraction(1, 2), Fraction(3, 4)), PERCENT, "en")
    'between 50 % and 75 %'
    """
    least = None if interval.low is None else amount(interval.low, unit, lang)
    most = None if interval.high is None else amount(interval.high, unit, lang)
    if interval.is_point and least is not None:
        return least
    if least is not None and most is not None and not _has_limit(interval):
        return filled(_BETWEEN, lang, least=least, most=most)
    ends = [
        filled(_ABOVE[interval.low_is_limit], lang, end=least or ""),
        filled(_BELOW[interval.high_is_limit], lang, end=most or ""),
    ]
    said = [end for end, is_there in zip(ends, (least, most), strict=True) if is_there]
    return _BUT.said(lang).join(said) or _ANY.said(lang)


def _has_limit(interval: Interval) -> bool:
    return interval.low_is_limit or interval.high_is_limit


_BETWEEN: Final = Text("between {least} and {most}", "ระหว่าง{least}ถึง{most}")
_ABOVE: Final = (Text("{end} or more", "ตั้งแต่{end}ขึ้นไป"), Text("more than {end}", "มากกว่า{end}"))
_BELOW: Final = (Text("{end} or less", "ไม่เกิน{end}"), Text("less than {end}", "น้อยกว่า{end}"))
_BUT: Final = Text(" and ", " แต่")
_ANY: Final = Text("any value", "ค่าใดก็ได้")


def _named(symbol: str, lang: Language) -> str:
    """Return a unit made of others, part by part: m3/day is ลูกบาศก์เมตรต่อวัน."""
    said = ""
    for joint, part in re.findall(r"([*/]?)([^*/]+)", symbol):
        name = "" if part == "1" else _NAMES[part].said(lang)
        said += _JOINTS[joint].said(lang) + name
    return said


_JOINTS: Final = {"": Text("", ""), "*": Text("·", "-"), "/": Text("/", "ต่อ")}


_BASES: Final = {
    "metre": Text("length", "ความยาว"),
    "kilogram": Text("weight", "น้ำหนัก"),
    "day": Text("time", "เวลา"),
    "month": Text("time in months", "เวลาเป็นเดือน"),
    "kilowatt-hour": Text("energy", "พลังงาน"),
    "kilogram-co2e": Text("greenhouse gas", "ก๊าซเรือนกระจก"),
    "baht": Text("money", "เงิน"),
    "degree-celsius": Text("temperature", "อุณหภูมิ"),
    "ph": Text("acidity", "ความเป็นกรดและด่าง"),
    "decibel": Text("loudness", "ความดังเสียง"),
    "level": Text("a level", "ระดับ"),
    "score": Text("a score", "คะแนน"),
    "count": Text("a number of members", "จำนวนราย"),
    "person": Text("a number of people", "จำนวนคน"),
    "product-unit": Text("a number of products", "จำนวนผลิตภัณฑ์"),
}
_POWERS_OF_LENGTH: Final = {2: Text("area", "พื้นที่"), 3: Text("volume", "ปริมาตร")}


def measured_by(unit: Unit) -> Text:
    """Return what kind of thing a unit measures: area, volume per time, a plain number."""
    if not unit.dimension:
        return Text("a plain number or share", "จำนวนหรือสัดส่วน")
    above, below = _side(unit.dimension, 1), _side(unit.dimension, -1)
    if not below.en:
        return above
    return Text(
        f"{above.en or 'a number'} per {below.en.removeprefix('a ')}",
        f"{above.th or 'จำนวน'}ต่อ{below.th}",
    )


def _side(dimension: Dimension, sign: int) -> Text:
    kinds = [_kind(base, power * sign) for base, power in dimension if power * sign > 0]
    return Text(" times ".join(kind.en for kind in kinds), "คูณ".join(kind.th for kind in kinds))


def _kind(base: str, power: int) -> Text:
    if base == "metre" and power in _POWERS_OF_LENGTH:
        return _POWERS_OF_LENGTH[power]
    kind = _BASES[base]
    return (
        kind if power == 1 else Text(f"{kind.en} to the power {power}", f"{kind.th}ยกกำลัง {power}")
    )
