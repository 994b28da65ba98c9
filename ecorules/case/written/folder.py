"""Files put into the folder of a case, whole or not at all, and nothing lost by it.

A file is written beside its place and moved there at once, so that whoever reads sees the old one
or the new one.  What stood there before is kept under `history/`, numbered in the order in which
it was replaced.
"""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

HISTORY: Final = "history"
_LAST: Final = "case.yaml"


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path | None:
    """Put files into a folder, and return where those that were replaced are kept.

    A file that stands there with the same content is left alone; if nothing was replaced there
    is nothing to return.  Raises `OSError` if there is no room or no right to write, and then no
    file has changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changed = {name: content for name, content in files.items() if _differs(folder / name, content)}
    kept = _kept(folder, [name for name in changed if (folder / name).exists()])
    made: dict[Path, Path] = {}
    try:
        # The file that names the others comes to its place last.
        for name, content in sorted(changed.items(), key=lambda each: (each[0] == _LAST, each[0])):
            made[folder / name] = _beside(folder / name, content)
    except BaseException:
        for passing in made.values():
            passing.unlink()
        raise
    for path, passing in made.items():
        _move(passing, path)
    return kept


def write_file(path: Path, content: bytes) -> None:
    """Put one file in its place, whole or not at all; it is on the disk when this returns."""
    _move(_beside(path, content), path)


def _beside(path: Path, content: bytes) -> Path:
    """Write a file beside its place, under a passing name, and return that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            made.unlink()
            raise
    made.chmod(_mode(path))
    return made


def _move(passing: Path, path: Path) -> None:
    """Move a file from beside its place to it."""
    passing.replace(path)
    _settle(path.parent)


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def _kept(folder: Path, names: list[str]) -> Path | None:
    """Copy files to a new place in the history of a folder, and return that place."""
    if not names:
        return None
    place = _new_place(folder / HISTORY)
    for name in names:
        copy = place / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_file(copy, (folder / name).read_bytes())
        shutil.copystat(folder / name, copy)
    _settle(place)
    return place


def _new_place(history: Path) -> Path:
    """Return a new folder in the history; of two programs at once each gets its own."""
    history.mkdir(exist_ok=True)
    numbers = (int(each.name) for each in history.iterdir() if each.name.isdecimal())
    for number in count(max(numbers, default=0) + 1):
        place = history / f"{number:04}"
        try:
            place.mkdir()
        except FileExistsError:
            continue
        return place
    raise AssertionError  # pragma: no cover - numbers do not end


def _mode(path: Path) -> int:
    """Return the rights of the file that is replaced, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _settle(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system knows how."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:  # pragma: no cover - a system on which folders are not opened
        return
    try:
        os.fsync(opened)
    except OSError:  # pragma: no cover - a disk that does not take it
        pass
    finally:
        os.close(opened)
