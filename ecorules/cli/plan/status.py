"""`ecorules plan status CASE PLAN`: what of a plan is done, under way, late or not due yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.clock import today
from ecorules.cli.drafts import in_force
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_option, format_option, language_option, page, typed_day
from ecorules.cli.outcome import ExitCode, noticed
from ecorules.cli.plan._files import opened
from ecorules.cli.streams import result
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Compare a plan, as JSON or as the workbook that was made of it, with the case on a day: "
    "what is done, under way, late and not due yet, by owner.",
    th="เปรียบเทียบแผนการดำเนินงาน (JSON หรือสมุดงานที่จัดทำไว้) กับแฟ้มกรณีในวันหนึ่ง ว่ากิจกรรมใดเสร็จแล้ว "
    "กำลังดำเนินการ ล่าช้า หรือยังไม่ถึงกำหนด แยกตามผู้รับผิดชอบ",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    on_day = Text("day on which it is looked at (default: today)", "วันที่ดูสถานะ (ค่าเริ่มต้น: วันนี้)")

    @spoken_command(
        "status",
        _ABOUT,
        lang,
        "ecorules plan status cases/demonstration cases/demonstration/plan.json --on 2022-11-15",
    )
    @click.argument("case", metavar="CASE")
    @click.argument("plan", metavar="PLAN")
    @click.option("--on", metavar="DATE", callback=typed_day, help=on_day.said(lang))
    @edition_option(lang)
    @format_option(lang)
    @language_option(lang)
    def run(
        *, case: str, plan: str, on: date | None, edition: str | None, form: str, lang: Language
    ) -> int:
        from ecorules.audit.terms import load_with_edition
        from ecorules.edition.load import load_edition
        from ecorules.path.plan.standing import plan_standing

        rules, read = load_with_edition(case, None if edition is None else load_edition(edition))
        noticed(read.notices, lang)
        rules, read = in_force(rules, read, on or today(), lang)
        found = plan_standing(opened(plan, rules, read, lang), rules, read, on or today())
        if form == "json":
            from ecorules.report.plan.status_record import written_status

            result(written_status(found))
        else:
            from ecorules.report.plan.status import status_page

            result(status_page(found, page(), lang))
        return ExitCode.DONE

    return run
