"""Rows that others made, kept as a Parquet file: the columns typed, lists as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from ecorules.engines.columnar.run import sink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Value: TypeAlias = "str | int | bool | tuple[str, ...] | None"

_KINDS: dict[type, pl.DataType] = {
    str: pl.String(),
    int: pl.Int64(),
    bool: pl.Boolean(),
    tuple: pl.List(pl.String()),
}


def keep(rows: Sequence[Mapping[str, Value]], into: Path) -> None:
    """Write rows that have the same keys; raises `NotSaved`.

    A column with no value anywhere holds text.
    """
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    series = [
        pl.Series(name, [_plain(each) for each in values], dtype=_kind(values))
        for name, values in columns.items()
    ]
    sink(pl.DataFrame(series).lazy(), into)


def _plain(value: Value) -> str | int | bool | list[str] | None:
    return list(value) if isinstance(value, tuple) else value


def _kind(values: Sequence[Value]) -> pl.DataType:
    return next((_KINDS[type(each)] for each in values if each is not None), pl.String())
