"""The levels of a case, judged no further than they can depend on it.

An audit gives every requirement its whole reason; here only levels are counted.  A requirement is
asked when somebody needs to know, documents before lists of members; and once a level has
failed, what stands above it is not asked at all, for it has failed as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ecorules.edition.model import PassAll
from ecorules.language.evaluate import evaluate
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Count,
    Every,
    FactValue,
    Not,
    Share,
    Some,
    Total,
    walk,
)
from ecorules.language.truth import Truth
from ecorules.levels import Outcome, ascent, footings, proven_level, reachable_level
from ecorules.revision.sweep.model import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.subject import Subject
    from ecorules.language.syntax import Condition, Node
    from ecorules.levels import Step

NOT_ASKED: Final = Outcome(Truth.TRUE, Truth.UNKNOWN)


def truth_of(condition: Condition, subject: Subject) -> Truth:
    """Return the truth of a condition; parts that can no longer change it are not looked at."""
    match condition:
        case AllOf(conditions):
            return _joined(conditions, subject, Truth.FALSE)
        case AnyOf(conditions):
            return _joined(conditions, subject, Truth.TRUE)
        case Not(inner):
            return ~truth_of(inner, subject)
        case _:
            return evaluate(condition, subject).truth


def _joined(conditions: tuple[Condition, ...], subject: Subject, settles: Truth) -> Truth:
    """Return the truth of several conditions, of which one is enough to settle it."""
    found = ~settles
    for condition in sorted(conditions, key=effort) if len(conditions) > 1 else conditions:
        truth = truth_of(condition, subject)
        if truth is settles:
            return settles
        if truth is Truth.UNKNOWN:
            found = truth
    return found


_OVER_MEMBERS: Final = Count | Every | Share | Some | Total
_NUMBER, _LIST = 10, 1
_KNOWN: dict[int, tuple[Node, int]] = {}
_MOST_KNOWN: Final = 20_000


def effort(node: Node) -> int:
    """Return how long it takes to judge, roughly: lists of members, and figures of each of them.

    Yes and no make few kinds of members, figures make nearly as many kinds as members.
    """
    found = _KNOWN.get(id(node))
    if found is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        # What is kept keeps the node alive, so that no other gets its place.
        found = _KNOWN[id(node)] = (node, sum(_efforts(node)))
    return found[1]


def _efforts(node: Node) -> Iterator[int]:
    for tally in walk(node):
        if isinstance(tally, _OVER_MEMBERS):
            numbers = sum(isinstance(each, FactValue | Total) for each in walk(tally))
            yield _LIST + _NUMBER * numbers


class Outcomes(Mapping[str, Truth]):
    """The outcomes of a case by requirement, each worked out when it is asked for.

    As a mapping they say which requirements are met: that is what conditions ask.
    """

    def __init__(self, edition: Edition) -> None:
        """Begin with nothing asked; `subject` is set before anything is."""
        self._edition = edition
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
            applies = truth_of(requirement.applies, subject)
        return Outcome(applies, truth_of(requirement.requires, subject))

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
