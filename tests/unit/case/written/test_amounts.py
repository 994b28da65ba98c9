"""Amounts as text that reads back as the same amount."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.written.amounts import Written, written_amount
from ecorules.documents import number, quantity_text
from ecorules.language.quantity import unit


@pytest.mark.parametrize(
    ("declared", "typed", "written"),
    [
        ("rai", "3,150 ไร่", "3150 rai"),
        ("rai", "4.8 km2", "3000 rai"),
        ("rai", "1 m2", "0.000625 rai"),
        ("m3/day", "5 l/h", "0.12 m3/day"),
        ("m3/h", "1 m3/day", "1 m3/day"),
        ("toe", "1 kWh", "1 kWh"),
        ("toe", "2 MJ", "2 MJ"),
        ("MJ/unit", "7 toe/unit", "293076 MJ/unit"),
        ("day", "1 h", "1 h"),
        ("m3/day", "5 m3*h/day/day", "5 m3*h/day/day"),
        ("%", "45 %", "45 %"),
        ("level", "ระดับ 3"[6:], "3"),
        ("1", "-0.5", "-0.5"),
        ("1", "3.3 h/day", "0.1375"),
        ("h", "1 day", "24 h"),
    ],
)
def test_an_amount_is_written_where_it_has_an_end(declared: str, typed: str, written: str) -> None:
    """A number that goes on for ever would have to be cut, and would be another number."""
    figure, name = quantity_text(typed)
    amount = unit(name or declared).to_base(figure)
    text = written_amount(amount, unit(declared)).text(unit(declared))
    assert text == written
    figure, name = quantity_text(text)
    assert unit(name or declared).to_base(figure) == amount


def test_a_number_as_long_as_can_be_read_is_written_as_long() -> None:
    """Forty characters are read, so forty are written; a zero before the point is one too many."""
    typed = "." + "3" * 39
    written = written_amount(number(typed), unit("1"))
    assert written == Written(typed, "1")
    assert number(written.figure) == number(typed)


def test_a_percentage_keeps_its_sign_in_a_column_and_beside_its_unit() -> None:
    """A column of bare percentages below one would be read as shares of the whole."""
    written = written_amount(Fraction(4, 1000), unit("%"))
    assert (written.cell(unit("%")), written.alone) == ("0.4 %", "0.4 %")
    in_rai = written_amount(Fraction(1600), unit("rai"))
    assert (in_rai.cell(unit("rai")), in_rai.alone) == ("1", "1")
    assert Written("2", "kWh").cell(unit("toe")) == "2 kWh"


def test_an_amount_that_no_unit_ends_is_a_mistake_of_the_program() -> None:
    """What was read from a text has an end somewhere: a seventh was never read."""
    with pytest.raises(ValueError, match=r"^1/7 has no end in any unit of rai$"):
        written_amount(Fraction(1, 7), unit("rai"))


_SYMBOLS = ("rai", "m3/day", "mg/l", "MJ/unit", "tCO2e/unit", "toe", "%", "1", "baht", "degC")
_ALIKE = {
    "rai": ("wa2", "ha", "km2"),
    "m3/day": ("l/h", "m3/h", "l/day"),
    "mg/l": ("g/m3", "kg/l", "t/m3"),
    "MJ/unit": ("kWh/unit", "toe/unit", "GJ/unit"),
    "toe": ("kWh", "GWh", "MJ"),
}


@given(
    st.sampled_from(_SYMBOLS).flatmap(
        lambda own: st.tuples(st.just(own), st.sampled_from((own, *_ALIKE.get(own, ()))))
    ),
    st.decimals(allow_nan=False, allow_infinity=False, places=6, max_value=10**12, min_value=0),
)
def test_what_was_typed_in_any_unit_reads_back(symbols: tuple[str, str], figure: object) -> None:
    """An amount is exact from one file to the next, whatever unit an office counts in."""
    declared, typed = map(unit, symbols)
    amount = typed.to_base(number(str(figure)))
    figure_again, name = quantity_text(written_amount(amount, declared).text(declared))
    assert unit(name or declared.symbol).to_base(figure_again) == amount
