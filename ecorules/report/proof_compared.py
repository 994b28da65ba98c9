"""What was proven about two editions, as a page: what is stricter, and an area that shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.compare.several import proven_values
from ecorules.report.proof_area import area_lines
from ecorules.report.proof_words import (
    DISAGREES,
    RELATIONS,
    SPACE,
    UNLIKELY,
    day_line,
    left_out_said,
    patience_said,
    size_said,
)
from ecorules.revision.proof.model import Answer, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.report.layout import Page
    from ecorules.revision.proof.model import (
        Claim,
        ComparedEditions,
        ComparedLevel,
        ComparedRequirement,
        Example,
    )

_PAINTS: Final = {
    Relation.EQUIVALENT: "dim",
    Relation.STRICTER: "yellow",
    Relation.LOOSER: "cyan",
    Relation.INCOMPARABLE: "yellow",
    Relation.UNDECIDED: "red",
}


def compared_page(found: ComparedEditions, page: Page, lang: Language) -> str:
    """Return the whole page, ending in a line feed."""
    told = _Told(found, page, lang)
    return "\n".join(line.rstrip() for line in told.lines()) + "\n"


class _Told:
    """Say the parts of one page."""

    def __init__(self, found: ComparedEditions, page: Page, lang: Language) -> None:
        self.found, self.page, self.lang = found, page, lang
        self.editions: Sequence[Edition] = (found.old, found.new)

    def lines(self) -> Iterator[str]:
        """Yield every line."""
        found = self.found
        head = Text("What is proven", "ผลการพิสูจน์").said(self.lang)
        yield from self.page.paragraph("", f"{head}: {found.old.id} → {found.new.id}", "bold")
        yield from self.page.paragraph("", SPACE.said(self.lang), "dim")
        for said in (day_line(found.on), *proven_values(found)):
            yield from self.page.paragraph("", said.said(self.lang), "dim")
        yield ""
        yield from self._requirements()
        yield ""
        yield from self._levels()
        yield from self._left()

    def _requirements(self) -> Iterator[str]:
        count = Counter(one.relation for one in self.found.requirements)
        said = [
            f"{RELATIONS[relation].said(self.lang)} {count[relation]}"
            for relation in Relation
            if count[relation]
        ]
        head = Text("Requirements of both editions", "ข้อกำหนดที่มีในทั้งสองฉบับ").said(self.lang)
        none = Text("none", "ไม่มี").said(self.lang)
        yield from self.page.paragraph("", f"{head}: {', '.join(said) or none}", "bold")
        for one in self.found.requirements:
            if one.relation is not Relation.EQUIVALENT:
                yield from self._requirement(one)
        for codes, said_of in ((self.found.added, _ADDED), (self.found.dropped, _DROPPED)):
            if codes:
                lead = f"{said_of.said(self.lang)} ({len(codes)}): "
                yield from self.page.paragraph(lead, ", ".join(codes))

    def _requirement(self, one: ComparedRequirement) -> Iterator[str]:
        title = self.found.new.requirements[one.code].title.said(self.lang)
        relation = RELATIONS[one.relation].said(self.lang)
        yield ""
        yield from self.page.paragraph(
            "", f"{one.code} {title}: {relation}", "bold", _PAINTS[one.relation]
        )
        for claim, own, other in self._sides(one):
            for example in claim.examples:
                lead = _MEETS.said(self.lang).format(own=own.id, other=other.id)
                yield from self._example(example, lead, [one.code])

    def _levels(self) -> Iterator[str]:
        head = Text("Levels", "ระดับ").said(self.lang)
        yield from self.page.paragraph("", head, "bold")
        for one in self.found.levels:
            name = self.found.new.levels[one.number].name.said(self.lang)
            level = Text(f"Level {one.number}", f"ระดับ {one.number}").said(self.lang)
            relation = RELATIONS[one.relation].said(self.lang)
            yield from self.page.paragraph("", f"{level} {name}: {relation}", _PAINTS[one.relation])
            yield from self._level(one)
        if self.found.untold:
            numbers = ", ".join(map(str, self.found.untold))
            yield from self.page.paragraph("", _UNTOLD.said(self.lang).format(numbers=numbers))

    def _level(self, one: ComparedLevel) -> Iterator[str]:
        barriers = (one.lost, one.gained)
        for (claim, own, other), codes in zip(self._sides(one), barriers, strict=True):
            for example in claim.examples:
                lead = _PROVES.said(self.lang).format(own=own.id, other=other.id)
                audit = example.judged[0 if other is self.found.old else 1].audit
                failed = [
                    code for code, each in audit.findings.items() if each.met.value == "false"
                ]
                shown = [code for code in codes if code in failed] or failed
                yield from self._example(example, lead, shown)
                if codes:
                    kept = _KEPT.said(self.lang).format(other=other.id)
                    yield from self.page.paragraph(f"    {kept}: ", ", ".join(codes))

    def _sides(
        self, one: ComparedRequirement | ComparedLevel
    ) -> tuple[tuple[Claim, Edition, Edition], tuple[Claim, Edition, Edition]]:
        old, new = self.editions
        return (one.never_only_old, old, new), (one.never_only_new, new, old)

    def _example(self, example: Example, lead: str, codes: Sequence[str]) -> Iterator[str]:
        size = size_said(example, self.editions).said(self.lang)
        yield from self.page.paragraph("  ", f"{lead}: {size}")
        if not example.is_likely:
            yield from self.page.paragraph("    ", UNLIKELY.said(self.lang), "yellow")
        if not example.is_confirmed:
            yield from self.page.paragraph("    ", DISAGREES.said(self.lang), "red", "bold")
        for line in area_lines(example.case, self.editions, codes, self.lang):
            yield from self.page.paragraph("    · ", line)

    def _left(self) -> Iterator[str]:
        found = self.found
        if found.left_out:
            yield ""
            yield from self.page.paragraph("", _LEFT_OUT.said(self.lang), "bold", "yellow")
            for one in found.left_out:
                yield from self.page.paragraph("  ", left_out_said(one, self.editions, self.lang))
        if any(claim.answer is Answer.UNDECIDED for claim in found.claims):
            yield ""
            yield from self.page.paragraph("", patience_said(found.patience).said(self.lang))


_ADDED: Final = Text("Only in the new edition", "มีเฉพาะในฉบับใหม่")
_DROPPED: Final = Text("Only in the old edition", "มีเฉพาะในฉบับเดิม")
_MEETS: Final = Text("meets it by {own} and not by {other}", "ผ่านตาม {own} แต่ไม่ผ่านตาม {other}")
_PROVES: Final = Text("proven by {own} and not by {other}", "พิสูจน์ได้ตาม {own} แต่ไม่ได้ตาม {other}")
_KEPT: Final = Text("what can keep an area from it by {other}", "ข้อที่ทำให้ไม่ผ่านตาม {other} ได้")
_UNTOLD: Final = Text(
    "Not compared, since one edition lacks them or does not say all that they ask: {numbers}",
    "ไม่ได้เปรียบเทียบ เพราะบางฉบับไม่มีระดับนี้หรือยังไม่ระบุข้อกำหนดครบ: {numbers}",
)
_LEFT_OUT: Final = Text(
    "Left out, for the solver has no formula for it:", "ส่วนที่ไม่ได้พิสูจน์ เพราะไม่มีสูตรสำหรับตัวแก้ปัญหา:"
)
