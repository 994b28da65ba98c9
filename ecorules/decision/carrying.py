"""What a record carries, so that the audit can be made again anywhere: the edition and the case.

The edition goes along as its files stand, the case in its canonical form, each file by its path.
The files of the evidence stay where they are; the record knows them by their digests.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.terms import terms_of
from ecorules.case.folder import CASE_FILE
from ecorules.case.load import case_of
from ecorules.case.log import read_log
from ecorules.case.page import Page
from ecorules.case.rosters import FromFiles
from ecorules.case.written.files import written_case
from ecorules.diagnostics import Diagnostic, Invalid, Text
from ecorules.documents import read_document
from ecorules.edition.folder import Folder
from ecorules.edition.load import find_edition, load_edition
from ecorules.edition.packaged import VARIANTS, is_variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.case.model import Case, EvidenceFile
    from ecorules.edition.model import Edition

_FRAME: Final = ("edition.yaml", "levels.yaml", "targets.yaml")
_VOCABULARY: Final = "vocabulary.yaml"
# What an edition that is laid over another one begins to say so with.
_LAID_OVER: Final = re.compile("^extends *:", re.MULTILINE)


class Carried(NamedTuple):
    """An edition as its files, and the one of them by which it opens."""

    opens: str
    files: Mapping[str, str]


class Paper(NamedTuple):
    """One file of the evidence: of which document it is, where it lies, and its digest.

    A confidential file has no path; one that nobody has looked at has no digest.
    """

    item: str
    path: str | None
    sha256: str | None


class Tip(NamedTuple):
    """Where the log of the register ended: after so many events, at the line of this digest."""

    events: int
    tip: str


def carried_edition(edition: Edition, named: str | Path) -> Carried:
    """Return the files of an edition, found by the name under which it was loaded.

    Raises `Invalid` if what they say is not the edition: then it cannot go along.
    """
    found = find_edition(named)
    files: dict[str, str] = {}
    folder, opens = found, edition.id
    if is_variant(found):
        opens = f"{VARIANTS}/{found.name}"
        files[opens] = _text(found)
        folder = found.parent.parent / (edition.variant_of or "")
    name = edition.variant_of or edition.id
    place = Folder(folder, "", [])
    own = place.vocabulary()
    files[f"{name}/{_VOCABULARY}" if own.parent == folder else _VOCABULARY] = _text(own)
    frame = (folder / each for each in _FRAME)
    for path in (*(each for each in frame if each.exists()), *place.requirements()):
        files[f"{name}/{path.relative_to(folder).as_posix()}"] = _text(path)
    carried = Carried(opens, dict(sorted(files.items())))
    if load_carried_edition(carried).digest != edition.digest:
        raise Invalid([Diagnostic("not-carried", _NOT_CARRIED)])
    return carried


def load_carried_edition(carried: Carried) -> Edition:
    """Return the edition that a record carries.  Raises `Invalid`."""
    with _laid_out(carried.files) as folder:
        if not _stays_inside(carried.opens) or not (folder / carried.opens).exists():
            raise Invalid([Diagnostic("not-carried", _NOT_WHOLE)])
        # One that extends another would be completed by whatever edition is at hand by that name.
        if any(_LAID_OVER.search(text) for text in carried.files.values()):
            raise Invalid([Diagnostic("not-carried", _NOT_CARRIED)])
        return load_edition(folder / carried.opens)


def carried_case(case: Case, edition: Edition) -> dict[str, str]:
    """Return the files of a case in their canonical form."""
    return written_case(case, terms_of(edition))


def load_carried_case(files: Mapping[str, str], edition: Edition) -> Case:
    """Return the case that a record carries; no file of the evidence is looked for.

    Raises `Invalid`.
    """
    with _laid_out(files) as folder:
        terms, into = terms_of(edition), list[Diagnostic]()
        document = read_document(folder / CASE_FILE, CASE_FILE, into)
        if document is None:
            raise Invalid(into)
        page = Page(document, into)
        return case_of(page, terms, FromFiles(page, terms.vocabulary, folder))


def papers(case: Case, folder: Path | None = None) -> tuple[Paper, ...]:
    """Return every file of the evidence; one whose digest nobody registered is looked at.

    Without a folder nothing is looked at.
    """
    return tuple(
        Paper(code, file.path, file.sha256 or _looked_at(file, folder))
        for code, evidence in sorted(case.register.evidence.items())
        for file in evidence.files
    )


def tip_of(folder: Path) -> Tip:
    """Return where the log of a case ends; what is wrong with it is told when the case is read."""
    log = read_log(folder, "", [])
    return Tip(len(log.events), log.tip)


def _looked_at(file: EvidenceFile, folder: Path | None) -> str | None:
    if folder is None or file.path is None:
        return None
    return sha256_of(folder / file.path)


def sha256_of(path: Path) -> str | None:
    """Return the SHA-256 of a file in hexadecimal digits, or nothing if it cannot be read."""
    try:
        with path.open("rb") as content:
            return file_digest(content, "sha256").hexdigest()
    except OSError:
        return None


@contextmanager
def _laid_out(files: Mapping[str, str]) -> Iterator[Path]:
    """Put files into a folder for as long as it takes to read them."""
    if not all(map(_stays_inside, files)):
        raise Invalid([Diagnostic("not-carried", _NO_PATH)])
    with TemporaryDirectory(prefix="ecorules-") as made:
        folder = Path(made)
        for name, text in files.items():
            path = folder / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
            except (OSError, ValueError):
                # A file where a folder should be, half a character.
                raise Invalid([Diagnostic("not-carried", _NO_PATH)]) from None
        yield folder


def _stays_inside(name: str) -> bool:
    """Tell whether a path leads into the folder made for it and nowhere else.

    A record comes from other hands, and its paths with it.
    """
    return all(
        part and part.isprintable() and not part.startswith(".") and not {"\\", ":"} & set(part)
        for part in name.split("/")
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Invalid([Diagnostic("not-carried", _NOT_CARRIED)]) from None


_NOT_CARRIED: Final = Text(
    "the files of this edition do not make the edition by themselves, so a record cannot carry it",
    "ไฟล์ของฉบับเกณฑ์นี้ประกอบเป็นฉบับเกณฑ์เองไม่ได้ จึงแนบไปกับบันทึกไม่ได้",
)
_NOT_WHOLE: Final = Text(
    "the record does not carry the edition that it names", "บันทึกไม่ได้แนบฉบับเกณฑ์ที่ระบุไว้"
)
_NO_PATH: Final = Text(
    "the record carries a file whose name leads elsewhere", "บันทึกแนบไฟล์ที่ชื่อชี้ออกไปที่อื่น"
)
