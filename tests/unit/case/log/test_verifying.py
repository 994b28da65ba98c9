"""Whether every file is there and is the file, and whether there is any other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from ecorules.case.log import Event, HandedIn, Withdrawn
from ecorules.case.log.storing import PASSING
from ecorules.case.log.verifying import Verified, registered_files, verified
from ecorules.case.model import Evidence, EvidenceFile, EvidenceState, Register
from ecorules.diagnostics import Span, render
from tests.unit.case.log.happening import DAY, MAP, ORDER
from tests.unit.case.log.writers import quiet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecorules.diagnostics import Language

CONTENT = b"a map\n"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
FILE = EvidenceFile("evidence/map.pdf", DIGEST, len(CONTENT), "application/pdf")
SPAN = Span("case/register.jsonl", 1, 1, 1, "")
EVENTS: tuple[Event, ...] = (HandedIn(MAP, (FILE,), "who", DAY, span=SPAN),)
EMPTY = Register(is_closed=False, evidence={})


@pytest.fixture(name="case")
def _case(tmp_path: Path) -> Path:
    """Return a folder with the one file that was registered."""
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence/map.pdf").write_bytes(CONTENT)
    return tmp_path


def _found(case: Path, *events: Event, start: Register = EMPTY) -> Verified:
    return verified(case, "case", registered_files(start, events or EVENTS), quiet)


def test_a_folder_as_it_was_registered_is_sound(case: Path) -> None:
    """One file, so many bytes, and nothing to tell."""
    assert _found(case) == Verified(1, len(CONTENT), ())
    assert _found(case).is_sound


def _link_out(case: Path) -> None:
    (case / "evidence/map.pdf").unlink()
    (case / "evidence/map.pdf").symlink_to("/dev/null")


def _put_below(case: Path) -> None:
    (case / "evidence/a").mkdir()
    (case / "evidence/a/b.pdf").touch()


def _changed(content: bytes) -> Callable[[Path], object]:
    return lambda case: (case / "evidence/map.pdf").write_bytes(content)


def _beside(name: str) -> Callable[[Path], object]:
    return lambda case: (case / name).touch()


HARM: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "changed": (_changed(b"a mep\n"), ["not-the-registered-file"]),
    "longer": (_changed(b"a map\n\n"), ["not-the-registered-file"]),
    "gone": (lambda case: (case / "evidence/map.pdf").unlink(), ["no-file"]),
    "moved": (
        lambda case: (case / "evidence/map.pdf").rename(case / "evidence/mop.pdf"),
        ["no-file", "unregistered-file"],
    ),
    "a link out": (_link_out, ["path-outside"]),
    "another": (_beside("evidence/other.pdf"), ["unregistered-file"]),
    "a link beside": (
        lambda case: (case / "evidence/out").symlink_to(case.parent),
        ["unregistered-file"],
    ),
    "another below": (_put_below, ["unregistered-file"]),
    "left over": (_beside(f"evidence/{PASSING}1"), ["interrupted-copy"]),
    "of the system": (_beside("evidence/Thumbs.db"), []),
    "elsewhere": (_beside("notes.txt"), []),
}


@pytest.mark.parametrize("harm", HARM)
def test_whatever_was_done_to_the_files_is_found(case: Path, harm: str) -> None:
    """A changed letter as well as a missing file or one too many."""
    do, codes = HARM[harm]
    do(case)
    found = _found(case)
    assert [each.code for each in found.told] == codes
    assert found.is_sound == (set(codes) <= {"interrupted-copy"})


def test_what_was_withdrawn_or_replaced_has_to_be_there_too(case: Path) -> None:
    """Nothing is ever deleted: what was judged once can be looked at again."""
    newer = HandedIn(MAP, (EvidenceFile("evidence/new.pdf", "0" * 64),), "who", DAY, span=SPAN)
    gone = Withdrawn(MAP, "who", DAY)
    assert [each.code for each in _found(case, *EVENTS, newer, gone).told] == ["no-file"]
    (case / "evidence/map.pdf").unlink()
    assert [each.code for each in _found(case, *EVENTS, newer, gone).told] == ["no-file"] * 2


def test_files_of_the_case_itself_are_looked_at_as_well(case: Path) -> None:
    """A register that began on paper, with or without digests, and with secrets kept elsewhere."""
    files = (EvidenceFile("evidence//map.pdf"), EvidenceFile(None, "0" * 64))
    held = {ORDER: Evidence(ORDER, EvidenceState.ACCEPTED, files=files)}
    register = Register(is_closed=False, evidence=held)
    assert verified(case, "case", registered_files(register, ()), quiet) == Verified(1, 6, ())


def test_the_same_file_of_two_documents_is_looked_at_once(case: Path) -> None:
    """And told where it was registered first."""
    again = HandedIn(ORDER, (FILE,), "who", DAY)
    assert [each.item for each in registered_files(EMPTY, (*EVENTS, again))] == [MAP]
    assert _found(case, *EVENTS, again).files == 1


def test_no_link_in_place_of_the_folder_is_searched(tmp_path: Path) -> None:
    """What lies elsewhere is no concern of the case."""
    (tmp_path / "case").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "else/secret.txt").touch()
    (tmp_path / "case/evidence").symlink_to(tmp_path / "else")
    assert verified(tmp_path / "case", "case", (), quiet).told == ()


@pytest.mark.parametrize(
    ("lang", "page"),
    [
        (
            "en",
            """\
case/evidence/.being-copied-1: note[interrupted-copy]: this copy was interrupted, and nothing \
refers to it
  help: hand the file in again; this part of it may be deleted
case/evidence/other.pdf: error[unregistered-file]: nobody registered this file
  help: hand it in with `ecorules evidence add`, or keep it somewhere else
case/register.jsonl:1:1: error[not-the-registered-file]: the file `evidence/map.pdf` is not the \
one that was registered
  help: put the registered file back; a newer one is handed in from outside the case with \
`ecorules evidence add`""",
        ),
        (
            "th",
            """\
case/evidence/.being-copied-1: ข้อสังเกต[interrupted-copy]: การคัดลอกไฟล์นี้ถูกขัดจังหวะ และไม่มีรายการใดอ้างถึง
  คำแนะนำ: ส่งไฟล์ใหม่อีกครั้ง ส่วนไฟล์ที่ค้างนี้ลบได้
case/evidence/other.pdf: ข้อผิดพลาด[unregistered-file]: ไฟล์นี้ยังไม่มีผู้ลงทะเบียน
  คำแนะนำ: ส่งไฟล์ด้วย `ecorules evidence add` หรือย้ายไปเก็บที่อื่น
case/register.jsonl:1:1: ข้อผิดพลาด[not-the-registered-file]: ไฟล์ `evidence/map.pdf` \
ไม่ใช่ไฟล์ที่ลงทะเบียนไว้
  คำแนะนำ: นำไฟล์ที่ลงทะเบียนไว้กลับมา ส่วนไฟล์ใหม่ให้ส่งจากนอกโฟลเดอร์ของกรณีด้วย \
`ecorules evidence add`""",
        ),
    ],
)
def test_what_was_found_is_told_by_its_place(case: Path, lang: Language, page: str) -> None:
    """The entry that registered a file, or the file that nobody did."""
    (case / "evidence/map.pdf").write_bytes(b"")
    (case / "evidence/other.pdf").touch()
    (case / f"evidence/{PASSING}1").touch()
    events = (HandedIn(MAP, (FILE._replace(size=None),), "who", DAY, span=SPAN),)
    assert render(_found(case, *events).told, lang, colour=False) == page
