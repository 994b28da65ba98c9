"""What is the same for every row of a table unless a column of it says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.model import RoundKind

if TYPE_CHECKING:
    from datetime import date


class Setting(NamedTuple):
    """The round of all cases, its day, whether the register is closed, which rosters are whole.

    `gives_reasons` asks for columns that say why something is not settled.
    """

    kind: RoundKind = RoundKind.PRE_AUDIT
    is_closed: bool = False
    on: date | None = None
    fiscal_year: int | None = None
    complete: frozenset[str] = frozenset()
    gives_reasons: bool = False
