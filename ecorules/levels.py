"""The level graph: from requirements to levels, and from each level to the next.

An arrow says *is needed for*: a requirement for its level, a level for those that stand on
it, a prerequisite for the requirement that names it.  What a level asks is the pass rule
over its own requirements and every level below.  The level is *proven* if that is true of
what is in hand, *blocked* if it is false however the rest turns out, and *open* otherwise.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import lru_cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from ecorules.edition.model import PassAll, PassCount, PassShare
from ecorules.language import tally
from ecorules.language.interval import Interval, at_least
from ecorules.language.syntax import Conforms, walk
from ecorules.language.truth import Truth, agreed, every_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from ecorules.edition.model import Edition, Level, PassRule, Requirement

Vertex: TypeAlias = tuple[str, str]


class LevelState(Enum):
    """Say how a level stands; `incomplete` if nobody knows all that it asks."""

    PROVEN = "proven"
    OPEN = "open"
    BLOCKED = "blocked"
    INCOMPLETE = "incomplete"


class Outcome(NamedTuple):
    """Hold what the levels see of one requirement: does it apply, is what it requires so.

    The two are kept apart: a share is taken of those that apply, and one that perhaps applies
    and certainly fails can only lower it.
    """

    applies: Truth
    requires: Truth

    @property
    def met(self) -> Truth:
        """Return whether it is no barrier: it does not apply, or what it requires is so."""
        return ~self.applies | self.requires


class Rung(NamedTuple):
    """One level with its state, and the codes of its own requirements that stand between.

    `blocking` failed, `open` are undetermined.  `below` are the levels it stands on that
    are not proven themselves, so that a low failure is told once and not on every rung.
    """

    level: Level
    state: LevelState
    requirements: tuple[str, ...]
    open: tuple[str, ...]
    blocking: tuple[str, ...]
    below: tuple[int, ...]


class Conclusion(NamedTuple):
    """All levels from the lowest up, the proven one and the one still reachable (0: none)."""

    rungs: tuple[Rung, ...]
    proven: int
    reachable: int


def needs(edition: Edition) -> dict[Vertex, tuple[Vertex, ...]]:
    """Return what each requirement and each level needs before it can be judged."""
    found: dict[Vertex, tuple[Vertex, ...]] = {}
    asked: dict[int, list[Vertex]] = {number: [] for number in edition.levels}
    for code, requirement in edition.requirements.items():
        found["requirement", code] = tuple(
            ("requirement", other) for other in prerequisites(requirement)
        )
        asked[requirement.level].append(("requirement", code))
    for number, level in edition.levels.items():
        below = (("level", str(other)) for other in level.stands_on)
        found["level", str(number)] = (*below, *asked[number])
    return found


def level_graph(edition: Edition) -> nx.DiGraph[Vertex]:
    """Return the graph of requirements and levels, each arrow meaning *is needed for*."""
    # An audit needs an order and no graph, and would wait longer for the import than for it.
    import networkx as nx  # noqa: PLC0415 - heavy

    graph: nx.DiGraph[Vertex] = nx.DiGraph()
    for vertex, needed in needs(edition).items():
        graph.add_node(vertex)
        graph.add_edges_from((other, vertex) for other in needed)
    return graph


def prerequisites(requirement: Requirement) -> tuple[str, ...]:
    """Return the codes of the requirements that this one names, each once, in order."""
    conditions = [requirement.requires]
    if requirement.applies is not None:
        conditions.append(requirement.applies)
    named = (
        node.requirement
        for condition in conditions
        for node in walk(condition)
        if isinstance(node, Conforms)
    )
    return tuple(sorted(set(named)))


@lru_cache(maxsize=64)
def judging_order(edition: Edition) -> tuple[str, ...]:
    """Return the codes so that every prerequisite comes before what names it."""
    order = TopologicalSorter(needs(edition)).static_order()
    return tuple(name for kind, name in order if kind == "requirement")


class Step(NamedTuple):
    """One level of the way up, with the codes of its own requirements."""

    level: Level
    requirements: tuple[str, ...]


def ascent(levels: Mapping[int, Level], placed: Mapping[str, int]) -> tuple[Step, ...]:
    """Return the levels so that each comes after all that it stands on.

    `placed` has the level of each requirement by its code.
    """
    asked: dict[int, list[str]] = {number: [] for number in levels}
    for code, number in placed.items():
        asked[number].append(code)
    below = {number: level.stands_on for number, level in levels.items()}
    order = TopologicalSorter(below).static_order()
    return tuple(Step(levels[number], tuple(asked[number])) for number in order)


class Footing(NamedTuple):
    """How a level stands: by its own requirements alone, with all below it, and as it is told."""

    own: Truth
    standing: Truth
    state: LevelState


def footings(steps: Iterable[Step], outcomes: Mapping[str, Outcome]) -> dict[int, Footing]:
    """Return how every level stands, by its number; steps come after what they stand on."""
    found: dict[int, Footing] = {}
    unknown_text: set[int] = set()
    for level, codes in steps:
        # A level that asks for nothing proves nothing: its text is missing, not fulfilled.
        if level.incomplete or not codes or not unknown_text.isdisjoint(level.stands_on):
            unknown_text.add(level.number)
        own = passed(level.passes_when, [outcomes[code] for code in codes])
        standing = every_one([own, *(found[below].standing for below in level.stands_on)])
        state = _state(standing, is_incomplete=level.number in unknown_text)
        found[level.number] = Footing(own, standing, state)
    return found


def proven_level(found: Mapping[int, Footing]) -> int:
    """Return the highest level that is proven by what is in hand; 0 if none is."""
    return _highest(found, LevelState.PROVEN)


def reachable_level(found: Mapping[int, Footing]) -> int:
    """Return the highest level that may still be proven; 0 if none may."""
    return _highest(found, LevelState.PROVEN, LevelState.OPEN)


def climb(edition: Edition, outcomes: Mapping[str, Outcome]) -> Conclusion:
    """Return how every level stands, given what is known of every requirement."""
    steps = _ascent(edition)
    found = footings(steps, outcomes)
    rungs = [_rung(step, found, outcomes) for step in steps]
    rungs.sort(key=lambda rung: rung.level.number)
    return Conclusion(tuple(rungs), proven_level(found), reachable_level(found))


def _rung(step: Step, found: Mapping[int, Footing], outcomes: Mapping[str, Outcome]) -> Rung:
    level, codes = step
    own, _, state = found[level.number]
    return Rung(
        level=level,
        state=state,
        requirements=codes,
        open=_with(codes, outcomes, Truth.UNKNOWN, own),
        blocking=_with(codes, outcomes, Truth.FALSE, own),
        below=tuple(n for n in level.stands_on if found[n].standing is not Truth.TRUE),
    )


@lru_cache(maxsize=64)
def _ascent(edition: Edition) -> tuple[Step, ...]:
    return ascent(edition.levels, {code: one.level for code, one in edition.requirements.items()})


def _state(truth: Truth, *, is_incomplete: bool) -> LevelState:
    if truth is Truth.FALSE:
        return LevelState.BLOCKED
    if is_incomplete:
        return LevelState.INCOMPLETE
    return LevelState.PROVEN if truth is Truth.TRUE else LevelState.OPEN


def _with(
    codes: Iterable[str], outcomes: Mapping[str, Outcome], met: Truth, own: Truth
) -> tuple[str, ...]:
    """Return the codes that stand so, unless the level is passed whatever becomes of them."""
    if own is Truth.TRUE:
        return ()
    return tuple(code for code in codes if outcomes[code].met is met)


def _highest(found: Mapping[int, Footing], *states: LevelState) -> int:
    return max((number for number, each in found.items() if each.state in states), default=0)


def passed(rule: PassRule, outcomes: Iterable[Outcome]) -> Truth:
    """Return whether the requirements of a level satisfy its pass rule.

    A share is taken of those that apply; of none it has nothing to ask, so it is passed.
    """
    counted = tally.Outcomes()
    for outcome in outcomes:
        counted.add(outcome.applies, outcome.requires, 1)
    match rule:
        case PassAll():
            return tally.every(counted)
        case PassShare(share):
            extent = tally.share(counted)
            answers = [] if extent.is_defined else [Truth.TRUE]
            if extent.interval is not None:
                answers.append(at_least(extent.interval, Interval.point(share)))
            return agreed(answers)
        case PassCount(wanted):
            return at_least(tally.count(counted), Interval.point(Fraction(wanted)))
        case _:
            assert_never(rule)
