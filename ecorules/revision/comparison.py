"""Compare two editions over past cases: each folder is read and replayed by itself.

What is wrong with one folder does not stop the others.  With many folders two processes share
the work; the result is the same, in the order of the folders.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.terms import terms_of
from ecorules.case.load import case_edition
from ecorules.case.load import load_case as load_case_by
from ecorules.diagnostics import Invalid, Text, quoted
from ecorules.revision.replay import NotReplayed, Replayed, replayed
from ecorules.revision.revised import Revision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ecorules.edition.model import Edition
    from ecorules.revision.difference.model import Change

_PROCESSES: Final = 2
# Starting a process takes longer than so many cases.
_WORTH_SHARING: Final = 40


class Comparison(NamedTuple):
    """Two editions, what changed between them, and how every case stands under both."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    cases: tuple[Replayed, ...]
    not_replayed: tuple[NotReplayed, ...]


def compared(
    old: Edition,
    new: Edition,
    folders: Sequence[Path],
    seen: Callable[[int], None],
    processes: int = _PROCESSES,
) -> Comparison:
    """Return how the cases in some folders stand under two editions; `seen` is told of each."""
    revision = Revision(old, new)
    found: list[Replayed | NotReplayed] = []
    for each in _each(revision, folders, processes):
        found.append(each)
        seen(1)
    found = _each_once(found)
    return Comparison(
        old,
        new,
        revision.changes,
        tuple(each for each in found if isinstance(each, Replayed)),
        tuple(each for each in found if isinstance(each, NotReplayed)),
    )


def case_folders(folder: Path) -> list[Path]:
    """Return the folder itself if it is a case, or else every case below it, in order."""
    if (folder / "case.yaml").is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob("**/case.yaml"))


def _each(
    revision: Revision, folders: Sequence[Path], processes: int
) -> Iterator[Replayed | NotReplayed]:
    """Yield what is found of each folder, in their order."""
    if processes < _PROCESSES or len(folders) < _WORTH_SHARING:
        yield from (read_and_replayed(revision, folder) for folder in folders)
        return
    with ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(revision.old, revision.new),
    ) as pool:
        yield from pool.map(_in_a_process, folders, chunksize=4)


_SHARED: dict[str, Revision] = {}


def _begin(old: Edition, new: Edition) -> None:
    _SHARED["revision"] = Revision(old, new)


def _in_a_process(folder: Path) -> Replayed | NotReplayed:
    return read_and_replayed(_SHARED["revision"], folder)


def read_and_replayed(revision: Revision, folder: Path) -> Replayed | NotReplayed:
    """Return what is found of the case in a folder, or why it is not replayed."""
    shown = folder.as_posix()
    try:
        named = case_edition(folder)
        made_for = _of_the_name(revision, named)
        if made_for is None:
            return NotReplayed(shown, None, (_other(named, revision),))
        case = load_case_by(folder, terms_of(made_for))
    except Invalid as invalid:
        return NotReplayed(shown, None, (), invalid.diagnostics)
    return replayed(revision, case, made_for, shown)


def _of_the_name(revision: Revision, named: str) -> Edition | None:
    """Return the one of both editions that a case may be read by."""
    for edition in (revision.old, revision.new):
        if named == terms_of(edition).edition:
            return edition
    return None


def _other(named: str, revision: Revision) -> Text:
    said, old, new = quoted(named), revision.old.id, revision.new.id
    return Text(
        f"the case was made for {said}, which is neither `{old}` nor `{new}`",
        f"กรณีนี้จัดทำตามฉบับ {said} ซึ่งไม่ใช่ทั้ง `{old}` และ `{new}`",
    )


def _each_once(found: Sequence[Replayed | NotReplayed]) -> list[Replayed | NotReplayed]:
    """Return what was found, with every case of an id that was there before set aside."""
    first: dict[str, str] = {}
    kept: list[Replayed | NotReplayed] = []
    for each in found:
        if not isinstance(each, Replayed):
            kept.append(each)
            continue
        where = first.setdefault(each.case.id, each.case.shown)
        twice = where != each.case.shown
        kept.append(NotReplayed(each.case.shown, each.case, (_twice(where),)) if twice else each)
    return kept


def _twice(where: str) -> Text:
    said = quoted(where)
    return Text(
        f"the case in {said} has the same id, so it is counted there only",
        f"กรณีใน {said} ใช้รหัสเดียวกัน จึงนับเฉพาะกรณีนั้น",
    )
