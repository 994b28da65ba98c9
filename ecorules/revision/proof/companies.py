"""What is asked together about the members of a roster: the companies that they make up.

Whatever is counted together with shared columns makes up a *company*.  Columns that no question
has in common are free of each other: of equal size, any two companies fit together member by
member.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

import z3

from ecorules.formulas import Formula, both, is_variable, opposite, parts_of
from ecorules.revision.proof import words
from ecorules.revision.proof.terms import Affine, NotEncodable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.revision.proof.rosters import Atom, Roster, Tally

MOST_TRUTHS: Final = 4


@dataclass(slots=True)
class Kind:
    """Members alike to every question of a company: how many, and what they add up to."""

    name: str
    answers: tuple[bool, ...]
    count: Affine
    sums: dict[str, Affine] = field(default_factory=dict)


class Order(NamedTuple):
    """How a column of one area is related to that of the other, where there are two.

    `least` is a sum that is never below zero; of a yes or no there is none.
    """

    formula: Formula
    least: Affine | None


@dataclass(slots=True)
class Company:
    """What is asked together about the members of one roster, and the kinds of members.

    `questions` have an answer for each kind, in order; `area` are the variables of the area that
    are in them; `linear` are the columns that are added up, with those that are compared to them,
    and `atoms` these comparisons.
    """

    roster: Roster
    tallies: Sequence[Tally]
    questions: Sequence[Formula]
    columns: frozenset[str]
    area: Sequence[Formula]
    linear: frozenset[str]
    atoms: Sequence[Atom]
    order: Sequence[Order]
    kinds: list[Kind] = field(default_factory=list)

    def pattern(self, kind: Kind) -> Formula:
        """Return what a member of a kind answers, and within what it has to stay."""
        pairs = zip(self.questions, kind.answers, strict=True)
        return both(*(one if yes else opposite(one) for one, yes in pairs), *self.limits)

    @property
    def limits(self) -> list[Formula]:
        """Return within what the columns of any member have to stay."""
        return [*self.roster.bounds(self.columns), *(one.formula for one in self.order)]


class Names:
    """Find what formulas are made of; each part of one is looked at once."""

    def __init__(self, roster: Roster) -> None:
        """Keep what was found of each formula."""
        self._roster = roster
        self._found: dict[int, tuple[Formula, dict[str, Formula], set[int]]] = {}

    def variables(self, formula: Formula) -> dict[str, Formula]:
        """Return the variables of a formula by name."""
        return self._looked(formula)[1]

    def atoms(self, formula: Formula) -> set[int]:
        """Return which comparisons of a member's numbers are in a formula."""
        return self._looked(formula)[2]

    def columns(self, tally: Tally) -> set[str]:
        """Return the columns that a tally asks about."""
        found = self.variables(tally.formula).keys() & self._roster.columns.keys()
        return found if tally.added is None else found | {tally.added.name}

    def _looked(self, formula: Formula) -> tuple[Formula, dict[str, Formula], set[int]]:
        key = formula.get_id()
        if key in self._found:
            return self._found[key]
        parts = {one.get_id(): one for one in parts_of(formula)}
        variables = {one.decl().name(): one for one in parts.values() if is_variable(one)}
        atoms = parts.keys() & self._roster.atoms.keys()
        self._found[key] = (formula, variables, atoms)
        return self._found[key]


def tallied(roster: Roster) -> list[list[Tally]]:
    """Return the tallies of a roster, those together that have columns in common.

    A column of one area and the same one of another, where there are two, are one column here.
    """
    names = Names(roster)
    groups: list[tuple[set[tuple[str, int]], list[Tally]]] = []
    for tally in roster.tallies.values():
        places = {roster.columns[name].place for name in names.columns(tally)}
        touched = [group for group in groups if group[0] & places]
        together = [one for group in touched for one in group[1]]
        joined = places.union(*(group[0] for group in touched))
        groups = [group for group in groups if not group[0] & places]
        groups.append((joined, [*together, tally]))
    return [tallies for _, tallies in groups]


def company_of(
    roster: Roster,
    tallies: Sequence[Tally],
    orders: Mapping[tuple[str, int], Sequence[Order]],
) -> Company:
    """Return the company of some tallies, without its kinds.

    `orders` say of a column, by its place, how the two areas are related, where there are two.
    """
    names = Names(roster)
    columns = {name for tally in tallies for name in names.columns(tally)}
    places = sorted({roster.columns[name].place for name in columns})
    order = [one for at in places for one in orders.get(at, ())]
    columns |= {name for one in order for name in names.variables(one.formula)}
    keys = sorted({key for tally in tallies for key in names.atoms(tally.formula)})
    atoms = [roster.atoms[key] for key in keys]
    linear = _linear(tallies, atoms, roster, order)
    compared = [one for one in atoms if one.affine.names & linear]
    asked = {one.formula.get_id(): one.formula for one in compared}
    for tally in tallies:
        for _, formula in cases(tally.formula, roster, names):
            if not isinstance(formula, bool):
                asked.setdefault(formula.get_id(), formula)
    area = {name: one for each in asked.values() for name, one in names.variables(each).items()}
    own = [one for name, one in sorted(area.items()) if name not in roster.columns]
    questions = list(asked.values())
    return Company(roster, tallies, questions, frozenset(columns), own, linear, compared, order)


def _linear(
    tallies: Sequence[Tally], atoms: Sequence[Atom], roster: Roster, order: Sequence[Order]
) -> frozenset[str]:
    """Return the columns that are added up, and all that are compared with one of them."""
    found = {tally.added.name for tally in tallies if tally.added is not None}
    sums = [one.affine for one in atoms] + [one.least for one in order if one.least is not None]
    related = [one.names & roster.numbers.keys() for one in sums]
    while True:
        more = found.union(*(one for one in related if one & found))
        if more == found:
            return frozenset(found)
        found = more


def cases(formula: Formula, roster: Roster, names: Names) -> Iterator[tuple[Formula, Formula]]:
    """Yield each case of the truths of the area in a formula, and what the formula is then."""
    own = names.variables(formula)
    truths = [variable for name, variable in sorted(own.items()) if name in roster.open_truths]
    if not truths:
        yield True, plain(formula)
        return
    if len(truths) > MOST_TRUTHS:
        raise NotEncodable(words.TOO_MANY_TRUTHS)
    for chosen in product((True, False), repeat=len(truths)):
        pairs = list(zip(truths, chosen, strict=True))
        case = both(*(one if yes else z3.Not(one) for one, yes in pairs))
        put = z3.substitute(formula, *((one, z3.BoolVal(yes)) for one, yes in pairs))
        yield case, plain(z3.simplify(put))


def plain(formula: Formula) -> Formula:
    """Return a formula that is certainly so, or certainly not, as a plain truth."""
    if z3.is_true(formula):
        return True
    return False if z3.is_false(formula) else formula
