"""The canonical form of a case, as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from ecorules.case.model import (
    Evidence,
    EvidenceFile,
    EvidenceState,
    Member,
    MemberList,
    Origin,
    OwnTarget,
    Register,
)
from ecorules.case.written import written_case
from ecorules.diagnostics import Text
from tests.unit.case.makers import LIST, OTHER_PAPER, PAPER, TERMS, YEAR, case, seen

_RAI = 1600
EVERYTHING = replace(
    case(
        observations=[
            seen("green_area", Fraction(812 * _RAI), OTHER_PAPER, PAPER),
            seen("green_area", Fraction(1), fiscal_year=2564),
            seen("announced", value=True),
            seen("route", "central"),
            replace(seen("reuse", Fraction(9, 20)), note="a, b: c"),
        ],
        targets={
            "19.1.1": (
                OwnTarget(Fraction(3, 5), date(2021, 10, 1), None, "plan"),
                OwnTarget(Fraction(1, 2), date(2020, 10, 1), date(2021, 9, 30), "2564"),
            )
        },
        rosters=[
            MemberList(
                "factories",
                (
                    Member("ต-2", "B, Ltd", {("level", YEAR): Fraction(2), ("eco", YEAR): False}),
                    Member("ต-1", "A", {("level", 2564): Fraction(1)}),
                ),
                is_complete=False,
                evidence=(LIST,),
                column_evidence={"level": (PAPER,), "eco": ()},
            )
        ],
    ),
    note=Text("An\nexercise", "ฝึกซ้อม"),
    area={"province": Text("Saraburi", "สระบุรี")},
    agencies={"diw": Text("DIW", "กรอ.")},
    owners={"19.1.1": ("diw", "working-group")},
    provenance=Origin("seed-003", "page 2"),
    register=Register(
        is_closed=True,
        evidence={
            PAPER: Evidence(PAPER, EvidenceState.PLANNED),
            OTHER_PAPER: Evidence(
                OTHER_PAPER,
                EvidenceState.ACCEPTED,
                files=(EvidenceFile("evidence/a.pdf", "ab" * 32),),
                submitted=date(2022, 1, 10),
                valid_from=date(2021, 10, 1),
                valid_until=date(2023, 9, 30),
            ),
            LIST: Evidence(
                LIST,
                EvidenceState.REJECTED,
                title=Text("List of factories", "บัญชีโรงงาน"),
                files=(
                    EvidenceFile(None, "cd" * 32, 12, "text/csv"),
                    EvidenceFile("b.csv"),
                ),
                because="no: seal",
            ),
        },
    ),
)


def test_a_case_is_written_in_one_form() -> None:
    """People read these files, and compare them line by line."""
    files = written_case(EVERYTHING, TERMS)
    assert files == {"case.yaml": _CASE, "factories.csv": _FACTORIES}


_FACTORIES = """\
registration,name,eco,level@2564,level
ต-1,A,,1,
ต-2,"B, Ltd",no,,2
"""
_CASE = f"""\
id: somewhere-fy2565
title: {{th: ที่ใดที่หนึ่ง, en: Somewhere}}
synthetic: true
note:
  th: ฝึกซ้อม
  en: "An\\nexercise"
edition: eit-2562
area:
  province: {{th: สระบุรี, en: Saraburi}}
round: {{kind: pre-audit, purpose: raise, aim: 1, fiscal_year: 2565, on: 2022-03-31}}
provenance: {{source: seed-003, place: page 2}}
agencies:
  diw: {{th: กรอ., en: DIW}}
owners:
  19.1.1: [diw, working-group]
targets:
  19.1.1:
  - {{from: 2020-10-01, until: 2021-09-30, value: 50 %, source: '2564'}}
  - {{from: 2021-10-01, value: 60 %, source: plan}}
observations:
- {{fact: announced, value: yes, fiscal_year: 2565}}
- {{fact: green_area, value: 0.000625 rai, fiscal_year: 2564}}
- {{fact: green_area, value: 812 rai, fiscal_year: 2565, evidence: [1.2.1/map, 1.2.1/photos]}}
- {{fact: reuse, value: 45 %, fiscal_year: 2565, note: 'a, b: c'}}
- {{fact: route, value: central, fiscal_year: 2565}}
rosters:
  factories:
    file: factories.csv
    complete: false
    evidence: [factory-roster]
    columns:
      eco: []
      level: [1.2.1/map]
register:
  state: closed
  evidence:
    1.2.1/map: {{state: planned}}
    1.2.1/photos: {{state: accepted, file: evidence/a.pdf, sha256: {"ab" * 32}, \
submitted: 2022-01-10, valid_from: 2021-10-01, valid_until: 2023-09-30}}
    factory-roster: {{state: rejected, title: {{th: บัญชีโรงงาน, en: List of factories}}, \
files: [{{sha256: {"cd" * 32}, size: 12, media_type: text/csv}}, {{file: b.csv}}], \
because: 'no: seal'}}
"""
