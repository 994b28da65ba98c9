"""Units and numbers: nothing is rounded where it decides, and nothing rounded goes unmarked."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ecorules.language.quantity import PERCENT, Unit, known_units, per, unit, written

SPELLINGS = st.sampled_from(known_units())
JOINTS = st.sampled_from(("/", " / ", "ต่อ"))
UNITS = st.builds(str.join, JOINTS, st.lists(SPELLINGS, min_size=1, max_size=3)).map(unit)
AMOUNTS = st.builds(Fraction, st.integers(-(10**9), 10**9), st.integers(1, 997))


@given(AMOUNTS, UNITS)
def test_an_amount_survives_its_base_units_exactly(amount: Fraction, of: Unit) -> None:
    """Converting forth and back gives the very same fraction."""
    assert of.from_base(of.to_base(amount)) == amount
    assert of.to_base(of.from_base(amount)) == amount


@given(UNITS)
def test_a_unit_is_the_one_its_symbol_names(of: Unit) -> None:
    """What is printed can be read again and means the same."""
    assert unit(of.symbol) == of


@given(UNITS, UNITS)
def test_the_unit_of_a_ratio_divides(part: Unit, whole: Unit) -> None:
    """One of the part divided by one of the whole is one of the ratio, up to percentages."""
    found = per(part, whole)
    if part.is_alike(whole):
        assert found == PERCENT
    else:
        assert found.factor == part.factor / whole.factor
        assert unit(found.symbol) == found
        assert per(found, unit("1")).is_alike(found)


@given(AMOUNTS)
def test_areas_in_rai_and_in_square_metres_are_the_same_areas(rai: Fraction) -> None:
    """1 rai is 4 ngan, 400 square wa and 1,600 m², whatever the fraction."""
    squares = unit("rai").to_base(rai)
    assert unit("m2").from_base(squares) == 1600 * rai
    assert unit("ตารางวา").from_base(squares) == 400 * rai
    assert unit("งาน").from_base(squares) == 4 * rai


@given(AMOUNTS, st.integers(0, 6))
def test_a_number_that_is_not_shown_in_full_is_marked(amount: Fraction, places: int) -> None:
    """2/3 never passes for 0.67: what carries no mark is exact, and what does is nearest."""
    text = written(amount, places)
    shown = Fraction(text.removeprefix("≈").replace(",", ""))
    assert text.startswith("≈") is (shown != amount)
    assert abs(shown - amount) <= Fraction(1, 2 * 10**places)
