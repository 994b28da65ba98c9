"""What a form makes of the register of a case that is there: events for its log.

The log is never rewritten, so a state in a form becomes what has to happen for it: a document is
handed in, accepted, rejected or withdrawn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.log.events import Accepted, HandedIn, Rejected, Withdrawn
from ecorules.case.log.folding import folded
from ecorules.case.log.sense import refusal
from ecorules.case.model import Evidence, EvidenceState, Register
from ecorules.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ecorules.case.log import Event
    from ecorules.diagnostics import Span

_PLANNED, _ACCEPTED = EvidenceState.PLANNED, EvidenceState.ACCEPTED


class Signature(NamedTuple):
    """Who records, and on which day."""

    by: str
    at: date


class Recording(NamedTuple):
    """What is to be recorded, and the register with which the file of the case begins."""

    events: tuple[Event, ...]
    start: Register


def recording(
    before: Register, after: Register, start: Register, signature: Signature
) -> Recording:
    """Return what has to happen so that one register becomes another.

    What no event can say, such as the title of a document that is only planned, is said by the
    file of the case; of a document in the log the log alone speaks.
    """
    events: list[Event] = []
    own = dict(start.evidence)
    for code, evidence in sorted(after.evidence.items()):
        was = before.evidence.get(code, Evidence(code, _PLANNED))
        if evidence == before.evidence.get(code):
            continue
        happened = list(_events(was, evidence, signature))
        events += happened
        if not happened and evidence.state is _PLANNED:
            own[code] = evidence
    for code in before.evidence.keys() - after.evidence.keys():
        own.pop(code, None)
        if before.evidence[code].state is not _PLANNED:
            events.append(Withdrawn(code, *signature))
    return Recording(tuple(events), Register(after.is_closed, own))


def _events(was: Evidence, now: Evidence, signature: Signature) -> Iterator[Event]:
    if now.state is _PLANNED:
        if was.state is not _PLANNED:
            yield Withdrawn(now.code, *signature, now.because)
        return
    state = was.state
    if was.state is _PLANNED or _papers_of(was) != _papers_of(now):
        at = now.submitted or signature.at
        title = now.title if now.title != was.title else None
        days = (now.valid_from, now.valid_until)
        yield HandedIn(now.code, now.files, signature.by, at, *days, title)
        state = EvidenceState.SUBMITTED
    if now.state is _ACCEPTED and state is not _ACCEPTED:
        yield Accepted(now.code, *signature)
    if now.state is EvidenceState.REJECTED and (state, was.because) != (now.state, now.because):
        yield Rejected(now.code, now.because or "", *signature)


def _papers_of(evidence: Evidence) -> Evidence:
    """Return what is handed in with a document, whatever became of it then."""
    return replace(evidence, state=_PLANNED, because=None, span=None)


def refusals(
    register: Register, events: tuple[Event, ...], spans: Mapping[str, Span]
) -> Iterator[Diagnostic]:
    """Yield why events make no sense, each at the cell of its document."""
    for event in events:
        span = spans.get(event.item)
        problem = refusal(register, event)
        if isinstance(event, Rejected) and not event.because:
            yield Diagnostic("no-reason", _NO_REASON, span, help=_SAY_WHY)
        elif problem is not None:
            yield problem.diagnostic(span)
        else:
            register = folded(register, [event])


_NO_REASON = Text("the document is rejected, and no reason is given", "ไม่รับหลักฐานนี้ แต่ไม่ได้ระบุเหตุผล")
_SAY_WHY = Text("write the reason into the column of remarks", "ระบุเหตุผลในคอลัมน์หมายเหตุ")
