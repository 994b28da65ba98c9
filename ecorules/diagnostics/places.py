"""Places in what people write: a stretch of a line in a text, a cell on a sheet."""

from typing import Final, NamedTuple

from ecorules.diagnostics.shown import cells, visible

_LETTERS: Final = 26


class Sheet(NamedTuple):
    """Name a sheet of a workbook, counted from 1 in the order of its tabs."""

    number: int
    name: str


class Span(NamedTuple):
    """Mark one stretch of one line, counted in characters from 1.

    `end_column` is the first column after the stretch.  Line 0 stands for the
    file as a whole.  On a sheet the line is a row and the column a column of
    it: column 0 stands for the row as a whole, and line 0 for the sheet.
    """

    file: str
    line: int
    column: int
    end_column: int
    source: str
    sheet: Sheet | None = None

    @classmethod
    def whole(cls, file: str) -> "Span":
        """Return the span of a file in which no single place is meant."""
        return cls(file, 0, 0, 0, "")

    @classmethod
    def cell(cls, file: str, sheet: Sheet, row: int, column: int, text: str) -> "Span":
        """Return the span of a cell, a row or a sheet, with the text that stands there."""
        return cls(file, row, column, column + 1, text, sheet)

    @property
    def place(self) -> str:
        """Return the place in the form that editors, or spreadsheets, turn into a link."""
        if self.sheet is not None:
            return f"{self.file}:{_sheet_name(self.sheet.name)}{self._cell('!')}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    @property
    def margin(self) -> str:
        """Return what stands beside the line when it is shown: its number, or the cell."""
        return str(self.line) if self.sheet is None else self._cell("")

    def _cell(self, before: str) -> str:
        if not self.line:
            return ""
        return f"{before}{column_letters(self.column)}{self.line}"


def column_letters(column: int) -> str:
    """Return the letters above a column of a sheet, counted from 1.

    >>> column_letters(3), column_letters(28), column_letters(16384)
    ('C', 'AB', 'XFD')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def _sheet_name(name: str) -> str:
    """Return the name of a sheet as a formula writes it: in quotes, if it is not one word."""
    shown = visible(name)
    is_word = all(letter.isalnum() or letter == "_" or not cells(letter) for letter in shown)
    return shown if is_word and not shown[:1].isdigit() else "'{}'".format(shown.replace("'", "''"))
