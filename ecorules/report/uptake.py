"""One new requirement after the other: what it takes up, and what is in hand for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.audit.finding import Verdict
from ecorules.case.model import EvidenceState
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.model import Status
from ecorules.language.amount import amount
from ecorules.language.sentence import sentence
from ecorules.report.wording import (
    LACKS,
    SIGNS,
    VERDICTS,
    owner_said,
    words_of_edition,
)
from ecorules.revision.answers import AnswerKind
from ecorules.revision.crosswalk import LineKind
from ecorules.revision.holdings import HeldFact, Holding, held_facts, own_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Requirement
    from ecorules.report.layout import Page
    from ecorules.revision.answers import Answer
    from ecorules.revision.carryover import Carryover

_KINDS = {
    LineKind.ONE_TO_ONE: Text("takes up {codes}", "รับช่วงจาก {codes}"),
    LineKind.MERGED: Text("takes up {codes}, merged", "รับช่วงจาก {codes} ซึ่งรวมเป็นข้อเดียว"),
    LineKind.SPLIT: Text("takes up part of {codes}", "รับช่วงส่วนหนึ่งจาก {codes}"),
    LineKind.NEW: Text("new", "ข้อใหม่"),
}
HOLDINGS = {
    Holding.IN_HAND: Text("in hand", "มีแล้ว"),
    Holding.PARTLY: Text("partly in hand", "มีบางส่วน"),
    Holding.TO_CLEAR_UP: Text("to be cleared up", "ต้องตรวจสอบเพิ่มเติม"),
    Holding.TO_COLLECT: Text("to collect", "ต้องเก็บใหม่"),
    Holding.NOT_NEEDED: Text("not needed with what is in hand", "ไม่จำเป็นเมื่อดูจากสิ่งที่มีแล้ว"),
}
_SIGNS = {
    Holding.IN_HAND: "✓",
    Holding.PARTLY: "?",
    Holding.TO_CLEAR_UP: "?",
    Holding.TO_COLLECT: "✗",
    Holding.NOT_NEEDED: "-",
}
_PAINTS = {"✓": "green", "?": "yellow", "✗": "red", "-": "dim"}
_EVIDENCE_STATES = {
    EvidenceState.PLANNED: Text("planned", "อยู่ในแผน"),
    EvidenceState.SUBMITTED: Text("submitted", "ส่งแล้ว"),
    EvidenceState.ACCEPTED: Text("accepted", "รับแล้ว"),
    EvidenceState.REJECTED: Text("rejected", "ไม่รับ"),
}


def uptake(found: Carryover, page: Page, lang: Language) -> Iterator[str]:
    """Yield all new requirements by level, each with what is in hand for it."""
    yield page.paint(Text("Requirement by requirement", "รายข้อกำหนด").said(lang), "bold")
    every = found.after.requirements.values()
    writer = _Uptake(found, page, lang)
    for number in sorted({one.level for one in every}):
        level = found.after.levels.get(number)
        name = "" if level is None else level.name.said(lang)
        said = f"{Text('Level', 'ระดับ').said(lang)} {number} " if number else ""
        yield ""
        yield page.paint(f"  {said}{name}", "cyan", "bold")
        for requirement in every:
            if requirement.level == number:
                yield from writer.requirement(requirement)
    yield ""


def value_said(found: Carryover, answer: Answer, lang: Language) -> str:
    """Return the value of a target as it was set under the edition before."""
    periods = found.case.targets[answer.name]
    period = next(each for each in periods if each.since == answer.since)
    value = amount(period.value, found.before.targets[answer.name].unit, lang)
    day = day_said(period.since, lang)
    return Text(f"{value}, from {day}", f"{value} ตั้งแต่ {day}").said(lang)


@dataclass(frozen=True, slots=True)
class _Uptake:
    """Say what one requirement takes up, for one case, one reader and one terminal."""

    found: Carryover
    page: Page
    lang: Language

    def _said(self, en: str, th: str) -> str:
        return Text(en, th).said(self.lang)

    def requirement(self, requirement: Requirement) -> Iterator[str]:
        """Yield a requirement: the line that leads to it, its facts, documents and targets."""
        code, lang = requirement.code, self.lang
        mark = "" if requirement.provenance.status is Status.STATED else "*"
        yield from self.page.paragraph(f"    {code}{mark} · ", requirement.title.said(lang), "bold")
        line = self.found.crosswalk.line_to(code)
        way = _KINDS[line.kind].said(lang).format(codes=", ".join(line.before))
        yield from self.page.paragraph(f"        {way}: ", line.why.said(lang), "dim")
        yield from self._applicability(requirement)
        verdict = self.found.audit.findings[code].verdict
        if verdict is not Verdict.UNDETERMINED:
            settled = self._said("settled by what is carried", "ตัดสินได้จากข้อมูลที่ใช้ต่อได้")
            yield f"        {SIGNS[verdict]} {settled}: {VERDICTS[verdict].said(lang)}"
        if verdict is Verdict.NOT_APPLICABLE:
            return
        yield from self._facts(held_facts(self.found, code))
        yield from self._papers(requirement)
        for name in own_targets(self.found, code):
            yield from self._target(name)

    def _applicability(self, requirement: Requirement) -> Iterator[str]:
        if requirement.applies is not None:
            words = words_of_edition(self.found.after)
            vocabulary = self.found.after.vocabulary
            said = sentence(requirement.applies, vocabulary, words, self.lang)
            lead = self._said("asked only where: ", "ใช้เฉพาะเมื่อ: ")
            yield from self.page.paragraph(f"        {lead}", said)

    def _facts(self, held: tuple[HeldFact, ...]) -> Iterator[str]:
        for holding, text in HOLDINGS.items():
            facts = [self._fact(each) for each in held if each.holding is holding]
            if facts:
                sign = _SIGNS[holding]
                lead = f"        {sign} {text.said(self.lang)}: "
                said = "; ".join(facts)
                yield from self.page.paragraph(lead, said, lead_paints=(_PAINTS[sign],))

    def _fact(self, each: HeldFact) -> str:
        said = self.found.after.vocabulary.facts[each.fact].label.said(self.lang)
        if each.fiscal_year != self.found.case.round.fiscal_year:
            said += f" {each.fiscal_year}"
        notes = [] if each.lack is None else [LACKS[each.lack].said(self.lang)]
        if each.holding is Holding.PARTLY and each.missing:
            number = len(each.missing)
            notes.append(self._said(f"{number} still missing", f"ยังขาด {number} ราย"))
        return f"{said} ({', '.join(notes)})" if notes else said

    def _papers(self, requirement: Requirement) -> Iterator[str]:
        """Yield the documents asked for; what may serve any of them is told once below them."""
        offers = {
            item.code: self.found.offered(AnswerKind.DOCUMENT, item.code)
            for item in requirement.evidence
        }
        if offers:
            label = self._said("documents asked for", "เอกสารที่ต้องใช้")
            yield f"        {label} ({len(offers)})"
        for item in requirement.evidence:
            yield from self.page.paragraph("          • ", item.title.said(self.lang))
            for answer in offers[item.code]:
                if _is_alike(item.code, answer):
                    lead = self._said("offered: ", "เสนอใช้: ")
                    yield from self.page.paragraph(f"              {lead}", self._paper(answer))
        yield from self._rest(offers)

    def _rest(self, offers: Mapping[str, tuple[Answer, ...]]) -> Iterator[str]:
        """Yield what may serve any of the documents asked for; what is planned is counted."""
        answers = dict.fromkeys(
            answer
            for code, offered in offers.items()
            for answer in offered
            if not _is_alike(code, answer)
        )
        handed_in = [one for one in answers if self._state(one) is not EvidenceState.PLANNED]
        if handed_in:
            may = self._said("offered, may serve any of them", "เสนอใช้กับรายการใดก็ได้ข้างต้น")
            yield f"          {may} ({len(handed_in)})"
        for answer in handed_in:
            yield from self.page.paragraph("            • ", self._paper(answer))
        planned = len(answers) - len(handed_in)
        if planned:
            yield "          " + self._said(
                f"planned under the edition before and not handed in: {planned}",
                f"อยู่ในแผนตามฉบับเดิมแต่ยังไม่ได้ส่ง: {planned}",
            )

    def _state(self, answer: Answer) -> EvidenceState:
        return self.found.case.register.evidence[answer.name].state

    def _paper(self, answer: Answer) -> str:
        title = words_of_edition(self.found.before).evidence[answer.name].said(self.lang)
        state, lack = self._state(answer), self.found.papers.lack(answer.name)
        notes = [_EVIDENCE_STATES[state].said(self.lang)]
        # Of the others the state itself says why they do not count.
        if lack is not None and state in (EvidenceState.SUBMITTED, EvidenceState.ACCEPTED):
            notes.append(LACKS[lack].said(self.lang))
        return f"{answer.name} “{title}” ({', '.join(notes)})"

    def _target(self, name: str) -> Iterator[str]:
        owner = self.found.after.targets[name].owner
        anew = self._said("target to be set anew", "ค่าเป้าหมายที่ต้องกำหนดใหม่")
        by = "" if owner is None else f" · {owner_said(self.found.audit, owner, self.lang)}"
        yield from self.page.paragraph("        ", f"{anew}: {name}{by}")
        before = self._said("value before", "ค่าเดิม")
        for answer in self.found.offered(AnswerKind.TARGET, name):
            said = value_said(self.found, answer, self.lang)
            yield from self.page.paragraph(f"          {before} ({answer.name}): ", said)


def _is_alike(item: str, answer: Answer) -> bool:
    """Return whether a document bears the same id as the item it is offered to."""
    return item.partition("/")[2] == answer.name.partition("/")[2]
