"""What a change brings into an edition and takes out of it, so that no name leads nowhere.

A change that names what another one brings cannot stand without it, and what is still named
cannot be taken away.  Names of what can always be kept beside the rest (facts, targets,
evidence items) bind nothing; but where a fact or a target changed what it measures, all
that speaks of it changes together with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.edition.model import Level, Requirement, Target
from ecorules.language.syntax import (
    Conforms,
    FactValue,
    Holds,
    IsOneOf,
    Node,
    TargetValue,
    Total,
    walk,
)
from ecorules.language.vocabulary import Fact, NumberKind
from ecorules.revision.difference.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.revision.difference.model import Changed

Name: TypeAlias = tuple[str, str]


class Bonds(NamedTuple):
    """Hold the names that a change makes and takes away, brings into use and lets go."""

    makes: frozenset[Name]
    takes: frozenset[Name]
    uses: frozenset[Name]
    frees: frozenset[Name]


def bonds(change: Change) -> Bonds:
    """Return how a change hangs together with others."""
    before, after = _used(change, change.old), _used(change, change.new)
    own = frozenset([_own(change)])
    none = frozenset[Name]()
    return Bonds(
        makes=(own if change.kind in _ADDED else none) | _measures(change, "new"),
        takes=(own if change.kind in _DROPPED else none) | _measures(change, "old"),
        uses=(after - before) | _spoken_of(change, "new"),
        frees=(before - after) | _spoken_of(change, "old"),
    )


def needs(changes: Iterable[Change]) -> dict[Change, frozenset[Change]]:
    """Return for each change those without which it cannot stand."""
    found = {change: bonds(change) for change in changes}
    makers, freers = dict[Name, set[Change]](), dict[Name, set[Change]]()
    for change, bond in found.items():
        for name in bond.makes:
            makers.setdefault(name, set()).add(change)
        for name in bond.frees:
            freers.setdefault(name, set()).add(change)
    return {
        change: frozenset(
            {other for name in bond.uses for other in makers.get(name, ())}
            | {other for name in bond.takes for other in freers.get(name, ())}
        )
        - {change}
        for change, bond in found.items()
    }


def _own(change: Change) -> Name:
    thing, name = change.where.path[:2]
    return str(thing), str(name)


_ADDED = frozenset({ChangeKind.REQUIREMENT_ADDED, ChangeKind.LEVEL_ADDED})
_DROPPED = frozenset({ChangeKind.REQUIREMENT_DROPPED, ChangeKind.LEVEL_DROPPED})


def _used(change: Change, side: Changed) -> frozenset[Name]:
    """Return the requirements and levels that one side of a change names."""
    match side:
        case Requirement():
            return frozenset([("level", str(side.level)), *_required(_conditions(side))])
        case Level(stands_on=below):
            return frozenset(("level", str(number)) for number in below)
        case int() if change.kind is ChangeKind.REQUIREMENT_MOVED:
            return frozenset([("level", str(side))])
        case tuple() if change.kind is ChangeKind.LEVEL_STANDS_ON:
            return frozenset(("level", str(number)) for number in side)
        case _ if isinstance(side, Node):
            return frozenset(_required([side]))
        case _:
            return frozenset()


def _required(nodes: Iterable[Node]) -> Iterator[Name]:
    for node in nodes:
        for below in walk(node):
            if isinstance(below, Conforms):
                yield "requirement", below.requirement


def _conditions(requirement: Requirement) -> list[Node]:
    applies = requirement.applies
    return [requirement.requires] if applies is None else [requirement.requires, applies]


def _measures(change: Change, side: str) -> frozenset[Name]:
    """Return the name of a fact or a target that measures another thing than it did."""
    match change.old, change.new:
        case Fact() as old, Fact() as new if change.moves_verdicts:
            is_same = old.roster == new.roster and _is_alike(old, new)
            return frozenset() if is_same else frozenset([(f"{side} fact", old.name)])
        case Target() as old, Target() as new if not old.unit.is_alike(new.unit):
            return frozenset([(f"{side} target", old.name)])
        case _:
            return frozenset()


def _is_alike(old: Fact, new: Fact) -> bool:
    if isinstance(old.kind, NumberKind) and isinstance(new.kind, NumberKind):
        return old.kind.unit.is_alike(new.kind.unit)
    return type(old.kind) is type(new.kind)


def _spoken_of(change: Change, side: str) -> frozenset[Name]:
    """Return the facts and targets that one side of a change speaks of, or the clause around."""
    whole = change.old if side == "old" else change.new
    clause = change.where.old if side == "old" else change.where.new
    nodes = _conditions(whole) if isinstance(whole, Requirement) else [clause, whole]
    found = set[Name]()
    for node in nodes:
        for below in walk(node) if isinstance(node, Node) else ():
            match below:
                case Holds(fact) | IsOneOf(fact) | FactValue(fact) | Total(fact=fact):
                    found.add((f"{side} fact", fact))
                case TargetValue(target):
                    found.add((f"{side} target", target))
                case _:
                    pass
    return frozenset(found)
