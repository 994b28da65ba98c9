"""Case folders on disk for the tests: a whole case as plain values, written as YAML and CSV."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import yaml

from ecorules.case.load import load_case
from ecorules.diagnostics import Invalid, render
from tests.unit.case.makers import TERMS

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.case.model import Case
    from ecorules.diagnostics import Language

MAP = b"a map\n"
MAP_DIGEST = "35424ba496ad6dbcd1ef47d237ca2abf76e6ec969ecff6ec5abae24dbeae8112"
ROWS = (
    "registration,name,level,eco,outlet,bod,bod@2564,bod_limit",
    "3-1/64,โรงงานหนึ่ง,2,yes,direct,20,18 mg/l,",
    "3-2/64,โรงงานสอง,๓,ไม่ใช่,เข้าระบบบำบัดส่วนกลาง,-,N/A,60",
    "3-3/64,,,,,,,",
)
WHOLE: dict[str, Any] = {
    "id": "somewhere-fy2565",
    "title": {"th": "ที่ใดที่หนึ่ง", "en": "Somewhere"},
    "synthetic": "yes",
    "note": {"th": "เพื่อการทดสอบ", "en": "For tests"},
    "edition": "eit-2562",
    "area": {"province": {"th": "สระบุรี", "en": "Saraburi"}},
    "round": {
        "kind": "pre-audit",
        "purpose": "raise",
        "aim": "3",
        "fiscal_year": "2565",
        "on": "31 มีนาคม 2565",
    },
    "provenance": {"source": "work plan", "place": "page 3"},
    "agencies": {"diw": {"th": "กรมโรงงาน", "en": "DIW"}},
    "owners": {"18.1.1": ["working-group", "diw"]},
    "targets": {
        "19.1.1": [
            {"from": "2022-10-01", "value": "70 %", "source": "action plan"},
            {"from": "2021-10-01", "until": "2022-09-30", "value": "60 %", "source": "action plan"},
        ]
    },
    "observations": [
        {
            "fact": "green_area",
            "value": "812 ไร่",
            "fiscal_year": "2565",
            "evidence": ["1.2.1/photos", "1.2.1/map"],
            "note": "surveyed",
        },
        {"fact": "route", "value": "ลงแหล่งน้ำโดยตรง", "fiscal_year": "2564"},
        {"fact": "announced", "value": "ใช่", "fiscal_year": "2565", "evidence": ["decree"]},
    ],
    "rosters": {
        "factories": {
            "file": "factories.csv",
            "complete": "true",
            "evidence": ["factory-roster"],
            "columns": {"bod": ["18.1.1/order"]},
        }
    },
    "register": {
        "state": "open",
        "evidence": {
            "1.2.1/map": {
                "state": "accepted",
                "file": "evidence/map.pdf",
                "sha256": MAP_DIGEST,
                "submitted": "2022-01-10",
                "valid_from": "2021-10-01",
                "valid_until": "2023-09-30",
            },
            "1.2.1/photos": {"state": "rejected", "because": "too dark"},
            "decree": {"state": "submitted", "title": {"th": "ประกาศ", "en": "decree"}},
            "factory-roster": {"state": "planned", "title": {"th": "บัญชี", "en": "roster"}},
        },
    },
}


def whole() -> dict[str, Any]:
    """Return a whole case, to be changed as a test needs it."""
    return copy.deepcopy(WHOLE)


def put(folder: Path, values: object, rows: tuple[str, ...] = ROWS) -> Path:
    """Write a case into a folder and return the folder."""
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    (folder / "evidence" / "map.pdf").write_bytes(MAP)
    (folder / "factories.csv").write_text("\n".join(rows), encoding="utf-8")
    text = values if isinstance(values, str) else _written(values)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return folder


def _written(values: object) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)


def loaded(folder: Path) -> Case:
    """Return the case in a folder by the terms of the tests."""
    return load_case(folder, TERMS, "case")


def problems(folder: Path, lang: Language = "en") -> str:
    """Return what is said of the case in a folder, or nothing."""
    try:
        loaded(folder)
    except Invalid as invalid:
        return render(invalid.diagnostics, lang, colour=False)
    return ""


def codes(folder: Path) -> list[str]:
    """Return the codes of all problems of the case in a folder, in order."""
    try:
        loaded(folder)
    except Invalid as invalid:
        return [each.code for each in invalid.diagnostics]
    return []
