"""What is judged of an edition before any area is: one check, one module, one test, one page.

A check finds one kind of mistake and finds no others.  Better to miss a mistake than to
report one that is none.  Where loading already finds a mistake, its check selects what
loading said: nothing is judged twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from ecorules.checks import (
    declared_counts,
    duplicate_obligation,
    idle_evidence,
    key_order,
    level_cycle,
    missing_cases,
    missing_if_none,
    missing_owner,
    missing_title,
    number_in_condition,
    overlapping_targets,
    provenance_incomplete,
    schema_line,
    settled_condition,
    stated_without_source,
    target_without_source,
    thai_text,
    unit_mismatch,
    unknown_fact,
    unknown_target,
    unreachable_level,
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


# What the conditions say, what stands around them, what the frame of the edition says, how the
# texts and files are kept.
CHECKS: Final[tuple[Check, ...]] = (
    unknown_fact,
    unknown_target,
    unit_mismatch,
    missing_if_none,
    settled_condition,
    number_in_condition,
    duplicate_obligation,
    idle_evidence,
    missing_owner,
    stated_without_source,
    provenance_incomplete,
    level_cycle,
    unreachable_level,
    declared_counts,
    overlapping_targets,
    target_without_source,
    unused_fact,
    missing_title,
    thai_text,
    key_order,
    missing_cases,
    schema_line,
)


def checked(draft: Draft) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with an edition, in the order of its files and lines.

    What is wrong with the edition that a draft extends is said of that one, and not again.
    """
    found = (diagnostic for check in CHECKS for diagnostic in check.run(draft))
    known = frozenset() if draft.below is None else frozenset(checked(draft.below))
    return ordered(each for each in (*draft.diagnostics, *found) if each not in known)


__all__ = ["CHECKS", "Check", "checked", "is_readable"]
