"""The handbook of one level: what is asked, why, by which evidence, and how it is judged.

The department printed one booklet for each level.  Nothing is written twice: how a
requirement is judged is said from the condition itself, so that book and audit cannot
differ.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.model import SetBy, Status
from ecorules.language.amount import amount, unit_name
from ecorules.language.reads import reads
from ecorules.language.sentence import sentence
from ecorules.language.syntax import TargetValue, walk
from ecorules.language.vocabulary import NumberKind
from ecorules.report.amended import BY_THE_DRAFT, amended_reading, amended_text
from ecorules.report.page_html import Html, add, add_table
from ecorules.report.wording import STATUSES, words_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition, Provenance, Requirement
    from ecorules.language.syntax import Node
    from ecorules.language.vocabulary import Fact

_DRAFTED = Text(
    en="{number} of the {all} requirements in this book are drafted by the project: they are "
    "nobody's official text and serve to try the criteria out.",
    th="ข้อกำหนด {number} จาก {all} ข้อในเล่มนี้เป็นร่างของโครงการ ไม่ใช่ข้อความทางการ ใช้เพื่อทดลองเกณฑ์เท่านั้น",
)
_JUDGED = Text(
    en="A requirement is conforming if its condition holds, nonconforming if it cannot hold, "
    "and undetermined as long as what is in hand allows both.  A document that was not "
    "handed in counts as missing only once the register is closed.",
    th="ข้อกำหนดสอดคล้องเมื่อเงื่อนไขเป็นจริง ไม่สอดคล้องเมื่อเงื่อนไขเป็นจริงไม่ได้ "
    "และยังตัดสินไม่ได้ตราบที่ข้อมูลที่มีอยู่ยังเป็นไปได้ทั้งสองทาง "
    "เอกสารที่ยังไม่ส่งถือว่าขาดเมื่อปิดทะเบียนหลักฐานแล้วเท่านั้น",
)


def handbook(edition: Edition, level: int, lang: Language) -> str:
    """Return the handbook of a level as one HTML page."""
    return _Book(edition, level, lang).written()


class _Book:
    """Write one book for one edition, level and language."""

    def __init__(self, edition: Edition, level: int, lang: Language) -> None:
        self.edition, self.level, self.lang = edition, edition.levels[level], lang
        self.words = words_of_edition(edition)
        self.asked = [one for one in edition.requirements.values() if one.level == level]
        title = Text(
            f"Handbook, level {level}: {self.level.name.en}",
            f"คู่มือการเตรียมหลักฐาน ระดับ {level} {self.level.name.th}",
        ).said(lang)
        if level == 0:
            title = Text("Handbook: baseline requirements", "คู่มือการเตรียมหลักฐาน ข้อกำหนดพื้นฐาน").said(
                lang
            )
        self.page = Html(title, lang)
        self.title = title

    def said(self, en: str, th: str) -> str:
        return Text(en, th).said(self.lang)

    def written(self) -> str:
        main = add(self.page.body, "main")
        add(main, "h1", self.title)
        add(main, "p", self.edition.title.said(self.lang), class_="soft")
        self.opening(main)
        add(main, "h2", self.said("Requirements", "ข้อกำหนด"))
        for requirement in self.asked:
            self.requirement(main, requirement)
        self.by_owner(main)
        return self.page.written()

    def opening(self, main: Element) -> None:
        drafted = sum(one.provenance.status is Status.DRAFTED for one in self.asked)
        if drafted:
            text = _DRAFTED.said(self.lang).format(number=drafted, all=len(self.asked))
            add(main, "p", text, class_="notice")
        if self.level.incomplete is not None:
            add(main, "p", self.level.incomplete.said(self.lang), class_="notice")
        add(main, "p", _JUDGED.said(self.lang))
        below = ", ".join(str(number) for number in self.level.stands_on)
        if below:
            text = self.said(f"This level stands on level {below}.", f"ระดับนี้ต้องผ่านระดับ {below} ก่อน")
            add(main, "p", text)
        contents = add(add(main, "nav"), "ul")
        for one in self.asked:
            title = f"{one.code} {one.title.said(self.lang)}"
            add(add(contents, "li"), "a", title, href=f"#{one.code}")

    def requirement(self, main: Element, one: Requirement) -> None:
        article = add(main, "article", id=one.code)
        add(article, "h3", f"{one.code} {one.title.said(self.lang)}")
        facts = add(article, "p")
        own = amended_text(self.edition, one)
        mark = STATUSES[one.provenance.status] if own is None else BY_THE_DRAFT
        add(facts, "span", mark.said(self.lang), class_="mark")
        owners = ", ".join(self.owner(owner) for owner in one.owners)
        add(article, "p", self.said("Responsible: ", "ผู้รับผิดชอบ: ") + owners)
        self.evidence(article, one)
        if one.applies is not None:
            self.paragraph(
                article, self.said("Applies if", "ใช้บังคับเมื่อ"), self.sentence(one.applies)
            )
        self.paragraph(article, self.said("Judged so", "วิธีตัดสิน"), self.sentence(one.requires))
        how = amended_reading(self.edition, one)
        reading = self.origin(one.reading) if how is None else how.said(self.lang)
        self.paragraph(article, self.said("Why it is measured so", "เหตุผลของวิธีวัดผล"), reading)
        self.targets(article, one)
        self.facts(article, one)
        self.paragraph(
            article,
            self.said("Where the text comes from", "ที่มาของข้อความ"),
            self.origin(one.provenance) if own is None else own.said(self.lang),
        )

    def paragraph(self, article: Element, head: str, text: str) -> None:
        add(article, "h4", head)
        add(article, "p", text)

    def sentence(self, node: Node) -> str:
        return sentence(node, self.edition.vocabulary, self.words, self.lang)

    def owner(self, owner: str) -> str:
        named = self.edition.vocabulary.owners.get(owner)
        return owner if named is None else named.said(self.lang)

    def evidence(self, article: Element, one: Requirement) -> None:
        rows = [
            (str(place), item.title.said(self.lang), ", ".join(map(self.owner, item.owners)))
            for place, item in enumerate(one.evidence, start=1)
        ]
        if rows:
            head = (
                self.said("No.", "ที่"),
                self.said("Evidence", "หลักฐาน"),
                self.said("From", "หน่วยงาน"),
            )
            add_table(article, self.said("Evidence asked for", "เอกสารหลักฐาน"), head, rows)

    def targets(self, article: Element, one: Requirement) -> None:
        named = [node.target for node in _nodes(one) if isinstance(node, TargetValue)]
        for name in dict.fromkeys(named):
            target = self.edition.targets[name]
            values = ", ".join(
                f"{amount(period.value, target.unit, self.lang)} "
                f"({self.said('from', 'ตั้งแต่')} {day_said(period.since, self.lang)})"
                for period in target.periods
            )
            own = self.said(
                "no value is published; the area sets its own in its action plan",
                "ยังไม่มีการเผยแพร่ค่า พื้นที่กำหนดเองในแผนปฏิบัติการ",
            )
            none = own if target.set_by is SetBy.AREA else self.said("no value yet", "ยังไม่มีค่า")
            text = f"{target.label.said(self.lang)}: {values or none}"
            self.paragraph(article, self.said(f"Target {name}", f"ค่าเป้าหมาย {name}"), text)

    def facts(self, article: Element, one: Requirement) -> None:
        read = {fact for node in (one.requires, one.applies) for fact, _ in reads(node)}
        known = (self.edition.vocabulary.facts[name] for name in sorted(read))
        rows = [self.fact_row(fact) for fact in known]
        if rows:
            head = (
                self.said("What", "ข้อมูล"),
                self.said("Unit", "หน่วย"),
                self.said("How it is collected", "วิธีเก็บข้อมูล"),
                self.said("From", "หน่วยงาน"),
            )
            add_table(article, self.said("Facts to collect", "ข้อมูลที่ต้องเก็บ"), head, rows)

    def fact_row(self, fact: Fact) -> tuple[str, ...]:
        unit = unit_name(fact.kind.unit, self.lang) if isinstance(fact.kind, NumberKind) else "-"
        collect = "" if fact.collect is None else fact.collect.said(self.lang)
        return (fact.label.said(self.lang), unit, collect, self.owner(fact.owner))

    def origin(self, provenance: Provenance) -> str:
        parts = [STATUSES[provenance.status].said(self.lang)]
        source = self.edition.sources.get(provenance.source or "")
        if source is not None:
            parts.append(source.title.said(self.lang))
        if provenance.place is not None:
            parts.append(provenance.place)
        if provenance.how is not None:
            parts.append(provenance.how.said(self.lang))
        return " · ".join(parts)

    def by_owner(self, main: Element) -> None:
        asked = Counter(
            owner for one in self.asked for item in one.evidence for owner in item.owners
        )
        rows = [(self.owner(owner), str(number)) for owner, number in sorted(asked.items())]
        add(main, "h2", self.said("By agency", "แยกตามหน่วยงาน"))
        head = (self.said("Agency", "หน่วยงาน"), self.said("Evidence items", "จำนวนหลักฐาน"))
        add_table(main, self.said("Evidence items of this level", "หลักฐานของระดับนี้"), head, rows)


def _nodes(one: Requirement) -> Iterator[Node]:
    for condition in (one.requires, one.applies):
        if condition is not None:
            yield from walk(condition)
