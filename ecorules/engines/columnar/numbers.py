"""What a column of numbers leaves possible: its value, or where it is null what is declared."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from ecorules.engines.columnar import ranges, wholes
from ecorules.engines.columnar.ends import End, common
from ecorules.engines.columnar.ranges import Known, Range
from ecorules.engines.columnar.wholes import ONE

if TYPE_CHECKING:
    from ecorules.engines.columnar.tables import NumberCell


def number(cell: NumberCell) -> Range:
    """Return the range that a number leaves: its own value, or what is declared."""
    if cell.low is None or cell.high is None:
        return ranges.declared(cell.declared)
    scale = cell.scale
    for limit in (cell.declared.low, cell.declared.high):
        scale = scale if not limit else common(scale, limit)
    low, high = (_end(cell, column, scale) for column in (cell.low, cell.high))
    known = Known(low, cell.declared) if cell.low == cell.high else None
    return Range(_filled(low, cell.declared.low), _filled(high, cell.declared.high), known=known)


def _end(cell: NumberCell, column: str, scale: Fraction) -> End:
    given = wholes.bounded(pl.col(column), cell.least, cell.most)
    factor = wholes.constant((cell.scale / scale).numerator)
    return End(wholes.times(given, factor), ONE, scale, always=False)


def _filled(end: End, declared: Fraction | None) -> End:
    """Return the end with the declared one where it is missing."""
    if declared is None:
        return end
    value = (declared / end.scale).numerator
    least, most = min(end.above.least, value), max(end.above.most, value)
    wide = wholes.bounded(None, least, most).is_wide or end.above.is_wide
    dtype = pl.Int128 if wide else pl.Int64
    column = end.above.column.cast(dtype) if wide else end.above.column
    expr = column.fill_null(pl.lit(value, dtype=dtype))
    return end._replace(above=wholes.Whole(expr, least, most, wide), always=True)
