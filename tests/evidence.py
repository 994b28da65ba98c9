"""Areas to judge a condition on, and what may be found out about them later.

An area is made for a condition: only what the condition asks about is filled in, so that
every example says something about it, and a counterexample is short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ecorules.language.interval import Interval
from ecorules.language.reads import reads
from ecorules.language.syntax import Conforms, InHand, Node, TargetValue, walk
from ecorules.language.trace import Unresolved
from ecorules.language.truth import Truth
from tests.strategies import WORDS
from tests.world import AUDITED_YEAR, ROSTER_GAP, Cell, Cells, Known, Words, World

NUMBERS = tuple(Fraction(text) for text in ("-2", "-1", "0", "1/3", "1/2", "1", "3/2", "2", "3"))
_MEMBERS, _UNLISTED, _MAYBE = st.integers(0, 4), st.integers(0, 2), st.booleans()
_SELDOM = st.sampled_from((False, False, False, True))

K = TypeVar("K", Interval, Truth)
N = TypeVar("N", str, Cell)
Turn: TypeAlias = Callable[[Known], SearchStrategy[Known]]


@lru_cache(maxsize=1024)
def possibilities(known: Known) -> tuple[Known, ...]:
    """Return settled values among those that are still possible, ends included."""
    if isinstance(known, Truth):
        return (known,) if known.is_settled else (Truth.TRUE, Truth.FALSE)
    if isinstance(known, frozenset):
        return tuple(frozenset({value}) for value in sorted(known))
    ends = (end for end in (known.low, known.high) if end is not None)
    found = {value for value in (*NUMBERS, *ends) if value in known}
    return tuple(Interval.point(value) for value in sorted(found))


@lru_cache(maxsize=1024)
def _settled(known: Known) -> SearchStrategy[Known]:
    return st.sampled_from(possibilities(known))


@lru_cache(maxsize=1024)
def _perhaps_settled(known: Known) -> SearchStrategy[Known]:
    return st.sampled_from((known, *possibilities(known), known))


@lru_cache(maxsize=256)
def _observation(declared: Known) -> SearchStrategy[Known]:
    """Return what is known after nothing, one value, or several that conflict were observed."""
    several: tuple[Known, ...] = ()
    if isinstance(declared, Interval):
        points = [value for value in NUMBERS if value in declared]
        several = tuple(Interval(low, high) for low, high in pairwise(points))
    if isinstance(declared, frozenset):
        several = tuple(declared - {value} for value in sorted(declared))
    return st.sampled_from((declared, *possibilities(declared), declared, *several, declared))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a condition asks about, in a fixed order."""

    area: tuple[Cell, ...]
    own: tuple[Cell, ...]
    targets: tuple[str, ...]
    documents: tuple[str, ...]
    requirements: tuple[str, ...]


def asked(node: Node, vocabulary: Words) -> Asked:
    """Return what a node and all below it ask about."""
    cells, below = sorted(reads(node)), tuple(walk(node))
    return Asked(
        tuple(cell for cell in cells if cell[0] in vocabulary.area),
        tuple(cell for cell in cells if cell[0] in vocabulary.columns),
        tuple(sorted({each.target for each in below if isinstance(each, TargetValue)})),
        tuple(sorted({each.item for each in below if isinstance(each, InHand)})),
        tuple(sorted({each.requirement for each in below if isinstance(each, Conforms)})),
    )


@st.composite
def worlds(draw: DrawFn, node: Node) -> World:
    """Return areas in which anything that the node asks about may be known or open."""
    vocabulary = draw(WORDS)
    about = asked(node, vocabulary)
    names = [str(place + 1) for place in range(draw(_MEMBERS))]
    return replace(
        _found_out(draw, World(vocabulary), about, _observation),
        members=_members(draw, names, World(vocabulary), about.own, _observation),
        is_complete=draw(_MAYBE),
        perhaps=draw(_SELDOM),
    )


@st.composite
def completions(draw: DrawFn, world: World, node: Node) -> World:
    """Return areas in which everything has turned out in one way or another."""
    about = asked(node, world.words)
    listed = _members(draw, _there(draw, world), world, about.own, _settled)
    return replace(
        _found_out(draw, world, about, _settled),
        members=listed | _newcomers(draw, world, about.own, _settled),
        is_complete=True,
        perhaps=False,
    )


@st.composite
def further_evidence(draw: DrawFn, world: World, node: Node) -> World:
    """Return areas of which some more is known."""
    about = asked(node, world.words)
    counts = not world.perhaps or draw(_MAYBE)
    names = _there(draw, world) if counts else world.members
    listed = _members(draw, names, world, about.own, _perhaps_settled)
    return replace(
        _found_out(draw, world, about, _perhaps_settled),
        members=listed | _newcomers(draw, world, about.own, _perhaps_settled),
        is_complete=world.is_complete or draw(_MAYBE),
        perhaps=not counts,
    )


@st.composite
def with_settled(draw: DrawFn, world: World, node: Node, named: tuple[Unresolved, ...]) -> World:
    """Return areas in which exactly what is named has been settled.

    Completing the roster may bring further factories to light, with all of their own facts.
    """
    about = asked(node, world.words)
    facts = defaultdict[Cell, set[str]](set)
    for one in named:
        if one.gap.fiscal_year is not None:
            facts[one.gap.item, AUDITED_YEAR - one.gap.fiscal_year].update(one.members)
    others = {one.gap.item for one in named if one.gap.fiscal_year is None}
    only = Asked(
        tuple(cell for cell in about.area if cell in facts),
        (),
        tuple(name for name in about.targets if name in others),
        tuple(name for name in about.documents if name in others),
        tuple(name for name in about.requirements if name in others),
    )
    listed: dict[str, Cells] = {}
    for name in world.members:
        missing = [cell for cell in about.own if name in facts.get(cell, ())]
        listed |= _members(draw, [name], world, missing, _settled)
    if ROSTER_GAP.item not in others:
        return replace(_found_out(draw, world, only, _settled), members=listed)
    there = {name: listed[name] for name in _there(draw, world)}
    return replace(
        _found_out(draw, world, only, _settled),
        members=there | _newcomers(draw, world, about.own, _settled),
        is_complete=True,
        perhaps=False,
    )


def _found_out(draw: DrawFn, world: World, about: Asked, turn: Turn) -> World:
    """Return the world with what is asked about the area as it turned out."""
    cells = _turned(draw, about.area, world.cells, lambda cell: world.words.area[cell[0]], turn)
    targets = _turned(draw, about.targets, world.targets, world.words.targets.__getitem__, turn)
    documents = _turned(draw, about.documents, world.documents, lambda _: Truth.UNKNOWN, turn)
    met = _turned(draw, about.requirements, world.met, lambda _: Truth.UNKNOWN, turn)
    return replace(
        world,
        cells={**world.cells, **cells},
        targets={**world.targets, **_of_kind(Interval, targets)},
        documents={**world.documents, **_of_kind(Truth, documents)},
        met={**world.met, **_of_kind(Truth, met)},
    )


def _members(
    draw: DrawFn, names: Iterable[str], world: World, own: Iterable[Cell], turn: Turn
) -> dict[str, Cells]:
    """Return factories by name, with their own facts as they turned out."""
    columns, found = world.words.columns, dict[str, Cells]()
    for name in names:
        known = world.members.get(name, {})
        cells = _turned(draw, own, known, lambda cell: columns[cell[0]], turn)
        found[name] = {**known, **cells}
    return found


def _there(draw: DrawFn, world: World) -> list[str]:
    """Return the listed factories that turn out to be there: all if the list counted."""
    return [name for name in world.members if not world.perhaps or draw(_MAYBE)]


def _newcomers(draw: DrawFn, world: World, own: Iterable[Cell], turn: Turn) -> dict[str, Cells]:
    """Return factories that the roster lacked: none if it was complete and counted."""
    many = 0 if world.is_complete and not world.perhaps else draw(_UNLISTED)
    return _members(draw, [f"new {place + 1}" for place in range(many)], world, own, turn)


def _turned(
    draw: DrawFn,
    names: Iterable[N],
    known: Mapping[N, Known],
    declared: Callable[[N], Known],
    turn: Turn,
) -> dict[N, Known]:
    """Return what is known after all; what is still entirely open is not named."""
    drawn = ((name, draw(turn(known.get(name, declared(name))))) for name in names)
    return {name: value for name, value in drawn if value != declared(name)}


def _of_kind(kind: type[K], found: Mapping[str, Known]) -> dict[str, K]:
    return {name: value for name, value in found.items() if isinstance(value, kind)}
