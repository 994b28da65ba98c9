"""One settled area, read out of what the solver found: every fact, document and member."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import z3

from ecorules.formulas import formula, number
from ecorules.language.quantity import PERCENT, PLAIN
from ecorules.revision.proof.kinds import variables
from ecorules.revision.proof.rosters import value_of
from ecorules.revision.proof.rounding import Wanted, preferred, rounded
from ecorules.revision.proof.terms import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.case.model import Value
    from ecorules.formulas import Formula
    from ecorules.language.quantity import Unit
    from ecorules.revision.proof.asking import Hit
    from ecorules.revision.proof.companies import Company, Kind
    from ecorules.revision.proof.rosters import Roster
    from ecorules.revision.proof.space import Space

Cell = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Settled:
    """An area, or two in one: facts and members by the name the solver gives them.

    `members` has one row for each member of each roster, with a value for every column.
    """

    numbers: Mapping[str, Fraction]
    truths: Mapping[str, bool]
    choices: Mapping[str, str]
    members: Mapping[str, Sequence[Mapping[str, Value]]]


class NotRead(Exception):  # noqa: N818 - it says what became of the area
    """Say that the sums which the solver found are those of no members of whole numbers."""


class Units(NamedTuple):
    """In which unit each quantity is told, by the name the solver gives it."""

    of: Mapping[str, Unit]

    def factor(self, name: str) -> Fraction:
        """Return how many base units one unit of a quantity is."""
        return self.of.get(name, PLAIN).factor


def settled(  # noqa: PLR0913, PLR0917 - what was found, and all that it was found in
    hit: Hit,
    space: Space,
    rosters: Mapping[str, Roster],
    companies: Sequence[Company],
    units: Units,
    wishes: Sequence[Formula] = (),
) -> Settled:
    """Return an area as the solver found it, made as easy to read as it can be.

    As many `wishes` come true as can together.
    """
    solver = hit.solver
    solver.add(z3.Sum([z3.RealVal(0), *_sizes(space)]) <= hit.members)
    papers = [one for name, one in space.truths.items() if "paper " in name]
    preferred(solver, [*space.sensible, *map(formula, wishes), *papers])
    model = rounded(solver, list(_wanted(space, companies, units)))
    numbers = {name: value_of(model, one.variable) for name, one in space.quantities.items()}
    members: dict[str, list[dict[str, Value]]] = {}
    for company in companies:
        own = list(_of_company(company, space, model, numbers, units))
        rows = members.setdefault(company.roster.name, [{} for _ in own])
        for row, cells in zip(rows, own, strict=True):
            row.update(cells)
    for name, roster in rosters.items():
        many = int(numbers[f"size {name}"])
        for row in members.setdefault(name, [{} for _ in range(many)]):
            # A number that is only compared with itself is in no formula, and an audit asks for it.
            row.update({one: roster.any_value(one) for one in roster.columns if one not in row})
    return Settled(
        numbers,
        {
            name: z3.is_true(model.eval(one, model_completion=True))
            for name, one in space.truths.items()
        },
        {
            name: one.values[model.eval(one.variable, model_completion=True).as_long()]
            for name, one in space.choices.items()
        },
        members,
    )


def _sizes(space: Space) -> list[Formula]:
    return [space.written(named(name)) for name in space.quantities if name.startswith("size ")]


def _wanted(space: Space, companies: Sequence[Company], units: Units) -> Iterator[Wanted]:
    """Yield what is to be round: first who there is, then what the area has, then the sums."""
    for one in space.quantities.values():
        if one.is_count:
            yield Wanted(one.variable, Fraction(1))
    for name, one in space.quantities.items():
        if name in units.of:
            is_target = name.startswith("target ") and units.of[name] == PERCENT
            yield Wanted(one.variable, units.factor(name), is_share=is_target)
    for company in companies:
        for kind in company.kinds:
            for name, added in sorted(kind.sums.items()):
                yield Wanted(space.written(added), units.factor(name))


def _of_company(
    company: Company,
    space: Space,
    model: z3.ModelRef,
    numbers: Mapping[str, Fraction],
    units: Units,
) -> Iterator[dict[str, Value]]:
    """Yield the columns of every member of a company, kind by kind."""
    for kind in company.kinds:
        many = int(numbers[kind.name])
        if many:
            yield from _of_kind(company, kind, space, model, many, units)


def _of_kind(  # noqa: PLR0913, PLR0917 - a kind, and the area it stands in
    company: Company,
    kind: Kind,
    space: Space,
    model: z3.ModelRef,
    many: int,
    units: Units,
) -> Iterator[dict[str, Value]]:
    """Yield the columns of the members of one kind, all alike if their sums allow it."""
    solver = z3.Solver()
    for one in company.area:
        solver.add(one == model.eval(one, model_completion=True))
    sums = {name: value_of(model, space.written(one)) for name, one in kind.sums.items()}
    numbers, pattern = company.roster.numbers, company.pattern(kind)
    equal = [numbers[name].variable * many == number(total) for name, total in sums.items()]
    if solver.check(pattern, *equal) == z3.sat:
        solver.add(pattern, *equal)
        yield from [_read(company, _rounded(company, solver, units))] * many
        return
    columns = list(variables(company).values())
    places = {name: place for place, name in enumerate(variables(company))}
    rows = [
        [z3.Const(f"member {place} {one.decl().name()}", one.sort()) for one in columns]
        for place in range(many)
    ]
    for row in rows:
        solver.add(z3.substitute(pattern, *zip(columns, row, strict=True)))
    for name, total in sums.items():
        solver.add(z3.Sum([row[places[name]] for row in rows]) == number(total))
    if solver.check() != z3.sat:
        raise NotRead
    found = solver.model()
    for row in rows:
        own = z3.Solver()
        pairs = zip(columns, row, strict=True)
        own.add(*(one == found.eval(to, model_completion=True) for one, to in pairs))
        own.check()
        yield _read(company, own.model())


def _rounded(company: Company, solver: z3.Solver, units: Units) -> z3.ModelRef:
    own = sorted(company.columns & company.roster.numbers.keys())
    wanted = [Wanted(company.roster.numbers[name].variable, units.factor(name)) for name in own]
    return rounded(solver, wanted)


def _read(company: Company, model: z3.ModelRef) -> dict[str, Value]:
    roster = company.roster
    found: dict[str, Value] = {}
    for name in sorted(company.columns):
        if name in roster.numbers:
            found[name] = value_of(model, roster.numbers[name].variable)
        elif name in roster.choices:
            choice = roster.choices[name]
            place = model.eval(choice.variable, model_completion=True).as_long()
            found[name] = choice.values[place]
        else:
            found[name] = z3.is_true(model.eval(roster.flags[name], model_completion=True))
    return found
