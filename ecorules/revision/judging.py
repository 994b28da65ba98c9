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
from ecorules.revision.brief import Brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.language.subject import Subject
    from ecorules.revision.mixtures import Asked, Mixture


class Judging:
    """Judge one case on its own day, in its own kind of round, as if made for each edition."""

    def __init__(self, case: Case) -> None:
        self._case = case
        # Beside each outcome whether it stands in the way of a level, which is asked most often.
        self._found: dict[tuple[Asked, tuple[Truth, ...]], tuple[Outcome, Truth]] = {}

    def outcomes(self, mixture: Mixture) -> dict[str, Outcome]:
        """Return what is found of every requirement."""
        return self._outcomes(mixture.asked)

    def some(self, mixture: Mixture, codes: Iterable[str]) -> dict[str, Outcome]:
        """Return what is found of some requirements, and of those that come before them."""
        wanted, waiting = set[str](), [code for code in codes if code in mixture.asked]
        while waiting:
            code = waiting.pop()
            if code not in wanted:
                wanted.add(code)
                waiting.extend(mixture.asked[code].prerequisites)
        if len(wanted) == 1:
            return self._outcomes({code: mixture.asked[code] for code in wanted})
        in_order = (code for code in mixture.asked if code in wanted)
        return self._outcomes({code: mixture.asked[code] for code in in_order})

    def _outcomes(self, every: Mapping[str, Asked]) -> dict[str, Outcome]:
        """Return the outcome of each; what is asked comes after what it needs."""
        met: dict[str, Truth] = {}
        outcomes: dict[str, Outcome] = {}
        # A subject remembers how requirements were met, so it serves for one mixture only.
        subjects: dict[int, Subject] = {}
        for code, asked in every.items():
            needed = asked.prerequisites
            known = (asked, tuple([met[other] for other in needed]) if needed else ())
            found = self._found.get(known)
            if found is None:
                subject = subjects.get(id(asked.edition))
                if subject is None:
                    subject = subjects[id(asked.edition)] = self._subject(asked.edition, met)
                outcome = _judged(asked, subject)
                found = self._found[known] = outcome, outcome.met
            outcomes[code], met[code] = found
        return outcomes

    def _subject(self, edition: Edition, met: dict[str, Truth]) -> Subject:
        held = self._case.round
        return Brief(subject_of(edition, self._case, held.on, held.kind, met), self._case, edition)


def _judged(asked: Asked, subject: Subject) -> Outcome:
    applies = Truth.TRUE if asked.applies is None else evaluate(asked.applies, subject).truth
    return Outcome(applies, evaluate(asked.requires, subject).truth)
