"""What a look at the files of a register has found, as a page and as JSON."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from ecorules.diagnostics import Severity, Text, ordered, render
from ecorules.report.wording import counted

if TYPE_CHECKING:
    from ecorules.case.log.verifying import Verified
    from ecorules.case.model import Case
    from ecorules.diagnostics import Diagnostic, Language
    from ecorules.report.layout import Page


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProblemRecord(_Published):
    """One thing that was found, and where; a `note` is no reason to fail."""

    code: str
    severity: Literal["error", "warning", "note"]
    file: str | None
    line: int | None
    message: dict[Literal["en", "th"], str]


class VerificationRecord(_Published):
    """A verification, as `ecorules evidence verify --format json` prints it."""

    format: Literal["ecorules.verification/1"]
    engine: str
    case: str
    sound: bool
    entries: int
    files: int
    bytes: int
    problems: list[ProblemRecord]


def verification_page(found: Verified, entries: int, page: Page, lang: Language) -> str:
    """Return what was found, problem by problem, and how much was looked at."""
    told = render(found.told, lang, colour=page.colour)
    number = sum(each.severity is not Severity.NOTE for each in found.told)
    looked = Text(
        f"{counted(found.files, 'file')} looked at, {found.size:,} bytes; "
        f"log of {counted(entries, 'event')}",
        f"ตรวจ {found.files} ไฟล์ {found.size:,} ไบต์ และบันทึก {entries} รายการ",
    ).said(lang)
    if found.is_sound:
        sound = Text("everything is as it was registered", "ทุกอย่างตรงตามที่ลงทะเบียนไว้").said(lang)
        last = page.paint(f"✓ {sound}", "green", "bold")
    else:
        wrong = Text(counted(number, "problem"), f"พบปัญหา {number} รายการ").said(lang)
        last = page.paint(f"✗ {wrong}", "red", "bold")
    return "\n".join([*([told] if told else []), f"{last} ({looked})"]) + "\n"


def written_verification(case: Case, found: Verified, entries: int) -> str:
    """Return what was found as JSON text: keys sorted, ending in a line feed."""
    record = {
        "format": "ecorules.verification/1",
        "engine": f"ecorules {version('ecorules')}",
        "case": case.id,
        "sound": found.is_sound,
        "entries": entries,
        "files": found.files,
        "bytes": found.size,
        "problems": [_problem(each) for each in ordered(found.told)],
    }
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _problem(told: Diagnostic) -> dict[str, JsonValue]:
    span = told.span
    return {
        "code": told.code,
        "severity": told.severity.value,
        "file": None if span is None else span.file,
        "line": None if span is None or not span.line else span.line,
        "message": {"en": told.message.en, "th": told.message.th},
    }


def verification_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.verification/1`."""
    schema = VerificationRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
