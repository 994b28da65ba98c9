"""What touches what: from a change in a case to the conditions it may decide otherwise.

A key names one thing that a condition can ask of an area.  It is coarser than what was asked,
a fact in any fiscal year and not in one, so that a condition may be judged once too often and
never once too seldom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ecorules.language.reads import reads
from ecorules.language.syntax import (
    Conforms,
    Count,
    Every,
    InHand,
    Share,
    Some,
    TargetValue,
    Total,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ecorules.case.model import Case, MemberList, Register
    from ecorules.language.syntax import Condition, Node

Key: TypeAlias = tuple[str, str]


def keys_of(condition: Condition) -> frozenset[Key]:
    """Return everything that a condition asks of an area."""
    facts = {("fact", fact) for fact, _ in reads(condition)}
    return frozenset(facts.union(*(_named(node) for node in walk(condition))))


def _named(node: Node) -> Iterator[Key]:
    match node:
        case InHand(item):
            yield "document", item
        case TargetValue(target):
            yield "target", target
        case Conforms(requirement):
            yield "met", requirement
        case Total() | Count() | Share() | Every() | Some():
            yield "roster", node.roster
        case _:
            pass


def by_key(conditions: Iterable[Condition]) -> dict[Key, tuple[Condition, ...]]:
    """Return for each key the conditions that ask for it, in their order."""
    found: dict[Key, list[Condition]] = {}
    for condition in conditions:
        for key in keys_of(condition):
            found.setdefault(key, []).append(condition)
    return {key: tuple(asking) for key, asking in found.items()}


def differences(before: Case, after: Case) -> set[Key]:
    """Return everything that may be answered otherwise by one case than by the other.

    Both are states of one case in one session: what is the same in both is the same object.
    """
    found = {("fact", fact) for fact in _observed_otherwise(before, after)}
    found |= {("target", name) for name in _unlike(before.targets, after.targets)}
    for roster in _unlike(before.rosters, after.rosters):
        found |= _in_roster(before.rosters.get(roster), after.rosters.get(roster), roster)
    if before.register is not after.register:
        found |= _through_register(before.register, after.register, after)
    return found


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


def _in_roster(before: MemberList | None, after: MemberList | None, roster: str) -> set[Key]:
    """Return the columns that differ, or the whole roster where more than cells does."""
    everything = {("roster", roster)}
    if before is None or after is None or not _is_alike(before, after):
        return everything
    found: set[Key] = set()
    for old, new in zip(before.members, after.members, strict=True):
        if old is new:
            continue
        if old.key != new.key:
            return everything
        cells = old.cells.keys() | new.cells.keys()
        found |= {("fact", c[0]) for c in cells if old.cells.get(c) != new.cells.get(c)}
    return found


def _is_alike(before: MemberList, after: MemberList) -> bool:
    return (
        len(before.members) == len(after.members)
        and before.is_complete == after.is_complete
        and before.evidence == after.evidence
        and before.column_evidence == after.column_evidence
    )


def _through_register(before: Register, after: Register, case: Case) -> set[Key]:
    """Return the documents that stand otherwise, and all that rests on them."""
    moved = set(_unlike(before.evidence, after.evidence))
    found: set[Key] = {("document", code) for code in moved}
    if before.is_closed is not after.is_closed:
        found.add(ANY_DOCUMENT)
    found |= {
        ("fact", made.fact) for made in case.observations if not moved.isdisjoint(made.evidence)
    }
    for name, members in case.rosters.items():
        if not moved.isdisjoint(members.evidence):
            found.add(("roster", name))
        found |= {
            ("fact", fact)
            for fact, codes in members.column_evidence.items()
            if not moved.isdisjoint(codes)
        }
    return found


# Closing the register settles every document that was not handed in.
ANY_DOCUMENT: Key = ("document", "")
