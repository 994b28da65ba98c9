"""Who waits longer than a second sees how far it is; nobody else is bothered."""

from __future__ import annotations

import sys
import time

import pytest

from ecorules.cli.progress import Meter, size_said


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
