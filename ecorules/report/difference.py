"""What changed between two editions, as a page on a terminal: by level, then by requirement."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.dated import bases
from ecorules.report.difference_words import level_said, target_said, told
from ecorules.revision.difference import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition, Requirement
    from ecorules.report.layout import Page
    from ecorules.revision.crosswalk import Crosswalk
    from ecorules.revision.difference import Change

__all__ = ["Differing", "difference_page", "target_said"]


@dataclass(frozen=True, slots=True)
class Differing:
    """Two editions, all that changed between them, and the crosswalk if one leads across."""

    old: Edition
    new: Edition
    changes: Sequence[Change]
    crosswalk: Crosswalk | None = None

    def level_of(self, change: Change) -> int | None:
        """Return the level under which a change is told: that of its requirement, or its own."""
        code = change.requirement
        if code is not None:
            one = self.new.requirements.get(code) or self.old.requirements.get(code)
            return None if one is None else one.level
        thing, name = change.where.path[:2]
        return int(name) if thing == "level" else None

    @property
    def shown(self) -> tuple[Change, ...]:
        """Return the changes that are told: another place in a source, in the same words, is none.

        The page and the JSON tell the same ones.
        """
        return tuple(one for one in self.changes if self._is_shown(one))

    def _is_shown(self, change: Change) -> bool:
        if change.kind is not ChangeKind.PROVENANCE:
            return True
        said = told(change, self.old, self.new)
        return said.before != said.after


def difference_page(found: Differing, page: Page, lang: Language) -> str:
    """Return the whole page, ending in a line feed."""
    writer = _Writer(found, page, lang)
    lines = [*writer.heading(), *writer.levels(), *writer.others()]
    return "\n".join(line.rstrip() for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Say the parts of the page for one reader and one terminal."""

    found: Differing
    page: Page
    lang: Language

    def _said(self, en: str, th: str) -> str:
        return Text(en, th).said(self.lang)

    def heading(self) -> Iterator[str]:
        old, new = self.found.old, self.found.new
        yield from self.page.paragraph("", f"{old.id} → {new.id}", "bold")
        for edition in (old, new):
            yield from self.page.paragraph(f"  {edition.id}  ", edition.title.said(self.lang))
        yield from self._draft(new)
        moving = sum(change.moves_verdicts for change in self.found.changes)
        others = len(self.found.shown) - moving
        if not self.found.shown:
            yield self._said(
                "Nothing changed: both say the same.", "ไม่มีการเปลี่ยนแปลง ทั้งสองฉบับมีความหมายเดียวกัน"
            )
            return
        yield self._said(
            f"Changes that can move a verdict: {moving}; that cannot: {others}",
            f"การเปลี่ยนแปลงที่อาจทำให้ผลการตรวจเปลี่ยน {moving} รายการ ที่ไม่กระทบผล {others} รายการ",
        )

    def _draft(self, new: Edition) -> Iterator[str]:
        """Yield what a draft extends, why it was written, and from when it is in force."""
        if new.overlay is None:
            return
        below = ", ".join(each.id for each in bases(new))
        yield from self.page.paragraph(
            "  ", self._said(f"draft on {below}", f"ฉบับร่าง แก้ไขเพิ่มเติมจาก {below}")
        )
        why = new.overlay.because.get(("edition", new.id))
        if why is not None:
            yield from self.page.paragraph("  ", why.said(self.lang))
        if new.since is not None:
            day, judging = day_said(new.since, self.lang), new.overlay.base.id
            yield self._said(
                f"  in force from {day}; before it, {judging} judges",
                f"  มีผลใช้บังคับตั้งแต่วันที่ {day} ก่อนวันนั้นใช้ {judging} ตัดสิน",
            )

    def levels(self) -> Iterator[str]:
        """Yield the changes level by level, those of the level itself before its requirements."""
        numbers = {self.found.level_of(change) for change in self.found.shown} - {None}
        for number in sorted(each for each in numbers if each is not None):
            own = [one for one in self.found.shown if self.found.level_of(one) == number]
            yield ""
            yield self.page.paint(self._level(number), "bold")
            yield from self._changes([one for one in own if one.requirement is None], "  ")
            whose = [one for one in own if one.requirement is not None]
            for code, changes in groupby(whose, lambda one: one.requirement):
                yield from self._requirement(str(code), list(changes))

    def _level(self, number: int) -> str:
        level = self.found.new.levels.get(number) or self.found.old.levels.get(number)
        said = level_said(number).said(self.lang)
        head = said[:1].upper() + said[1:]
        return head if level is None or not number else f"{head}: {level.name.said(self.lang)}"

    def _requirement(self, code: str, changes: list[Change]) -> Iterator[str]:
        one = self.found.new.requirements.get(code) or self.found.old.requirements[code]
        yield from self.page.paragraph(
            f"  {code}  ", one.title.said(self.lang), lead_paints=("cyan",)
        )
        yield from self._changes(changes, "    ")
        yield from self._across(one, {change.kind for change in changes})

    def _across(self, one: Requirement, kinds: set[ChangeKind]) -> Iterator[str]:
        """Yield which requirement takes up which, where a crosswalk leads across."""
        way = self.found.crosswalk
        if way is None:
            return
        if ChangeKind.REQUIREMENT_ADDED in kinds:
            before = ", ".join(way.line_to(one.code).before)
            yield self._said(
                f"      takes up {before or 'none'}", f"      รับช่วงจาก {before or '-'}"
            )
        elif ChangeKind.REQUIREMENT_DROPPED in kinds:
            after = ", ".join(way.takers(one.code))
            yield self._said(
                f"      taken up by {after or 'none'}", f"      รับช่วงโดย {after or '-'}"
            )

    def _changes(self, changes: Iterable[Change], indent: str) -> Iterator[str]:
        notes: dict[Text, None] = {}
        for change in changes:
            yield from self._change(change, indent)
            if change.note is not None:
                notes.setdefault(change.note)
        why = self._said("why: ", "เหตุผล: ")
        for note in notes:
            yield from self.page.paragraph(f"{indent}  {why}", note.said(self.lang), "dim")

    def _change(self, change: Change, indent: str) -> Iterator[str]:
        label, before, after = told(change, self.found.old, self.found.new)
        paint = () if change.moves_verdicts else ("dim",)
        if before is not None and after is not None:
            yield from self.page.paragraph(f"{indent}• ", label.said(self.lang), *paint)
            for name, side in ((_BEFORE, before), (_AFTER, after)):
                lead = f"{indent}  {name.said(self.lang)}: "
                yield from self.page.paragraph(lead, side.said(self.lang), *paint)
            return
        only = before or after
        text = label if only is None else Text(f"{label.en}: {only.en}", f"{label.th}: {only.th}")
        yield from self.page.paragraph(f"{indent}• ", text.said(self.lang), *paint)

    def others(self) -> Iterator[str]:
        """Yield what belongs to no level: targets of their own, facts of the vocabulary."""
        rest = [one for one in self.found.shown if self.found.level_of(one) is None]
        for thing, head in _THINGS.items():
            own = [one for one in rest if one.where.path[0] == thing]
            if own:
                yield ""
                yield self.page.paint(head.said(self.lang), "bold")
            for name, changes in groupby(own, lambda one: one.where.path[1]):
                yield from self.page.paragraph(f"  {name}  ", self._called(thing, str(name)))
                yield from self._changes(changes, "    ")

    def _called(self, thing: str, name: str) -> str:
        for edition in (self.found.new, self.found.old):
            parts = edition.targets if thing == "target" else edition.vocabulary.facts
            if name in parts:
                return parts[name].label.said(self.lang)
        return ""


_BEFORE: Final = Text("was", "เดิม")
_AFTER: Final = Text("is", "ใหม่")
_THINGS: Final = {
    "target": Text("Targets", "ค่าเป้าหมาย"),
    "fact": Text("Facts of the vocabulary", "ข้อมูลในคลังคำ"),
}
