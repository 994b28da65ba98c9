"""`ecorules handbook EDITION --level N -o FILE`: what one level asks, for those who prepare it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.streams import result
from ecorules.diagnostics import Text
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Write the handbook of one level as a page for browser and paper: every requirement "
    "with its evidence, how it is judged, its targets and the facts to collect.",
    th="จัดทำคู่มือของระดับหนึ่งเป็นหน้าเว็บที่พิมพ์ได้ ประกอบด้วยข้อกำหนดทุกข้อ เอกสารหลักฐาน วิธีตัดสิน "
    "ค่าเป้าหมาย และข้อมูลที่ต้องเก็บ",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    which = Text("level of the handbook (0: baseline)", "ระดับของคู่มือ (0 คือข้อกำหนดพื้นฐาน)")
    where = Text("file to write", "ไฟล์ที่จะเขียน")

    @spoken_command(
        "handbook",
        _ABOUT,
        lang,
        "ecorules handbook eit-2562 --level 1 -o handbook.html --lang th",
    )
    @click.argument("edition", metavar="EDITION")
    @click.option(
        "--level", type=click.IntRange(0), metavar="N", required=True, help=which.said(lang)
    )
    @click.option("-o", "output", metavar="FILE", required=True, help=where.said(lang))
    @language_option(lang)
    def run(edition: str, level: int, output: str, lang: Language) -> int:
        from ecorules.report.handbook import handbook

        rules = load_edition(edition)
        if level not in rules.levels:
            known = ", ".join(map(str, sorted(rules.levels)))
            raise WrongUsage(
                Text(
                    f"edition `{rules.id}` has no level {level}; it has {known}",
                    f"ฉบับเกณฑ์ `{rules.id}` ไม่มีระดับ {level} มีเฉพาะ {known}",
                )
            )
        path = Path(output)
        try:
            path.write_text(handbook(rules, level, lang), encoding="utf-8")
        except OSError as error:
            said = Text(f"`{output}` cannot be written", f"เขียนไฟล์ `{output}` ไม่ได้")
            raise WrongUsage(said) from error
        done = Text(f"written: {output}", f"เขียนแล้ว: {output}").said(lang)
        result(f"{done}\n")
        return ExitCode.DONE

    return run
