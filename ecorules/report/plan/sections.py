"""A plan in the order in which provinces write one: by level and requirement, and beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.language.phrase import AND, listed
from ecorules.path.actions import Observe
from ecorules.path.plan.model import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.path.plan.model import Activity, Plan


class Section(NamedTuple):
    """Activities under their headings; the outer one only where it changes."""

    outer: Text | None
    inner: Text | None
    activities: tuple[Activity, ...]


def sections(plan: Plan, edition: Edition) -> tuple[Section, ...]:
    """Return all activities of a plan under headings, each once and in their order."""
    found: list[Section] = []
    last: Text | None = None
    for one in plan.activities:
        outer, inner = _headings(one, edition)
        is_same = bool(found) and outer == last and inner == _inner_of(found)
        if is_same:
            found[-1] = found[-1]._replace(activities=(*found[-1].activities, one))
        else:
            found.append(Section(None if outer == last else outer, inner, (one,)))
        last = outer
    return tuple(found)


def _inner_of(found: list[Section]) -> Text | None:
    return found[-1].inner


def _headings(one: Activity, edition: Edition) -> tuple[Text, Text | None]:
    match one.origin:
        case Origin.REGULAR:
            return _REGULAR, None
        case Origin.OWN:
            return _OWN, None
        case _:
            pass
    level = edition.levels.get(-1 if one.level is None else one.level)
    outer = _OTHER if level is None else _level(level.number, level.name)
    return outer, _requirements(one, edition)


def _level(number: int, name: Text) -> Text:
    if number == 0:
        return Text(name.en, name.th)
    return Text(f"Level {number}: {name.en}", f"ระดับ {number} {name.th}")


def _requirements(one: Activity, edition: Edition) -> Text | None:
    """Return the requirements that an activity serves; of several, the codes behind the first."""
    if not one.requirements:
        return None
    first, *others = one.requirements
    requirement = edition.requirements.get(first)
    title = Text("", "") if requirement is None else requirement.title
    also = f" (+ {', '.join(others)})" if others else ""
    return Text(f"{first} {title.en}{also}".strip(), f"ตัวชี้วัด {first} {title.th}{also}".strip())


def notices(plan: Plan, edition: Edition, lang: Language) -> Iterator[str]:
    """Yield what somebody has to know who works by a plan: on what it rests."""
    if plan.assumed:
        values = [
            f"{name} {amount(value, edition.targets[name].unit, lang)}"
            if name in edition.targets
            else f"{name} {value}"
            for name, value in sorted(plan.assumed.items())
        ]
        yield _ASSUMED.said(lang).format(values=listed(values, AND, lang))
    if any(isinstance(action, Observe) for action in plan.actions):
        yield _OBSERVED.said(lang)
    if plan.stands_on.is_closed:
        yield _CLOSED.said(lang)
    if plan.defaults:
        yield _DEFAULTS.said(lang).format(number=plan.defaults, all=len(plan.actions))


_REGULAR = Text(
    "Meetings and training (from the plan of Saraburi, fiscal year 2565)",
    "การจัดประชุม/สัมมนา (ตามแผนจังหวัดสระบุรี ปีงบประมาณ พ.ศ. 2565)",
)
_OWN = Text("Further activities", "กิจกรรมอื่นที่เพิ่มในแผน")
_OTHER = Text("Other activities", "กิจกรรมอื่น")
_ASSUMED = Text(
    "Targets that the area has not set and this plan takes for granted: {values}.",
    "ค่าเป้าหมายที่พื้นที่ยังไม่ได้กำหนด และแผนนี้สมมติไว้: {values}",
)
_OBSERVED = Text(
    "Where something is to be observed, the level is reached only if it turns out as needed.",
    "รายการที่ต้องเก็บข้อมูล จะผ่านระดับได้ก็ต่อเมื่อผลที่ได้เป็นไปตามที่ต้องการ",
)
_CLOSED = Text(
    "The register of this round is closed: the plan is for the next one.",
    "ทะเบียนหลักฐานของรอบนี้ปิดแล้ว แผนนี้จึงใช้สำหรับรอบถัดไป",
)
_DEFAULTS = Text(
    "For {number} of {all} actions nobody has stated effort and lead time: they are taken as 1 "
    "and 1 month.",
    "การดำเนินการ {number} จาก {all} รายการยังไม่มีผู้ระบุภาระงานและระยะเวลา จึงใช้ค่า 1 และ 1 เดือน",
)
