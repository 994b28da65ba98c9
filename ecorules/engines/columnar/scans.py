"""Files as tables that are scanned: Parquet or CSV, told by the end of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ecorules.diagnostics import Diagnostic, Invalid, Span, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SUFFIXES = (".parquet", ".csv")


def scan(paths: Sequence[Path]) -> pl.LazyFrame:
    """Return files of the same columns as one table; raises `Invalid` for what is none."""
    problems = [problem for path in paths if (problem := _unreadable(path)) is not None]
    if problems:
        raise Invalid(problems)
    tables = [_scanned(path) for path in paths]
    first = tables[0].collect_schema()
    for path, table in zip(paths, tables, strict=True):
        if table.collect_schema() != first:
            problems.append(Diagnostic("other-columns", _OTHER, Span.whole(str(path)), help=_ALIKE))
    if problems:
        raise Invalid(problems)
    return tables[0] if len(tables) == 1 else pl.concat(tables)


def _scanned(path: Path) -> pl.LazyFrame:
    if path.suffix.lower() == ".parquet":
        return pl.scan_parquet(path)
    # Every cell stays text until it is known what it means: no float comes into being.
    return pl.scan_csv(path, infer_schema=False)


def _unreadable(path: Path) -> Diagnostic | None:
    span = Span.whole(str(path))
    if not path.is_file():
        return Diagnostic("no-file", Text("there is no such file", "ไม่มีแฟ้มนี้"), span)
    if path.suffix.lower() not in SUFFIXES:
        return Diagnostic("no-table", _NO_TABLE, span, help=_FORMS)
    try:
        _scanned(path).collect_schema()
    except (pl.exceptions.PolarsError, OSError):
        return Diagnostic("no-table", _NO_TABLE, span, help=_FORMS)
    return None


_NO_TABLE = Text("this is no table that can be read", "แฟ้มนี้ไม่ใช่ตารางที่อ่านได้")
_FORMS = Text(
    "give a Parquet file (`.parquet`) or a CSV file in UTF-8 (`.csv`) with headers",
    "ใช้แฟ้ม Parquet (`.parquet`) หรือ CSV แบบ UTF-8 (`.csv`) ที่มีหัวคอลัมน์",
)
_OTHER = Text("this table has other columns than the first one", "ตารางนี้มีคอลัมน์ไม่ตรงกับตารางแรก")
_ALIKE = Text(
    "tables that are read together have the same columns of the same types, in the same order",
    "ตารางที่อ่านรวมกันต้องมีคอลัมน์และชนิดข้อมูลเหมือนกัน เรียงลำดับเดียวกัน",
)
