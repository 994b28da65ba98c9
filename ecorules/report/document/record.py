"""The report as JSON, in both languages: the same sections, tables and rows as on paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, assert_never

from ecorules.report.document.model import (
    Heading,
    Ladder,
    Lines,
    Paragraph,
    Signatures,
    Table,
)

if TYPE_CHECKING:
    from ecorules.audit.record import Json
    from ecorules.diagnostics import Text
    from ecorules.report.document.model import Block, Cell, Document, Section

FORMAT: Final = "ecorules.report/1"


def written_report(document: Document) -> str:
    """Return a report as JSON text: keys sorted, ending in a line feed."""
    value = report_record(document)
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def report_record(document: Document) -> dict[str, Json]:
    """Return a report as plain JSON values, its attachments that are JSON within."""
    return {
        "format": FORMAT,
        "key": document.key,
        "title": _text(document.title),
        "subtitle": _text(document.subtitle),
        "warnings": [_text(warning) for warning in document.warnings],
        "on": document.on.isoformat(),
        "sections": [_section(section) for section in document.sections],
        "attachments": {
            one.name: json.loads(one.content)
            for one in document.attachments
            if one.media_type == "application/json"
        },
    }


def _text(text: Text) -> dict[str, Json]:
    return {"en": text.en, "th": text.th}


def _section(section: Section) -> dict[str, Json]:
    return {
        "key": section.key,
        "title": _text(section.title),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Json]:
    match block:
        case Paragraph(text, tone):
            return {"kind": "paragraph", "text": _text(text), "tone": tone.value}
        case Heading(text):
            return {"kind": "heading", "text": _text(text)}
        case Table():
            return _table(block)
        case Ladder():
            steps: list[Json] = [
                {
                    "number": step.number,
                    "name": _text(step.name),
                    "state": _text(step.state),
                    "is_aim": step.is_aim,
                }
                for step in block.steps
            ]
            return {"kind": "ladder", "said": _text(block.said), "steps": steps}
        case Lines(lines):
            listed: list[Json] = [
                {"depth": line.depth, "sign": line.sign, "text": _text(line.text)} for line in lines
            ]
            return {"kind": "lines", "lines": listed}
        case Signatures(places):
            return {
                "kind": "signatures",
                "roles": [_text(place.role) for place in places],
                "names": [None if place.name is None else _text(place.name) for place in places],
            }
        case _:
            assert_never(block)


def _table(block: Table) -> dict[str, Json]:
    group = block.group
    return {
        "kind": "table",
        "caption": _text(block.caption),
        "group": None
        if group is None
        else {"head": _text(group.head), "value": _text(group.value)},
        "columns": [_text(column.head) for column in block.columns],
        "rows": [[_cell(cell) for cell in row] for row in block.rows],
    }


def _cell(cell: Cell) -> dict[str, Json]:
    return {"texts": [_text(text) for text in cell.texts], "number": cell.number}
