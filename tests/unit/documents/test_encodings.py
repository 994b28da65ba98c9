"""A table is text in the encoding that its spreadsheet had, or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.diagnostics import Diagnostic, Severity, render
from ecorules.documents.encodings import text_of_table

ROSTER = "registration,name\n3-1/65สบ,โรงงานน้ำตาลสระบุรี (ที่ ๑)\n"


def read(content: bytes) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of some bytes, and what is told of them."""
    into: list[Diagnostic] = []
    source = text_of_table(content, "f.csv", into)
    return None if source is None else source.text, into


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_without_a_word(encoding: str) -> None:
    """Nothing is assumed, so nothing is told."""
    assert read(ROSTER.encode(encoding)) == (ROSTER, [])


def test_thai_of_windows_is_read_and_told() -> None:
    """What Excel saves on a Thai computer needs no other program to be read."""
    text, told = read(ROSTER.encode("cp874"))
    assert text == ROSTER
    assert render(told, "en", colour=False) == (
        "f.csv:2:1: note[encoding]: the file is not saved as UTF-8; "
        "it is read as TIS-620 (Windows-874)\n"
        "   2 | 3-1/65สบ,โรงงานน้ำตาลสระบุรี (ที่ ๑)\n"
        "     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  help: check that this line reads as it should; if not, save the file as UTF-8"
    )
    assert render(told, "th", colour=False).split("\n")[0] == (
        "f.csv:2:1: ข้อสังเกต[encoding]: ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 จึงอ่านเป็น TIS-620 (Windows-874)"
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unicode_text_of_excel_is_read_and_told(encoding: str) -> None:
    """Excel calls it Unicode text: two bytes a letter, with a mark in front."""
    text, told = read(("\ufeff" + ROSTER).encode(encoding))
    assert text == ROSTER
    assert [(each.code, each.severity) for each in told] == [("encoding", Severity.NOTE)]
    assert "UTF-16" in told[0].message.en


@pytest.mark.parametrize(
    "content",
    [
        "naïve,Café,é\n".encode("cp1252"),
        "M\xc4RZ,GR\xd6\xdfE\n".encode("cp1252"),
        "名前,住所\n".encode("shift_jis"),
        "โรงงานน้ำตาล".encode()[:-1],
        "มี,ไม่มี\n".encode() + b"\xa1",
        "โรงงาน,ชื่อ\n".encode() + "โรงงาน\n".encode("cp874"),
        ("\ufeff" + ROSTER).encode("utf-16-le")[:-1],
        b"\x00\x01\x02\xff",
    ],
)
def test_what_is_no_thai_is_refused(content: bytes) -> None:
    """A damaged file or another language never becomes Thai letters."""
    text, told = read(content)
    assert text is None
    assert [each.severity for each in told] == [Severity.ERROR]


def test_signs_that_steer_a_terminal_are_refused_in_any_encoding() -> None:
    """The older encoding is no way around what UTF-8 does not allow."""
    assert [each.code for each in read(("โรงงาน\x1b[2J").encode("cp874"))[1]] == [
        "control-character"
    ]


words = st.sampled_from(["โรงงาน", "น้ำ", "เนื้อ", "ธรรมชาติ", "เธอ", "สบ", "ที่ตั้ง", "ปี"])


@given(st.lists(words, min_size=1, max_size=20))
def test_thai_words_are_the_same_in_every_encoding(found: list[str]) -> None:
    """Which program saved a roster does not change a letter of it."""
    text = ",".join([*found, *["โรงงาน"] * len(found)])
    assert read(text.encode("cp874"))[0] == read(text.encode())[0] == text


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_are_refused(content: bytes) -> None:
    """Nothing is ever thrown, and nothing is refused in silence."""
    text, told = read(content)
    assert text is not None or told
