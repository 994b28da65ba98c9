"""The folder of a case, as it is named on a command line: that it is one, or what was meant.

A case is given as its folder.  People give the file in it, a name with a slip, or the folder
above; each is told as what it is, with the path that was probably meant.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Span, Text, nearest, quoted
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE_FILE: Final = "case.yaml"
# Where cases are kept when nothing else is said, as in this repository.
_CASES: Final = "cases"
_MOST_SEARCHED: Final = 1000


def not_a_case(folder: Path, shown: str) -> Diagnostic | None:
    """Return why a path is no folder of a case, or nothing if it holds the file of one."""
    try:
        if folder.is_file():
            return _is_a_file(folder, shown)
        if (folder / CASE_FILE).exists():
            return None
        return _holds_none(folder, shown) if folder.is_dir() else _is_not_there(folder, shown)
    except OSError:
        return None  # reading it says why it cannot be read


def _is_a_file(path: Path, shown: str) -> Diagnostic:
    message = Text(
        "a case is given as its folder, and this is a file", "ต้องระบุโฟลเดอร์ของกรณี แต่รายการนี้เป็นไฟล์"
    )
    around = Path(shown).parent.as_posix()
    remedy = _write(around) if (path.parent / CASE_FILE).is_file() else None
    return Diagnostic("not-a-folder", message, Span.whole(shown), help=remedy)


def _holds_none(folder: Path, shown: str) -> Diagnostic:
    message = Text(
        f"the folder holds no {quoted(CASE_FILE)}", f"โฟลเดอร์นี้ไม่มีไฟล์ {quoted(CASE_FILE)}"
    )
    below = [f"{shown}/{name}" for name in sorted(_cases_in(folder))]
    remedy = did_you_mean("", below) if below else None
    return Diagnostic("no-case", message, Span.whole(shown), help=remedy)


def _is_not_there(folder: Path, shown: str) -> Diagnostic:
    message = Text("there is no such folder", "ไม่พบโฟลเดอร์นี้")
    around = Path(shown).parent
    beside = {name: (around / name).as_posix() for name in _cases_in(folder.parent)}
    kept = {name: f"{_CASES}/{name}" for name in _cases_in(Path(_CASES))}
    known = kept | beside
    close = nearest(folder.name, known)
    return Diagnostic(
        "no-case", message, Span.whole(shown), help=_write(known[close]) if close else None
    )


def _write(path: str) -> Text:
    return Text(f"did you mean {quoted(path)}?", f"หมายถึง {quoted(path)} หรือไม่")


def _cases_in(folder: Path) -> Iterator[str]:
    """Yield the names of the folders in a folder that hold a case."""
    try:
        for path in islice(folder.iterdir(), _MOST_SEARCHED):
            if (path / CASE_FILE).is_file():
                yield path.name
    except OSError:
        return
