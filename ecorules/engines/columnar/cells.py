"""The cells of a column, read exactly: each a value, missing, or not right.

Whole numbers, decimals and text with a decimal point are exact.  A floating-point number is taken
only where it is whole: 0.1 is not a tenth there, and whatever were made of it would be a guess.
A text column of numbers is turned into whole numbers of its finest decimal place.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final, NamedTuple

import polars as pl

from ecorules.engines.columnar.tables import SEVERAL

if TYPE_CHECKING:
    from ecorules.language.vocabulary import NumberKind

_NUMBER: Final = r"^[+-]?\d+(\.\d*)?$"
_FRACTION: Final = r"\.(\d*?)0*$"
_LARGEST_FLOAT: Final = 2**53
_MOST_PLACES: Final = 18
_YES: Final = ("true", "yes", "1")
_NO: Final = ("false", "no", "0")
STATES: Final = ("planned", "submitted", "accepted", "rejected", "expired")


class Read(NamedTuple):
    """A column as read: its values, null where missing, and where a cell is not right.

    Numbers are whole numbers times `scale`.
    """

    value: pl.Expr
    is_wrong: pl.Expr
    scale: Fraction = Fraction(1)


def trimmed(header: str) -> pl.Expr:
    """Return a text column without spaces around, and null where nothing is left."""
    text = pl.col(header).str.strip_chars()
    return pl.when(text != "").then(text)


def places(header: str) -> pl.Expr:
    """Return the finest decimal place of any number in a text column."""
    return trimmed(header).str.extract(_FRACTION).str.len_chars().max()


def number(header: str, dtype: pl.DataType, kind: NumberKind, finest: int) -> Read:
    """Return a column of numbers in the unit of a kind, and where they are none or not possible."""
    given, value, tenths = _whole(header, dtype, finest)
    scale = kind.unit.factor / 10**tenths
    is_wrong = given & value.is_null()
    low, high = kind.extent.low, kind.extent.high
    if low is not None:
        is_wrong |= value < ceil(low / scale)
    if high is not None:
        is_wrong |= value > floor(high / scale)
    if kind.whole and tenths:
        is_wrong |= value % 10**tenths != 0
    return Read(value, is_wrong.fill_null(value=False), scale)


def _whole(header: str, dtype: pl.DataType, finest: int) -> tuple[pl.Expr, pl.Expr, int]:
    """Return where something is given, the whole numbers, and how many decimals they hold."""
    column = pl.col(header)
    if dtype == pl.String:
        text = trimmed(header)
        return text.is_not_null(), _from_text(text, finest), finest
    if isinstance(dtype, pl.Decimal):
        return column.is_not_null(), _narrowed(column.to_physical()), dtype.scale
    if dtype.is_float():
        is_exact = (column == column.floor()) & (column.abs() <= _LARGEST_FLOAT)
        whole = pl.when(is_exact).then(column).cast(pl.Int64, strict=False)
        return column.is_not_null(), whole, 0
    if dtype.is_integer():
        return column.is_not_null(), _narrowed(column), 0
    return column.is_not_null(), pl.lit(None, dtype=pl.Int64), 0


def _narrowed(column: pl.Expr) -> pl.Expr:
    return column.cast(pl.Int64, strict=False)


def _from_text(text: pl.Expr, finest: int) -> pl.Expr:
    """Return so many tenths of tenths of a decimal number, digit by digit."""
    is_number = text.str.contains(_NUMBER)
    if finest > _MOST_PLACES:
        return pl.lit(None, dtype=pl.Int64)
    before = text.str.extract(r"^\+?(-?\d+)")
    behind = text.str.extract(_FRACTION).fill_null("").str.pad_end(finest, "0")
    digits = pl.when(is_number).then(before + behind)
    return digits.cast(pl.Int64, strict=False)


def flag(header: str, dtype: pl.DataType) -> Read:
    """Return a column of yes and no."""
    column = pl.col(header)
    if dtype == pl.Boolean:
        return Read(column, pl.lit(value=False))
    if dtype == pl.String:
        text = trimmed(header).str.to_lowercase()
        yes, no = text.is_in(_YES), text.is_in(_NO)
        value = pl.when(yes).then(statement=True).when(no).then(statement=False)
        return Read(value, text.is_not_null() & value.is_null())
    if dtype.is_integer():
        is_other = ~column.is_in([0, 1])
        return Read(pl.when(~is_other).then(column == 1), is_other.fill_null(value=False))
    return Read(pl.lit(None, dtype=pl.Boolean), column.is_not_null())


def choice(header: str, dtype: pl.DataType, values: frozenset[str]) -> Read:
    """Return a column of named values; several that may be the case are joined by a bar."""
    if dtype == pl.Null:
        return Read(pl.lit(None, dtype=pl.String), pl.lit(value=False))
    text = _text(header, dtype)
    each = text.str.split(SEVERAL).list.eval(pl.element().is_in(sorted(values)))
    return Read(text, (~each.list.all()).fill_null(value=False))


def has_several(header: str, dtype: pl.DataType) -> pl.Expr:
    """Return whether any cell of a column of choices holds more than one."""
    return _text(header, dtype).str.contains(SEVERAL, literal=True).any()


def one_of(header: str, dtype: pl.DataType, words: tuple[str, ...]) -> Read:
    """Return a column of words that are known."""
    text = _text(header, dtype)
    return Read(text, text.is_not_null() & ~text.is_in(words))


def state(header: str, dtype: pl.DataType) -> Read:
    """Return a column of states of a document: how far it came, or plainly yes or no."""
    if dtype in {pl.Boolean, pl.Null}:
        return flag(header, pl.Boolean() if dtype == pl.Boolean else dtype)
    return one_of(header, dtype, (*STATES, *_YES, *_NO))


def is_plain(dtype: pl.DataType) -> bool:
    """Return whether a document's column says only yes or no."""
    return dtype == pl.Boolean


def day(header: str, dtype: pl.DataType) -> Read:
    """Return a column of days, as dates or written year first."""
    if dtype == pl.Date:
        return Read(pl.col(header), pl.col(header).is_null())
    if dtype == pl.String:
        value = trimmed(header).str.to_date("%Y-%m-%d", strict=False)
        return Read(value, value.is_null())
    return Read(pl.lit(None, dtype=pl.Date), pl.lit(value=True))


def key(header: str, dtype: pl.DataType) -> Read:
    """Return a column of names that must be there in every row."""
    value = _text(header, dtype)
    return Read(value, value.is_null())


def _text(header: str, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.String:
        return trimmed(header)
    if dtype.is_integer() or isinstance(dtype, pl.Categorical | pl.Enum):
        return pl.col(header).cast(pl.String)
    return pl.lit(None, dtype=pl.String)
