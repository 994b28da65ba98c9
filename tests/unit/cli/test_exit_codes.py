"""How commands end: with a code that says whether they did what was asked."""

import subprocess
import sys
from pathlib import Path

import pytest

from ecorules.cli import main
from tests.console import run
from tests.repository import ROOT

CASE = "tests/golden/good/inputs/town --edition tests/example/town"
EDITIONS = "tests/golden/bad/inputs/editions"


@pytest.fixture(autouse=True)
def _in_english_from_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Type every command from the same place, as an English reader."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def code_of(command: str) -> str:
    """Return the exit code of a command as the page of it would end."""
    last = run(f"$ ecorules {command}").splitlines()[-1]
    return last.removeprefix("[exit ").removesuffix("]") if last.startswith("[exit ") else "0"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (f"audit {CASE}", "0"),
        (f"audit {CASE} --format json", "0"),
        (f"audit {CASE} --require-level 1", "0"),
        (f"audit {CASE} --require-level 1 --format json", "0"),
        (f"audit {CASE} --require-level 2", "1"),
        (f"audit {CASE} --require-level 2 --format json", "1"),
        (f"audit {CASE} --require-level 99", "2"),
        (f"audit {CASE} --round pre-audit --on 2022-01-01", "0"),
        (f"explain {CASE} 2.1.1", "0"),
        (f"explain {CASE} 2.1.1 --format json", "0"),
        (f"explain {CASE} 9.9.9", "2"),
        ("test eit-2562", "0"),
        (f"test {EDITIONS}/failing-cases", "1"),
        (f"test {EDITIONS}/failing-cases --format json", "1"),
        (f"test {EDITIONS}/slips-in-cases", "3"),
        (f"test {EDITIONS}/misspelt-fact", "3"),
        ("test eit-1234", "3"),
        ("check eit-2562", "0"),
        (f"check {EDITIONS}/misspelt-fact", "1"),
        (f"check {EDITIONS}/misspelt-key", "3"),
        ("audit tests/golden/bad/inputs/misspelt-key", "3"),
        ("audit cases/nowhere", "3"),
        ("audit", "2"),
        ("audit cases/demonstration cases/saraburi-fy2565", "2"),
        (f"audit {CASE} --require-level none", "2"),
        ("nothing", "2"),
        ("--lang th", "2"),
        ("--help", "0"),
        ("audit --help", "0"),
        ("--version", "0"),
        ("", "0"),
    ],
)
def test_a_command_ends_with_the_code_that_is_promised(command: str, code: str) -> None:
    """0 done, 1 the asked-for condition does not hold, 2 wrong usage, 3 an invalid input."""
    assert code_of(command) == code


def test_who_types_the_name_alone_is_shown_the_help() -> None:
    """Nobody is told off for not knowing what there is."""
    assert run("$ ecorules") == run("$ ecorules --help")


def test_a_user_who_stops_a_command_gets_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no error of anybody."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ecorules.cli.audit.audited", interrupted)
    with pytest.raises(SystemExit) as stop:
        main(["audit", "cases/demonstration"])
    assert stop.value.code == 1


PYTHON = [sys.executable, "-m", "ecorules"]


def _with_reader_gone(*arguments: str) -> tuple[int, bytes]:
    """Return how a command ends whose output nobody reads, and what it complains of."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*PYTHON, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    return process.wait(), complaint


@pytest.mark.parametrize(("level", "code"), [("1", 0), ("2", 1)])
def test_a_reader_who_has_seen_enough_changes_nothing(level: str, code: int) -> None:
    """`ecorules audit … | head` ends as it would have without `head`."""
    asked = f"audit {CASE} --require-level {level} --format json".split()
    assert _with_reader_gone(*asked) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_and_is_no_success() -> None:
    """A result that is not there must not pass for one."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own command
            [*PYTHON, "audit", *CASE.split(), "--lang", "th"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == ("ข้อผิดพลาด: เขียนผลลัพธ์ไม่ได้ (No space left on device)\n")


def test_other_programs_get_the_same_bytes_whatever_the_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thai in a pipe is UTF-8, also on a machine that is set to an older encoding."""
    asked = [*PYTHON, "audit", *CASE.split(), "--lang", "th"]
    usual = subprocess.run(asked, capture_output=True, check=True)  # noqa: S603 - our own command
    monkeypatch.setenv("PYTHONIOENCODING", "tis-620")
    older = subprocess.run(asked, capture_output=True, check=True)  # noqa: S603 - the same
    assert older.stdout == usual.stdout
    assert (usual.stderr, older.stderr) == (b"", b"")
