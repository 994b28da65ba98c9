"""Levels stand on each other in a circle, so that none of them comes first.

The reading of the ladder finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "level-cycle"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every circle among the levels, once each."""
    return found_in_loading(draft, CODE)
