"""A percentage without its sign means one thing, or is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable
from ecorules.documents.figures import quantity_text
from ecorules.documents.percentages import Bare, signless

PERCENT, SHARE, UNCLEAR = Bare.PERCENT, Bare.SHARE, Bare.UNCLEAR


@pytest.mark.parametrize(
    ("texts", "meaning", "concerned"),
    [
        (["45", "60.5"], PERCENT, ()),
        (["45", "1", "0"], PERCENT, ()),
        (["100"], PERCENT, ()),
        ([], PERCENT, ()),
        (["0", "-", "", "ไม่มีข้อมูล"], PERCENT, ()),
        (["0.45"], SHARE, ("0.45",)),
        (["0.45", "1", "0"], SHARE, ("0.45", "1")),
        ([".๔๕", "0.45", "-0.1"], SHARE, (".๔๕", "0.45", "-0.1")),
        (["0.45", "45 %", "ร้อยละ 60", "120%"], SHARE, ("0.45",)),
        (["0.45", "much", "12 rai"], SHARE, ("0.45",)),
        (["45", "0.45"], UNCLEAR, ("0.45",)),
        (["45", "0.45", "1", "0"], UNCLEAR, ("0.45", "1")),
        (["1"], UNCLEAR, ("1",)),
        (["1", "0", "1.0"], UNCLEAR, ("1", "1.0")),
        (["1.2", "0.8"], UNCLEAR, ("0.8",)),
    ],
)
def test_a_column_settles_what_its_numbers_mean(
    texts: list[str], meaning: Bare, concerned: tuple[str, ...]
) -> None:
    """Only what the whole column allows is read, and a sign needs no guess."""
    assert signless(texts) == (meaning, concerned)


def test_shares_are_told_once_with_an_example() -> None:
    """Whoever typed them can see what was made of them, and how to say otherwise."""
    notice = signless(["0.455", "1"]).notice
    assert notice is not None
    assert (notice.code, notice.message, notice.help) == (
        "read-as-shares",
        Text(
            "no number here is greater than 1, so they are read as shares of the whole: "
            "`0.455` as `45.5 %`",
            "ตัวเลขทั้งหมดไม่เกิน 1 จึงอ่านเป็นสัดส่วนของทั้งหมด เช่น `0.455` คือ `45.5 %`",
        ),
        Text(
            "if they are percentages, write the sign: `0.455 %`",
            "หากเป็นร้อยละอยู่แล้ว ให้ใส่เครื่องหมาย เช่น `0.455 %`",
        ),
    )
    assert signless(["45"]).notice is None
    assert signless(["1"]).notice is None


def test_what_is_not_clear_is_refused_with_both_ways_to_write_it() -> None:
    """1 may be one per cent or all of it: a hundredfold difference is never guessed."""
    with pytest.raises(Unreadable) as refused:
        signless(["1"]).percent("1", Fraction(1))
    assert (refused.value.code, refused.value.message, refused.value.help) == (
        "unclear-percentage",
        Text(
            "`1` may be a percentage or a share of the whole",
            "`1` อาจเป็นร้อยละหรือเป็นสัดส่วนของทั้งหมด",
        ),
        Text("write `1 %` or `100 %`", "เขียน `1 %` หรือ `100 %` ให้ชัดเจน"),
    )


figures = st.sampled_from(["0", "1", "0.5", "0.01", "2", "45", "100", "-0.3", "-7"])


@given(st.lists(figures, min_size=1, max_size=6))
def test_a_column_is_read_in_one_way_or_not_at_all(texts: list[str]) -> None:
    """Two numbers without a sign never stand for different kinds of figure in one column."""
    found = signless(texts)
    factors = set()
    for text in texts:
        figure = quantity_text(text)[0]
        try:
            read = found.percent(text, figure)
        except Unreadable:
            continue
        if figure:
            factors.add(read / figure)
    assert factors <= {Fraction(1)} or factors == {Fraction(100)}


@given(st.lists(figures, max_size=6), st.lists(figures, max_size=6))
def test_the_order_of_the_column_does_not_matter(texts: list[str], more: list[str]) -> None:
    """A sorted column is the same column."""
    one, other = signless(texts + more), signless(more + texts)
    assert (one.meaning, set(one.texts)) == (other.meaning, set(other.texts))
