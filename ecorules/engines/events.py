"""Events: what somebody tells of a case while its audit is open.

An event is what a line says; what it does to the case depends on how the case stands, and is
told in the changes of `ecorules.case.change`.  Nothing is replaced in silence: a value that is
known otherwise has to be taken back first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, assert_never

from ecorules.case import change
from ecorules.case.change import changed as after
from ecorules.case.listed import compared
from ecorules.case.model import Evidence, EvidenceState, Member, MemberList
from ecorules.case.observations import overlap
from ecorules.engines.refusals import (
    IS_CLOSED,
    IS_OPEN,
    aimed_otherwise,
    known_otherwise,
    nothing_there,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ecorules.case.change import Change
    from ecorules.case.model import Case, Observation, OwnTarget, Value
    from ecorules.diagnostics import Text

Cell: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Observed:
    """A value of a fact of the area was observed."""

    made: Observation


@dataclass(frozen=True, slots=True)
class Document:
    """A document came as far as a state; what is not told of it stays as it was."""

    code: str
    state: EvidenceState
    title: Text | None = None
    submitted: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A member came onto a roster, or more became known of one that is on it."""

    roster: str
    key: str
    title: str | None
    cells: Mapping[Cell, Value]


@dataclass(frozen=True, slots=True)
class Listed:
    """It was said whether a roster lists everybody, or which documents support it."""

    roster: str
    is_complete: bool | None
    evidence: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Aimed:
    """The area set a target for itself."""

    target: str
    period: OwnTarget


@dataclass(frozen=True, slots=True)
class Closed:
    """The register was closed: what was not handed in is missing."""


@dataclass(frozen=True, slots=True)
class TakenBackObservations:
    """Observations of a fact were taken back: all of them, or those of a year or a value."""

    fact: str
    fiscal_year: int | None
    value: Value | None


@dataclass(frozen=True, slots=True)
class TakenBackDocument:
    """A document was taken back: it is planned again."""

    code: str


@dataclass(frozen=True, slots=True)
class TakenBackMember:
    """A member was taken off a roster, or what is known of it in some columns."""

    roster: str
    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TakenBackTarget:
    """The values that an area set for a target were taken back."""

    target: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """The closing of the register was taken back."""


@dataclass(frozen=True, slots=True)
class Undone:
    """An earlier event was taken back, as if it had never happened."""

    number: int


Told: TypeAlias = (
    Observed
    | Document
    | Joined
    | Listed
    | Aimed
    | Closed
    | TakenBackObservations
    | TakenBackDocument
    | TakenBackMember
    | TakenBackTarget
    | Reopened
)
Event: TypeAlias = Told | Undone


def changed(case: Case, event: Told) -> Case:
    """Return the case after an event, or raise `Unreadable` where it cannot have happened."""
    for each in changes(case, event):
        case = after(case, each)
    return case


def changes(case: Case, event: Told) -> Iterator[Change]:  # noqa: C901 - one case an event
    """Yield what an event does to a case, or raise `Unreadable` where it cannot have happened."""
    match event:
        case Observed(made):
            yield change.Observe(made)
        case Document():
            yield change.File(_entered(case, event))
        case Joined():
            yield from _joined(case, event)
        case Listed():
            yield change.HandIn(_listed(case, event))
        case Aimed(target, period):
            yield change.SetTarget(target, _periods(case, target, period))
        case Closed():
            if case.register.is_closed:
                raise IS_CLOSED
            yield change.CloseRegister()
        case Reopened():
            if not case.register.is_closed:
                raise IS_OPEN
            yield change.ReopenRegister()
        case TakenBackObservations():
            yield from map(change.Withdraw, _meant(case, event))
        case TakenBackDocument(code):
            yield change.File(_planned(case, code))
        case TakenBackMember():
            yield _struck(case, event)
        case TakenBackTarget(target):
            if not case.targets.get(target):
                raise nothing_there(target)
            yield change.SetTarget(target, ())
        case _:
            assert_never(event)


def _entered(case: Case, event: Document) -> Evidence:
    """Return the entry of a document: what is not said of it stays as it was."""
    before = case.register.evidence.get(event.code)
    entry = Evidence(event.code, event.state) if before is None else before
    # Why it was not accepted says nothing any more once it stands otherwise.
    because = entry.because if entry.state is event.state else None
    return replace(
        entry,
        state=event.state,
        title=event.title or entry.title,
        submitted=event.submitted or entry.submitted,
        valid_from=event.valid_from or entry.valid_from,
        valid_until=event.valid_until or entry.valid_until,
        because=event.because or because,
    )


def _planned(case: Case, code: str) -> Evidence:
    """Return a document as it is before it is handed in; it keeps its title."""
    before = case.register.evidence.get(code)
    if before is None or before.state is EvidenceState.PLANNED:
        raise nothing_there(code)
    return Evidence(code, EvidenceState.PLANNED, before.title)


def _joined(case: Case, event: Joined) -> Iterator[Change]:
    members = case.rosters.get(event.roster)
    if members is None:
        members = _nobody_yet(event.roster)
        yield change.HandIn(members)
    known = _member(members, event.key)
    if known is None:
        yield change.Enlist(
            event.roster, Member(event.key, event.title or event.key, dict(event.cells))
        )
        return
    for cell, value in event.cells.items():
        if known.cells.get(cell, value) != value:
            raise known_otherwise(event.key, _column_said(cell))
    title = event.title or known.title
    yield change.Enlist(event.roster, Member(known.key, title, {**known.cells, **event.cells}))


def _struck(case: Case, event: TakenBackMember) -> Change:
    members = case.rosters.get(event.roster)
    known = None if members is None else _member(members, event.key)
    if known is None:
        raise nothing_there(event.key)
    if not event.cells:
        return change.Strike(event.roster, known.key)
    for cell in event.cells:
        if cell not in known.cells:
            raise nothing_there(_column_said(cell))
    less = {cell: value for cell, value in known.cells.items() if cell not in event.cells}
    return change.Enlist(event.roster, known._replace(cells=less))


def _listed(case: Case, event: Listed) -> MemberList:
    members = case.rosters.get(event.roster) or _nobody_yet(event.roster)
    if event.is_complete is not None:
        members = replace(members, is_complete=event.is_complete)
    return members if event.evidence is None else replace(members, evidence=event.evidence)


def _nobody_yet(roster: str) -> MemberList:
    """Return a roster with nobody on it, which nobody says is complete."""
    return MemberList(roster, (), is_complete=False, evidence=(), column_evidence={})


def _member(members: MemberList, key: str) -> Member | None:
    """Return a member by its key; the same number typed with blanks is the same member."""
    wanted = compared(key)
    same = (one for one in members.members if one.key == key or compared(one.key) == wanted)
    return next(same, None)


def _column_said(cell: Cell) -> str:
    return f"{cell[0]}@{cell[1]}"


def _periods(case: Case, target: str, new: OwnTarget) -> tuple[OwnTarget, ...]:
    periods = case.targets.get(target, ())
    for period in periods:
        first, last = sorted((period, new), key=lambda one: one.since)
        if first.until is None or last.since <= first.until:
            raise aimed_otherwise(target, overlap(first, last))
    return tuple(sorted((*periods, new), key=lambda one: one.since))


def _meant(case: Case, event: TakenBackObservations) -> Sequence[Observation]:
    found = [
        made
        for made in case.observations
        if made.fact == event.fact
        and (event.fiscal_year is None or made.fiscal_year == event.fiscal_year)
        and (event.value is None or made.value == event.value)
    ]
    if not found:
        raise nothing_there(event.fact)
    return found
