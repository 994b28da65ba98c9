"""Units and exact amounts: what a number means, and how to say it.

Every amount is held as an exact fraction of base units (m², m³, kg, day, baht, kWh, and one
for a plain share), so that rai and square kilometres can be compared without rounding.
Degrees Celsius, pH, decibels and the like are measured on scales of their own.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, TypeAlias

Dimension: TypeAlias = tuple[tuple[str, int], ...]


class Unit(NamedTuple):
    """A unit as written, the base units that one of it makes, and what it measures."""

    symbol: str
    factor: Fraction
    dimension: Dimension

    def is_alike(self, other: Unit) -> bool:
        """Return whether the two measure the same kind of thing, so that they compare."""
        return self.dimension == other.dimension

    def to_base(self, amount: Fraction) -> Fraction:
        """Return an amount of this unit in base units."""
        return amount * self.factor

    def from_base(self, amount: Fraction) -> Fraction:
        """Return an amount of base units in this unit."""
        return amount / self.factor


_AREA: Dimension = (("metre", 2),)
_VOLUME: Dimension = (("metre", 3),)
_MASS: Dimension = (("kilogram", 1),)
_TIME: Dimension = (("day", 1),)
_ENERGY: Dimension = (("kilowatt-hour", 1),)
_CARBON: Dimension = (("kilogram-co2e", 1),)

# 1 rai = 4 ngan = 400 square wa = 1,600 m²; 1 toe = 41.868 GJ (IEA); 1 kWh = 3.6 MJ.
# A month is no fixed number of days, so months and years are kept apart from days.
_KNOWN: dict[str, tuple[Fraction, Dimension]] = {
    "1": (Fraction(1), ()),
    "%": (Fraction(1, 100), ()),
    "m": (Fraction(1), (("metre", 1),)),
    "km": (Fraction(1000), (("metre", 1),)),
    "m2": (Fraction(1), _AREA),
    "wa2": (Fraction(4), _AREA),
    "ngan": (Fraction(400), _AREA),
    "rai": (Fraction(1600), _AREA),
    "ha": (Fraction(10_000), _AREA),
    "km2": (Fraction(1_000_000), _AREA),
    "m3": (Fraction(1), _VOLUME),
    "l": (Fraction(1, 1000), _VOLUME),
    "kg": (Fraction(1), _MASS),
    "mg": (Fraction(1, 1_000_000), _MASS),
    "g": (Fraction(1, 1000), _MASS),
    "t": (Fraction(1000), _MASS),
    "h": (Fraction(1, 24), _TIME),
    "day": (Fraction(1), _TIME),
    "month": (Fraction(1), (("month", 1),)),
    "year": (Fraction(12), (("month", 1),)),
    "kWh": (Fraction(1), _ENERGY),
    "MWh": (Fraction(1000), _ENERGY),
    "GWh": (Fraction(1_000_000), _ENERGY),
    "MJ": (Fraction(5, 18), _ENERGY),
    "GJ": (Fraction(2500, 9), _ENERGY),
    "toe": (Fraction(41_868, 1000) * Fraction(2500, 9), _ENERGY),
    "kgCO2e": (Fraction(1), _CARBON),
    "tCO2e": (Fraction(1000), _CARBON),
    "baht": (Fraction(1), (("baht", 1),)),
    "Mbaht": (Fraction(1_000_000), (("baht", 1),)),
    "degC": (Fraction(1), (("degree-celsius", 1),)),
    "pH": (Fraction(1), (("ph", 1),)),
    "dB": (Fraction(1), (("decibel", 1),)),
    "level": (Fraction(1), (("level", 1),)),
    "score": (Fraction(1), (("score", 1),)),
    "count": (Fraction(1), (("count", 1),)),
    "person": (Fraction(1), (("person", 1),)),
    "unit": (Fraction(1), (("product-unit", 1),)),
}

# What people write for the same unit; compared without regard to spaces and hyphens.
_WRITTEN = {
    "%": ("ร้อยละ", "เปอร์เซ็นต์", "เปอร์เซนต์", "percent", "percentage", "pct", "\uff05"),
    "m": ("เมตร", "ม.", "metre", "metres", "meter", "meters"),
    "km": ("กิโลเมตร", "กม.", "kilometre", "kilometres"),
    "rai": ("ไร่", "Rai"),
    "ngan": ("งาน",),
    "wa2": ("ตารางวา", "ตร.ว.", "ตร.วา", "square wa"),
    "m2": ("ตารางเมตร", "ตร.ม.", "ตร.ม", "ตรม.", "ตรม", "ตร.เมตร", "m²", "m^2", "sq.m.", "sqm"),
    "km2": ("ตารางกิโลเมตร", "ตร.กม.", "ตร.กม", "km²", "km^2", "sq.km."),
    "ha": ("เฮกตาร์", "hectare", "hectares"),
    "m3": (
        *("ลูกบาศก์เมตร", "ลบ.ม.", "ลบ.ม", "ลบม.", "ลบม", "ลบ.เมตร", "คิว", "m³", "m^3", "M3"),
        *("cu.m.", "cu.m", "cubic metres", "cubic meters"),
    ),
    "l": ("ลิตร", "ล.", "L", "litre", "litres", "liter", "liters"),
    "kg": ("กิโลกรัม", "กก.", "กก", "ก.ก.", "Kg", "KG", "kilogram", "kilograms"),
    "g": ("กรัม", "gram", "grams"),
    "mg": ("มิลลิกรัม", "มก.", "มก", "ม.ก."),
    "t": ("ตัน", "tonne", "tonnes", "ton", "tons"),
    "h": ("ชั่วโมง", "ชม.", "ชม", "hour", "hours"),
    "day": ("วัน", "days"),
    "month": ("เดือน", "months"),
    "year": ("ปี", "years"),
    "kWh": ("กิโลวัตต์ชั่วโมง", "กิโลวัตต์.ชั่วโมง", "kwh", "Kwh", "KWh", "KWH"),
    "MWh": ("เมกะวัตต์ชั่วโมง", "MWH"),
    "GWh": ("กิกะวัตต์ชั่วโมง", "GWH"),
    "MJ": ("เมกะจูล",),
    "GJ": ("กิกะจูล",),
    "toe": ("ตันเทียบเท่าน้ำมันดิบ", "TOE"),
    "kgCO2e": ("กิโลกรัมคาร์บอนไดออกไซด์เทียบเท่า", "kgCO₂e", "kgCO2eq", "kgCO₂eq"),
    "tCO2e": ("ตันคาร์บอนไดออกไซด์เทียบเท่า", "tCO₂e", "tCO2eq", "tCO₂eq", "tonCO2e", "ตันCO2e"),
    "baht": ("บาท", "Baht", "THB", "฿"),
    "Mbaht": ("ล้านบาท", "million baht", "million Baht", "MTHB"),
    "degC": ("°C", "℃", "องศาเซลเซียส"),
    "pH": ("พีเอช",),
    "dB": ("เดซิเบล",),
    "level": ("ระดับ",),
    "score": ("คะแนน", "point", "points"),
    "count": ("ราย", "โรง", "โรงงาน", "แห่ง", "member", "members", "factories", "factory"),
    "person": ("คน", "persons", "people"),
    "unit": ("หน่วย", "units"),
}
_FIRST_THAI_LETTER = "ก"
_SPELLINGS = {
    re.sub(r"[\s-]+", "", spelling): symbol
    for symbol, spellings in _WRITTEN.items()
    for spelling in spellings
}

PLAIN = Unit("1", Fraction(1), ())
PERCENT = Unit("%", Fraction(1, 100), ())
COUNT = Unit("count", Fraction(1), (("count", 1),))


class UnknownUnit(ValueError):  # noqa: N818 - the domain's word, not a programmer's
    """Say that a text names no unit; `word` is the part that is not known."""

    def __init__(self, word: str) -> None:
        """Keep the unknown part for the message."""
        super().__init__(word)
        self.word = word


@lru_cache(maxsize=512)
def unit(text: str) -> Unit:
    """Return the unit a text names, such as `rai`, `ลบ.ม./วัน`, `มิลลิกรัมต่อลิตร` or `mg/l`.

    Raises `UnknownUnit` with the part that is not known.

    >>> unit("rai").to_base(Fraction(2))
    Fraction(3200, 1)
    """
    if not text.strip():
        return PLAIN
    times, *per_each = (part.split("*") for part in re.split("/|ต่อ", text))
    above = [_symbol(word) for word in times]
    return _composed(above, [_symbol(word) for part in per_each for word in part])


def _composed(above: list[str], below: list[str]) -> Unit:
    factor, powers = Fraction(1), dict[str, int]()
    for symbols, sign in ((above, 1), (below, -1)):
        for symbol in symbols:
            own_factor, dimension = _KNOWN[symbol]
            factor *= own_factor**sign
            for base, power in dimension:
                powers[base] = powers.get(base, 0) + sign * power
    kept = tuple(sorted((base, power) for base, power in powers.items() if power))
    return Unit("/".join(["*".join(above), *below]), factor, kept)


def known_units() -> tuple[str, ...]:
    """Return the spellings of units to suggest: the symbols, and what is written in Thai."""
    spellings = (spelling for all_of_one in _WRITTEN.values() for spelling in all_of_one)
    in_thai = (spelling for spelling in spellings if spelling[0] >= _FIRST_THAI_LETTER)
    return tuple(sorted({*_KNOWN, *in_thai} - {"1"}))


def _symbol(word: str) -> str:
    bare = re.sub(r"[\s-]+", "", word)
    symbol = _SPELLINGS.get(bare, bare)
    if symbol not in _KNOWN:
        raise UnknownUnit(word.strip() or "/")
    return symbol


def per(part: Unit, whole: Unit) -> Unit:
    """Return the unit of a ratio; of two of the same kind it is a percentage.

    >>> per(unit("m3"), unit("m3/day")).symbol
    'day'
    """
    if part.is_alike(whole):
        return PERCENT
    above, below = _factors(part)
    # Dividing by so much per day is multiplying by the days.
    whole_above, whole_below = _factors(whole)
    above, below = above + whole_below, below + whole_above
    for symbol in tuple(above):
        if symbol in below:
            above.remove(symbol)
            below.remove(symbol)
    return _composed(above or ["1"], below)


def _factors(of: Unit) -> tuple[list[str], list[str]]:
    times, *per_each = of.symbol.split("/")
    return [symbol for symbol in times.split("*") if symbol != "1"], per_each


def written(amount: Fraction, places: int = 2) -> str:
    """Return an exact number for reading: whole, or rounded to so many decimal places.

    A number that is not shown in full is marked, so that 2/3 never passes for 0.67.

    >>> written(Fraction(5, 2)), written(Fraction(2, 3)), written(Fraction(12345))
    ('2.5', '≈0.67', '12,345')
    """
    scaled = round(amount * 10**places)
    exact = Fraction(scaled, 10**places) == amount
    whole, decimals = divmod(abs(scaled), 10**places)
    text = f"{'-' if scaled < 0 else ''}{whole:,}"
    if decimals:
        text += f".{decimals:0{places}d}".rstrip("0")
    return text if exact else f"≈{text}"
