"""What nobody may overlook in a decision, said wherever it is shown.

That it stands above what was proposed, and on which requirements that are not met; and who of those
named to decide did not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.report.decision.words import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.decision.schema import DecisionRecord


def remarks(form: DecisionRecord) -> tuple[Text, ...]:
    """Return what has to be said of a decision, whoever reads it."""
    return (*_above(form), *_absent(form))


def _above(form: DecisionRecord) -> Iterator[Text]:
    offered, made = form.recommendation.proposed.level, form.decided
    if made.level <= offered:
        return
    proposed = Text(
        f"level {offered} was proposed" if offered else "no level was proposed",
        f"ข้อเสนอแนะคือระดับ {offered}" if offered else "ข้อเสนอแนะคือไม่รับรองระดับใด",
    )
    listed = ", ".join(made.unmet)
    yield Text(
        f"{proposed.en}, and level {made.level} decided on, although these requirements are not "
        f"met: {listed}",
        f"{proposed.th} แต่มีคำตัดสินเป็นระดับ {made.level} ทั้งที่ข้อต่อไปนี้ยังไม่ผ่าน: {listed}",
    )


def _absent(form: DecisionRecord) -> Iterator[Text]:
    """Yield who is named to decide and is not among those who did."""
    people = form.recommendation.people
    if people is None:
        return
    took_part = {each.person for each in form.decided.by}
    absent = [text_of(people.named.get(each)) for each in people.deciders if each not in took_part]
    if not absent:
        return
    whole, there = len(people.deciders), len(people.deciders) - len(absent)
    en, th = (", ".join(each.said(lang) for each in absent) for lang in ("en", "th"))
    yield Text(
        f"the case names {whole} to decide, {there} of whom did; without: {en}",
        f"ผู้พิจารณารับรองที่ระบุในกรณี {whole} คน ร่วมตัดสินและลงนาม {there} คน ไม่ได้ลงนาม: {th}",
    )
