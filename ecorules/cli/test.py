"""`ecorules test [EDITION]`: the cases that stand beside each requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ecorules.audit.trials import coverage, read_trials, run_trial
from ecorules.cli.help import spoken_command
from ecorules.cli.options import edition_folder, format_option, language_option, page
from ecorules.cli.outcome import ExitCode
from ecorules.cli.progress import TESTING, Meter
from ecorules.cli.streams import result
from ecorules.diagnostics import Invalid, Text
from ecorules.edition.load import read_edition
from ecorules.edition.packaged import shown_as
from ecorules.report.trials import trials_page, written_trials

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ecorules.diagnostics import Language
    from ecorules.edition.draft import Draft

_ABOUT = Text(
    en="Run the cases that stand beside each requirement of an edition, and say what no case "
    "shows: a verdict, a condition true, false or unknown, a condition that decides by itself.",
    th="ทดสอบข้อกำหนดทุกข้อกับกรณีตัวอย่างที่อยู่ข้างกัน และแจ้งว่ายังไม่มีกรณีตัวอย่างสำหรับผลการตรวจใด "
    "เงื่อนไขใดที่ยังไม่เคยเป็นจริง ไม่เป็นจริง หรือยังไม่ทราบ และเงื่อนไขใดที่ยังไม่เคยเป็นตัวตัดสินโดยลำพัง",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "test", _ABOUT, lang, "ecorules test eit-2562", "ecorules test criteria/eit-2562"
    )
    @click.argument("edition", metavar="[EDITION]", default="eit-2562")
    @format_option(lang)
    @language_option(lang)
    def run(edition: str, form: str, lang: Language) -> int:
        with Meter(lang) as meter:
            meter.doing(TESTING)
            folder = edition_folder(edition)
            draft = read_edition(folder)
            if draft.edition is None:
                raise Invalid(draft.diagnostics)
            rules = draft.edition
            files = read_trials(rules, folder, shown_as(folder), _below(draft))
            results = {
                one.requirement: tuple(run_trial(rules, trial) for trial in one.trials)
                for one in files
            }
            covered = {
                code: coverage(rules, requirement, results.get(code, ()))
                for code, requirement in rules.requirements.items()
            }
        show = (
            trials_page(rules, results, covered, page(), lang)
            if form == "text"
            else written_trials(rules, results, covered)
        )
        result(show)
        failed = any(not one.is_as_expected for found in results.values() for one in found)
        whole = not failed and all(one.is_full for one in covered.values())
        return ExitCode.DONE if whole else ExitCode.DOES_NOT_HOLD

    return run


def _below(draft: Draft) -> Iterator[tuple[Path, str]]:
    """Yield the folders that a draft is laid over, the next one first, each with its name."""
    below = draft.below
    while below is not None:
        yield below.folder, shown_as(below.folder)
        below = below.below
