"""How the facts that an edition asks for hang together, read off its own conditions.

What is divided by something is part of it; what is compared with something lies near it.  So the
waste that is used again is never more than there was, and a test lies within its limit or just
beyond, whatever edition is simulated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from ecorules.language.reads import reads
from ecorules.language.syntax import (
    Compare,
    Constant,
    Count,
    Every,
    FactValue,
    IsOneOf,
    Measure,
    Ratio,
    Relation,
    Share,
    Some,
    Total,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.syntax import Condition, Node
    from ecorules.language.vocabulary import Fact


@dataclass(slots=True)
class Nature:
    """What is known of one fact: what it is part of, and between which others it should lie.

    `least` and `most` name other facts; `mark` is a figure that it is compared with, `good` the
    values of a choice that are asked for.
    """

    fact: Fact
    whole: str | None = None
    least: str | None = None
    most: str | None = None
    mark: tuple[Relation, Fraction] | None = None
    good: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Asked:
    """All that an edition asks: years back by fact, and the first requirement to ask each.

    `first` is the one that stands at the lowest level.
    """

    natures: Mapping[str, Nature]
    cells: Mapping[str | None, tuple[tuple[str, int], ...]]
    first: Mapping[str, Requirement]


def asked_by(edition: Edition) -> Asked:
    """Return what an edition asks of an area and of the members of its rosters."""
    facts = edition.vocabulary.facts
    by_level = sorted(edition.requirements.values(), key=lambda one: one.level)
    first: dict[str, Requirement] = {}
    back: dict[str, set[int]] = {}
    natures: dict[str, Nature] = {}
    for requirement in by_level:
        for condition in conditions_of(requirement):
            for name, years in reads(condition):
                first.setdefault(name, requirement)
                back.setdefault(name, set()).add(years)
                natures.setdefault(name, Nature(facts[name]))
    for requirement in by_level:
        for condition in conditions_of(requirement):
            for node in walk(condition):
                _learn(node, natures)
    _without_circles(natures)
    # A list of which only the length is asked has no columns, and members all the same.
    cells: dict[str | None, list[tuple[str, int]]] = {
        None: [],
        **{roster: [] for one in by_level for roster in sorted(_lists(one))},
    }
    for name in sorted(back):
        cells.setdefault(facts[name].roster, []).extend((name, n) for n in sorted(back[name]))
    return Asked(natures, {of: tuple(names) for of, names in cells.items()}, first)


def conditions_of(requirement: Requirement) -> tuple[Condition, ...]:
    """Return what a requirement demands, after what says whether it applies."""
    if requirement.applies is None:
        return (requirement.requires,)
    return (requirement.applies, requirement.requires)


def _lists(requirement: Requirement) -> set[str]:
    return {
        node.roster
        for condition in conditions_of(requirement)
        for node in walk(condition)
        if isinstance(node, Count | Every | Share | Some | Total)
    }


def _learn(node: Node, natures: Mapping[str, Nature]) -> None:
    match node:
        case Ratio(part, whole):
            for own, of in zip(_facts(part), _facts(whole), strict=False):
                _set_whole(natures[own], natures[of])
        case Compare(FactValue(own, 0), relation, FactValue(other, 0)) if own != other:
            _set_bound(natures[own], relation, natures[other])
        case Compare(FactValue(own), relation, Constant(value)):
            natures[own].mark = natures[own].mark or (relation, value)
        case IsOneOf(own, values):
            natures[own].good |= values
        case _:
            return


def _facts(measure: Measure) -> Iterator[str]:
    if isinstance(measure, FactValue | Total):
        yield measure.fact


def _set_whole(own: Nature, whole: Nature) -> None:
    is_alike = own.fact.roster == whole.fact.roster and own.fact.name != whole.fact.name
    if is_alike and own.whole is None:
        own.whole = whole.fact.name


def _set_bound(own: Nature, relation: Relation, other: Nature) -> None:
    if own.fact.roster != other.fact.roster:
        return
    match relation:
        case Relation.AT_LEAST | Relation.MORE_THAN | Relation.EQUALS:
            own.least = own.least or other.fact.name
        case Relation.AT_MOST | Relation.LESS_THAN:
            own.most = own.most or other.fact.name


def _without_circles(natures: Mapping[str, Nature]) -> None:
    """Forget what would have a fact hang on itself."""
    for name, nature in natures.items():
        if name in _below(name, natures, set()):
            nature.whole = nature.least = nature.most = None


def _below(name: str, natures: Mapping[str, Nature], seen: set[str]) -> set[str]:
    own = natures[name]
    for other in (own.whole, own.least, own.most):
        if other is not None and other not in seen:
            seen.add(other)
            _below(other, natures, seen)
    return seen
