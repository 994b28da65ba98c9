"""Random conditions with every kind of node, made from one `Random`.

The same functions serve two users.  A plain `random.Random(seed)` makes thousands in a second,
for the comparison of engines; `strategies.randoms()` lends Hypothesis the choices, so that a
counterexample shrinks.  Whatever is drawn comes from short tuples: bounds and values meet often,
and thresholds are where engines differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import TypeAlias

from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
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
    TargetValue,
    Total,
    walk,
)

BOUNDS = tuple(Fraction(text) for text in ("-1", "0", "1/3", "1/2", "2/3", "1", "2", "3"))
CHOICES = ("direct", "central", "none")
AREA, FACTORIES, VILLAGES = None, "factories", "villages"
# Who tells which facts, area and members: numbers, flags, choices.
Names: TypeAlias = Mapping[str | None, tuple[str, ...]]
NUMBERS: Names = {
    AREA: ("green_area", "water"),
    FACTORIES: ("level", "waste"),
    VILLAGES: ("homes",),
}
FLAGS: Names = {
    AREA: ("trained", "open"),
    FACTORIES: ("certified", "large"),
    VILLAGES: ("heard",),
}
CHOSEN: Names = {AREA: ("zone",), FACTORIES: ("route",), VILLAGES: ("river",)}
OWN_TARGETS, NATIONAL_TARGETS = ("share", "limit"), ("norm",)
ITEMS = ("order", "plan")


@dataclass(frozen=True, slots=True)
class Shape:
    """How wild the editions are: what some engine cannot do may be left out, and is counted."""

    depth: int = 3
    requirements: int = 4
    is_nested: bool = True
    has_villages: bool = True


ANY_SHAPE = Shape()


def one_in(chance: Random, many: int) -> bool:
    """Return whether something that happens once in so many times happens now."""
    return chance.randrange(many) == 0


_LEAVES = (Holds, Compare, IsOneOf, InHand, Conforms)
# What stands over members is where the meaning is; the leaves below it come of themselves.
_OVER_MEMBERS = (Compare, Every, Some)
_CONNECTIVES = (AllOf, AnyOf, Not)
_VALUES = (FactValue, FactValue, Constant, TargetValue)
_OF_ROSTERS = (Share, Count, Total)
_OF_MEASURES = (Ratio, Sum, Difference)


@dataclass(frozen=True, slots=True)
class RandomConditions:
    """Draw the conditions of one requirement, which may name those before it."""

    chance: Random
    shape: Shape
    code: str
    earlier: Sequence[str] = ()

    def condition(self, told_of: str | None, depth: int) -> Condition:
        """Return a condition on the area, or on a member of a roster."""
        kinds: tuple[type[Condition], ...] = _LEAVES
        if depth:
            over = _OVER_MEMBERS * 2 if self._may_look_around(told_of) else ()
            kinds = (*_LEAVES, *over, *_CONNECTIVES, *_CONNECTIVES)
        return self._of_kind(self.chance.choice(kinds), told_of, depth)

    def _of_kind(self, kind: type[Condition], told_of: str | None, depth: int) -> Condition:
        if kind is Holds:
            return Holds(self._named(FLAGS, told_of), self._years_back())
        if kind is IsOneOf:
            chosen = frozenset(self.chance.sample(CHOICES, self.chance.randrange(1, 3)))
            return IsOneOf(self._named(CHOSEN, told_of), chosen, self._years_back())
        if kind is InHand:
            return InHand(f"{self.code}/{self.chance.choice(ITEMS)}")
        if kind is Conforms and self.earlier:
            return Conforms(self.chance.choice(self.earlier))
        if kind in {Every, Some} and depth:
            roster, that, where = self._counted(depth)
            return (Every if kind is Every else Some)(roster, that, where)
        if kind is Not and depth:
            return Not(self.condition(told_of, depth - 1))
        if kind in {AllOf, AnyOf} and depth:
            many = self.chance.choice((2, 2, 3, 1, 0))
            parts = tuple(self.condition(told_of, depth - 1) for _ in range(many))
            return AllOf(parts) if kind is AllOf else AnyOf(parts)
        return self._comparison(told_of, depth)

    def _comparison(self, told_of: str | None, depth: int) -> Compare:
        left, right = self.measure(told_of, max(depth - 1, 0)), self.measure(told_of, 0)
        # An edition's check demands an answer wherever there may be nothing to measure.
        may_lack = any(isinstance(node, Share | Ratio) for node in walk(left))
        answer = self.chance.choice(tuple(IfNone)) if may_lack else None
        return Compare(left, self.chance.choice(tuple(Relation)), right, answer)

    def measure(self, told_of: str | None, depth: int) -> Measure:
        """Return a measure of the area, or of a member of a roster."""
        kinds: tuple[type[Measure], ...] = _VALUES
        if depth:
            rosters = _OF_ROSTERS * 2 if self._may_look_around(told_of) else ()
            kinds = (*_VALUES, *rosters, *_OF_MEASURES * 3)
        kind = self.chance.choice(kinds)
        if kind is FactValue:
            return FactValue(self._named(NUMBERS, told_of), self._years_back())
        if kind is Constant:
            return Constant(self.chance.choice(BOUNDS), PLAIN)
        if kind is TargetValue:
            return TargetValue(self.chance.choice((*OWN_TARGETS, *NATIONAL_TARGETS)))
        if kind in _OF_ROSTERS:
            return self._of_roster(kind, depth)
        return self._made(kind, told_of, depth)

    def _of_roster(self, kind: type[Measure], depth: int) -> Measure:
        roster, that, where = self._counted(depth)
        if kind is Share:
            return Share(roster, that, where)
        if kind is Count:
            return Count(roster, None if where is None else that)
        number = self.chance.choice(NUMBERS[roster])
        return Total(roster, number, where, self._years_back())

    def _made(self, kind: type[Measure], told_of: str | None, depth: int) -> Measure:
        # Half of them are made of plain facts, as most of those in real criteria are.
        below = self.chance.choice((0, depth - 1))
        first, second = (self.measure(told_of, below) for _ in range(2))
        if kind is Ratio:
            return Ratio(first, second)
        return Sum((first, second)) if kind is Sum else Difference(first, second)

    def _counted(self, depth: int) -> tuple[str, Condition, Condition | None]:
        is_village = self.shape.has_villages and one_in(self.chance, 8)
        roster = VILLAGES if is_village else FACTORIES
        below = max(depth - 2, 0)
        where = self.condition(roster, below) if one_in(self.chance, 2) else None
        return roster, self.condition(roster, below), where

    def _may_look_around(self, told_of: str | None) -> bool:
        """Return whether members may be counted here: seldom, where one member is judged."""
        return told_of is None or (self.shape.is_nested and one_in(self.chance, 12))

    def _named(self, names: Names, told_of: str | None) -> str:
        # A member's own facts come twice: conditions on members mostly ask about members.
        own = names[told_of]
        return self.chance.choice(own if told_of is None else (*own, *own, *names[AREA]))

    def _years_back(self) -> int:
        return self.chance.choice((0, 0, 0, 0, 1))
