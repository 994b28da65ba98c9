"""Two values of one target hold on the same day.

The reading of the targets finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "overlapping-targets"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every value of a target that begins before the earlier one ends."""
    return found_in_loading(draft, CODE)
