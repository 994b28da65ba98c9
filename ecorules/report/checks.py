"""What the checks of editions found: every problem at its place, then one line of totals."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.checks import CHECKS
from ecorules.diagnostics import Severity, Text, ordered, render
from ecorules.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.diagnostics import Diagnostic, Language
    from ecorules.report.layout import Page

FORMAT = "ecorules.check/1"

Json: TypeAlias = int | str | list["Json"] | dict[str, "Json"] | None


class Checked(NamedTuple):
    """One edition that was checked: how many requirements it has, and what is wrong with it."""

    edition: str
    requirements: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_in_order(self) -> bool:
        """Return whether there is nothing to mend; what is only noted needs no mending."""
        return all(each.severity is Severity.NOTE for each in self.diagnostics)


def checks_page(editions: Sequence[Checked], page: Page, lang: Language) -> str:
    """Return the page: the problems of all editions, each once, and the totals."""
    found = _found(editions)
    total = page.paint(_total(editions, found).said(lang), _paint(found), "bold")
    shown = render(found, lang, colour=page.colour).splitlines()
    return "\n".join([*shown, total]) + "\n"


def written_checks(editions: Sequence[Checked]) -> str:
    """Return the same as JSON text, keys sorted."""
    found = _found(editions)
    value: Json = {
        "format": FORMAT,
        "checks": [check.CODE for check in CHECKS],
        "editions": [
            {"edition": each.edition, "requirements": each.requirements} for each in editions
        ],
        "counts": {each.value: _count(found)[each] for each in Severity},
        "diagnostics": [_written(each) for each in found],
    }
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _found(editions: Sequence[Checked]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with any of the editions; what they share is wrong once."""
    return ordered(diagnostic for each in editions for diagnostic in each.diagnostics)


def _count(found: Sequence[Diagnostic]) -> Counter[Severity]:
    return Counter(diagnostic.severity for diagnostic in found)


def _total(editions: Sequence[Checked], found: Sequence[Diagnostic]) -> Text:
    requirements, checks = sum(each.requirements for each in editions), len(CHECKS)
    names = [each.edition for each in editions]
    result = _result(found)
    return Text(
        f"{counted(requirements, 'requirement')} of {' and '.join(names)}, {checks} checks: "
        f"{result.en}",
        f"ตรวจข้อกำหนด {requirements} ข้อของ {' และ '.join(names)} "
        f"ด้วยรายการตรวจ {checks} รายการ {result.th}",
    )


def _result(found: Sequence[Diagnostic]) -> Text:
    count = _count(found)
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    parts = []
    if errors:
        parts.append(Text(counted(errors, "error"), f"ข้อผิดพลาด {errors} รายการ"))
    if warnings:
        parts.append(Text(counted(warnings, "warning"), f"คำเตือน {warnings} รายการ"))
    said = Text(
        " and ".join(part.en for part in parts) or "nothing to mend",
        "พบ" + " และ".join(part.th for part in parts) if parts else "ไม่พบสิ่งที่ต้องแก้ไข",
    )
    notes = count[Severity.NOTE]
    if not notes:
        return said
    return Text(
        f"{said.en}, {counted(notes, 'thing')} to note", f"{said.th} มีข้อสังเกต {notes} รายการ"
    )


def _paint(found: Sequence[Diagnostic]) -> str:
    count = _count(found)
    if count[Severity.ERROR]:
        return "red"
    return "yellow" if count[Severity.WARNING] else "green"


def _written(diagnostic: Diagnostic) -> Json:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": _text(diagnostic.message),
        "clause": _text(diagnostic.clause),
        "help": _text(diagnostic.help),
        "file": None if span is None else span.file,
        "line": None if span is None else span.line,
        "column": None if span is None else span.column,
        "end_column": None if span is None else span.end_column,
    }


def _text(text: Text | None) -> Json:
    return None if text is None else {"en": text.en, "th": text.th}
