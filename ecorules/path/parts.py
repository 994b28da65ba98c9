"""A problem taken apart: what shares no decision can be minimised by itself.

Most requirements have documents, facts and members of their own, so that forty small problems
take the place of a large one.  The least effort of the whole is the sum of the least of each, and
the next best of the whole is the next best of one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

import z3

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.path.possible import Choices
    from ecorules.path.ranges import Amount, Formula


@dataclass(slots=True)
class Part:
    """Hold the constraints and costs that share decisions with each other and with no others.

    `whole` says of its counts that they are whole numbers.
    """

    constraints: list[Formula] = field(default_factory=list)
    whole: list[Formula] = field(default_factory=list)
    costs: list[tuple[Amount, Fraction]] = field(default_factory=list)

    @property
    def counts(self) -> list[Amount]:
        """Return the counts that have to be whole numbers."""
        return [one.arg(0) for one in self.whole]

    @property
    def every(self) -> list[Formula]:
        """Return all that has to hold."""
        return [*self.constraints, *self.whole]

    @property
    def in_whole_numbers(self) -> list[Formula]:
        """Return all that has to hold, said of whole numbers, which are sooner searched so."""
        named = [(one.arg(0), one.arg(1)) for one in self.whole if z3.is_const(one.arg(0))]
        said = [z3.substitute(one, *named) for one in self.constraints]
        sums = [z3.substitute(one, *named) for one in self.whole if not z3.is_const(one.arg(0))]
        return [*said, *sums, *(count == whole for count, whole in named)]

    @property
    def step(self) -> Fraction:
        """Return by how much two efforts differ at the least: what all of them are multiples of."""
        below = lcm(*(effort.denominator for _, effort in self.costs))
        above = gcd(*(int(effort * below) for _, effort in self.costs))
        return Fraction(above or 1, below)

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
    whole = [(one, groups.joined(one)) for one in choices.whole]
    paid = [(cost, groups.joined(cost[0])) for cost in choices.costs]
    found: dict[int, Part] = {}
    for one, name in wanted:
        found.setdefault(groups.root(name), Part()).constraints.append(one)
    for one, name in bound:
        if groups.root(name) in found:
            found[groups.root(name)].constraints.append(one)
    for one, name in whole:
        if groups.root(name) in found:
            found[groups.root(name)].whole.append(one)
    for cost, name in paid:
        if groups.root(name) in found:
            found[groups.root(name)].costs.append(cost)
    return list(found.values())


def variables(formula: Any) -> set[int]:  # noqa: ANN401 - a formula of the solver
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
        names = sorted(variables(formula))
        if not names:
            return -int(formula.get_id())
        for other in names[1:]:
            self._above[self.root(other)] = self.root(names[0])
        return names[0]


def part_of(term: Any, found: list[Part]) -> Part | None:  # noqa: ANN401 - a term of the solver
    """Return the part that a decision belongs to, if it belongs to one."""
    names = variables(term)
    for part in found:
        if any(names & variables(one) for one in part.constraints):
            return part
    return None


def _real(effort: Fraction) -> Any:  # noqa: ANN401 - a number of the solver
    return z3.Q(effort.numerator, effort.denominator)
