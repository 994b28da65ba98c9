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
from ecorules.edition.dated import as_if_in_force, bases, judges
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
    """Two editions, what changed between them, and how every case stands under both.

    Drafts are taken as if in force; `ahead` are those whose first day was set aside for it, as
    they were given.
    """

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    cases: tuple[Replayed, ...]
    not_replayed: tuple[NotReplayed, ...]
    ahead: tuple[Edition, ...] = ()

    @property
    def given(self) -> tuple[Edition, Edition]:
        """Return both editions as they were given: a draft with its first day."""
        first = {one.id: one for one in self.ahead}
        return first.get(self.old.id, self.old), first.get(self.new.id, self.new)


def compared(  # noqa: PLR0913 - two editions, cases, who is told, and how it is done
    old: Edition,
    new: Edition,
    folders: Sequence[Path],
    seen: Callable[[int], None],
    *,
    is_strict: bool = False,
    processes: int = _PROCESSES,
) -> Comparison:
    """Return how the cases in some folders stand under two editions; `seen` is told of each."""
    revision = Revision(as_if_in_force(old), as_if_in_force(new), is_strict=is_strict)
    found: list[Replayed | NotReplayed] = []
    for each in _each(revision, folders, processes):
        found.append(each)
        seen(1)
    found = _each_once(found)
    return Comparison(
        revision.old,
        revision.new,
        revision.changes,
        tuple(each for each in found if isinstance(each, Replayed)),
        tuple(each for each in found if isinstance(each, NotReplayed)),
        tuple(each for each in (old, new) if each.overlay is not None and each.since is not None),
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
        initargs=(*revision.both, revision.is_strict),
    ) as pool:
        yield from pool.map(_in_a_process, folders, chunksize=4)


_SHARED: dict[str, Revision] = {}


def _begin(old: Edition, new: Edition, is_strict: bool) -> None:  # noqa: FBT001 - as it is sent
    _SHARED["revision"] = Revision(old, new, is_strict=is_strict)


def _in_a_process(folder: Path) -> Replayed | NotReplayed:
    return read_and_replayed(_SHARED["revision"], folder)


def read_and_replayed(revision: Revision, folder: Path) -> Replayed | NotReplayed:
    """Return what is found of the case in a folder, or why it is not replayed."""
    shown = folder.as_posix()
    try:
        named = case_edition(folder)
        read_by = next((each for each in revision.both if judges(each, named)), None)
        if read_by is None:
            return NotReplayed(shown, None, (_other(named, revision),))
        case = load_case_by(folder, terms_of(read_by, named))
    except Invalid as invalid:
        return NotReplayed(shown, None, (), invalid.diagnostics)
    return replayed(revision, case, _made_for(read_by, named), shown)


def _made_for(read_by: Edition, named: str) -> Edition:
    """Return the edition that a case names: the one it is read by, or one below it."""
    every = (read_by, *bases(read_by))
    return next((each for each in every if named in {each.id, each.variant_of}), read_by)


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
