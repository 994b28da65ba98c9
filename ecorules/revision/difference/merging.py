"""Two conditions as one tree, decision by decision: how changes are found, and how undone.

Both trees are walked side by side.  Wherever they part, one change is offered, and whoever
asked decides: the new there, or the old.  Who only looks writes the changes down; who undoes
one takes the old there and the new everywhere else.  So what is found is exactly what can
be undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from ecorules.language.declared import range_of
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    IfNone,
    InHand,
    IsOneOf,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    Total,
)
from ecorules.revision.difference.model import Change, Changed, ChangeKind, Clause, Path, Strictness
from ecorules.revision.difference.pairing import is_alike, likeness, paired

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.language.syntax import Condition, Measure
    from ecorules.language.vocabulary import Vocabulary
    from ecorules.revision.difference.offers import Decide

T = TypeVar("T", bound=Changed)

_TOWARDS: Final = {1: Strictness.LOOSER, -1: Strictness.STRICTER, 0: Strictness.OTHER}
# Whether more of the measure makes the comparison easier (1), or less of it (-1).
_EASIER_WITH: Final = {
    Relation.AT_LEAST: 1,
    Relation.MORE_THAN: 1,
    Relation.AT_MOST: -1,
    Relation.LESS_THAN: -1,
    Relation.EQUALS: 0,
}
# What holds whenever the first holds.
_FOLLOWS: Final = frozenset(
    {
        (Relation.MORE_THAN, Relation.AT_LEAST),
        (Relation.LESS_THAN, Relation.AT_MOST),
        (Relation.EQUALS, Relation.AT_LEAST),
        (Relation.EQUALS, Relation.AT_MOST),
    }
)


class Spot(NamedTuple):
    """Where the two trees are compared: the way there, and the clause around it on each side.

    `sense` says what more of the node here does to the requirement (a condition that is met
    by more, a measure that is larger): 1 makes it looser, -1 stricter, 0 cannot be told.
    """

    path: Path
    sense: int = 1
    old: Condition | None = None
    new: Condition | None = None
    roster: str | None = None

    def at(self, *steps: str | int, times: int = 1, roster: str | None = None) -> Spot:
        """Return a spot further down, where more has so many times the sense it has here."""
        inside = self.roster if roster is None else roster
        return self._replace(path=(*self.path, *steps), sense=self.sense * times, roster=inside)

    def around(self, old: Condition | None, new: Condition | None) -> Spot:
        """Return the same spot with another clause around it."""
        return self._replace(old=old, new=new)


@dataclass(frozen=True, slots=True)
class Merger:
    """Merge two conditions of one requirement; `decide` is asked at every difference.

    `evidence` has the change that brings or takes an evidence item: a demand for it among
    others goes with it, and is no change of its own.
    """

    decide: Decide
    kind: ChangeKind
    requirement: str
    evidence: Mapping[str, Change]
    vocabulary: Vocabulary

    def narrowing(
        self, old: Condition | None, new: Condition | None, spot: Spot
    ) -> Condition | None:
        """Return a condition that narrows what is looked at; without it nothing is left out."""
        if old == new:
            return old
        if old is None or new is None:
            return self._chosen(old, new, spot, spot.sense if new is None else -spot.sense)
        return self.condition(old, new, spot)

    def condition(self, old: Condition, new: Condition, spot: Spot) -> Condition:
        """Return the condition that has of each difference what was decided."""
        if old == new:
            return old
        spot = spot.around(old, new)
        match old, new:
            case (AllOf() | AnyOf(), _) | (_, AllOf() | AnyOf()):
                return self._connected(old, new, spot)
            case Not(), Not():
                inner = self.condition(old.condition, new.condition, spot.at("not", times=-1))
                return replace(old, condition=inner)
            case IsOneOf(), IsOneOf() if replace(old, values=new.values) == new:
                effect = spot.sense * ((old.values <= new.values) - (new.values <= old.values))
                values = self._chosen(old.values, new.values, spot.at("is_one_of"), effect)
                return replace(old, values=values)
            case Compare(), Compare() if is_alike(old.measure, new.measure):
                return self._compared(old, new, spot)
            case Every(), Every() if old.roster == new.roster:
                return self._of_members(old, new, spot, -1)
            case Some(), Some() if old.roster == new.roster:
                return self._of_members(old, new, spot, 1)
            case _:
                return self._chosen(old, new, spot, 0)

    def measure(self, old: Measure, new: Measure, spot: Spot) -> Measure:  # noqa: C901 - one case a node
        """Return the measure that has of each difference what was decided."""
        if old == new:
            return old
        match old, new:
            case Constant(), Constant():
                grown = (new.value > old.value) - (new.value < old.value)
                return self._chosen(old, new, spot, spot.sense * grown)
            case Total(), Total() if is_alike(old, new) and old.years_back == new.years_back:
                inside = spot.at("where", times=self._sign(FactValue(old.fact)), roster=old.roster)
                return replace(old, where=self.narrowing(old.where, new.where, inside))
            case Count(), Count() if is_alike(old, new):
                inside = spot.at("that", roster=old.roster)
                return replace(old, that=self.narrowing(old.that, new.that, inside))
            case Share(), Share() if is_alike(old, new):
                return self._share(old, new, spot)
            case Ratio(), Ratio() if is_alike(old, new):
                part = self.measure(
                    old.part, new.part, spot.at("part", times=self._sign(old.whole))
                )
                times = -self._sign(old.part) * self._sign(old.whole) ** 2
                whole = self.measure(old.whole, new.whole, spot.at("whole", times=times))
                return replace(old, part=part, whole=whole)
            case Sum(), Sum() if is_alike(old, new):
                terms = zip(old.terms, new.terms, strict=True)
                merged = (self.measure(*both, spot.at("sum", i)) for i, both in enumerate(terms))
                return replace(old, terms=tuple(merged))
            case Difference(), Difference() if is_alike(old, new):
                left = self.measure(old.left, new.left, spot.at("left"))
                right = self.measure(old.right, new.right, spot.at("right", times=-1))
                return replace(old, left=left, right=right)
            case _:
                return self._chosen(old, new, spot, 0)

    def _compared(self, old: Compare, new: Compare, spot: Spot) -> Compare:
        """Return a comparison; measure, relation, bound and answer are each its own change."""
        senses = {_EASIER_WITH[old.relation], _EASIER_WITH[new.relation]}
        more = senses.pop() if len(senses) == 1 else 0
        followed = (old.relation, new.relation) in _FOLLOWS
        eased = followed - ((new.relation, old.relation) in _FOLLOWS)
        answered = (new.if_none is IfNone.MET) - (old.if_none is IfNone.MET)
        return replace(
            old,
            measure=self.measure(old.measure, new.measure, spot.at("measure", times=more)),
            relation=self._leaf(old.relation, new.relation, spot.at("relation"), eased),
            bound=self.measure(old.bound, new.bound, spot.at("bound", times=-more)),
            if_none=self._leaf(old.if_none, new.if_none, spot.at("if_none"), answered),
        )

    def _of_members(self, old: Every | Some, new: Every | Some, spot: Spot, more: int) -> Condition:
        """Return what is asked of members; `more` is what it means to look at more of them."""
        that = self.condition(old.that, new.that, spot.at("that", roster=old.roster))
        inside = spot.at("where", times=more, roster=old.roster)
        return replace(old, that=that, where=self.narrowing(old.where, new.where, inside))

    def _share(self, old: Share, new: Share, spot: Spot) -> Share:
        that = self.condition(old.that, new.that, spot.at("that", roster=old.roster))
        # A share of more members may be more or less.
        inside = spot.at("where", times=0, roster=old.roster)
        return replace(old, that=that, where=self.narrowing(old.where, new.where, inside))

    def _connected(self, old: Condition, new: Condition, spot: Spot) -> Condition:
        """Return conditions joined: each that came, went or changed is its own change."""
        joined = _joined(old, new)
        if joined is None:
            return self._chosen(old, new, spot, 0)
        connective, before, after = joined
        word, more = ("all_of", -1) if connective is AllOf else ("any_of", 1)
        found: list[Condition] = []
        for i, j in paired(before, after):
            part: Condition | None
            if i is not None and j is not None:
                part = self.condition(before[i], after[j], spot.at(word, i))
            elif j is not None:
                part = self._came_or_went(None, after[j], spot.at(word, f"+{j}", times=more))
            elif i is not None:
                part = self._came_or_went(before[i], None, spot.at(word, f"-{i}", times=-more))
            else:  # pragma: no cover - a pair has one of the two
                continue
            found += [] if part is None else [part]
        return found[0] if len(found) == 1 else connective(tuple(found))

    def _came_or_went(
        self, old: Condition | None, new: Condition | None, spot: Spot
    ) -> Condition | None:
        """Return one of several conditions, or nothing; the sense here is that of the change."""
        clause = old if new is None else new
        listed = self.evidence.get(clause.item) if isinstance(clause, InHand) else None
        # One document more among several that are all demanded is an item of the list more.
        is_harder = spot.sense == (-1 if old is None else 1)
        if listed is not None and listed.moves_verdicts and is_harder:
            return new if self.decide(listed) else old
        return self._chosen(old, new, spot.around(old, new), spot.sense)

    def _leaf(self, old: T, new: T, spot: Spot, eased: int) -> T:
        return old if old == new else self._chosen(old, new, spot, spot.sense * eased)

    def _chosen(self, old: T, new: T, spot: Spot, effect: int) -> T:
        """Return what was decided of one difference: the new there, or the old."""
        clause = Clause(spot.path, spot.old, spot.new, spot.roster)
        change = Change(self.kind, clause, old, new, self.requirement, _TOWARDS[effect])
        return new if self.decide(change) else old

    def _sign(self, measure: Measure) -> int:
        """Return whether a measure is never below zero (1), never above it (-1), or either (0)."""
        extent = range_of(measure, self.vocabulary)
        if extent.low is not None and extent.low >= 0:
            return 1
        return -1 if extent.high is not None and extent.high <= 0 else 0


def _joined(
    old: Condition, new: Condition
) -> tuple[type[AllOf | AnyOf], tuple[Condition, ...], tuple[Condition, ...]] | None:
    """Return both as lists under one connective: a single condition is a list of itself."""
    for connective in (AllOf, AnyOf):
        before = old.conditions if isinstance(old, connective) else None
        after = new.conditions if isinstance(new, connective) else None
        if before is not None and after is not None:
            return connective, before, after
        if before is None and after is not None and any(likeness(old, one) for one in after):
            return connective, (old,), after
        if before is not None and after is None and any(likeness(one, new) for one in before):
            return connective, before, (new,)
    return None
