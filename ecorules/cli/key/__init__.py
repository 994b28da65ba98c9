"""`ecorules key`: the keys with which decisions are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.cli.commands import KEY
from ecorules.cli.groups import spoken_group
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.cli.groups import Commands
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Keys to sign decisions with.  The private one stays with its owner, under a passphrase; "
    "the public one may go anywhere.",
    th="กุญแจสำหรับลงนามคำตัดสิน กุญแจส่วนตัวอยู่กับเจ้าของและมีวลีรหัสผ่าน กุญแจสาธารณะเผยแพร่ได้",
)


def command(lang: Language) -> Commands:
    """Return the group of commands, its help in one language."""
    return spoken_group("key", _ABOUT, lang, KEY, __name__)
