"""`ecorules plan`: the year's plan to a level, made, read back and compared with the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.cli.commands import PLAN
from ecorules.cli.groups import Commands, filled_group
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    import click

    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Make the year's plan to a level from its cheapest way: activities with owners and months "
    "of the fiscal year, as a workbook, a page or JSON.  `ecorules plan CASE …` is short for "
    "`ecorules plan make CASE …`.",
    th="จัดทำแผนการดำเนินงานเพื่อไปถึงระดับหนึ่งจากแนวทางที่ใช้ภาระงานน้อยที่สุด ระบุกิจกรรม ผู้รับผิดชอบ "
    "และเดือนของปีงบประมาณ เป็นสมุดงาน หน้าเว็บ หรือ JSON `ecorules plan CASE …` "
    "เป็นรูปย่อของ `ecorules plan make CASE …`",
)
_OWN = frozenset({"--help", "--lang"})


class Plans(Commands):
    """The group in which whatever names no command of its own is a case to plan for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let a case stand where a command would."""
        first = args[0] if args else "--help"
        if first not in self.lines and first.partition("=")[0] not in _OWN:
            args = ["make", *args]
        return super().parse_args(ctx, args)


def command(lang: Language) -> Commands:
    """Return the group of commands, its help in one language."""
    return filled_group(Plans(name="plan"), _ABOUT, lang, PLAN, __name__)
