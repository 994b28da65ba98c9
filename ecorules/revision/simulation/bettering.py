"""Make conditions hold: set a target where the area stands, and better figures where it must be.

Whoever did not satisfy a condition is changed as little as will do.  What has no way of its own
here, such as a sum of sums, is left as it is.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.language.quantity import PERCENT
from ecorules.language.reads import reads
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Count,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    TargetValue,
    Total,
)
from ecorules.language.trace import Measured, Trace
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import NumberKind
from ecorules.revision.simulation.world import fitted, round_down

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.language.syntax import Condition, Measure
    from ecorules.language.trace import GroupTrace
    from ecorules.revision.simulation.chance import Chance
    from ecorules.revision.simulation.sketch import Sketch

_PART: Final = Fraction(2, 5)
_MORE, _LESS = Fraction(11, 10), Fraction(9, 10)
_OPPOSITE: Final = {
    Relation.AT_LEAST: Relation.LESS_THAN,
    Relation.LESS_THAN: Relation.AT_LEAST,
    Relation.AT_MOST: Relation.MORE_THAN,
    Relation.MORE_THAN: Relation.AT_MOST,
    Relation.EQUALS: Relation.MORE_THAN,
}


def hold(sketch: Sketch, trace: Trace, chance: Chance) -> None:
    """Change a sketch so that a condition holds that was judged not to."""
    if trace.truth is Truth.TRUE:
        return
    parts = [part for part in trace.parts if isinstance(part, Trace)]
    match trace.node:
        case AllOf():
            for place, part in enumerate(parts):
                hold(sketch, part, chance.of(place))
        case AnyOf() if parts:
            hold(sketch, chance.of("any").one_of(parts), chance)
        case Every(that=that) | Some(that=that):
            _for_members(sketch, _unmet(trace.groups), that)
        case Compare():
            _compare(sketch, trace, trace.node)
        case _:
            make(sketch, None, trace.node, so=True)


def _unmet(groups: Iterable[GroupTrace]) -> list[str]:
    """Return the members that are counted and do not satisfy what is asked."""
    return [
        key
        for group in groups
        if group.counts is not Truth.FALSE and not _satisfies(group)
        for key in group.members
    ]


def _satisfies(group: GroupTrace) -> bool:
    return group.that is not None and group.that.truth is Truth.TRUE


def _for_members(sketch: Sketch, keys: Iterable[str], that: Condition | None) -> None:
    if that is not None:
        for key in keys:
            make(sketch, key, that, so=True)


def _compare(sketch: Sketch, trace: Trace, node: Compare) -> None:
    left = trace.parts[0]
    if not isinstance(left, Measured):  # pragma: no cover - a comparison has measures
        return
    if not isinstance(node.bound, TargetValue):
        if isinstance(node.measure, Share | Count):
            _for_members(sketch, _unmet(left.groups), node.measure.that)
        else:
            make(sketch, None, node, so=True)
        return
    reached = None if left.extent.interval is None else left.extent.interval.low
    if reached is None or reached <= 0:
        _begin(sketch, left)
        return
    _aim_at(sketch, node.bound.target, reached, is_least=node.relation in _AT_LEAST)


_AT_LEAST: Final = frozenset({Relation.AT_LEAST, Relation.MORE_THAN, Relation.EQUALS})


def _aim_at(sketch: Sketch, target: str, reached: Fraction, *, is_least: bool) -> None:
    """Set a target that is met by what was reached: in round figures, if there are any."""
    step = Fraction(5, 100) if reached >= Fraction(1, 10) else Fraction(1, 100)
    if reached > 1:
        step = Fraction(1)
    rounded = reached // step * step if is_least else -(-reached // step) * step
    sketch.targets[target] = rounded if rounded > 0 else round_down(reached, PERCENT, 2)


def _begin(sketch: Sketch, left: Measured) -> None:
    """Bring a measure above nothing."""
    match left.node:
        case Share(roster, that, where):
            counted = _unmet(left.groups)
            if not counted and where is not None:
                counted = [key for key, _ in sketch.members.get(roster, ())[:3]]
                _for_members(sketch, counted, where)
            _for_members(sketch, counted[: len(counted) * 2 // 5 + 1], that)
        case Count(that=that):
            _for_members(sketch, _unmet(left.groups)[:3], that)
        case Ratio(part, whole):
            _share(sketch, part, whole)
        case FactValue(name, back):
            _enlarge(sketch, name, back)
        case _:
            return


def _share(sketch: Sketch, part: Measure, whole: Measure) -> None:
    """Let the part be a good share of the whole, of the area or of each member."""
    match part, whole:
        case FactValue(own, back), FactValue(of, others):
            if not sketch.number(None, of, others):
                _enlarge(sketch, of, others)
            sketch.put(None, own, back, _fits(sketch, own, sketch.number(None, of, others) * _PART))
        case Total(roster, own, years_back=back), Total(fact=of, years_back=others):
            for key, _ in sketch.members.get(roster, ()):
                amount = sketch.number(key, of, others) * _PART
                sketch.put(key, own, back, _fits(sketch, own, amount))
        case _:
            return


def _enlarge(sketch: Sketch, name: str, back: int) -> None:
    kind = sketch.asked.natures[name].fact.kind
    if isinstance(kind, NumberKind):
        sketch.put(None, name, back, fitted(kind.unit.to_base(Fraction(50)), kind))


def _fits(sketch: Sketch, name: str, amount: Fraction) -> Fraction:
    kind = sketch.asked.natures[name].fact.kind
    return fitted(amount, kind) if isinstance(kind, NumberKind) else amount


def make(sketch: Sketch, key: str | None, node: Condition, *, so: bool) -> None:
    """Make a condition hold, or not, for the area or for one of its members."""
    match node:
        case AllOf(conditions) | AnyOf(conditions):
            is_whole = isinstance(node, AllOf) is so
            for each in _earliest_first(conditions) if is_whole else conditions[:1]:
                make(sketch, key, each, so=so)
        case Not(condition):
            make(sketch, key, condition, so=not so)
        case Compare():
            _make_compared(sketch, key, node, so=so)
        case _:
            _make_leaf(sketch, key, node, so=so)


def _make_leaf(sketch: Sketch, key: str | None, node: Condition, *, so: bool) -> None:
    match node:
        case Holds(name, back):
            sketch.put(_whose(sketch, key, name), name, back, so)
        case IsOneOf(name, values, back) if so:
            sketch.put(_whose(sketch, key, name), name, back, min(values))
        case InHand(item) if so:
            sketch.accept(item)
        case _:
            return


def _make_compared(sketch: Sketch, key: str | None, node: Compare, *, so: bool) -> None:
    match node:
        case Compare(FactValue() as measure, relation, bound):
            _set(sketch, key, measure, relation if so else _OPPOSITE[relation], bound)
        case Compare(Ratio(FactValue() as part, FactValue() as whole), _, Constant(value)) if so:
            amount = sketch.number(None, whole.fact, whole.years_back) * value
            sketch.put(None, part.fact, part.years_back, _fits(sketch, part.fact, amount))
        case _:
            return


def _earliest_first(conditions: tuple[Condition, ...]) -> list[Condition]:
    """Return conditions so that what is said of earlier years comes first."""
    return sorted(conditions, key=lambda each: -max((back for _, back in reads(each)), default=0))


def _whose(sketch: Sketch, key: str | None, name: str) -> str | None:
    """Return who has a fact: the member, or the area even where a member is asked."""
    return None if sketch.asked.natures[name].fact.roster is None else key


def _set(
    sketch: Sketch, key: str | None, measure: FactValue, relation: Relation, bound: Measure
) -> None:
    name, back = measure.fact, measure.years_back
    whose = _whose(sketch, key, name)
    limit = _known(sketch, key, bound)
    kind = sketch.asked.natures[name].fact.kind
    if limit is None or not isinstance(kind, NumberKind):
        return
    if _stands(sketch.number(whose, name, back), relation, limit):
        sketch.fill(whose, name, back)
        return
    wanted = _beside(limit, relation, kind)
    if wanted not in kind.extent and isinstance(bound, FactValue):
        # Nothing lies below what is already nothing: then there was more the year before.
        wanted = limit
        above = kind.unit.to_base(Fraction(1)) + limit
        sketch.put(_whose(sketch, key, bound.fact), bound.fact, bound.years_back, above)
    sketch.put(whose, name, back, wanted)


def _known(sketch: Sketch, key: str | None, bound: Measure) -> Fraction | None:
    match bound:
        case Constant(value):
            return value
        case FactValue(name, back):
            sketch.fill(_whose(sketch, key, name), name, back)
            return sketch.number(_whose(sketch, key, name), name, back)
        case TargetValue(target):
            return sketch.targets.get(target)
        case _:
            return None


def _stands(value: Fraction, relation: Relation, limit: Fraction) -> bool:
    match relation:
        case Relation.AT_LEAST:
            return value >= limit
        case Relation.AT_MOST:
            return value <= limit
        case Relation.MORE_THAN:
            return value > limit
        case Relation.LESS_THAN:
            return value < limit
        case Relation.EQUALS:
            return value == limit


def _beside(limit: Fraction, relation: Relation, kind: NumberKind) -> Fraction:
    """Return a value on the asked side of a limit, near it."""
    one = kind.unit.to_base(Fraction(1))
    match relation:
        case Relation.AT_LEAST | Relation.EQUALS | Relation.AT_MOST:
            return limit
        case Relation.MORE_THAN:
            return limit + one if kind.whole or limit <= 0 else limit * _MORE
        case Relation.LESS_THAN:
            return limit - one if kind.whole or limit <= 0 else limit * _LESS
