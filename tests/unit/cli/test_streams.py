"""Results and messages reach whoever reads them, or it is said that they do not."""

import io
import os
from collections.abc import Iterator
from errno import ENOSPC, EPIPE
from pathlib import Path

import pytest

from ecorules.cli import main
from ecorules.cli.options import page
from ecorules.cli.streams import NotWritten, message, prepare, result
from ecorules.report.layout import Page
from tests.repository import ROOT


class Broken(io.StringIO):
    """A stream that takes nothing, and the file behind it."""

    def __init__(self, errno: int, file: int) -> None:
        super().__init__()
        self.errno, self.file = errno, file

    def write(self, text: str) -> int:
        """Refuse the text."""
        del text
        raise OSError(self.errno, os.strerror(self.errno))

    def fileno(self) -> int:
        """Return the file that the stream writes to."""
        return self.file


@pytest.fixture
def file(tmp_path: Path) -> Iterator[int]:
    """An open file that may be pointed elsewhere."""
    opened = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT)
    yield opened
    os.close(opened)


def test_a_reader_who_is_gone_is_no_failure(file: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is still to be written goes nowhere, so that leaving does not fail on it."""
    monkeypatch.setattr("sys.stdout", Broken(EPIPE, file))
    result("anything")
    assert os.fstat(file).st_rdev == Path(os.devnull).stat().st_rdev


@pytest.mark.parametrize("write", [result, message])
def test_no_room_for_a_result_is_a_failure(
    write: object, file: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a reader may leave early; a disk may not."""
    for name in ("sys.stdout", "sys.stderr"):
        monkeypatch.setattr(name, Broken(ENOSPC, file))
    assert callable(write)
    with pytest.raises(NotWritten, match="No space left on device"):
        write("anything")


def test_a_command_whose_result_is_lost_says_so(
    file: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It does not pass for one that has done what was asked."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("sys.stdout", Broken(ENOSPC, file))
    with pytest.raises(SystemExit) as stop:
        main(["check", "eit-2562", "--lang", "th"])
    assert stop.value.code == 1
    said = "ข้อผิดพลาด: เขียนผลลัพธ์ไม่ได้ (No space left on device)\n"
    assert capsys.readouterr().err == said


class Terminal(io.TextIOWrapper):
    """A text stream that a person looks at."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def test_other_programs_get_utf_8_and_a_terminal_what_it_can_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An old terminal shows a question mark where a program would get a broken file."""
    in_pipe, on_screen = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(in_pipe, encoding="tis-620"))
    monkeypatch.setattr("sys.stderr", Terminal(on_screen, encoding="tis-620"))
    prepare()
    result("✓ น้ำ")
    message("✓ น้ำ")
    assert in_pipe.getvalue() == "✓ น้ำ".encode()
    assert on_screen.getvalue() == "? น้ำ".encode("tis-620")


def test_only_a_terminal_has_a_width_and_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a pipe every line goes whole and plain."""
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert page() == Page(width=None, colour=False)
    monkeypatch.setattr("sys.stdout", Terminal(io.BytesIO(), encoding="utf-8"))
    assert page() == Page(width=72, colour=True)
