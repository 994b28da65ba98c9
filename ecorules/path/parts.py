"""A problem taken apart: what shares no decision can be minimised by itself.

Most requirements have documents, facts and members of their own, so that forty small problems
take the place of a large one.  The least effort of the whole is the sum of the least of each, and
the next best of the whole is the next best of one of them.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

import z3

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ecorules.path.possible import Choices
    from ecorules.path.ranges import Amount, Formula


# What the solver found for some decisions: each variable with its value.
Values: TypeAlias = "tuple[tuple[Any, Any], ...]"


@dataclass(slots=True)
class Part:
    """Hold the constraints and costs that share decisions with each other and with no others."""

    constraints: list[Formula] = field(default_factory=list)
    costs: list[tuple[Amount, Fraction]] = field(default_factory=list)

    @property
    def total(self) -> Amount:
        """Return what all decisions of this part take together."""
        return z3.Sum([z3.RealVal(0), *(count * _real(effort) for count, effort in self.costs)])


def conjuncts(formula: Formula) -> Iterator[Formula]:
    """Yield what has to hold, each by itself."""
    if formula is True:
        return
    if z3.is_expr(formula) and z3.is_and(formula):
        for child in formula.children():
            yield from conjuncts(child)
    else:
        yield z3.BoolVal(val=False) if formula is False else formula


def parts(choices: Choices, goal: Formula) -> list[Part]:
    """Return the parts of a problem that have to do with its goal."""
    groups = _Groups()
    wanted = [(one, groups.joined(one)) for one in conjuncts(goal)]
    bound = [(one, groups.joined(one)) for one in choices.constraints]
    paid = [(cost, groups.joined(cost[0])) for cost in choices.costs]
    found: dict[int, Part] = {}
    for one, name in wanted:
        found.setdefault(groups.root(name), Part()).constraints.append(one)
    for one, name in bound:
        if groups.root(name) in found:
            found[groups.root(name)].constraints.append(one)
    for cost, name in paid:
        if groups.root(name) in found:
            found[groups.root(name)].costs.append(cost)
    return list(found.values())


def _variables(formula: Any) -> set[int]:  # noqa: ANN401 - a formula of the solver
    """Return the variables of a formula, each part of it looked at once."""
    seen: set[int] = set()
    found: set[int] = set()
    queue = [formula]
    while queue:
        one = queue.pop()
        if one.get_id() in seen:
            continue
        seen.add(one.get_id())
        if one.num_args():
            queue.extend(one.children())
        elif one.decl().kind() == z3.Z3_OP_UNINTERPRETED:
            found.add(one.get_id())
    return found


class _Groups:
    """Join the variables that occur together."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}
        self._seen: dict[int, int] = {}

    def root(self, name: int) -> int:
        while self._above.setdefault(name, name) != name:
            name = self._above[name]
        return name

    def joined(self, formula: Any) -> int:  # noqa: ANN401 - a formula of the solver
        """Join the variables of a formula, and return one of them; a plain one has its own."""
        names = sorted(_variables(formula))
        if not names:
            return -int(formula.get_id())
        for other in names[1:]:
            self._above[self.root(other)] = self.root(names[0])
        return names[0]


class Solutions:
    """Find the cheapest models of one part one after the other, as they are asked for."""

    def __init__(self, part: Part, decided: Callable[[z3.ModelRef], list[Formula]]) -> None:
        """Set the part up; `decided` says what a model decides to do."""
        self._part = part
        self._decided = decided
        self._total = part.total
        self._optimizer = z3.Optimize()
        for constraint in part.constraints:
            self._optimizer.add(constraint)
        self._optimizer.minimize(self._total)
        self._found: list[tuple[Fraction, Values]] = []
        self._is_finished = False

    def at(self, place: int) -> tuple[Fraction, Values] | None:
        """Return the model at a place in the order of effort, if there are so many."""
        if not self._found and (model := self._at_no_cost()) is not None:
            self._found.append((Fraction(0), _values(model)))
            self._is_finished = True
        while len(self._found) <= place and not self._is_finished:
            if self._optimizer.check() != z3.sat:
                self._is_finished = True
                break
            model = self._optimizer.model()
            values, effort = _values(model), model.eval(self._total, model_completion=True)
            self._found.append((_fraction(effort), values))
            chosen = self._decided(model)
            self._is_finished = not chosen
            if chosen:
                self._optimizer.add(z3.Or(*(z3.Not(one) for one in chosen)))
        return self._found[place] if place < len(self._found) else None

    def _at_no_cost(self) -> z3.ModelRef | None:
        """Return a model in which nothing is done, if that will do: most parts are in order."""
        solver = z3.Solver()
        solver.add(*self._part.constraints)
        solver.add(*(count == 0 for count, _ in self._part.costs))
        return solver.model() if solver.check() == z3.sat else None


def cheapest(found: list[Solutions]) -> Iterator[tuple[Fraction, tuple[Values, ...]]]:
    """Yield one model of each part, the least effort together first."""
    first = [one.at(0) for one in found]
    if any(one is None for one in first):
        return
    start = tuple(0 for _ in found)
    queue = [(sum((one[0] for one in first if one is not None), Fraction(0)), start)]
    seen = {start}
    while queue:
        effort, places = heapq.heappop(queue)
        models = [one.at(place) for one, place in zip(found, places, strict=True)]
        yield effort, tuple(model[1] for model in models if model is not None)
        for index, place in enumerate(places):
            beyond = (*places[:index], place + 1, *places[index + 1 :])
            following, here = found[index].at(place + 1), models[index]
            if following is not None and here is not None and beyond not in seen:
                seen.add(beyond)
                heapq.heappush(queue, (effort - here[0] + following[0], beyond))


def together(models: Sequence[Values], choices: Choices) -> z3.ModelRef:
    """Return one model of what was found for each part; what no part is about stays as it is."""
    solver = z3.Solver()
    named = {term.get_id() for values in models for term, _ in values}
    solver.add(*(term == value for values in models for term, value in values))
    for count, _ in choices.costs:
        if not _variables(count) & named:
            solver.add(count == 0)
    if solver.check() != z3.sat:
        message = "the parts of a path contradict each other"
        raise AssertionError(message)
    return solver.model()


def _values(model: z3.ModelRef) -> Values:
    """Return what a model says, before questions to it add to it."""
    return tuple((one(), model[one]) for one in model.decls())


def part_of(term: Any, found: list[Part]) -> Part | None:  # noqa: ANN401 - a term of the solver
    """Return the part that a decision belongs to, if it belongs to one."""
    names = _variables(term)
    for part in found:
        if any(names & _variables(one) for one in part.constraints):
            return part
    return None


def _real(effort: Fraction) -> Any:  # noqa: ANN401 - a number of the solver
    return z3.Q(effort.numerator, effort.denominator)


def _fraction(value: Any) -> Fraction:  # noqa: ANN401 - a number of the solver
    return Fraction(value.numerator_as_long(), value.denominator_as_long())
