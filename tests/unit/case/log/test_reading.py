"""A log is read whole or refused, and what a crash has left in it is told and does not count."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.log import LOG_NAME, Event, append, read_log
from ecorules.case.log.lines import digest_of
from ecorules.case.log.reading import log_of
from ecorules.diagnostics import Diagnostic, Severity, render
from tests.unit.case.log.happening import EVENTS, STORY, written

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.diagnostics import Language

NAME = "case/register.jsonl"
WHOLE = written(STORY)
LINES = WHOLE.splitlines(keepends=True)


def _read(content: bytes) -> tuple[tuple[Event, ...], list[Diagnostic]]:
    told: list[Diagnostic] = []
    return log_of(content, NAME, told).events, told


def _codes(content: bytes) -> list[str]:
    return [each.code for each in _read(content)[1]]


def test_a_log_is_read_as_it_was_written() -> None:
    """Every event, in the order in which it was recorded."""
    assert _read(WHOLE) == (STORY, [])


def test_a_log_cut_off_anywhere_is_what_its_whole_lines_say() -> None:
    """A crash in the middle of a write costs the event that was being written, and no other."""
    for end in range(len(WHOLE) + 1):
        events, told = _read(WHOLE[:end])
        # A line that lacks only its end says all that it has to say.
        lines = (WHOLE[:end] + b"\n").splitlines(keepends=True)
        assert events == STORY[: sum(line in LINES for line in lines)]
        assert [each.code for each in told] in ([], ["torn-line"])
        assert all(each.severity is Severity.NOTE for each in told)


@given(data=st.data(), events=st.lists(EVENTS, min_size=1, max_size=4))
def test_any_beginning_of_any_log_is_some_of_its_first_events(
    data: st.DataObject, events: list[Event]
) -> None:
    """Whatever was recorded, and wherever the power went out."""
    content = written(events)
    found, told = _read(content[: data.draw(st.integers(0, len(content)))])
    assert found == tuple(events[: len(found)])
    assert {each.severity for each in told} <= {Severity.NOTE}


def test_what_is_recorded_after_a_crash_counts(tmp_path: Path) -> None:
    """The torn line stays where it is, and the next one begins on a line of its own."""
    log = tmp_path / LOG_NAME
    for cut in range(1, len(LINES[2])):
        torn = LINES[0] + LINES[1] + LINES[2][:cut]
        log.write_bytes(torn)
        append(tmp_path, STORY[3:])
        content = log.read_bytes()
        events, told = _read(content)
        is_whole = cut == len(LINES[2]) - 1
        assert content.startswith(torn)
        assert events == (*STORY[:2], *STORY[2 if is_whole else 3 :])
        assert {each.severity for each in told} <= {Severity.NOTE}


def test_a_second_crash_after_the_first_costs_no_more(tmp_path: Path) -> None:
    """Wherever the mending itself is stopped, what stood before still stands."""
    log = tmp_path / LOG_NAME
    log.write_bytes(LINES[0] + LINES[1][:30])
    append(tmp_path, STORY[3:5])
    content = log.read_bytes()
    for end in range(len(LINES[0]) + 30, len(content) + 1):
        events, told = _read(content[:end])
        assert events == (STORY[0], *STORY[3:5])[: len(events)]
        assert {each.severity for each in told} == {Severity.NOTE}


def _changed(content: bytes, place: int) -> bytes:
    other = b"x" if content[place : place + 1] != b"x" else b"y"
    return content[:place] + other + content[place + 1 :]


def test_a_changed_letter_is_found() -> None:
    """A register that anybody could edit would prove nothing."""
    for place in range(len(WHOLE) - len(LINES[-1])):
        _, told = _read(_changed(WHOLE, place))
        assert any(each.severity is Severity.ERROR for each in told)


def test_a_changed_letter_of_a_last_line_is_told() -> None:
    """It has been changed; if that took its end from a string, it looks cut off."""
    for place in range(len(LINES[0])):
        events, told = _read(_changed(LINES[0], place))
        assert {each.code for each in told} in ({"altered-line"}, {"torn-line"})
        assert events == ()


MESSED: dict[str, tuple[bytes, list[str]]] = {
    "a line gone": (b"".join([*LINES[:2], *LINES[3:]]), ["broken-chain"]),
    "the first line gone": (b"".join(LINES[1:]), ["broken-chain"]),
    "two lines changed places": (
        b"".join([LINES[0], LINES[2], LINES[1], *LINES[3:]]),
        ["broken-chain", "broken-chain", "broken-chain"],
    ),
    "a line twice": (b"".join([LINES[0], LINES[0], *LINES[1:]]), ["broken-chain"]),
    "two lines in one": (WHOLE.replace(b"\n", b"", 1), ["altered-line"]),
    "spelt otherwise": (
        json.dumps(json.loads(LINES[0])).encode() + b"\n" + b"".join(LINES[1:]),
        ["altered-line"],
    ),
    "a mark before it": (b"\xef\xbb\xbf" + WHOLE, ["altered-line"]),
    "not JSON": (b"hello\n" + WHOLE, ["altered-line"]),
    "a list": (b"[]\n", ["altered-line"]),
    "too deep": (b"[" * 100_000 + b"\n", ["altered-line"]),
    "deep": (b'{"at":' + b"[" * 950 + b"]" * 950 + b"}\n", ["altered-line"]),
    "half a letter at the end": (LINES[0][:-1] + b"\xe0\n", ["altered-line"]),
    "half a letter": (b'{"at":"\\ud800"}\n', ["altered-line"]),
    "a number without end": (b'{"at":"x","size":' + b"9" * 5000 + b"}\n", ["altered-line"]),
    "bytes": (bytes(range(256)) + b"\n", ["altered-line", "altered-line"]),
    "a line cut short within": (
        b"".join([LINES[0], LINES[1][:40] + b"\n", *LINES[2:]]),
        ["torn-line", "broken-chain"],
    ),
    "a last line changed": (
        b"".join([*LINES[:-1], LINES[-1].replace(b"2022", b"2021")]),
        ["altered-line"],
    ),
    "other line ends": (WHOLE.replace(b"\n", b"\r\n"), []),
    "empty lines": (b"\n" + WHOLE.replace(b"\n", b"\n\n"), []),
    "nothing": (b"", []),
}


@pytest.mark.parametrize("name", MESSED)
def test_whatever_was_done_to_a_log_is_told(name: str) -> None:
    """Each by its line; what only changed the ends of lines has changed nothing."""
    content, codes = MESSED[name]
    assert _codes(content) == codes


def test_an_event_of_a_newer_program_is_told() -> None:
    """It is not skipped: the register would be wrong without it."""
    said = {"at": "2022-01-10", "event": "seal", "previous": ""}
    plain = json.dumps(said, separators=(",", ":"), sort_keys=True)
    whole = {**said, "digest": digest_of(plain.encode())}
    line = json.dumps(whole, separators=(",", ":"), sort_keys=True).encode()
    assert _codes(line + b"\n") == ["unknown-event"]


@pytest.mark.parametrize(
    ("lang", "page"),
    [
        (
            "en",
            """\
case/register.jsonl:1:1: error[altered-line]: line 1 was changed after it was written
  help: bring the file back from a copy: only `ecorules` writes in it, and what is wrong is put \
right by a further entry
case/register.jsonl:2:1: note[torn-line]: line 2 was cut off while it was written, and does not \
count""",
        ),
        (
            "th",
            """\
case/register.jsonl:1:1: ข้อผิดพลาด[altered-line]: บรรทัดที่ 1 ถูกแก้ไขหลังจากบันทึกแล้ว
  คำแนะนำ: นำไฟล์เดิมกลับมาจากสำเนา ไฟล์นี้ให้ `ecorules` บันทึกเท่านั้น หากบันทึกผิดให้บันทึกรายการใหม่เพิ่ม
case/register.jsonl:2:1: ข้อสังเกต[torn-line]: บรรทัดที่ 2 ขาดระหว่างบันทึก จึงไม่นับรายการนี้""",
        ),
    ],
)
def test_what_is_wrong_with_a_log_is_said(lang: Language, page: str) -> None:
    """Which line, and what to do: nothing is mended by editing it."""
    _, told = _read(b'{"at":"2021-01-10"}\n{"at":"20')
    assert render(told, lang, colour=False) == page


def test_a_case_without_a_log_has_none(tmp_path: Path) -> None:
    """Most cases begin without one."""
    told: list[Diagnostic] = []
    assert read_log(tmp_path, "case", told).events == ()
    assert not told


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_file_of_the_case_is_not_read(tmp_path: Path, kind: str) -> None:
    """A link could lead anywhere, and a pipe would be waited for."""
    place = tmp_path / LOG_NAME
    match kind:
        case "link":
            (tmp_path / "other").write_bytes(WHOLE)
            place.symlink_to("other")
        case "pipe":
            os.mkfifo(place)
        case _:
            place.mkdir()
    told: list[Diagnostic] = []
    assert read_log(tmp_path, "case", told).events == ()
    assert [each.code for each in told] == ["path-outside" if kind == "link" else "unreadable-file"]
