"""All cases below a folder, each audited by the edition it names on the day it names.

Whatever is wrong with any of them is told at once.  An edition is read once, however many cases
name it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ecorules.audit.conduct import audit
from ecorules.audit.terms import load_with_edition
from ecorules.case.load import case_edition
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, quoted
from ecorules.edition.load import find_edition, load_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import RoundKind
    from ecorules.edition.model import Edition


def case_folders(folder: Path) -> list[Path]:
    """Return the folder itself if it is a case, or else every case below it, in order."""
    if (folder / "case.yaml").is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob("**/case.yaml"))


def audited_folders(
    folders: Sequence[Path],
    *,
    on: date | None = None,
    kind: RoundKind | None = None,
    seen: Callable[[int], None] = lambda _: None,
) -> tuple[Audit, ...]:
    """Return the audit of every case, or raise `Invalid` with all that is wrong in any of them."""
    into: list[Diagnostic] = []
    editions: dict[Path, Edition] = {}
    first: dict[str, Path] = {}
    found: list[Audit] = []
    for folder in folders:
        try:
            edition, case = load_with_edition(folder, _edition(folder, editions))
        except Invalid as invalid:
            into.extend(invalid.diagnostics)
        else:
            if case.id in first:
                into.append(_same_id(case.id, folder, first[case.id]))
            first.setdefault(case.id, folder)
            found.append(audit(edition, case, on=on, kind=kind))
        seen(1)
    if into:
        raise Invalid(into)
    return tuple(found)


def _edition(folder: Path, editions: dict[Path, Edition]) -> Edition | None:
    """Return the edition that a case names, read before or now; nothing if it names none."""
    try:
        path = find_edition(case_edition(folder))
    except Invalid:
        # Whoever reads the case says what is wrong, with the place.
        return None
    if path not in editions:
        editions[path] = load_edition(path)
    return editions[path]


def _same_id(name: str, folder: Path, other: Path) -> Diagnostic:
    said, where = quoted(name), other.as_posix()
    message = Text(
        f"the case in `{where}` is called {said} too", f"กรณีใน `{where}` ใช้รหัส {said} เช่นกัน"
    )
    return Diagnostic("duplicate-key", message, Span.whole((folder / "case.yaml").as_posix()))
