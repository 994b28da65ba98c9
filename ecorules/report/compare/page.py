"""A comparison as a page on a terminal: how many move, why, and who.

Moves that are alike are told once, with all the cases; every change that causes one has a number
and stands with its clause in a list of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.compare.caveats import caveats, not_replayed
from ecorules.report.compare.changes import change_lines, unmoved_said
from ecorules.report.compare.sums import flows, groups, moving, numbers, verdicts, ways
from ecorules.report.compare.words import (
    LEVELS,
    PAINTS,
    SIGNS,
    WAYS,
    about_said,
    cases_said,
    causes_said,
    numbered,
    outcome_said,
    replayed_said,
)
from ecorules.report.layout import columns
from ecorules.report.wording import SYNTHETIC, VERDICTS, counted
from ecorules.revision.moves import PROVEN, REACHABLE, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.report.compare.sums import Group, Moved
    from ecorules.report.layout import Page
    from ecorules.revision.comparison import Comparison

_SHOWN: Final = tuple(Way)


def comparison_page(found: Comparison, page: Page, lang: Language) -> str:
    """Return the whole page, ending in a line feed."""
    writer = _Writer(found, page, lang)
    told = (
        writer.counts(),
        writer.flow(PROVEN),
        writer.flow(REACHABLE),
        writer.causes(),
        writer.moves(),
        writer.only_in_one(),
    )
    shown = told if found.cases else ()
    parts = (writer.heading(), *shown, writer.not_replayed(), writer.closing())
    lines = [line for part in parts for line in (*part, "")]
    return "\n".join(_without_doubled(line.rstrip() for line in lines)).rstrip("\n") + "\n"


def _without_doubled(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines, of several empty ones the first."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


@dataclass(frozen=True, slots=True)
class _Writer:
    """Say the parts of one page for one reader and one terminal."""

    found: Comparison
    page: Page
    lang: Language

    def _said(self, en: str, th: str) -> str:
        return Text(en, th).said(self.lang)

    def _head(self, en: str, th: str) -> str:
        return self.page.paint(self._said(en, th), "bold")

    def heading(self) -> Iterator[str]:
        found, lang = self.found, self.lang
        for label, edition in (
            (self._said("From", "ฉบับเดิม"), found.old),
            (self._said("To", "ฉบับใหม่"), found.new),
        ):
            said = f"{edition.title.said(lang)} ({edition.id})"
            yield from self.page.paragraph(f"{label}: ", said, "bold")
        yield from self.page.paragraph("", replayed_said(found).said(lang))
        made_up = sum(one.case.is_synthetic for one in found.cases)
        if made_up:
            number = cases_said(made_up).said(lang)
            yield from self.page.paragraph(f"{number} ", SYNTHETIC.said(lang), "red", "bold")
        for each in caveats(found):
            yield from self.page.paragraph("", each.said(lang), "yellow")

    def counts(self) -> Iterator[str]:
        """Yield how many cases move which way, for each level and each requirement of both."""
        yield self._head("Who moves", "ผลที่เปลี่ยน")
        both = [code for code in self.found.old.requirements if code in self.found.new.requirements]
        head = ["  ", *(WAYS[way].said(self.lang) for way in _SHOWN)]
        rows = [head]
        for about in (PROVEN, REACHABLE, *both):
            counts = ways(self.found, about)
            if about in LEVELS or counts[Way.STAYS] < len(self.found.cases):
                name = about if about in both else LEVELS[about].said(self.lang)
                rows.append([f"  {name}", *(str(counts[way]) for way in _SHOWN)])
        yield from columns(rows, right=frozenset(range(1, len(head))))
        still = len(both) - (len(rows) - 3)
        if still:
            more = counted(still, "more requirement")
            yield "  " + self._said(
                f"in {more} of both editions every case stays as it was",
                f"ข้อกำหนดที่มีในทั้งสองฉบับอีก {still} ข้อ ทุกกรณีคงเดิม",
            )

    def flow(self, about: str) -> Iterator[str]:
        """Yield a table from level to level; what stays is on the diagonal."""
        levels, counts = numbers(self.found), flows(self.found, about)
        said = LEVELS[about]
        yield self._head(
            f"From level to level: {said.en} (rows: old, columns: new)",
            f"จากระดับสู่ระดับ: {said.th} (แถว: เดิม, คอลัมน์: ใหม่)",
        )
        rows = [["", *map(str, levels)]]
        for old in levels:
            cells = (str(counts[old, new]) if counts[old, new] else "·" for new in levels)
            rows.append([f"  {old}", *cells])
        yield from columns(rows, right=frozenset(range(1, len(levels) + 1)))

    def causes(self) -> Iterator[str]:
        """Yield the changes that cause a move, with their clauses and how much each moves."""
        moved = moving(self.found)
        if moved:
            yield self._head(
                "What moves them: each change is found by undoing it and judging again",
                "สาเหตุ: ค้นโดยย้อนการเปลี่ยนแปลงทีละข้อแล้วตัดสินใหม่",
            )
        for one in moved:
            yield from self._change(one)
        still = unmoved_said(self.found)
        if still is not None:
            yield from self.page.paragraph("  ", still.said(self.lang), "dim")

    def _change(self, one: Moved) -> Iterator[str]:
        change = self.found.changes[one.change]
        first, *rest = change_lines(change, self.found.old, self.found.new, self.lang)
        yield from self.page.paragraph(f"  {numbered(one.change)} ", first, lead_paints=("cyan",))
        for line in rest:
            yield from self.page.paragraph("      ", line)
        number = cases_said(one.cases).said(self.lang)
        parts = [self._said(f"a cause in {number}", f"เป็นสาเหตุใน {number}")]
        for (about, way), times in sorted(one.outcomes.items(), key=_in_order):
            what = LEVELS.get(about, _REQUIREMENTS).said(self.lang)
            parts.append(f"{what} {SIGNS[way]} {times}")
        yield from self.page.paragraph("      ", " · ".join(parts), "dim")

    def moves(self) -> Iterator[str]:
        """Yield every move with its causes and the cases, those alike together."""
        every = groups(self.found)
        if not every:
            yield self._said("Nothing moves.", "ไม่มีผลใดเปลี่ยน")
            return
        yield self._head("Who moves, and why", "กรณีที่ผลเปลี่ยน พร้อมสาเหตุ")
        about = ""
        for each in every:
            if each.move.about != about:
                about = each.move.about
                yield from self.page.paragraph("  ", about_said(self.found, about).said(self.lang))
            yield from self._group(each)

    def _group(self, each: Group) -> Iterator[str]:
        move, lang = each.move, self.lang
        sign = self.page.paint(SIGNS[move.way], PAINTS[move.way])
        before, after = (outcome_said(one).said(lang) for one in (move.before, move.after))
        said = f"{before} → {after} · {WAYS[move.way].said(lang)} · "
        said += cases_said(len(each.cases)).said(lang)
        yield f"    {sign} {said}"
        lead = self._said("because of ", "เพราะ ")
        yield from self.page.paragraph(f"      {lead}", causes_said(each.causes).said(lang))
        ids = ", ".join(one.case.id for one in each.cases)
        yield from self.page.paragraph("      ", ids, "dim")

    def only_in_one(self) -> Iterator[str]:
        """Yield how the cases stand by requirements that only one edition has."""
        old, new = self.found.old.requirements, self.found.new.requirements
        for codes, head in (
            ([code for code in new if code not in old], _ONLY_NEW),
            ([code for code in old if code not in new], _ONLY_OLD),
        ):
            if codes:
                yield self.page.paint(head.said(self.lang), "bold")
                yield from self._verdicts(codes, is_new=head is _ONLY_NEW)
                yield ""

    def _verdicts(self, codes: list[str], *, is_new: bool) -> Iterator[str]:
        rows = [["", *(text.said(self.lang) for text in VERDICTS.values())]]
        for code in codes:
            counts = verdicts(self.found, code)[is_new]
            rows.append([f"  {code}", *(str(counts[verdict]) for verdict in VERDICTS)])
        yield from columns(rows, right=frozenset(range(1, len(VERDICTS) + 1)))

    def not_replayed(self) -> Iterator[str]:
        """Yield the folders that could not be replayed, each with every reason."""
        if not self.found.not_replayed:
            return
        number = len(self.found.not_replayed)
        yield self._head(f"Cannot be evaluated: {number}", f"ประเมินไม่ได้: {number}")
        for one in self.found.not_replayed:
            yield from self.page.paragraph("  ", one.shown, "red")
            for line in not_replayed(one, self.lang):
                yield from self.page.paragraph("      ", line)

    def closing(self) -> Iterator[str]:
        closing = Text(
            "The program compares; what is adopted the committee decides.",
            "โปรแกรมทำหน้าที่เปรียบเทียบเท่านั้น คณะกรรมการเป็นผู้ตัดสินว่าจะประกาศใช้เกณฑ์ใด",
        )
        yield from self.page.paragraph("", closing.said(self.lang), "dim")


def _in_order(entry: tuple[tuple[str, Way], int]) -> tuple[int, int]:
    (about, way), _ = entry
    return (PROVEN, REACHABLE, "").index(about), _SHOWN.index(way)


_REQUIREMENTS: Final = Text("requirements", "ข้อกำหนด")
_ONLY_NEW: Final = Text("Only in the new edition", "ข้อที่มีเฉพาะในฉบับใหม่")
_ONLY_OLD: Final = Text("Only in the old edition", "ข้อที่มีเฉพาะในฉบับเดิม")
