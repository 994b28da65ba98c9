"""What it takes to hand in a document: a known item, files to keep, nothing replaced unasked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.log.events import HandedIn
from ecorules.case.log.sense import refusal
from ecorules.case.log.storing import stored
from ecorules.case.log.verifying import registered_files
from ecorules.case.model import EvidenceState
from ecorules.case.register import without_title
from ecorules.case.schema import is_name
from ecorules.cli.evidence._desk import is_own
from ecorules.cli.outcome import ExitCode, Refused, WrongUsage, noticed
from ecorules.cli.progress import Meter
from ecorules.diagnostics import Diagnostic, Severity, Text, quoted
from ecorules.documents import Unreadable, plain
from ecorules.documents.days import day_said

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ecorules.case.model import EvidenceFile
    from ecorules.cli.evidence._desk import Desk
    from ecorules.diagnostics import Language

_HANDED_IN = (EvidenceState.SUBMITTED, EvidenceState.ACCEPTED)


class Wish(NamedTuple):
    """What somebody typed to hand in a document."""

    item: str
    sources: tuple[Path, ...]
    by: str
    at: date
    valid_from: date | None
    valid_until: date | None
    how: str | None
    title: tuple[str | None, str | None] = (None, None)


def handed_in(desk: Desk, wish: Wish, lang: Language) -> HandedIn:
    """Return the event that a wish comes to, its files copied; raises what stands against it."""
    title = _title(desk, wish)
    item = plain(wish.item) if title is not None else desk.item(wish.item)
    event = HandedIn(item, (), wish.by, wish.at, wish.valid_from, wish.valid_until, title)
    problem = refusal(desk.register, event) or _in_hand(desk, item, wish.how)
    if problem is not None:
        raise Refused([problem.diagnostic(None)], ExitCode.DOES_NOT_HOLD)
    files = _stored(desk, item, wish.sources, lang)
    evidence = desk.register.evidence.get(item)
    if evidence is not None and wish.how == "also":
        files = tuple(dict.fromkeys((*evidence.files, *files)))
        event = HandedIn(
            *(item, files, wish.by, wish.at),
            wish.valid_from or evidence.valid_from,
            wish.valid_until or evidence.valid_until,
            title,
        )
    else:
        event = HandedIn(*(item, files, wish.by, wish.at), wish.valid_from, wish.valid_until, title)
    _tell_of_end(desk, event, lang)
    return event


def _title(desk: Desk, wish: Wish) -> Text | None:
    """Return the title of a document of the area's own; no other is given one."""
    item, (th, en) = plain(wish.item), wish.title
    if th is None and en is None:
        if is_own(item) and item not in desk.register.evidence:
            problem = without_title(item, desk.asked_for)
            remedy = _GIVE_TITLES if problem.code == "evidence-without-title" else problem.help
            raise Refused([replace(problem.diagnostic(None), help=remedy)], ExitCode.USAGE)
        return None
    if not is_own(item):
        raise WrongUsage(
            Text(
                f"{quoted(item)} has its title from the edition",
                f"{quoted(item)} ใช้ชื่อตามฉบับเกณฑ์",
            ),
            Text(
                "leave out `--title-th` and `--title-en`", "ไม่ต้องระบุ `--title-th` และ `--title-en`"
            ),
        )
    if th is None or en is None:
        missing = "--title-th" if th is None else "--title-en"
        raise WrongUsage(Text(f"`{missing}` is missing", f"ยังไม่ได้ระบุ `{missing}`"))
    if not is_name(item):
        raise WrongUsage(
            Text(
                f"{quoted(item)} is not a name of small letters, digits and hyphens",
                f"{quoted(item)} ไม่ใช่ชื่อที่ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และยัติภังค์",
            ),
            Text("write it like `factory-roster`", "เขียนให้เหมือน `factory-roster`"),
        )
    return Text(en, th)


def _in_hand(desk: Desk, item: str, how: str | None) -> Unreadable | None:
    """Return that files were handed in already, unless it is said what becomes of them."""
    evidence = desk.register.evidence.get(item)
    if how is not None or evidence is None or evidence.state not in _HANDED_IN:
        return None
    said = quoted(item)
    message = Text(f"{said} has been handed in already", f"ส่ง {said} ไว้แล้ว")
    return Unreadable("handed-in-already", message, _ALSO_OR_INSTEAD)


def _stored(
    desk: Desk, item: str, sources: tuple[Path, ...], lang: Language
) -> tuple[EvidenceFile, ...]:
    """Return the files as they are kept; if one cannot be, all that cannot are told."""
    found: list[EvidenceFile] = []
    problems: list[Diagnostic] = []
    records = desk.records
    before = {
        each.file.path: each.file for each in registered_files(records.start, records.log.events)
    }
    with Meter(lang) as meter:
        for source in sources:
            try:
                file = stored(desk.folder, item, source, meter)
                _require_same(before.get(file.path), file)
            except Unreadable as problem:
                problems.append(problem.diagnostic(None))
            else:
                found.append(file)
    if problems:
        raise Refused(problems, ExitCode.USAGE)
    return tuple(dict.fromkeys(found))


def _require_same(before: EvidenceFile | None, file: EvidenceFile) -> None:
    """Refuse a file in the case that was registered before and has been written over since."""
    if before is None or before.sha256 in (None, file.sha256):
        return
    said = quoted(file.path or "")
    message = Text(
        f"the file {said} was registered before, and has been written over since",
        f"ไฟล์ {said} เคยลงทะเบียนไว้ และถูกเขียนทับภายหลัง",
    )
    raise Unreadable("not-the-registered-file", message, _ELSEWHERE)


def _tell_of_end(desk: Desk, event: HandedIn, lang: Language) -> None:
    """Tell of a document that will no longer be valid when it is needed."""
    audit, ends = desk.records.case.round.on, event.valid_until
    if ends is None or ends >= audit:
        return
    said = Text(
        f"{quoted(event.item)} is valid until {day_said(ends, 'en')}, and the audit is on "
        f"{day_said(audit, 'en')}",
        f"{quoted(event.item)} มีผลถึงวันที่ {day_said(ends, 'th')} แต่วันตรวจคือ {day_said(audit, 'th')}",
    )
    noticed([Diagnostic("ends-before-the-audit", said, severity=Severity.WARNING)], lang)


_GIVE_TITLES = Text(
    "for a document of the area's own give `--title-th` and `--title-en`; what the edition asks "
    "for is written `requirement/item`",
    "หลักฐานของพื้นที่เองให้ระบุ `--title-th` และ `--title-en` ส่วนหลักฐานตามเกณฑ์ให้เขียนเป็น `ข้อกำหนด/รายการ`",
)
_ALSO_OR_INSTEAD = Text(
    "add `--also` to hand in these files with the ones before, or `--instead` to replace them",
    "ระบุ `--also` เพื่อส่งเพิ่มจากไฟล์เดิม หรือ `--instead` เพื่อใช้แทนไฟล์เดิม",
)
_ELSEWHERE = Text(
    "put the registered file back, and hand in the other one from outside the case",
    "นำไฟล์ที่ลงทะเบียนไว้กลับมา แล้วส่งไฟล์ใหม่จากนอกโฟลเดอร์ของกรณี",
)
