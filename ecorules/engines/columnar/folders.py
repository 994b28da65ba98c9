"""Folders of cases, turned into tables: what counts on the day is decided as in an audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.many import case_folders
from ecorules.audit.terms import load_with_edition
from ecorules.case.standing import standing
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, quoted
from ecorules.engines.columnar.subjects import Area, Unfit, tables_of
from ecorules.language.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from ecorules.case.model import Case, RoundKind
    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.tables import Tables
    from ecorules.language.subject import Subject


__all__ = ["Read", "case_folders", "read_cases", "stands", "tables_of_cases"]


class Read(NamedTuple):
    """The cases of a folder, by the one edition that they are all read by."""

    edition: Edition
    cases: tuple[Case, ...]


def read_cases(
    folders: Sequence[Path], edition: Edition | None, seen: Callable[[int], None]
) -> Read:
    """Return the cases in these folders; raises `Invalid` with all that is wrong in any of them."""
    problems: list[Diagnostic] = []
    found: list[tuple[Edition, Case]] = []
    for folder in folders:
        try:
            found.append(load_with_edition(folder, edition))
        except Invalid as invalid:
            problems.extend(invalid.diagnostics)
        seen(1)
    problems.extend(_alike(folders, found) if not problems else ())
    if problems:
        raise Invalid(problems)
    return Read(found[0][0], tuple(case for _, case in found))


def _alike(folders: Sequence[Path], found: list[tuple[Edition, Case]]) -> Iterator[Diagnostic]:
    """Yield what keeps cases from being judged together: another edition, the same id."""
    first, seen = found[0][0], set[str]()
    for folder, (edition, case) in zip(folders, found, strict=True):
        span = Span.whole(str(folder / "case.yaml"))
        if edition.id != first.id:
            said = quoted(first.id)
            message = Text(
                f"this case is of another edition than the first one, {said}",
                f"กรณีนี้ใช้ฉบับเกณฑ์ต่างจากกรณีแรก ({said})",
            )
            yield Diagnostic("other-edition", message, span, help=_ONE_EDITION)
        if case.id in seen:
            said = quoted(case.id)
            message = Text(f"another case is called {said} too", f"มีกรณีอื่นใช้รหัส {said} แล้ว")
            yield Diagnostic("duplicate-key", message, span)
        seen.add(case.id)


_ONE_EDITION = Text(
    "choose one for all of them with `--edition`", "เลือกฉบับเดียวสำหรับทุกกรณีด้วย `--edition`"
)


def tables_of_cases(read: Read, on: date | None, kind: RoundKind | None) -> Tables:
    """Return the tables of cases as they stand on their days; raises `Invalid`."""
    areas = [Area(case.id, stands(read.edition, case, on, kind)) for case in read.cases]
    try:
        return tables_of(read.edition, areas)
    except Unfit as unfit:
        said = quoted(unfit.fact)
        message = Text(
            f"the amounts of {said} cannot be held exactly in one column of 128 bits",
            f"ค่าของ {said} เก็บให้ตรงทุกหลักในคอลัมน์ขนาด 128 บิตไม่ได้",
        )
        remedy = Text(
            "audit these cases one by one with `ecorules audit`",
            "ให้ตรวจทีละกรณีด้วย `ecorules audit`",
        )
        raise Invalid([Diagnostic("too-large-for-columns", message, help=remedy)]) from None


def stands(
    edition: Edition, case: Case, on: date | None = None, kind: RoundKind | None = None
) -> Subject:
    """Return a case as it stands on a day in a kind of round, its own unless others are given."""
    day = case.round.on if on is None else on
    periods = {name: target.on(day) for name, target in edition.targets.items()}
    return standing(
        case,
        edition.vocabulary,
        on=day,
        kind=case.round.kind if kind is None else kind,
        national={
            name: Interval.point(period.value)
            for name, period in periods.items()
            if period is not None
        },
        met={},
    )
