"""A sweep over folders of cases: each is read and judged by itself, by two processes if many.

What is wrong with one folder does not stop the others; it is told.  A case that was made for
another edition is judged as if it were one of this, as far as its words mean the same.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.terms import load_case, load_with_edition
from ecorules.case.load import case_edition
from ecorules.diagnostics import Invalid, Text, quoted
from ecorules.edition.dated import bases
from ecorules.revision.fit import asked_anew, fit
from ecorules.revision.sweep.sweeping import Found, Sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ecorules.case.model import Case
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.model import Edition
    from ecorules.revision.sweep.model import Axis, Swept

_PROCESSES: Final = 2
# Starting a process takes longer than so many cases.
_WORTH_SHARING: Final = 40


class LeftOut(NamedTuple):
    """A folder whose case is not counted, and why: reasons, or what is wrong with it."""

    shown: str
    reasons: tuple[Text, ...]
    problems: tuple[Diagnostic, ...] = ()


class Surveyed(NamedTuple):
    """A sweep over folders: what was found, how many were made for another edition, what was not.

    `other_years` counts the cases of fiscal years that were not asked for.  `unasked` says for
    each case that had no chance to hand in some documents how many these are.
    """

    swept: Swept
    replayed: int
    other_years: int
    left_out: tuple[LeftOut, ...]
    unasked: tuple[int, ...] = ()


class _Read(NamedTuple):
    shown: str
    found: Found
    is_replayed: bool
    unasked: int


class Wish(NamedTuple):
    """Which edition and targets are swept, over the cases of which year.

    Documents that nobody had asked a case for are undetermined where its register is closed;
    `is_strict` counts them as missing.
    """

    edition: Edition
    axes: tuple[Axis, ...]
    fiscal_year: int | None = None
    is_strict: bool = False


def surveyed(
    wish: Wish, folders: Sequence[Path], seen: Callable[[int], None], processes: int = _PROCESSES
) -> Surveyed:
    """Return what a sweep finds over the cases of some folders; raises `NotSwept`."""
    sweep = Sweep(wish.edition, wish.axes)
    read: list[_Read] = []
    left_out: list[LeftOut] = []
    for each in _each(wish, folders, processes):
        if isinstance(each, _Read):
            read.append(each)
        else:
            left_out.append(each)
        seen(1)
    kept = [each for each in read if wish.fiscal_year in {None, each.found.fiscal_year}]
    once = _each_once(kept, left_out)
    return Surveyed(
        sweep.together([each.found for each in once]),
        sum(each.is_replayed for each in once),
        len(read) - len(kept),
        tuple(sorted(left_out, key=lambda each: each.shown)),
        tuple(each.unasked for each in once if each.unasked),
    )


def _each(wish: Wish, folders: Sequence[Path], processes: int) -> Iterator[_Read | LeftOut]:
    """Yield what is found of each folder, in their order."""
    if processes < _PROCESSES or len(folders) < _WORTH_SHARING:
        sweep = Sweep(wish.edition, wish.axes)
        yield from (_read(wish, sweep, folder) for folder in folders)
        return
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(wish,)
    ) as pool:
        yield from pool.map(_in_a_process, folders, chunksize=4)


_SHARED: dict[str, tuple[Wish, Sweep]] = {}


def _begin(wish: Wish) -> None:
    _SHARED["sweep"] = wish, Sweep(wish.edition, wish.axes)


def _in_a_process(folder: Path) -> _Read | LeftOut:
    return _read(*_SHARED["sweep"], folder)


def _read(wish: Wish, sweep: Sweep, folder: Path) -> _Read | LeftOut:
    shown, edition = folder.as_posix(), wish.edition
    try:
        made_for, case = _loaded(edition, folder)
    except Invalid as invalid:
        return LeftOut(shown, (), tuple(invalid.diagnostics))
    reasons = fit(made_for, edition).reasons(case)
    if reasons:
        return LeftOut(shown, reasons)
    if not wish.is_strict:
        case = asked_anew(case, made_for, edition)
    is_replayed = made_for is not edition
    return _Read(shown, sweep.found(case), is_replayed, len(case.register.unasked))


def _loaded(edition: Edition, folder: Path) -> tuple[Edition, Case]:
    """Return a case with the edition that it was made for: this one, what it extends, another."""
    named = case_edition(folder)
    for known in (edition, *bases(edition)):
        if named in {known.id, known.variant_of}:
            return known, load_case(folder, edition)
    return load_with_edition(folder)


def _each_once(read: Sequence[_Read], left_out: list[LeftOut]) -> list[_Read]:
    """Return each case once, and set aside those of an id that was there before."""
    first: dict[str, str] = {}
    kept = []
    for each in read:
        where = first.setdefault(each.found.id, each.shown)
        if where == each.shown:
            kept.append(each)
        else:
            left_out.append(LeftOut(each.shown, (_twice(where),)))
    return kept


def _twice(where: str) -> Text:
    said = quoted(where)
    return Text(
        f"the case in {said} has the same id, so it is counted there only",
        f"กรณีใน {said} ใช้รหัสเดียวกัน จึงนับเฉพาะกรณีนั้น",
    )
