"""Who waits longer than a second sees how far it is; nobody else is bothered."""

from __future__ import annotations

import sys
import time
from queue import Queue

import pytest

from ecorules.cli import progress
from ecorules.cli.progress import AUDITING, READING, Meter, size_said
from ecorules.cli.streams import NotWritten


@pytest.fixture(name="clock")
def _clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the time be what the test says."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def _read(clock: list[float], *, steps: int, seconds: float) -> None:
    with Meter("th") as meter:
        for step in range(1, steps + 1):
            clock[0] += seconds
            meter("วิดีโอ.mp4", step * 500_000_000, steps * 500_000_000)


def test_what_is_quick_says_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    """A line that flashes by tells nobody anything."""
    _read(clock, steps=9, seconds=0.1)
    assert capsys.readouterr() == ("", "")


def test_in_a_log_a_line_comes_now_and_then(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, since the result belongs to other programs."""
    _read(clock, steps=10, seconds=1.25)
    assert capsys.readouterr() == (
        "",
        (
            "กำลังอ่าน วิดีโอ.mp4: 500.0 MB / 5.0 GB 10 %\n"
            "กำลังอ่าน วิดีโอ.mp4: 2.5 GB / 5.0 GB 50 %\n"
            "กำลังอ่าน วิดีโอ.mp4: 4.5 GB / 5.0 GB 90 %\n"
        ),
    )


def test_on_a_terminal_one_line_is_written_anew_and_wiped(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows stands where it would stand without it."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _read(clock, steps=2, seconds=1.25)
    assert capsys.readouterr().err == (
        "\r\x1b[Kกำลังอ่าน วิดีโอ.mp4: 500.0 MB / 1.0 GB 50 %"
        "\r\x1b[Kกำลังอ่าน วิดีโอ.mp4: 1.0 GB / 1.0 GB 100 %"
        "\r\x1b[K"
    )


def test_a_file_of_no_known_length_has_no_share(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    """It may be growing; there is nothing to divide by."""
    with Meter("en") as meter:
        clock[0] += 2
        meter("a\x1b[31m", 7, 0)
    assert capsys.readouterr().err == "reading a␛[31m: 7 B / 0 B \n"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (999_999, "999.9 kB"),
        (1_000_000, "1.0 MB"),
        (5_368_709_120, "5.3 GB"),
        (5 * 10**15, "5000.0 TB"),
    ],
)
def test_a_size_is_said_in_four_digits(size: int, said: str) -> None:
    """Rounded down, so that a file is never said to be larger than it is."""
    assert size_said(size) == said


def test_what_cannot_be_counted_says_for_how_long(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long audit does not look as if it had stopped."""
    said = Queue[str]()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "message", said.put)
    with Meter("th") as meter:
        meter.doing(READING)
        clock[0] += 2
        assert said.get(timeout=60) == "\r\x1b[Kกำลังอ่านกรณี … 2 วินาที"
        meter.doing(AUDITING)
        clock[0] += 3
        assert said.get(timeout=60) == "\r\x1b[Kกำลังตรวจ … 5 วินาที"
    assert said.get(timeout=60) == "\r\x1b[K"


def test_in_a_log_nothing_is_said_of_what_cannot_be_counted(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    """So the same command leaves the same log on a slow machine."""
    with Meter("th") as meter:
        meter.doing(READING)
        clock[0] += 60
        time.sleep(0.3)
    assert capsys.readouterr() == ("", "")


def test_that_nobody_reads_how_far_it_is_stops_nothing(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work goes on when the terminal is gone."""
    tried = Queue[str]()

    def gone(text: str) -> None:
        tried.put(text)
        raise NotWritten

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "message", gone)
    with Meter("en") as meter:
        meter.doing(AUDITING)
        clock[0] += 2
        assert tried.get(timeout=60) == "\r\x1b[Kauditing … 2 s"
    assert tried.empty()
