"""A comparison does not say what holds where there is nothing to measure.

The type check of the conditions finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "missing-if-none"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every share of nobody and ratio over zero that is left without an answer."""
    return found_in_loading(draft, CODE)
