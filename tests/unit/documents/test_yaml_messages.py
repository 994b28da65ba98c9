"""A slip in YAML is said as what to look for, not as the parser's state."""

import pytest
import yaml

from ecorules.diagnostics import Diagnostic, Span, render
from ecorules.documents import composing, document_of
from ecorules.documents.sources import Source
from ecorules.documents.yaml_messages import syntax_error

COLON = "a colon is not expected here"
COLON_HELP = "put a value that contains `: ` in quotes, or mend the indentation"
MISFIT = "this does not fit what stands before it"
MISFIT_HELP = "check the indentation, and that a quoted value ends with its quotation mark"
START = "a value cannot begin with this character"
START_HELP = "put the value in quotes"
QUOTE = "the quotation mark is not closed"
QUOTE_HELP = "close it before the value ends"
BRACKET = "the bracket is not closed"
BRACKET_HELP = "separate the values with commas and close the bracket"
ANY = "this is not valid YAML"
ANY_HELP = "check indentation, quotation marks and brackets, or put the value in quotes"


@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        ("a: 'x\nb: 1\n", (1, 4), QUOTE, QUOTE_HELP),
        ('a: "x\n---\n', (1, 4), QUOTE, QUOTE_HELP),
        ("a: [1, 2\nb: 3\n", (1, 4), BRACKET, BRACKET_HELP),
        ("a: {b: 1\n\nc: 2", (1, 4), BRACKET, BRACKET_HELP),
        ("a: b: c\n", (1, 5), COLON, COLON_HELP),
        ("a: 1\n b: 2\n", (2, 3), COLON, COLON_HELP),
        ("a: @x\n", (1, 4), START, START_HELP),
        ("a: `x`\n", (1, 4), START, START_HELP),
        ("a: *\n", (1, 4), START, START_HELP),
        ("a: &\n", (1, 4), START, START_HELP),
        ("a:\n\t- b\n", (2, 1), "a tab indents this line", "indent with spaces"),
        ("- a\nb: 1\n", (2, 1), MISFIT, MISFIT_HELP),
        ("a: 'b' c\n", (1, 8), MISFIT, MISFIT_HELP),
        (
            'a: "\\q"\n',
            (1, 5),
            "a backslash in double quotes begins a special character, and this one is unknown",
            "use single quotes",
        ),
        (
            "k: - a\n",
            (1, 4),
            "a list may not begin here",
            "begin each entry of a list with `- ` on a line of its own",
        ),
        (
            "a: 1\nb\nc: 2\n",
            (2, 1),
            "a key without a colon, or a line of text that does not belong to a value",
            "write `key: value`",
        ),
        ("a: ]\n", (1, 4), ANY, ANY_HELP),
        ("%FOO\na", (1, 5), ANY, ANY_HELP),
    ],
)
def test_a_slip_is_said_at_its_place(
    text: str,
    place: tuple[int, int],
    message: str,
    remedy: str,
) -> None:
    """What is open is shown where it was opened."""
    into: list[Diagnostic] = []
    assert document_of(text.encode(), "f.yaml", into) is None
    (found,) = into
    assert found.span is not None
    assert found.help is not None
    assert (found.span.line, found.span.column) == place
    assert (found.code, found.message.en, found.help.en) == ("yaml-syntax", message, remedy)
    assert all(map(_is_thai, (found.message.th, found.help.th)))


def _is_thai(text: str) -> bool:
    return any("\u0e01" <= character <= "\u0e5b" for character in text)


@pytest.mark.parametrize(
    "text",
    ["a: 'x\n", "a: [1\n", "a: b: c\n", "a: @x\n", "- a\nb: 1\n", "k: - a\n", "a: 1\nb\nc: 2\n"],
)
def test_both_parsers_are_understood(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in Python words a slip otherwise; the author hears the same."""
    said = []
    for name in ("CSafeLoader", "SafeLoader"):
        monkeypatch.setattr(composing, "_PARSER", getattr(yaml, name))
        into: list[Diagnostic] = []
        document_of(text.encode(), "f.yaml", into)
        said.append(into[0].message)
    assert said[0] == said[1]


def test_a_slip_is_said_in_thai() -> None:
    """The whole text, as a Thai author reads it."""
    into: list[Diagnostic] = []
    document_of("ชื่อ: 'โรงงาน\n".encode(), "f.yaml", into)
    assert render(into, "th", colour=False) == (
        "f.yaml:1:7: ข้อผิดพลาด[yaml-syntax]: เครื่องหมายคำพูดนี้ไม่มีตัวปิด\n"
        "   1 | ชื่อ: 'โรงงาน\n"
        "     |     ^\n"
        "  คำแนะนำ: ใส่เครื่องหมายคำพูดปิดท้ายค่า"
    )


def test_a_complaint_without_a_place_is_of_the_file() -> None:
    """The parser always says where, but its type does not promise it."""
    found = syntax_error(Source("f.yaml", "a"), yaml.MarkedYAMLError(problem="odd"))
    assert found.span == Span.whole("f.yaml")
    assert found.message.en == ANY
