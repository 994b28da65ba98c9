"""A requirement names nobody who is to provide its evidence.

The reading of the requirement finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "missing-owner"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every requirement without an owner."""
    return found_in_loading(draft, CODE)
