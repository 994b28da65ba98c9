"""A decision held against the folder of a case: whether it is the case that was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.audit.terms import load_case
from ecorules.case.files import file_inside
from ecorules.case.folder import CASE_FILE
from ecorules.case.log.lines import digest_of
from ecorules.case.log.reading import LOG_NAME
from ecorules.decision.carrying import carried_case, sha256_of, tip_of
from ecorules.decision.checks import Check
from ecorules.decision.differences import ABSENT, Difference
from ecorules.diagnostics import Invalid, Text
from ecorules.documents import Unreadable, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ecorules.case.model import Case
    from ecorules.decision.schema import LogRecord, RecommendationRecord
    from ecorules.edition.model import Edition


def folder_checks(
    proposed: RecommendationRecord, folder: Path, edition: Edition
) -> Iterator[Check]:
    """Yield whether a folder holds the evidence of a decision, and the case of it."""
    yield _evidence(proposed, folder)
    try:
        case = load_case(folder, edition)
    except Invalid as why:
        other = _other(folder, proposed.case.id)
        if other is not None:
            yield Check("case-folder", holds=False, said=other)
            return
        said = Text("the folder cannot be read as the case", "อ่านโฟลเดอร์เป็นกรณีนี้ไม่ได้")
        yield Check("case-folder", holds=False, said=said, told=why.diagnostics)
        return
    yield _case(proposed, case, edition)
    yield _log(proposed.log, folder)


def _other(folder: Path, recorded: str) -> Text | None:
    """Return that a folder is another case, as far as it says which; its words may be others."""
    document = read_document(folder / CASE_FILE, CASE_FILE, [])
    found = None if document is None else document.value(("id",))
    return _not_this(found, recorded) if isinstance(found, str) and found != recorded else None


def _not_this(found: str, recorded: str) -> Text:
    return Text(
        f"the folder holds another case than the record: {found}, not {recorded}",
        f"โฟลเดอร์นี้เป็นกรณี {found} ไม่ใช่ {recorded} ตามบันทึก",
    )


def _evidence(proposed: RecommendationRecord, folder: Path) -> Check:
    differing = tuple(_changed(proposed, folder))
    looked_at = [paper for paper in proposed.evidence if paper.path is not None]
    kept = len(proposed.evidence) - len(looked_at)
    if differing:
        said = Text(
            f"{len(differing)} of {len(looked_at)} files of the evidence are not those recorded",
            f"ไฟล์หลักฐาน {len(differing)} จาก {len(looked_at)} ไฟล์ไม่ตรงกับบันทึก",
        )
        return Check("evidence", holds=False, said=said, differing=differing)
    also = Text("", "")
    if kept:
        also = Text(f"; {kept} kept elsewhere", f" อีก {kept} ไฟล์เก็บไว้ที่อื่น")
    said = Text(
        f"the files of the evidence are those of the record: {len(looked_at)}{also.en}",
        f"ไฟล์หลักฐานตรงกับบันทึก {len(looked_at)} ไฟล์{also.th}",
    )
    return Check("evidence", holds=True, said=said)


def _changed(proposed: RecommendationRecord, folder: Path) -> Iterator[Difference]:
    """Yield each file of the evidence that is another one, or is gone."""
    for place, paper in enumerate(proposed.evidence):
        if paper.path is None or paper.sha256 is None:
            continue
        found: str | None = None
        try:
            found = sha256_of(file_inside(folder, paper.path))
        except Unreadable:
            found = None
        if found != paper.sha256:
            where = f"/recommendation/evidence/{place}/sha256 ({paper.item}: {paper.path})"
            yield Difference(where, paper.sha256, ABSENT if found is None else found)


def _log(recorded: LogRecord, folder: Path) -> Check:
    """Return whether the log is the one there was, if need be with further events."""
    found = tip_of(folder)
    if found == (recorded.events, recorded.tip):
        said = Text(
            f"the log of the register ends where it ended: after {recorded.events} event(s)",
            f"บันทึกทะเบียนหลักฐานสิ้นสุดที่เดิม มี {recorded.events} รายการ",
        )
        return Check("log", holds=True, said=said)
    more = found.events - recorded.events
    if more > 0 and recorded.tip in ("", *_lines_of(folder)):
        said = Text(
            f"the log of the register has {more} event(s) that came after the decision",
            f"บันทึกทะเบียนหลักฐานมี {more} รายการที่เกิดหลังคำตัดสิน",
        )
        return Check("log", holds=True, said=said)
    said = Text(
        "the log of the register is another one: it was written anew, or lines were taken out",
        "บันทึกทะเบียนหลักฐานไม่ใช่ฉบับเดิม มีการเขียนใหม่หรือตัดบรรทัดออก",
    )
    tips = Difference("/recommendation/log/tip", recorded.tip, found.tip)
    return Check("log", holds=False, said=said, differing=(tips,))


def _lines_of(folder: Path) -> set[str]:
    """Return the digest of every line of the log."""
    content = (folder / LOG_NAME).read_bytes() if (folder / LOG_NAME).is_file() else b""
    return {digest_of(line.removesuffix(b"\r")) for line in content.split(b"\n")}


def _case(proposed: RecommendationRecord, case: Case, edition: Edition) -> Check:
    recorded = proposed.case
    if case.digest == recorded.digest:
        said = Text(
            f"the folder holds the case of the record, {recorded.id}",
            f"โฟลเดอร์นี้เป็นกรณีตามบันทึก คือ {recorded.id}",
        )
        return Check("case-folder", holds=True, said=said)
    said = _not_this(case.id, recorded.id)
    if case.id == recorded.id:
        said = Text(
            f"the case {case.id} is not as it was when it was decided",
            f"กรณี {case.id} ไม่ตรงกับเวลาที่มีคำตัดสิน",
        )
    lines = tuple(_lines(recorded.files, carried_case(case, edition)))
    digests = Difference("/recommendation/case/digest", recorded.digest, case.digest)
    is_later = case.id == recorded.id
    differing = (digests, *lines)
    return Check("case-folder", holds=False, said=said, differing=differing, is_later=is_later)


def _lines(recorded: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Difference]:
    """Yield, of every file of a case, the first line that differs."""
    for name in sorted({*recorded, *found}):
        ours, theirs = (each.get(name, "").splitlines() for each in (recorded, found))
        for number in range(max(len(ours), len(theirs))):
            one = ours[number] if number < len(ours) else ABSENT
            other = theirs[number] if number < len(theirs) else ABSENT
            if one != other:
                where = f"/recommendation/case/files/{name}#L{number + 1}"
                yield Difference(where, one, other)
                break
