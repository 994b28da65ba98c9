"""Which language a command speaks: the one asked for, else the one of the user's locale."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.diagnostics import Language


def spoken(arguments: Sequence[str]) -> Language:
    """Return the language that a command line asks for, before it has been parsed."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        asked = following if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and asked in {"th", "en"}:
            return "th" if asked == "th" else "en"
    return of_locale()


def of_locale() -> Language:
    """Return Thai in a Thai locale and English in every other."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "th" if next(filter(None, named), "").lower().startswith("th") else "en"
