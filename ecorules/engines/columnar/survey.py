"""The first look at a table: is every cell right, and between which bounds do numbers lie.

A table is read twice.  The first time nothing is kept but, for each column, how many cells are
not right and the least and the greatest number; so that the second time nothing can go wrong and
no sum can wrap around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.diagnostics import Diagnostic, Span, Text, quoted
from ecorules.engines.columnar import cells
from ecorules.engines.columnar.cells import STATES, Read
from ecorules.engines.columnar.headers import (
    ON,
    REGISTER,
    ROUND,
    Meaning,
    OfDocument,
    OfFact,
    OfRoster,
    OfRow,
    OfTarget,
)
from ecorules.language.amount import number, unit_name
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Kind

ROUNDS = ("pre-audit", "certification")
REGISTERS = ("open", "closed")
_SHOWN = 3


class Column(NamedTuple):
    """A column of a table: what it means, its cells as read, and the bounds of its numbers."""

    header: str
    meaning: Meaning
    kind: Kind | None
    dtype: pl.DataType
    read: Read
    least: int = 0
    most: int = 0
    has_several: bool = False


class Surveyed(NamedTuple):
    """A table after the first look: its columns, how many rows it has, and what is wrong."""

    columns: dict[Meaning, Column]
    rows: int
    problems: tuple[Diagnostic, ...]


def surveyed(
    table: pl.LazyFrame, meanings: Mapping[str, Meaning], edition: Edition, shown: str
) -> Surveyed:
    """Return what a table holds, column by column, and every cell that is not right."""
    schema = table.collect_schema()
    kinds = {header: _kind(meaning, edition) for header, meaning in meanings.items()}
    finest = _finest(table, [h for h, k in kinds.items() if _is_written(k, schema[h])])
    columns = [
        Column(
            header,
            meaning,
            kinds[header],
            schema[header],
            _read(header, meaning, kinds[header], schema[header], finest.get(header, 0)),
        )
        for header, meaning in meanings.items()
    ]
    asked = {name: expr for place, one in enumerate(columns) for name, expr in _asked(place, one)}
    (told,) = table.select(pl.len().alias("rows"), **asked).collect(engine="streaming").to_dicts()
    wrong = [one for place, one in enumerate(columns) if told.get(f"{place} wrong")]
    found = {
        one.meaning: one._replace(
            least=told.get(f"{place} least") or 0,
            most=told.get(f"{place} most") or 0,
            has_several=bool(told.get(f"{place} several")),
        )
        for place, one in enumerate(columns)
    }
    problems = tuple(_told(table, one, shown) for one in wrong)
    return Surveyed(found, told["rows"], problems)


def _kind(meaning: Meaning, edition: Edition) -> Kind | None:
    match meaning:
        case OfFact(fact):
            return fact.kind
        case OfTarget(target):
            named = edition.targets[target]
            return NumberKind(named.unit, named.extent)
        case _:
            return None


def _is_written(kind: Kind | None, dtype: pl.DataType) -> bool:
    return isinstance(kind, NumberKind) and dtype == pl.String


def _finest(table: pl.LazyFrame, headers: list[str]) -> dict[str, int]:
    """Return the finest decimal place of every column of numbers that is text."""
    if not headers:
        return {}
    finest = table.select([cells.places(each).alias(each) for each in headers])
    (found,) = finest.collect(engine="streaming").to_dicts()
    return {header: places or 0 for header, places in found.items()}


def _read(
    header: str, meaning: Meaning, kind: Kind | None, dtype: pl.DataType, finest: int
) -> Read:
    match kind:
        case NumberKind():
            return cells.number(header, dtype, kind, finest)
        case FlagKind():
            return cells.flag(header, dtype)
        case ChoiceKind(values=values):
            return cells.choice(header, dtype, frozenset(values))
        case None:
            return _read_plain(header, meaning, dtype)


def _read_plain(header: str, meaning: Meaning, dtype: pl.DataType) -> Read:
    match meaning:
        case OfDocument():
            return cells.state(header, dtype)
        case OfRoster():
            return cells.flag(header, dtype)
        case OfRow(name) if name == ROUND:
            return cells.one_of(header, dtype, ROUNDS)
        case OfRow(name) if name == REGISTER:
            return cells.one_of(header, dtype, REGISTERS)
        case OfRow(name) if name == ON:
            return cells.day(header, dtype)
        case _:
            return cells.key(header, dtype)


def _asked(place: int, one: Column) -> Iterator[tuple[str, pl.Expr]]:
    """Yield what is worked out of a column at the first look, each under its name."""
    if one.dtype != pl.Boolean:
        yield f"{place} wrong", one.read.is_wrong.sum()
    if isinstance(one.kind, NumberKind):
        yield f"{place} least", one.read.value.min()
        yield f"{place} most", one.read.value.max()
    if isinstance(one.kind, ChoiceKind):
        yield f"{place} several", cells.has_several(one.header, one.dtype)


def _told(table: pl.LazyFrame, one: Column, shown: str) -> Diagnostic:
    """Return which cells of a column are not right: how many, and the first of them."""
    rows = table.with_row_index("row", offset=1).filter(one.read.is_wrong)
    first = rows.select("row", pl.col(one.header).alias("cell")).head(_SHOWN)
    number, found = pl.collect_all([rows.select(pl.len()), first], engine="streaming")
    cases = number.item()
    where = ", ".join(f"{row} ({quoted(_cell(cell))})" for row, cell in found.iter_rows())
    more = "" if cases <= _SHOWN else ", …"
    header = quoted(one.header)
    message = Text(
        f"column {header}: {cases:,} {'cell is' if cases == 1 else 'cells are'} not right, "
        f"in row {where}{more}",
        f"คอลัมน์ {header} มี {cases:,} ช่องที่ไม่ถูกต้อง แถวที่ {where}{more}",
    )
    return Diagnostic("unreadable-cells", message, Span.whole(shown), help=_wanted(one))


def _cell(cell: object) -> str:
    return "" if cell is None else str(cell)


def _wanted(one: Column) -> Text:
    """Return what the cells of a column are to hold."""
    match one.kind:
        case NumberKind():
            return Text(_number(one.kind, one.dtype, "en"), _number(one.kind, one.dtype, "th"))
        case FlagKind():
            return _YES_OR_NO
        case ChoiceKind(values=values):
            return _listed(sorted(values))
        case None:
            return _plainly_wanted(one.meaning)


def _plainly_wanted(meaning: Meaning) -> Text:
    match meaning:
        case OfDocument():
            return _listed([*STATES, "true", "false"])
        case OfRow(name) if name == ROUND:
            return _listed(ROUNDS)
        case OfRow(name) if name == REGISTER:
            return _listed(REGISTERS)
        case OfRow(name) if name == ON:
            return Text("write the day as `2022-03-31`", "เขียนวันที่แบบ `2022-03-31`")
        case OfRow(name):
            said = quoted(name)
            return Text(f"every row needs {said}", f"ทุกแถวต้องมี {said}")
        case _:
            return _YES_OR_NO


_YES_OR_NO = Text(
    "write `true` or `false`, and nothing where it is not known",
    "เขียน `true` หรือ `false` ช่องที่ยังไม่ทราบให้เว้นว่าง",
)


def _listed(words: list[str] | tuple[str, ...]) -> Text:
    said = ", ".join(quoted(word) for word in words)
    return Text(
        f"write one of {said}, and nothing where it is not known",
        f"เขียนค่าใดค่าหนึ่งใน {said} ช่องที่ยังไม่ทราบให้เว้นว่าง",
    )


_NUMBERS = Text(
    "write numbers{unit}{range}, with a point before decimals", "เขียนตัวเลข{unit}{range} ใช้จุดทศนิยม"
)
_FLOATS = Text(
    "{said}; a floating-point number that is not whole is not exact: store decimals or text",
    "{said} เลขทศนิยมแบบ floating point ไม่แม่นยำ ให้เก็บเป็น decimal หรือข้อความ",
)
_IN = Text(" in {unit}", "หน่วย{unit}")
_FROM = Text(" from {least} on", " ตั้งแต่ {least} ขึ้นไป")
_TO = Text(" up to {most}", " ไม่เกิน {most}")
_BETWEEN = Text(" from {least} to {most}", " ตั้งแต่ {least} ถึง {most}")
_ANY = Text("", "")


def _number(kind: NumberKind, dtype: pl.DataType, lang: Language) -> str:
    unit, (low, high) = unit_name(kind.unit, lang), (kind.extent.low, kind.extent.high)
    least, most = ("" if end is None else number(kind.unit.from_base(end)) for end in (low, high))
    phrase = (_BETWEEN if high is not None else _FROM) if low is not None else _ANY
    phrase = _TO if low is None and high is not None else phrase
    said = _NUMBERS.said(lang).format(
        unit=_IN.said(lang).format(unit=unit) if unit else "",
        range=phrase.said(lang).format(least=least, most=most),
    )
    return _FLOATS.said(lang).format(said=said) if dtype.is_float() else said
