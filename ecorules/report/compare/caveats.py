"""What has to be known before a comparison is read: what it takes for granted, what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Language, Text, render
from ecorules.documents.days import day_said
from ecorules.report.compare.several import replayed_values
from ecorules.report.compare.words import cases_said
from ecorules.report.wording import counted, unasked_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Edition
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.replay import NotReplayed

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "th")


def caveats(found: Comparison) -> Iterator[Text]:
    """Yield what a comparison takes for granted."""
    yield Text(
        "Every case is judged on its own day, as if the edition had been in force.",
        "ตัดสินทุกกรณี ณ วันที่ตรวจของกรณีนั้น เสมือนว่าเกณฑ์แต่ละฉบับใช้บังคับอยู่แล้ว",
    )
    for edition in found.ahead:
        if edition.since is not None:
            en, th = (day_said(edition.since, lang) for lang in _LANGUAGES)
            yield Text(
                f"`{edition.id}` is a draft from {en} on; it is taken here as if in force already.",
                f"`{edition.id}` เป็นร่างที่จะใช้ตั้งแต่วันที่ {th} ในที่นี้ถือเสมือนว่าใช้บังคับแล้ว",
            )
    yield from replayed_values(found)
    unasked = [one.unasked for one in found.cases if one.unasked]
    if unasked:
        yield unasked_said(unasked)
    for place, edition in enumerate((found.old, found.new)):
        yield from _uncounted(found, place, edition)


def _uncounted(found: Comparison, place: int, edition: Edition) -> Iterator[Text]:
    """Yield how many cases hold what an edition does not ask for, and so does not count."""
    held = [one.uncounted[place] for one in found.cases if any(one.uncounted[place])]
    if not held:
        return
    kinds = (
        ("document", "เอกสาร", [each.documents for each in held]),
        ("target", "ค่าเป้าหมาย", [each.targets for each in held]),
        ("fact", "ข้อมูล", [each.facts for each in held]),
        ("roster", "บัญชีรายชื่อ", [each.rosters for each in held]),
    )
    named = [(en, th, len({name for names in every for name in names})) for en, th, every in kinds]
    en = ", ".join(counted(number, word) for word, _, number in named if number)
    th = ", ".join(f"{word} {number} รายการ" for _, word, number in named if number)
    cases = cases_said(len(held))
    hold = "holds" if len(held) == 1 else "hold"
    yield Text(
        f"`{edition.id}` does not ask for {en} that {cases.en} {hold}: they do not count under it.",
        f"`{edition.id}` ไม่ได้ใช้{th} ที่มีอยู่ใน {cases.th} จึงไม่นับตามฉบับนี้",
    )


def not_replayed(one: NotReplayed, lang: Language) -> Iterator[str]:
    """Yield why a case cannot be judged, line by line."""
    yield from (reason.said(lang) for reason in one.reasons)
    yield from render(one.problems, lang, colour=False).splitlines()
