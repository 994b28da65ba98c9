"""Conduct an audit: edition and case in, findings and conclusion out.

Requirements are judged in the order of their prerequisites, each on what counts on the day
of the audit.  Nothing is read but the two arguments and the day: not the clock, no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ecorules.audit.finding import Finding, Verdict, finding
from ecorules.case.standing import standing
from ecorules.edition.dated import edition_on, judges
from ecorules.edition.model import SetBy, Status
from ecorules.language.evaluate import evaluate
from ecorules.language.interval import Interval
from ecorules.language.truth import Truth
from ecorules.levels import Conclusion, Outcome, climb, judging_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ecorules.case.model import Case, RoundKind
    from ecorules.edition.model import Edition
    from ecorules.language.subject import Subject


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit: what was audited, by which edition, on which day, and what was found.

    `findings` are by code, in the order of the edition.
    """

    edition: Edition
    case: Case
    on: date
    kind: RoundKind
    findings: Mapping[str, Finding]
    conclusion: Conclusion

    @property
    def counts(self) -> dict[Verdict, int]:
        """Return how many requirements got each verdict; they add up to all of them."""
        found = [one.verdict for one in self.findings.values()]
        return {verdict: found.count(verdict) for verdict in Verdict}

    @property
    def provenance(self) -> dict[Status, int]:
        """Return how many requirements rest on a text that is stated, inferred or drafted."""
        found = [one.requirement.provenance.status for one in self.findings.values()]
        return {status: found.count(status) for status in Status}


def audit(
    edition: Edition, case: Case, *, on: date | None = None, kind: RoundKind | None = None
) -> Audit:
    """Audit a case by an edition, on a day (the case's own unless one is given).

    A draft that is not in force on that day leaves the judgement to the edition that it extends.
    Raises `ValueError` if the case was made for another edition: its codes would mean other
    things.  Whoever means it says so with `dataclasses.replace(case, edition=edition.id)`.

    >>> from ecorules import audit, load_case, load_edition
    >>> edition = load_edition("eit-2562")
    >>> found = audit(edition, load_case("cases/saraburi-fy2565"))
    >>> found.conclusion.proven
    0
    """
    if not judges(edition, case.edition):
        made_for, by = repr(case.edition), repr(edition.id)
        message = f"the case {case.id!r} was made for the edition {made_for}, not for {by}"
        raise ValueError(message)
    day = case.round.on if on is None else on
    edition = edition_on(edition, day)
    held_as = case.round.kind if kind is None else kind
    met: dict[str, Truth] = {}
    subject = subject_of(edition, case, day, held_as, met)
    found: dict[str, Finding] = {}
    for code in judging_order(edition):
        found[code] = judge(edition, code, subject)
        met[code] = found[code].met
    return Audit(
        edition=edition,
        case=case,
        on=day,
        kind=held_as,
        findings={code: found[code] for code in edition.requirements},
        conclusion=concluded(edition, found),
    )


def subject_of(
    edition: Edition, case: Case, on: date, kind: RoundKind, met: Mapping[str, Truth]
) -> Subject:
    """Return the case as the conditions of an edition see it; `met` is read when they ask."""
    national = national_targets(edition, on)
    return standing(case, edition.vocabulary, on=on, kind=kind, national=national, met=met)


def concluded(edition: Edition, found: Mapping[str, Finding]) -> Conclusion:
    """Return how the levels stand, given the finding of every requirement."""
    return climb(edition, {code: _outcome(one) for code, one in found.items()})


def judge(edition: Edition, code: str, subject: Subject) -> Finding:
    """Return the finding of one requirement for a subject."""
    requirement = edition.requirements[code]
    applies = None if requirement.applies is None else evaluate(requirement.applies, subject)
    return finding(requirement, applies, evaluate(requirement.requires, subject))


def _outcome(found: Finding) -> Outcome:
    applies = Truth.TRUE if found.applies is None else found.applies.truth
    return Outcome(applies, found.requires.truth)


@lru_cache(maxsize=64)
def national_targets(edition: Edition, day: date) -> Mapping[str, Interval | None]:
    """Return the targets that are the edition's on the day: they bind every area.

    One that the edition keeps for itself and gives no value on the day has none.
    """
    periods = {name: target.on(day) for name, target in edition.targets.items()}
    return {
        name: None if period is None else Interval.point(period.value)
        for name, period in periods.items()
        if period is not None or edition.targets[name].set_by is SetBy.EDITION
    }
