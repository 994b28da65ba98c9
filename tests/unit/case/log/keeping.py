"""What is kept in a folder, and what is said of a file that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecorules.case.log.storing import stored
from ecorules.diagnostics import render
from ecorules.documents import Unreadable
from tests.unit.case.log.writers import quiet

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.diagnostics import Language

ITEM = "1.2.1/map"


def refused(case: Path, source: Path, lang: Language = "en") -> str:
    """Return what is said when a file is handed in that cannot be kept."""
    with pytest.raises(Unreadable) as raised:
        stored(case, ITEM, source, quiet)
    return render([raised.value.diagnostic(None)], lang, colour=False)


def kept(case: Path) -> list[str]:
    """Return the paths of all files in a case."""
    return sorted(path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file())
