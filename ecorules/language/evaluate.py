"""The meaning of a condition: condition and subject in, truth with its whole reason out.

This is the definition.  Every other engine, the path, the proofs and the reports are held
against it.  A quantity is an interval, and a truth is what all values in it agree on: see
`docs/language.md` for the eight rules in words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ecorules.language import interval as between
from ecorules.language import tally
from ecorules.language.interval import ZERO, Interval, quotient
from ecorules.language.reads import questions
from ecorules.language.subject import Group
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
        case Compare():
            return _compare(condition, subject)
        case Holds():
            return _leaf(condition, subject.flag(condition.fact, condition.years_back))
        case IsOneOf(fact, values, years_back):
            possible = subject.choice(fact, years_back)
            return Trace(condition, is_among(possible.value, values), (), possible.gaps)
        case InHand(item):
            return _leaf(condition, subject.document(item))
        case Conforms(requirement):
            return _leaf(condition, subject.conforms(requirement))
        case Every(roster, that, where) | Some(roster, that, where):
            found = _tallied(roster, where, that, subject)
            settle = tally.every if isinstance(condition, Every) else tally.some
            truth = settle(found.outcomes)
            return Trace(condition, truth, (), found.gaps, found.groups, found.beyond)
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


def measure(node: Measure, subject: Subject) -> Measured:  # noqa: C901 - one case a node
    """Return the possible values of a measure for a subject, in base units."""
    match node:
        case FactValue():
            return _read(node, subject.number(node.fact, node.years_back))
        case Constant(value):
            return Measured(node, Extent(Interval.point(value)))
        case TargetValue(target):
            return _read(node, subject.target(target))
        case Total():
            return _total(node, subject)
        case Count(roster, that):
            found = _tallied(roster, None, that, subject)
            extent = Extent(tally.count(found.outcomes))
            return Measured(node, extent, (), found.gaps, found.groups, found.beyond)
        case Share(roster, that, where):
            found = _tallied(roster, where, that, subject)
            extent = tally.share(found.outcomes)
            return Measured(node, extent, (), found.gaps, found.groups, found.beyond)
        case Ratio(part, whole):
            over, under = measure(part, subject), measure(whole, subject)
            return Measured(node, ratio_of(over.extent, under.extent), (over, under))
        case Sum(terms):
            parts = tuple(measure(term, subject) for term in terms)
            return Measured(node, sum_of(part.extent for part in parts), parts)
        case Difference(left, right):
            first, less = measure(left, subject), measure(right, subject)
            return Measured(node, difference_of(first.extent, less.extent), (first, less))
        case _:
            assert_never(node)


def _leaf(condition: Condition, reading: Reading[Truth]) -> Trace:
    return Trace(condition, reading.value, (), reading.gaps)


def _read(node: Measure, reading: Reading[Interval]) -> Measured:
    return Measured(node, Extent(reading.value), (), reading.gaps)


def is_among(possible: frozenset[str], values: frozenset[str]) -> Truth:
    """Return whether all, none or some of the possible values are among the named ones."""
    return agreed(Truth.of(value in values) for value in possible)


def _compare(condition: Compare, subject: Subject) -> Trace:
    left, right = measure(condition.measure, subject), measure(condition.bound, subject)
    return Trace(condition, compared(condition, left.extent, right.extent), (left, right))


def compared(condition: Compare, left: Extent, right: Extent) -> Truth:
    """Rule 2, and rule 4: where there may be nothing to measure, that answer counts too."""
    outcomes: list[Truth] = []
    if left.interval is not None and right.interval is not None:
        outcomes.append(related(condition.relation, left.interval, right.interval))
    if not (left.is_defined and right.is_defined):
        outcomes.append(_ANSWER[condition.if_none])
    return agreed(outcomes)


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


class _Tallied(NamedTuple):
    """Hold how every member was judged, listed or not."""

    outcomes: tally.Outcomes
    groups: tuple[GroupTrace, ...]
    beyond: GroupTrace | None
    gaps: tuple[Gap, ...]


def _tallied(
    roster: str, where: Condition | None, that: Condition | None, subject: Subject
) -> _Tallied:
    """Rule 3: judge each member by itself, once for all that the conditions cannot tell apart."""
    gathering = subject.roster(roster, questions(where, that))
    return gathering.once((where, that), lambda: _each_judged(gathering, where, that))


def _each_judged(gathering: Gathering, where: Condition | None, that: Condition | None) -> _Tallied:
    groups = tuple(
        _judged(each.members, where, that, each.subject, perhaps=gathering.perhaps)
        for each in gathering.groups
    )
    outcomes = tally.Outcomes()
    for group in groups:
        outcomes.add(group.counts, _truth(group.that), len(group.members))
    unlisted = gathering.unlisted
    if unlisted is None:
        return _Tallied(outcomes, groups, None, ())
    beyond = _judged((), where, that, unlisted.subject)
    outcomes.add_unlisted(beyond.counts, _truth(beyond.that))
    return _Tallied(outcomes, groups, beyond, unlisted.gaps)


def _judged(
    members: tuple[str, ...],
    where: Condition | None,
    that: Condition | None,
    subject: Subject,
    *,
    perhaps: bool = False,
) -> GroupTrace:
    counted = None if where is None else evaluate(where, subject)
    if that is None or _truth(counted) is Truth.FALSE:
        return GroupTrace(members, counted, perhaps=perhaps)
    return GroupTrace(members, counted, evaluate(that, subject), perhaps=perhaps)


def _truth(trace: Trace | None) -> Truth:
    """Return what a condition that is not written says: everybody counts."""
    return Truth.TRUE if trace is None else trace.truth


def _total(node: Total, subject: Subject) -> Measured:
    """Add up what each member contributes at the least and at the most."""
    number = _added(node.fact, node.years_back)
    gathering = subject.roster(node.roster, questions(node.where, number))
    return gathering.once((node,), lambda: _added_up(gathering, node, number))


@lru_cache(maxsize=4096)
def _added(fact: str, years_back: int) -> FactValue:
    """Return what is added up: the same node each time, so that it is recognised."""
    return FactValue(fact, years_back)


def _added_up(gathering: Gathering, node: Total, number: FactValue) -> Measured:
    contributions = [
        _contribution(node.where, number, each, perhaps=gathering.perhaps)
        for each in gathering.groups
    ]
    groups = tuple(group for group, _ in contributions)
    found = between.total((one, len(group.members)) for group, one in contributions)
    unlisted = gathering.unlisted
    if unlisted is None:
        return Measured(node, Extent(found), groups=groups)
    beyond, one = _contribution(node.where, number, Group((), unlisted.subject))
    extent = Extent(found + one.any_number_of())
    return Measured(node, extent, (), unlisted.gaps, groups, beyond)


def _contribution(
    where: Condition | None, number: FactValue, group: Group, *, perhaps: bool = False
) -> tuple[GroupTrace, Interval]:
    """Return how a member was judged and what it adds: nothing if it is not counted."""
    counted = None if where is None else evaluate(where, group.subject)
    own = group.subject.number(number.fact, number.years_back)
    judged = GroupTrace(group.members, counted, value=_read(number, own), perhaps=perhaps)
    match judged.counts:
        case Truth.TRUE:
            return judged, own.value
        case Truth.FALSE:
            return judged, ZERO
        case _:
            return judged, own.value.hull(ZERO)


def ratio_of(part: Extent, whole: Extent) -> Extent:
    """Return what one measure may be of another: nothing over what is certainly zero."""
    if part.interval is None or whole.interval is None:
        return Extent(None, is_defined=False)
    is_defined = part.is_defined and whole.is_defined and not whole.interval.covers(ZERO)
    return Extent(quotient(part.interval, whole.interval), is_defined)


def sum_of(extents: Iterable[Extent]) -> Extent:
    """Return what measures may come to together."""
    found, is_defined = ZERO, True
    for extent in extents:
        if extent.interval is None:
            return Extent(None, is_defined=False)
        found, is_defined = found + extent.interval, is_defined and extent.is_defined
    return Extent(found, is_defined)


def difference_of(left: Extent, right: Extent) -> Extent:
    """Return what one measure may come to less another."""
    if left.interval is None or right.interval is None:
        return Extent(None, is_defined=False)
    return Extent(left.interval - right.interval, left.is_defined and right.is_defined)
