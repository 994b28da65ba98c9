"""What the form offered and what stood in it when it was made: the base of every comparison.

Kept in a sheet that nobody sees, as text in pieces that fit a cell.  A value is written as in
`case.yaml`: a day as `2022-03-31`, a state by its word, a yes as `yes`, an amount as a bare number
beside its unit, codes one a line; an empty text is an empty cell.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

FORMAT: Final = "ecorules.workbook/1"
# A cell takes 32,767 characters, and one beyond the basic plane counts twice.
_LONGEST_PIECE: Final = 16_000
_MOST_DIGITS: Final = 9
_HALF_A_LETTER: Final = re.compile(r"\\u[dD][89a-fA-F]")


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
        text = "".join(piece[1:-1] for piece in pieces[1:])
        if _HALF_A_LETTER.search(text):
            return None
        whole = json.loads(text, parse_int=_small)
        edition, case = whole["edition"], whole["case"]
        return Base(
            _text(edition["id"]),
            _text(edition["digest"]),
            _text(case["id"]),
            _text(case["digest"]),
            None if whole["owner"] is None else _text(whole["owner"]),
            None if whole["level"] is None else _number(whole["level"]),
            {name: _sheet(sheet) for name, sheet in whole["sheets"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


# A base comes back with the form, from whoever had it: nothing in it is taken on trust.


def _sheet(said: Mapping[str, JsonValue]) -> BaseSheet:
    columns, rows = said["columns"], said["rows"]
    if not isinstance(rows, dict):
        raise TypeError
    return BaseSheet(tuple(_texts(columns)), {_text(key): _texts(row) for key, row in rows.items()})


def _texts(said: JsonValue) -> list[str]:
    # There are a million of them: their types are looked at together.
    if not isinstance(said, list) or not {*map(type, said)} <= {str}:
        raise TypeError
    return list(map(str, said))


def _text(said: JsonValue) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


def _number(said: JsonValue) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise TypeError
    return said


def _small(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError
    return int(digits)
