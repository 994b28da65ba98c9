"""The report as PDF: what it says is handed to the template as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from ecorules.report.document.model import (
    CONTENTS,
    Heading,
    Ladder,
    Lines,
    Paragraph,
    Signatures,
    Table,
    ladder_text,
    signature_lines,
)
from ecorules.report.document.typeset import typeset

if TYPE_CHECKING:
    from ecorules.audit.record import Json
    from ecorules.diagnostics import Text
    from ecorules.report.document.model import Block, Cell, Document
    from ecorules.report.document.voice import Voice

_PAGE: Final = {"th": ("หน้า", "จาก"), "en": ("page", "of")}

# A row of which no cell has more letters stays on one page; longer ones go over between paragraphs.
_LONG: Final = 400


def pdf_bytes(document: Document, voice: Voice, font: str | None = None) -> bytes:
    """Return a report as PDF/A-3, with its attachments within."""
    return typeset("report.typ", told(document, voice), document.attachments, font)


def told(document: Document, voice: Voice) -> dict[str, Json]:
    """Return what the template is told."""
    before, of = _PAGE[voice.lead]
    on = document.on
    return {
        "name": voice.line(document.title),
        "author": "ecorules",
        "lang": voice.lead,
        "languages": len(voice.languages),
        "thai-digits": voice.has_thai_digits and voice.lead == "th",
        "date": [on.year, on.month, on.day],
        "title": _said(document.title, voice),
        "subtitle": _said(document.subtitle, voice),
        "warnings": [_said(warning, voice) for warning in document.warnings],
        "contents": _said(CONTENTS, voice),
        "page": {"before": before, "of": of},
        "sections": [
            {
                "title": _said(section.title, voice),
                "blocks": [_block(block, voice) for block in section.blocks],
            }
            for section in document.sections
        ],
    }


def _said(text: Text, voice: Voice) -> list[Json]:
    return [{"lang": said.lang, "text": said.text} for said in voice.said(text)]


def _block(block: Block, voice: Voice) -> dict[str, Json]:
    match block:
        case Paragraph(text, tone):
            return {"kind": "paragraph", "text": _said(text, voice), "tone": tone.value}
        case Heading(text):
            return {"kind": "heading", "text": _said(text, voice)}
        case Table():
            return _table(block, voice)
        case Ladder():
            return _ladder(block, voice)
        case Lines(lines):
            listed: list[Json] = [
                {
                    "depth": line.depth,
                    "sign": line.sign,
                    "text": _said(line.text, voice),
                    "tone": line.tone.value,
                }
                for line in lines
            ]
            return {"kind": "lines", "lines": listed}
        case Signatures(places):
            signed: list[Json] = [
                [_said(line, voice) for line in signature_lines(place)] for place in places
            ]
            return {"kind": "signatures", "places": signed}
        case _:
            assert_never(block)


def _table(block: Table, voice: Voice) -> dict[str, Json]:
    return {
        "kind": "table",
        "caption": _said(block.caption, voice),
        "captioned": block.group is None,
        "columns": [
            {
                "head": _said(column.head, voice),
                "width": str(column.width),
                "number": column.is_number,
                "below": column.is_below,
            }
            for column in block.columns
        ],
        "rows": [_row(row, voice) for row in block.rows],
    }


def _row(row: tuple[Cell, ...], voice: Voice) -> list[Json]:
    letters = max(sum(len(text.th) for text in cell.texts) for cell in row)
    return [
        {
            "texts": [_said(text, voice) for text in cell.texts],
            "tone": cell.tone.value,
            "number": cell.number is not None,
            "long": letters > _LONG,
        }
        for cell in row
    ]


def _ladder(block: Ladder, voice: Voice) -> dict[str, Json]:
    whole = len(block.steps)
    return {
        "kind": "ladder",
        "alt": voice.line(block.said),
        "steps": [
            {
                "text": _said(ladder_text(step), voice),
                "tone": step.tone.value,
                "aim": step.is_aim,
                "share": str(place / whole),
            }
            for place, step in enumerate(block.steps, 1)
        ],
    }
