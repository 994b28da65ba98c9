"""Amounts are said exactly, or say that they are not; units have a name in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.language.amount import amount, measured_by, number, possible, unit_name
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.phrase import AND, OR, filled, joined, listed
from ecorules.language.quantity import known_units, per, unit

NUMBERS = [
    ("0", "0"),
    ("5/2", "2.5"),
    ("-5/2", "-2.5"),
    ("1299200", "1,299,200"),
    ("1/8", "0.125"),
    ("1/1000000", "0.000001"),
    ("1/10000000", "≈0"),
    ("2/3", "≈0.67"),
    ("-2/3", "≈-0.67"),
    ("1/3000", "≈0.00033"),
    ("200/3", "≈66.67"),
]


@pytest.mark.parametrize(("value", "said"), NUMBERS)
def test_numbers_are_exact_or_marked(value: str, said: str) -> None:
    """2/3 never passes for 0.67, and a small number never for zero without a mark."""
    assert number(Fraction(value)) == said


@given(st.fractions(max_denominator=10_000))
def test_a_number_without_a_mark_is_the_number(value: Fraction) -> None:
    """What is not marked can be typed in again."""
    said = number(value)
    assert said.startswith("≈") or Fraction(said.replace(",", "")) == value


AMOUNTS = [
    ("3/5", "%", "60 %", "ร้อยละ 60"),
    ("3/5", "1", "0.6", "0.6"),
    ("3", "level", "3", "3"),
    ("3", "count", "3", "3"),
    ("11/2", "pH", "5.5", "5.5"),
    ("1600", "rai", "1 rai", "1 ไร่"),
    ("1", "day", "1 day", "1 วัน"),
    ("2", "day", "2 days", "2 วัน"),
    ("36", "year", "3 years", "3 ปี"),
    ("80", "score", "80 points", "80 คะแนน"),
    ("40", "degC", "40 °C", "40 องศาเซลเซียส"),
    ("1/1000", "mg/l", "1 mg/l", "1 มิลลิกรัมต่อลิตร"),
    ("500", "m3/day", "500 m³/day", "500 ลูกบาศก์เมตรต่อวัน"),
    ("5", "person/year", "60 persons/year", "60 คนต่อปี"),
    ("1/100", "%/year", "12 %/year", "ร้อยละ 12 ต่อปี"),
    ("2", "1/day", "2 /day", "2 ต่อวัน"),
    ("5000", "t/count", "5 t/member", "5 ตันต่อราย"),
    ("2", "kWh*m3/person", "2 kWh·m³/person", "2 กิโลวัตต์-ชั่วโมง-ลูกบาศก์เมตรต่อคน"),
]


@pytest.mark.parametrize(("value", "symbol", "en", "th"), AMOUNTS)
def test_amounts_are_said_in_their_unit(value: str, symbol: str, en: str, th: str) -> None:
    """An amount of base units is said in the unit that people use."""
    assert amount(Fraction(value), unit(symbol), "en") == en
    assert amount(Fraction(value), unit(symbol), "th") == th


@pytest.mark.parametrize("symbol", known_units())
def test_every_unit_has_a_name(symbol: str) -> None:
    """Whatever unit may be written can be said, alone and within another."""
    known = unit(symbol)
    ratio = per(known, unit("m3/day"))
    for each in (known, ratio):
        assert amount(Fraction(1), each, "en")
        assert amount(Fraction(1), each, "th")
        assert measured_by(each).en
        assert measured_by(each).th


def test_a_unit_that_goes_without_saying_has_no_name() -> None:
    """A level is said as a number."""
    assert unit_name(unit("level"), "th") == ""
    assert unit_name(unit("rai"), "th") == "ไร่"


HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
RANGES = [
    (Interval.point(HALF), "50 %", "ร้อยละ 50"),
    (
        Interval(HALF, TWO_THIRDS),
        "between 50 % and ≈66.67 %",
        "ระหว่างร้อยละ 50 ถึงร้อยละ ≈66.67",
    ),
    (Interval(HALF, None), "50 % or more", "ตั้งแต่ร้อยละ 50 ขึ้นไป"),
    (Interval(HALF, None, low_is_limit=True), "more than 50 %", "มากกว่าร้อยละ 50"),
    (Interval(None, HALF), "50 % or less", "ไม่เกินร้อยละ 50"),
    (Interval(None, HALF, high_is_limit=True), "less than 50 %", "น้อยกว่าร้อยละ 50"),
    (
        Interval(HALF, TWO_THIRDS, high_is_limit=True),
        "50 % or more and less than ≈66.67 %",
        "ตั้งแต่ร้อยละ 50 ขึ้นไป แต่น้อยกว่าร้อยละ ≈66.67",
    ),
    (
        Interval(HALF, TWO_THIRDS, low_is_limit=True),
        "more than 50 % and ≈66.67 % or less",
        "มากกว่าร้อยละ 50 แต่ไม่เกินร้อยละ ≈66.67",
    ),
    (ANYTHING, "any value", "ค่าใดก็ได้"),
]


@pytest.mark.parametrize(("interval", "en", "th"), RANGES)
def test_ranges_are_said_with_their_ends(interval: Interval, en: str, th: str) -> None:
    """A limit that is never reached is not said as if it could be."""
    assert possible(interval, unit("%"), "en") == en
    assert possible(interval, unit("%"), "th") == th


KINDS = [
    ("rai", "area", "พื้นที่"),
    ("m3", "volume", "ปริมาตร"),
    ("km", "length", "ความยาว"),
    ("%", "a plain number or share", "จำนวนหรือสัดส่วน"),
    ("mg/l", "weight per volume", "น้ำหนักต่อปริมาตร"),
    ("t/person", "weight per number of people", "น้ำหนักต่อจำนวนคน"),
    ("1/day", "a number per time", "จำนวนต่อเวลา"),
    ("kWh*m3", "energy times volume", "พลังงานคูณปริมาตร"),
    ("baht/day*day", "money per time to the power 2", "เงินต่อเวลายกกำลัง 2"),
]


@pytest.mark.parametrize(("symbol", "en", "th"), KINDS)
def test_a_unit_measures_something(symbol: str, en: str, th: str) -> None:
    """People know what is measured before they know the unit."""
    assert measured_by(unit(symbol)) == Text(en, th)


def test_thai_stands_apart_from_what_is_not_thai() -> None:
    """Thai words follow each other without a space, everything else has one."""
    phrase = Text("{a} of {b}", "{a}ของ{b}")
    assert filled(phrase, "th", a="ระดับ", b="โรงงาน") == "ระดับของโรงงาน"
    assert filled(phrase, "th", a="CSR", b="2") == "CSR ของ 2"
    assert filled(phrase, "th", a="(ก)", b="“ข”") == "(ก) ของ “ข”"
    assert filled(Text("({a})", "({a}{b})"), "th", a="CSR", b="") == "(CSR)"
    assert filled(phrase, "en", a="CSR", b="2") == "CSR of 2"


def test_lists_end_with_their_word() -> None:
    """Two things need no comma, and statements with commas of their own need semicolons."""
    assert listed(["A"], AND, "en") == "A"
    assert listed(["A", "B", "C"], OR, "th") == "A, B หรือ C"
    assert joined(["ก", "ข"], AND, "th") == "ก และข"
    assert joined(["a", "b"], OR, "en") == "a, or b"
    assert joined(["a, b", "c"], OR, "en") == "a, b; or c"
    assert joined(["a", "b", "c"], AND, "en") == "a; b; and c"
