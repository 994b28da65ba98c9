"""A figure is read exactly, in one way only."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, number, quantity_text

WRITE_DIGITS = Text(
    "write digits, such as `1,600` or `0.5`",
    "เขียนเป็นตัวเลข เช่น `1,600` หรือ `0.5`",
)
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", Fraction(0)),
        ("007", Fraction(7)),
        ("1,600", Fraction(1600)),
        ("1,600,000.001", Fraction(1600000001, 1000)),
        ("1600000", Fraction(1600000)),
        ("-5", Fraction(-5)),
        ("\u22125.25", Fraction(-21, 4)),
        ("+.5", Fraction(1, 2)),
        (" ๑,๖๐๐\u00a0", Fraction(1600)),
    ],
)
def test_a_number_has_its_exact_value(text: str, expected: Fraction) -> None:
    """One third of a percent decides a level, so no digit is lost."""
    assert number(text) == expected


@given(
    st.integers(-(10**15), 10**15),
    st.integers(0, 9),
    st.sampled_from(["{}", "{:,}"]),
    st.booleans(),
)
def test_whatever_is_written_is_read_back(
    units: int,
    places: int,
    form: str,
    thai: bool,  # noqa: FBT001 hypothesis draws it
) -> None:
    """Separators and script change nothing."""
    whole, rest = divmod(abs(units), 10**places)
    text = ("-" if units < 0 else "") + form.format(whole)
    text += f".{rest:0{places}}" if places else ""
    assert number(text.translate(THAI_DIGITS) if thai else text) == Fraction(units, 10**places)


@given(st.text("0123456789.,-+eE% ", max_size=8))
def test_a_number_is_read_or_refused(text: str) -> None:
    """What is accepted, Python reads alike once the separators are gone."""
    try:
        value = number(text)
    except Unreadable:
        return
    assert value == Fraction(text.strip().replace(",", ""))


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "abc", "60%", "5.", "1 600", "5-10", "1/3", "1_000"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    """A guess would be worse than a question."""
    with pytest.raises(Unreadable) as caught:
        number(text)
    assert caught.value.code == "not-a-number"
    assert caught.value.message == Text(f"`{text}` is not a number", f"`{text}` ไม่ใช่ตัวเลข")
    assert caught.value.help == WRITE_DIGITS


@pytest.mark.parametrize("text", ["1,60", "0,5", "1,600,00", "1600,000", "1,"])
def test_a_comma_that_may_be_a_decimal_sign_is_refused(text: str) -> None:
    """Half a rai and five rai differ by a comma."""
    with pytest.raises(Unreadable) as caught:
        number(text)
    assert caught.value.message == Text(
        f"`{text}` has a comma in the wrong place",
        f"`{text}` ใส่เครื่องหมายจุลภาคผิดที่",
    )
    assert caught.value.help == Text(
        "a comma separates thousands, as in `1,600`; a decimal takes a point, as in `1.6`",
        "จุลภาคใช้คั่นหลักพัน เช่น `1,600` ส่วนทศนิยมใช้จุด เช่น `1.6`",
    )


@pytest.mark.parametrize("read", [number, quantity_text])
@pytest.mark.parametrize("text", ["1e5", "-1.5E+3"])
def test_an_exponent_is_refused(read: object, text: str) -> None:
    """A spreadsheet writes it when digits are already lost."""
    assert callable(read)
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.message == Text(
        f"`{text}` is written with an exponent",
        f"`{text}` เขียนในรูปเลขยกกำลัง",
    )
    assert caught.value.help == Text(
        "write the number out, such as `100000`",
        "เขียนตัวเลขเต็มจำนวน เช่น `100000`",
    )


def test_a_figure_of_any_length_is_refused_in_time() -> None:
    """No figure of an audit has forty digits, and a million would stop the program."""
    with pytest.raises(Unreadable) as caught:
        quantity_text("9" * 100_000)
    assert caught.value.message == Text(
        f"`{'9' * 59}…` is longer than 40 characters, too long for a number",
        f"`{'9' * 59}…` ยาวเกิน 40 อักขระ จึงไม่ใช่ตัวเลขที่รับได้",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("812 rai", (Fraction(812), "rai")),
        ("60%", (Fraction(60), "%")),
        ("60 %", (Fraction(60), "%")),
        ("1,600 ตร.ม.", (Fraction(1600), "ตร.ม.")),
        ("-3.5degC", (Fraction(-7, 2), "degC")),
        ("12", (Fraction(12), "")),
        ("2 m3/day", (Fraction(2), "m3/day")),
        ("ร้อยละ 45", (Fraction(45), "%")),
        ("ร้อยละ๔๕.๕", (Fraction(91, 2), "%")),
        ("ระดับ ๓", (Fraction(3), "level")),
    ],
)
def test_a_quantity_is_a_figure_and_a_unit(text: str, expected: tuple[Fraction, str]) -> None:
    """What the unit means is not decided here."""
    assert quantity_text(text) == expected


@pytest.mark.parametrize("text", ["rai", "1 600 rai", "% 60", "about 5", "-"])
def test_a_unit_alone_is_no_quantity(text: str) -> None:
    """A quantity begins with its figure."""
    with pytest.raises(Unreadable) as caught:
        quantity_text(text)
    assert caught.value.message.en == f"`{text}` is not a number"


@pytest.mark.parametrize("read", [number, quantity_text])
def test_an_empty_text_is_no_number(read: object) -> None:
    """It is said to be empty rather than wrong."""
    assert callable(read)
    with pytest.raises(Unreadable) as caught:
        read(" ")
    assert caught.value.code == "no-value"
