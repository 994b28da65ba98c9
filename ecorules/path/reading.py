"""What the solver found, read as actions that a person can do.

Amounts come out as whatever happened to satisfy the solver, so each is asked about once more:
between which values it may lie while all else stays as found.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import z3

from ecorules.language.vocabulary import Better as BetterWay
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind
from ecorules.path.actions import (
    Action,
    Better,
    Bounds,
    Cell,
    Change,
    Complete,
    HandIn,
    Observe,
)
from ecorules.path.cells import solved, spans
from ecorules.path.parts import part_of
from ecorules.path.ranges import Formula, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.case.model import Value
    from ecorules.language.interval import Interval
    from ecorules.language.vocabulary import Fact
    from ecorules.path.demands import Demands
    from ecorules.path.facts import Decided
    from ecorules.path.gatherings import Changing, World
    from ecorules.path.parts import Part
    from ecorules.path.rows import Place
    from ecorules.path.ways import Way


def decisions(demands: Demands, model: z3.ModelRef) -> list[Formula]:
    """Return what was decided to be done: without one of these it is another way."""
    found = [chosen for _, chosen in demands.documents.needed.values() if _holds(model, chosen)]
    found += [one.is_acted for one in demands.facts.decided.values() if _holds(model, one.is_acted)]
    found += [
        one for one in demands.worlds.completed.values() if one is not False and _holds(model, one)
    ]
    for world in _chosen_worlds(demands, model):
        found += [
            one.count >= model.eval(one.count, model_completion=True)
            for one in world.changing
            if _number(model, one.count)
        ]
    return found


def actions_of(demands: Demands, model: z3.ModelRef, divided: list[Part]) -> tuple[Action, ...]:
    """Return what a model says is to be done, in a fixed order."""
    efforts = demands.conditions.efforts
    papers = [
        HandIn(code, paper, efforts.of(code))
        for code, (paper, chosen) in sorted(demands.documents.needed.items())
        if _holds(model, chosen)
    ]
    lists = [
        Complete(roster, efforts.of(roster))
        for roster, chosen in sorted(demands.worlds.completed.items())
        if chosen is not False and _holds(model, chosen)
    ]
    facts = list(_facts(demands, model, divided))
    members = [
        each
        for world in _chosen_worlds(demands, model)
        for each in _bettered(demands, model, world)
    ]
    return (*papers, *lists, *facts, *members)


def _facts(demands: Demands, model: z3.ModelRef, divided: list[Part]) -> Iterator[Action]:
    acted = [one for _, one in sorted(demands.facts.decided.items()) if _holds(model, one.is_acted)]
    fixed = _Fixed(demands, model, divided)
    for one in acted:
        value, suffices = fixed.settle(one)
        effort = demands.conditions.efforts.of(one.fact.name)
        before = one.known[0] if len(one.known) == 1 else None
        if before is None or before == value:
            yield Observe(one.fact.name, one.fiscal_year, value, suffices, effort)
        else:
            yield Change(one.fact.name, one.fiscal_year, before, value, suffices, effort)


class _Fixed:
    """Ask how far one amount can move while everything else stays as it was found."""

    def __init__(self, demands: Demands, model: z3.ModelRef, divided: list[Part]) -> None:
        self._demands = demands
        self._model = model
        self._divided = divided
        self._done = [
            chosen == model.eval(chosen, model_completion=True)
            for _, chosen in demands.documents.needed.values()
        ]
        self._values = {
            place: model.eval(one.value, model_completion=True)
            for place, one in demands.facts.decided.items()
        }

    def settle(self, decided: Decided) -> tuple[Value, Bounds]:
        """Return the least change that suffices, and between which values it would."""
        place = (decided.fact.name, decided.fiscal_year)
        found = self._values[place]
        match decided.fact.kind:
            case FlagKind():
                return z3.is_true(found), Bounds()
            case ChoiceKind(values):
                return sorted(values)[found.as_long()], Bounds()
            case NumberKind():
                bounds = self._bounds(decided)
                value = _nearest(decided, bounds, _fraction(found))
                self._values[place] = number(value)
                return value, bounds

    def _bounds(self, decided: Decided) -> Bounds:
        optimizer = z3.Optimize()
        optimizer.set("priority", "box")
        part = part_of(decided.value, self._divided)
        if part is None:
            return Bounds()
        optimizer.add(*part.every, *self._done)
        optimizer.add(part.total <= self._model.eval(part.total, model_completion=True))
        own = (decided.fact.name, decided.fiscal_year)
        for place, one in self._demands.facts.decided.items():
            if place != own:
                optimizer.add(one.value == self._values[place])
        low, high = optimizer.minimize(decided.value), optimizer.maximize(decided.value)
        if optimizer.check() != z3.sat:
            return Bounds()
        ends = [_end(optimizer.lower_values(low)), _end(optimizer.upper_values(high))]
        return Bounds(ends[0][0], ends[1][0], ends[0][1], ends[1][1])


def _end(values: Any) -> tuple[Fraction | None, bool]:  # noqa: ANN401 - numbers of the solver
    """Return an end, and whether it is only approached: infinity, amount, infinitesimal."""
    infinite, amount, beyond = (_fraction(one) for one in values)
    return (None, False) if infinite else (amount, bool(beyond))


def _nearest(decided: Decided, bounds: Bounds, found: Fraction) -> Fraction:
    """Return the value that asks least: the near end in the direction of what is better."""
    if decided.fact.better is BetterWay.LOWER:
        return bounds.high if bounds.high is not None and not bounds.high_is_open else found
    return bounds.low if bounds.low is not None and not bounds.low_is_open else found


def _bettered(demands: Demands, model: z3.ModelRef, world: World) -> Iterator[Better]:
    """Yield one action for each kind of change and each kin of members that are changed so."""
    taken: set[str] = set()
    for one in world.changing:
        wanted = int(_number(model, one.count))
        if not wanted:
            continue
        found = _Rows(world, one, demands.year, model)
        # A member is changed in one way only, though it could be in several.
        ways = {key: way for key, way in one.candidates if key not in taken}
        rows = {key: found.of(key, way) for key, way in ways.items()}
        nearest = sorted(rows, key=lambda key: distance(rows[key]))
        chosen = nearest[:wanted]
        taken.update(chosen)
        yield Better(
            world.company.roster,
            {
                key: found.widened(key, ways[key], found.shared(rows[key], place))
                for place, key in enumerate(chosen)
            },
            tuple(nearest),
            demands.naming(world.served(one)),
            demands.conditions.efforts.together(fact for fact, _ in one.way.cells),
        )


def distance(row: tuple[Cell, ...]) -> tuple[int, Fraction]:
    """Return how far a member is: how many cells are to change, and by how much of themselves.

    What is not known, a yes or no and a choice are as far as a cell can be.
    """
    return len(row), sum((_share_changed(cell) for cell in row), Fraction(0))


def _share_changed(cell: Cell) -> Fraction:
    before, after = cell.before, cell.value
    if not isinstance(before, Fraction) or not isinstance(after, Fraction):
        return Fraction(1)
    largest = max(abs(before), abs(after))
    return min(abs(after - before) / largest, Fraction(1)) if largest else Fraction(0)


class _Rows:
    """Say what becomes of each member that is changed in one way."""

    def __init__(self, world: World, one: Changing, year: int, model: z3.ModelRef) -> None:
        self._kinship = world.kinship
        self._year = year
        self._many = int(_number(model, one.count))
        # What is added to a total can be chosen, for all of these together.
        self._added = {
            (world.totals[slot].fact, world.totals[slot].years_back): _number(model, amount)
            for slot, amount in enumerate(one.amounts)
            if amount is not None
        }

    def of(self, key: str, way: Way) -> tuple[Cell, ...]:
        row = self._kinship.row_of(key)
        cells: dict[Place, Value] = dict(solved(way.repair, row) or {})
        cells |= {cell: self._part(cell, together, 0) for cell, together in self._added.items()}
        return tuple(
            Cell(fact, self._year - back, row.known.get((fact, back)), value)
            for (fact, back), value in sorted(cells.items())
        )

    def shared(self, cells: tuple[Cell, ...], place: int) -> tuple[Cell, ...]:
        """Return the cells of the member at a place among those that are changed so."""
        if not place:
            return cells
        parts = {
            (fact, self._year - back): self._part((fact, back), together, place)
            for (fact, back), together in self._added.items()
        }
        return tuple(
            cell._replace(value=parts.get((cell.fact, cell.fiscal_year), cell.value))
            for cell in cells
        )

    def _part(self, cell: Place, together: Fraction, place: int) -> Fraction:
        """Return what a member adds: each the same, or of what is whole the first one more."""
        step = self._kinship.step_of(cell[0])
        if step is None:
            return together / self._many
        each, rest = divmod(together / step, self._many)
        return (each + (place < rest)) * step

    def widened(self, key: str, way: Way, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Return cells with all values that would do for what is not known, not only the chosen."""
        if all(cell.before is not None for cell in cells):
            return cells
        row = self._kinship.row_of(key)
        places = [(cell.fact, self._year - cell.fiscal_year) for cell in cells]
        values = {place: cell.value for place, cell in zip(places, cells, strict=True)}
        within = spans(way.repair, row, values)
        if not within or not self._kinship.judges_alike(row, values, within):
            return cells
        return tuple(
            cell._replace(suffices=_bounds_of(within[place], row.facts[place]))
            if place in within
            else cell
            for place, cell in zip(places, cells, strict=True)
        )


def _bounds_of(within: Interval, fact: Fact) -> Bounds:
    """Return the ends of a range, without those that no value of the fact is beyond."""
    extent = getattr(fact.kind, "extent", within)
    has_low = within.low_is_limit or within.low != extent.low
    has_high = within.high_is_limit or within.high != extent.high
    return Bounds(
        within.low if has_low else None,
        within.high if has_high else None,
        has_low and within.low_is_limit,
        has_high and within.high_is_limit,
    )


def _chosen_worlds(demands: Demands, model: z3.ModelRef) -> Iterator[World]:
    for chosen, world in demands.worlds:
        if chosen is True or _holds(model, chosen):
            yield world


def _holds(model: z3.ModelRef, formula: Formula) -> bool:
    return bool(z3.is_true(model.eval(formula, model_completion=True)))


def _number(model: z3.ModelRef, term: Any) -> Fraction:  # noqa: ANN401 - a term of the solver
    return _fraction(model.eval(term, model_completion=True))


def _fraction(value: Any) -> Fraction:  # noqa: ANN401 - a number of the solver
    simple = z3.simplify(value)
    if z3.is_algebraic_value(simple):
        simple = simple.approx(30)
    if z3.is_int_value(simple):
        return Fraction(simple.as_long())
    return Fraction(simple.numerator_as_long(), simple.denominator_as_long())
