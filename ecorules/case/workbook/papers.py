"""The files that a form names: where they are, and whether they are the registered ones.

People write the name of a file as they know it, and send the file along.  It is looked for in
the case, in the folder that was named, and beside the form; nothing is copied before all of
them are found.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.files import file_inside, require_registered
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import Unreadable
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.case.model import Case, EvidenceFile
    from ecorules.diagnostics import Diagnostic, Span

_MOST_SEARCHED = 1000
_DIGEST = "sha256:"


class Paper(NamedTuple):
    """One file of a document: what the form says of it, and where it was found.

    `is_new` says that the form names it and its case did not: it is registered as it is found.
    """

    item: str
    file: EvidenceFile
    source: Path
    is_new: bool


class Places(NamedTuple):
    """Where files are looked for: the case, and then other folders in their order."""

    case: Path
    others: Sequence[Path]


def papers(
    case: Case,
    known: Mapping[str, frozenset[str]],
    places: Places,
    spans: Mapping[str, Span],
    into: list[Diagnostic],
) -> list[Paper]:
    """Return the files of all documents, and report those that are not there or are others.

    `known` holds the files of each document that the case, or the form, had before.
    """
    found = []
    for code, evidence in sorted(case.register.evidence.items()):
        for file in evidence.files:
            if file.path is None:
                continue
            is_new = file.path not in known.get(code, ())
            try:
                source = source_of(file.path, places)
                require_registered(source, file)
            except Unreadable as problem:
                into.append(problem.diagnostic(spans.get(code)))
            else:
                found.append(Paper(code, file, source, is_new))
    return found


def look_for(
    named: Mapping[str, Sequence[str]],
    places: Places,
    spans: Mapping[str, Span],
    into: list[Diagnostic],
) -> None:
    """Report the files that documents name and that are nowhere, whatever else is wrong."""
    for code, names in sorted(named.items()):
        for name in names:
            try:
                if not name.startswith(_DIGEST):
                    source_of(name, places)
            except Unreadable as problem:
                into.append(problem.diagnostic(spans.get(code)))


def source_of(named: str, places: Places) -> Path:
    """Return the file that a form means by a name, or raise `Unreadable`."""
    for folder in (places.case, *places.others):
        for name in _names(named):
            try:
                return file_inside(folder, name)
            except Unreadable:
                continue
    raise _nowhere(named, places)


def _names(named: str) -> Iterator[str]:
    """Yield the names that a file may have where it is: as written, and without its folders."""
    path = PurePosixPath(named.replace("\\", "/"))
    yield named
    if not path.is_absolute() and ".." not in path.parts:
        yield str(path)
    yield path.name


def _nowhere(named: str, places: Places) -> Unreadable:
    looked = [folder for folder in (places.case, *places.others) if folder.is_dir()]
    said = ", ".join(quoted(str(folder)) for folder in looked)
    message = Text(
        f"the file {quoted(named)} is not there; it was looked for in {said}",
        f"ไม่พบไฟล์ {quoted(named)} โดยค้นหาแล้วใน {said}",
    )
    beside = [name for folder in looked for name in _in(folder)]
    name = PurePosixPath(named.replace("\\", "/")).name
    remedy = did_you_mean(name, beside) if nearest(name, beside) else _WHERE
    return Unreadable("no-file", message, remedy)


def _in(folder: Path) -> list[str]:
    try:
        entries = zip(range(_MOST_SEARCHED), folder.iterdir(), strict=False)
        return [path.name for _, path in entries if path.is_file()]
    except OSError:
        return []


_WHERE = Text(
    "put it beside the form, or name its folder with `--files FOLDER`",
    "วางไฟล์ไว้ข้างแบบฟอร์ม หรือระบุโฟลเดอร์ด้วย `--files FOLDER`",
)
