"""The log of a session: a session that was ended goes on where it was."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

import pytest

from tests.engines.conversation import EVENTS, said, session

pytest.importorskip("durable")


def test_a_session_goes_on_where_its_log_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It makes no difference whether the program was ended between two events."""
    whole = said(session(monkeypatch, b"".join(EVENTS)))
    log = tmp_path / "audit.log"
    for number, line in enumerate(EVENTS):
        opening, _, closing = said(session(monkeypatch, line, f"--log {log}"))
        assert opening["events"] == number
        assert closing["events"] == number + 1
    opening, closing = said(session(monkeypatch, b"", f"--log {log}"))
    assert opening["state"] == closing["state"] == whole[-1]["state"]
    kept = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [entry["line"] for entry in kept[1:]] == [line.decode().strip() for line in EVENTS]


def test_only_what_was_taken_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line that was refused never happened."""
    log = tmp_path / "audit.log"
    lines = EVENTS[0] + b'{"close": "the door"}\n' + EVENTS[1]
    assert session(monkeypatch, lines, f"--log {log}").endswith("[exit 3]\n")
    assert len(log.read_bytes().splitlines()) == 3


def test_a_line_that_was_cut_off_is_dropped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The power went while it was written: nobody had been answered, so it never happened."""
    log = tmp_path / "audit.log"
    session(monkeypatch, b"".join(EVENTS[:2]), f"--log {log}")
    whole = log.read_bytes()
    log.write_bytes(whole[:-7])
    opening, _, closing = said(session(monkeypatch, EVENTS[1], f"--log {log}"))
    assert opening["events"] == 1
    assert closing["events"] == 2
    assert log.read_bytes() == whole


IN_USE = {
    "en": """\
{log}: error[log-in-use]: another session is writing this log
  help: end that session first, or name another file with `--log`
[exit 3]
""",
    "th": """\
{log}: ข้อผิดพลาด[log-in-use]: มีการตรวจต่อเนื่องอื่นกำลังบันทึกลงไฟล์นี้อยู่
  คำแนะนำ: จบการตรวจนั้นก่อน หรือระบุไฟล์อื่นด้วย `--log`
[exit 3]
""",
}


@pytest.mark.parametrize("lang", ["en", "th"])
def test_a_log_belongs_to_one_session_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str
) -> None:
    """Of two that write into one file, each would answer by what the other has not heard."""
    log = tmp_path / "audit.log"
    session(monkeypatch, EVENTS[0], f"--log {log}")
    before = log.read_bytes()
    with log.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        found = session(monkeypatch, EVENTS[1], f"--log {log}", lang)
    assert found == IN_USE[lang].format(log=log)
    assert log.read_bytes() == before
    opening, _, closing = said(session(monkeypatch, EVENTS[1], f"--log {log}"))
    assert (opening["events"], closing["events"]) == (1, 2)


ANOTHER = """\
{log}:1:1: error[log-of-another]: this log was begun with another edition, case, day or round
  help: use the edition and the case as they were, or begin a new log
[exit 3]
"""
NO_LOG = """\
{log}:{line}:1: error[not-a-log]: this is no line of the log of a session
  help: name another file with `--log`
[exit 3]
"""


def test_the_log_of_another_audit_is_not_replayed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Events mean something else in another case, on another day, in another round."""
    log = tmp_path / "audit.log"
    session(monkeypatch, EVENTS[0], f"--log {log}")
    before = log.read_bytes()
    for options in ("--on 2022-09-29", "--round certification"):
        found = session(monkeypatch, b"", f"--log {log} {options}")
        assert found == ANOTHER.format(log=log)
    assert log.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("no log\n", 1),
        ("[1]\n", 1),
        ("{}\n", 1),
        ("{head}[]\n", 2),
        ('{head}{"event": 2, "line": "{}"}\n', 2),
        ('{head}{"event": 1, "line": 7}\n', 2),
    ],
)
def test_a_file_that_is_no_log_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str, line: int
) -> None:
    """Whoever names the wrong file loses nothing."""
    log = tmp_path / "audit.log"
    session(monkeypatch, b"", f"--log {log}")
    written = content.replace("{head}", log.read_text(encoding="utf-8"))
    log.write_text(written, encoding="utf-8")
    assert session(monkeypatch, EVENTS[0], f"--log {log}") == NO_LOG.format(log=log, line=line)
    assert log.read_text(encoding="utf-8") == written


def test_a_log_whose_event_cannot_be_taken_is_told_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody wrote in it: what is wrong is said as it is of any line."""
    log = tmp_path / "audit.log"
    session(monkeypatch, EVENTS[0], f"--log {log}")
    log.write_text(log.read_text(encoding="utf-8").replace("1.1.1/road-", "1.1.1/raod-"), "utf-8")
    found = session(monkeypatch, b"", f"--log {log}")
    assert f"{log}:2:14: error[unknown-evidence]: no evidence item is called `1.1.1/raod-" in found
    assert found.endswith("[exit 3]\n")


def test_what_cannot_be_kept_is_not_answered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An event counts once it is on the disk; where there is no room, it never happened."""
    log = tmp_path / "audit.log"
    session(monkeypatch, b"", f"--log {log}")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    found = session(monkeypatch, EVENTS[0], f"--log {log}")
    assert [list(each)[:2] for each in said(found)] == [["case", "edition"]]
    said_so = "error: the result could not be written ({log}: No space left on device)\n[exit 1]\n"
    assert found.endswith(said_so.format(log=log))
    named = session(monkeypatch, b"", f"--log {tmp_path}")
    assert named.startswith("error: the result could not be written")
