"""A comma for thousands within braces: YAML cuts the figure there, and nobody means that."""

import pytest

from ecorules.diagnostics import Diagnostic, render
from ecorules.documents import document_of


def read(text: str) -> tuple[object, list[Diagnostic]]:
    """Return what a text holds and what is wrong with it."""
    into: list[Diagnostic] = []
    found = document_of(text.encode(), "f.yaml", into)
    assert found is not None
    return found.root, into


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("{a: 42,000 rai}", "42,000 rai"),
        ("{a: 42,000, b: 1}", "42,000"),
        ("{a: 1,042,000.5 t, b: 1}", "1,042,000.5 t"),
        ("{a: ๔๒,๕๖๗ ไร่, b: 1}", "๔๒,๕๖๗ ไร่"),
        ("{b: 1, a: 812,000,000}", "812,000,000"),
    ],
)
def test_a_figure_that_a_comma_cuts_is_read_whole_and_told_once(text: str, figure: str) -> None:
    """Half a figure must reach nobody, least of all with advice on its unit."""
    root, (problem,) = read(text)
    assert isinstance(root, dict)
    assert root["a"] == figure
    assert problem.code == "cut-figure"
    assert figure in problem.message.en


@pytest.mark.parametrize(
    "text", ["{a: 42, 000: x}", "{a: 42,b: 1}", "{a: 4242,000: x}", "{a: x,000: 1}", "[42,000]",
             '{a: "42,000 rai"}', "{a: [1],000: 1}", "{a: 42,0000: 1}"]
)  # fmt: skip
def test_what_is_no_cut_figure_is_left_as_it_is(text: str) -> None:
    """Only three digits right behind the comma after a figure are the rest of it."""
    assert read(text)[1] == []


def test_a_quoted_figure_before_three_digits_keeps_what_was_told_before() -> None:
    """Telling a figure whole takes back nothing but the same figure told in part."""
    codes = [one.code for one in read('{b: 1, b: 2, a: "1,042",000 rai}')[1]]
    assert codes == ["duplicate-key", "cut-figure"]


def test_it_is_said_how_to_write_the_figure() -> None:
    """The remedy can be copied as it stands, in both languages."""
    problems = read("x: {value: 42,000 rai}")[1]
    assert (
        render(problems, "en", colour=False)
        == """\
f.yaml:1:12: error[cut-figure]: within braces a comma ends a value, so `42,000 rai` is cut in two
   1 | x: {value: 42,000 rai}
     |            ^^^^^^^^^^
  help: put the figure in quotes, `"42,000 rai"`, or leave the comma out, `42000 rai`"""
    )
    assert (
        render(problems, "th", colour=False)
        == """\
f.yaml:1:12: ข้อผิดพลาด[cut-figure]: ภายในวงเล็บปีกกา เครื่องหมายจุลภาคคือจุดสิ้นสุดของค่า \
`42,000 rai` จึงถูกตัดเป็นสองส่วน
   1 | x: {value: 42,000 rai}
     |            ^^^^^^^^^^
  คำแนะนำ: ใส่เครื่องหมายคำพูดเป็น `"42,000 rai"` หรือตัดเครื่องหมายจุลภาคออกเป็น `42000 rai`"""
    )
