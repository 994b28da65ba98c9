"""What an area already has for the next edition, as a page on a terminal.

First how much is in hand, then who has to provide the rest, then requirement by requirement,
and last the account of every answer: nothing that was given is lost unseen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.report.account import accounted
from ecorules.report.uptake import HOLDINGS, uptake
from ecorules.report.wording import (
    LACKS,
    STATUSES,
    SYNTHETIC,
    owner_said,
    words_of_edition,
)
from ecorules.revision.answers import AnswerKind
from ecorules.revision.holdings import asking, holdings, owed, owed_by_owner, own_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page
    from ecorules.revision.carryover import Carryover
    from ecorules.revision.holdings import Owed

_OWED = {
    AnswerKind.OBSERVATION: Text("facts", "ข้อมูลของพื้นที่"),
    AnswerKind.ROSTER: Text("lists of all members", "บัญชีรายชื่อทั้งหมด"),
    AnswerKind.COLUMN: Text("facts of each factory", "ข้อมูลรายโรงงาน"),
    AnswerKind.DOCUMENT: Text("documents", "เอกสาร"),
    AnswerKind.TARGET: Text("targets to be set anew", "ค่าเป้าหมายที่ต้องกำหนดใหม่"),
}


def carryover_page(found: Carryover, page: Page, lang: Language) -> str:
    """Return the whole page, ending in a line feed."""
    writer = _Writer(found, page, lang)
    lines = [
        *writer.heading(),
        "",
        *writer.totals(),
        "",
        *writer.to_collect(),
        *uptake(found, page, lang),
        *accounted(found, page, lang),
        *writer.basis(),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Say the parts of one page for one case, one reader and one terminal."""

    found: Carryover
    page: Page
    lang: Language

    def _said(self, en: str, th: str) -> str:
        return Text(en, th).said(self.lang)

    def heading(self) -> Iterator[str]:
        case, lang = self.found.case, self.lang
        yield from self.page.paragraph("", case.title.said(lang), "bold")
        if case.is_synthetic:
            yield from self.page.paragraph("", SYNTHETIC.said(lang), "red", "bold")
        for label, edition in (
            (self._said("Audited by", "ตรวจตาม"), self.found.before),
            (self._said("What there is for", "สิ่งที่มีแล้วสำหรับ"), self.found.after),
        ):
            yield from self.page.paragraph(
                f"{label}: ", f"{edition.title.said(lang)} ({edition.id})"
            )
        on = self._said("as of", "ณ วันที่")
        year = self._said("fiscal year", "ปีงบประมาณ")
        day = day_said(case.round.on, lang)
        yield from self.page.paragraph("", f"{year} {case.round.fiscal_year} · {on} {day}")

    def totals(self) -> Iterator[str]:
        """Yield how much of what the new edition asks for is in hand, each thing once."""
        codes = {code: self.found.after.requirements[code] for code in asking(self.found)}
        held = holdings(self.found)
        count = Counter(held.values())
        parts = [f"{text.said(self.lang)} {count[each]}" for each, text in HOLDINGS.items()]
        facts = self._said("Facts asked for, each year by itself", "ข้อมูลที่ต้องใช้ นับแยกแต่ละปี")
        yield from self.page.paragraph(f"{facts}: {len(held)} · ", ", ".join(parts))
        asked = [item.code for one in codes.values() for item in one.evidence]
        lacking = sum(each.kind is AnswerKind.DOCUMENT for each in owed(self.found))
        papers = self._said("Documents asked for", "เอกสารที่ต้องใช้")
        said = self._said(
            f"{len(asked) - lacking} that a document handed in before may serve, "
            f"{lacking} new to collect",
            f"อาจใช้เอกสารที่ส่งไว้เดิมได้ {len(asked) - lacking} รายการ ต้องจัดทำใหม่ {lacking} รายการ",
        )
        yield from self.page.paragraph(f"{papers}: {len(asked)} · ", said)
        targets = {name for code in codes for name in own_targets(self.found, code)}
        anew = self._said("Targets to be set anew", "ค่าเป้าหมายที่ต้องกำหนดใหม่")
        yield f"{anew}: {len(targets)}"

    def to_collect(self) -> Iterator[str]:
        """Yield what is new up to the level aimed at; what lies beyond is counted."""
        every = owed(self.found)
        aim = self.found.case.round.aim
        asked = [item for item in every if aim is None or item.level <= aim]
        head = self._said("New to collect, by owner", "สิ่งที่ต้องเก็บใหม่ แยกตามหน่วยงานที่รับผิดชอบ")
        if aim is not None:
            head += self._said(f" (up to level {aim})", f" (ถึงระดับ {aim})")
        yield self.page.paint(head, "bold")
        lists = owed_by_owner(asked)
        for owner in sorted(lists, key=lambda one: (-len(lists[one]), one)):
            number = self._said(f"{len(lists[owner])} to collect", f"{len(lists[owner])} รายการ")
            yield ""
            yield from self.page.paragraph(
                "  ", f"{owner_said(self.found.audit, owner, self.lang)} ({number})", "cyan", "bold"
            )
            yield from self._owed(lists[owner])
        if len(every) > len(asked):
            beyond = len(every) - len(asked)
            said = self._said(
                f"beyond level {aim}: {beyond} more, listed in the JSON",
                f"เหนือระดับ {aim}: อีก {beyond} รายการ ดูได้ในผลลัพธ์แบบ JSON",
            )
            yield ""
            yield from self.page.paragraph("  ", said, "dim")
        yield ""

    def _owed(self, items: tuple[Owed, ...]) -> Iterator[str]:
        for kind, name in _OWED.items():
            asked = [item for item in items if item.kind is kind]
            if asked:
                yield f"    {name.said(self.lang)} ({len(asked)})"
            for item in asked:
                yield from self.page.paragraph("      • ", self._owed_said(item))

    def _owed_said(self, item: Owed) -> str:
        """Return one thing: its name, years other than the audited, of how many, for what."""
        parts = [self._name(item)]
        if item.fiscal_years not in ((), (self.found.case.round.fiscal_year,)):
            parts[0] += f" {', '.join(map(str, item.fiscal_years))}"
        if item.members:
            parts.append(self._members(item))
        if item.lack is not None:
            parts.append(LACKS[item.lack].said(self.lang))
        return " · ".join((*parts, ", ".join(item.requirements)))

    def _members(self, item: Owed) -> str:
        """Return of how many members a fact is still asked for."""
        vocabulary, number = self.found.after.vocabulary, len(item.members)
        roster = vocabulary.rosters[vocabulary.facts[item.name].roster or ""]
        noun = roster.member if number == 1 else roster.label
        return self._said(f"{number} {noun.en}", f"{noun.th} {number} ราย")

    def _name(self, item: Owed) -> str:
        """Return what a thing that the new edition asks for is called."""
        after, lang = self.found.after, self.lang
        match item.kind:
            case AnswerKind.DOCUMENT:
                return words_of_edition(after).evidence[item.name].said(lang)
            case AnswerKind.TARGET:
                return f"{item.name} {after.targets[item.name].label.said(lang)}"
            case AnswerKind.ROSTER:
                return after.vocabulary.rosters[item.name].label.said(lang)
            case AnswerKind.OBSERVATION | AnswerKind.COLUMN:
                return after.vocabulary.facts[item.name].label.said(lang)
            case _:
                assert_never(item.kind)

    def basis(self) -> Iterator[str]:
        """Yield what the page rests on, and what it does not decide."""
        lines = self.found.crosswalk.lines
        count = Counter(line.provenance.status for line in lines)
        rests = self._said("Lines of the crosswalk", "ที่มาของตารางเทียบเกณฑ์")
        parts = (f"{text.said(self.lang)} {count[status]}" for status, text in STATUSES.items())
        yield from self.page.paragraph(f"{rests} ({len(lines)}): ", ", ".join(parts))
        closing = Text(
            en="What is offered is not accepted: the auditor decides whether a document serves, "
            "the committee sets the targets.",
            th="รายการที่เสนอใช้ยังไม่ถือว่ารับแล้ว ผู้ตรวจประเมินเป็นผู้พิจารณาว่าเอกสารใช้ได้หรือไม่ "
            "และคณะกรรมการเป็นผู้กำหนดค่าเป้าหมาย",
        )
        yield from self.page.paragraph("", closing.said(self.lang), "dim")
