"""An example area on paper: only what decides about it, and why one edition turns it away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.case.model import EvidenceState
from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.language.naming import Names
from ecorules.language.reads import needs_of
from ecorules.language.sentence import judged_sentence
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.report.page_html import add
from ecorules.report.wording import words_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case, Value
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.reads import Needs
    from ecorules.language.vocabulary import Fact
    from ecorules.revision.proof.model import Example


def add_example(
    parent: ET.Element, example: Example, codes: frozenset[str] | None, lang: Language
) -> None:
    """Add an example area: why an edition turns it away, and what is known of it.

    Told is what these requirements ask; without any, what those ask that the editions disagree on.
    """
    audits = [one.audit for one in example.judged]
    asked = _disagreed(audits) if codes is None else codes
    known = _Known(example.case, audits, asked, lang)
    listed = add(parent, "ul")
    for line in (*known.failures(), *known.facts(), *known.targets(), *known.members()):
        add(listed, "li", line)
    add(listed, "li", known.papers())
    if not example.is_confirmed:
        add(parent, "p", _BUG.said(lang), class_="notice")


def _disagreed(audits: list[Audit]) -> frozenset[str]:
    """Return the requirements that fail by one of the audits and not by all of them."""
    failing = [
        frozenset(code for code, one in audit.findings.items() if one.met is Truth.FALSE)
        for audit in audits
    ]
    everywhere = frozenset.intersection(*failing)
    return frozenset(code for each in failing for code in each) - everywhere


@dataclass(frozen=True, slots=True)
class _Known:
    """Say what is known of an example area, as far as some requirements ask for it."""

    case: Case
    audits: list[Audit]
    codes: frozenset[str]
    lang: Language

    def failures(self) -> Iterator[str]:
        """Yield what fails under which edition, as sentences."""
        for audit in self.audits:
            edition = audit.edition
            words = words_of_edition(edition)
            for code, found in audit.findings.items():
                if code in self.codes and found.met is Truth.FALSE:
                    said = "; ".join(
                        judged_sentence(trace, edition.vocabulary, words, self.lang)
                        for trace in found.failures
                    )
                    fails = Text("fails under", "ไม่ผ่านตามฉบับ").said(self.lang)
                    yield f"{code} {fails} {edition.id}: {said}"

    def facts(self) -> Iterator[str]:
        """Yield the facts of the area that are asked for."""
        asked = {name for name, _ in self._asked().facts}
        for each in self.case.observations:
            if each.fact in asked:
                back = self.case.round.fiscal_year - each.fiscal_year
                yield f"{self._name(each.fact, back)}: {self._value(each.value, each.fact)}"

    def targets(self) -> Iterator[str]:
        """Yield the targets of the area that are asked for."""
        asked = self._asked().targets
        for name, periods in self.case.targets.items():
            if name in asked:
                target = next(one.targets[name] for one in self._editions() if name in one.targets)
                value = amount(periods[0].value, target.unit, self.lang)
                yield f"{target.label.said(self.lang)}: {value}"

    def members(self) -> Iterator[str]:
        """Yield the members of each list, alike ones together, with what is asked of them."""
        asked = {name for name, _ in self._asked().facts}
        for name, listed in self.case.rosters.items():
            rosters = self._editions()[-1].vocabulary.rosters
            kinds = Counter("; ".join(self._cells(one.cells, asked)) for one in listed.members)
            label = rosters[name].label.said(self.lang)
            for said, number in kinds.items():
                yield f"{label} {number}: {said}" if said else f"{label} {number}"

    def _cells(self, cells: Mapping[tuple[str, int], Value], asked: set[str]) -> Iterator[str]:
        for (name, year), value in sorted(cells.items()):
            if name in asked:
                back = self.case.round.fiscal_year - year
                yield f"{self._name(name, back)}: {self._value(value, name)}"

    def papers(self) -> str:
        """Return which of the documents that are asked for are missing."""
        held = {
            code
            for code, one in self.case.register.evidence.items()
            if one.state is EvidenceState.ACCEPTED
        }
        titles = {
            item.code: item.title
            for edition in self._editions()
            for code, one in edition.requirements.items()
            if code in self.codes
            for item in one.evidence
        }
        missing = [title.said(self.lang) for code, title in titles.items() if code not in held]
        if not missing:
            return _ALL_PAPERS.said(self.lang)
        listed = "; ".join(missing)
        return Text(f"documents missing: {listed}", f"เอกสารที่ขาด: {listed}").said(self.lang)

    def _editions(self) -> list[Edition]:
        return [audit.edition for audit in self.audits]

    def _asked(self) -> Needs:
        return needs_of(
            frozenset(
                condition
                for edition in self._editions()
                for code, one in edition.requirements.items()
                if code in self.codes
                for condition in (one.applies, one.requires)
                if condition is not None
            )
        )

    def _fact(self, name: str) -> Fact:
        every = (edition.vocabulary.facts for edition in self._editions())
        return next(facts[name] for facts in every if name in facts)

    def _name(self, fact: str, years_back: int) -> str:
        edition = next(one for one in self._editions() if fact in one.vocabulary.facts)
        names = Names(edition.vocabulary, words_of_edition(edition), self.lang)
        return names.fact(fact, years_back)

    def _value(self, value: Value, name: str) -> str:
        match self._fact(name).kind:
            case NumberKind(unit=unit) if isinstance(value, Fraction):
                return amount(value, unit, self.lang)
            case ChoiceKind(values=values) if isinstance(value, str) and value in values:
                return values[value].said(self.lang)
            case _:
                return (_YES if value else _NO).said(self.lang)


_YES: Final = Text("yes", "ใช่")
_NO: Final = Text("no", "ไม่ใช่")
_ALL_PAPERS: Final = Text("documents: all in hand", "เอกสาร: ครบทุกรายการ")
_BUG: Final = Text(
    "Bug in the program: the definition does not confirm this example.",
    "โปรแกรมมีข้อผิดพลาด: การตรวจตามนิยามไม่ยืนยันตัวอย่างนี้",
)
