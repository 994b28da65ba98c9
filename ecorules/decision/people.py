"""The gates about people: how many audited, on how many days, and who stands apart from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from ecorules.case.model import RoundKind
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Team, Visit
    from ecorules.edition.model import Held

Answer: TypeAlias = tuple[bool, Text]

_NO_TEAM: Final = Text(
    "the case does not say who audited the area and who is to decide",
    "กรณีนี้ไม่ได้ระบุคณะผู้ตรวจประเมินและผู้พิจารณารับรอง",
)
_NOT_ASKED: Final = Text("the edition asks for no number", "ฉบับเกณฑ์ไม่ได้กำหนดจำนวนไว้")


def auditors(audit: Audit) -> Answer:
    """Tell whether enough people audited the area, and left nothing up to what is proposed."""
    held = _held(audit, RoundKind.CERTIFICATION)
    least = None if held is None else held.auditors
    if least is None:
        return True, _NOT_ASKED
    found = len(_auditors(_visit(audit)))
    said = Text(
        f"{_people(found)} audited the area; the edition asks for at least {least}",
        f"มีผู้ตรวจประเมิน {found} คน ฉบับเกณฑ์กำหนดอย่างน้อย {least} คน",
    )
    left = ", ".join(_left(audit)) if found else ""
    if left:
        said = Text(f"{said.en}; nobody audited {left}", f"{said.th} ไม่มีผู้ตรวจประเมินข้อ {left}")
    return found >= least and not left, said


def _left(audit: Audit) -> list[str]:
    """Return the requirements up to what is proposed, or level 1, that nobody audited."""
    parts = _auditors(_visit(audit)).values()
    highest = max(audit.conclusion.proven, 1)
    return [
        code
        for code, found in audit.findings.items()
        if found.requirement.level <= highest
        and not any(part is None or code in part for part in parts)
    ]


def days(audit: Audit) -> Answer:
    """Tell whether the audit took enough days, none of them after the day that counts."""
    held = _held(audit, RoundKind.CERTIFICATION)
    least = None if held is None else held.days
    if least is None:
        return True, _NOT_ASKED
    found = len(_held_by(_visit(audit), audit.on))
    counted = f"{found} day" if found == 1 else f"{found} days"
    return found >= least, Text(
        f"the audit had {counted} in the area by {day_said(audit.on, 'en')}; "
        f"the edition asks for at least {least}",
        f"ตรวจประเมินในพื้นที่ {found} วัน ถึงวันที่ {day_said(audit.on, 'th')} "
        f"ฉบับเกณฑ์กำหนดอย่างน้อย {least} วัน",
    )


def pre_audit(audit: Audit) -> Answer:
    """Tell whether a pre-audit was held as it has to be, before the audit began."""
    held = _held(audit, RoundKind.CERTIFICATION)
    if held is None or held.after is None:
        return True, Text("the edition asks for no pre-audit", "ฉบับเกณฑ์ไม่ได้กำหนดให้ตรวจประเมินเบื้องต้น")
    team = audit.case.team
    before = None if team is None else team.pre_audit
    if before is None:
        return False, Text(
            "the case names no pre-audit, which has to come before the audit",
            "กรณีนี้ไม่ได้ระบุการตรวจประเมินเบื้องต้น ซึ่งต้องทำก่อนการตรวจเพื่อรับรอง",
        )
    asked = _held(audit, RoundKind.PRE_AUDIT)
    if asked is not None and _falls_short(before, asked):
        return False, Text(
            f"the pre-audit had {_people(len(before.auditors))} on {len(before.days)} day(s); the "
            f"edition asks for at least {asked.auditors or 0} and {asked.days or 0}",
            f"การตรวจประเมินเบื้องต้นมีผู้ตรวจ {len(before.auditors)} คน {len(before.days)} วัน "
            f"ฉบับเกณฑ์กำหนดอย่างน้อย {asked.auditors or 0} คน {asked.days or 0} วัน",
        )
    return _in_order(before, _visit(audit))


def _falls_short(visit: Visit, asked: Held) -> bool:
    return len(visit.auditors) < (asked.auditors or 0) or len(visit.days) < (asked.days or 0)


def _in_order(before: Visit, after: Visit | None) -> Answer:
    last = max(before.days)
    said = Text(day_said(last, "en"), day_said(last, "th"))
    if after is None or not after.days or last >= min(after.days):
        return False, Text(
            f"the pre-audit ended on {said.en}, not before the audit began",
            f"การตรวจประเมินเบื้องต้นสิ้นสุดวันที่ {said.th} ไม่ได้อยู่ก่อนวันเริ่มตรวจเพื่อรับรอง",
        )
    return True, Text(
        f"a pre-audit was held before the audit, until {said.en}",
        f"ตรวจประเมินเบื้องต้นแล้วก่อนการตรวจเพื่อรับรอง สิ้นสุดวันที่ {said.th}",
    )


def decider_apart(team: Team | None) -> Answer:
    """Tell whether somebody is named to decide, and nobody of them audited."""
    if team is None:
        return False, _NO_TEAM
    if not team.deciders:
        return False, Text("nobody is named to decide", "ไม่ได้ระบุผู้พิจารณารับรอง")
    audited = {*_auditors(team.audit), *_auditors(team.pre_audit)}
    both = audited.intersection(team.deciders)
    if both:
        en, th = _named(team, both)
        return False, Text(
            f"on the audit team and named to decide: {en}",
            f"อยู่ในคณะผู้ตรวจประเมินและเป็นผู้พิจารณารับรองด้วย: {th}",
        )
    en, th = _named(team, team.deciders)
    return True, Text(f"not on the audit team: {en}", f"ไม่ได้อยู่ในคณะผู้ตรวจประเมิน: {th}")


def advice_apart(team: Team | None) -> Answer:
    """Tell whether nobody audited what they had advised the area on."""
    if team is None:
        return False, _NO_TEAM
    if not team.advisers:
        return True, Text(
            "the case names nobody who advised the area", "กรณีนี้ไม่ได้ระบุว่ามีผู้ให้คำปรึกษาแก่พื้นที่"
        )
    audited = _auditors(team.audit)
    both = [
        person
        for person, advised in team.advisers.items()
        if person in audited and _overlap(audited[person], advised)
    ]
    if both:
        en, th = _named(team, both)
        return False, Text(
            f"audited what they had advised the area on: {en}",
            f"ตรวจประเมินข้อกำหนดที่ตนเคยให้คำปรึกษาแก่พื้นที่: {th}",
        )
    return True, Text(
        "nobody audited what they had advised the area on",
        "ไม่มีผู้ใดตรวจประเมินข้อกำหนดที่ตนเคยให้คำปรึกษาแก่พื้นที่",
    )


def _overlap(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Tell whether two parts of the requirements share any; no codes mean all of them."""
    return one is None or other is None or bool(one & other)


def _held(audit: Audit, kind: RoundKind) -> Held | None:
    practice = audit.edition.practice
    return None if practice is None else practice.rounds.get(kind.value)


def _visit(audit: Audit) -> Visit | None:
    return None if audit.case.team is None else audit.case.team.audit


def _auditors(visit: Visit | None) -> Mapping[str, frozenset[str] | None]:
    return {} if visit is None else visit.auditors


def _held_by(visit: Visit | None, day: date) -> list[date]:
    return [] if visit is None else [each for each in visit.days if each <= day]


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _named(team: Team, people: Iterable[str]) -> tuple[str, str]:
    names = [team.people[person] for person in sorted(people)]
    return ", ".join(name.en for name in names), ", ".join(name.th for name in names)
