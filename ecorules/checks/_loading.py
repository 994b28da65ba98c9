"""What loading an edition has already found, for the checks that are made while it loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecorules.diagnostics import Diagnostic
    from ecorules.edition.draft import Draft


def found_in_loading(draft: Draft, code: str) -> list[Diagnostic]:
    """Return the problems of one code, so that no check judges again what loading judged."""
    return [diagnostic for diagnostic in draft.diagnostics if diagnostic.code == code]
