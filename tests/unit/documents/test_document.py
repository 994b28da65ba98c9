"""A document is plain values, and each of them knows its place."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Diagnostic, Span, render
from ecorules.documents import Document, composing, document_of, read_document

WHOLE = """\
code: 19.1.1            # the official code
title: {th: น้ำเสีย, en: "waste: water"}
flag: no
nothing:
tilde: ~
quoted: 'null'
owners:
  - diw
  - [a, b]
note: |
  first
  second
"""


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read everything with the parser in C and with the one in Python."""
    monkeypatch.setattr(composing, "_PARSER", getattr(yaml, request.param))


def document(text: str) -> Document:
    """Return the document of a text that has nothing wrong."""
    into: list[Diagnostic] = []
    found = document_of(text.encode(), "f.yaml", into)
    assert into == []
    assert found is not None
    return found


def said(text: str) -> str:
    """Return what is said about a text."""
    into: list[Diagnostic] = []
    document_of(text.encode(), "f.yaml", into)
    return render(into, "en", colour=False)


def stretch(span: Span) -> tuple[int, str]:
    """Return the line of a span and the text in it."""
    return span.line, span.source[span.column - 1 : span.end_column - 1]


def test_every_scalar_stays_text() -> None:
    """A code is no number, `no` is no answer, and only what is empty is empty."""
    assert document(WHOLE).root == {
        "code": "19.1.1",
        "title": {"th": "น้ำเสีย", "en": "waste: water"},
        "flag": "no",
        "nothing": "",
        "tilde": "",
        "quoted": "null",
        "owners": ["diw", ["a", "b"]],
        "note": "first\nsecond\n",
    }


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("code",), (1, "19.1.1"), (1, "code")),
        (("title",), (2, '{th: น้ำเสีย, en: "waste: water"}'), (2, "title")),
        (("title", "th"), (2, "น้ำเสีย"), (2, "th")),
        (("title", "en"), (2, '"waste: water"'), (2, "en")),
        (("title", "xx"), (2, '{th: น้ำเสีย, en: "waste: water"}'), None),
        (("nothing",), (4, ""), (4, "nothing")),
        (("owners",), (8, "- diw"), (7, "owners")),
        (("owners", 0), (8, "diw"), None),
        (("owners", 1, 1), (9, "b"), None),
        (("owners", 5), (8, "- diw"), None),
        (("note",), (10, "|"), (10, "note")),
        (("none", "at", "all"), (1, "code: 19.1.1            # the official code"), None),
    ],
)
def test_a_value_and_its_key_have_their_places(
    path: tuple[str | int, ...],
    value: tuple[int, str],
    key: tuple[int, str] | None,
) -> None:
    """A path that leads nowhere ends at the last value on the way."""
    made = document(WHOLE)
    assert stretch(made.span(path)) == value
    assert stretch(made.key_span(path)) == (key or value)


def test_the_whole_document_begins_at_its_first_line() -> None:
    """Comments before it are not the document."""
    assert stretch(document("# a\n\nb: 1\n").span()) == (3, "b: 1")


def test_keys_keep_their_order() -> None:
    """The order of keys is the author's."""
    made = document("z: 1\na: {y: 1, b: 2}\n")
    assert (made.shown, made.keys(), made.keys(("a",))) == ("f.yaml", ("z", "a"), ("y", "b"))
    assert made.keys(("z",)) == ()


@pytest.mark.parametrize(
    ("path", "expected"),
    [((), {"a": ["1"]}), (("a", 0), "1"), (("a", 1), None), (("b",), None), (("a", "0"), None)],
)
def test_a_value_is_found_by_its_path(path: tuple[str | int, ...], expected: object) -> None:
    """A path that leads nowhere leads to nothing."""
    assert document("a: [1]").value(path) == expected


def test_a_document_is_read_from_a_file(tmp_path: Path) -> None:
    """The name that is shown need not be the path."""
    (tmp_path / "x").write_text("a: 1", encoding="utf-8")
    into: list[Diagnostic] = []
    found = read_document(tmp_path / "x", "case/case.yaml", into)
    assert found is not None
    assert (found.shown, found.root) == ("case/case.yaml", {"a": "1"})
    assert read_document(tmp_path / "x", "case/case.yaml", into, limit=2) is None
    assert [each.code for each in into] == ["too-large"]


def test_an_alias_stands_for_what_was_written() -> None:
    """A problem in a repeated list is shown where the list is written."""
    made = document("a: &x [1, 2]\nb: *x\nc: &y z\nd: *y\n*y : 1\n")
    assert made.root == {"a": ["1", "2"], "b": ["1", "2"], "c": "z", "d": "z", "z": "1"}
    assert stretch(made.span(("b", 1))) == (1, "2")
    assert stretch(made.span(("d",))) == (4, "*y")


KEYS = st.text("abกข\u0e34 ", min_size=1, max_size=5).filter(lambda key: key != "<<")
TEXTS = st.text("ab 0:#'\"\n[]{}กข\u0e34-&*!", max_size=12)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES.filter(bool), st.booleans())
def test_what_is_written_is_read_back(
    value: object,
    flow: bool,  # noqa: FBT001 hypothesis draws it
) -> None:
    """Values of any shape come back as they were, in either way of writing."""
    text = yaml.safe_dump(
        value,
        default_style="'",
        default_flow_style=flow,
        allow_unicode=True,
        width=20,
    )
    assert document(text.replace("!!null ", "")).root == value


@given(st.text("ab:-[]{}'\"\n #&*!|>?<%@,\tก\u0301", max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is wrong is said; nothing is ever thrown."""
    into: list[Diagnostic] = []
    found = document_of(text.encode(), "f.yaml", into)
    assert found is not None or into
    assert render(into, "th", colour=False).count("\x1b") == 0


def test_everything_that_can_be_passed_over_is_said_at_once() -> None:
    """An author mends a file in one go, and the rest of it is still read."""
    into: list[Diagnostic] = []
    text = "a: 1\nb: !!int 2\na: 3\n? [x]\n: 4\n<<: 5\n? ''\n: 6\nc: !mine {d: 7, d: 8}\n"
    found = document_of(text.encode(), "f.yaml", into)
    assert found is not None
    assert found.root == {"a": "1", "b": "2", "c": {"d": "7"}}
    assert (
        render(into, "en", colour=False)
        == """\
f.yaml:2:4: error[tag]: the tag `!!int` is not accepted
   2 | b: !!int 2
     |    ^^^^^^^
  help: leave the tag out; put text that begins with `!` in quotes
f.yaml:3:1: error[duplicate-key]: the key `a` is written twice, in lines 1 and 3
   3 | a: 3
     | ^
  help: keep one of the two
f.yaml:4:3: error[key-not-text]: a key has to be a word
   4 | ? [x]
     |   ^^^
  help: write a name before the colon; put braces that begin a value in quotes
f.yaml:6:1: error[merge-key]: merging with `<<` is not accepted
   6 | <<: 5
     | ^^
  help: write the values out where they belong
f.yaml:7:3: error[key-not-text]: a key has to be a word
   7 | ? ''
     |   ^^
  help: write a name before the colon; put braces that begin a value in quotes
f.yaml:9:4: error[tag]: the tag `!mine` is not accepted
   9 | c: !mine {d: 7, d: 8}
     |    ^^^^^^^
  help: leave the tag out; put text that begins with `!` in quotes
f.yaml:9:17: error[duplicate-key]: the key `d` is written twice, in line 9
   9 | c: !mine {d: 7, d: 8}
     |                 ^
  help: keep one of the two"""
    )


def test_a_repeated_key_is_said_in_thai() -> None:
    """Both lines are named."""
    into: list[Diagnostic] = []
    document_of("ก: 1\nก: 2\n".encode(), "f.yaml", into)
    assert render(into, "th", colour=False) == (
        "f.yaml:2:1: ข้อผิดพลาด[duplicate-key]: คีย์ `ก` ซ้ำกัน ในบรรทัดที่ 1 และ 2\n"
        "   2 | ก: 2\n"
        "     | ^\n"
        "  คำแนะนำ: เหลือไว้เพียงแห่งเดียว"
    )


@pytest.mark.parametrize("text", ["---\n", "~", "# only a comment\n", "''"])
def test_a_document_without_a_value_is_empty(text: str) -> None:
    """Comments and marks are no content."""
    assert said(text) == "f.yaml: error[empty-file]: the file is empty"


def test_a_second_document_is_refused() -> None:
    """What follows would be lost without a word."""
    assert said("a: 1\n---\nb: 2\n") == (
        "f.yaml:2:1: error[several-documents]: "
        "a second document begins here, and a file holds one\n"
        "   2 | ---\n"
        "     | ^^^\n"
        "  help: take out the line `---`, or move the rest into a file of its own"
    )


@pytest.mark.parametrize("text", ["a: *b", "&b [*b]", "a: {b: &b {c: *b}}"])
def test_an_alias_of_nothing_is_refused(text: str) -> None:
    """A value within itself has no end."""
    assert "error[bad-alias]: the alias `*b` stands for nothing written before it" in said(text)


def test_depth_is_bounded_as_it_is_read() -> None:
    """Sixty levels are read, one more is not, and a million cost nothing."""
    assert document("[" * 60 + "]" * 60).root
    started = time.process_time()
    assert "error[too-deep]: values are nested more than 60 levels deep" in said("[" * 1_000_000)
    assert time.process_time() - started < 5


def test_depth_through_aliases_is_bounded() -> None:
    """What is short to write can be deep to read."""
    text = f"- &a {'[' * 40}{']' * 40}\n- {'[' * 30}*a{']' * 30}\n"
    assert "error[too-deep]" in said(text)


def test_aliases_of_aliases_are_bounded() -> None:
    """A few lines that stand for millions of values are refused."""
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 10)
    )
    assert said(text).startswith(
        "f.yaml:6:10: error[too-many-aliases]: aliases repeat too much: "
        "the file has too many of them, or they stand for too many values\n"
    )


def test_the_number_of_aliases_is_bounded() -> None:
    """A hundred repetitions are read, one more is not."""
    text = "a: &a x\nb: [{}]\n"
    assert document(text.format(", ".join(["*a"] * 100))).root
    assert "error[too-many-aliases]" in said(text.format(", ".join(["*a"] * 101)))


def test_the_number_of_values_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a few megabytes could fill the memory."""
    monkeypatch.setattr(composing, "MOST_VALUES", 1000)
    assert "error[too-large]: the file has more than 1,000 values" in said(f"[{'1,' * 1000}]")


def test_a_small_file_takes_milliseconds() -> None:
    """An edition is some sixty files, and a command answers at once."""
    started = time.process_time()
    for _ in range(60):
        document(WHOLE)
    assert time.process_time() - started < 5


def test_an_event_without_marks_has_no_place() -> None:
    """The parser promises no marks, though it always sets them."""
    assert composing._marks(yaml.Event()) == (0, 0, 0, 0)  # noqa: SLF001 no text leads there
