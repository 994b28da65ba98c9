"""The sheet of targets: what the area aims at, with room for what it aimed at before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.workbook.cells import row_key
from ecorules.case.workbook.entries import DAY_HELP
from ecorules.case.workbook.layout import SPARE_ROWS, TARGETS, both
from ecorules.language.vocabulary import NumberKind
from ecorules.report.workbook.facts import unit_cell, value_cell
from ecorules.report.workbook.filled import Cell, FilledSheet, Offer, Row, open_cell
from ecorules.report.workbook.saying import shown_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.report.workbook.part import Part


def targets_sheet(part: Part, lang: Language) -> FilledSheet:
    """Return the sheet of targets."""
    return FilledSheet(TARGETS, tuple(_rows(part, lang)))


def _rows(part: Part, lang: Language) -> Iterator[Row]:
    held = part.held.get(TARGETS.name)
    rows = {} if held is None else dict(held.rows)
    further = (key.partition("~")[0] for key in rows) if part.is_whole else ()
    for name in dict.fromkeys([*part.targets, *further]):
        empty = ["", part.edition.targets[name].unit.symbol, "", "", ""]
        place = 0
        while place == 0 or row_key(name, place) in rows:
            key = row_key(name, place)
            values = rows.get(key, empty)
            yield Row(key, _given(part, name, lang) | _open(part, name, values, lang), values)
            place += 1
    yield from (_spare(part) for _ in range(SPARE_ROWS))


def _given(part: Part, name: str, lang: Language) -> dict[str, Cell]:
    target = part.edition.targets[name]
    owner = "" if target.owner is None else part.agency(target.owner).said(lang)
    return {"target": Cell(name), "label": Cell(both(target.label)), "owner": Cell(owner)}


def _open(part: Part, name: str, values: Sequence[str], lang: Language) -> dict[str, Cell]:
    target = part.edition.targets[name]
    kind = NumberKind(target.unit, target.extent)
    value, symbol, since, until, source = values
    return {
        "value": value_cell(kind, value, lang),
        "unit": unit_cell(kind, symbol),
        "from": open_cell(shown_day(since, lang), prompt=DAY_HELP),
        "until": open_cell(shown_day(until, lang), prompt=DAY_HELP),
        "source": open_cell(source),
    }


def _spare(part: Part) -> Row:
    offered = open_cell("", Offer(part.targets))
    names = ("value", "unit", "from", "until", "source")
    return Row("", {"target": offered} | {name: open_cell("") for name in names})
