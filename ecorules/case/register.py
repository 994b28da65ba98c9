"""The register of evidence as it is read: known documents, real files, days in order.

A document is one that the edition asks for, or one of the area's own, which has no slash in
its code and a title instead.  A file that was registered with its digest must still be that
file: otherwise the auditors would be looking at something else than was handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.files import file_inside, registered_digest, require_registered
from ecorules.case.model import Evidence, EvidenceState, Register
from ecorules.case.page import EVIDENCE, ends_before_it_begins, nothing_called, unknown
from ecorules.case.schema import EvidenceForm
from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import Unreadable, plain
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path as Folder

    from ecorules.case.page import Page, Path

_ENTRIES: Final = ("register", "evidence")


def register_of(page: Page, asked_for: Collection[str], folder: Folder) -> Register:
    """Return the register of a case, and report all that is wrong with it."""
    found: dict[str, Evidence] = {}
    seen: set[str] = set()
    for path, form in page.parts(EvidenceForm, _ENTRIES):
        code = plain(str(path[-1]))
        if code in seen:
            page.report_key(_entered_twice(code), path)
            continue
        seen.add(code)
        if "/" in code and code not in asked_for:
            page.report_key(unknown_evidence(code, asked_for), path)
        if "/" not in code and page.document.value((*path, "title")) is None:
            page.report_key(without_title(code, asked_for), path)
        digest = _digest(page, path)
        _examine_file(page, path, digest, folder)
        if form is not None:
            found[code] = _evidence(page, path, code, form, digest)
    is_closed = page.document.value(("register", "state")) == "closed"
    return Register(is_closed, dict(sorted(found.items())))


def supported_by(page: Page, path: Path, known: Collection[str]) -> tuple[str, ...]:
    """Return the evidence codes in a list, each once; those that name nothing are reported."""
    codes = set()
    for place, word in page.words(path):
        code = plain(word)
        codes.add(code)
        if code not in known:
            page.report(unknown_evidence(code, known), place)
    return tuple(sorted(codes))


def known_evidence(page: Page, asked_for: Collection[str]) -> frozenset[str]:
    """Return every code that a case may name: the edition's, and the area's own."""
    registered = (plain(str(step)) for step in page.steps(_ENTRIES))
    return frozenset(asked_for) | {code for code in registered if "/" not in code}


def unknown_evidence(code: str, known: Collection[str]) -> Unreadable:
    """Return the problem that a code names no document, with those that may be meant."""
    requirement, slash, item = code.rpartition("/")
    if not slash:
        alike = [each for each in known if each.rpartition("/")[2] == code]
        return unknown(EVIDENCE, code, alike or known)
    beside = [each for each in known if each.rpartition("/")[0] == requirement]
    # The requirement is half of the code and makes any two items of it look alike.
    close = nearest(item, [each.rpartition("/")[2] for each in beside])
    if close is not None or not beside:
        return unknown(EVIDENCE, code, beside or known)
    return nothing_called(EVIDENCE, code, did_you_mean("", beside))


def without_title(code: str, asked_for: Collection[str]) -> Unreadable:
    """Return the problem that nobody says what a document of the area's own is called."""
    alike = [each for each in asked_for if each.rpartition("/")[2] == code]
    if alike:
        return unknown(EVIDENCE, code, alike)
    message = Text(
        f"the area's own document {quoted(code)} has no title",
        f"หลักฐาน {quoted(code)} ของพื้นที่เองยังไม่มีชื่อ",
    )
    remedy = Text(
        "give it a `title` in Thai and English; what the edition asks for is written "
        "`requirement/item`",
        "ใส่ `title` ทั้งภาษาไทยและอังกฤษ ส่วนหลักฐานตามเกณฑ์ให้เขียนเป็น `ข้อกำหนด/รายการ`",
    )
    return Unreadable("evidence-without-title", message, remedy)


def _entered_twice(code: str) -> Unreadable:
    message = Text(f"{quoted(code)} is entered twice", f"ลงทะเบียน {quoted(code)} ซ้ำกัน")
    remedy = Text("keep one of the two entries", "เหลือไว้เพียงรายการเดียว")
    return Unreadable("duplicate-evidence", message, remedy)


def _evidence(
    page: Page, path: Path, code: str, form: EvidenceForm, digest: str | None
) -> Evidence:
    begins, ends = form.valid_from, form.valid_until
    if begins is not None and ends is not None and ends < begins:
        page.report(ends_before_it_begins(begins, ends), (*path, "valid_until"))
    return Evidence(
        code=code,
        state=EvidenceState(form.state),
        title=None if form.title is None else form.title.text,
        file=form.file,
        sha256=digest,
        submitted=form.submitted,
        valid_from=begins,
        valid_until=ends,
        because=form.because,
        span=page.document.key_span(path),
    )


def _digest(page: Page, path: Path) -> str | None:
    text = page.word((*path, "sha256"))
    if text is None:
        return None
    try:
        return registered_digest(text)
    except Unreadable as problem:
        page.report(problem, (*path, "sha256"))
        return None


def _examine_file(page: Page, path: Path, digest: str | None, folder: Folder) -> None:
    """Report a file that is not in the folder, or not the one that was registered."""
    named = page.word((*path, "file"))
    if named is None:
        return
    try:
        file = file_inside(folder, named)
    except Unreadable as problem:
        page.report(problem, (*path, "file"))
        return
    if digest is not None:
        try:
            require_registered(file, named, digest)
        except Unreadable as problem:
            page.report(problem, (*path, "sha256"))
