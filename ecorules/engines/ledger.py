"""The ledger of a session: its events by number, and the case after all that still hold.

Taking an event back means that it never happened: the case is made anew from its first state
and the other events, which must all still be possible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.documents import Unreadable
from ecorules.engines.events import Undone, changed
from ecorules.engines.refusals import no_event, stands_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.case.model import Case
    from ecorules.engines.events import Event, Told


class Ledger:
    """The events of a session in their order, and the case after all that still hold."""

    def __init__(self, case: Case) -> None:
        """Begin with a case to which nothing has happened yet."""
        self._first = case
        self.case = case
        self.events: list[Event] = []

    def after(self, event: Event) -> Case:
        """Return the case as an event would leave it, or raise `Unreadable`; enter nothing."""
        if isinstance(event, Undone):
            return self._without(event)
        return changed(self.case, event)

    def enter(self, event: Event, case: Case) -> int:
        """Enter an event with the case that it leaves, and return its number."""
        self.events.append(event)
        self.case = case
        return len(self.events)

    def _without(self, undo: Undone) -> Case:
        """Return the case as it would be, had an event never happened."""
        if not self._holds(undo.number):
            raise no_event(undo.number, len(self.events))
        case = self._first
        for number, event in holding([*self.events, undo]):
            try:
                case = changed(case, event)
            except Unreadable:
                raise stands_on(number, undo.number) from None
        return case

    def _holds(self, number: int) -> bool:
        if not 1 <= number <= len(self.events):
            return False
        return number in _standing(self.events)


def holding(events: Sequence[Event]) -> Iterator[tuple[int, Told]]:
    """Yield the changes that were not taken back, with their numbers."""
    kept = _standing(events)
    for number, event in enumerate(events, start=1):
        if number in kept and not isinstance(event, Undone):
            yield number, event


def _standing(events: Sequence[Event]) -> set[int]:
    """Return the numbers of the events that hold; one that was taken back takes nothing back."""
    kept = set(range(1, len(events) + 1))
    for number in range(len(events), 0, -1):
        event = events[number - 1]
        if isinstance(event, Undone) and number in kept:
            kept.discard(event.number)
    return kept
