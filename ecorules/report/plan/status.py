"""How a plan stands, as a page on a terminal: who is how far, then what is late and under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text, cells
from ecorules.documents.days import day_said
from ecorules.path.plan.standing import Pace, paces
from ecorules.report.layout import columns
from ecorules.report.wording import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.path.plan.model import Owner
    from ecorules.path.plan.standing import PlanStanding, Standing
    from ecorules.report.layout import Page

PACES = {
    Pace.DONE: Text("done", "เสร็จแล้ว"),
    Pace.UNDER_WAY: Text("under way", "กำลังดำเนินการ"),
    Pace.LATE: Text("late", "ล่าช้า"),
    Pace.NOT_DUE: Text("not due", "ยังไม่ถึงกำหนด"),
    Pace.NO_MONTHS: Text("no months set", "ยังไม่กำหนดเดือน"),
}
SIGNS = {
    Pace.DONE: "✓",
    Pace.UNDER_WAY: "→",
    Pace.LATE: "✗",
    Pace.NOT_DUE: "·",
    Pace.NO_MONTHS: "?",
}
_PAINTS = {
    Pace.DONE: ("green",),
    Pace.UNDER_WAY: ("yellow",),
    Pace.LATE: ("red", "bold"),
    Pace.NOT_DUE: (),
    Pace.NO_MONTHS: (),
}
_LISTED = (Pace.LATE, Pace.UNDER_WAY, Pace.NO_MONTHS, Pace.NOT_DUE)


def status_page(found: PlanStanding, page: Page, lang: Language) -> str:
    """Return how a plan stands, ending in a line feed."""
    lines = [
        *_heading(found, page, lang),
        "",
        *_table(found, page, lang),
        *(line for pace in _LISTED for line in _of_pace(found, pace, page, lang)),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heading(found: PlanStanding, page: Page, lang: Language) -> Iterator[str]:
    plan = found.plan
    yield from page.paragraph("", plan.stands_on.title.said(lang), "bold")
    if plan.stands_on.is_synthetic:
        yield from page.paragraph("", SYNTHETIC.said(lang), "red", "bold")
    day = day_said(found.on, lang)
    said = Text(
        f"Plan to level {plan.aim}, from {plan.start.said('en')} · as of {day}",
        f"แผนสู่ระดับ {plan.aim} เริ่ม {plan.start.said('th')} · สถานะ ณ วันที่ {day}",
    )
    yield from page.paragraph("", said.said(lang))


def _table(found: PlanStanding, page: Page, lang: Language) -> Iterator[str]:
    groups: list[Owner | None] = [*found.owners, None]
    shown = [(one, found.of_owner(one)) for one in groups]
    heads = [said.said(lang) for said in PACES.values()]
    owner, every = Text("Owner", "ผู้รับผิดชอบ"), Text("activities", "กิจกรรม")
    rows = [[owner.said(lang), every.said(lang), *heads]]
    rows += [_row(_name(one, lang), standing) for one, standing in shown if standing]
    rows.append(_row(Text("All activities", "กิจกรรมทั้งหมด").said(lang), found.activities))
    head, *lines = columns(rows, right=frozenset(range(1, len(rows[0]))))
    if page.width is not None and cells(head) > page.width:
        for row in rows[1:]:
            yield from page.paragraph("", row[0], "bold")
            named = zip(rows[0][1:], row[1:], strict=True)
            said = " · ".join(f"{name} {number}" for name, number in named if number != "0")
            yield from page.paragraph("    ", said)
    else:
        yield page.paint(head, "dim")
        yield from lines
    if any(len(one.activity.owners) > 1 for one in found.activities):
        yield from page.paragraph("", _SHARED.said(lang), "dim")


def _row(name: str, standing: tuple[Standing, ...]) -> list[str]:
    return [name, str(len(standing)), *map(str, paces(standing).values())]


def _name(owner: Owner | None, lang: Language) -> str:
    return Text("nobody named", "ยังไม่ระบุ").said(lang) if owner is None else owner.name.said(lang)


def _of_pace(found: PlanStanding, pace: Pace, page: Page, lang: Language) -> Iterator[str]:
    """Yield the activities of one pace; what is done needs nobody and is only counted."""
    standing = [one for one in found.activities if one.pace is pace]
    if not standing:
        return
    yield ""
    yield from page.paragraph("", f"{SIGNS[pace]} {PACES[pace].said(lang)}", *_PAINTS[pace])
    for one in standing:
        lead = f"  {one.activity.code} · "
        said = " · ".join([one.activity.title.said(lang), *_more(one, lang)])
        yield from page.paragraph(lead, said)


def _more(one: Standing, lang: Language) -> Iterator[str]:
    start, end = one.activity.start, one.activity.end
    if start is not None and end is not None:
        first, last = start.said(lang), end.said(lang)
        yield first if start == end else Text(f"{first} to {last}", f"{first} ถึง {last}").said(lang)
    if one.asked is not None and one.asked > 1:
        yield Text(f"{one.shown} of {one.asked}", f"{one.shown} จาก {one.asked} ราย").said(lang)
    if one.is_contradicted:
        yield _CONTRADICTED.said(lang)
    if one.activity.remark:
        yield one.activity.remark


_SHARED = Text(
    "an activity that several share is counted for each of them, and once among all",
    "กิจกรรมที่มีผู้รับผิดชอบหลายหน่วยงานนับให้ทุกหน่วยงาน และนับครั้งเดียวในยอดรวม",
)
_CONTRADICTED = Text(
    "said to be done in the plan, but the case does not show it yet",
    "แผนระบุว่าเสร็จแล้ว แต่แฟ้มกรณียังไม่แสดงผล",
)
