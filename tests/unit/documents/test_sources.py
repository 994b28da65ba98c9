"""A file is text, or the reader is told why it is none."""

import os
from pathlib import Path

import pytest

from ecorules.diagnostics import Diagnostic, Span, render
from ecorules.documents.sources import Source, decoded, read_source

SAVE = "save the file as UTF-8 (in Excel: Save As, `CSV UTF-8 (Comma delimited)`)"


def said(content: bytes) -> str:
    """Return what is said about bytes that are no text."""
    into: list[Diagnostic] = []
    assert decoded(content, "f.csv", into) is None
    return render(into, "en", colour=False)


def said_of(path: Path, limit: int = 100) -> tuple[str, str]:
    """Return what is said, in both languages, about a file that cannot be read."""
    into: list[Diagnostic] = []
    assert read_source(path, "f.yaml", limit, into) is None
    return render(into, "en", colour=False), render(into, "th", colour=False)


@pytest.mark.parametrize("content", ["ก: 1\n".encode(), "\ufeffก: 1\n".encode()])
def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path, content: bytes) -> None:
    """The mark that some editors write is no part of the text."""
    path = tmp_path / "f.yaml"
    path.write_bytes(content)
    into: list[Diagnostic] = []
    source = read_source(path, "shown.yaml", 100, into)
    assert source is not None
    assert (source.shown, source.text, into) == ("shown.yaml", "ก: 1\n", [])


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """Its name stands before the message."""
    assert said_of(tmp_path / "none") == (
        "f.yaml: error[no-file]: there is no such file",
        "f.yaml: ข้อผิดพลาด[no-file]: ไม่พบไฟล์นี้",
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder of that name is not read."""
    assert said_of(tmp_path) == (
        "f.yaml: error[unreadable-file]: this is not a file with text",
        "f.yaml: ข้อผิดพลาด[unreadable-file]: รายการนี้ไม่ใช่ไฟล์ข้อความ",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_keep_the_program_waiting(tmp_path: Path) -> None:
    """Nobody may ever write into it."""
    os.mkfifo(tmp_path / "pipe")
    assert "not a file with text" in said_of(tmp_path / "pipe")[0]


@pytest.mark.parametrize("path", [Path("a\0b"), Path("x" * 5000)])
def test_a_name_that_no_file_can_have_is_said(path: Path) -> None:
    """An impossible name in a case is a problem of the case."""
    assert said_of(path) == (
        (
            "f.yaml: error[unreadable-file]: the file cannot be opened\n"
            "  help: check that it is a file and that you may read it"
        ),
        "f.yaml: ข้อผิดพลาด[unreadable-file]: เปิดไฟล์นี้ไม่ได้\n  คำแนะนำ: ตรวจสอบว่าเป็นไฟล์และมีสิทธิ์อ่าน",
    )


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    """The message says the limit and the size, and never rounds the one to the other."""
    path = tmp_path / "large"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    assert said_of(path, 1024 * 1024) == (
        (
            "f.yaml: error[too-large]: the file has 1.1 MB, and at most 1 MB are read\n"
            "  help: check that it is the right file: one of these is rarely larger than 1 MB"
        ),
        (
            "f.yaml: ข้อผิดพลาด[too-large]: ไฟล์มีขนาด 1.1 MB แต่รับได้ไม่เกิน 1 MB\n"
            "  คำแนะนำ: ตรวจสอบว่าเป็นไฟล์ที่ถูกต้อง ปกติไฟล์ประเภทนี้มีขนาดไม่เกิน 1 MB"
        ),
    )


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said(content: bytes) -> None:
    """Blanks and a byte order mark are no text."""
    assert said(content) == "f.csv: error[empty-file]: the file is empty"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "ok\nก,โรงงาน\n".encode("cp874"),
            (
                "f.csv:2:1: error[not-utf8]: byte 4 of the file, in line 2, is not UTF-8\n"
                f"  help: it looks like TIS-620 (Windows-874); {SAVE}"
            ),
        ),
        (
            "a,ก\n".encode("utf-16"),
            (
                "f.csv:1:1: error[not-utf8]: byte 1 of the file, in line 1, is not UTF-8\n"
                f"  help: it looks like UTF-16; {SAVE}"
            ),
        ),
        (
            "น้ำ ".encode() + b"\x81",
            (
                "f.csv:1:5: error[not-utf8]: byte 11 of the file, in line 1, is not UTF-8\n"
                f"  help: {SAVE}"
            ),
        ),
    ],
)
def test_another_encoding_is_said_with_its_remedy(content: bytes, expected: str) -> None:
    """A spreadsheet on a Thai computer saves another encoding unless it is told."""
    assert said(content) == expected


def test_another_encoding_is_said_in_thai() -> None:
    """The remedy names what to choose, in Thai."""
    into: list[Diagnostic] = []
    decoded("โรงงาน".encode("cp874"), "f.csv", into)
    assert render(into, "th", colour=False) == (
        "f.csv:1:1: ข้อผิดพลาด[not-utf8]: ไบต์ที่ 1 ของไฟล์ ในบรรทัดที่ 1 ไม่ใช่รหัสอักขระ UTF-8\n"
        "  คำแนะนำ: ไฟล์น่าจะเป็น TIS-620 (Windows-874) ให้บันทึกไฟล์เป็น UTF-8 "
        "(ใน Excel เลือก บันทึกเป็น แล้วเลือก `CSV UTF-8 (Comma delimited)`)"
    )


def test_an_invisible_character_is_pointed_at() -> None:
    """The author cannot see it, so the place and its name have to be said."""
    assert said(b"a: 1\nb: \x00x\n") == (
        "f.csv:2:4: error[control-character]: the invisible character U+0000 is not accepted\n"
        "   2 | b: ␀x\n"
        "     |    ^\n"
        "  help: delete it; it may have come along when text was copied"
    )


def test_invisible_characters_without_number_are_said_twenty_times() -> None:
    """A file that is no text at all does not fill the screen."""
    assert said(b"a\x00" * 1000).count("error[") == 20


def test_lines_are_those_of_an_editor() -> None:
    """All three line breaks count, and a line beyond the end is empty."""
    source = Source("f", "a\r\nbc\rd\n")
    assert [source.line(number) for number in range(1, 6)] == ["a", "bc", "d", "", ""]
    assert source.span(2, 1) == Span("f", 2, 1, 3, "bc")
    assert source.span(2, 2, 9) == Span("f", 2, 2, 9, "bc")
    assert source.span_at(4) == Span("f", 2, 2, 3, "bc")
