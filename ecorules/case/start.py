"""The files of a case to start from: valid as they are, with what to write in as comments.

Nothing is known of the area yet, so nothing is stated of it; what people have to find out stands
as a comment in the form in which it is written.
"""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from ecorules.documents.days import day_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ecorules.case.model import Round, Terms
    from ecorules.diagnostics import Text
    from ecorules.language.vocabulary import Roster

_AHEAD = 543


class Start(NamedTuple):
    """What is known when a case is begun: its id, its area, and the round.

    `is_province` says that the area is a province; `columns` are the facts of each roster that
    the edition asks for, each with its years back; `targets` are those an area sets itself.
    """

    id: str
    area: Text
    is_province: bool
    round: Round
    terms: Terms
    columns: tuple[tuple[str, int], ...]
    targets: tuple[tuple[str, Text], ...]


def id_of(english: str, fiscal_year: int) -> str:
    """Return the id of a case by the English name of its area, or nothing without a letter.

    >>> id_of("Nakhon Pathom", 2569)
    'nakhon-pathom-fy2569'
    """
    name = re.sub("[^a-z0-9]+", "-", english.casefold()).strip("-")
    return f"{name}-fy{fiscal_year}" if name else ""


def files_of(start: Start) -> dict[str, str]:
    """Return the files of a case by their names, `case.yaml` and one table a roster."""
    vocabulary = start.terms.vocabulary
    tables = {
        f"{roster.name}.csv": _table(start, roster)
        for roster in vocabulary.rosters.values()
        if any(vocabulary.facts[name].roster == roster.name for name, _ in start.columns)
    }
    return {"case.yaml": _case(start, list(tables)), **tables}


def _case(start: Start, tables: Sequence[str]) -> str:
    return "\n".join(
        [
            *_head(start),
            "",
            *_round(start),
            "",
            *_agencies(start),
            "",
            *_targets(start),
            "",
            *_observations(start),
            *_rosters(tables),
            "",
            *_register(start, tables),
            "",
        ]
    )


def _head(start: Start) -> Iterable[str]:
    year = start.round.fiscal_year
    return [
        "# แฟ้มกรณีเริ่มต้น บรรทัดที่ขึ้นต้นด้วย # เป็นคำอธิบายหรือตัวอย่าง ยังไม่มีผลต่อการตรวจ",
        "# A case to start from.  Lines that begin with # explain or show, and count for nothing.",
        f"id: {start.id}",
        "title:",
        f"  th: {_quoted(f'{start.area.th} ปีงบประมาณ พ.ศ. {year}')}",
        f"  en: {_quoted(f'{start.area.en}, fiscal year {year}')}",
        f"edition: {start.terms.edition}",
        "area:",
        f"  {'province' if start.is_province else 'town'}: {_both(start.area)}",
    ]


def _round(start: Start) -> Iterable[str]:
    found = start.round
    return [
        "# รอบการตรวจ: pre-audit หรือ certification, raise (ยกระดับ) หรือ keep (รักษาระดับ)",
        "# The round: pre-audit or certification, to raise or to keep the level",
        "round:",
        f"  kind: {found.kind.value}",
        f"  purpose: {found.purpose.value}",
        *([] if found.aim is None else [f"  aim: {found.aim}"]),
        f"  fiscal_year: {found.fiscal_year}",
        f"  on: {found.on}   # {day_said(found.on, 'th')} วันที่ตรวจ, day of the audit",
    ]


def _agencies(start: Start) -> Iterable[str]:
    owners = start.terms.vocabulary.owners
    return [
        "# ชื่อหน่วยงานจริงในพื้นที่ ลบ {} และ # หน้าบรรทัดที่ใช้ แล้วแก้ชื่อ",
        "# What the agencies are called in the area: take {} and the # away, and mend the name",
        "agencies: {}",
        *(f"  # {owner}: {_both(label)}" for owner, label in sorted(owners.items())),
    ]


def _targets(start: Start) -> Iterable[str]:
    since = f"{start.round.fiscal_year - _AHEAD - 1}-10-01"
    shown = [
        f"  # {name}: [{{from: {since}, value: , source: }}]   # {label.th}"
        for name, label in start.targets
    ]
    return [
        "# ค่าเป้าหมายที่พื้นที่กำหนดเองในแผนปฏิบัติการ ลบ {} และ # หน้าบรรทัดที่ใช้ แล้วใส่ค่าและชื่อแผน",
        "# What the area aims at, from its action plan: take {} and the # away, and write value",
        "# and the plan, such as  value: 60 %, source: แผนปฏิบัติการ พ.ศ. 2569",
        "targets: {}",
        *shown,
    ]


def _observations(start: Start) -> Iterable[str]:
    facts = sorted(
        (fact for fact in start.terms.vocabulary.facts.values() if fact.roster is None),
        key=lambda fact: fact.name,
    )
    example = facts[0].name if facts else "name"
    year = start.round.fiscal_year
    return [
        "# ข้อมูลของพื้นที่ พร้อมหน่วยและหลักฐานที่รองรับ หรือกรอกในสมุดงาน (ecorules workbook)",
        "# Figures and answers about the area, with unit and evidence; or fill in the workbook.",
        "# A line of one's own takes the place of []",
        "observations: []",
        f"  # - {{fact: {example}, value: , fiscal_year: {year}, evidence: []}}",
        "",
    ]


def _rosters(tables: Sequence[str]) -> Iterable[str]:
    if not tables:
        return []
    return [
        "# บัญชีโรงงาน หนึ่งแถวต่อหนึ่งแห่ง เมื่อครบทุกแห่งแล้วให้แก้ complete เป็น yes",
        "# One row for each; once everybody is listed, say complete: yes",
        "rosters:",
        *(
            f"  {name}: {{file: {name}.csv, complete: no, evidence: [{_list_of(name)}]}}"
            for name in (table.removesuffix(".csv") for table in tables)
        ),
    ]


def _register(start: Start, tables: Sequence[str]) -> Iterable[str]:
    rosters = start.terms.vocabulary.rosters
    lists = [
        f"    {_list_of(name)}: {{state: planned, "
        f'title: {{th: "บัญชี{rosters[name].label.th}", en: "List of {rosters[name].label.en}"}}}}'
        for name in (table.removesuffix(".csv") for table in tables)
    ]
    return [
        "# ทะเบียนหลักฐาน ส่งหลักฐานด้วย ecorules evidence add",
        "# The register of evidence; documents are handed in with `ecorules evidence add`",
        "register:",
        "  state: open",
        *(["  evidence:", *lists] if lists else []),
    ]


def _list_of(roster: str) -> str:
    return f"{roster}-list"


def _table(start: Start, roster: Roster) -> str:
    """Return the header row of a roster: who it is, and every fact that is asked for."""
    facts, year = start.terms.vocabulary.facts, start.round.fiscal_year
    own = [
        name if not back else f"{name}@{year - back}"
        for name, back in sorted(start.columns)
        if facts[name].roster == roster.name
    ]
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([roster.key, roster.title, *own])
    # With the mark, a spreadsheet reads and saves Thai names as UTF-8.
    return f"\ufeff{out.getvalue()}"


def _both(text: Text) -> str:
    return f"{{th: {_quoted(text.th)}, en: {_quoted(text.en)}}}"


def _quoted(text: str) -> str:
    """Return a text so that YAML takes nothing in it for a sign of its own."""
    return json.dumps(text, ensure_ascii=False)
