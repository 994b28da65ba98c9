"""What people type in one cell is compared as it is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Diagnostic, Span, Text
from ecorules.documents import Unreadable, filled, flag, is_missing, plain

LIKE_THAI = st.text(
    "กน\u0e31\u0e32\u0e33\u0e38\u0e40\u0e41\u0e48\u0e49\u0e4d\u0e50\u0e59 \u00a0\u200b\u0301e"
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  a  b ", "a b"),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("๒๕๖๕", "2565"),
        ("น้\u0e4dา", "น้ำ"),
        ("น\u0e4d้า", "น้ำ"),
        ("น\u0e4dา", "นำ"),
        ("เ\u0e40ก", "แก"),
        ("\ufeffโรง\u200bงาน\u2060", "โรงงาน"),
        ("\u202aC:\\x\u202c", "C:\\x"),
        ("✔\ufe0f", "✔"),
        ("e\u0301", "é"),
    ],
)
def test_what_looks_alike_becomes_alike(typed: str, expected: str) -> None:
    """Two spellings that a reader cannot tell apart compare equal."""
    assert plain(typed) == expected


@given(st.text() | LIKE_THAI)
def test_plain_text_stays_as_it_is(text: str) -> None:
    """To make plain twice changes nothing."""
    assert plain(plain(text)) == plain(text)


@given(st.text() | LIKE_THAI)
def test_plain_text_has_no_invisible_difference(text: str) -> None:
    """No blank at an end, no two in a row, no Thai digit, no zero-width character."""
    made = plain(text)
    assert made == made.strip()
    assert "  " not in made
    assert not set(made) & set("๐๑๒๓๔๕๖๗๘๙\u00a0\u200b\u200c\u200d\u2060\ufeff")
    assert "\u0e4d\u0e32" not in made


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F)))
def test_latin_words_are_left_alone(text: str) -> None:
    """What is already plain is not touched."""
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, True) for text in ("", " \u00a0", "-", "\u2013", "\u2014", "N/A", "n/a", "NA")),
        *((text, True) for text in ("ไม่มีข้อมูล", "ไม่ระบุ", "n.a.")),
        *((text, False) for text in ("0", "ไม่มี", "no", "-5", "none")),
    ],
)
def test_nothing_known_is_told_from_a_value(text: str, expected: bool) -> None:  # noqa: FBT001 the column of the table
    """Zero, no and none are values; a dash is none."""
    assert is_missing(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, True) for text in ("yes", "Y", "TRUE", "1", "๑", "ใช่", "มี", " ✓ ", "✔\ufe0f")),
        *((text, False) for text in ("no", "N", "False", "0", "\u0e50", "ไม่ใช่", "ไม่มี", "✗")),
    ],
)
def test_an_answer_is_yes_or_no(text: str, expected: bool) -> None:  # noqa: FBT001 the column of the table
    """Each way of answering has one meaning."""
    assert flag(text) is expected


def test_any_other_answer_is_refused() -> None:
    """Nothing unknown passes for yes or for no."""
    with pytest.raises(Unreadable) as caught:
        flag("บางส่วน")
    assert caught.value.code == "not-yes-or-no"
    assert caught.value.message == Text(
        "`บางส่วน` is neither yes nor no",
        "`บางส่วน` ไม่ใช่คำตอบว่าใช่หรือไม่ใช่",
    )
    assert caught.value.help == Text(
        "write `yes` or `no`",
        "เขียน `ใช่` หรือ `ไม่ใช่` (`มี` หรือ `ไม่มี`)",
    )


def test_a_value_that_has_to_be_there_is_asked_for() -> None:
    """An empty cell is not misread as a strange value."""
    assert filled(" a ") == "a"
    with pytest.raises(Unreadable) as caught:
        filled(" \u200b")
    assert caught.value.message == Text("there is no value", "ยังไม่ได้ระบุค่า")


def test_what_cannot_be_read_becomes_a_diagnostic() -> None:
    """The place is known to the reader of the file, not to the reader of the cell."""
    span = Span("roster.csv", 2, 3, 4, "a,b")
    unreadable = Unreadable("x", Text("bad", "ผิด"), Text("do", "ทำ"))
    assert unreadable.diagnostic(span, Text("c", "ข")) == Diagnostic(
        "x", Text("bad", "ผิด"), span, Text("c", "ข"), Text("do", "ทำ")
    )
    assert str(unreadable) == "bad"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("จริง", True),
        ("เท็จ", False),
        ("ได้รับการรับรอง", True),
        ("ไม่ได้รับการรับรอง", False),
        ("ยังไม่มี", False),
    ],
)
def test_what_a_spreadsheet_and_a_form_answer_is_understood(said: str, meant: bool) -> None:  # noqa: FBT001
    """Excel in Thai writes จริง and เท็จ, a certificate is ได้รับ or not."""
    assert flag(said) is meant


@pytest.mark.parametrize("said", ["ยังไม่มีข้อมูล", "ไม่ทราบ", "--", "No data", "n.a"])
def test_what_says_that_nothing_is_known_is_missing(said: str) -> None:
    """Nothing known is never zero and never no."""
    assert is_missing(said)
