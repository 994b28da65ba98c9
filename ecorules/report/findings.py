"""The findings of an audit as a plain table, one row a requirement, for whoever counts further.

Codes and words of the program, none of the free text that a case may hold: a cell that begins like
a formula is none of ours, and nothing here can be taken for one.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding

Value: TypeAlias = "str | int | bool | tuple[str, ...] | None"


def finding_rows(audit: Audit) -> tuple[dict[str, Value], ...]:
    """Return one row for each requirement, in the order of the edition; all have the same keys."""
    common = _common(audit)
    return tuple({**common, **_row(found)} for found in audit.findings.values())


def _common(audit: Audit) -> dict[str, Value]:
    case, conclusion = audit.case, audit.conclusion
    return {
        "case": case.id,
        "synthetic": case.is_synthetic,
        "edition": audit.edition.id,
        "round": audit.kind.value,
        "purpose": case.round.purpose.value,
        "aim": case.round.aim,
        "fiscal_year": case.round.fiscal_year,
        "on": audit.on.isoformat(),
        "proven": conclusion.proven,
        "reachable": conclusion.reachable,
    }


def _row(found: Finding) -> dict[str, Value]:
    one = found.requirement
    return {
        "requirement": one.code,
        "level": one.level,
        "dimension": one.dimension,
        "aspect": one.aspect,
        "group": one.group,
        "title_th": one.title.th,
        "title_en": one.title.en,
        "verdict": found.verdict.value,
        "met": found.met.value,
        "reasons": tuple(dict.fromkeys(reason.gap.lack.value for reason in found.reasons)),
        "open": tuple(dict.fromkeys(reason.gap.item for reason in found.reasons)),
        "causes": found.causes,
        "provenance": one.provenance.status.value,
        "reading": one.reading.status.value,
    }


def written_rows(rows: Iterable[Mapping[str, Value]]) -> str:
    """Return rows as CSV text with a line of heads; several values of a cell stand behind `; `."""
    into = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(into, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return into.getvalue()


def _cell(value: Value) -> str | int:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return "; ".join(value)
        case _:
            return value
