"""What a change calls for: whom to ask for what, which nonconformity is open, what levels do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ecorules.audit.finding import Verdict
from ecorules.audit.outstanding import owners_of
from ecorules.language.subject import Lack
from ecorules.language.trace import Unresolved
from ecorules.levels import LevelState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.audit.finding import Finding
    from ecorules.engines.session import Moved
    from ecorules.language.subject import Gap
    from ecorules.levels import Conclusion, Rung

# Both are settled by what is outstanding elsewhere; nobody can hand them in.
_FOLLOWS = frozenset({Lack.UNKNOWN_APPLICABILITY, Lack.OPEN_PREREQUISITE})


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the owners for what a requirement lacks now and did not lack before."""

    requirement: str
    reason: Unresolved
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cease:
    """Ask no longer for what a requirement lacked before."""

    requirement: str
    reason: Unresolved
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Open a nonconformity, for the owners to mend."""

    requirement: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shut:
    """Close a nonconformity: the requirement does not fail any more."""

    requirement: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proven:
    """Take note that a level is proven, or is not any more."""

    level: int
    is_proven: bool


@dataclass(frozen=True, slots=True)
class Reachable:
    """Take note that a level can be reached again, or cannot any more."""

    level: int
    is_reachable: bool


FollowUp: TypeAlias = Ask | Cease | Open | Shut | Proven | Reachable


def follow_up(audit: Audit, moved: Moved) -> tuple[FollowUp, ...]:
    """Return what a change calls for; `audit` is how things stand after it."""
    return (
        *_of_levels(moved.before, moved.after),
        *(each for before, after in moved.findings for each in _of_finding(audit, before, after)),
    )


def changed_rungs(before: Conclusion, after: Conclusion) -> Iterator[tuple[Rung, Rung]]:
    """Yield the levels whose state is another, before and after."""
    for was, rung in zip(before.rungs, after.rungs, strict=True):
        if was.state is not rung.state:
            yield was, rung


def _of_levels(before: Conclusion, after: Conclusion) -> Iterator[FollowUp]:
    for was, rung in changed_rungs(before, after):
        number = rung.level.number
        if LevelState.PROVEN in {was.state, rung.state}:
            yield Proven(number, rung.state is LevelState.PROVEN)
        if LevelState.BLOCKED in {was.state, rung.state}:
            yield Reachable(number, rung.state is not LevelState.BLOCKED)


def _of_finding(audit: Audit, before: Finding, after: Finding) -> Iterator[FollowUp]:
    code = after.requirement.code
    failed, fails = (one.verdict is Verdict.NONCONFORMING for one in (before, after))
    owners = audit.case.owners.get(code, after.requirement.owners)
    if fails and not failed:
        yield Open(code, owners)
    if failed and not fails:
        yield Shut(code, owners)
    for reason in _beyond(after.reasons, before.reasons):
        yield Ask(code, reason, owners_of(audit, after, reason))
    for reason in _beyond(before.reasons, after.reasons):
        yield Cease(code, reason, owners_of(audit, before, reason))


def _beyond(reasons: Sequence[Unresolved], others: Sequence[Unresolved]) -> Iterator[Unresolved]:
    """Yield what is missing by the first and not by the second, member by member."""
    known: dict[Gap, frozenset[str]] = {one.gap: frozenset(one.members) for one in others}
    for reason in reasons:
        if reason.gap.lack in _FOLLOWS:
            continue
        if reason.gap not in known:
            yield reason
            continue
        members = tuple(name for name in reason.members if name not in known[reason.gap])
        if members:
            yield Unresolved(reason.gap, members)
