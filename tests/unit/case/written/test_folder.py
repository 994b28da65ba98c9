"""Files put into a folder: whole or not at all, and nothing lost by it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ecorules.case.written import folder, write_file, write_files

_FIRST = {"case.yaml": b"id: a\n", "factories.csv": b"registration,name\n"}


def test_what_is_replaced_is_kept(tmp_path: Path) -> None:
    """Whoever typed into the old file finds it again."""
    assert write_files(tmp_path, _FIRST) is None
    kept = write_files(tmp_path, {"case.yaml": b"id: b\n"})
    again = write_files(tmp_path, {"case.yaml": b"id: c\n"})
    assert kept == tmp_path / "history" / "0001"
    assert again == tmp_path / "history" / "0002"
    assert _files(tmp_path) == {
        "case.yaml": b"id: c\n",
        "factories.csv": b"registration,name\n",
        "history/0001/case.yaml": b"id: a\n",
        "history/0002/case.yaml": b"id: b\n",
    }


def test_the_same_content_replaces_nothing(tmp_path: Path) -> None:
    """To write a case that has not changed leaves its folder as it is."""
    write_files(tmp_path, _FIRST)
    before = (tmp_path / "case.yaml").stat().st_mtime_ns
    assert write_files(tmp_path, _FIRST) is None
    assert (tmp_path / "case.yaml").stat().st_mtime_ns == before
    assert not (tmp_path / "history").exists()


def test_history_goes_on_after_the_last_number(tmp_path: Path) -> None:
    """Numbers that were used are not used again, though somebody took folders away."""
    write_files(tmp_path, _FIRST)
    (tmp_path / "history" / "0041").mkdir(parents=True)
    (tmp_path / "history" / "notes").mkdir()
    assert write_files(tmp_path, {"case.yaml": b"x"}) == tmp_path / "history" / "0042"


def test_two_writers_at_once_keep_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes second to a number in the history takes the next one."""
    write_files(tmp_path, _FIRST)
    (tmp_path / "history" / "0001").mkdir(parents=True)
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(()))
    assert write_files(tmp_path, {"case.yaml": b"x"}) == tmp_path / "history" / "0002"


def test_a_file_in_a_folder_of_its_own_is_kept_there(tmp_path: Path) -> None:
    """Two files of one name in different folders are both kept."""
    write_files(tmp_path, {"evidence/a.txt": b"1", "a.txt": b"2"})
    write_files(tmp_path, {"evidence/a.txt": b"3", "a.txt": b"4"})
    found = _files(tmp_path)
    assert found["history/0001/evidence/a.txt"] == b"1"
    assert found["history/0001/a.txt"] == b"2"


def test_rights_of_a_replaced_file_stay(tmp_path: Path) -> None:
    """Who could read the file before can read it after, and nobody else."""
    path = tmp_path / "case.yaml"
    write_file(path, b"a")
    path.chmod(0o640)
    write_file(path, b"b")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_disk_that_is_full_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be written whole is not begun, and leaves no rest behind."""
    write_file(tmp_path / "case.yaml", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_file(tmp_path / "case.yaml", b"new")
    assert _files(tmp_path) == {"case.yaml": b"old"}


def test_a_disk_that_fills_up_on_the_way_changes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of files that belong together there are all or none."""
    write_file(tmp_path / "case.yaml", b"old")
    fsync, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 3:
            raise OSError(28, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_files(tmp_path, {"case.yaml": b"new", "a.csv": b"1", "factories.csv": b"2"})
    found = _files(tmp_path)
    assert {name: found[name] for name in found if "history" not in name} == {"case.yaml": b"old"}


_WRITER = """
import sys
from pathlib import Path
from ecorules.case.written import write_file
path, turn = Path(sys.argv[1]), 0
while True:
    turn += 1
    write_file(path, (b"%d\\n" % (turn % 10)) * 50_000)
"""


def test_a_program_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    """There is the file before or the file after, and never half of one."""
    path = tmp_path / "case.yaml"
    write_file(path, b"0\n" * 50_000)
    for wait in (0.05, 0.13, 0.21):
        with subprocess.Popen([sys.executable, "-c", _WRITER, str(path)]) as writer:  # noqa: S603
            time.sleep(0.25 + wait)
            writer.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert content == content[:2] * 50_000


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_was_begun_is_taken_away_when_another_file_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up in the middle leaves neither half a case nor what was passing by."""
    beside = folder._beside  # noqa: SLF001 - the step that a full disk stops

    def full(path: Path, content: bytes) -> Path:
        if path.name == "case.yaml":
            raise OSError(28, "No space left on device")
        return beside(path, content)

    monkeypatch.setattr(folder, "_beside", full)
    with pytest.raises(OSError, match="No space"):
        folder.write_files(tmp_path, {"case.yaml": b"id: a\n", "factories.csv": b"registration\n"})
    assert not list(tmp_path.iterdir())
