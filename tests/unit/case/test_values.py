"""What a text says of a fact: exact amounts with their unit, answers, choices."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ecorules.case.values import cell_value, observed_value
from ecorules.documents import Unreadable
from ecorules.language.quantity import unit
from tests.unit.case.makers import VOCABULARY

FACTS = VOCABULARY.facts
YES, NO = True, False


def _in(symbol: str, amount: str) -> Fraction:
    return unit(symbol).to_base(Fraction(amount))


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("green_area", "812 rai", _in("rai", "812")),
        ("green_area", "๘๑๒ ไร่", _in("rai", "812")),
        ("green_area", "1,299,200 m2", _in("rai", "812")),
        ("green_area", "0 rai", Fraction(0)),
        ("reuse", "60 %", Fraction(3, 5)),
        ("reuse", "ร้อยละ 33.3", Fraction(333, 1000)),
        ("reuse", "100%", Fraction(1)),
        ("visitors", "1,200", Fraction(1200)),
        ("level", "2", Fraction(2)),
        ("announced", "ใช่", YES),
        ("announced", "no", NO),
        ("route", "direct", "direct"),
        ("route", "Into a Central Plant", "central"),
        ("route", "ลงแหล่งน้ำโดยตรง", "direct"),
    ],
)
def test_an_observation_is_read_exactly(fact: str, text: str, value: object) -> None:
    """A value is the same in whichever unit, script or language it is written."""
    assert observed_value(FACTS[fact], text) == value


@pytest.mark.parametrize(
    ("fact", "text", "code"),
    [
        ("green_area", "812", "unit-missing"),
        ("green_area", "0", "unit-missing"),
        ("reuse", "0.6", "unit-missing"),
        ("green_area", "812 m3", "unit-mismatch"),
        ("green_area", "812 ไร", "unknown-unit"),
        ("green_area", "812 zz/qq", "unknown-unit"),
        ("green_area", "much", "not-a-number"),
        ("reuse", "140 %", "out-of-range"),
        ("reuse", "-1 %", "out-of-range"),
        ("visitors", "1.5", "not-a-whole-number"),
        ("level", "6", "out-of-range"),
        ("announced", "perhaps", "not-yes-or-no"),
        ("route", "directly", "unknown-value"),
    ],
)
def test_what_cannot_be_meant_is_refused(fact: str, text: str, code: str) -> None:
    """No value is guessed, rounded or cut to fit."""
    with pytest.raises(Unreadable) as refused:
        observed_value(FACTS[fact], text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        ("bod", "20", _in("mg/l", "20")),
        ("bod", "20 mg/l", _in("mg/l", "20")),
        ("bod", "0.02 g/l", _in("mg/l", "20")),
        ("bod", "20 มก./ล.", _in("mg/l", "20")),
        ("level", "๓", Fraction(3)),
        ("eco", "มี", YES),
        ("outlet", "none", "none"),
    ],
)
def test_a_cell_without_a_unit_is_in_the_vocabularys(fact: str, text: str, value: object) -> None:
    """A column has one unit, and a cell may say another of the same kind."""
    assert cell_value(FACTS[fact], text) == value


@pytest.mark.parametrize(
    ("text", "en", "th"),
    [
        ("812", "write `812 rai`", "เขียน `812 rai`"),
        ("812 raai", "did you mean `rai`?", "หมายถึง `rai` หรือไม่"),
        ("812 zz/qq", "green area is given in `rai`", "พื้นที่สีเขียวใช้หน่วยไร่ (`rai`)"),
        (
            "812 kWh",
            "write it in `rai`, or in another unit of area",
            "ระบุในหน่วยไร่ (`rai`) หรือหน่วยอื่นของพื้นที่",
        ),
    ],
)
def test_a_problem_with_a_unit_says_how_to_write_it(text: str, en: str, th: str) -> None:
    """Whoever wrote it sees at once what to type instead."""
    with pytest.raises(Unreadable) as refused:
        observed_value(FACTS["green_area"], text)
    assert refused.value.help == (en, th)
