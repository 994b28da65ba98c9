"""An imported case put into a folder: files first, then the case, then what the log has to say.

Nothing is written before everything is known to be right.  A file of evidence is never written
over, and a file of the case that is replaced is kept under `history/`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.attached import in_order
from ecorules.case.log import append
from ecorules.case.log.storing import stored
from ecorules.case.model import Case, Evidence, EvidenceFile, Register
from ecorules.case.workbook.recording import recording, refusals
from ecorules.case.written import CASE_FILE, write_file, write_files, written_case
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, refuse_errors
from ecorules.documents import Unreadable, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ecorules.case.load import Records
    from ecorules.case.log import Event
    from ecorules.case.log.storing import Watch
    from ecorules.case.model import Terms
    from ecorules.case.workbook.importing import Imported
    from ecorules.case.workbook.papers import Paper
    from ecorules.case.workbook.recording import Signature


class Destination(NamedTuple):
    """The folder of a case, by which words it is read, and who is told how far copying has come."""

    folder: Path
    terms: Terms
    watch: Watch


class Brought(NamedTuple):
    """What was written: the case, its files, what was recorded, and where old files are kept."""

    case: Case
    files: tuple[str, ...]
    events: tuple[Event, ...]
    kept: Path | None


def bring_new(to: Destination, made: Imported, found: Sequence[Paper]) -> Brought:
    """Put a case into a folder that has none yet."""
    case = _with_files(to, made, found)
    files = {name: text.encode() for name, text in written_case(case, to.terms).items()}
    return Brought(case, tuple(sorted(files)), (), _written(to.folder, files))


class Standing(NamedTuple):
    """A case that is there already: as it is, and how its register came about."""

    case: Case
    records: Records
    signature: Signature


def bring_into(
    to: Destination, standing: Standing, made: Imported, found: Sequence[Paper]
) -> Brought:
    """Put what the forms changed into a case that is there, and into its log."""
    before, start = standing.case.register, standing.records.start
    planned = recording(before, made.case.register, start, standing.signature)
    refuse_errors(refusals(before, planned.events, made.places))
    case = _with_files(to, made, found)
    told = recording(before, case.register, start, standing.signature)
    old = written_case(replace(standing.case, register=start), to.terms)
    new = written_case(replace(case, register=told.start), to.terms)
    files = _changed(to.folder, old, new)
    kept = _written(to.folder, files)
    append(to.folder, told.events)
    return Brought(case, tuple(sorted(files)), told.events, kept)


def _written(folder: Path, files: Mapping[str, bytes]) -> Path | None:
    """Write the files of the case and return where the old ones are, or raise `Invalid`."""
    try:
        return write_files(folder, files)
    except OSError as error:
        why = error.strerror or str(error)
        message = Text(
            f"the case cannot be written ({why}); it is as it was before",
            f"เขียนแฟ้มกรณีไม่ได้ ({why}) กรณียังเป็นเช่นเดิม",
        )
        place = Span.whole(str(folder))
        raise Invalid([Diagnostic("unwritable-file", message, place, help=_TRY_AGAIN)]) from None


def _changed(folder: Path, old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files that are to be written: those that say something else by now.

    What stays is not written anew: somebody may have added a comment to it.
    """
    names = [name for name, text in new.items() if old.get(name) != text]
    if any(name != CASE_FILE and not _is_named(folder, name) for name in names):
        names.append(CASE_FILE)
    return {name: new[name].encode() for name in names}


def _is_named(folder: Path, name: str) -> bool:
    """Return whether the file of the case names a roster's file as it is about to be written."""
    document = read_document(folder / CASE_FILE, CASE_FILE, [])
    entry = ("rosters", name.removesuffix(".csv"), "file")
    return document is not None and document.value(entry) == name


def _with_files(to: Destination, made: Imported, found: Iterable[Paper]) -> Case:
    """Return the case with its files in the folder, as they are called there."""
    case, places = made.case, made.places
    problems: list[Diagnostic] = []
    kept: dict[tuple[str, EvidenceFile], EvidenceFile] = {}
    for paper in found:
        try:
            kept[paper.item, paper.file] = _in_place(to, paper)
        except Unreadable as problem:
            problems.append(problem.diagnostic(places.get(paper.item)))
        except OSError as error:
            problems.append(
                Diagnostic("unwritable-file", _unwritable(error), places.get(paper.item))
            )
    if problems:
        raise Invalid(problems)
    evidence = {code: _named(one, kept) for code, one in case.register.evidence.items()}
    return replace(case, register=Register(case.register.is_closed, evidence))


def _in_place(to: Destination, paper: Paper) -> EvidenceFile:
    """Return a file of evidence as it is kept in the folder of the case."""
    folder = to.folder
    target = folder / (paper.file.path or "")
    if not paper.is_new:
        if target.exists() and target.samefile(paper.source):
            return paper.file
        if not target.exists() and target.resolve().is_relative_to(folder.resolve()):
            write_file(target, paper.source.read_bytes())
            return paper.file
        if target.is_file() and target.read_bytes() == paper.source.read_bytes():
            return paper.file
    return stored(folder, paper.item, paper.source, to.watch)


def _named(evidence: Evidence, kept: Mapping[tuple[str, EvidenceFile], EvidenceFile]) -> Evidence:
    files = tuple(kept.get((evidence.code, file), file) for file in evidence.files)
    return replace(evidence, files=in_order(files))


def _unwritable(error: OSError) -> Text:
    why = error.strerror or str(error)
    return Text(f"the file cannot be copied into the case ({why})", f"คัดลอกไฟล์เข้าในกรณีไม่ได้ ({why})")


_TRY_AGAIN = Text(
    "make room on the disk, check that you may write there, and import again",
    "เพิ่มพื้นที่ว่าง ตรวจสอบสิทธิ์เขียน แล้วนำเข้าอีกครั้ง",
)
