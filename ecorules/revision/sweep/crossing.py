"""Where a comparison may turn as targets move: the values at which an end meets an end.

At one place of the targets every measure is an interval, and each of its ends moves with a target
in a straight line, or not at all; what is tallied stays as it is until some member's own
comparison turns.  So the next turn in either direction, whichever it is, is where two ends meet
on the lines that are seen from here.  Whoever looks again in every span between the values found,
until none finds another, has found all.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.diagnostics import Text
from ecorules.language.evaluate import measure
from ecorules.language.reads import questions
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    InHand,
    Ratio,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    children,
    walk,
)
from ecorules.language.truth import Truth
from ecorules.revision.sweep.model import NotSwept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ecorules.language.subject import Subject
    from ecorules.language.syntax import Condition, Measure, Node
    from ecorules.language.trace import Extent

Slopes: TypeAlias = "dict[str, Fraction]"


@dataclass(frozen=True, slots=True)
class Moving:
    """The targets that move, and which nodes of the conditions in question read any of them.

    Nodes are told apart by their places in memory; `conditions` keep them there.
    """

    targets: frozenset[str]
    conditions: tuple[Condition, ...]
    reading: frozenset[int]

    def reads(self, node: Node | None) -> bool:
        """Return whether a node or anything below it reads a target that moves."""
        return node is not None and id(node) in self.reading


_TALLIES = Count | Every | Share | Some | Total


def moving(targets: Iterable[str], conditions: tuple[Condition, ...]) -> Moving:
    """Return what moves in some conditions."""
    named = frozenset(targets)
    reading: set[int] = set()

    def look(node: Node) -> bool:
        below = [look(child) for child in children(node)]
        own = isinstance(node, TargetValue) and node.target in named
        if own or any(below):
            reading.add(id(node))
        return id(node) in reading

    for condition in conditions:
        look(condition)
    return Moving(named, conditions, frozenset(reading))


def is_asked_of_members(condition: Condition, named: frozenset[str], moved: frozenset[str]) -> bool:
    """Return whether what is asked of members hangs on a target that moves, or what it moves."""
    return any(
        (isinstance(below, TargetValue) and below.target in named)
        or (isinstance(below, Conforms) and below.requirement in moved)
        for node in walk(condition)
        if isinstance(node, _TALLIES)
        for below in walk(node)
    )


def slopes(node: Measure, named: frozenset[str]) -> Slopes:
    """Return by how much a measure grows with each target, as long as its tallies stand still."""
    match node:
        case TargetValue(target) if target in named:
            return {target: Fraction(1)}
        case Sum(terms):
            return _added([(slopes(term, named), 1) for term in terms])
        case Difference(left, right):
            return _added([(slopes(left, named), 1), (slopes(right, named), -1)])
        case Ratio(part, Constant(value)) if value:
            return {name: one / value for name, one in slopes(part, named).items()}
        case _:
            return {}


def _added(parts: list[tuple[Slopes, int]]) -> Slopes:
    found: Slopes = {}
    for each, sign in parts:
        for name, slope in each.items():
            found[name] = found.get(name, slope * 0) + sign * slope
    return {name: slope for name, slope in found.items() if slope}


class Standpoint(NamedTuple):
    """Where somebody looks from: who answers, where the targets stand, how extents are told."""

    subject: Subject
    at: Mapping[str, Fraction]
    extent: Callable[[Measure, Subject], Extent]


def _defined(node: Measure, subject: Subject) -> Extent:
    return measure(node, subject).extent


def crossings(node: Node | None, here: Standpoint, moves: Moving) -> Iterator[tuple[str, Fraction]]:
    """Yield each target with the values at which a comparison below a node may turn."""
    if node is None or not moves.reads(node):
        return
    if isinstance(node, AllOf) and _lacks_a_document(node, here.subject):
        return
    if isinstance(node, Compare):
        yield from _met(node, here, moves)
    if not isinstance(node, _TALLIES):
        for child in children(node):
            yield from crossings(child, here, moves)
        return
    asked = questions(*_compared(node, moves))
    gathering = here.subject.roster(node.roster, asked)
    beyond = [] if gathering.unlisted is None else [gathering.unlisted.subject]
    for member in [*(group.subject for group in gathering.groups), *beyond]:
        there = Standpoint(member, here.at, _defined)
        for child in children(node):
            yield from crossings(child, there, moves)


def _lacks_a_document(node: AllOf, subject: Subject) -> bool:
    """Return whether a document is certainly missing, so that nothing else can turn anything."""
    return any(
        isinstance(each, InHand) and subject.document(each.item).value is Truth.FALSE
        for each in node.conditions
    )


def _compared(node: Node, moves: Moving) -> Iterator[Measure]:
    """Yield both sides of the comparisons below a tally: members equal in these turn together."""
    for child in children(node):
        for below in walk(child):
            if isinstance(below, Compare) and moves.reads(below):
                yield from (below.measure, below.bound)


def _met(node: Compare, here: Standpoint, moves: Moving) -> Iterator[tuple[str, Fraction]]:
    """Yield where an end of the one side meets an end of the other."""
    left, right = slopes(node.measure, moves.targets), slopes(node.bound, moves.targets)
    apart = _added([(left, 1), (right, -1)])
    for name, slope in apart.items():
        for own in _ends(here.extent(node.measure, here.subject)):
            for other in _ends(here.extent(node.bound, here.subject)):
                yield name, here.at[name] + (other - own) / slope


def _ends(extent: Extent) -> set[Fraction]:
    if extent.interval is None:
        return set()
    return {end for end in (extent.interval.low, extent.interval.high) if end is not None}


def refuse_crooked(requirement: str, condition: Condition, moves: Moving) -> None:
    """Raise `NotSwept` if a target is used in a way that makes no straight lines.

    It may be added, taken away and divided by a plain number; and where two targets move, no
    comparison may weigh one against the other.
    """
    for node in walk(condition):
        if isinstance(node, Ratio) and _is_crooked(node, moves):
            raise NotSwept(requirement, _DIVIDES)
        if isinstance(node, Compare) and moves.reads(node):
            sides = [slopes(side, moves.targets) for side in (node.measure, node.bound)]
            if len(_added([(sides[0], 1), (sides[1], -1)])) > 1:
                raise NotSwept(requirement, _WEIGHS)


def _is_crooked(node: Ratio, moves: Moving) -> bool:
    if slopes(node.whole, moves.targets):
        return True
    is_plain = isinstance(node.whole, Constant) and bool(node.whole.value)
    return bool(slopes(node.part, moves.targets)) and not is_plain


_DIVIDES = Text(
    "it divides by the target, or divides the target by something that is measured",
    "มีการหารด้วยค่าเป้าหมาย หรือนำค่าเป้าหมายไปหารด้วยค่าที่วัดได้",
)
_WEIGHS = Text(
    "it weighs one of the targets against the other", "มีการเทียบค่าเป้าหมายหนึ่งกับอีกค่าหนึ่งโดยตรง"
)
