"""Lines that count cells: Thai marks take none, and none is torn from its letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import cells
from ecorules.report.layout import Page, broken, columns

PLAIN = Page(width=None, colour=False)
THAI = "คณะทำงานขับเคลื่อนอุตสาหกรรมเชิงนิเวศจังหวัดสระบุรีและเครือข่ายที่เกี่ยวข้องทั้งหมด"


def test_columns_are_aligned_by_cells() -> None:
    """น้ำเสีย is seven code points and five cells: `len` would misalign every Thai row."""
    lines = columns([["น้ำเสีย", "9"], ["water", "12"]], right=frozenset({1}))
    assert lines == ["น้ำเสีย   9", "water  12"]


def test_no_rows_are_no_lines() -> None:
    """A table without rows is not an error."""
    assert columns([], right=frozenset()) == []


def test_lines_are_broken_at_spaces_first() -> None:
    """Whole words where there are any."""
    assert broken("one two three", 7) == ["one two", "three"]


@pytest.mark.parametrize("room", [8, 13, 21])
def test_thai_without_spaces_is_broken_within_the_room(room: int) -> None:
    """A name of eighty letters without a space still fits a narrow terminal."""
    lines = broken(THAI, room)
    assert "".join(lines) == THAI
    assert max(map(cells, lines)) <= room


SYLLABLES = ["กำ", "ขี่", "เค้า", "โง่", "ใน", "ไอ", "มะ", "รู้", "ab", " "]


@given(st.lists(st.sampled_from(SYLLABLES), max_size=20).map("".join), st.integers(4, 12))
def test_no_mark_is_torn_from_its_letter(text: str, room: int) -> None:
    """A line neither starts with a mark or following vowel nor ends with a leading one."""
    lines = broken(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert not line or not (unicodedata.combining(line[0]) or line[0] in "ะาำ")
        assert line[-1:] not in set("เแโใไ")


def test_a_page_without_a_width_breaks_nothing() -> None:
    """Into a pipe every line goes whole, so that other programs can read it."""
    assert list(PLAIN.paragraph("  ", THAI * 3)) == ["  " + THAI * 3]


def test_later_lines_hang_below_the_first() -> None:
    """The lead stands once; what follows is indented by its cells."""
    page = Page(width=25, colour=False)
    assert list(page.paragraph("ก่อน: ", "one two three four five")) == [
        "ก่อน: one two three four",
        "     five",
    ]


def test_colour_is_only_on_a_page_that_has_it() -> None:
    """Escape codes in a file would be rubbish."""
    assert PLAIN.paint("x", "red") == "x"
    assert Page(width=None, colour=True).paint("x", "red", "bold") == "\x1b[31;1mx\x1b[0m"
    assert Page(width=None, colour=True).paint("x") == "x"
