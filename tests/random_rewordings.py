"""Random small changes within a condition, as a committee makes them: a clause, a number, a word.

A condition that is drawn anew has little in common with the one before; here most of it stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from ecorules.edition.model import Edition, EvidenceItem, Requirement
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    IfNone,
    InHand,
    IsOneOf,
    Measure,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    Total,
)
from tests.random_conditions import (
    ANY_SHAPE,
    AREA,
    BOUNDS,
    CHOICES,
    ITEMS,
    RandomConditions,
    one_in,
)
from tests.random_editions import named_by_meaning, random_edition
from tests.small import NAME

T = TypeVar("T")


def reworded_edition(chance: Random) -> tuple[Edition, Edition]:
    """Return an edition, and one in which single clauses were reworded."""
    old = random_edition(chance)
    found = dict(old.requirements)
    codes = list(found)
    for place, code in enumerate(codes):
        if not one_in(chance, 3):
            rewording = Rewording(chance, RandomConditions(chance, ANY_SHAPE, code, codes[:place]))
            found[code] = rewording.requirement(found[code])
    return old, named_by_meaning(replace(old, id="reworded", requirements=found))


@dataclass(frozen=True, slots=True)
class Rewording:
    """Reword one requirement; `drawn` makes the clauses that come new."""

    chance: Random
    drawn: RandomConditions

    def requirement(self, before: Requirement) -> Requirement:
        """Return a requirement with a clause, its applicability or its evidence changed."""
        made = replace(before, requires=self.condition(before.requires, AREA))
        if before.applies is not None and one_in(self.chance, 2):
            made = replace(made, applies=self.condition(before.applies, AREA))
        if one_in(self.chance, 3):
            made = self._one_paper_more(made)
        return made

    def _one_paper_more(self, before: Requirement) -> Requirement:
        code = f"{before.code}/{self.chance.choice(ITEMS)}"
        listed = {item.code: item for item in before.evidence}
        listed.setdefault(code, EvidenceItem(code, NAME, ("office",)))
        requires = AllOf((before.requires, InHand(code)))
        return replace(before, evidence=tuple(listed.values()), requires=requires)

    def condition(self, node: Condition, told_of: str | None) -> Condition:
        """Return a condition in which something below is another, or one clause more or less."""
        match node:
            case AllOf(parts) | AnyOf(parts):
                return replace(node, conditions=self._parts(parts, told_of))
            case Not(inner):
                return replace(node, condition=self.condition(inner, told_of))
            case Compare():
                return self._compared(node, told_of)
            case Every() | Some():
                if one_in(self.chance, 2):
                    return replace(node, where=self._narrowed(node.where, node.roster))
                return replace(node, that=self.condition(node.that, node.roster))
            case IsOneOf():
                wanted = self.chance.randrange(1, 4)
                return replace(node, values=frozenset(self.chance.sample(CHOICES, wanted)))
            case _:
                more = self.drawn.condition(told_of, 0)
                return self.chance.choice((AllOf((node, more)), AnyOf((node, more)), more))

    def measure(  # noqa: C901 - one case a node
        self, node: Measure, told_of: str | None
    ) -> Measure:
        """Return a measure in which a number or a condition below is another."""
        match node:
            case Constant():
                return Constant(self.chance.choice(BOUNDS), PLAIN)
            case FactValue():
                return replace(node, years_back=1 - node.years_back)
            case Total():
                return replace(node, where=self._narrowed(node.where, node.roster))
            case Count():
                return replace(node, that=self._narrowed(node.that, node.roster))
            case Share():
                if one_in(self.chance, 2):
                    return replace(node, where=self._narrowed(node.where, node.roster))
                return replace(node, that=self.condition(node.that, node.roster))
            case Ratio():
                if one_in(self.chance, 2):
                    return replace(node, part=self.measure(node.part, told_of))
                return replace(node, whole=self.measure(node.whole, told_of))
            case Sum(terms):
                return replace(node, terms=(self.measure(terms[0], told_of), *terms[1:]))
            case Difference():
                return replace(node, right=self.measure(node.right, told_of))
            case _:
                return self.drawn.measure(told_of, 0)

    def _parts(self, parts: tuple[Condition, ...], told_of: str | None) -> tuple[Condition, ...]:
        found = list(parts)
        if not found or one_in(self.chance, 3):
            found.append(self.drawn.condition(told_of, 1))
        elif one_in(self.chance, 3):
            found.pop(self.chance.randrange(len(found)))
        else:
            place = self.chance.randrange(len(found))
            found[place] = self.condition(found[place], told_of)
        self.chance.shuffle(found)
        return tuple(found)

    def _compared(self, node: Compare, told_of: str | None) -> Compare:
        which = self.chance.randrange(4)
        if which == 0:
            return replace(node, relation=self.chance.choice(tuple(Relation)))
        if which == 1:
            return replace(node, bound=self.measure(node.bound, told_of))
        if which == 2 and node.if_none is not None:
            return replace(node, if_none=self.chance.choice(tuple(IfNone)))
        return replace(node, measure=self.measure(node.measure, told_of))

    def _narrowed(self, where: Condition | None, roster: str) -> Condition | None:
        if where is None or one_in(self.chance, 4):
            return self.drawn.condition(roster, 0)
        return None if one_in(self.chance, 4) else self.condition(where, roster)
