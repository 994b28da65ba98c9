"""Whether what was decided could be decided so: the gates, the people, the reason, the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ecorules.decision.checks import Check
from ecorules.decision.deciding import Ruling, Signer, decided
from ecorules.decision.differences import differences
from ecorules.decision.titles import gate_title
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.record import Json
    from ecorules.decision.schema import DecidedRecord, DecisionRecord, RecommendationRecord

_HELD = Text(
    "what was decided could be decided so by those who did", "คำตัดสินอยู่ในอำนาจของผู้ตัดสินและเงื่อนไขครบ"
)
_HELD_APART = Text(
    "those who decided may do so, and said why they differ from the recommendation",
    "ผู้ตัดสินมีอำนาจตัดสิน และระบุเหตุผลที่ต่างจากข้อเสนอแนะแล้ว",
)
_NOT_HELD = Text("what was decided could not be decided so", "คำตัดสินไม่เป็นไปตามเงื่อนไข")


def ruling_check(value: Json, form: DecisionRecord) -> Check:
    """Return whether what was decided follows from the recommendation and is in order."""
    made, proposed = form.decided, form.recommendation
    whole = value if isinstance(value, dict) else {}
    offered = whole.get("recommendation")
    ruling = _ruling(made)
    expected = decided(offered if isinstance(offered, dict) else {}, ruling)
    differing = tuple(differences(whole.get("decided"), expected, "/decided"))
    wrong = tuple(refusals(proposed, ruling))
    if not differing and not wrong:
        return Check("decided", holds=True, said=_HELD_APART if made.differs else _HELD)
    said = Text(
        "; ".join([_NOT_HELD.en, *(each.en for each in wrong)]),
        " · ".join([_NOT_HELD.th, *(each.th for each in wrong)]),
    )
    return Check("decided", holds=False, said=said, differing=differing)


def refusals(proposed: RecommendationRecord, ruling: Ruling) -> Iterator[Text]:
    """Yield why a decision cannot be made so."""
    closed = [gate.gate for gate in proposed.gates if gate.state == "closed"]
    if closed:
        titles = [gate_title(name) for name in closed]
        yield Text(
            "gates that are closed: " + ", ".join(title.en for title in titles),
            "เงื่อนไขที่ยังไม่ผ่าน: " + ", ".join(title.th for title in titles),
        )
    yield from _level(proposed, ruling)
    yield from _people(proposed, ruling)
    if ruling.on.isoformat() < proposed.audit.on:
        yield Text(
            f"it is decided on {ruling.on}, before the audit of {proposed.audit.on}",
            f"วันที่ตัดสิน {ruling.on} อยู่ก่อนวันที่ตรวจ {proposed.audit.on}",
        )


def _level(proposed: RecommendationRecord, ruling: Ruling) -> Iterator[Text]:
    levels = [rung.number for rung in proposed.audit.levels if rung.number]
    offered = proposed.proposed.level
    if ruling.level not in {0, *levels}:
        listed = ", ".join(map(str, levels))
        yield Text(
            f"there is no level {ruling.level}; there are {listed}, and 0 for none",
            f"ไม่มีระดับ {ruling.level} มีเฉพาะ {listed} และ 0 คือไม่รับรอง",
        )
    if ruling.level != offered and not ruling.because:
        yield Text(
            f"level {offered} is proposed; a decision for {ruling.level} says why",
            f"ข้อเสนอแนะคือระดับ {offered} หากตัดสินเป็น {ruling.level} ต้องระบุเหตุผล",
        )


def _people(proposed: RecommendationRecord, ruling: Ruling) -> Iterator[Text]:
    people = proposed.people
    deciders = [] if people is None else people.deciders
    for signer in ruling.signers:
        if signer.person not in deciders:
            listed = ", ".join(f"`{each}`" for each in deciders) or "-"
            yield Text(
                f"`{signer.person}` is not named to decide; the case names {listed}",
                f"`{signer.person}` ไม่ได้เป็นผู้พิจารณารับรอง กรณีนี้ระบุ {listed}",
            )
        if signer.office not in proposed.offices:
            listed = ", ".join(f"`{each}`" for each in proposed.offices) or "-"
            yield Text(
                f"there is no office `{signer.office}`; the edition names {listed}",
                f"ไม่มีตำแหน่ง `{signer.office}` ฉบับเกณฑ์ระบุ {listed}",
            )
    for told, many in (
        (Text("person", "บุคคล"), [each.person for each in ruling.signers]),
        (Text("key", "กุญแจ"), [each.key_name for each in ruling.signers]),
    ):
        twice = sorted({each for each in many if many.count(each) > 1})
        if twice:
            listed = ", ".join(twice)
            yield Text(f"the same {told.en} twice: {listed}", f"{told.th}ซ้ำกัน: {listed}")


def _ruling(made: DecidedRecord) -> Ruling:
    signers = (Signer(each.person, each.office, each.key, each.keyid) for each in made.by)
    return Ruling(made.level, date.fromisoformat(made.on), made.because, tuple(signers))
