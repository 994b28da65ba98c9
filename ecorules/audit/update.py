"""Bring an audit up to date after a change, judging again only what the change may have moved.

A change touches facts, documents, targets or rosters; the requirements that ask them are judged
again, then those that name a requirement which is now met otherwise, then the levels.  What comes
out equals a fresh audit of the changed case: a property holds the two together, byte for byte.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ecorules.audit.conduct import concluded, judge, subject_of
from ecorules.case.change import changed, touched
from ecorules.language.sources import RequirementSource, Source, sources
from ecorules.levels import judging_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.case.change import Change
    from ecorules.case.model import Case
    from ecorules.edition.model import Edition


def updated(found: Audit, *changes: Change) -> Audit:
    """Return the audit of the case after these changes, in this order.

    >>> from ecorules import CloseRegister, audit, load_case, load_edition, updated
    >>> edition = load_edition("eit-2562")
    >>> found = audit(edition, load_case("cases/saraburi-fy2565"))
    >>> updated(found, CloseRegister()).conclusion.reachable
    0
    """
    case, moved = found.case, set[Source]()
    for change in changes:
        moved |= touched(case, change)
        case = changed(case, change)
    findings = _judged_again(found, case, moved)
    outcomes_stand = all(_is_same(found.findings[code], findings[code]) for code in findings)
    return replace(
        found,
        case=case,
        findings=findings,
        conclusion=found.conclusion if outcomes_stand else concluded(found.edition, findings),
    )


def _judged_again(found: Audit, case: Case, moved: set[Source]) -> dict[str, Finding]:
    """Return all findings, those anew that may have moved, prerequisites first."""
    edition, findings = found.edition, dict(found.findings)
    asking = _asking(edition, case.round.fiscal_year)
    stale = {code for source in moved for code in asking.get(source, ())}
    if not stale:
        return findings
    met = {code: one.met for code, one in findings.items()}
    subject = subject_of(edition, case, found.on, found.kind, met)
    for code in judging_order(edition):
        if code in stale:
            findings[code] = judge(edition, code, subject)
            if findings[code].met is not met[code]:
                met[code] = findings[code].met
                stale.update(asking.get(RequirementSource(code), ()))
    return findings


def _is_same(before: Finding, after: Finding) -> bool:
    """Return whether the levels see no difference."""
    if before is after:
        return True
    applies = [None if one.applies is None else one.applies.truth for one in (before, after)]
    return before.requires.truth is after.requires.truth and applies[0] is applies[1]


@lru_cache(maxsize=64)
def _asking(edition: Edition, fiscal_year: int) -> Mapping[Source, tuple[str, ...]]:
    """Return for each source the requirements whose conditions ask it."""
    found: dict[Source, list[str]] = {}
    for code, requirement in edition.requirements.items():
        asked = sources(requirement.requires, fiscal_year)
        if requirement.applies is not None:
            asked |= sources(requirement.applies, fiscal_year)
        for source in asked:
            found.setdefault(source, []).append(code)
    return {source: tuple(codes) for source, codes in found.items()}
