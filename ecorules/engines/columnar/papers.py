"""Documents in columns: what each state is worth in a row's round, as `case.papers` says it.

A document that does not count is unknown while the register is open and missing once it is
closed; but what was handed in and waits for the auditor is never missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from ecorules.case.model import RoundKind
from ecorules.engines.columnar.headers import (
    REGISTER,
    ROUND,
    OfDocument,
    OfRow,
    documents_of,
)
from ecorules.engines.columnar.tables import document_column, gap_column
from ecorules.language.subject import Lack

if TYPE_CHECKING:
    from ecorules.edition.model import Edition
    from ecorules.engines.columnar.setting import Setting
    from ecorules.engines.columnar.survey import Column, Surveyed

_IN_HAND = ("accepted", "true", "yes", "1")
_NOT_THERE = ("false", "no", "0")


class _Round(NamedTuple):
    """Where the round certifies, and where the register is closed."""

    certifies: pl.Expr
    is_closed: pl.Expr


def papers_of(edition: Edition, table: Surveyed, setting: Setting) -> dict[str, pl.Expr]:
    """Return a column for every document that an edition asks for, and why it does not count."""
    held_as = _Round(
        _says(table, ROUND, "certification", unsaid=setting.kind is RoundKind.CERTIFICATION),
        _says(table, REGISTER, "closed", unsaid=setting.is_closed),
    )
    found: dict[str, pl.Expr] = {}
    for item in documents_of(edition):
        column = table.columns.get(OfDocument(item))
        name = document_column(item)
        found[name], why = _paper(column, held_as)
        if setting.gives_reasons:
            found[gap_column(name)] = pl.when(found[name].is_null()).then(why)
    return found


def _says(table: Surveyed, name: str, word: str, *, unsaid: bool) -> pl.Expr:
    column = table.columns.get(OfRow(name))
    if column is None:
        return pl.lit(unsaid)
    return (column.read.value == word).fill_null(unsaid)


def _paper(column: Column | None, held_as: _Round) -> tuple[pl.Expr, pl.Expr]:
    """Return whether a document is in hand, and why it does not count."""
    missing = pl.lit(Lack.NO_DOCUMENT.value)
    if column is None:
        return _or_missing(pl.lit(None, dtype=pl.Boolean), held_as.is_closed), missing
    value = column.read.value
    if column.dtype in {pl.Boolean, pl.Null}:
        return _or_missing(value, held_as.is_closed), missing
    waits = (value == "submitted") & held_as.certifies
    counts = pl.when(value.is_in(_IN_HAND) | ((value == "submitted") & ~held_as.certifies))
    known = counts.then(statement=True).when(value.is_in(_NOT_THERE)).then(statement=False)
    not_accepted = pl.when(value.is_in(["submitted", "rejected"]))
    why = not_accepted.then(pl.lit(Lack.NOT_ACCEPTED.value)).otherwise(missing)
    why = pl.when(value == "expired").then(pl.lit(Lack.EXPIRED.value)).otherwise(why)
    is_missing = held_as.is_closed & ~waits.fill_null(value=False)
    return _or_missing(known, is_missing), why


def _or_missing(known: pl.Expr, is_missing: pl.Expr) -> pl.Expr:
    return pl.when(known.is_null() & is_missing).then(statement=False).otherwise(known)
