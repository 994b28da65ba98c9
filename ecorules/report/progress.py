"""The state of the evidence as a page on a terminal: days left, who owes what, item by item.

First the table that an officer reads out in a meeting, then for each owner what is still to be
done, with the codes that the commands take.  What is accepted needs nobody and is only counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.audit.progress import Asked, Stage, counts
from ecorules.diagnostics import Text, cells
from ecorules.documents.days import day_said
from ecorules.report.layout import columns
from ecorules.report.wording import ROUNDS, SYNTHETIC, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.progress import Progress
    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page

STAGES = {
    Stage.PLANNED: Text("planned", "อยู่ในแผน"),
    Stage.SUBMITTED: Text("submitted", "ส่งแล้ว"),
    Stage.ACCEPTED: Text("accepted", "รับแล้ว"),
    Stage.REJECTED: Text("rejected", "ไม่รับ"),
    Stage.EXPIRED: Text("expired", "ไม่มีผลใช้"),
}
SIGNS = {
    Stage.PLANNED: "·",
    Stage.SUBMITTED: "→",
    Stage.ACCEPTED: "✓",
    Stage.REJECTED: "✗",
    Stage.EXPIRED: "!",
}
_PAINTS = {
    Stage.PLANNED: (),
    Stage.SUBMITTED: ("yellow",),
    Stage.ACCEPTED: ("green",),
    Stage.REJECTED: ("red", "bold"),
    Stage.EXPIRED: ("red",),
}
_OWN = Text("The area's own", "ของพื้นที่เอง")


def progress_page(found: Progress, owner: str | None, page: Page, lang: Language) -> str:
    """Return the state of the evidence of everybody, or of one owner, ending in a line feed."""
    groups: list[str | None] = [*found.owners, None] if owner is None else [owner]
    groups = [each for each in groups if found.of_owner(each)]
    lines = [
        *_heading(found, page, lang),
        "",
        *_table(found, groups, page, lang),
        *(line for each in groups for line in _to_do(found, each, page, lang)),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heading(found: Progress, page: Page, lang: Language) -> Iterator[str]:
    case = found.case
    yield from page.paragraph("", case.title.said(lang), "bold")
    if case.is_synthetic:
        yield from page.paragraph("", SYNTHETIC.said(lang), "red", "bold")
    day = day_said(case.round.on, lang)
    audit = ROUNDS[case.round.kind].said(lang)
    on = Text("on", "วันที่").said(lang)
    yield from page.paragraph("", f"{audit} · {on} {day} · {_left(found.days_left).said(lang)}")
    as_of = Text("Evidence as of", "สถานะหลักฐาน ณ วันที่").said(lang)
    is_closed = case.register.is_closed
    state = _CLOSED if is_closed else _OPEN
    yield from page.paragraph("", f"{as_of} {day_said(found.on, lang)} · {state.said(lang)}")


def _left(days: int) -> Text:
    if days > 0:
        return Text(f"{counted(days, 'day')} left", f"เหลือ {days} วัน")
    if days == 0:
        return Text("today", "วันนี้")
    return Text(f"{counted(-days, 'day')} ago", f"ผ่านมาแล้ว {-days} วัน")


def _table(found: Progress, groups: list[str | None], page: Page, lang: Language) -> Iterator[str]:
    """Yield a line for each owner and one for all, so that each adds up in itself."""
    asked = Text("asked for", "ทั้งหมด").said(lang)
    soon = Text("ends soon", "ใกล้หมดอายุ").said(lang)
    heads = [stage.said(lang) for stage in STAGES.values()]
    rows = [[Text("Owner", "ผู้รับผิดชอบ").said(lang), asked, *heads, soon]]
    rows += [_row(_name(found, each, lang), found.of_owner(each)) for each in groups]
    if len(groups) > 1:
        every = Text("All documents", "หลักฐานทั้งหมด").said(lang)
        rows.append(_row(every, found.asked))
    head, *lines = columns(rows, right=frozenset(range(1, len(rows[0]))))
    if page.width is not None and cells(head) > page.width:
        lines = [line for row in rows[1:] for line in _in_words(rows[0], row, page)]
    else:
        yield page.paint(head, "dim")
    yield from lines
    if len(groups) > 1:
        yield from page.paragraph("", _SHARED.said(lang), "dim")


def _in_words(heads: list[str], row: list[str], page: Page) -> Iterator[str]:
    """Yield a row as a sentence, for screens on which the table has no room."""
    yield from page.paragraph("", row[0], "bold")
    found = zip(heads[1:], row[1:], strict=True)
    said = [f"{head} {number}" for head, number in found if number != "0"]
    yield from page.paragraph("    ", " · ".join(said))


def _row(name: str, asked: tuple[Asked, ...]) -> list[str]:
    numbers = [len(asked), *counts(asked).values(), sum(each.ends_soon for each in asked)]
    return [name, *map(str, numbers)]


def _to_do(found: Progress, owner: str | None, page: Page, lang: Language) -> Iterator[str]:
    """Yield what an owner has still to do, up to the level aimed at."""
    aim = found.case.round.aim
    every = [each for each in found.of_owner(owner) if _is_open(each)]
    near = [each for each in every if aim is None or _level(each) <= aim]
    if not every:
        return
    yield ""
    yield from page.paragraph("", _name(found, owner, lang), "cyan", "bold")
    above = ""
    for each in near:
        code = "" if each.requirement is None else each.requirement.code
        if each.requirement is not None and code != above:
            level = Text("level", "ระดับ").said(lang)
            lead = f"  {level} {each.requirement.level} · {code} · "
            yield from page.paragraph(lead, each.requirement.title.said(lang))
        above = code
        yield from _item(each, page, lang)
    if len(every) > len(near):
        more = len(every) - len(near)
        said = Text(
            f"beyond level {aim}: {more} more, listed in the JSON",
            f"เหนือระดับ {aim}: อีก {more} รายการ ดูได้ในผลลัพธ์แบบ JSON",
        )
        yield from page.paragraph("  ", said.said(lang), "dim")


def _is_open(asked: Asked) -> bool:
    return asked.stage is not Stage.ACCEPTED or asked.ends_soon


def _level(asked: Asked) -> int:
    return 0 if asked.requirement is None else asked.requirement.level


def _item(asked: Asked, page: Page, lang: Language) -> Iterator[str]:
    lead = f"    {SIGNS[asked.stage]} {STAGES[asked.stage].said(lang)} · "
    said = " · ".join((asked.title.said(lang), asked.code, *_more(asked, lang)))
    yield from page.paragraph(lead, said, lead_paints=_PAINTS[asked.stage])


def _more(asked: Asked, lang: Language) -> Iterator[str]:
    """Yield what is to be known of a document beyond its stage."""
    evidence = asked.evidence
    if evidence is None:
        return
    if asked.stage is Stage.REJECTED and evidence.because:
        yield evidence.because
    if asked.stage is Stage.EXPIRED or asked.ends_soon:
        if evidence.valid_from is not None and asked.stage is Stage.EXPIRED:
            begins = Text("valid from", "มีผลตั้งแต่").said(lang)
            yield f"{begins} {day_said(evidence.valid_from, lang)}"
        if evidence.valid_until is not None:
            ends = Text("valid until", "มีผลถึง").said(lang)
            yield f"{ends} {day_said(evidence.valid_until, lang)}"


def _name(found: Progress, owner: str | None, lang: Language) -> str:
    if owner is None:
        return _OWN.said(lang)
    named = found.case.agencies.get(owner, found.edition.vocabulary.owners.get(owner))
    return owner if named is None else named.said(lang)


_OPEN = Text("the register is open", "ยังเปิดรับหลักฐาน")
_CLOSED = Text("the register is closed", "ปิดรับหลักฐานแล้ว")
_SHARED = Text(
    "What several owners share stands with each of them, and once in the last line.",
    "หลักฐานที่รับผิดชอบร่วมกันนับให้ทุกหน่วยงาน แต่นับครั้งเดียวในบรรทัดสุดท้าย",
)
