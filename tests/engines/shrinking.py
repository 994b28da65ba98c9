"""Make a pair of edition and case smaller as long as two engines still differ on it.

Nothing is drawn anew: parts are left out, conditions give way to their own parts, and what
remains is what the difference needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from fractions import Fraction
from typing import NamedTuple, TypeVar

from ecorules.case.model import Case, MemberList, Register, RoundKind
from ecorules.edition.model import Edition, PassAll, Requirement
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Condition,
    Constant,
    Count,
    Difference,
    FactValue,
    Measure,
    Node,
    Not,
    Ratio,
    Sum,
    TargetValue,
    children,
)
from ecorules.levels import prerequisites
from tests.random_editions import named_by_meaning

K = TypeVar("K")
V = TypeVar("V")
ONE = Constant(Fraction(1), PLAIN)
# True whatever is known, and false.
_CONSTANT = (AllOf(()), AnyOf(()))


class Pair(NamedTuple):
    """An edition and a case to judge by it."""

    edition: Edition
    case: Case


def shrunk(pair: Pair, differs: Callable[[Pair], bool], tries: int = 5000) -> Pair:
    """Return the smallest pair that still differs, as far as so many tries lead to."""
    candidates = smaller(pair)
    for _ in range(tries):
        candidate = next(candidates, None)
        if candidate is None:
            break
        if differs(candidate):
            pair, candidates = candidate, smaller(candidate)
    return pair


def smaller(pair: Pair) -> Iterator[Pair]:
    """Yield pairs with one thing less, the largest things first."""
    for edition in _smaller_editions(pair.edition):
        yield Pair(named_by_meaning(edition), pair.case)
    for case in _smaller_cases(pair.case):
        yield Pair(pair.edition, case)


def _smaller_editions(edition: Edition) -> Iterator[Edition]:
    asked = edition.requirements
    named = {code for one in asked.values() for code in prerequisites(one)}
    for requirements in _each_left_out(asked, keep=named):
        yield replace(edition, requirements=requirements)
    stood_on = {below for level in edition.levels.values() for below in level.stands_on}
    in_use = stood_on | {one.level for one in asked.values()}
    for levels in _each_left_out(edition.levels, keep=in_use):
        yield replace(edition, levels=levels)
    for number, level in edition.levels.items():
        plain = replace(level, stands_on=(), passes_when=PassAll(), incomplete=None)
        if plain != level:
            yield replace(edition, levels={**edition.levels, number: plain})
    for code, requirement in asked.items():
        for simple in _simpler_requirements(requirement):
            yield replace(edition, requirements={**asked, code: simple})


def _simpler_requirements(requirement: Requirement) -> Iterator[Requirement]:
    if requirement.applies is not None:
        yield replace(requirement, applies=None)
        for condition in _simpler_conditions(requirement.applies):
            yield replace(requirement, applies=condition)
    for condition in _simpler_conditions(requirement.requires):
        yield replace(requirement, requires=condition)


def _simpler_conditions(condition: Condition) -> Iterator[Condition]:
    return (simple for simple in _simpler(condition) if isinstance(simple, Condition))


def _simpler(node: Node) -> Iterator[Node]:
    """Yield the node with one thing less, at its top or anywhere below."""
    yield from _simpler_itself(node)
    for part in fields(node):
        inner = getattr(node, part.name)
        if isinstance(inner, Condition | Measure):
            for simple in _simpler(inner):
                yield _with(node, part.name, simple)
        if part.name in {"conditions", "terms"}:
            for place, one in enumerate(inner):
                for simple in _simpler(one):
                    yield _with(node, part.name, (*inner[:place], simple, *inner[place + 1 :]))


def _with(node: Node, part: str, value: object) -> Node:
    found: Node = replace(node, **{part: value})  # type: ignore[arg-type]  # as declared
    return found


def _simpler_itself(node: Node) -> Iterator[Node]:  # noqa: C901 - one thing after the other
    if isinstance(node, Condition) and node not in _CONSTANT:
        yield from _CONSTANT
    if isinstance(node, AllOf | AnyOf | Not | Ratio | Sum | Difference):
        yield from children(node)
    if isinstance(node, AllOf | AnyOf):
        for place in range(len(node.conditions)):
            yield _with(node, "conditions", _without(node.conditions, place))
    if isinstance(node, FactValue | TargetValue):
        yield ONE
    if isinstance(node, Count) and node.that is not None:
        yield _with(node, "that", None)
    if getattr(node, "where", None) is not None:
        yield _with(node, "where", None)
    if getattr(node, "years_back", 0):
        yield _with(node, "years_back", 0)


def _smaller_cases(case: Case) -> Iterator[Case]:
    for rosters in _each_left_out(case.rosters):
        yield replace(case, rosters=rosters)
    for name, members in case.rosters.items():
        for fewer in _smaller_lists(members):
            yield replace(case, rosters={**case.rosters, name: fewer})
    for place in range(len(case.observations)):
        yield replace(case, observations=_without(case.observations, place))
    for targets in _each_left_out(case.targets):
        yield replace(case, targets=targets)
    for register in _smaller_registers(case.register):
        yield replace(case, register=register)
    if case.round.kind is not RoundKind.PRE_AUDIT:
        yield replace(case, round=replace(case.round, kind=RoundKind.PRE_AUDIT))


def _smaller_registers(register: Register) -> Iterator[Register]:
    for papers in _each_left_out(register.evidence):
        yield replace(register, evidence=papers)
    for code, paper in register.evidence.items():
        plain = replace(paper, submitted=None, valid_from=None, valid_until=None)
        if plain != paper:
            yield replace(register, evidence={**register.evidence, code: plain})
    if register.is_closed:
        yield replace(register, is_closed=False)


def _smaller_lists(members: MemberList) -> Iterator[MemberList]:
    for place, member in enumerate(members.members):
        yield replace(members, members=_without(members.members, place))
        for cells in _each_left_out(member.cells):
            poorer = member._replace(cells=cells)
            listed = (*members.members[:place], poorer, *members.members[place + 1 :])
            yield replace(members, members=listed)
    if members.column_evidence:
        yield replace(members, column_evidence={})
    if not members.is_complete:
        yield replace(members, is_complete=True)


def _each_left_out(found: Mapping[K, V], keep: Iterable[K] = ()) -> Iterator[dict[K, V]]:
    kept = frozenset(keep)
    for name in found:
        if name not in kept:
            yield {other: value for other, value in found.items() if other != name}


def _without(things: tuple[V, ...], place: int) -> tuple[V, ...]:
    return (*things[:place], *things[place + 1 :])
