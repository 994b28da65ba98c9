"""One finding explained: the whole trace as sentences, down to members and documents.

Every line is a node of the condition with its sign; what stands below it made it so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.audit.finding import Verdict
from ecorules.audit.margins import margin
from ecorules.audit.outstanding import owners_of
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.language.sentence import judged_sentence, sentence
from ecorules.language.syntax import AllOf, AnyOf, Compare
from ecorules.language.trace import Trace, matters
from ecorules.language.truth import Truth
from ecorules.report.amended import amended_reading, amended_text
from ecorules.report.distance import margin_said
from ecorules.report.wording import (
    SIGNS,
    STATUSES,
    SYNTHETIC,
    VERDICTS,
    owner_said,
    reason_said,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Provenance
    from ecorules.language.sentence import Words
    from ecorules.language.subject import Gap
    from ecorules.language.trace import GroupTrace, Judged
    from ecorules.report.layout import Page

_TRUTH_SIGN = {Truth.TRUE: "✓", Truth.FALSE: "✗", Truth.UNKNOWN: "?"}
_TRUTH_PAINT = {Truth.TRUE: "green", Truth.FALSE: "red", Truth.UNKNOWN: "yellow"}
# The order in which members are told; the dots are only added up, the dashes do not count.
_SIGNS = "✓✗?·-"
# So many members are named in a line; the JSON names all.
_NAMED = 10


def explanation_page(audit: Audit, code: str, page: Page, lang: Language) -> str:
    """Return the page that explains one finding, ending in a line feed."""
    found, explainer = audit.findings[code], _Explainer(audit, page, lang)
    lines = [
        *explainer.heading(found),
        "",
        *explainer.condition(found),
        *explainer.reasons(found),
        *explainer.provenance(found),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Explainer:
    """Say the parts of one page for one audit, one reader and one terminal."""

    def __init__(self, audit: Audit, page: Page, lang: Language) -> None:
        self.audit, self.page, self.lang = audit, page, lang
        self.words: Words = words_of(audit)
        self.vocabulary = audit.edition.vocabulary

    def heading(self, found: Finding) -> Iterator[str]:
        requirement, lang = found.requirement, self.lang
        if self.audit.case.is_synthetic:
            yield from self.page.paragraph("", SYNTHETIC.said(lang), "red", "bold")
        yield from self.page.paragraph(
            f"{requirement.code} · ", requirement.title.said(lang), "bold"
        )
        level = Text(f"level {requirement.level}", f"ระดับ {requirement.level}").said(lang)
        on = Text("on", "ณ วันที่").said(lang)
        verdict = f"{SIGNS[found.verdict]} {VERDICTS[found.verdict].said(lang)}"
        yield from self.page.paragraph(
            "", f"{level} · {verdict} · {on} {day_said(self.audit.on, lang)}"
        )
        if found.causes:
            after = Text("follows from: ", "เป็นผลจากข้อ: ").said(lang)
            yield from self.page.paragraph("", after + ", ".join(found.causes))

    def condition(self, found: Finding) -> Iterator[str]:
        if found.applies is not None:
            head = Text("Applies if", "เกี่ยวข้องเมื่อ").said(self.lang)
            yield self.page.paint(head, "bold")
            yield from self.judged(found.applies, 1)
        if found.verdict is Verdict.NOT_APPLICABLE:
            # What is open about it does not matter; what it would ask stands in words below.
            said = Text(
                "It does not apply, so nothing is asked.",
                "ไม่เกี่ยวข้องกับพื้นที่ จึงไม่ต้องพิจารณาเงื่อนไข",
            )
            yield from self.page.paragraph("", said.said(self.lang))
            return
        yield self.page.paint(Text("Asks that", "เงื่อนไข").said(self.lang), "bold")
        yield from self.judged(found.requires, 1)

    def judged(self, trace: Judged, depth: int) -> Iterator[str]:
        """Yield a line for the node and the lines of everything that made it so."""
        indent = "  " * depth
        if isinstance(trace, Trace):
            yield from self._truth_line(trace, indent)
        else:
            said = judged_sentence(trace, self.vocabulary, self.words, self.lang)
            yield from self.page.paragraph(f"{indent}= ", said)
        yield from self._below(trace, depth + 1)

    def _below(self, trace: Judged, depth: int) -> Iterator[str]:
        """Yield what made a node so; what a comparison compares, it has said itself."""
        for part in trace.parts:
            # A list of demands within a list of demands is one list.
            if isinstance(trace.node, Compare) or (
                isinstance(trace.node, AllOf) and isinstance(part.node, AllOf)
            ):
                yield from self._below(part, depth)
            elif isinstance(part, Trace) or part.parts or part.groups:
                yield from self.judged(part, depth)
        yield from self.members(trace, depth)

    def _truth_line(self, trace: Trace, indent: str) -> Iterator[str]:
        paint = _TRUTH_PAINT[trace.truth]
        lead = f"{indent}{_TRUTH_SIGN[trace.truth]} "
        if isinstance(trace.node, AllOf | AnyOf):
            said = {
                AllOf: Text("all of these:", "ครบทุกข้อต่อไปนี้:"),
                AnyOf: Text("at least one of these:", "อย่างน้อยหนึ่งข้อต่อไปนี้:"),
            }[type(trace.node)].said(self.lang)
        else:
            said = judged_sentence(trace, self.vocabulary, self.words, self.lang)
        yield from self.page.paragraph(lead, said, lead_paints=(paint,))
        found = margin(trace)
        far = "" if found is None else margin_said(found, self.vocabulary, self.words, self.lang)
        if far:
            yield from self.page.paragraph(f"{indent}  → ", far, "dim")

    def members(self, trace: Judged, depth: int) -> Iterator[str]:
        """Yield the members of a roster, those judged alike on one line."""
        kinds: dict[tuple[str, str], list[str]] = {}
        for group in trace.groups:
            is_open = matters(trace.node, group)
            why = f"{self._why(group) if is_open else ''}{self._whether_there(group)}"
            kind = (_sign(group, is_open=is_open), why)
            kinds.setdefault(kind, []).extend(group.members)
        for (sign, why), members in sorted(kinds.items(), key=_by_sign_and_number):
            named = ", ".join(sorted(members)[:_NAMED])
            more = len(members) - _NAMED
            if more > 0:
                named += Text(f" and {more} more", f" และอีก {more} ราย").said(self.lang)
            lead = f"{'  ' * depth}{sign} {len(members)} · "
            yield from self.page.paragraph(lead, f"{named}{why}", "dim")

    def _why(self, group: GroupTrace) -> str:
        """Return what is open about a group; what is settled speaks for itself."""
        gaps = {
            gap.item: gap
            for judged in (group.where, group.that, group.value)
            if judged is not None
            for gap in _gaps(judged)
        }
        facts = (self.vocabulary.facts.get(item) for item in sorted(gaps))
        labels = ", ".join(fact.label.said(self.lang) for fact in facts if fact is not None)
        open_about = Text("open: ", "ยังไม่ทราบ: ").said(self.lang)
        return f" — {open_about}{labels}" if labels else ""

    def _whether_there(self, group: GroupTrace) -> str:
        """Return that members are named by a list which does not count, where that is so."""
        perhaps = Text(" (on a list that does not count)", " (อยู่ในบัญชีที่ยังใช้เป็นหลักฐานไม่ได้)")
        return perhaps.said(self.lang) if group.perhaps else ""

    def reasons(self, found: Finding) -> Iterator[str]:
        if not found.reasons:
            return
        yield ""
        head = Text("What would settle it", "สิ่งที่จะทำให้ตัดสินได้").said(self.lang)
        yield self.page.paint(head, "bold")
        for reason in found.reasons:
            said = reason_said(self.audit, reason, self.words, self.lang)
            owners = owners_of(self.audit, found, reason)
            names = ", ".join(owner_said(self.audit, owner, self.lang) for owner in owners)
            yield from self.page.paragraph("  • ", f"{said} ({names})")

    def provenance(self, found: Finding) -> Iterator[str]:
        requirement = found.requirement
        yield ""
        yield self.page.paint(Text("Where it comes from", "ที่มา").said(self.lang), "bold")
        text = Text("text", "ข้อความ").said(self.lang)
        edition = self.audit.edition
        own = amended_text(edition, requirement)
        said = self._source(requirement.provenance) if own is None else own.said(self.lang)
        yield from self.page.paragraph("  ", f"{text}: {said}")
        reading = Text("measured so", "วิธีวัดผล").said(self.lang)
        own = amended_reading(edition, requirement)
        said = self._source(requirement.reading) if own is None else own.said(self.lang)
        yield from self.page.paragraph("  ", f"{reading}: {said}")
        whole = sentence(requirement.requires, self.vocabulary, self.words, self.lang)
        in_words = Text("in words", "เงื่อนไขเป็นข้อความ").said(self.lang)
        yield from self.page.paragraph("  ", f"{in_words}: {whole}")

    def _source(self, provenance: Provenance) -> str:
        parts = [STATUSES[provenance.status].said(self.lang)]
        if provenance.source is not None:
            source = self.audit.edition.sources.get(provenance.source)
            parts.append(provenance.source if source is None else source.title.said(self.lang))
        if provenance.place is not None:
            parts.append(provenance.place)
        if provenance.how is not None:
            parts.append(provenance.how.said(self.lang))
        return " · ".join(parts)


def _by_sign_and_number(kind: tuple[tuple[str, str], list[str]]) -> tuple[int, int, list[str]]:
    (sign, _), members = kind
    return (_SIGNS.index(sign), -len(members), sorted(members))


def _sign(group: GroupTrace, *, is_open: bool) -> str:
    """Return the sign of a group: whether it counts and satisfies, as far as is known.

    `is_open` says that what is not known of it could still change the result.
    """
    counts = group.counts
    if counts is Truth.FALSE:
        return "-"
    if counts is Truth.UNKNOWN and is_open:
        return "?"
    return "·" if group.that is None else _TRUTH_SIGN[group.that.truth]


def _gaps(judged: Judged) -> Iterator[Gap]:
    if isinstance(judged, Trace) and judged.truth.is_settled:
        return
    yield from judged.gaps
    for part in judged.parts:
        yield from _gaps(part)
