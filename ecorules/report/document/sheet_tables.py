"""The tables of a report as a workbook has them: one for each section where their columns agree."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.report.document.model import Cell, Column, Table, cell

if TYPE_CHECKING:
    from ecorules.diagnostics import Language, Text
    from ecorules.report.document.model import Section
    from ecorules.report.document.voice import Voice

# A cell holds no more letters than this, and a longer text would be left out whole.
_LONGEST: Final = 32767


class Wide(NamedTuple):
    """A column of a sheet: its head, the language of its texts, and how wide it is."""

    head: str
    place: int
    lang: Language | None
    width: float


class Merged(NamedTuple):
    """Tables of one section with the same columns, as one; `group` stands in its first column."""

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    group: Text | None
    parts: tuple[Table, ...]


def merged(section: Section) -> list[Merged]:
    """Return the tables of a section, those with the same columns and a group as one."""
    found = [block for block in section.blocks if isinstance(block, Table)]
    made = []
    for _, those in groupby(found, key=lambda one: (one.columns, one.group is not None)):
        parts = tuple(those)
        if parts[0].group is None:
            made += [Merged(one.caption, one.columns, one.rows, None, (one,)) for one in parts]
        else:
            made.append(_one(section, parts))
    return made


def _one(section: Section, parts: tuple[Table, ...]) -> Merged:
    groups = [part.group for part in parts if part.group is not None]
    head = groups[0].head
    rows = tuple(
        (cell(group.value), *row)
        for part, group in zip(parts, groups, strict=True)
        for row in part.rows
    )
    return Merged(section.title, (Column(head, 2.5), *parts[0].columns), rows, head, parts)


def wide_columns(table: Merged, voice: Voice) -> tuple[Wide, ...]:
    """Return the columns of a table on its sheet, one for each language where they differ."""
    made = []
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        differs = any(text.en != text.th for one in cells for text in one.texts)
        if not differs or not voice.is_double:
            made.append(Wide(voice.line(column.head), place, None, column.width))
            continue
        made += [
            Wide(voice.one(column.head, lang), place, lang, column.width)
            for lang in voice.languages
        ]
    return tuple(made)


def cell_text(one: Cell, column: Wide, voice: Voice) -> str:
    """Return what stands in a cell of a column."""
    said = "\n".join(voice.one(text, column.lang) for text in one.texts)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
