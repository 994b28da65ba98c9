"""`ecorules roster`: the list of factories, before it becomes part of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.cli.commands import ROSTER
from ecorules.cli.groups import spoken_group
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.cli.groups import Commands
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Look at a list of factories before it is used in a case.",
    th="ตรวจดูบัญชีโรงงานก่อนนำไปใช้ในกรณี",
)


def command(lang: Language) -> Commands:
    """Return the group of commands, its help in one language."""
    return spoken_group("roster", _ABOUT, lang, ROSTER, __name__)
