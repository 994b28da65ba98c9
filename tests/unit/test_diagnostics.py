"""Problems are said whole: place, line, caret, clause and help, in both languages."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import (
    Diagnostic,
    Invalid,
    Severity,
    Span,
    Text,
    cells,
    nearest,
    ordered,
    padded,
    quoted,
    refuse_errors,
    render,
    visible,
)

LINE = "       part: {total: factories.water_reuzed}"
WHOLE = Diagnostic(
    "unknown-fact",
    Text("no fact is called `water_reuzed`", "ไม่มีข้อเท็จจริงชื่อ `water_reuzed`"),
    Span("criteria/water/reuse.yaml", 9, 32, 44, LINE),
    Text("Aspect 7, indicator 7.2", "ด้านที่ 7 ตัวชี้วัด 7.2"),
    Text("did you mean `water_reused`?", "หมายถึง `water_reused` หรือไม่"),
)
SHORT = Text("wrong", "ผิด")


def shown(source: str, column: int, end_column: int) -> list[str]:
    """Return the line and the caret line of a problem at a place."""
    diagnostic = Diagnostic("x", SHORT, Span("f", 3, column, end_column, source))
    return render([diagnostic], "en", colour=False).split("\n")[1:]


def test_a_problem_is_said_whole_in_english() -> None:
    """A reader sees place, line, caret, clause and remedy."""
    assert render([WHOLE], "en", colour=False) == (
        "criteria/water/reuse.yaml:9:32: error[unknown-fact]: no fact is called `water_reuzed`\n"
        "   9 |        part: {total: factories.water_reuzed}\n"
        "     |                                ^^^^^^^^^^^^ Aspect 7, indicator 7.2\n"
        "  help: did you mean `water_reused`?"
    )


def test_a_problem_is_said_whole_in_thai() -> None:
    """The Thai text is as complete as the English one."""
    assert render([WHOLE], "th", colour=False) == (
        "criteria/water/reuse.yaml:9:32: "
        "ข้อผิดพลาด[unknown-fact]: ไม่มีข้อเท็จจริงชื่อ `water_reuzed`\n"
        "   9 |        part: {total: factories.water_reuzed}\n"
        "     |                                ^^^^^^^^^^^^ ด้านที่ 7 ตัวชี้วัด 7.2\n"
        "  คำแนะนำ: หมายถึง `water_reused` หรือไม่"
    )


def test_colour_adds_only_what_a_terminal_hides() -> None:
    """Without its escape sequences the coloured text is the plain one."""
    coloured = render([WHOLE], "en", colour=True)
    for code in ("1;31", "1;36", "1", "2", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == render([WHOLE], "en", colour=False)


@pytest.mark.parametrize(
    ("diagnostic", "expected"),
    [
        (Diagnostic("x", SHORT), "error[x]: wrong"),
        (Diagnostic("x", SHORT, severity=Severity.WARNING), "warning[x]: wrong"),
        (Diagnostic("x", SHORT, Span.whole("a.csv")), "a.csv: error[x]: wrong"),
        (Diagnostic("x", SHORT, Span("a.csv", 2, 5, 6, "")), "a.csv:2:5: error[x]: wrong"),
        (
            Diagnostic("x", SHORT, clause=Text("clause 7.2", "ข้อ 7.2")),
            "error[x]: wrong\n  clause: clause 7.2",
        ),
    ],
)
def test_what_is_not_known_is_left_out(diagnostic: Diagnostic, expected: str) -> None:
    """No place, no line, no clause: no empty words for them."""
    assert render([diagnostic], "en", colour=False) == expected


def test_a_warning_is_named_in_thai() -> None:
    """Both severities have their Thai word."""
    warning = Diagnostic("x", SHORT, severity=Severity.WARNING)
    assert render([warning], "th", colour=False) == "คำเตือน[x]: ผิด"


@pytest.mark.parametrize(
    ("source", "column", "end_column", "expected"),
    [
        ("น้ำเสีย: x", 1, 8, ["   3 | น้ำเสีย: x", "     | ^^^^^"]),
        ("น้ำเสีย: x", 10, 11, ["   3 | น้ำเสีย: x", "     |        ^"]),
        ("a: ", 4, 4, ["   3 | a:", "     |    ^"]),
        ("ab", 9, 12, ["   3 | ab", "     |   ^"]),
        ("表: x", 1, 2, ["   3 | 表: x", "     | ^^"]),
        ("\ta\x1b[31m", 2, 3, ["   3 |  a␛[31m", "     |  ^"]),
    ],
)
def test_carets_stand_under_what_is_meant(
    source: str,
    column: int,
    end_column: int,
    expected: list[str],
) -> None:
    """Carets count terminal cells, not characters."""
    assert shown(source, column, end_column) == expected


@pytest.mark.parametrize("column", [1, 100, 500, 985])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    """A line of any length shows the place that is meant, within a terminal's width."""
    source = "".join(f"{number:09} " for number in range(100))
    line, caret = shown(source, column, column + 3)
    assert len(line) <= 170
    start, end = caret.index("^"), caret.index("^") + 3
    assert line[start:end] == source[column - 1 : column + 2]
    assert line.startswith("   3 | …") == (column > 81)
    assert line.endswith("…") == (column < 900)


def test_a_long_line_never_begins_with_a_mark_without_its_letter() -> None:
    """A cut through a Thai syllable would shift the carets."""
    line, caret = shown("ที่" * 200, 202, 205)
    assert line.startswith("   3 | …ที่ที่")
    assert caret == "     | " + " " * 27 + "^"


def test_problems_are_sorted_by_place_and_said_once() -> None:
    """The order in which problems were found is nothing."""
    first = Diagnostic("a", SHORT, Span("a", 1, 2, 3, ""))
    second = Diagnostic("a", SHORT, Span("a", 10, 1, 3, ""))
    other = Diagnostic("a", SHORT, Span("b", 1, 1, 3, ""))
    nowhere = Diagnostic("z", SHORT)
    assert ordered([other, second, first, nowhere, first]) == (nowhere, first, second, other)


def test_invalid_carries_problems_in_order() -> None:
    """Who catches the exception has all that there is to say."""
    invalid = Invalid([WHOLE, Diagnostic("x", SHORT), WHOLE])
    assert invalid.diagnostics == (Diagnostic("x", SHORT), WHOLE)
    assert str(invalid).startswith("error[x]: wrong\ncriteria/water")


def test_only_errors_are_refused() -> None:
    """A warning alone stops nothing; beside an error it is said as well."""
    warning = Diagnostic("w", SHORT, severity=Severity.WARNING)
    refuse_errors([warning])
    with pytest.raises(Invalid) as caught:
        refuse_errors([warning, WHOLE])
    assert set(caught.value.diagnostics) == {warning, WHOLE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("water", 5),
        ("น้ำเสีย", 5),
        ("ที่ตั้ง", 3),
        ("กรมโรงงานอุตสาหกรรม", 18),
        ("水", 2),
        ("\u200b", 0),
        ("", 0),
    ],
)
def test_cells_count_what_a_terminal_fills(text: str, expected: int) -> None:
    """Thai vowels and tone marks above and below fill no cell of their own."""
    assert cells(text) == expected


def test_padding_aligns_thai_with_english() -> None:
    """Columns of a table line up whatever the script."""
    assert [padded(text, 6) for text in ("น้ำ", "water", "too long")] == [
        "น้ำ    ",
        "water ",
        "too long",
    ]


@given(st.text())
def test_nothing_shown_can_steer_a_terminal(text: str) -> None:
    """An author's words are shown, never obeyed."""
    kinds = {unicodedata.category(each) for each in visible(text)}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert len(visible(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb", "a b"),
        ("a\nb", "a␊b"),
        ("\x7f", "␡"),
        ("\x9b", "\ufffd"),
        ("\u202e", "\ufffd"),
        ("\u200bก", "\u200bก"),
    ],
)
def test_what_is_invisible_is_made_visible(text: str, expected: str) -> None:
    """A reader sees that a character is there."""
    assert visible(text) == expected


def test_long_words_are_cut_when_quoted() -> None:
    """A message stays a sentence, whatever stands in the file."""
    assert quoted("a" * 60) == f"`{'a' * 60}`"
    assert quoted("a" * 61) == f"`{'a' * 59}…`"


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("water_reuzed", ["water_used", "water_reused"], "water_reused"),
        ("GREEN_AREA", ["green_area"], "green_area"),
        ("โรงงน", ["โรงงาน", "โรงเรียน"], "โรงงาน"),
        ("zzz", ["abc"], None),
        ("a" * 101, ["a" * 100], None),
        ("x", [], None),
    ],
)
def test_the_nearest_known_word_is_suggested(
    word: str,
    known: list[str],
    expected: str | None,
) -> None:
    """A slip of the pen is recognised; a word that is nothing like it is not."""
    assert nearest(word, known) == expected


@given(st.lists(st.text("abc_", max_size=6)), st.text("abc_", max_size=6), st.randoms())
def test_a_suggestion_does_not_depend_on_the_order(
    known: list[str],
    word: str,
    random: object,
) -> None:
    """The same slip gets the same answer on any machine."""
    shuffled = list(known)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random of hypothesis
    assert nearest(word, known) == nearest(word, shuffled)
