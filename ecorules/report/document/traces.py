"""The whole reasoning behind each finding: every part of its condition, with its sign, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.finding import Verdict
from ecorules.audit.margins import margin
from ecorules.diagnostics import Text
from ecorules.language.syntax import AllOf, AnyOf, Compare
from ecorules.language.trace import Trace, matters
from ecorules.language.truth import Truth
from ecorules.report.distance import margin_said
from ecorules.report.document.model import Heading, Line, Lines, Section, Tone, both
from ecorules.report.document.saying import Sayings, joined
from ecorules.report.wording import SIGNS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.language.subject import Gap
    from ecorules.language.trace import GroupTrace, Judged
    from ecorules.report.document.model import Block

_TRUTHS: Final = {
    Truth.TRUE: ("✓", Tone.GOOD),
    Truth.FALSE: ("✗", Tone.BAD),
    Truth.UNKNOWN: ("?", Tone.OPEN),
}
# So many members are named in a line; the audit that the report was made from names all.
_NAMED: Final = 10
_SIGNS: Final = "✓✗?·-"
_LISTS: Final = {
    AllOf: Text("all of these:", "ครบทุกข้อต่อไปนี้:"),
    AnyOf: Text("at least one of these:", "อย่างน้อยหนึ่งข้อต่อไปนี้:"),
}


def traces_section(audit: Audit) -> Section:
    """Return the reasoning of every finding, in the order of the levels."""
    sayings = Sayings(audit)
    ordered = sorted(audit.findings.values(), key=lambda one: one.requirement.level)
    blocks = tuple(block for found in ordered for block in _finding(sayings, found))
    title = Text(
        "Appendix: the reasoning of each finding", "ภาคผนวก: เหตุผลโดยละเอียดของผลการตรวจแต่ละข้อ"
    )
    return Section("traces", title, blocks)


def _finding(sayings: Sayings, found: Finding) -> Iterator[Block]:
    requirement = found.requirement
    sign, said = SIGNS[found.verdict], VERDICTS[found.verdict]
    yield Heading(
        Text(
            f"{requirement.code} {requirement.title.en}: {sign} {said.en}",
            f"{requirement.code} {requirement.title.th}: {sign} {said.th}",
        )
    )
    yield Lines(tuple(_conditions(sayings, found)))


def _conditions(sayings: Sayings, found: Finding) -> Iterator[Line]:
    if found.applies is not None:
        yield Line(0, "", Text("Applies if", "เกี่ยวข้องเมื่อ"), Tone.STRONG)
        yield from _judged(sayings, found.applies, 1)
    if found.verdict is Verdict.NOT_APPLICABLE:
        yield Line(0, "", _NOTHING_ASKED)
        return
    yield Line(0, "", Text("Asks that", "เงื่อนไข"), Tone.STRONG)
    yield from _judged(sayings, found.requires, 1)


def _judged(sayings: Sayings, trace: Judged, depth: int) -> Iterator[Line]:
    """Yield the line of a node, and the lines of everything that made it so."""
    if isinstance(trace, Trace):
        sign, tone = _TRUTHS[trace.truth]
        said = _LISTS.get(type(trace.node)) or sayings.judged(trace)
        yield Line(depth, sign, said, tone)
        yield from _distance(sayings, trace, depth)
    else:
        yield Line(depth, "=", sayings.judged(trace))
    yield from _below(sayings, trace, depth + 1)


def _distance(sayings: Sayings, trace: Trace, depth: int) -> Iterator[Line]:
    found = margin(trace)
    if found is None:
        return
    far = both(lambda lang: margin_said(found, sayings.vocabulary, sayings.words, lang))
    if far.en:
        yield Line(depth + 1, "→", far, Tone.SOFT)


def _below(sayings: Sayings, trace: Judged, depth: int) -> Iterator[Line]:
    """Yield what made a node so; what a comparison compares, it has said itself."""
    for part in trace.parts:
        # A list of demands within a list of demands is one list.
        if isinstance(trace.node, Compare) or (
            isinstance(trace.node, AllOf) and isinstance(part.node, AllOf)
        ):
            yield from _below(sayings, part, depth)
        elif isinstance(part, Trace) or part.parts or part.groups:
            yield from _judged(sayings, part, depth)
    yield from _members(sayings, trace, depth)


def _members(sayings: Sayings, trace: Judged, depth: int) -> Iterator[Line]:
    """Yield the members of a roster, those judged alike on one line."""
    kinds: dict[tuple[str, Text], list[str]] = {}
    for group in trace.groups:
        is_open = matters(trace.node, group)
        kind = (_sign(group, is_open=is_open), _why(sayings, group, is_open=is_open))
        kinds.setdefault(kind, []).extend(group.members)
    ordered = sorted(kinds.items(), key=_by_sign_and_number)
    for (sign, why), members in ordered:
        named, more = ", ".join(sorted(members)[:_NAMED]), len(members) - _NAMED
        rest = Text("", "")
        if more > 0:
            rest = Text(f" and {more} more", f" และอีก {more} ราย")
        number = len(members)
        said = Text(
            f"{number}: {named}{rest.en}{why.en}", f"{number} ราย: {named}{rest.th}{why.th}"
        )
        yield Line(depth, sign, said, Tone.SOFT)


def _by_sign_and_number(kind: tuple[tuple[str, Text], list[str]]) -> tuple[int, int, list[str]]:
    (sign, _), members = kind
    return (_SIGNS.index(sign), -len(members), sorted(members))


def _sign(group: GroupTrace, *, is_open: bool) -> str:
    """Return whether the members count and satisfy, as far as is known and still matters."""
    if group.counts is Truth.FALSE:
        return "-"
    if group.counts is Truth.UNKNOWN and is_open:
        return "?"
    return "·" if group.that is None else _TRUTHS[group.that.truth][0]


def _why(sayings: Sayings, group: GroupTrace, *, is_open: bool) -> Text:
    """Return what is open about a group, and whether the list that names them counts."""
    perhaps = _PERHAPS if group.perhaps else Text("", "")
    if not is_open:
        return perhaps
    items = sorted(
        {
            gap.item
            for judged in (group.where, group.that, group.value)
            if judged is not None
            for gap in _gaps(judged)
        }
    )
    facts = (sayings.vocabulary.facts.get(item) for item in items)
    labels = joined(fact.label for fact in facts if fact is not None)
    if not labels.en:
        return perhaps
    return Text(f" — open: {labels.en}{perhaps.en}", f" — ยังไม่ทราบ: {labels.th}{perhaps.th}")


def _gaps(judged: Judged) -> Iterator[Gap]:
    if isinstance(judged, Trace) and judged.truth.is_settled:
        return
    yield from judged.gaps
    for part in judged.parts:
        yield from _gaps(part)


_NOTHING_ASKED: Final = Text(
    "It does not apply, so nothing is asked.", "ไม่เกี่ยวข้องกับพื้นที่ จึงไม่ต้องพิจารณาเงื่อนไข"
)
_PERHAPS: Final = Text(" (on a list that does not count)", " (อยู่ในบัญชีที่ยังใช้เป็นหลักฐานไม่ได้)")
