"""Whether the files of some documents are still the ones that were handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.log.verifying import Registered, require_all
from ecorules.cli.progress import Meter
from ecorules.diagnostics import refuse_errors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.cli.evidence._desk import Desk
    from ecorules.diagnostics import Language


def require_unchanged(desk: Desk, codes: Iterable[str], lang: Language) -> None:
    """Raise `Invalid` if any file of these documents is gone or is another file now."""
    held = desk.register.evidence
    files = [
        Registered(code, file, held[code].span)
        for code in codes
        if code in held
        for file in held[code].files
    ]
    with Meter(lang) as meter:
        refuse_errors(require_all(desk.folder, files, meter).told)
