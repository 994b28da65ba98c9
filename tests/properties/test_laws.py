"""The laws of the language: what holds of every condition, whatever is known or not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from ecorules.language.evaluate import evaluate, measure, related
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Every,
    IfNone,
    Not,
    Relation,
    Share,
    Some,
    Sum,
)
from ecorules.language.trace import Extent, unresolved
from ecorules.language.truth import Truth
from tests.evidence import completions, further_evidence, with_settled, worlds
from tests.strategies import conditions, measures, member_conditions
from tests.world import ROSTER, Alike, World


def is_allowed(before: Extent, after: Extent) -> bool:
    """Return whether a measure that had the one extent may come to have the other."""
    if after.interval is None or before.interval is None:
        return after.interval is None and not before.is_defined
    return before.interval.covers(after.interval) and after.is_defined >= before.is_defined


@given(st.data())
def test_a_settled_truth_stands_however_the_open_things_turn_out(data: st.DataObject) -> None:
    """Soundness: the final truth is one that the present truth allows."""
    condition = data.draw(conditions())
    world = data.draw(worlds(condition))
    final = evaluate(condition, data.draw(completions(world, condition)))
    assert final.truth.is_settled
    assert evaluate(condition, world).truth.allows(final.truth)


@given(st.data())
def test_the_final_value_of_a_measure_is_among_those_that_were_possible(
    data: st.DataObject,
) -> None:
    """Soundness of quantities: a measure ends within the range it was given."""
    node = data.draw(measures())
    world = data.draw(worlds(node))
    final = measure(node, data.draw(completions(world, node))).extent
    assert final.is_settled
    assert is_allowed(measure(node, world).extent, final)


@given(st.data())
def test_more_evidence_never_overturns_a_truth(data: st.DataObject) -> None:
    """Evidence never hurts: it can only settle what was open."""
    condition = data.draw(conditions())
    world = data.draw(worlds(condition))
    later = data.draw(further_evidence(world, condition))
    assert evaluate(condition, world).truth.allows(evaluate(condition, later).truth)


@given(st.data())
def test_more_evidence_never_widens_a_range(data: st.DataObject) -> None:
    """Evidence never hurts: the values that are possible only become fewer."""
    node = data.draw(measures())
    world = data.draw(worlds(node))
    later = data.draw(further_evidence(world, node))
    assert is_allowed(measure(node, world).extent, measure(node, later).extent)


@given(st.data())
def test_what_is_named_as_open_settles_the_condition(data: st.DataObject) -> None:
    """Everything named settles: nothing else is asked for, and nothing that was needed is left."""
    condition = data.draw(conditions())
    world = data.draw(worlds(condition))
    trace = evaluate(condition, world)
    named = unresolved(trace)
    assert bool(named) is not trace.truth.is_settled
    assert evaluate(condition, data.draw(with_settled(world, condition, named))).truth.is_settled


@given(st.data())
def test_members_judged_together_are_judged_as_each_alone(data: st.DataObject) -> None:
    """Grouping is nothing: it saves work and changes no truth and nothing that is open."""
    condition = data.draw(conditions())
    world = data.draw(worlds(condition))
    alone, *together = (evaluate(condition, replace(world, alike=alike)) for alike in Alike)
    for trace in together:
        assert trace.truth is alone.truth
        assert unresolved(trace) == unresolved(alone)


@given(st.data())
def test_order_is_nothing(data: st.DataObject) -> None:
    """The order of conditions and of members changes no truth and nothing that is open."""
    condition = data.draw(conditions())
    world = data.draw(worlds(condition))
    names = data.draw(st.permutations(list(world.members)))
    shuffled = replace(world, members={name: world.members[name] for name in names})
    before, after = evaluate(condition, world), evaluate(backwards(condition), shuffled)
    assert after.truth is before.truth
    assert unresolved(after) == unresolved(before)


def backwards(condition: Condition) -> Condition:
    """Return the same condition with everything that is listed in it in reverse."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return replace(condition, conditions=tuple(backwards(part) for part in parts[::-1]))
        case Not(negated):
            return Not(backwards(negated))
        case Every(that=that) | Some(that=that):
            return replace(condition, that=backwards(that))
        case Compare(measure=Sum(terms)):
            return replace(condition, measure=Sum(terms[::-1]))
        case _:
            return condition


@given(st.data())
def test_negation_passes_through_all_of_and_any_of(data: st.DataObject) -> None:
    """De Morgan: not all of them is the same as at least one not, also where some are open."""
    parts = tuple(data.draw(st.lists(conditions(2), max_size=3)))
    world = data.draw(worlds(AllOf(parts)))
    negated = tuple(Not(part) for part in parts)
    assert truth(Not(AllOf(parts)), world) is truth(AnyOf(negated), world)
    assert truth(Not(AnyOf(parts)), world) is truth(AllOf(negated), world)


@given(st.data())
def test_twice_negated_or_twice_demanded_is_the_same(data: st.DataObject) -> None:
    """Double negation and idempotence: they change neither truth nor what is open."""
    condition = data.draw(conditions())
    world = data.draw(worlds(condition))
    trace = evaluate(condition, world)
    same = (Not(Not(condition)), AllOf((condition, condition)), AnyOf((condition, condition)))
    for other in same:
        assert truth(other, world) is trace.truth
        assert unresolved(evaluate(other, world)) == unresolved(trace)


@given(st.data())
def test_some_is_not_every_not(data: st.DataObject) -> None:
    """Over any roster, also an incomplete one or nobody: some do unless every one does not."""
    that, where = data.draw(member_conditions()), data.draw(member_conditions())
    some, none = Some(ROSTER, that, where), Every(ROSTER, Not(that), where)
    world = data.draw(worlds(some))
    assert truth(some, world) is ~truth(none, world)


@given(st.data())
def test_every_is_a_share_of_100_percent_and_some_a_share_above_0(data: st.DataObject) -> None:
    """The ways to say the same agree, however incomplete the roster is."""
    that, where = data.draw(member_conditions()), data.draw(member_conditions())
    share = Share(ROSTER, that, where)
    world = data.draw(worlds(share))
    one, zero = Constant(Fraction(1), PERCENT), Constant(Fraction(0), PERCENT)
    full = Compare(share, Relation.AT_LEAST, one, IfNone.MET)
    any_at_all = Compare(share, Relation.MORE_THAN, zero, IfNone.NOT_MET)
    assert truth(full, world) is truth(Every(ROSTER, that, where), world)
    assert truth(any_at_all, world) is truth(Some(ROSTER, that, where), world)


@given(st.data())
def test_at_least_is_not_less_than(data: st.DataObject) -> None:
    """Each relation is the negation of its counterpart, and turns round with its sides."""
    left, right = data.draw(measures(2)), data.draw(measures(1))
    world = data.draw(worlds(Sum((left, right))))
    one, other = measure(left, world).extent.interval, measure(right, world).extent.interval
    assume(one is not None and other is not None)
    assert one is not None
    assert other is not None
    for relation, opposite, mirrored in COUNTERPARTS:
        assert related(relation, one, other) is ~related(opposite, one, other)
        assert related(relation, one, other) is related(mirrored, other, one)
    assert related(Relation.EQUALS, one, other) is related(Relation.EQUALS, other, one)


COUNTERPARTS = (
    (Relation.AT_LEAST, Relation.LESS_THAN, Relation.AT_MOST),
    (Relation.AT_MOST, Relation.MORE_THAN, Relation.AT_LEAST),
    (Relation.MORE_THAN, Relation.AT_MOST, Relation.LESS_THAN),
    (Relation.LESS_THAN, Relation.AT_LEAST, Relation.MORE_THAN),
)


def truth(condition: Condition, world: World) -> Truth:
    """Return the truth alone."""
    return evaluate(condition, world).truth
