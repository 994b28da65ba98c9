"""What checks say of an edition, as whole texts in `said/`, one file for each language."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from ecorules.diagnostics import Text

SAID = Path(__file__).parent / "said"
Stored: TypeAlias = Callable[[str, Text], Text]


@pytest.fixture
def stored(request: pytest.FixtureRequest) -> Stored:
    """Return what finds the stored text of a name, beside what is said now.

    `just golden tests/unit/checks` stores what is said now; the diff is read before it is kept.
    """

    def text(name: str, now: Text) -> Text:
        en, th = SAID / f"{name}.en", SAID / f"{name}.th"
        if request.config.getoption("golden") == "rewrite":
            en.write_text(now.en, encoding="utf-8")
            th.write_text(now.th, encoding="utf-8")
        return Text(en.read_text(encoding="utf-8"), th.read_text(encoding="utf-8"))

    return text
