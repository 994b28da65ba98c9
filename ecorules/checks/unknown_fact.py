"""A condition names a fact that the vocabulary does not declare.

The type check of the conditions finds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.checks._loading import found_in_loading

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft

CODE: Final = "unknown-fact"


def run(draft: Draft) -> list[Diagnostic]:
    """Return every name of a fact that names none."""
    return found_in_loading(draft, CODE)
