"""What is still outstanding, by owner: up to the level aimed at, and what lies beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.outstanding import by_owner, outstanding
from ecorules.diagnostics import Text
from ecorules.report.document.findings import CODE, LEVEL, REQUIREMENT
from ecorules.report.document.model import (
    Cell,
    Column,
    Group,
    Heading,
    Paragraph,
    Section,
    Table,
    cell,
    number_cell,
)
from ecorules.report.document.saying import Sayings, code_cell, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.audit.outstanding import Outstanding
    from ecorules.report.document.model import Block

_OUTSTANDING: Final = (
    LEVEL,
    CODE,
    REQUIREMENT,
    Column(Text("What is missing", "สิ่งที่ยังขาด"), 7),
)


def outstanding_section(audit: Audit) -> Section:
    """Return what each owner owes up to the level aimed at."""
    aim = audit.case.round.aim
    every = outstanding(audit)
    near = [one for one in every if aim is None or one.level <= aim]
    head = Text("Outstanding, by owner", "สิ่งที่ยังขาด แยกตามหน่วยงานที่รับผิดชอบ")
    return Section("outstanding", head, tuple(_told(audit, near, len(every) - len(near))))


def beyond_section(audit: Audit) -> Section | None:
    """Return what is outstanding beyond the level aimed at, if there is any."""
    aim = audit.case.round.aim
    beyond = [] if aim is None else [one for one in outstanding(audit) if one.level > aim]
    if not beyond:
        return None
    title = Text(f"Appendix: outstanding beyond level {aim}", f"ภาคผนวก: สิ่งที่ยังขาดเหนือระดับ {aim}")
    return Section("beyond", title, tuple(_owners(Sayings(audit), beyond)))


def _told(audit: Audit, near: Sequence[Outstanding], beyond: int) -> Iterator[Block]:
    aim = audit.case.round.aim
    if near:
        said = plural(len(near), "thing", "{} รายการ")
        verb = "is" if len(near) == 1 else "are"
        up_to = Text("", "") if aim is None else Text(f" up to level {aim}", f" จนถึงระดับ {aim}")
        yield Paragraph(
            Text(f"{said.en} {verb} outstanding{up_to.en}.", f"ยังขาด {said.th}{up_to.th}")
        )
        yield Paragraph(_SHARED)
        yield from _owners(Sayings(audit), near)
    else:
        yield Paragraph(Text("Nothing is outstanding.", "ไม่มีสิ่งที่ยังขาด"))
    if beyond:
        yield Paragraph(
            Text(
                f"Beyond level {aim}: {beyond} more, listed in an appendix.",
                f"เหนือระดับ {aim} ยังขาดอีก {beyond} รายการ แสดงไว้ในภาคผนวก",
            )
        )


def _owners(sayings: Sayings, items: Sequence[Outstanding]) -> Iterator[Block]:
    owed = by_owner(items)
    for owner in sorted(owed, key=lambda one: (-len(owed[one]), one)):
        name, number = sayings.owner(owner), len(owed[owner])
        yield Heading(Text(f"{name.en} ({number})", f"{name.th} ({number} รายการ)"))
        group = Group(Text("Owner", "หน่วยงาน"), name)
        yield Table(name, _OUTSTANDING, tuple(_rows(sayings, owed[owner])), group)


def _rows(sayings: Sayings, items: Sequence[Outstanding]) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each requirement, with all that one owner owes to it."""
    findings = sayings.audit.findings
    codes = dict.fromkeys(item.requirement for item in items)
    for code in sorted(codes, key=lambda one: findings[one].requirement.level):
        requirement = findings[code].requirement
        missing = tuple(sayings.reason(item.reason) for item in items if item.requirement == code)
        yield (
            number_cell(requirement.level),
            code_cell(requirement),
            cell(requirement.title),
            Cell(missing),
        )


_SHARED: Final = Text(
    "What several agencies share stands with each of them.",
    "รายการที่หลายหน่วยงานรับผิดชอบร่วมกันแสดงไว้ทุกหน่วยงาน",
)
