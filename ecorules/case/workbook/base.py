"""What the form offered and what stood in it when it was made: the base of every comparison.

Kept in a sheet that nobody sees, as text in pieces that fit a cell.  A value is written as in
`case.yaml`: a day as `2022-03-31`, a state by its word, a yes as `yes`, an amount as a bare number
beside its unit, codes one a line; an empty text is an empty cell.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMAT: Final = "ecorules.workbook/1"
# A cell takes 32,767 characters, and one beyond the basic plane counts twice.
_LONGEST_PIECE: Final = 16_000


@dataclass(frozen=True, slots=True)
class BaseSheet:
    """The cells of one sheet that people may fill: its columns, and by key the values under them.

    A row may be shorter than the columns; what it lacks is empty.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, Sequence[str]]

    def cell(self, key: str, column: str) -> str | None:
        """Return what stood in a cell, or nothing if the form did not offer it."""
        row = self.rows.get(key)
        if row is None or column not in self.columns:
            return None
        place = self.columns.index(column)
        return row[place] if place < len(row) else ""


@dataclass(frozen=True, slots=True)
class Base:
    """What a form was made for, and its sheets by name.

    `case` is empty in a form for nobody in particular; `owner` and `level` are those of a part.
    """

    edition: str
    edition_digest: str
    case: str = ""
    case_digest: str = ""
    owner: str | None = None
    level: int | None = None
    sheets: Mapping[str, BaseSheet] = field(default_factory=dict)


def written_base(base: Base) -> list[str]:
    """Return the base in pieces, each to be written into one cell, the format first."""
    sheets = {
        name: {"columns": sheet.columns, "rows": {k: list(row) for k, row in sheet.rows.items()}}
        for name, sheet in base.sheets.items()
    }
    whole = {
        "edition": {"id": base.edition, "digest": base.edition_digest},
        "case": {"id": base.case, "digest": base.case_digest},
        "owner": base.owner,
        "level": base.level,
        "sheets": sheets,
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # Spreadsheets have a meaning of their own for `_x0041_`, and drop blanks at either end.
    text = text.replace("_x", r"\u005fx")
    pieces = (text[at : at + _LONGEST_PIECE] for at in range(0, len(text), _LONGEST_PIECE))
    return [FORMAT, *(f"|{piece}|" for piece in pieces)]


def read_base(pieces: Sequence[str]) -> Base | None:
    """Return the base that pieces say, or nothing if they are not one of this format."""
    if not pieces or pieces[0] != FORMAT:
        return None
    try:
        whole = json.loads("".join(piece[1:-1] for piece in pieces[1:]))
        sheets = {
            name: BaseSheet(tuple(sheet["columns"]), sheet["rows"])
            for name, sheet in whole["sheets"].items()
        }
        edition, case = whole["edition"], whole["case"]
        return Base(
            edition["id"],
            edition["digest"],
            case["id"],
            case["digest"],
            whole["owner"],
            whole["level"],
            sheets,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
