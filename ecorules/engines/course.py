"""The course of a session: lines in, and for each what it changed or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.audit.conduct import audit
from ecorules.audit.terms import terms_of
from ecorules.diagnostics import Diagnostic, Span
from ecorules.documents import Unreadable
from ecorules.engines.follow_up import follow_up
from ecorules.engines.ledger import Ledger
from ecorules.engines.lines import read_line
from ecorules.engines.reading import Reader
from ecorules.engines.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case, RoundKind
    from ecorules.edition.model import Edition
    from ecorules.engines.events import Event
    from ecorules.engines.follow_up import FollowUp
    from ecorules.engines.session import Moved


@dataclass(frozen=True, slots=True)
class Step:
    """One event with its number, what it changed and what that calls for."""

    number: int
    event: Event
    moved: Moved
    calls_for: tuple[FollowUp, ...]


class Course:
    """An open session with its ledger; every line is taken or refused as a whole."""

    def __init__(
        self, edition: Edition, case: Case, *, on: date | None = None, kind: RoundKind | None = None
    ) -> None:
        """Begin with a case as it is.  Raises `Unavailable` where there is no rule engine."""
        self._terms = terms_of(edition)
        self._ledger = Ledger(case)
        self.session = Session(edition, case, on=on, kind=kind)

    @property
    def events(self) -> int:
        """Return how many events there were."""
        return len(self._ledger.events)

    @property
    def audit(self) -> Audit:
        """Return how everything stands."""
        return self.session.audit

    def take(
        self,
        content: bytes,
        shown: str,
        number: int,
        before_it_counts: Callable[[int], None] = lambda _: None,
    ) -> Step | tuple[Diagnostic, ...]:
        """Return what a line changed, or everything that is wrong with it.

        `before_it_counts` is called with the number of the event once the line is found right,
        so that it can be kept before anybody hears of its consequences.
        """
        reader = Reader(self._terms, self._ledger.case)
        event = read_line(content, shown, number, reader.event)
        if isinstance(event, tuple):
            return event
        try:
            case = self._ledger.after(event)
        except Unreadable as problem:
            return (problem.diagnostic(_line(content, shown, number)),)
        before_it_counts(self.events + 1)
        entered = self._ledger.enter(event, case)
        moved = self.session.move(case)
        return Step(entered, event, moved, follow_up(self.session.audit, moved))

    def differences(self) -> list[str]:
        """Return in what the session differs from a fresh audit: nothing, or there is a bug."""
        found = self.session.audit
        wanted = audit(found.edition, found.case, on=found.on, kind=found.kind)
        differing = [code for code, one in wanted.findings.items() if found.findings[code] != one]
        levels = zip(wanted.conclusion.rungs, found.conclusion.rungs, strict=True)
        return differing + [f"level {one.level.number}" for one, other in levels if one != other]


def _line(content: bytes, shown: str, number: int) -> Span:
    text = content.decode("utf-8-sig", errors="replace").rstrip()
    return Span(shown, number, 1, len(text) + 1, text)
