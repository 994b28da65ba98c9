"""One finding in OSCAL, and the observation that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.finding import Verdict
from ecorules.audit.outstanding import owners_of
from ecorules.diagnostics import Text
from ecorules.language.sentence import judged_sentence
from ecorules.language.syntax import AllOf, AnyOf
from ecorules.language.trace import Trace
from ecorules.language.truth import Truth
from ecorules.report.oscal.catalog import objective_id
from ecorules.report.oscal.evidence import relevant
from ecorules.report.oscal.marks import filled, id_of, markup, moment, prop
from ecorules.report.wording import VERDICTS, owner_said, reason_said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.diagnostics import Language
    from ecorules.language.trace import Unresolved
    from ecorules.report.oscal.marks import Json

# OSCAL has words for two of the verdicts and lets others be added.
REASONS: Final = {
    Verdict.CONFORMING: "pass",
    Verdict.NONCONFORMING: "fail",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.NOT_APPLICABLE: "not-applicable",
}


def area_id(audit: Audit) -> str:
    """Return the UUID of the area that was audited."""
    return id_of("area", audit.case.id)


def tool_id() -> str:
    """Return the UUID of this program."""
    return id_of("tool", "ecorules")


def finding(audit: Audit, found: Finding, lang: Language) -> Json:
    """Return one finding: the verdict, what is missing and what it follows from."""
    one = found.requirement
    return filled(
        uuid=_id("finding", audit, found),
        title=markup(f"{one.code} {one.title.said(lang)}"),
        description=markup(_summary(audit, found, lang)),
        props=[
            prop("requirement", one.code),
            prop("verdict", found.verdict.value.replace("_", "-")),
            prop("met", found.met.value),
            prop("level", str(one.level)),
            prop("provenance", one.provenance.status.value, "text"),
            prop("provenance", one.reading.status.value, "reading"),
            *(prop("cause", code) for code in found.causes),
            *(_open(audit, found, reason, lang) for reason in found.reasons),
        ],
        origins=[{"actors": [{"type": "tool", "actor-uuid": tool_id()}]}],
        target=_target(found, lang),
        related_observations=[{"observation-uuid": _id("observation", audit, found)}],
    )


def observation(audit: Audit, found: Finding, lang: Language) -> Json:
    """Return what a finding rests on: what was found of its condition, and the documents."""
    one = found.requirement
    return filled(
        uuid=_id("observation", audit, found),
        title=markup(f"{one.code} {one.title.said(lang)}"),
        description=_account(audit, found, lang),
        methods=["EXAMINE"],
        types=["control-objective"],
        origins=[{"actors": [{"type": "tool", "actor-uuid": tool_id()}]}],
        subjects=[{"subject-uuid": area_id(audit), "type": "component"}],
        relevant_evidence=relevant(audit, one, lang),
        collected=moment(audit.on),
    )


def _target(found: Finding, lang: Language) -> Json:
    is_met = found.met is Truth.TRUE
    status = {
        "state": "satisfied" if is_met else "not-satisfied",
        "reason": REASONS[found.verdict],
        "remarks": VERDICTS[found.verdict].said(lang),
    }
    applies_not = found.verdict is Verdict.NOT_APPLICABLE
    return filled(
        type="objective-id",
        target_id=objective_id(found.requirement.code),
        status=status,
        implementation_status={"state": "not-applicable"} if applies_not else None,
    )


def _summary(audit: Audit, found: Finding, lang: Language) -> str:
    """Return the verdict in a sentence, with what failed or what is missing."""
    words, vocabulary = words_of(audit), audit.edition.vocabulary
    said = [reason_said(audit, reason, words, lang) for reason in found.reasons]
    said += [judged_sentence(failed, vocabulary, words, lang) for failed in found.failures]
    verdict = VERDICTS[found.verdict].said(lang)
    return f"{verdict}: {'; '.join(said)}" if said else verdict


def _account(audit: Audit, found: Finding, lang: Language) -> str:
    """Return what was found of a condition, as a list within a list like the condition itself."""
    asked = "\n".join(_lines(audit, found.requires, lang))
    if found.applies is None:
        return asked
    when = "\n".join(_lines(audit, found.applies, lang))
    return f"{Text('Applicability:', 'ความเกี่ยวข้อง:').said(lang)}\n\n{when}\n\n{asked}"


def _lines(audit: Audit, trace: Trace, lang: Language, depth: int = 0) -> Iterator[str]:
    said = judged_sentence(trace, audit.edition.vocabulary, words_of(audit), lang)
    yield f"{'  ' * depth}- {markup(said)}"
    if isinstance(trace.node, AllOf | AnyOf):
        for part in trace.parts:
            if isinstance(part, Trace):
                yield from _lines(audit, part, lang, depth + 1)


def _open(audit: Audit, found: Finding, reason: Unresolved, lang: Language) -> Json:
    """Return one thing that keeps a finding open, in words, and who can provide it."""
    said = reason_said(audit, reason, words_of(audit), lang)
    owners = (owner_said(audit, one, lang) for one in owners_of(audit, found, reason))
    remarks = f"{said} ({', '.join(owners)})"
    return prop("open", reason.gap.item, reason.gap.lack.value, remarks)


def _id(kind: str, audit: Audit, found: Finding) -> str:
    return id_of(kind, audit.case.id, audit.edition.id, found.requirement.code)
