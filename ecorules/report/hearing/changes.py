"""Every change between the editions, by requirement, with its reason as far as one was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.edition.model import Provenance
from ecorules.report.compare.changes import worded
from ecorules.report.compare.sums import moving
from ecorules.report.page_html import add
from ecorules.revision.difference import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.difference import Change


def reason_of(edition: Edition) -> Text | None:
    """Return why a draft was written as a whole, if it is a draft that says so."""
    overlay = edition.overlay
    return None if overlay is None else overlay.because.get(("edition", edition.id))


def add_every_change(parent: ET.Element, found: Comparison, lang: Language) -> None:
    """Add first what can move a verdict, then what cannot: titles, owners, sources."""
    every = range(len(found.changes))
    able = [at for at in every if found.changes[at].moves_verdicts]
    idle = [at for at in every if _is_told(found.changes[at]) and at not in able]
    if not every:
        add(parent, "p", _NOTHING.said(lang))
    for head, changes in ((_ABLE, able), (_IDLE, idle)):
        if changes:
            _add_table(parent, head.said(lang), found, changes, lang)


def _is_told(change: Change) -> bool:
    """Return whether a change is told on paper: another place in a source is not."""
    if change.kind is not ChangeKind.PROVENANCE:
        return True
    before, after = change.old, change.new
    ranks = {one.status for one in (before, after) if isinstance(one, Provenance)}
    return len(ranks) > 1


def _add_table(
    parent: ET.Element, caption: str, found: Comparison, changes: Sequence[int], lang: Language
) -> None:
    table = add(parent, "table")
    add(table, "caption", caption)
    line = add(add(table, "thead"), "tr")
    for name in _HEAD:
        add(line, "th", name.said(lang), scope="col")
    body = add(table, "tbody")
    cases = {one.change: one.cases for one in moving(found)}
    for at in changes:
        head, sides, because = worded(found.changes[at], found.old, found.new)
        line = add(body, "tr", id=f"change-{at + 1}")
        add(line, "th", str(at + 1), scope="row")
        cell = add(line, "td")
        add(cell, "strong", head.said(lang))
        for side in sides:
            add(cell, "div", side.said(lang))
        add(line, "td", (because or _NO_REASON).said(lang), class_="" if because else "soft")
        add(line, "td", str(cases.get(at, 0)), class_="figure")


_HEAD: Final = (
    Text("No.", "ที่"),
    Text("Change", "การเปลี่ยนแปลง"),
    Text("Why", "เหตุผล"),
    Text("Cases it moves", "กรณีที่ผลเปลี่ยน"),
)
_ABLE: Final = Text("Changes that can move a verdict", "การเปลี่ยนแปลงที่อาจทำให้ผลการตรวจเปลี่ยน")
_IDLE: Final = Text(
    "Changes that move no verdict: titles, owners, sources",
    "การเปลี่ยนแปลงที่ไม่กระทบผลการตรวจ เช่น ชื่อ หน่วยงาน และที่มา",
)
_NOTHING: Final = Text("Nothing changes.", "ไม่มีการเปลี่ยนแปลง")
_NO_REASON: Final = Text("no reason is given", "ไม่ได้ระบุเหตุผล")
