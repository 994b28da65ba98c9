"""`ecorules check [EDITION]`: everything in an edition that is wrong before any area is judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.checks import checked, is_readable
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_folder, format_option, language_option, page
from ecorules.cli.outcome import ExitCode, noticed
from ecorules.cli.progress import CHECKING, Meter
from ecorules.cli.proving import Proving, proof_options, prove_editions, require_proof
from ecorules.cli.streams import result
from ecorules.diagnostics import Text
from ecorules.edition import find_edition, packaged_editions, read_edition
from ecorules.edition.packaged import DRAFTS, packaged_drafts
from ecorules.edition.variant import misread
from ecorules.report.checks import Checked, checks_page, written_checks
from ecorules.revision.reading import misdrawn

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Diagnostic, Language
    from ecorules.edition import Draft

_ABOUT = Text(
    en="Check an edition for mistakes: names that name nothing, units that do not match, "
    "values without a source, requirements without cases.  Without EDITION, every edition "
    "that comes with the program is checked.",
    th="ตรวจสอบความถูกต้องของฉบับเกณฑ์ เช่น ชื่อที่ไม่ได้กำหนดไว้ หน่วยที่ไม่ตรงกัน "
    "ค่าที่ไม่มีที่มา และข้อกำหนดที่ไม่มีกรณีตัวอย่าง "
    "หากไม่ระบุ EDITION จะตรวจทุกฉบับที่มากับโปรแกรม",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "check",
        _ABOUT,
        lang,
        "ecorules check",
        "ecorules check criteria/eit-2562 --lang th",
        "ecorules check eit-2562 --format json",
        "ecorules check eit-2565 --prove",
    )
    @click.argument("edition", metavar="[EDITION]", required=False)
    @proof_options(lang)
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        edition: str | None,
        prove: bool,
        save: str | None,
        values_on: date | None,
        patience: int,
        form: str,
        lang: Language,
    ) -> int:
        asked = require_proof(save, values_on, prove=prove)
        with Meter(lang) as meter:
            meter.doing(CHECKING)
            drafts = [read_edition(folder, _from_here(folder)) for folder in _folders(edition)]
            results = [
                Checked(_name(draft), len(draft.requirements), (*checked(draft), *_between(draft)))
                for draft in drafts
            ]
        readable = [one for draft in drafts if (one := draft.edition) is not None]
        may_prove = asked and len(readable) == len(drafts) and all(map(is_readable, drafts))
        if form == "json" and may_prove:
            # The one result is that of the proof; what else is wrong is told beside it.
            noticed([each for one in results for each in one.diagnostics], lang)
        else:
            show = written_checks(results) if form == "json" else checks_page(results, page(), lang)
            result(show)
        if not all(map(is_readable, drafts)):
            return ExitCode.INVALID
        is_in_order = all(result.is_in_order for result in results)
        ended = (
            prove_editions(readable, Proving(form, lang, save, values_on, patience))
            if may_prove
            else 0
        )
        return ended or (ExitCode.DONE if is_in_order else ExitCode.DOES_NOT_HOLD)

    return run


def _folders(edition: str | None) -> list[Path]:
    """Return the folder of the edition, or those of all editions in a folder around them."""
    if edition is None:
        return [*map(find_edition, packaged_editions()), *packaged_drafts()]
    folder = edition_folder(edition)
    frames = (
        *sorted(folder.glob("*/edition.yaml")),
        *sorted(folder.glob(f"{DRAFTS}/*/edition.yaml")),
    )
    within = [frame.parent for frame in frames]
    return [folder] if (folder / "edition.yaml").exists() or not within else within


def _from_here(folder: Path) -> str:
    """Return a folder as it would be typed from here, so that editors can follow the places."""
    full, here = folder.absolute(), Path.cwd()
    return (full.relative_to(here) if full.is_relative_to(here) else folder).as_posix()


def _between(draft: Draft) -> list[Diagnostic]:
    """Return what is wrong with the crosswalk and the variants beside an edition; each once."""
    here = _from_here(draft.folder)
    return [*misdrawn(draft.folder, here), *misread(draft.folder, draft.edition, here)]


def _name(draft: Draft) -> str:
    """Return the id of an edition, or the name of its folder while it has none."""
    if draft.frame is None or draft.frame.form is None:
        return draft.folder.resolve().name
    return draft.frame.form.id
