"""Tables in, results out: written while they are worked out, and counted on the way.

Nothing but the batches in work is held in memory.  A file appears under its name when it is
whole, so that what is found under it is never half of a result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from ecorules.engines.columnar.found import VERDICTS, Found
from ecorules.engines.columnar.plan import concluded, judged, verdict_column
from ecorules.engines.columnar.reasons import reasons_column, with_reasons

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.tables import Tables

    Seen = Callable[[int], None]

SUFFIXES: Final = (".parquet", ".csv", ".jsonl")


class NotSaved(Exception):  # noqa: N818 - it says what became of the result
    """Say that a result could not be written, in the system's words."""


class Order(NamedTuple):
    """Say where results go, if anywhere, and who is told how many rows were done."""

    into: Path | None = None
    seen: Seen | None = None


def results(edition: Edition, tables: Tables) -> pl.LazyFrame:
    """Return one row a case: the levels, and every requirement's verdict, `met` and reasons.

    Raises `Invalid` if the edition cannot be evaluated in columns.
    """
    found = judged(edition, tables)
    if not tables.has_gaps:
        return concluded(edition, found.cases)
    names = [reasons_column(code) for code in edition.requirements]
    return concluded(edition, with_reasons(edition, tables, found), *names)


def carried_out(edition: Edition, tables: Tables, order: Order) -> Found:
    """Work out every case, write the results if asked to, and return the counts.

    Raises `NotSaved`.
    """
    rows = results(edition, tables)
    if order.seen is not None:
        rows = rows.map_batches(_telling(order.seen), streamable=True)
    counts = rows.select(_counts(edition))
    if order.into is None:
        return _found(edition, counts.collect(engine="streaming"))
    return _found(edition, sink(rows, order.into, counts))


def sink(rows: pl.LazyFrame, into: Path, counts: pl.LazyFrame | None = None) -> pl.DataFrame:
    """Write rows into a file of any of the forms, and return what is counted on the way.

    Raises `NotSaved`.
    """
    part = into.with_name(f".{into.name}.part")
    try:
        also = [] if counts is None else [counts]
        *_, counted = pl.collect_all([_sink(rows, part, into), *also], engine="streaming")
        part.replace(into)
    except OSError as error:
        raise NotSaved(error.strerror or str(error)) from None
    finally:
        part.unlink(missing_ok=True)
    return counted


def _telling(seen: Seen) -> Callable[[pl.DataFrame], pl.DataFrame]:
    def passed_on(batch: pl.DataFrame) -> pl.DataFrame:
        seen(batch.height)
        return batch

    return passed_on


def _sink(rows: pl.LazyFrame, part: Path, into: Path) -> pl.LazyFrame:
    match into.suffix.lower():
        case ".parquet":
            return rows.sink_parquet(part, lazy=True)
        case ".csv":
            lists = pl.col(pl.List(pl.String)).list.join("; ")
            return rows.with_columns(lists).sink_csv(part, lazy=True)
        case _:
            return rows.sink_ndjson(part, lazy=True)


def _levels(edition: Edition) -> list[int]:
    return sorted({0, *edition.levels})


def _counts(edition: Edition) -> list[pl.Expr]:
    levels = [
        (pl.col(name) == level).sum().alias(f"{name} {level}")
        for name in ("proven", "reachable")
        for level in _levels(edition)
    ]
    verdicts = [
        (pl.col(verdict_column(code)) == verdict).sum().alias(f"{verdict} {code}")
        for code in edition.requirements
        for verdict in VERDICTS
    ]
    return [pl.len().alias("cases"), *levels, *verdicts]


def _found(edition: Edition, counted: pl.DataFrame) -> Found:
    (told,) = counted.to_dicts()
    proven, reachable = (
        {level: told[f"{name} {level}"] for level in _levels(edition)}
        for name in ("proven", "reachable")
    )
    verdicts = {
        code: {verdict: told[f"{verdict} {code}"] for verdict in VERDICTS}
        for code in edition.requirements
    }
    return Found(told["cases"], proven, reachable, verdicts)
