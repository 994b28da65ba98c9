"""Rails: an edition as gates over atoms, two for everything that has a truth.

Each condition has an atom for *it is true* and one for *it is false*; while neither is known
it is unknown.  *All of* is true once every part is and false once any part is; *any of* is its
mirror; *not* swaps the two rails and needs no gate at all.  So strong Kleene logic is chained
forward without anything ever being concluded from absence.

What has values below it, a comparison, a tally, a document, a fact, is a *leaf*: its truth is
told by the definition and never seen from the inside.  A level that passes by a share or a
count of its requirements is such a leaf too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.edition.model import PassAll
from ecorules.engines._durable import EngineError
from ecorules.engines.gates import Gate
from ecorules.language.syntax import AllOf, AnyOf, Conforms, Not
from ecorules.language.truth import Truth
from ecorules.levels import needs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ecorules.edition.model import Edition, Level, Requirement
    from ecorules.language.syntax import Condition


class Rail(NamedTuple):
    """The two atoms of one thing: that it is true, and that it is false."""

    true: int
    false: int

    def truth(self, known: Collection[int]) -> Truth:
        """Return what is known of it; both at once is a fault of ours and refused."""
        if self.true in known:
            if self.false in known:
                message = f"atoms {self.true} and {self.false} contradict each other"
                raise EngineError(message)
            return Truth.TRUE
        return Truth.FALSE if self.false in known else Truth.UNKNOWN

    @property
    def negated(self) -> Rail:
        """Return the rails of the negation."""
        return Rail(self.false, self.true)

    def atom(self, truth: Truth) -> int | None:
        """Return the atom that says a truth; for unknown there is none."""
        if truth is Truth.UNKNOWN:
            return None
        return self.true if truth is Truth.TRUE else self.false


class Asked(NamedTuple):
    """What a requirement has: whether it applies, whether its condition holds, what levels see.

    `verdicts` are the atoms of the three settled verdicts; without one it is undetermined.
    """

    applies: Rail
    requires: Rail
    met: Rail
    verdicts: Mapping[Verdict, int]

    def verdict(self, known: Collection[int]) -> Verdict:
        """Return the verdict that was concluded."""
        settled = (verdict for verdict, atom in self.verdicts.items() if atom in known)
        return next(settled, Verdict.UNDETERMINED)


class Step(NamedTuple):
    """What a level has: whether its own pass rule holds, and whether all below does as well."""

    own: Rail
    standing: Rail


@dataclass(frozen=True, slots=True)
class Rails:
    """Everything with a truth by its two atoms, the gates between, and the leaves.

    `axioms` are true from the start: *all of* nothing.  `tallied` are the levels whose own
    rule is a leaf.  `conditions` holds every node with a rail, leaves included.
    """

    gates: tuple[Gate, ...]
    axioms: frozenset[int]
    conditions: Mapping[Condition, Rail]
    leaves: Mapping[Condition, Rail]
    requirements: Mapping[str, Asked]
    levels: Mapping[int, Step]
    tallied: Mapping[int, Rail]


def rails_of(edition: Edition) -> Rails:
    """Return the rails of an edition: its conditions, requirements and levels."""
    laying = Laying()
    for kind, name in TopologicalSorter(needs(edition)).static_order():
        if kind == "requirement":
            # A code that the edition does not have stays unknown, as the definition has it.
            if name in edition.requirements:
                laying.requirement(edition.requirements[name])
        elif int(name) in edition.levels:
            laying.level(edition.levels[int(name)], edition)
    return laying.laid()


@dataclass(slots=True)
class Laying:
    """Rails while they are laid; each thing comes after all that it needs."""

    _atoms: count[int] = field(default_factory=lambda: count(1))
    _gates: list[Gate] = field(default_factory=list)
    _axioms: set[int] = field(default_factory=set)
    _conditions: dict[Condition, Rail] = field(default_factory=dict)
    _leaves: dict[Condition, Rail] = field(default_factory=dict)
    _requirements: dict[str, Asked] = field(default_factory=dict)
    _levels: dict[int, Step] = field(default_factory=dict)
    _tallied: dict[int, Rail] = field(default_factory=dict)

    def laid(self) -> Rails:
        """Return the rails as they lie."""
        return Rails(
            gates=tuple(self._gates),
            axioms=frozenset(self._axioms),
            conditions=self._conditions,
            leaves=self._leaves,
            requirements=self._requirements,
            levels=self._levels,
            tallied=self._tallied,
        )

    def condition(self, node: Condition) -> Rail:
        """Return the rails of a condition; equal conditions share them."""
        if node not in self._conditions:
            self._conditions[node] = self._laid_out(node)
        return self._conditions[node]

    def requirement(self, requirement: Requirement) -> None:
        """Lay the rails of a requirement: rule 6 of the language, in gates."""
        requires = self.condition(requirement.requires)
        applies = (
            self._always() if requirement.applies is None else self.condition(requirement.applies)
        )
        self._requirements[requirement.code] = Asked(
            applies=applies,
            requires=requires,
            met=self._any_of((applies.negated, requires)),
            verdicts={
                Verdict.CONFORMING: self._gate((applies.true, requires.true), needs_all=True),
                Verdict.NONCONFORMING: self._gate((applies.true, requires.false), needs_all=True),
                Verdict.NOT_APPLICABLE: applies.false,
            },
        )

    def level(self, level: Level, edition: Edition) -> None:
        """Lay the rails of a level: its own rule, and the levels that it stands on."""
        asked = [code for code, one in edition.requirements.items() if one.level == level.number]
        if isinstance(level.passes_when, PassAll):
            # What does not apply is met, so *all that apply* is the same as *all are met*.
            own = self._all_of(self._requirements[code].met for code in asked)
        else:
            own = self._tallied[level.number] = self._fresh()
        below = (self._levels[number].standing for number in level.stands_on)
        self._levels[level.number] = Step(own, self._all_of((own, *below)))

    def _laid_out(self, node: Condition) -> Rail:
        match node:
            case AllOf(conditions):
                return self._all_of([self.condition(part) for part in conditions])
            case AnyOf(conditions):
                return self._any_of([self.condition(part) for part in conditions])
            case Not(condition):
                return self.condition(condition).negated
            case Conforms(requirement) if requirement in self._requirements:
                return self._requirements[requirement].met
            case _:
                self._leaves[node] = self._fresh()
                return self._leaves[node]

    def _all_of(self, parts: Iterable[Rail]) -> Rail:
        given = tuple(parts)
        return Rail(
            self._gate(tuple(part.true for part in given), needs_all=True),
            self._gate(tuple(part.false for part in given), needs_all=False),
        )

    def _any_of(self, parts: Iterable[Rail]) -> Rail:
        return self._all_of(part.negated for part in parts).negated

    def _gate(self, inputs: tuple[int, ...], *, needs_all: bool) -> int:
        """Return the atom that follows; one input alone needs no gate."""
        different = tuple(dict.fromkeys(inputs))
        if len(different) == 1:
            return different[0]
        atom = next(self._atoms)
        if different:
            self._gates.append(Gate(atom, different, needs_all))
        elif needs_all:
            self._axioms.add(atom)
        return atom

    def _fresh(self) -> Rail:
        return Rail(next(self._atoms), next(self._atoms))

    def _always(self) -> Rail:
        rail = self._fresh()
        self._axioms.add(rail.true)
        return rail
