"""Events: what may happen to a case while its audit is open, and the case after each.

An event takes one state of a case to the next and forgets nothing: a value that is replaced
has to be taken back first.  Taking an earlier event back means that it never happened, so the
case is made anew from the first state and all other events.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, assert_never

from ecorules.case.model import Case, Evidence, Member, MemberList, Observation, OwnTarget
from ecorules.case.observations import overlap
from ecorules.case.roster import compared
from ecorules.engines.refusals import (
    IS_CLOSED,
    IS_OPEN,
    known_otherwise,
    nothing_there,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.case.model import EvidenceState, Value

Cell: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Observe:
    """A value of a fact of the area was observed."""

    made: Observation


@dataclass(frozen=True, slots=True)
class Document:
    """A document came as far as a state; `said` are the other things the event tells of it."""

    code: str
    state: EvidenceState
    said: Mapping[str, object]


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
class Close:
    """The register was closed: what was not handed in is missing."""


@dataclass(frozen=True, slots=True)
class TakeBackObservations:
    """Observations of a fact were taken back: all of them, or those of a year or a value."""

    fact: str
    fiscal_year: int | None
    value: Value | None


@dataclass(frozen=True, slots=True)
class TakeBackDocument:
    """A document was taken back: it is planned again."""

    code: str


@dataclass(frozen=True, slots=True)
class TakeBackMember:
    """A member was taken off a roster, or what is known of it in some columns."""

    roster: str
    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TakeBackTarget:
    """The values that an area set for a target were taken back."""

    target: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """The closing of the register was taken back."""


@dataclass(frozen=True, slots=True)
class Undo:
    """An earlier event was taken back, as if it had never happened."""

    number: int


Change: TypeAlias = (
    Observe
    | Document
    | Joined
    | Listed
    | Aimed
    | Close
    | TakeBackObservations
    | TakeBackDocument
    | TakeBackMember
    | TakeBackTarget
    | Reopen
)
Event: TypeAlias = Change | Undo


def changed(case: Case, event: Change) -> Case:  # noqa: C901 - one case an event
    """Return the case after an event, or raise `Unreadable` where it cannot have happened."""
    match event:
        case Observe(made):
            return replace(case, observations=(*case.observations, made))
        case Document():
            return _with_document(case, event)
        case Joined():
            return _with_member(case, event)
        case Listed():
            return _with_list(case, event)
        case Aimed():
            return _with_target(case, event)
        case Close():
            return _closed(case, is_closed=True)
        case Reopen():
            return _closed(case, is_closed=False)
        case TakeBackObservations():
            return _without_observations(case, event)
        case TakeBackDocument(code):
            return _without_document(case, code)
        case TakeBackMember():
            return _without_member(case, event)
        case TakeBackTarget(target):
            kept = {name: periods for name, periods in case.targets.items() if name != target}
            if len(kept) == len(case.targets):
                raise nothing_there(target)
            return replace(case, targets=kept)
        case _:
            assert_never(event)


def _with_document(case: Case, event: Document) -> Case:
    before = case.register.evidence.get(event.code)
    entry = Evidence(event.code, event.state) if before is None else before
    # Why it was not accepted says nothing any more once it stands otherwise.
    because = None if before is None or before.state is not event.state else before.because
    entry = replace(entry, state=event.state, because=because)
    for name, value in event.said.items():
        entry = replace(entry, **{name: value})  # type: ignore[arg-type]  # the form is typed
    evidence = {**case.register.evidence, event.code: entry}
    return replace(case, register=replace(case.register, evidence=evidence))


def _without_document(case: Case, code: str) -> Case:
    kept = {name: one for name, one in case.register.evidence.items() if name != code}
    if len(kept) == len(case.register.evidence):
        raise nothing_there(code)
    return replace(case, register=replace(case.register, evidence=kept))


def _closed(case: Case, *, is_closed: bool) -> Case:
    if case.register.is_closed is is_closed:
        raise IS_CLOSED if is_closed else IS_OPEN
    return replace(case, register=replace(case.register, is_closed=is_closed))


def _with_member(case: Case, event: Joined) -> Case:
    members = case.rosters.get(event.roster, MemberList(event.roster, (), False, (), {}))  # noqa: FBT003 - a fresh list is complete only when somebody says so
    place = _place(members, event.key)
    if place is None:
        joined = Member(event.key, event.title or event.key, event.cells)
        return _with_members(case, members, (*members.members, joined))
    known = members.members[place]
    for cell, value in event.cells.items():
        if known.cells.get(cell, value) != value:
            raise known_otherwise(event.key, _column_said(cell))
    title = known.title if event.title is None else event.title
    fuller = known._replace(title=title, cells={**known.cells, **event.cells})
    listed = (*members.members[:place], fuller, *members.members[place + 1 :])
    return _with_members(case, members, listed)


def _without_member(case: Case, event: TakeBackMember) -> Case:
    members = case.rosters.get(event.roster)
    place = None if members is None else _place(members, event.key)
    if members is None or place is None:
        raise nothing_there(event.key)
    known = members.members[place]
    rest = members.members[:place], members.members[place + 1 :]
    if not event.cells:
        return _with_members(case, members, (*rest[0], *rest[1]))
    for cell in event.cells:
        if cell not in known.cells:
            raise nothing_there(_column_said(cell))
    less = {cell: value for cell, value in known.cells.items() if cell not in event.cells}
    return _with_members(case, members, (*rest[0], known._replace(cells=less), *rest[1]))


def _column_said(cell: Cell) -> str:
    return f"{cell[0]}@{cell[1]}"


def _place(members: MemberList, key: str) -> int | None:
    """Return where a member stands; the same number typed with blanks is the same member."""
    wanted = compared(key)
    for place, member in enumerate(members.members):
        if member.key == key or compared(member.key) == wanted:
            return place
    return None


def _with_members(case: Case, members: MemberList, listed: tuple[Member, ...]) -> Case:
    return _with_roster(case, replace(members, members=listed))


def _with_list(case: Case, event: Listed) -> Case:
    members = case.rosters.get(event.roster, MemberList(event.roster, (), False, (), {}))  # noqa: FBT003 - as above
    if event.is_complete is not None:
        members = replace(members, is_complete=event.is_complete)
    if event.evidence is not None:
        members = replace(members, evidence=event.evidence)
    return _with_roster(case, members)


def _with_roster(case: Case, members: MemberList) -> Case:
    return replace(case, rosters={**case.rosters, members.roster: members})


def _with_target(case: Case, event: Aimed) -> Case:
    periods = case.targets.get(event.target, ())
    new = event.period
    for period in periods:
        first, last = sorted((period, new), key=lambda one: one.since)
        if first.until is None or last.since <= first.until:
            raise overlap(first, last)
    in_order = tuple(sorted((*periods, new), key=lambda one: one.since))
    return replace(case, targets={**case.targets, event.target: in_order})


def _without_observations(case: Case, event: TakeBackObservations) -> Case:
    kept = tuple(one for one in case.observations if not _is_meant(one, event))
    if len(kept) == len(case.observations):
        raise nothing_there(event.fact)
    return replace(case, observations=kept)


def _is_meant(made: Observation, event: TakeBackObservations) -> bool:
    of_year = event.fiscal_year is None or made.fiscal_year == event.fiscal_year
    of_value = event.value is None or made.value == event.value
    return made.fact == event.fact and of_year and of_value
