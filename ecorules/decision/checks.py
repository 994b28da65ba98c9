"""One thing that was looked at while a decision was verified."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ecorules.decision.differences import Difference
    from ecorules.diagnostics import Diagnostic, Text


class Standing(Enum):
    """Say what became of a decision, from what was looked at."""

    HOLDS = "holds"
    WAITS = "waits"
    CASE_CHANGED = "case-changed"
    FAILS = "fails"


class Check(NamedTuple):
    """What was looked at, whether it holds, and where it differs.

    `told` is what is wrong with files that had to be read for it.  `is_later` says that it
    fails only by what may come later: a signature that is still missing, a case that moved on.
    """

    name: str
    holds: bool
    said: Text
    differing: tuple[Difference, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    is_later: bool = False
