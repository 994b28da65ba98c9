"""The levels of a case, judged no further than they can depend on it.

An audit gives every requirement its whole reason; here only levels are counted.  A requirement is
asked when somebody needs to know, documents before lists of members; and once a level has
failed, what stands above it is not asked at all, for it has failed as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ecorules.edition.model import PassAll
from ecorules.language.truth import Truth
from ecorules.levels import Outcome, ascent, footings, proven_level, reachable_level
from ecorules.revision.sweep.model import Standing
from ecorules.revision.sweep.working import effort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.subject import Subject
    from ecorules.levels import Step
    from ecorules.revision.sweep.glance import Glance

NOT_ASKED: Final = Outcome(Truth.TRUE, Truth.UNKNOWN)


class Outcomes(Mapping[str, Truth]):
    """The outcomes of a case by requirement, each worked out when it is asked for.

    As a mapping they say which requirements are met: that is what conditions ask.
    """

    def __init__(self, edition: Edition, glance: Glance) -> None:
        """Begin with nothing asked; `subject` is set before anything is."""
        self._edition, self._glance = edition, glance
        self.known: dict[str, Outcome] = {}
        self.subject: Subject | None = None

    def outcome(self, code: str) -> Outcome:
        """Return the outcome of a requirement."""
        if code not in self.known:
            self.known[code] = self._asked(self._edition.requirements[code])
        return self.known[code]

    def _asked(self, requirement: Requirement) -> Outcome:
        subject = self.subject
        assert subject is not None  # noqa: S101 - it is set when the case is
        applies = Truth.TRUE
        if requirement.applies is not None:
            applies = self._glance.truth(requirement.applies, subject)
        return Outcome(applies, self._glance.truth(requirement.requires, subject))

    def __getitem__(self, code: str) -> Truth:
        """Return whether a requirement is met."""
        return self.outcome(code).met

    def __iter__(self) -> Iterator[str]:
        """Yield every requirement that may be asked for."""
        return iter(self._edition.requirements)

    def __len__(self) -> int:
        """Return how many requirements there are."""
        return len(self._edition.requirements)


def steps_of(edition: Edition) -> tuple[Step, ...]:
    """Return the levels from below up, what each asks in the order in which it is best asked."""
    every = edition.requirements.values()
    placed = {one.code: one.level for one in sorted(every, key=_effort_of)}
    return ascent(edition.levels, placed)


def fallen(steps: Iterable[Step], outcomes: Outcomes, moved: frozenset[str]) -> frozenset[int]:
    """Return the levels that fail whatever becomes of the requirements that move.

    On the way every requirement is asked that may decide about one of the other levels.
    """
    found: set[int] = set()
    for level, codes in steps:
        if not found.isdisjoint(level.stands_on):
            found.add(level.number)
            continue
        needs_all = isinstance(level.passes_when, PassAll)
        for code in codes:
            is_open = code in moved or outcomes.outcome(code).met is not Truth.FALSE
            if needs_all and not is_open:
                found.add(level.number)
                break
    return frozenset(found)


def _effort_of(requirement: Requirement) -> int:
    applies = 0 if requirement.applies is None else effort(requirement.applies)
    return applies + effort(requirement.requires)


def standing(steps: Iterable[Step], known: Mapping[str, Outcome]) -> Standing:
    """Return how a case stands; what was not asked is where it cannot matter."""
    found = footings(steps, _Asked(known))
    return Standing(proven_level(found), reachable_level(found))


class _Asked(dict[str, Outcome]):
    """Outcomes, with one that decides nothing for whatever was not asked."""

    def __missing__(self, code: str) -> Outcome:
        return NOT_ASKED
