"""A condition compares with a target that the edition does not have.

The type check of the conditions finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "unknown-target"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every threshold whose target stands nowhere."""
    return found_in_loading(draft, CODE)
