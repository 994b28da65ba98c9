"""What is recorded is kept: against other writers, crashes, full disks and broken logs."""

from __future__ import annotations

import errno
import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ecorules.case.log import LOG_NAME, Accepted, HandedIn, append, read_log, writing
from ecorules.case.log.storing import PASSING
from ecorules.case.log.verifying import registered_files, verified
from ecorules.case.model import Register
from ecorules.diagnostics import Diagnostic, Invalid, Severity, render
from tests.repository import ROOT
from tests.unit.case.log import writers
from tests.unit.case.log.happening import DAY, MAP, STORY, written

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.case.log import Log
    from ecorules.diagnostics import Language

WRITERS, EVENTS_EACH = 8, 25
KILLS = 12


def _log(folder: Path) -> tuple[Log, list[Diagnostic]]:
    told: list[Diagnostic] = []
    return read_log(folder, "case", told), told


def _started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, writers.__file__, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_events_come_one_after_the_other(tmp_path: Path) -> None:
    """One call or several: the file is the same, byte for byte."""
    append(tmp_path, STORY[:1])
    append(tmp_path, [])
    append(tmp_path, STORY[1:])
    assert (tmp_path / LOG_NAME).read_bytes() == written(STORY)
    log, told = _log(tmp_path)
    assert log.events == STORY
    assert not told


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Every event of every writer is there once, in that writer's order, in one whole chain."""
    names = [f"writer{number}" for number in range(WRITERS)]
    running = [_started("record", str(tmp_path), name, str(EVENTS_EACH)) for name in names]
    for each in running:
        each.communicate(timeout=120)
        assert each.returncode == 0
    log, told = _log(tmp_path)
    assert not told
    for name in names:
        own = [event.item for event in log.events if event.item.startswith(f"{name}-")]
        assert own == [f"{name}-{each}" for each in range(EVENTS_EACH)]
    assert len(log.events) == WRITERS * EVENTS_EACH


def test_a_writer_that_is_killed_has_kept_its_promises(tmp_path: Path) -> None:
    """Whatever it said was recorded is recorded, and at most one event more."""
    chance = random.Random(4)  # noqa: S311 - when somebody dies is no secret
    promised = 0
    for turn in range(KILLS):
        running = _started("record", str(tmp_path), f"turn{turn}", "100000")
        assert running.stdout is not None
        promises = [running.stdout.readline()]
        time.sleep(chance.uniform(0, 0.05))
        running.send_signal(signal.SIGKILL)
        promises += running.stdout.readlines()
        running.wait(timeout=60)
        running.stdout.close()
        log, told = _log(tmp_path)
        assert {each.severity for each in told} <= {Severity.NOTE}
        own = [event.item for event in log.events if event.item.startswith(f"turn{turn}-")]
        # The last line may have been cut within its number: it is a promise once it has its end.
        kept = sum(line.endswith("\n") for line in promises)
        assert own == [f"turn{turn}-{each}" for each in range(len(own))]
        assert len(own) in (kept, kept + 1)
        promised += kept
    assert len(_log(tmp_path)[0].events) >= promised > KILLS


def test_a_process_killed_while_it_copies_leaves_nothing_half_registered(tmp_path: Path) -> None:
    """A file is whole before any entry names it; what is left over has a passing name."""
    case, source = tmp_path / "case", tmp_path / "scan.pdf"
    case.mkdir()
    source.write_bytes(b"%PDF-" + os.urandom(4 * 1024 * 1024))
    chance = random.Random(5)  # noqa: S311 - the same
    for _ in range(KILLS):
        running = _started("hand_in", str(case), str(source), "100000")
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(chance.uniform(0, 0.08))
        running.send_signal(signal.SIGKILL)
        running.communicate(timeout=60)
        log, told = _log(case)
        assert {each.severity for each in told} <= {Severity.NOTE}
        files = registered_files(Register(is_closed=False, evidence={}), log.events)
        found = verified(case, "case", files, writers.quiet).told
        # Between the copy and its entry there is a whole file that nobody has registered yet.
        assert {each.code for each in found} <= {"interrupted-copy", "unregistered-file"}
        for path in case.rglob("*.pdf"):
            assert path.stat().st_size == source.stat().st_size
            assert not path.name.startswith(PASSING)
        for path in case.rglob(f"{PASSING}*"):
            path.unlink()


@pytest.mark.parametrize("written_before", [0, 1, 100])
def test_a_full_disk_takes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written_before: int
) -> None:
    """Half a line is taken back, and the log is as it was."""
    append(tmp_path, STORY[:2])
    before = (tmp_path / LOG_NAME).read_bytes()
    write = os.write

    def full(descriptor: int, content: bytes) -> int:
        if os.fstat(descriptor).st_size > len(before):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, content[:written_before])

    monkeypatch.setattr(os, "write", full if written_before else _no_space)
    with pytest.raises(Invalid) as raised:
        append(tmp_path, STORY[2:], "case")
    monkeypatch.undo()
    assert (tmp_path / LOG_NAME).read_bytes() == before
    assert str(raised.value) == (
        "case/register.jsonl: error[unwritable-file]: nothing can be recorded in the log "
        "(No space left on device)\n"
        "  help: check that the folder of the case is there, and that you may write in it"
    )


def _no_space(descriptor: int, content: bytes) -> int:
    del descriptor, content
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_log_that_somebody_changed_takes_nothing_more(tmp_path: Path) -> None:
    """It would lend a false register the look of a true one."""
    changed = written(STORY).replace(b"2022-01-10", b"2022-01-09", 1)
    (tmp_path / LOG_NAME).write_bytes(changed)
    with pytest.raises(Invalid) as raised:
        append(tmp_path, STORY)
    assert [each.code for each in raised.value.diagnostics] == ["altered-line"]
    assert (tmp_path / LOG_NAME).read_bytes() == changed


def test_a_wish_that_is_refused_leaves_no_log(tmp_path: Path) -> None:
    """Who only asks leaves no trace."""
    with writing(tmp_path) as log:
        assert log.log.events == ()
    assert not (tmp_path / LOG_NAME).exists()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "error[unwritable-file]: nothing can be recorded in the log ({why})"),
        ("th", "ข้อผิดพลาด[unwritable-file]: บันทึกลงทะเบียนหลักฐานไม่ได้ ({why})"),
    ],
)
@pytest.mark.parametrize(
    ("place", "why"), [("nowhere", "No such file or directory"), ("link", "Too many levels")]
)
def test_a_log_that_cannot_be_opened_says_so(
    tmp_path: Path, lang: Language, said: str, place: str, why: str
) -> None:
    """A folder that is not there, or a link in place of the log."""
    if place == "link":
        (tmp_path / "link").mkdir()
        (tmp_path / "link" / LOG_NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Invalid) as raised:
        append(tmp_path / place, STORY)
    page = render(raised.value.diagnostics, lang, colour=False)
    assert said.partition("{why}")[0] + why in page
    assert not (tmp_path / "elsewhere").exists()


def test_a_log_that_was_put_in_place_while_one_waited_is_the_one_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry in a file that has lost its name would be lost with it."""
    append(tmp_path, STORY[:1])
    lock = fcntl.flock
    turns: list[int] = []

    def replaced_once(descriptor: int, kind: int) -> None:
        lock(descriptor, kind)
        if not turns:
            turns.append(1)
            (tmp_path / "new").write_bytes(written(STORY[:2]))
            (tmp_path / "new").replace(tmp_path / LOG_NAME)

    monkeypatch.setattr(fcntl, "flock", replaced_once)
    append(tmp_path, STORY[2:])
    assert _log(tmp_path)[0].events == STORY


def test_a_log_that_vanished_while_one_waited_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writer that recorded nothing has taken its empty log along."""
    lock = fcntl.flock
    turns: list[int] = []

    def gone_once(descriptor: int, kind: int) -> None:
        lock(descriptor, kind)
        if not turns:
            turns.append(1)
            (tmp_path / LOG_NAME).unlink()

    monkeypatch.setattr(fcntl, "flock", gone_once)
    append(tmp_path, STORY)
    assert _log(tmp_path)[0].events == STORY


def test_a_disk_without_locks_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a lock two writers could spoil each other's lines."""

    def refusing(descriptor: int, kind: int) -> None:
        del descriptor, kind
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refusing)
    with pytest.raises(Invalid, match="No locks available"):
        append(tmp_path, [Accepted(MAP, "who", DAY)])


def test_letters_of_every_script_are_kept(tmp_path: Path) -> None:
    """Names of people and files come in any script, and with any sign."""
    event = HandedIn(MAP, (), 'น.ส.ก้อย \u2028 \U0001f333 "quoted" \\', DAY)
    append(tmp_path, [event])
    assert _log(tmp_path)[0].events == (event,)
