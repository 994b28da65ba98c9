"""The audit as a page on a terminal: ladder, outstanding by owner, findings by level.

The order is an industry office's: first where the area stands, then who owes what, then
the findings one by one.  Colour repeats what signs and words already say.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ecorules.audit.finding import Verdict
from ecorules.audit.outstanding import by_owner, outstanding
from ecorules.diagnostics import Text, cells
from ecorules.documents.days import day_said
from ecorules.edition.model import Status
from ecorules.language.sentence import judged_sentence
from ecorules.language.subject import Lack
from ecorules.language.syntax import Conforms
from ecorules.levels import LevelState
from ecorules.report.layout import columns
from ecorules.report.wording import (
    LACKS,
    PURPOSES,
    ROUNDS,
    SIGNS,
    STATES,
    STATUSES,
    SYNTHETIC,
    VERDICTS,
    counted,
    owner_said,
    reason_said,
    status_said,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.audit.outstanding import Outstanding
    from ecorules.diagnostics import Language
    from ecorules.language.sentence import Words
    from ecorules.levels import Rung
    from ecorules.report.layout import Page

_VERDICT_PAINT = {
    Verdict.CONFORMING: ("green",),
    Verdict.NONCONFORMING: ("red", "bold"),
    Verdict.UNDETERMINED: ("yellow",),
    Verdict.NOT_APPLICABLE: ("dim",),
}
_STATE_PAINT = {
    LevelState.PROVEN: ("green", "bold"),
    LevelState.OPEN: ("yellow",),
    LevelState.BLOCKED: ("red", "bold"),
    LevelState.INCOMPLETE: ("dim",),
}


# The mark of the level aimed at stands in it.
_MARGIN = 2


def audit_page(audit: Audit, page: Page, lang: Language, owner: str | None = None) -> str:
    """Return the whole page of an audit, ending in a line feed.

    For one `owner` the page says what is asked of it, and leaves out the findings.
    """
    lines = [
        *_heading(audit, page, lang),
        "",
        *_ladder(audit, page, lang),
        "",
        *_outstanding(audit, page, lang, owner),
        *(_findings(audit, page, lang) if owner is None else ()),
        *_basis(audit, page, lang),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heading(audit: Audit, page: Page, lang: Language) -> Iterator[str]:
    case, edition = audit.case, audit.edition
    yield from page.paragraph("", case.title.said(lang), "bold")
    if case.is_synthetic:
        yield from page.paragraph("", SYNTHETIC.said(lang), "red", "bold")
    on = Text("on", "วันที่").said(lang)
    year = Text("fiscal year", "ปีงบประมาณ").said(lang)
    parts = [
        ROUNDS[audit.kind].said(lang),
        f"{on} {day_said(audit.on, lang)}",
        f"{year} {case.round.fiscal_year}",
        PURPOSES[case.round.purpose].said(lang),
    ]
    if case.round.aim is not None:
        aims_at = Text("aims at level", "เป้าหมายระดับ").said(lang)
        parts.append(f"{aims_at} {case.round.aim}")
    yield from page.paragraph("", " · ".join(parts))
    criteria = Text("Criteria", "ฉบับเกณฑ์").said(lang)
    named = f"{edition.title.said(lang)} ({edition.id})"
    yield from page.paragraph("", f"{criteria}: {named} · {status_said(edition, lang)}")
    if case.note is not None:
        yield from page.paragraph("", case.note.said(lang), "dim")


def _ladder(audit: Audit, page: Page, lang: Language) -> Iterator[str]:
    proven = Text("Proven level", "ระดับที่พิสูจน์แล้ว").said(lang)
    reachable = Text("reachable level", "ระดับที่ยังไปถึงได้").said(lang)
    conclusion = audit.conclusion
    yield page.paint(
        f"{proven}: {_level_said(conclusion.proven, lang)} · "
        f"{reachable}: {_level_said(conclusion.reachable, lang)}",
        "bold",
    )
    yield ""
    heads = [text.said(lang) for text in VERDICTS.values()]
    head, *lines = _table(audit, heads, lang)
    is_narrow = page.width is not None and cells(head) + _MARGIN > page.width
    if is_narrow:
        head, *lines = _table(audit, list(SIGNS.values()), lang)
    yield f"{' ' * _MARGIN}{page.paint(head, 'dim')}"
    for rung, line in zip(reversed(conclusion.rungs), lines, strict=True):
        sign = "▸ " if rung.level.number == audit.case.round.aim else "  "
        yield sign + page.paint(line, *_STATE_PAINT[rung.state])
    if is_narrow:
        meant = (f"{SIGNS[verdict]} {text.said(lang)}" for verdict, text in VERDICTS.items())
        yield from page.paragraph(" " * _MARGIN, ", ".join(meant), "dim")
    for rung in conclusion.rungs:
        if rung.level.incomplete is not None and rung.state is LevelState.INCOMPLETE:
            lead = f"  {_level_said(rung.level.number, lang)}: "
            yield from page.paragraph(lead, rung.level.incomplete.said(lang), "dim")


def _table(audit: Audit, heads: Sequence[str], lang: Language) -> list[str]:
    """Return the ladder line by line, the highest level first, below a line of heads."""
    first = [Text("Level", "ระดับ"), Text("", ""), Text("State", "สถานะ")]
    rows = [[*(text.said(lang) for text in first), *heads]]
    rows += [_rung_row(audit, rung, lang) for rung in reversed(audit.conclusion.rungs)]
    return columns(rows, right=frozenset({0, 3, 4, 5, 6}))


def _level_said(number: int, lang: Language) -> str:
    """Return a level by its number; none at all is said in words and never as a level."""
    if number == 0:
        return Text("none", "ยังไม่มี").said(lang)
    return Text(f"level {number}", f"ระดับ {number}").said(lang)


def _rung_row(audit: Audit, rung: Rung, lang: Language) -> list[str]:
    found = Counter(audit.findings[code].verdict for code in rung.requirements)
    name = rung.level.name.said(lang)
    counts = [str(found[verdict]) if rung.requirements else "-" for verdict in VERDICTS]
    return [str(rung.level.number), name, STATES[rung.state].said(lang), *counts]


def _outstanding(audit: Audit, page: Page, lang: Language, owner: str | None) -> Iterator[str]:
    """Yield what is owed up to the level aimed at; what lies beyond is counted, not listed."""
    every = [item for item in outstanding(audit) if owner is None or owner in item.owners]
    aim = audit.case.round.aim
    asked = [item for item in every if aim is None or item.level <= aim]
    if not every:
        if owner is not None:
            name = owner_said(audit, owner, lang)
            none = Text(f"Nothing is outstanding with {name}.", f"ไม่มีสิ่งที่ยังขาดจาก{name}")
            yield from (*page.paragraph("", none.said(lang)), "")
        return
    head = Text("Outstanding, by owner", "สิ่งที่ยังขาด แยกตามหน่วยงานที่รับผิดชอบ").said(lang)
    if aim is not None:
        head += Text(f" (up to level {aim})", f" (ถึงระดับ {aim})").said(lang)
    yield page.paint(head, "bold")
    words = words_of(audit)
    owed = by_owner(asked)
    for one in sorted(owed, key=lambda one: (-len(owed[one]), one)):
        if owner not in {None, one}:
            continue
        number = Text(f"{len(owed[one])} to settle", f"{len(owed[one])} รายการ").said(lang)
        yield ""
        said = f"{owner_said(audit, one, lang)} ({number})"
        yield from page.paragraph("  ", said, "cyan", "bold")
        yield from _owed(audit, owed[one], words, page, lang)
    beyond = len(every) - len(asked)
    if beyond:
        yield ""
        said = Text(
            f"beyond level {aim}: {beyond} more, listed in the JSON",
            f"เหนือระดับ {aim}: อีก {beyond} รายการ ดูได้ในผลลัพธ์แบบ JSON",
        ).said(lang)
        yield from page.paragraph("  ", said, "dim")
    yield ""


def _owed(
    audit: Audit, items: tuple[Outstanding, ...], words: Words, page: Page, lang: Language
) -> Iterator[str]:
    """Yield what one owner owes: by level, and under each requirement item by item."""
    codes = dict.fromkeys(item.requirement for item in items)
    for code in sorted(codes, key=lambda one: audit.findings[one].requirement.level):
        requirement = audit.findings[code].requirement
        level = Text("level ", "ระดับ ").said(lang)
        lead = f"    {level}{requirement.level} · {code} · "
        yield from page.paragraph(lead, requirement.title.said(lang))
        owed = [item.reason for item in items if item.requirement == code]
        missing = {one.gap.item for one in owed if one.gap.lack is Lack.NO_DOCUMENT}
        papers = [item.code for item in requirement.evidence if item.code in missing]
        papers += sorted(missing.difference(papers))
        if papers:
            yield f"        {LACKS[Lack.NO_DOCUMENT].said(lang)} ({len(papers)})"
        for paper in papers:
            title = words.evidence.get(paper)
            said = paper if title is None else title.said(lang)
            yield from page.paragraph("          • ", said)
        for one in owed:
            if one.gap.lack is not Lack.NO_DOCUMENT:
                said = reason_said(audit, one, words, lang)
                yield from page.paragraph("        • ", said)


def _findings(audit: Audit, page: Page, lang: Language) -> Iterator[str]:
    yield page.paint(Text("Findings, by level", "ผลการตรวจ แยกตามระดับ").said(lang), "bold")
    words = words_of(audit)
    for rung in audit.conclusion.rungs:
        if not rung.requirements:
            continue
        yield ""
        said = Text(f"Level {rung.level.number}", f"ระดับ {rung.level.number}").said(lang)
        yield page.paint(f"  {said} {rung.level.name.said(lang)}", "cyan", "bold")
        for code in rung.requirements:
            yield from _finding(audit, audit.findings[code], words, page, lang)
    yield ""


def _finding(
    audit: Audit, found: Finding, words: Words, page: Page, lang: Language
) -> Iterator[str]:
    verdict = f"{SIGNS[found.verdict]} {VERDICTS[found.verdict].said(lang)}"
    requirement = found.requirement
    mark = "" if requirement.provenance.status is Status.STATED else "*"
    yield from page.paragraph(
        f"    {verdict} · {requirement.code}{mark} · ",
        requirement.title.said(lang),
        lead_paints=_VERDICT_PAINT[found.verdict],
    )
    if found.reasons:
        lacking = Counter(reason.gap.lack for reason in found.reasons)
        parts = (f"{LACKS[lack].said(lang)} ({number})" for lack, number in lacking.items())
        lead = Text("open: ", "เหตุผล: ").said(lang)
        yield from page.paragraph(f"        {lead}", ", ".join(parts), "dim")
    if found.causes:
        after = Text("follows from: ", "เป็นผลจากข้อ: ").said(lang)
        yield from page.paragraph(f"        {after}", ", ".join(found.causes), "dim")
    for failure in found.failures:
        if not (found.causes and isinstance(failure.node, Conforms)):
            said = judged_sentence(failure, audit.edition.vocabulary, words, lang)
            yield from page.paragraph("        ✗ ", said)


def _basis(audit: Audit, page: Page, lang: Language) -> Iterator[str]:
    """Yield what the audit rests on: how much of it is anybody's official text."""
    counts = audit.counts
    number = len(audit.findings)
    total = Text(counted(number, "requirement"), f"ข้อกำหนด {number} ข้อ").said(lang)
    verdicts = ", ".join(
        f"{text.said(lang)} {counts[verdict]}" for verdict, text in VERDICTS.items()
    )
    yield from page.paragraph("", f"{total}: {verdicts}")
    rests = Text("Text of the requirements", "ที่มาของข้อความข้อกำหนด").said(lang)
    parts = (
        f"{STATUSES[status].said(lang)} {number}" for status, number in audit.provenance.items()
    )
    yield from page.paragraph("", f"{rests}: {', '.join(parts)}")
    readings = Counter(one.requirement.reading.status for one in audit.findings.values())
    how = Text("How each is measured", "วิธีวัดผลแต่ละข้อ").said(lang)
    parts = (f"{STATUSES[status].said(lang)} {readings[status]}" for status in STATUSES)
    yield from page.paragraph("", f"{how}: {', '.join(parts)}")
    closing = Text(
        en="The program recommends; the committee decides.",
        th="โปรแกรมให้ข้อเสนอแนะเท่านั้น การตัดสินเป็นอำนาจของคณะกรรมการ",
    )
    yield from page.paragraph("", closing.said(lang), "dim")
