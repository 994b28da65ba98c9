"""What was proven about one edition, as a page: first what is to be mended, then what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.proof_area import area_lines
from ecorules.report.proof_words import (
    DISAGREES,
    SPACE,
    UNLIKELY,
    day_line,
    left_out_said,
    patience_said,
    size_said,
)
from ecorules.revision.proof.model import Answer
from ecorules.revision.proof.verdicts import Kind, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page
    from ecorules.revision.proof.model import Example, ProvedEdition
    from ecorules.revision.proof.verdicts import Problem


def proved_page(found: ProvedEdition, page: Page, lang: Language) -> str:
    """Return the whole page, ending in a line feed."""
    told = _Told(found, page, lang)
    return "\n".join(line.rstrip() for line in told.lines()) + "\n"


class _Told:
    """Say the parts of one page."""

    def __init__(self, found: ProvedEdition, page: Page, lang: Language) -> None:
        self.found, self.page, self.lang = found, page, lang

    def lines(self) -> Iterator[str]:
        """Yield every line."""
        found = self.found
        head = Text("What is proven", "ผลการพิสูจน์").said(self.lang)
        yield from self.page.paragraph("", f"{head}: {found.edition.id}", "bold")
        yield from self.page.paragraph("", SPACE.said(self.lang), "dim")
        yield from self.page.paragraph("", day_line(found.on).said(self.lang), "dim")
        for one in problems(found):
            yield ""
            yield from self._problem(one)
        yield ""
        yield from self._levels()
        yield from self._held()
        yield from self._left()

    def _problem(self, one: Problem) -> Iterator[str]:
        is_note = one.kind is Kind.NOT_MONOTONE or one.claim.answer is Answer.UNDECIDED
        said = _SAID[one.kind].said(self.lang).format(subject=self._subject(one), other=one.other)
        if one.claim.answer is Answer.UNDECIDED:
            said = f"{_UNDECIDED[one.kind].said(self.lang)}: {self._subject(one)}"
        yield from self.page.paragraph("", said, "yellow" if is_note else "red", "bold")
        if one.claim.core:
            because = Text("because of", "เนื่องจาก").said(self.lang)
            yield from self.page.paragraph(f"  {because} ", ", ".join(one.claim.core))
        is_pair = len(one.claim.examples) > 1
        for example, place in zip(one.claim.examples, _PLACES, strict=False):
            yield from self._example(example, place.said(self.lang) if is_pair else "", one)

    def _subject(self, one: Problem) -> str:
        if one.level is not None:
            return Text(f"level {one.level}", f"ระดับ {one.level}").said(self.lang)
        title = self.found.edition.requirements[one.code].title.said(self.lang)
        return f"{one.code} {title}"

    def _example(self, example: Example, lead: str, one: Problem) -> Iterator[str]:
        editions = [self.found.edition]
        said = size_said(example, editions).said(self.lang)
        yield from self.page.paragraph("  ", f"{lead}: {said}" if lead else said)
        if not example.is_likely:
            yield from self.page.paragraph("    ", UNLIKELY.said(self.lang), "yellow")
        if not example.is_confirmed:
            yield from self.page.paragraph("    ", DISAGREES.said(self.lang), "red", "bold")
        codes = [one.code] if one.code else self._barriers(one)
        for line in area_lines(example.case, editions, codes, self.lang):
            yield from self.page.paragraph("    · ", line)

    def _barriers(self, one: Problem) -> list[str]:
        """Return what a level fails for, in any of the areas that show it."""
        return sorted(
            {
                code
                for example in one.claim.examples
                for judged in example.judged
                for code, each in judged.audit.findings.items()
                if each.met.value == "false"
            }
        )

    def _levels(self) -> Iterator[str]:
        head = Text("Levels that an area can prove", "ระดับที่มีพื้นที่พิสูจน์ได้").said(self.lang)
        yield from self.page.paragraph("", head, "bold")
        for one in self.found.levels:
            name = self.found.edition.levels[one.number].name.said(self.lang)
            level = Text(f"level {one.number}", f"ระดับ {one.number}").said(self.lang)
            for example in one.unreachable.examples:
                size = size_said(example, [self.found.edition]).said(self.lang)
                yield from self.page.paragraph("  ", f"{level} {name}: {size}")
        if self.found.untold:
            numbers = ", ".join(map(str, self.found.untold))
            yield from self.page.paragraph("  ", _UNTOLD.said(self.lang).format(numbers=numbers))

    def _held(self) -> Iterator[str]:
        """Yield how much of what was asked is as it should be."""
        yield ""
        every = self.found.requirements
        sums = (
            (
                _CAN,
                sum(
                    one.never_met.answer is one.never_fails.answer is Answer.FAILS for one in every
                ),
            ),
            (_NEEDED, sum(one.only_documents.answer is Answer.FAILS for one in every)),
            (_MONOTONE, sum(one.monotone.holds for one in every)),
        )
        for said, many in sums:
            yield from self.page.paragraph(
                "", said.said(self.lang).format(many=many, every=len(every))
            )

    def _left(self) -> Iterator[str]:
        found = self.found
        if found.left_out:
            yield ""
            yield from self.page.paragraph("", _LEFT_OUT.said(self.lang), "bold", "yellow")
            for one in found.left_out:
                yield from self.page.paragraph("  ", left_out_said(one, [found.edition], self.lang))
        if any(claim.answer is Answer.UNDECIDED for claim in found.claims):
            yield ""
            yield from self.page.paragraph("", patience_said(found.patience).said(self.lang))


_PLACES: Final = (
    Text("this one does", "พื้นที่นี้ผ่าน"),
    Text(
        "and this one, as good or better in everything, does not",
        "แต่พื้นที่นี้ซึ่งดีเท่าหรือดีกว่าทุกด้านกลับไม่ผ่าน",
    ),
)
_SAID: Final = {
    Kind.UNREACHABLE: Text("No area can prove {subject}", "ไม่มีพื้นที่ใดพิสูจน์{subject} ได้"),
    Kind.APART: Text(
        "No area of {subject} can be one to which {other} applies",
        "ไม่มีพื้นที่ใดที่ผ่าน{subject} โดยที่ข้อ {other} ใช้บังคับ",
    ),
    Kind.NOT_NESTED: Text(
        "An area can prove {subject} without proving level {other}",
        "มีพื้นที่ที่พิสูจน์{subject} ได้โดยพิสูจน์ระดับ {other} ไม่ได้",
    ),
    Kind.NEVER_MET: Text("No area can meet {subject}", "ไม่มีพื้นที่ใดผ่านข้อ {subject} ได้"),
    Kind.NEVER_FAILS: Text("No area can fail {subject}", "ไม่มีพื้นที่ใดไม่ผ่านข้อ {subject}"),
    Kind.REDUNDANT: Text(
        "Redundant, for others of its level and below imply it: {subject}",
        "ซ้ำซ้อน เพราะข้ออื่นในระดับเดียวกันหรือต่ำกว่าครอบคลุมแล้ว: {subject}",
    ),
    Kind.ONLY_DOCUMENTS: Text(
        "Adds only its documents, for others of its level and below imply the rest: {subject}",
        "เพิ่มเพียงเอกสาร ส่วนที่เหลือข้ออื่นในระดับเดียวกันหรือต่ำกว่าครอบคลุมแล้ว: {subject}",
    ),
    Kind.NOT_MONOTONE: Text(
        "To note, better evidence can turn it from met to not met: {subject}",
        "ข้อสังเกต ผลที่ดีขึ้นอาจทำให้จากผ่านเป็นไม่ผ่าน: {subject}",
    ),
}
_UNDECIDED: Final = {
    Kind.UNREACHABLE: Text("Not decided whether an area can prove", "ยังตัดสินไม่ได้ว่ามีพื้นที่พิสูจน์ได้หรือไม่"),
    Kind.APART: Text("Not decided what may apply to areas of", "ยังตัดสินไม่ได้ว่าข้อใดใช้บังคับได้ใน"),
    Kind.NOT_NESTED: Text(
        "Not decided whether what is below follows from", "ยังตัดสินไม่ได้ว่าระดับล่างตามมาจาก"
    ),
    Kind.NEVER_MET: Text("Not decided whether an area can meet", "ยังตัดสินไม่ได้ว่ามีพื้นที่ผ่านได้หรือไม่"),
    Kind.NEVER_FAILS: Text("Not decided whether an area can fail", "ยังตัดสินไม่ได้ว่ามีพื้นที่ไม่ผ่านได้หรือไม่"),
    Kind.REDUNDANT: Text("Not decided whether others imply", "ยังตัดสินไม่ได้ว่าข้ออื่นครอบคลุมหรือไม่"),
    Kind.ONLY_DOCUMENTS: Text(
        "Not decided whether others imply all but the documents of",
        "ยังตัดสินไม่ได้ว่าข้ออื่นครอบคลุมทุกส่วนนอกจากเอกสารหรือไม่",
    ),
    Kind.NOT_MONOTONE: Text(
        "Not decided whether better evidence can harm", "ยังตัดสินไม่ได้ว่าผลที่ดีขึ้นทำให้ไม่ผ่านได้หรือไม่"
    ),
}
_CAN: Final = Text(
    "{many} of {every} requirements can be met and can fail",
    "ข้อกำหนด {many} จาก {every} ข้อ มีทั้งพื้นที่ที่ผ่านและไม่ผ่านได้",
)
_NEEDED: Final = Text(
    "{many} of {every} are implied by no others of their level and below",
    "ข้อกำหนด {many} จาก {every} ข้อ ไม่ซ้ำซ้อนกับข้ออื่นในระดับเดียวกันหรือต่ำกว่า",
)
_MONOTONE: Final = Text(
    "{many} of {every} are monotone: better evidence never turns them from met to not met",
    "ข้อกำหนด {many} จาก {every} ข้อ ผลที่ดีขึ้นไม่ทำให้จากผ่านเป็นไม่ผ่าน",
)
_UNTOLD: Final = Text(
    "not asked, since nobody knows all that they ask: {numbers}",
    "ไม่ได้พิสูจน์ เพราะยังไม่ทราบข้อกำหนดครบ: {numbers}",
)
_LEFT_OUT: Final = Text(
    "Left out, for the solver has no formula for it:", "ส่วนที่ไม่ได้พิสูจน์ เพราะไม่มีสูตรสำหรับตัวแก้ปัญหา:"
)
