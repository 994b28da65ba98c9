"""What is used of the library that writes workbooks, with types: it has none of its own."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from decimal import Decimal


class Style(Protocol):
    """The format of a cell."""


class Leaf(Protocol):
    """One sheet of a workbook."""

    def write_string(self, row: int, column: int, text: str, style: Style | None = None) -> int:
        """Write a text as it is."""
        ...

    def write_number(self, row: int, column: int, number: Decimal | int, style: Style) -> int:
        """Write a number."""
        ...

    def write_formula(
        self, row: int, column: int, formula: str, style: Style | None, value: str
    ) -> int:
        """Write a formula with the value that it has now."""
        ...

    def merge_range(  # noqa: PLR0913, PLR0917 - the library's own
        self, row: int, column: int, last_row: int, last_column: int, text: str, style: Style
    ) -> int:
        """Write a text over several cells."""
        ...

    def conditional_format(
        self, row: int, column: int, last_row: int, last_column: int, options: Mapping[str, object]
    ) -> int:
        """Say how cells look that fulfil a condition."""
        ...

    def write_blank(self, row: int, column: int, _blank: None, style: Style) -> int:
        """Write an empty cell."""
        ...

    def set_column(
        self,
        first: int,
        last: int,
        width: float,
        style: Style | None = None,
        options: Mapping[str, object] | None = None,
    ) -> int:
        """Set the width of columns, and how their empty cells look."""
        ...

    def set_row(
        self,
        row: int,
        height: float | None,
        style: Style | None = None,
        options: Mapping[str, object] | None = None,
    ) -> int:
        """Set the height of a row."""
        ...

    def set_default_row(self, height: float) -> None:
        """Set the height of rows that have none of their own."""
        ...

    def data_validation(
        self, row: int, column: int, last_row: int, last_column: int, options: Mapping[str, object]
    ) -> int:
        """Say what cells take."""
        ...

    def protect(self, _password: str, options: Mapping[str, bool]) -> None:
        """Lock the cells that are locked."""
        ...

    def ignore_errors(self, options: Mapping[str, str]) -> int:
        """Let a program not remark on cells."""
        ...

    def autofilter(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Set arrows on a header by which its rows can be chosen."""
        ...

    def freeze_panes(self, row: int, column: int) -> None:
        """Keep the rows and columns before a cell in view."""
        ...

    def repeat_rows(self, first: int, last: int | None = None) -> None:
        """Print rows on every page."""
        ...

    def repeat_columns(self, first: int, last: int | None = None) -> None:
        """Print columns on every page."""
        ...

    def fit_to_pages(self, width: int, height: int) -> None:
        """Shrink the print to so many pages."""
        ...

    def set_print_scale(self, _scale: int) -> None:
        """Shrink the print."""
        ...

    def hide_gridlines(self, kind: int) -> None:
        """Show or print the lines between cells."""
        ...

    def print_across(self) -> None:
        """Print the pages of a row after each other."""
        ...

    def set_landscape(self) -> None:
        """Lay the paper on its long side."""
        ...

    def set_portrait(self) -> None:
        """Stand the paper on its short side."""
        ...

    def set_paper(self, kind: int) -> None:
        """Choose the paper."""
        ...

    def set_margins(self, left: float, right: float, top: float, bottom: float) -> None:
        """Set the margins in inches."""
        ...

    def set_footer(self, text: str) -> None:
        """Set what stands at the foot of every page."""
        ...

    def very_hidden(self) -> None:
        """Let nobody see the sheet."""
        ...


class Book(Protocol):
    """A workbook that is being written."""

    def add_format(self, options: Mapping[str, object]) -> Style:
        """Make a format."""
        ...

    def add_worksheet(self, name: str) -> Leaf:
        """Add a sheet."""
        ...

    def set_properties(self, options: Mapping[str, str | datetime]) -> None:
        """Say what the workbook is."""
        ...


def book_bytes(paint: Callable[[Book], None]) -> bytes:
    """Return the bytes of a workbook that is painted from its first sheet to its last.

    It is written row by row, so that a roster of many thousands never is in memory as cells.
    """
    from xlsxwriter.workbook import (  # type: ignore[import-untyped] # noqa: PLC0415 - see above; only when a form is written
        Workbook,
    )

    made = BytesIO()
    with Workbook(made, {"constant_memory": True}) as book:
        paint(book)
    return made.getvalue()


def column_letters(column: int) -> str:
    """Return the letters of a column.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
