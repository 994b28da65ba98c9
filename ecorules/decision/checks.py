"""One thing that was looked at while a decision was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ecorules.decision.differences import Difference
    from ecorules.diagnostics import Diagnostic, Text


class Check(NamedTuple):
    """What was looked at, whether it holds, and where it differs.

    `told` is what is wrong with files that had to be read for it.
    """

    name: str
    holds: bool
    said: Text
    differing: tuple[Difference, ...] = ()
    told: tuple[Diagnostic, ...] = ()
