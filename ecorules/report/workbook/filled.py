"""A sheet with what stands in it, before it is painted: rows of cells, some for people to fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.workbook.base import BaseSheet
from ecorules.case.workbook.cells import entered

if TYPE_CHECKING:
    from ecorules.case.workbook.layout import Column, Sheet
    from ecorules.diagnostics import Text


class Offer(NamedTuple):
    """What a drop-down list offers; with `is_all` nothing else is taken."""

    texts: tuple[str, ...]
    is_all: bool = False


class Cell(NamedTuple):
    """One cell: what is shown, whether people may change it, and what helps them to."""

    text: str = ""
    is_open: bool = False
    offer: Offer | None = None
    prompt: Text | None = None


def open_cell(text: str, offer: Offer | None = None, prompt: Text | None = None) -> Cell:
    """Return a cell that people may fill."""
    return Cell(text, True, offer, prompt)  # noqa: FBT003 - the one place that says so


class Row(NamedTuple):
    """One row: its key, its cells by column, and the values that it had when it was made.

    A row without values is no part of what is compared: a heading, or one to be added.
    """

    key: str
    cells: Mapping[str, Cell]
    values: Sequence[str] | None = None

    @property
    def is_heading(self) -> bool:
        """Return whether the row is only for the eye."""
        return self.values is None and self.key.startswith("#")


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet and its rows."""

    sheet: Sheet
    rows: tuple[Row, ...]
    columns: tuple[Column, ...] = field(default=())

    def base(self) -> BaseSheet:
        """Return the values of all rows, by key, as long as there are any."""
        rows = {row.key: _short(row.values) for row in self.rows if row.values is not None}
        return BaseSheet(entered(self.sheet), rows)


def _short(values: Iterable[str]) -> list[str]:
    """Return values without the empty ones at the end."""
    found = list(values)
    while found and not found[-1]:
        found.pop()
    return found


def heading(number: int, column: str, text: str) -> Row:
    """Return a row that only says what the rows below it are."""
    return Row(f"#{number}", {column: Cell(text)})
