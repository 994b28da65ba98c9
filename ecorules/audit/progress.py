"""How far the evidence has come on a day: every document asked for, once, at one stage.

What is asked for is all that the edition lists, and what the area has added of its own.  The
stages leave nothing out and overlap nowhere, so their counts always add up.  Nothing is judged
here, and it takes no more than the register to tell.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.model import EvidenceState
from ecorules.case.papers import is_handed_in, is_valid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ecorules.case.model import Case, Evidence
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition, Requirement

_SOON: Final = timedelta(days=30)


class Stage(Enum):
    """Say how far a document has come on a day; what is not valid on it has expired."""

    PLANNED = "planned"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXPIRED = "expired"


class Asked(NamedTuple):
    """One document that is asked for, with who provides it and how far it has come.

    One of the area's own has no requirement, and nobody whom the edition names.  `ends_soon`
    says that it will not be valid in 30 days, or on the day of the audit.
    """

    code: str
    title: Text
    requirement: Requirement | None
    owners: tuple[str, ...]
    stage: Stage
    evidence: Evidence | None
    ends_soon: bool


class Progress(NamedTuple):
    """All documents that are asked for, as they stand on a day."""

    edition: Edition
    case: Case
    on: date
    asked: tuple[Asked, ...]

    @property
    def days_left(self) -> int:
        """Return how many days there are until the audit; after it, less than none."""
        return (self.case.round.on - self.on).days

    @property
    def counts(self) -> Mapping[Stage, int]:
        """Return how many documents are at each stage."""
        return counts(self.asked)

    def of_owner(self, owner: str | None) -> tuple[Asked, ...]:
        """Return what an owner is asked for, or what the area has added of its own."""
        return tuple(
            each for each in self.asked if owner in each.owners or not (owner or each.owners)
        )

    @property
    def owners(self) -> tuple[str, ...]:
        """Return everybody who is asked for something, by name."""
        return tuple(sorted({owner for each in self.asked for owner in each.owners}))


def counts(asked: tuple[Asked, ...]) -> Mapping[Stage, int]:
    """Return how many documents are at each stage, also at those where there is none."""
    found = Counter(each.stage for each in asked)
    return {stage: found[stage] for stage in Stage}


def progress(edition: Edition, case: Case, on: date) -> Progress:
    """Return how far each document of a case has come on a day."""
    return Progress(edition, case, on, tuple(_asked(edition, case, on)))


def _asked(edition: Edition, case: Case, on: date) -> Iterator[Asked]:
    """Yield what is asked for, by level and requirement, then what the area has added."""
    held = case.register.evidence
    for requirement in sorted(edition.requirements.values(), key=lambda one: one.level):
        assigned = case.owners.get(requirement.code)
        for item in requirement.evidence:
            evidence = held.get(item.code)
            owners = item.owners if assigned is None else assigned
            stage, soon = stage_of(evidence, on), _ends_soon(evidence, case, on)
            yield Asked(item.code, item.title, requirement, owners, stage, evidence, soon)
    for code, evidence in held.items():
        if evidence.title is not None and "/" not in code:
            stage, soon = stage_of(evidence, on), _ends_soon(evidence, case, on)
            yield Asked(code, evidence.title, None, (), stage, evidence, soon)


def stage_of(evidence: Evidence | None, on: date) -> Stage:
    """Return how far a document has come on a day."""
    if evidence is None or not is_handed_in(evidence, on):
        return Stage.PLANNED
    if evidence.state is EvidenceState.REJECTED:
        return Stage.REJECTED
    if not is_valid(evidence, on):
        return Stage.EXPIRED
    is_accepted = evidence.state is EvidenceState.ACCEPTED
    return Stage.ACCEPTED if is_accepted else Stage.SUBMITTED


def _ends_soon(evidence: Evidence | None, case: Case, on: date) -> bool:
    """Tell whether a document that counts now will not be valid for long, or not in the audit."""
    if evidence is None or stage_of(evidence, on) not in (Stage.SUBMITTED, Stage.ACCEPTED):
        return False
    ends = evidence.valid_until
    return ends is not None and (ends <= on + _SOON or ends < case.round.on)
