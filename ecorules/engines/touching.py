"""What differs between two states of one case, and so has to be asked again.

An event says itself what it touches, but taking an earlier one back may touch anything that came
after it.  So the two states are compared.  That is cheap, because what nothing happened to is
the same object in both; it is coarse, since a fact is named in all its years; and it is never
too little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.change import supported
from ecorules.language.sources import DocumentSource, FactSource, RosterSource, TargetSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.case.model import Case, MemberList
    from ecorules.language.sources import Source


def differences(before: Case, after: Case) -> frozenset[Source]:
    """Return everything that may be answered otherwise by one case than by the other."""
    return frozenset(_differing(before, after))


def _differing(before: Case, after: Case) -> Iterator[Source]:
    for fact in _observed_otherwise(before, after):
        yield FactSource(fact, None)
    for target in _unlike(before.targets, after.targets):
        yield TargetSource(target)
    for roster in _unlike(before.rosters, after.rosters):
        yield from _in_roster(before.rosters.get(roster), after.rosters.get(roster), roster)
    if before.register is not after.register:
        yield from _through_register(before, after)


def _observed_otherwise(before: Case, after: Case) -> set[str]:
    if before.observations is after.observations:
        return set()
    old = {id(one): one.fact for one in before.observations}
    new = {id(one): one.fact for one in after.observations}
    return {(old | new)[one] for one in old.keys() ^ new.keys()}


def _unlike(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """Yield the names that stand for another object, or for none, on one of the two sides."""
    if before is after:
        return
    for name in before.keys() | after.keys():
        if before.get(name) is not after.get(name):
            yield name


def _in_roster(
    before: MemberList | None, after: MemberList | None, roster: str
) -> frozenset[Source]:
    """Return the columns that differ, or the whole roster where more than cells does."""
    everything = frozenset((RosterSource(roster),))
    if before is None or after is None or not _is_alike(before, after):
        return everything
    found: set[Source] = set()
    for old, new in zip(before.members, after.members, strict=True):
        if old is new:
            continue
        if old.key != new.key:
            return everything
        cells = old.cells.keys() | new.cells.keys()
        differing = (cell for cell in cells if old.cells.get(cell) != new.cells.get(cell))
        found.update(FactSource(fact, None) for fact, _ in differing)
    return frozenset(found)


def _is_alike(before: MemberList, after: MemberList) -> bool:
    return (
        len(before.members) == len(after.members)
        and before.is_complete == after.is_complete
        and before.evidence == after.evidence
        and before.column_evidence == after.column_evidence
    )


def _through_register(before: Case, after: Case) -> Iterator[Source]:
    """Yield the documents that stand otherwise, and all that rests on them."""
    if before.register.is_closed is not after.register.is_closed:
        yield DocumentSource(None)
    for code in _unlike(before.register.evidence, after.register.evidence):
        yield DocumentSource(code)
        for source in supported(after, code):
            yield FactSource(source.fact, None) if isinstance(source, FactSource) else source
