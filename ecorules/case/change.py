"""What may happen to a case between two audits, one thing at a time, and what it touches.

A change is a value, and so is the case after it: the case before stays what it was.  What a
change touches is said in the words of `ecorules.language.sources`, so that an audit can be
brought up to date without being conducted anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, assert_never

from ecorules.case.alike import carried
from ecorules.language.sources import DocumentSource, FactSource, RosterSource, Source, TargetSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.case.model import (
        Case,
        Evidence,
        Member,
        MemberList,
        Observation,
        OwnTarget,
        Value,
    )

Cell: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Observe:
    """A value was observed, beside whatever was observed before."""

    observation: Observation


@dataclass(frozen=True, slots=True)
class Withdraw:
    """An observation is taken back; one that was never made changes nothing."""

    observation: Observation


@dataclass(frozen=True, slots=True)
class File:
    """A document enters the register, or reaches another state in it."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CloseRegister:
    """From now on, what was not handed in is missing."""


@dataclass(frozen=True, slots=True)
class ReopenRegister:
    """What was not handed in may still come."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """A roster is handed in, in place of any that was."""

    members: MemberList


@dataclass(frozen=True, slots=True)
class Enlist:
    """A member enters a roster that was handed in, or takes the place of the one of its key."""

    roster: str
    member: Member


@dataclass(frozen=True, slots=True)
class Strike:
    """The member of a key leaves a roster."""

    roster: str
    key: str


@dataclass(frozen=True, slots=True)
class SetTarget:
    """The area sets the values of one of its own targets, in place of any that were set."""

    target: str
    values: tuple[OwnTarget, ...]


Change: TypeAlias = (
    Observe
    | Withdraw
    | File
    | CloseRegister
    | ReopenRegister
    | HandIn
    | Enlist
    | Strike
    | SetTarget
)


def changed(case: Case, change: Change) -> Case:
    """Return the case after a change; its digest is worked out when somebody asks for it."""
    return replace(_after(case, change), digest="")


def _after(case: Case, change: Change) -> Case:  # noqa: C901 - one case a change
    match change:
        case Observe(observation):
            return replace(case, observations=(*case.observations, observation))
        case Withdraw(observation):
            return replace(case, observations=_without(case.observations, observation))
        case File(evidence):
            filed = {**case.register.evidence, evidence.code: evidence}
            return replace(case, register=replace(case.register, evidence=filed))
        case CloseRegister() | ReopenRegister():
            is_closed = isinstance(change, CloseRegister)
            return replace(case, register=replace(case.register, is_closed=is_closed))
        case HandIn(members):
            return replace(case, rosters={**case.rosters, members.roster: members})
        case Enlist(roster, member):
            return _with_list(case, _enlisted(case.rosters[roster], member))
        case Strike(roster, key):
            left = (one for one in case.rosters[roster].members if one.key != key)
            return _with_list(case, replace(case.rosters[roster], members=tuple(left)))
        case SetTarget(target, values):
            return replace(case, targets={**case.targets, target: values})
        case _:
            assert_never(change)


def _without(made: tuple[Observation, ...], withdrawn: Observation) -> tuple[Observation, ...]:
    """Return the observations without one that is equal to the one withdrawn."""
    if withdrawn not in made:
        return made
    place = made.index(withdrawn)
    return (*made[:place], *made[place + 1 :])


def _enlisted(members: MemberList, member: Member) -> MemberList:
    """Return a roster with a member; what is known of all others stays known."""
    listed = members.members
    place = next((n for n, one in enumerate(listed) if one.key == member.key), None)
    if place is None:
        return replace(members, members=(*listed, member))
    told = replace(members, members=(*listed[:place], member, *listed[place + 1 :]))
    before = listed[place].cells
    cells = {cell for cell in {**before, **member.cells} if _is_other(cell, before, member.cells)}
    return carried(members, told, cells)


def _is_other(cell: Cell, before: Mapping[Cell, Value], after: Mapping[Cell, Value]) -> bool:
    return before.get(cell) != after.get(cell)


def _with_list(case: Case, members: MemberList) -> Case:
    return replace(case, rosters={**case.rosters, members.roster: members})


def touched(case: Case, change: Change) -> frozenset[Source]:
    """Return all that may read otherwise once a change has happened to a case."""
    return frozenset(_touched(case, change))


def _touched(case: Case, change: Change) -> Iterator[Source]:
    match change:
        case Observe(made) | Withdraw(made):
            yield FactSource(made.fact, made.fiscal_year)
        case File(evidence):
            yield DocumentSource(evidence.code)
            yield from supported(case, evidence.code)
        case CloseRegister() | ReopenRegister():
            yield DocumentSource(None)
        case HandIn(members):
            yield RosterSource(members.roster)
        case Enlist(roster, member):
            yield from _told_anew(case.rosters[roster], member)
        case Strike(roster):
            yield RosterSource(roster)
        case SetTarget(target):
            yield TargetSource(target)
        case _:
            assert_never(change)


def supported(case: Case, code: str) -> Iterator[Source]:
    """Yield what counts only if a document does."""
    for made in case.observations:
        if code in made.evidence:
            yield FactSource(made.fact, made.fiscal_year)
    for members in case.rosters.values():
        if code in members.evidence:
            yield RosterSource(members.roster)
        for fact, codes in members.column_evidence.items():
            if code in codes:
                yield FactSource(fact, None)


def _told_anew(members: MemberList, member: Member) -> Iterator[Source]:
    """Yield the columns in which a member says something else now; all of them for a new one."""
    before = next((one for one in members.members if one.key == member.key), None)
    if before is None:
        yield RosterSource(members.roster)
        return
    for cell in {**before.cells, **member.cells}:
        if _is_other(cell, before.cells, member.cells):
            yield FactSource(*cell)
