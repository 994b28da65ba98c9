"""Which language a command speaks: the one asked for, else the one of the user's locale."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.diagnostics import Language


def spoken(arguments: Sequence[str]) -> Language:
    """Return the language that a command line asks for, before it has been parsed."""
    for argument, following in pairwise([*arguments, ""]):
        asked = following if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and asked in {"th", "en"}:
            return "th" if asked == "th" else "en"
    return of_locale()


def of_locale() -> Language:
    """Return Thai in a Thai locale and English in every other."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "th" if next(filter(None, named), "").lower().startswith("th") else "en"


_LANGUAGE = Text(
    "language of the output (default: the locale's)", "ภาษาของผลลัพธ์ (ค่าเริ่มต้น: ตามระบบ)"
)


def language_parameter(lang: Language) -> click.Option:
    """Return the option `--lang`, explained in the reader's language."""
    choice = click.Choice(["th", "en"])
    return click.Option(["--lang"], type=choice, default=of_locale, help=_LANGUAGE.said(lang))
