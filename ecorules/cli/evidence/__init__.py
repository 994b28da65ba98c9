"""`ecorules evidence`: the register of a case, in which documents come, are judged and are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.cli.commands import EVIDENCE
from ecorules.cli.groups import spoken_group
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.cli.groups import Commands
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Keep the register of evidence of a case: hand in documents, accept or reject them, and "
    "see how far each has come.  Nothing is ever deleted.",
    th="ทะเบียนหลักฐานของกรณี ใช้ส่ง รับ หรือไม่รับหลักฐาน และดูว่าแต่ละรายการคืบหน้าถึงไหน ไม่มีการลบสิ่งใด",
)


def command(lang: Language) -> Commands:
    """Return the group of commands, its help in one language."""
    return spoken_group("evidence", _ABOUT, lang, EVIDENCE, __name__)
