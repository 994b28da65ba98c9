"""What is judged of an edition before any area is: one check, one module, one test, one page.

A check finds one kind of mistake and finds no others.  Better to miss a mistake than to
report one that is none.  Where loading already finds a mistake, its check selects what
loading said: nothing is judged twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from ecorules.checks import (
    key_order,
    level_cycle,
    missing_cases,
    missing_if_none,
    overlapping_targets,
    provenance_incomplete,
    schema_line,
    unit_mismatch,
    unknown_fact,
    unused_fact,
)
from ecorules.checks._places import is_readable
from ecorules.diagnostics import ordered

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft


class Check(Protocol):
    """What every module of a check offers: the code of its mistake, and the search for it."""

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of the module
        """Return the code under which the mistake is reported, which is also its page's name."""
        ...

    def run(self, draft: Draft) -> list[Diagnostic]:
        """Return every such mistake in an edition."""
        ...


# What the conditions say, what the frame of the edition says, how the files are kept.
CHECKS: Final[tuple[Check, ...]] = (
    unknown_fact,
    unit_mismatch,
    missing_if_none,
    level_cycle,
    provenance_incomplete,
    overlapping_targets,
    unused_fact,
    key_order,
    missing_cases,
    schema_line,
)


def checked(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with an edition, in the order of its files and lines."""
    found = (diagnostic for check in CHECKS for diagnostic in check.run(draft))
    return ordered((*draft.diagnostics, *found))


__all__ = ["CHECKS", "Check", "checked", "is_readable"]
