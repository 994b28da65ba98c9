"""Statements: every node as a person would say it, with the names of one language.

What is asked is read by people who do not read YAML, so a statement must say exactly what
the node means: nesting is shown by brackets, and two conditions that mean different things
read differently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ecorules.language import wording as say
from ecorules.language.amount import amount
from ecorules.language.declared import undefined_part
from ecorules.language.idiom import Band, Documents, Trend, idiom
from ecorules.language.phrase import AND, OR, joined, listed
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
    InHand,
    IsOneOf,
    Measure,
    Node,
    Not,
    Ratio,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
)

if TYPE_CHECKING:
    from ecorules.language.naming import Names


def node_said(node: Node, names: Names) -> str:
    """Return a measure or a condition in the words of some names."""
    return measure_said(node, names) if isinstance(node, Measure) else condition_said(node, names)


def measure_said(node: Measure, names: Names) -> str:  # noqa: C901 - one case a node
    """Return a measure as a noun phrase."""
    match node:
        case Constant(value, unit):
            return amount(value, unit, names.lang)
        case TargetValue(target):
            return names.target(target)
        case FactValue(fact, years_back):
            return names.fact(fact, years_back)
        case Total(roster, fact, where, years_back):
            label = names.within(roster).fact(fact, years_back)
            phrase = say.TOTAL_OF_ALL if where is None else say.TOTAL
            return names.said(phrase, label=label, members=_members(names, roster, where))
        case Count(roster, that):
            return names.said(say.COUNT, members=_members(names, roster, that))
        case Share(roster, that, where):
            members = _among(names, roster, _members(names, roster, that), where)
            return names.said(say.SHARE, members=members)
        case Ratio(part, whole):
            return names.said(say.RATIO, part=_term(names, part), whole=_term(names, whole))
        case Sum(terms):
            return say.PLUS.said(names.lang).join(_term(names, term) for term in terms)
        case Difference(left, right):
            return names.said(say.MINUS, left=_term(names, left), right=_term(names, right))
        case _:
            assert_never(node)


def condition_said(node: Condition, names: Names) -> str:  # noqa: C901 - one case a node
    """Return a condition as a statement."""
    match node:
        case Holds(fact, years_back):
            return names.said(say.HAS, label=names.flag(fact, years_back))
        case IsOneOf(fact, values, years_back):
            chosen = listed(names.choices(fact, values), OR, names.lang)
            return names.said(say.IS_ONE_OF, label=names.fact(fact, years_back), values=chosen)
        case Compare():
            return _compared(names, node)
        case Every(roster, that, where):
            return _every(names, roster, that, where)
        case Some(roster, that, where):
            member = _qualified(names, names.member(roster), roster, that)
            return names.said(say.SOME, member=_among(names, roster, member, where))
        case InHand(item):
            return names.said(say.IN_HAND, title=names.document(item))
        case Conforms(requirement):
            return names.said(say.MET, requirement=names.requirement(requirement))
        case AllOf() | AnyOf():
            return _connected(names, node)
        case Not(condition):
            return _negated(names, condition)
        case _:
            assert_never(node)


def none_answered(said: str, node: Compare, names: Names) -> str:
    """Add to a comparison what is answered where there is nothing to measure, if that can be."""
    undefined = undefined_part(node.measure, names.vocabulary) or undefined_part(
        node.bound, names.vocabulary
    )
    if node.if_none is None or undefined is None:
        return said
    answer = say.ANSWERS[node.if_none].said(names.lang)
    return names.said(say.IF_NONE, said=said, answer=answer, nobody=_nobody(names, undefined))


def _nobody(names: Names, undefined: Share | Ratio) -> str:
    if isinstance(undefined, Ratio):
        return names.said(say.OVER_ZERO)
    phrase = say.NO_MEMBERS if undefined.where is None else say.NO_SUCH_MEMBERS
    return names.said(phrase, members=names.members(undefined.roster))


def _members(names: Names, roster: str, that: Condition | None) -> str:
    return _qualified(names, names.members(roster), roster, that)


def _qualified(names: Names, members: str, roster: str, that: Condition | None) -> str:
    """Return the members for which a condition holds."""
    inside = names.within(roster)
    match that:
        case None:
            return members
        case Holds(fact, years_back):
            label = inside.flag(fact, years_back)
            return names.said(say.MEMBERS_WITH, members=members, label=label)
        case Not(Holds(fact, years_back)):
            label = inside.flag(fact, years_back)
            return names.said(say.MEMBERS_WITHOUT, members=members, label=label)
        case _:
            said = condition_said(that, inside)
            return names.said(say.MEMBERS_FOR_WHICH, members=members, that=said)


def _among(names: Names, roster: str, members: str, where: Condition | None) -> str:
    if where is None:
        return members
    return names.said(say.AMONG, members=members, all=_members(names, roster, where))


def _every(names: Names, roster: str, that: Condition, where: Condition | None) -> str:
    inside = names.within(roster)
    member = _qualified(names, names.member(roster), roster, where)
    gap = "" if where is None else " "
    match that:
        case Holds(fact, years_back):
            label = inside.flag(fact, years_back)
            return names.said(say.EVERY_HAS, member=member, gap=gap, label=label)
        case Not(Holds(fact, years_back)):
            label = inside.flag(fact, years_back)
            return names.said(say.EVERY_HAS_NOT, member=member, gap=gap, label=label)
        case _:
            said = condition_said(that, inside)
            return names.said(say.EVERY, member=member, gap=gap, that=said)


def _term(names: Names, measure: Measure) -> str:
    """Return a measure that stands within another: only a plain name needs no brackets."""
    said = measure_said(measure, names)
    match measure:
        case Constant() | TargetValue() | FactValue() | Total(where=None) | Count(that=None):
            return said
        case _:
            return f"({said})"


def _compared(names: Names, node: Compare) -> str:
    said = names.said(
        say.COMPARED,
        measure=measure_said(node.measure, names),
        gap=_gap(node.measure),
        relation=say.RELATIONS[node.relation].said(names.lang),
        bound=measure_said(node.bound, names),
    )
    return none_answered(said, node, names)


def _gap(measure: Measure) -> str:
    return "" if isinstance(measure, FactValue) else " "


def _negated(names: Names, node: Condition) -> str:
    match node:
        case Holds(fact, years_back):
            return names.said(say.HAS_NOT, label=names.flag(fact, years_back))
        case InHand(item):
            return names.said(say.NOT_IN_HAND, title=names.document(item))
        case Conforms(requirement):
            return names.said(say.NOT_MET, requirement=names.requirement(requirement))
        case _:
            return names.said(say.NOT, that=condition_said(node, names))


def _connected(names: Names, node: AllOf | AnyOf) -> str:
    known = idiom(node)
    match known:
        case Documents(items):
            titles = listed([names.document(item) for item in items], AND, names.lang)
            return names.said(say.ALL_IN_HAND, titles=titles)
        case Band(compared, high):
            return _band(names, compared, high)
        case Trend(fact, relation, years):
            return names.said(say.TRENDS[relation], label=names.fact(fact), years=str(years))
        case None:
            return _listed_conditions(names, node)
        case _:
            assert_never(known)


def _band(names: Names, compared: Compare, high: Measure) -> str:
    said = names.said(
        say.BAND,
        measure=measure_said(compared.measure, names),
        gap=_gap(compared.measure),
        low=measure_said(compared.bound, names),
        high=measure_said(high, names),
    )
    return none_answered(said, compared, names)


def _listed_conditions(names: Names, node: AllOf | AnyOf) -> str:
    is_all = isinstance(node, AllOf)
    if not node.conditions:
        return names.said(say.NOTHING_ASKED if is_all else say.NOTHING_SUFFICES)
    if len(node.conditions) == 1:
        return condition_said(node.conditions[0], names)
    parts = [_part(names, part, node) for part in node.conditions]
    return joined(parts, AND if is_all else OR, names.lang)


def _part(names: Names, node: Condition, within: AllOf | AnyOf) -> str:
    """Return one of several conditions, in brackets if it is several itself."""
    said = condition_said(node, names)
    while isinstance(node, AllOf | AnyOf) and len(node.conditions) == 1:
        (node,) = node.conditions
    if not isinstance(node, AllOf | AnyOf) or not node.conditions:
        return said
    known = idiom(node)
    reads_on = isinstance(known, Band | Documents) and isinstance(within, AllOf)
    return said if isinstance(known, Trend) or reads_on else f"({said})"
