"""The models of parts, the cheapest first, and the ways that they make up together.

Counts are first let be fractions: then the least effort is found at once, and whole counts take
no less.  Nearly always they do with the next multiple of the efforts above it; where they do not,
the least is searched between that and what was found to be possible.
"""

from __future__ import annotations

import heapq
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import z3

from ecorules.path.parts import variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ecorules.path.parts import Part
    from ecorules.path.possible import Choices
    from ecorules.path.ranges import Formula

# What the solver found for some decisions: each variable with its value.
Values: TypeAlias = "tuple[tuple[Any, Any], ...]"


# How long the solver may think about one question, in thousandths of a second.
PATIENCE: Final = 60_000


class Undecided(Exception):  # noqa: N818 - it says how the search ended
    """Say that the solver gave up: neither a way was found, nor that there is none."""


def has_model(solver: z3.Solver | z3.Optimize, *assumed: Formula) -> bool:
    """Return whether a model exists, or raise `Undecided`: silence of the solver is no answer."""
    solver.set("timeout", PATIENCE)
    answer = solver.check(*assumed)
    if answer == z3.unknown:
        raise Undecided
    return bool(answer == z3.sat)


class Solutions:
    """Find the cheapest models of one part one after the other, as they are asked for."""

    def __init__(self, part: Part, decided: Callable[[z3.ModelRef], list[Formula]]) -> None:
        """Set the part up; `decided` says what a model decides to do."""
        self._part = part
        self._decided = decided
        self._total = part.total
        self._step = part.step
        self._bound = z3.Optimize()
        self._bound.add(*part.constraints)
        self._least = self._bound.minimize(self._total)
        self._solver = z3.Solver()
        self._solver.add(*part.in_whole_numbers)
        self._found: list[tuple[Fraction, Values]] = []
        self._is_finished = False

    def at(self, place: int) -> tuple[Fraction, Values] | None:
        """Return the model at a place in the order of effort, if there are so many."""
        if not self._found and (model := self._at_no_cost()) is not None:
            self._found.append((Fraction(0), values_of(model)))
            self._is_finished = True
        while len(self._found) <= place and not self._is_finished:
            model = self._cheapest()
            if model is None:
                self._is_finished = True
                break
            self._found.append((self._effort(model), values_of(model)))
            chosen = self._decided(model)
            self._is_finished = not chosen
            if chosen:
                another = z3.Or(*(z3.Not(one) for one in chosen))
                self._bound.add(another)
                self._solver.add(another)
        return self._found[place] if place < len(self._found) else None

    def _at_no_cost(self) -> z3.ModelRef | None:
        """Return a model in which nothing is done, if that will do: most parts are in order."""
        return self._model(*(count == 0 for count, _ in self._part.costs))

    def _cheapest(self) -> z3.ModelRef | None:
        """Return a model of the least effort."""
        if not has_model(self._bound):
            return None
        low = self._fewest_steps()
        best = self._rounded(low) or self._within(low) or self._model()
        if best is None:
            return None
        high = int(self._effort(best) / self._step)
        while low < high:
            middle = (low + high) // 2
            found = self._within(middle)
            if found is None:
                low = middle + 1
            else:
                best, high = found, int(self._effort(found) / self._step)
        return best

    def _fewest_steps(self) -> int:
        """Return the least multiple of the step that is no less than the least effort in parts."""
        _, least, beyond = (fraction(one) for one in self._bound.lower_values(self._least))
        # An effort that is only approached has to be exceeded.
        return int(least // self._step) + 1 if beyond > 0 else int(-(-least // self._step))

    def _rounded(self, steps: int) -> z3.ModelRef | None:
        """Return a model that differs from the one in parts only where that is no whole number.

        Of long lists nearly every count is whole already, and what is left is soon searched.
        """
        model = self._bound.model()
        values = [(count, model.eval(count, model_completion=True)) for count in self._part.counts]
        whole = [count == value for count, value in values if fraction(value).denominator == 1]
        return self._within(steps, *whole)

    def _within(self, steps: int, *also: Formula) -> z3.ModelRef | None:
        most = steps * self._step
        return self._model(self._total <= z3.Q(most.numerator, most.denominator), *also)

    def _model(self, *also: Formula) -> z3.ModelRef | None:
        self._solver.push()
        self._solver.add(*also)
        found = self._solver.model() if has_model(self._solver) else None
        self._solver.pop()
        return found

    def _effort(self, model: z3.ModelRef) -> Fraction:
        return fraction(model.eval(self._total, model_completion=True))


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
        if not variables(count) & named:
            solver.add(count == 0)
    if not has_model(solver):
        message = "the parts of a path contradict each other"
        raise AssertionError(message)
    return solver.model()


def values_of(model: z3.ModelRef) -> Values:
    """Return what a model says, before questions to it add to it."""
    return tuple((one(), model[one]) for one in model.decls())


def fraction(value: Any) -> Fraction:  # noqa: ANN401 - a number of the solver
    """Return a number of the solver as a fraction."""
    if z3.is_int_value(value):
        return Fraction(value.as_long())
    return Fraction(value.numerator_as_long(), value.denominator_as_long())
