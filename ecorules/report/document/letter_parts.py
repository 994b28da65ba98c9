"""The parts of a report in the markup of Word: paragraphs, tables and the picture of the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never
from xml.sax.saxutils import escape

from ecorules.report.document.model import (
    Heading,
    Ladder,
    Lines,
    Paragraph,
    Signatures,
    Table,
    Tone,
    ladder_text,
    signature_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.diagnostics import Text
    from ecorules.report.document.model import Block, Cell, Column, Line, Step
    from ecorules.report.document.voice import Said, Voice

_CHARACTERS: Final = {
    Tone.PLAIN: "",
    Tone.STRONG: "ReportStrong",
    Tone.SOFT: "ReportSoft",
    Tone.GOOD: "ReportGood",
    Tone.BAD: "ReportBad",
    Tone.OPEN: "ReportOpen",
}
_TINTS: Final = {Tone.GOOD: "E5F1E8", Tone.BAD: "FBEAEA", Tone.OPEN: "FDF4DC", Tone.SOFT: "F0F0F0"}
_EDGES: Final = {Tone.GOOD: "17552F", Tone.BAD: "9B1C1C", Tone.OPEN: "6B4A00", Tone.SOFT: "4A4A4A"}
# All who sign do so on one page.
_SIGNED: Final = '<w:keepNext/><w:jc w:val="center"/>'
_HEAD_TINT: Final = "EEF2EC"
_DEPTH: Final = 340
_SHORTEST: Final = 0.52


def body_xml(blocks: Iterable[Block], voice: Voice, width: int) -> str:
    """Return the markup of a part that is so wide, in twentieths of a point."""
    return "".join(_block(block, voice, width) for block in blocks)


def _block(block: Block, voice: Voice, width: int) -> str:
    match block:
        case Paragraph(text, tone):
            return _beside([_run(said, tone) for said in voice.said(text)], "Normal", width)
        case Heading(text):
            return _paragraph(_runs(voice.said(text)), "Heading2")
        case Table():
            return _table(block, voice, width)
        case Ladder(steps=steps):
            return "".join(
                _step(step, (place + 1) / len(steps), voice, width)
                for place, step in reversed(list(enumerate(steps)))
            )
        case Lines(lines):
            return "".join(_line(line, voice, width) for line in lines)
        case Signatures(places):
            signed = [
                "".join(
                    _paragraph(_runs(voice.said(text)), "ReportSignature", _SIGNED)
                    for text in signature_lines(place)
                )
                for place in places
            ]
            return _frame(signed, width)
        case _:
            assert_never(block)


def _run(said: Said, tone: Tone = Tone.PLAIN) -> str:
    style = _CHARACTERS[tone]
    named = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{named}<w:t xml:space="preserve">{escape(said.text)}</w:t></w:r>'


def _runs(every: Iterable[Said], tone: Tone = Tone.PLAIN) -> str:
    """Return the languages after each other on one line."""
    between = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    return between.join(_run(said, tone) for said in every)


def _paragraph(runs: str, style: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def _beside(runs: list[str], style: str, width: int, more: str = "") -> str:
    """Return one paragraph, or the languages in two columns without lines."""
    paragraphs = [_paragraph(run, style, more) for run in runs]
    return paragraphs[0] if len(paragraphs) == 1 else _frame(paragraphs, width)


def _frame(cells: list[str], width: int) -> str:
    """Return cells two by two in a table without lines."""
    half = width // 2
    pairs = [cells[place : place + 2] for place in range(0, len(cells), 2)]
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(_cell_xml(half, "", cell) for cell in pair)
        + "</w:tr>"
        for pair in pairs
    )
    return _table_xml("ReportFrame", [half, half], width, rows) + _AFTER


def _table(block: Table, voice: Voice, width: int) -> str:
    beside = [column for column in block.columns if not column.is_below]
    whole = sum(column.width for column in beside)
    widths = [int(column.width / whole * width) for column in beside]
    head = "".join(
        _cell_xml(wide, _HEAD_TINT, _texts((column.head,), voice, "ReportCellHead"))
        for column, wide in zip(beside, widths, strict=True)
    )
    first = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    rows = "".join(_row(row, block.columns, widths, voice) for row in block.rows)
    made = _table_xml("ReportTable", widths, width, first + rows) + _AFTER
    if block.group is not None:
        # Its heading says already what it holds.
        return made
    return _paragraph(_runs(voice.said(block.caption)), "Caption") + made


def _row(
    row: tuple[Cell, ...], columns: tuple[Column, ...], widths: list[int], voice: Voice
) -> str:
    """Return a row, and below it what may stand below it, over all columns but the first."""
    beside = [cell for cell, column in zip(row, columns, strict=True) if not column.is_below]
    cells = "".join(
        _cell_xml(wide, "", _cell_texts(cell, voice))
        for cell, wide in zip(beside, widths, strict=True)
    )
    below = "".join(
        f"<w:tr>{_cell_xml(widths[0], '', _paragraph('', 'ReportCell'))}"
        + _cell_xml(
            sum(widths[1:]),
            "",
            _texts((column.head,), voice, "ReportCellHead") + _cell_texts(cell, voice),
            len(widths) - 1,
        )
        + "</w:tr>"
        for cell, column in zip(row, columns, strict=True)
        if column.is_below
    )
    return f"<w:tr>{cells}</w:tr>{below}"


def _cell_texts(cell: Cell, voice: Voice) -> str:
    more = "" if cell.number is None else '<w:jc w:val="right"/>'
    return _texts(cell.texts, voice, "ReportCell", cell.tone, more)


def _texts(
    texts: tuple[Text, ...], voice: Voice, style: str, tone: Tone = Tone.PLAIN, more: str = ""
) -> str:
    """Return the paragraphs of a cell, the languages below each other."""
    return "".join(
        _paragraph(_run(said, tone), style, more) for text in texts for said in voice.said(text)
    )


def _cell_xml(width: int, tint: str, content: str, spanned: int = 1) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint else ""
    over = f'<w:gridSpan w:val="{spanned}"/>' if spanned > 1 else ""
    sized = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}{shade}</w:tcPr>'
    return f"<w:tc>{sized}{content}</w:tc>"


def _table_xml(style: str, widths: list[int], width: int, rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _step(step: Step, share: float, voice: Voice, width: int) -> str:
    """Return one level of the ladder, the higher ones reaching further to the right."""
    away = int((1 - _SHORTEST) * (1 - share) * width)
    edge = _EDGES.get(step.tone, "000000")
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{thick}" w:space="3" w:color="{edge}"/>'
        for side, thick in (("top", 4), ("left", 36), ("bottom", 4), ("right", 4))
    )
    tint = _TINTS.get(step.tone, "FFFFFF")
    more = (
        f"<w:keepNext/><w:keepLines/><w:pBdr>{sides}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
        f'<w:spacing w:before="60" w:after="60"/><w:ind w:left="120" w:right="{away}"/>'
    )
    tone = Tone.STRONG if step.is_aim else Tone.PLAIN
    return _paragraph(_runs(voice.said(ladder_text(step)), tone), "ReportLadder", more)


def _line(line: Line, voice: Voice, width: int) -> str:
    left = _DEPTH * line.depth
    indent = f'<w:ind w:left="{left + 280}" w:hanging="280"/>'
    sign = f"{line.sign} " if line.sign else ""
    runs = [
        _run(said._replace(text=f"{sign}{said.text}"), line.tone) for said in voice.said(line.text)
    ]
    return _beside(runs, "ReportLine", width, indent)


# Word joins two tables that touch, so a short empty line stands between them.
_AFTER: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr>'
    "</w:p>"
)
