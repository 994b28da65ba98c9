"""The meaning of a condition: condition and subject in, truth with its whole reason out.

This is the definition.  Every other engine, the path, the proofs and the reports are held
against it.  A quantity is an interval, and a truth is what all values in it agree on: see
`docs/language.md` for the eight rules in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ecorules.language import interval as between
from ecorules.language import tally
from ecorules.language.interval import ZERO, Interval, quotient
from ecorules.language.reads import reads
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
)
from ecorules.language.trace import Extent, GroupTrace, Measured, Trace
from ecorules.language.truth import Truth, agreed, any_one, every_one

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.language.subject import Gap, Gathering, Reading, Subject


def evaluate(condition: Condition, subject: Subject) -> Trace:  # noqa: C901 - one case a node
    """Return the truth of a condition for a subject, with everything that made it so."""
    match condition:
        case Holds(fact, years_back):
            return _leaf(condition, subject.flag(fact, years_back))
        case IsOneOf(fact, values, years_back):
            possible = subject.choice(fact, years_back)
            return Trace(condition, _is_among(possible.value, values), (), possible.gaps)
        case InHand(item):
            return _leaf(condition, subject.document(item))
        case Conforms(requirement):
            return _leaf(condition, subject.conforms(requirement))
        case Compare():
            return _compare(condition, subject)
        case Every(roster, that, where) | Some(roster, that, where):
            outcomes, groups, gaps = _tallied(roster, where, that, subject)
            settle = tally.every if isinstance(condition, Every) else tally.some
            return Trace(condition, settle(outcomes), (), gaps, groups)
        case AllOf(conditions):
            parts = tuple(evaluate(part, subject) for part in conditions)
            return Trace(condition, every_one(part.truth for part in parts), parts)
        case AnyOf(conditions):
            parts = tuple(evaluate(part, subject) for part in conditions)
            return Trace(condition, any_one(part.truth for part in parts), parts)
        case Not(negated):
            inner = evaluate(negated, subject)
            return Trace(condition, ~inner.truth, (inner,))
        case _:
            assert_never(condition)


def measure(node: Measure, subject: Subject) -> Measured:
    """Return the possible values of a measure for a subject, in base units."""
    match node:
        case Constant(value):
            return Measured(node, Extent(Interval.point(value), is_defined=True))
        case TargetValue(target):
            return _read(node, subject.target(target))
        case FactValue(fact, years_back):
            return _read(node, subject.number(fact, years_back))
        case Total():
            return _total(node, subject)
        case Count(roster, that):
            outcomes, groups, gaps = _tallied(roster, None, that, subject)
            found = Extent(tally.count(outcomes), is_defined=True)
            return Measured(node, found, (), gaps, groups)
        case Share(roster, that, where):
            outcomes, groups, gaps = _tallied(roster, where, that, subject)
            return Measured(node, tally.share(outcomes), (), gaps, groups)
        case Ratio(part, whole):
            parts = (measure(part, subject), measure(whole, subject))
            return Measured(node, _ratio(*(one.extent for one in parts)), parts)
        case Sum(terms):
            parts = tuple(measure(term, subject) for term in terms)
            return Measured(node, _sum(part.extent for part in parts), parts)
        case Difference(left, right):
            parts = (measure(left, subject), measure(right, subject))
            return Measured(node, _difference(*(one.extent for one in parts)), parts)
        case _:
            assert_never(node)


def _leaf(condition: Condition, reading: Reading[Truth]) -> Trace:
    return Trace(condition, reading.value, (), reading.gaps)


def _read(node: Measure, reading: Reading[Interval]) -> Measured:
    return Measured(node, Extent(reading.value, is_defined=True), (), reading.gaps)


def _is_among(possible: frozenset[str], values: frozenset[str]) -> Truth:
    return agreed(Truth.of(value in values) for value in possible)


def _compare(condition: Compare, subject: Subject) -> Trace:
    """Rule 2, and rule 4: where there may be nothing to measure, that answer counts too."""
    left, right = measure(condition.measure, subject), measure(condition.bound, subject)
    outcomes: list[Truth] = []
    if left.extent.interval is not None and right.extent.interval is not None:
        outcomes.append(related(condition.relation, left.extent.interval, right.extent.interval))
    if not (left.extent.is_defined and right.extent.is_defined):
        outcomes.append(_ANSWER[condition.if_none])
    return Trace(condition, agreed(outcomes), (left, right))


# Without an answer of its own a requirement leaves it open; a check demands that it has one.
_ANSWER = {IfNone.MET: Truth.TRUE, IfNone.NOT_MET: Truth.FALSE, None: Truth.UNKNOWN}


def related(relation: Relation, left: Interval, right: Interval) -> Truth:
    """Return whether the relation holds for all, none or some of the values they allow."""
    match relation:
        case Relation.AT_LEAST:
            return between.at_least(left, right)
        case Relation.AT_MOST:
            return between.at_least(right, left)
        case Relation.MORE_THAN:
            return between.more_than(left, right)
        case Relation.LESS_THAN:
            return between.more_than(right, left)
        case Relation.EQUALS:
            return between.equal_to(left, right)
        case _:
            assert_never(relation)


def _tallied(
    roster: str, where: Condition | None, that: Condition | None, subject: Subject
) -> tuple[tally.Outcomes, tuple[GroupTrace, ...], tuple[Gap, ...]]:
    """Rule 3: judge each member by itself, once for all members whose readings are alike."""
    gathering = subject.roster(roster, reads(where) | reads(that))
    outcomes, groups = tally.Outcomes(), []
    for group in gathering.groups:
        traced = _judged(group.members, where, that, group.subject)
        outcomes.add(_truth(traced.where), _truth(traced.that), len(group.members))
        groups.append(traced)
    gaps: tuple[Gap, ...] = ()
    if gathering.unlisted is not None:
        beyond = _judged((), where, that, gathering.unlisted.subject)
        outcomes.add_unlisted(_truth(beyond.where), _truth(beyond.that))
        gaps = gathering.unlisted.gaps
    return outcomes, tuple(groups), gaps


def _judged(
    members: tuple[str, ...], where: Condition | None, that: Condition | None, subject: Subject
) -> GroupTrace:
    counted = None if where is None else evaluate(where, subject)
    if that is None or (counted is not None and counted.truth is Truth.FALSE):
        return GroupTrace(members, counted)
    return GroupTrace(members, counted, evaluate(that, subject))


def _truth(trace: Trace | None) -> Truth:
    """Return what a condition that is not written says: everybody counts."""
    return Truth.TRUE if trace is None else trace.truth


def _total(node: Total, subject: Subject) -> Measured:
    """Add up what each member contributes at the least and at the most."""
    number = FactValue(node.fact, node.years_back)
    gathering = subject.roster(node.roster, reads(node.where) | reads(number))
    groups, found = [], ZERO
    for group in gathering.groups:
        counted = None if node.where is None else evaluate(node.where, group.subject)
        value = measure(number, group.subject)
        groups.append(GroupTrace(group.members, counted, value=value))
        found += _contribution(counted, value).times(len(group.members))
    gaps: tuple[Gap, ...] = ()
    if gathering.unlisted is not None:
        found += _unlisted_contribution(node, number, gathering)
        gaps = gathering.unlisted.gaps
    return Measured(node, Extent(found, is_defined=True), (), gaps, tuple(groups))


def _contribution(counted: Trace | None, value: Measured) -> Interval:
    truth, own = _truth(counted), value.extent.interval
    if truth is Truth.FALSE or own is None:
        return ZERO
    return own if truth is Truth.TRUE else own.hull(ZERO)


def _unlisted_contribution(node: Total, number: FactValue, gathering: Gathering) -> Interval:
    """Any number of further members: no end on a side towards which one alone can move."""
    if gathering.unlisted is None:
        return ZERO
    subject = gathering.unlisted.subject
    counted = None if node.where is None else evaluate(node.where, subject)
    one = _contribution(counted, measure(number, subject))
    falls = one.low is None or one.low < 0
    rises = one.high is None or one.high > 0
    return Interval(None if falls else ZERO.low, None if rises else ZERO.high)


def _ratio(part: Extent, whole: Extent) -> Extent:
    if part.interval is None or whole.interval is None:
        return Extent(None, is_defined=False)
    is_defined = part.is_defined and whole.is_defined and 0 not in whole.interval
    return Extent(quotient(part.interval, whole.interval), is_defined)


def _sum(extents: Iterable[Extent]) -> Extent:
    found, is_defined = ZERO, True
    for extent in extents:
        if extent.interval is None:
            return Extent(None, is_defined=False)
        found, is_defined = found + extent.interval, is_defined and extent.is_defined
    return Extent(found, is_defined)


def _difference(left: Extent, right: Extent) -> Extent:
    if left.interval is None or right.interval is None:
        return Extent(None, is_defined=False)
    return Extent(left.interval - right.interval, left.is_defined and right.is_defined)
