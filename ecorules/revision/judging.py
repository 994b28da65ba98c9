"""One case, judged by any number of editions that have much in common.

What is asked alike is judged once.  It says the same as a fresh audit by each edition: a
property holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.audit.conduct import subject_of
from ecorules.language.evaluate import evaluate
from ecorules.language.truth import Truth
from ecorules.levels import Outcome

if TYPE_CHECKING:
    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.language.subject import Subject
    from ecorules.revision.mixtures import Asked, Mixture


class Judging:
    """Judge one case on its own day, in its own kind of round, as if made for each edition."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._found: dict[tuple[Asked, tuple[Truth, ...]], Outcome] = {}

    def outcomes(self, mixture: Mixture) -> dict[str, Outcome]:
        """Return what is found of every requirement."""
        met: dict[str, Truth] = {}
        outcomes: dict[str, Outcome] = {}
        # A subject remembers how requirements were met, so it serves for one mixture only.
        subjects: dict[int, Subject] = {}
        for code, asked in mixture.asked.items():
            known = (asked, tuple([met[other] for other in asked.prerequisites]))
            outcome = self._found.get(known)
            if outcome is None:
                subject = subjects.get(id(asked.edition))
                if subject is None:
                    subject = subjects[id(asked.edition)] = self._subject(asked.edition, met)
                outcome = self._found[known] = _judged(asked, subject)
            outcomes[code] = outcome
            met[code] = outcome.met
        return outcomes

    def _subject(self, edition: Edition, met: dict[str, Truth]) -> Subject:
        held = self._case.round
        return subject_of(edition, self._case, held.on, held.kind, met)


def _judged(asked: Asked, subject: Subject) -> Outcome:
    applies = Truth.TRUE if asked.applies is None else evaluate(asked.applies, subject).truth
    return Outcome(applies, evaluate(asked.requires, subject).truth)
