"""`ecorules editions [FOLDER]`: what each edition holds, and on what it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page
from ecorules.cli.streams import result
from ecorules.diagnostics import Text
from ecorules.edition import find_edition, load_edition, packaged_editions
from ecorules.edition.packaged import DRAFTS, VARIANTS, packaged_drafts, packaged_variants
from ecorules.report.editions import editions_page, written_editions

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="List the editions in FOLDER: working or adopted, and how many requirements of each "
    "kind, level, dimension and provenance, beside the number that the whole edition is said "
    "to hold.  FOLDER may be one edition or its id.  Without it, the editions, variants and drafts "
    "that come with the program are listed.",
    th="แสดงฉบับเกณฑ์ใน FOLDER พร้อมสถานะ และจำนวนข้อกำหนดแยกตามประเภท ระดับ มิติ และที่มา "
    "เทียบกับจำนวนที่เอกสารระบุว่าฉบับเต็มมี FOLDER จะเป็นฉบับเดียวหรือรหัสของฉบับก็ได้ "
    "หากไม่ระบุ จะแสดงทุกฉบับ ฉบับทางเลือก และฉบับร่างที่มากับโปรแกรม",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "editions",
        _ABOUT,
        lang,
        "ecorules editions",
        "ecorules editions criteria --lang th",
        "ecorules editions eit-2565 --format json",
    )
    @click.argument("folder", metavar="[FOLDER]", required=False)
    @format_option(lang)
    @language_option(lang)
    def run(folder: str | None, form: str, lang: Language) -> None:
        editions = [load_edition(each) for each in _folders(folder)]
        show = written_editions(editions)
        if form == "text":
            show = editions_page(editions, page(), lang)
        result(show)

    return run


def _folders(named: str | None) -> list[Path]:
    """Return where the edition is, or all in a folder around them, variants and drafts last."""
    if named is None:
        return [
            *map(find_edition, packaged_editions()),
            *packaged_variants(),
            *packaged_drafts(),
        ]
    folder = find_edition(named)
    within = sorted(frame.parent for frame in folder.glob("*/edition.yaml"))
    if (folder / "edition.yaml").exists() or not within:
        return [folder]
    drafts = sorted(frame.parent for frame in (folder / DRAFTS).glob("*/edition.yaml"))
    return [*within, *sorted((folder / VARIANTS).glob("*.yaml")), *drafts]
