"""A condition brings together two amounts that measure different things.

The type check of the conditions and the reading of figures find it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "unit-mismatch"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every comparison, sum or figure whose units do not measure the same."""
    return found_in_loading(draft, CODE)
