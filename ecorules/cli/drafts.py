"""Drafts that name their first day: which edition judges on a day, and that somebody is told so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecorules.cli.outcome import WrongUsage, noticed
from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.documents.days import day_said
from ecorules.edition.dated import edition_on, judges

if TYPE_CHECKING:
    from datetime import date

    from ecorules.case.model import Case
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition


def in_force(edition: Edition, case: Case, day: date, lang: Language) -> tuple[Edition, Case]:
    """Return what judges a case on a day, and the case as made for it; another one is told of."""
    judging = edition_on(edition, day)
    if judging is not edition:
        noticed([_not_yet(edition, judging, day)], lang)
    made_for_it = judges(judging, case.edition)
    return judging, case if made_for_it else replace(case, edition=judging.id)


def in_force_for_all(edition: Edition, day: date | None, lang: Language) -> Edition:
    """Return what judges many cases on one day; without a day a dated draft is refused."""
    if edition.overlay is None or edition.since is None:
        return edition
    if day is None:
        first = day_said(edition.since, "th")
        raise WrongUsage(
            Text(
                f"`{edition.id}` is in force from {edition.since}, and each case has its own day",
                f"`{edition.id}` มีผลใช้บังคับตั้งแต่วันที่ {first} แต่แต่ละกรณีมีวันที่ตรวจของตนเอง",
            ),
            Text("give one day for all with `--on`", "ระบุวันเดียวสำหรับทุกกรณีด้วย `--on`"),
        )
    judging = edition_on(edition, day)
    if judging is not edition:
        noticed([_not_yet(edition, judging, day)], lang)
    return judging


def _not_yet(draft: Edition, judging: Edition, day: date) -> Diagnostic:
    first = draft.since
    message = Text(
        f"the draft `{draft.id}` is in force from {first}; on {day} `{judging.id}` judges",
        f"ฉบับร่าง `{draft.id}` มีผลใช้บังคับตั้งแต่วันที่ {'' if first is None else day_said(first, 'th')}"
        f" ในวันที่ {day_said(day, 'th')} จึงใช้ `{judging.id}` ตัดสิน",
    )
    remedy = Text(
        "take a later day, or see with `ecorules compare` what the draft would change",
        "ใช้วันหลังจากนั้น หรือใช้ `ecorules compare` เพื่อดูว่าฉบับร่างจะเปลี่ยนสิ่งใด",
    )
    return Diagnostic("not-in-force", message, help=remedy, severity=Severity.NOTE)
