"""Who audited the area, advised it and is to decide, and where those who audited sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.model import RoundKind
from ecorules.diagnostics import Text
from ecorules.report.document.model import (
    NOTHING,
    Cell,
    Column,
    Section,
    Signature,
    Table,
    cell,
    same,
)
from ecorules.report.document.saying import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Team, Visit

_COLUMNS: Final = (
    Column(Text("Name", "ชื่อ"), 3.4),
    Column(Text("Part", "หน้าที่"), 3),
    Column(Text("Days", "วันที่ตรวจ"), 2.6),
    Column(Text("Requirements", "ข้อกำหนด"), 3),
)
_AUDITOR: Final = Text("Auditor", "ผู้ตรวจประเมิน")
_FOR_THE_AREA: Final = Signature(Text("For the area", "ผู้แทนพื้นที่"))
# Where nobody is named there is room for as many as the plan for fiscal year 2563 asks for.
_UNNAMED: Final = (
    Signature(Text("Lead auditor", "หัวหน้าผู้ตรวจประเมิน")),
    Signature(_AUDITOR),
    Signature(_AUDITOR),
)
_ALL: Final = Text("all", "ทุกข้อ")
_TITLE: Final = Text("Audit team", "คณะผู้ตรวจประเมิน")


def team_section(team: Team) -> Section:
    """Return who is who in the round, as the case names them."""
    caption = Text("Audit team, advisers and deciders", "คณะผู้ตรวจประเมิน ผู้ให้คำปรึกษา และผู้พิจารณารับรอง")
    return Section("team", _TITLE, (Table(caption, _COLUMNS, tuple(_rows(team))),))


def signature_places(audit: Audit) -> tuple[Signature, ...]:
    """Return where those who audited sign, by name if the case names them, and the area."""
    team = audit.case.team
    visit = None if team is None else _visit(team, audit.kind)
    if team is None or visit is None or not visit.auditors:
        return (*_UNNAMED, _FOR_THE_AREA)
    named = (Signature(_AUDITOR, team.people[person]) for person in visit.auditors)
    return (*named, _FOR_THE_AREA)


def _visit(team: Team, kind: RoundKind) -> Visit | None:
    return team.audit if kind is RoundKind.CERTIFICATION else team.pre_audit


def _rows(team: Team) -> Iterator[tuple[Cell, ...]]:
    in_pre_audit = Text("Auditor, pre-audit", "ผู้ตรวจประเมินเบื้องต้น")
    for part, visit in ((in_pre_audit, team.pre_audit), (_AUDITOR, team.audit)):
        if visit is not None:
            days = Cell(tuple(map(day, visit.days)) or (NOTHING,))
            for person, codes in visit.auditors.items():
                yield cell(team.people[person]), cell(part), days, cell(_asked(codes))
    for person, codes in team.advisers.items():
        advised = Text("Advised the area", "ผู้ให้คำปรึกษาแก่พื้นที่")
        yield cell(team.people[person]), cell(advised), cell(NOTHING), cell(_asked(codes))
    for person in team.deciders:
        decides = Text("Named to decide", "ผู้พิจารณารับรอง")
        yield cell(team.people[person]), cell(decides), cell(NOTHING), cell(NOTHING)


def _asked(codes: frozenset[str] | None) -> Text:
    """Return the requirements of somebody; no codes mean all of them."""
    return _ALL if codes is None else same(", ".join(sorted(codes, key=_in_order)))


def _in_order(code: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which 2.1.1 stands before 10.1.1."""
    return tuple((int(part) if part.isdigit() else 0, part) for part in code.split("."))
