"""Units as officials write them, and numbers as they are printed."""

from fractions import Fraction

import pytest

from ecorules.diagnostics import Language
from ecorules.language.amount import unit_name
from ecorules.language.quantity import (
    COUNT,
    PERCENT,
    PLAIN,
    UnknownUnit,
    known_units,
    per,
    unit,
    written,
)

SYMBOLS = sorted({unit(spelling).symbol for spelling in known_units()})


@pytest.mark.parametrize(
    ("text", "symbol", "in_base_units"),
    [
        ("rai", "rai", "1600"),
        ("ไร่", "rai", "1600"),
        ("ngan", "ngan", "400"),
        ("ตร.ว.", "wa2", "4"),
        ("ha", "ha", "10000"),
        ("km2", "km2", "1000000"),
        ("ตารางเมตร", "m2", "1"),
        ("%", "%", "1/100"),
        ("ร้อยละ", "%", "1/100"),
        ("1", "1", "1"),
        ("", "1", "1"),
        ("l", "l", "1/1000"),
        ("ลูกบาศก์เมตร", "m3", "1"),
        ("t", "t", "1000"),
        ("mg", "mg", "1/1000000"),
        ("year", "year", "12"),
        ("h", "h", "1/24"),
        ("MJ", "MJ", "5/18"),
        ("GJ", "GJ", "2500/9"),
        ("toe", "toe", "11630"),
        ("tCO2e", "tCO2e", "1000"),
        ("mg/l", "mg/l", "1/1000"),
        ("มก./ล.", "mg/l", "1/1000"),
        ("มิลลิกรัมต่อลิตร", "mg/l", "1/1000"),
        ("ลบ.ม. / วัน", "m3/day", "1"),
        ("ลูกบาศก์เมตรต่อวัน", "m3/day", "1"),
        ("kWh/t", "kWh/t", "1/1000"),
        ("t/rai/year", "t/rai/year", "5/96"),
        ("m3*day/t", "m3*day/t", "1/1000"),
    ],
)
def test_a_unit_is_understood_as_it_is_written(text: str, symbol: str, in_base_units: str) -> None:
    """One of each unit is an exact number of base units, in Thai as in English."""
    assert unit(text).symbol == symbol
    assert unit(text).to_base(Fraction(1)) == Fraction(in_base_units)


# Every unit and how many base units one of it makes.
ALL_UNITS = """
% 1/100
m 1, km 1000, m2 1, km2 1000000, ha 10000, rai 1600, ngan 400, wa2 4
m3 1, l 1/1000
kg 1, t 1000, g 1/1000, mg 1/1000000
day 1, h 1/24, month 1, year 12
kWh 1, MWh 1000, GWh 1000000, MJ 5/18, GJ 2500/9, toe 11630
kgCO2e 1, tCO2e 1000, baht 1, Mbaht 1000000
degC 1, pH 1, dB 1, level 1, score 1, count 1, person 1, unit 1
"""


def test_every_unit_is_an_exact_number_of_its_base_unit() -> None:
    """The whole table of units, so that no factor changes unseen."""
    known = {unit(text).symbol: unit(text).factor for text in known_units()}
    table = [entry.split() for entry in ALL_UNITS.strip().replace("\n", ", ").split(", ")]
    assert known == {symbol: Fraction(factor) for symbol, factor in table}


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("m*m", "m2"),
        ("m2*m", "m3"),
        ("m3/m/m", "m"),
        ("l/m2", "m"),
        ("kg/kg", "1"),
        ("year*day/month/day", "1"),
        ("kWh/kWh*day", "1/day"),
    ],
)
def test_units_multiply_and_divide(text: str, dimension: str) -> None:
    """What a unit made of others measures follows from what those measure."""
    assert unit(text).is_alike(unit(dimension))


def test_each_scale_compares_only_with_itself() -> None:
    """Ten units that nothing converts into, each of one kind."""
    scales = ("month", "baht", "degC", "pH", "dB", "level", "score", "count", "person", "unit")
    assert {unit(scale).dimension for scale in scales} == {
        ((base, 1),)
        for base in (
            *("month", "baht", "degree-celsius", "ph", "decibel"),
            *("level", "score", "count", "person", "product-unit"),
        )
    }
    assert unit("count") == COUNT
    assert unit("day").dimension == (("day", 1),)
    assert unit("m").dimension == (("metre", 1),)


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("rai", "km2", True),
        ("m3/day", "l/h", True),
        ("%", "1", True),
        ("kWh", "toe", True),
        ("year", "month", True),
        ("day", "month", False),
        ("rai", "m3", False),
        ("count", "level", False),
        ("degC", "pH", False),
        ("t", "tCO2e", False),
    ],
)
def test_units_compare_only_with_their_like(one: str, other: str, is_alike: bool) -> None:  # noqa: FBT001
    """A month is no number of days, and a tonne of waste no tonne of CO₂."""
    assert unit(one).is_alike(unit(other)) is is_alike
    assert unit(other).is_alike(unit(one)) is is_alike


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("furlong", "furlong"), ("mg/firkin", "firkin"), ("m3/", "/"), ("/day", "/"), ("KVA", "KVA")],
)
def test_the_part_of_a_unit_that_is_not_known_is_named(text: str, unknown: str) -> None:
    """A message can point at the one word that is wrong."""
    with pytest.raises(UnknownUnit) as raised:
        unit(text)
    assert raised.value.word == unknown


def test_every_spelling_that_is_offered_is_understood() -> None:
    """What is suggested instead of a slip is not another slip."""
    assert [text for text in known_units() if unit(text).factor <= 0] == []
    assert {"rai", "ไร่", "%"} <= set(known_units())


@pytest.mark.parametrize(
    ("part", "whole", "ratio"),
    [
        ("m3", "t", "m3/t"),
        ("t", "kg", "%"),
        ("%", "1", "%"),
        ("m3", "m3/day", "day"),
        ("m3/day", "m3", "1/day"),
        ("baht/year", "t/year", "baht/t"),
        ("m3/day", "count", "m3/day/count"),
        ("1", "day", "1/day"),
        ("kWh", "m3/day", "kWh*day/m3"),
    ],
)
def test_a_ratio_has_the_unit_of_part_per_whole(part: str, whole: str, ratio: str) -> None:
    """The unit of a ratio means what it says, also over a quotient."""
    assert per(unit(part), unit(whole)).symbol == ratio
    assert per(unit(part), unit(whole)) == unit(ratio)


@pytest.mark.parametrize(
    ("amount", "places", "text"),
    [
        ("5/2", 2, "2.5"),
        ("2/3", 2, "≈0.67"),
        ("12345", 2, "12,345"),
        ("-1234567.5", 2, "-1,234,567.5"),
        ("1/100", 2, "0.01"),
        ("1/1000", 2, "≈0"),
        ("-1/1000", 2, "≈0"),
        ("1/1000", 3, "0.001"),
        ("0", 2, "0"),
        ("7", 0, "7"),
        ("15/2", 0, "≈8"),
        ("599999/10000", 2, "≈60"),
    ],
)
def test_a_number_is_written_in_full_or_marked(amount: str, places: int, text: str) -> None:
    """What falls just short of a threshold is never printed as if it reached it."""
    assert written(Fraction(amount), places) == text


def test_two_places_are_usual() -> None:
    """Where nobody says how many, two decimal places are shown."""
    assert written(Fraction(1, 3)) == "≈0.33"


def test_the_plain_unit_and_the_percentage_are_the_same_kind() -> None:
    """60 % and 0.6 are the same share."""
    assert PERCENT.to_base(Fraction(60)) == PLAIN.to_base(Fraction("0.6"))
    assert unit("%") == PERCENT
    assert unit("1") == PLAIN


@pytest.mark.parametrize(
    ("said", "symbol"),
    [
        ("ไร่", "rai"),
        ("ตร.ม.", "m2"),
        ("ตร.ม", "m2"),
        ("ลบ.ม./วัน", "m3/day"),
        ("ลบ.ม. ต่อ วัน", "m3/day"),
        ("มก./ล.", "mg/l"),
        ("มก./ลิตร", "mg/l"),
        ("มิลลิกรัม/ลิตร", "mg/l"),
        ("mg/L", "mg/l"),
        ("ตัน/ปี", "t/year"),
        ("tons", "t"),
        ("กก.", "kg"),
        ("กิโลวัตต์-ชั่วโมง", "kWh"),
        ("กิโลวัตต์ - ชั่วโมง", "kWh"),
        ("kwh", "kWh"),
        ("ตัน CO2e", "tCO2e"),
        ("ร้อยละ", "%"),
        ("\uff05", "%"),
        ("เปอร์เซ็นต์", "%"),
        ("ราย", "count"),
        ("หน่วย", "unit"),
        ("ล้านบาท", "Mbaht"),
    ],
)
def test_what_offices_write_for_a_unit_is_understood(said: str, symbol: str) -> None:
    """The abbreviations of Thai forms, with and without their last dot, and capitals."""
    assert unit(said) == unit(symbol)


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("lang", ["en", "th"])
def test_what_a_report_calls_a_unit_is_understood(symbol: str, lang: Language) -> None:
    """A number that was copied from one of our pages can be typed into a case."""
    name = unit_name(unit(symbol), lang)
    assert not name or unit(name) == unit(symbol)
