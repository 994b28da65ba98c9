"""A text says that it is stated, inferred or drafted, and not where or how.

The reading of provenance finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "provenance-incomplete"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every provenance that leaves out its source, its place or its reasoning."""
    return found_in_loading(draft, CODE)
