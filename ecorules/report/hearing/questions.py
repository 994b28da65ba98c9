"""What is still open before anybody can decide: texts, targets, and what could not be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.edition.model import SetBy, Status
from ecorules.language.syntax import TargetValue, walk
from ecorules.report.compare.changes import worded
from ecorules.report.compare.words import about_said, cases_said
from ecorules.report.proof_words import left_out_said, patience_said
from ecorules.revision.proof.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Edition, Requirement
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.proof.model import ComparedEditions


def questions(
    found: Comparison, proofs: ComparedEditions | None
) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Yield every kind of open question with its entries; kinds without any are left out."""
    kinds = (
        (_DRAFTED, _drafted(found.new)),
        (_READ, _read(found.new)),
        (_UNTOLD, _untold(found.new)),
        (_NO_VALUE, _without_value(found.new)),
        (_BY_AREAS, _by_areas(found.new)),
        (_NO_REASON, _without_reason(found)),
        (_NOT_ENCODED, () if proofs is None else _not_encoded(proofs)),
        (_UNDECIDED, () if proofs is None else _undecided(found, proofs)),
        (_CAUSES, _open_causes(found)),
    )
    for head, entries in kinds:
        told = tuple(entries)
        if told:
            yield head, told


def _drafted(edition: Edition) -> Iterator[Text]:
    for one in edition.requirements.values():
        if one.provenance.status is Status.DRAFTED:
            yield _titled(one)


def _read(edition: Edition) -> Iterator[Text]:
    """Yield the requirements whose text is stated, while how it is measured is ours."""
    for one in edition.requirements.values():
        is_stated = one.provenance.status is not Status.DRAFTED
        if is_stated and one.reading.status is not Status.STATED:
            yield _titled(one)


def _titled(one: Requirement) -> Text:
    return Text(f"{one.code} {one.title.en}", f"{one.code} {one.title.th}")


def _untold(edition: Edition) -> Iterator[Text]:
    for number, level in edition.levels.items():
        if level.incomplete is not None:
            why = level.incomplete
            yield Text(f"level {number}: {why.en}", f"ระดับ {number}: {why.th}")


def _named(edition: Edition) -> set[str]:
    """Return the targets that conditions of an edition compare with."""
    return {
        node.target
        for one in edition.requirements.values()
        for condition in (one.applies, one.requires)
        if condition is not None
        for node in walk(condition)
        if isinstance(node, TargetValue)
    }


def _without_value(edition: Edition) -> Iterator[Text]:
    named = _named(edition)
    for name, target in edition.targets.items():
        if name in named and target.set_by is SetBy.EDITION and not target.periods:
            yield Text(f"{name} {target.label.en}", f"{name} {target.label.th}")


def _by_areas(edition: Edition) -> Iterator[Text]:
    named = _named(edition)
    for name, target in edition.targets.items():
        if name in named and target.set_by is SetBy.AREA and not target.periods:
            yield Text(f"{name} {target.label.en}", f"{name} {target.label.th}")


def _without_reason(found: Comparison) -> Iterator[Text]:
    for at, change in enumerate(found.changes):
        if change.moves_verdicts and change.note is None:
            head = worded(change, found.old, found.new).head
            yield Text(f"[{at + 1}] {head.en}", f"[{at + 1}] {head.th}")


def _not_encoded(proofs: ComparedEditions) -> Iterator[Text]:
    editions = proofs.old, proofs.new
    for one in proofs.left_out:
        yield Text(left_out_said(one, editions, "en"), left_out_said(one, editions, "th"))


def _undecided(found: Comparison, proofs: ComparedEditions) -> Iterator[Text]:
    for each in proofs.requirements:
        if each.relation is Relation.UNDECIDED:
            yield about_said(found, each.code)
    for level in proofs.levels:
        if level.relation is Relation.UNDECIDED:
            yield Text(f"level {level.number}", f"ระดับ {level.number}")
    relations = [one.relation for one in proofs.requirements]
    relations += [one.relation for one in proofs.levels]
    if Relation.UNDECIDED in relations:
        yield patience_said(proofs.patience)
    for number in proofs.untold:
        yield Text(
            f"level {number}: not in both editions, or not all that it asks is known",
            f"ระดับ {number}: ไม่มีในทั้งสองฉบับ หรือยังไม่ทราบข้อกำหนดครบถ้วน",
        )


def _open_causes(found: Comparison) -> Iterator[Text]:
    """Yield for how many moves one set of many changes is told as the cause, and others may be."""
    number = sum(not each.causes.are_all for case in found.cases for each in case.moves)
    if number:
        cases = cases_said(
            sum(any(not each.causes.are_all for each in case.moves) for case in found.cases)
        )
        yield Text(
            f"{number} moves in {cases.en} are caused by several changes together; one such set "
            "is told for each, and there may be others",
            f"ผลที่เปลี่ยน {number} รายการใน {cases.th} เกิดจากการเปลี่ยนแปลงหลายข้อร่วมกัน "
            "แสดงไว้ชุดเดียวในแต่ละรายการ อาจมีชุดอื่นอีก",
        )


_DRAFTED: Final = Text(
    "Drafted by the project, no official text", "ข้อที่โครงการร่างขึ้น ยังไม่มีข้อความทางการ"
)
_READ: Final = Text(
    "The text is official, how it is measured is inferred or drafted",
    "ข้อที่มีข้อความทางการ แต่วิธีวัดเป็นการอนุมานหรือร่างขึ้น",
)
_UNTOLD: Final = Text("Levels of which not everything is known", "ระดับที่ยังไม่ทราบข้อกำหนดครบถ้วน")
_NO_VALUE: Final = Text("Targets without a value", "ค่าเป้าหมายที่ยังไม่กำหนดค่า")
_BY_AREAS: Final = Text("Targets that each area sets for itself", "ค่าเป้าหมายที่แต่ละพื้นที่กำหนดเอง")
_NO_REASON: Final = Text("Changes without a reason", "การเปลี่ยนแปลงที่ไม่ได้ระบุเหตุผล")
_NOT_ENCODED: Final = Text(
    "Conditions of which the solver could not be told", "เงื่อนไขที่ส่งให้ตัวแก้ปัญหาพิสูจน์ไม่ได้"
)
_UNDECIDED: Final = Text("Not proven either way", "ข้อที่ยังพิสูจน์ไม่ได้ทั้งสองทาง")
_CAUSES: Final = Text("Causes that may not be the only ones", "สาเหตุที่อาจมิใช่สาเหตุเดียว")
