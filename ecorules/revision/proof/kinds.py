"""The kinds of members that there can be, and every tally as a sum over them.

To the questions of a company a member is a pattern of yes and no, and each pattern that some
member can have is a kind.  A roster is any number of each kind.  What members of one kind add up
to is that many times a value that one of them can have: their numbers are held by sums that are
at least or above zero, and whatever two members keep to, their mean keeps to as well.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import z3

from ecorules.formulas import Formula, number, opposite
from ecorules.language.interval import ANYTHING
from ecorules.revision.proof import words
from ecorules.revision.proof.companies import Kind, Names, cases
from ecorules.revision.proof.rosters import ANY_NUMBER
from ecorules.revision.proof.space import within
from ecorules.revision.proof.terms import NOTHING, Affine, NotEncodable, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.revision.proof.companies import Company
    from ecorules.revision.proof.space import Space

MOST_KINDS: Final = 600
_ONE_MEMBER: Final = 10_000


def find_kinds(company: Company, space: Space, name: str) -> None:
    """Find every pattern that some member can have."""
    solver = z3.Solver()
    solver.set("timeout", _ONE_MEMBER)
    solver.add(*company.limits)
    for variable in company.area:
        own = space.quantities.get(variable.decl().name())
        solver.add(*(() if own is None else within(own.variable, own.extent)))
    found: list[tuple[bool, ...]] = []
    while (answer := solver.check()) == z3.sat:
        if len(found) == MOST_KINDS:
            raise NotEncodable(words.TOO_MANY_KINDS)
        model = solver.model()
        asked = company.questions
        found.append(tuple(z3.is_true(model.eval(one, model_completion=True)) for one in asked))
        pairs = zip(asked, found[-1], strict=True)
        solver.add(z3.Or(*(opposite(one) if yes else one for one, yes in pairs)))
    if answer == z3.unknown:
        raise NotEncodable(words.TOO_MANY_KINDS)
    for place, answers in enumerate(sorted(found, reverse=True)):
        own_name = f"{name} kind {place}"
        count = space.quantity(own_name, ANY_NUMBER, is_count=True)
        company.kinds.append(Kind(own_name, answers, count))


def tied(company: Company, space: Space) -> None:
    """Tie every tally of a company to the numbers of each kind."""
    for kind in company.kinds:
        _add_up(company, kind, space)
    everybody = _sum(kind.count for kind in company.kinds)
    space.require(number(space.written(everybody)) == number(space.written(company.roster.size)))
    names = Names(company.roster)
    places = {one.get_id(): place for place, one in enumerate(company.questions)}
    for tally in company.tallies:
        variable = space.quantities[tally.name].variable
        for case, formula in cases(tally.formula, company.roster, names):
            counted = _sum(
                kind.count if tally.added is None else kind.sums[tally.added.name]
                for kind in company.kinds
                if (
                    formula if isinstance(formula, bool) else kind.answers[places[formula.get_id()]]
                )
            )
            equal = variable == number(space.written(counted))
            space.require(equal if case is True else z3.Implies(case, equal))
    _present(company, space)


def _sum(parts: Iterator[Affine]) -> Affine:
    found = NOTHING
    for part in parts:
        found = found.plus(part)
    return found


def _present(company: Company, space: Space) -> None:
    """Say that a kind with members has a member, where that rests on the area."""
    if not company.area:
        return
    columns = list(variables(company).values())
    for kind in company.kinds:
        own = [z3.Const(f"{kind.name} {one.decl().name()}", one.sort()) for one in columns]
        pattern = z3.substitute(company.pattern(kind), *zip(columns, own, strict=True))
        space.require(z3.Implies(space.written(kind.count) > 0, pattern))


def variables(company: Company) -> dict[str, Formula]:
    """Return the variables of a member of a company by name, with those that keep it whole."""
    roster, found = company.roster, dict[str, Formula]()
    for name in sorted(company.columns):
        if name in roster.numbers:
            found[name] = roster.numbers[name].variable
            if roster.numbers[name].step is not None:
                found[f"{name} whole"] = z3.Int(f"{name} whole")
        elif name in roster.choices:
            found[name] = roster.choices[name].variable
        else:
            found[name] = roster.flags[name]
    return found


def _add_up(company: Company, kind: Kind, space: Space) -> None:
    """Give a kind the sum of each column that is added up."""
    numbers = company.roster.numbers
    count = space.written(kind.count)
    for name in sorted(company.linear):
        step = numbers[name].step
        kind.sums[name] = space.quantity(f"{kind.name} sum of {name}", ANYTHING, step)
        space.require(z3.Implies(count == 0, space.written(kind.sums[name]) == 0))
        extent = numbers[name].extent
        if extent.low is not None:
            _keep(company, kind, space, _above(name, extent.low), is_strict=extent.low_is_limit)
        if extent.high is not None:
            below = _above(name, extent.high).times(Fraction(-1))
            _keep(company, kind, space, below, is_strict=extent.high_is_limit)
    for atom in company.atoms:
        is_so = kind.answers[_place(company, atom.formula)]
        least = atom.affine if is_so else atom.affine.times(Fraction(-1))
        _keep(company, kind, space, least, is_strict=atom.is_strict is is_so)
    for one in company.order:
        if one.least is not None and one.least.names & company.linear:
            _keep(company, kind, space, one.least, is_strict=False)


def _place(company: Company, formula: Formula) -> int:
    return next(
        place for place, one in enumerate(company.questions) if one.get_id() == formula.get_id()
    )


def _above(name: str, low: Fraction) -> Affine:
    return Affine(((name, Fraction(1)),), -low)


def _keep(company: Company, kind: Kind, space: Space, least: Affine, *, is_strict: bool) -> None:
    """Say of a sum over one member that is never below zero what it says of all of a kind."""
    least, is_strict = _in_steps(company, least, is_strict=is_strict)
    together = kind.count.times(least.constant)
    for name, factor in least.terms:
        if name in kind.sums:
            own = kind.sums[name]
        else:
            own = space.product(kind.count, named(name), words.OF_A_MEMBER)
        together = together.plus(own.times(factor))
    written = number(space.written(together))
    space.require(written >= 0)
    if is_strict:
        space.require(z3.Implies(space.written(kind.count) > 0, written > 0))


def _in_steps(company: Company, least: Affine, *, is_strict: bool) -> tuple[Affine, bool]:
    """Return a bound of one whole number as tight as whole steps allow."""
    if len(least.terms) != 1 or least.terms[0][0] not in company.roster.numbers:
        return least, is_strict
    ((name, factor),) = least.terms
    step = company.roster.numbers[name].step
    if step is None:
        return least, is_strict
    # factor * x + constant >= 0, with x so many steps: the bound is moved to the next whole step.
    bound = -least.constant / factor / step
    if factor > 0:
        tight = -(-bound // 1)
        tight += 1 if is_strict and tight == bound else 0
        return Affine(((name, Fraction(1)),), -tight * step), False
    tight = bound // 1
    tight -= 1 if is_strict and tight == bound else 0
    return Affine(((name, Fraction(-1)),), tight * step), False
