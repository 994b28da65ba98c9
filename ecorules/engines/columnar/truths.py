"""Three-valued truth in a column: true, false, and null for unknown.

The connectives are strong Kleene.  `&`, `|` and `~` of nullable booleans are so in Polars, and a
test holds them to `language.truth`; functions that aggregate or skip nulls by default are not
used for a truth anywhere.
"""

from __future__ import annotations

import operator
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_AS_COLUMN = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


def constant(truth: Truth) -> pl.Expr:
    """Return the same truth for every row."""
    return pl.lit(_AS_COLUMN[truth], dtype=pl.Boolean)


def every_one(truths: Sequence[pl.Expr]) -> pl.Expr:
    """Return whether all hold; true of nothing at all."""
    return _joined(truths, operator.and_) if truths else constant(Truth.TRUE)


def any_one(truths: Sequence[pl.Expr]) -> pl.Expr:
    """Return whether at least one holds; false of nothing at all."""
    return _joined(truths, operator.or_) if truths else constant(Truth.FALSE)


def _joined(
    truths: Sequence[pl.Expr], connective: Callable[[pl.Expr, pl.Expr], pl.Expr]
) -> pl.Expr:
    # By halves: a chain of two hundred documents would nest as deep as it is long.
    if len(truths) == 1:
        return truths[0]
    half = len(truths) // 2
    joined = partial(_joined, connective=connective)
    return connective(joined(truths[:half]), joined(truths[half:]))


def settled(true: pl.Expr | None, false: pl.Expr | None) -> pl.Expr:
    """Return true where the one holds, false where the other does; `None` never holds.

    A null says that it does not hold.
    """
    if false is None:
        return constant(Truth.UNKNOWN) if true is None else pl.when(true).then(statement=True)
    if true is None:
        return pl.when(false).then(statement=False)
    return pl.when(true).then(statement=True).when(false).then(statement=False)


def holds(truth: pl.Expr) -> pl.Expr:
    """Return, without nulls, whether something is certainly true."""
    return truth.fill_null(value=False)


def fails(truth: pl.Expr) -> pl.Expr:
    """Return, without nulls, whether something is certainly false."""
    return holds(~truth)


def may_hold(truth: pl.Expr) -> pl.Expr:
    """Return, without nulls, whether something is not certainly false."""
    return truth.fill_null(value=True)


def may_fail(truth: pl.Expr) -> pl.Expr:
    """Return, without nulls, whether something is not certainly true."""
    return may_hold(~truth)
