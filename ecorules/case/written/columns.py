"""The values of a column as text, each different one understood once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.written.amounts import written_amount
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from ecorules.case.model import Value
    from ecorules.language.vocabulary import Fact

YES: Final = "yes"
NO: Final = "no"


def value_text(fact: Fact, value: Value) -> str:
    """Return a value as a case file says it: an amount with its unit."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, str) or not isinstance(fact.kind, NumberKind):
        return str(value)
    return written_amount(value, fact.kind.unit).text(fact.kind.unit)


def cell_text(fact: Fact, value: Value) -> str:
    """Return a value as a column has it: a number in the unit of the column is bare."""
    if isinstance(value, bool | str) or not isinstance(fact.kind, NumberKind):
        return value_text(fact, value)
    return written_amount(value, fact.kind.unit).cell(fact.kind.unit)


class ColumnText:
    """Write the values of one column.

    Rows share their values, and hashing a fraction takes longer than all the rest, so texts are
    kept by the object; with the object itself, lest another takes its place in memory.
    """

    def __init__(self, fact: Fact) -> None:
        self._fact = fact
        self._kept: dict[int, tuple[Value, str]] = {}

    def text(self, value: Value) -> str:
        """Return a value of the column as `cell_text` does."""
        found = self._kept.get(id(value))
        if found is None:
            found = self._kept[id(value)] = (value, cell_text(self._fact, value))
        return found[1]
