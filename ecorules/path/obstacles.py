"""Why no way leads to a level: for each requirement the fewest conditions that forbid it.

A leaf of a condition that cannot be made true is an obstacle.  The obstacles named are enough
by themselves: were everything else lifted, the requirement still could not be met.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import z3

from ecorules.language.syntax import AllOf, AnyOf, Condition, Conforms, Not
from ecorules.path.components import Component, below
from ecorules.path.ranges import Formula, Rails, both, either
from ecorules.path.solutions import has_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Edition
    from ecorules.path.demands import Demands
    from ecorules.path.search import Problem

# Up to so many obstacles the fewest are looked for; beyond, a set of which none can be spared.
_MOST_TRIED = 3


class Obstacle(NamedTuple):
    """Hold what stands in the way of a level: a requirement, and the conditions that forbid it.

    Without a requirement nobody knows all that the level asks.
    """

    level: int
    requirement: str | None = None
    conditions: tuple[Condition, ...] = ()


def obstacles(edition: Edition, problem: Problem, level: int) -> tuple[Obstacle, ...]:
    """Return everything that stands in the way of a level and of those it stands on."""
    found: list[Obstacle] = []
    for number in below(edition, level):
        codes = [code for code, one in edition.requirements.items() if one.level == number]
        if edition.levels[number].incomplete is not None or not codes:
            found.append(Obstacle(number))
        for code in codes:
            conditions = _forbidding(problem.posed(Component((code,))).demands, code)
            if conditions:
                found.append(Obstacle(number, code, conditions))
    return tuple(found)


def _forbidding(demands: Demands, code: str) -> tuple[Condition, ...]:
    """Return the fewest conditions that forbid a requirement; none if it can be met."""
    lifted = _Lifted(demands)
    solver = z3.Solver()
    solver.add(*demands.choices.constraints)
    goal = lifted.met(code)
    solver.add(z3.BoolVal(goal) if isinstance(goal, bool) else goal)
    kept = {z3.Not(lift): condition for condition, lift in lifted.lifts.items()}
    assumed = list(kept)
    if has_model(solver, *assumed):
        return ()
    if not has_model(solver):
        # Whatever is lifted it cannot be met, such as one of no conditions: it forbids itself.
        return (demands.requirement(code).requires,)
    fewest = next(_small_cores(solver, assumed), None) or _core(solver)
    return tuple(kept[one] for one in assumed if any(one.eq(other) for other in fewest))


def _small_cores(solver: z3.Solver, assumed: list[Formula]) -> Iterator[tuple[Formula, ...]]:
    for size in range(1, _MOST_TRIED + 1):
        for some in combinations(assumed, size):
            if not has_model(solver, *some):
                yield some


def _core(solver: z3.Solver) -> tuple[Formula, ...]:
    """Return assumptions that contradict each other, none of which can be spared."""
    core = list(solver.unsat_core())
    for one in list(core):
        rest = [other for other in core if not other.eq(one)]
        if not has_model(solver, *rest):
            core = rest
    return tuple(core)


class _Lifted:
    """The conditions of requirements, each leaf of which may be lifted."""

    def __init__(self, demands: Demands) -> None:
        self._demands = demands
        self.lifts: dict[Condition, Formula] = {}

    def met(self, code: str) -> Formula:
        """Return when a requirement is met, with obstacles lifted."""
        return self._met(code).true

    def _met(self, code: str) -> Rails:
        requirement = self._demands.requirement(code)
        requires = self._rails(requirement.requires)
        if requirement.applies is None:
            return requires
        applies = self._rails(requirement.applies)
        return Rails(either(applies.false, requires.true), both(applies.true, requires.false))

    def _rails(self, condition: Condition) -> Rails:
        match condition:
            case AllOf(parts):
                rails = [self._rails(part) for part in parts]
                return Rails(both(*(r.true for r in rails)), either(*(r.false for r in rails)))
            case AnyOf(parts):
                rails = [self._rails(part) for part in parts]
                return Rails(either(*(r.true for r in rails)), both(*(r.false for r in rails)))
            case Not(inner):
                found = self._rails(inner)
                return Rails(found.false, found.true)
            case Conforms(requirement):
                return self._met(requirement)
            case _:
                return self._leaf(condition)

    def _leaf(self, condition: Condition) -> Rails:
        found = self._demands.rails(condition)
        if found.true is True:
            return found
        lift = self.lifts.setdefault(condition, z3.Bool(f"lift {len(self.lifts)}"))
        return Rails(either(found.true, lift), either(found.false, lift))
