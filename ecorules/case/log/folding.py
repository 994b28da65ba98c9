"""What the events make of the register: one after the other, in the order of the log.

The order is the one in which they were recorded, whatever days they name.  An item without an
event stands as the file of the case has it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from ecorules.case.attached import in_order
from ecorules.case.log.events import Accepted, Event, HandedIn, Rejected, Withdrawn
from ecorules.case.model import Evidence, EvidenceState, Register

if TYPE_CHECKING:
    from collections.abc import Iterable


def folded(register: Register, events: Iterable[Event]) -> Register:
    """Return the register as it stands after all these events."""
    found = dict(register.evidence)
    for event in events:
        before = found.get(event.item, Evidence(event.item, EvidenceState.PLANNED))
        found[event.item] = _after(before, event)
    return Register(register.is_closed, dict(sorted(found.items())))


def _after(evidence: Evidence, event: Event) -> Evidence:
    match event:
        case HandedIn():
            return Evidence(
                code=event.item,
                state=EvidenceState.SUBMITTED,
                title=event.title or evidence.title,
                files=in_order(event.files),
                submitted=event.at,
                valid_from=event.valid_from,
                valid_until=event.valid_until,
                span=event.span,
            )
        case Accepted():
            accepted = EvidenceState.ACCEPTED
            return replace(evidence, state=accepted, because=None, span=event.span)
        case Rejected(because=because):
            rejected = EvidenceState.REJECTED
            return replace(evidence, state=rejected, because=because, span=event.span)
        case Withdrawn():
            return Evidence(
                event.item, EvidenceState.PLANNED, title=evidence.title, span=event.span
            )
        case _:
            assert_never(event)
