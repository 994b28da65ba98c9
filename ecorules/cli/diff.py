"""`ecorules diff OLD NEW`: what changed between two editions, in meaning and not in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page
from ecorules.cli.outcome import ExitCode
from ecorules.cli.progress import READING, Meter
from ecorules.cli.streams import result
from ecorules.diagnostics import Text
from ecorules.edition import find_edition, load_edition
from ecorules.revision.difference import changes_between
from ecorules.revision.reading import crosswalk_between

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.report.difference import Differing

_ABOUT = Text(
    en="Show what changed between two editions: requirements that came, went or moved, conditions "
    "clause by clause and whether they are stricter, targets, evidence, owners.  What files are "
    "called and in which order they say it is no change.",
    th="แสดงสิ่งที่เปลี่ยนระหว่างเกณฑ์สองฉบับ ได้แก่ ข้อกำหนดที่เพิ่ม ตัดออก หรือย้ายระดับ "
    "เงื่อนไขที่เข้มงวดขึ้นหรือผ่อนลงทีละส่วน ค่าเป้าหมาย หลักฐาน และหน่วยงานผู้รับผิดชอบ "
    "ชื่อไฟล์และลำดับการเขียนไม่นับเป็นการเปลี่ยนแปลง",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "diff",
        _ABOUT,
        lang,
        "ecorules diff eit-2565 eit-2565-example --lang th",
        "ecorules diff eit-2562 eit-2565 --format json",
    )
    @click.argument("old", metavar="OLD")
    @click.argument("new", metavar="NEW")
    @format_option(lang)
    @language_option(lang)
    def run(old: str, new: str, form: str, lang: Language) -> int:
        with Meter(lang) as meter:
            meter.doing(READING)
            found = _found(old, new)
        result(_written(found, form, lang))
        return ExitCode.DONE

    return run


def _found(old: str, new: str) -> Differing:
    from ecorules.report.difference import Differing

    before, after = load_edition(old), load_edition(new)
    way = crosswalk_between(find_edition(new), before, after)
    return Differing(before, after, changes_between(before, after), way)


def _written(found: Differing, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.report.difference_record import written_difference

        return written_difference(found)
    from ecorules.report.difference import difference_page

    return difference_page(found, page(), lang)
