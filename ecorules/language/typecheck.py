"""The type check: whether a condition makes sense before anything is known of any area.

Every name is declared and used as what it is, in the place where it is told; what is
compared is measured alike; and every comparison says what holds where there is nothing to
measure.  All problems are found at once, and none that merely follows from another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.diagnostics import nearest
from ecorules.language import mistakes
from ecorules.language.declared import (
    range_of,
    undefined_part,
    unit_if_known,
    unit_of,
    whole_unit,
)
from ecorules.language.evaluate import related
from ecorules.language.syntax import (
    Compare,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    IsOneOf,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    children,
)
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.diagnostics import Diagnostic, Text
    from ecorules.language.quantity import Unit
    from ecorules.language.syntax import Condition, Measure, Node
    from ecorules.language.vocabulary import Kind, Vocabulary

_Named: TypeAlias = FactValue | Total | Holds | IsOneOf


def check(
    condition: Condition,
    vocabulary: Vocabulary,
    targets: Mapping[str, Unit],
    requirements: frozenset[str],
    clause: Text,
) -> list[Diagnostic]:
    """Return everything that is wrong with a condition, each problem once, under its clause."""
    scope = _Scope(vocabulary, targets, requirements)
    found = _problems(condition, scope, None)
    return [replace(problem, clause=clause) for problem in dict.fromkeys(found)]


class _Scope(NamedTuple):
    """Hold everything that a condition may name."""

    vocabulary: Vocabulary
    targets: Mapping[str, Unit]
    requirements: frozenset[str]


def _problems(node: Node, scope: _Scope, roster: str | None) -> Iterator[Diagnostic]:
    """Yield what is wrong with a node and all below it, within a roster or outside any."""
    yield from _own_problems(node, scope, roster)
    within = node.roster if isinstance(node, Total | Count | Share | Every | Some) else roster
    for child in children(node):
        yield from _problems(child, scope, within)


def _own_problems(  # noqa: C901 - one case a node
    node: Node, scope: _Scope, roster: str | None
) -> Iterator[Diagnostic]:
    match node:
        case FactValue(fact):
            yield from _fact(node, fact, NumberKind, scope, roster)
        case Holds(fact):
            yield from _fact(node, fact, FlagKind, scope, roster)
        case IsOneOf(fact):
            yield from _fact(node, fact, ChoiceKind, scope, roster)
            yield from _choices(node, scope)
        case Total(fact=fact):
            yield from _roster(node, scope)
            yield from _fact(node, fact, NumberKind, scope, node.roster)
        case Count() | Share() | Every() | Some():
            yield from _roster(node, scope)
        case TargetValue(target) if target not in scope.targets:
            is_fact = target in scope.vocabulary.facts
            remedy = mistakes.written_so(target, "fact") if is_fact else None
            yield mistakes.unknown(mistakes.TARGET, target, scope.targets, node.span, remedy)
        case Conforms(code) if code not in scope.requirements:
            yield mistakes.unknown(mistakes.REQUIREMENT, code, scope.requirements, node.span)
        case Compare():
            yield from _comparison(node, scope)
        case Sum(terms):
            yield from _alike(terms, scope)
        case Difference(left, right):
            yield from _alike((left, right), scope)
        case _:
            pass


def _roster(node: Total | Count | Share | Every | Some, scope: _Scope) -> Iterator[Diagnostic]:
    rosters = scope.vocabulary.rosters
    if node.roster not in rosters:
        yield mistakes.unknown(mistakes.ROSTER, node.roster, rosters, node.span)


def _fact(
    node: _Named, fact: str, kind: type[Kind], scope: _Scope, roster: str | None
) -> Iterator[Diagnostic]:
    """Yield whether a fact is not declared, of another kind, or told of something else."""
    declared = scope.vocabulary.facts.get(fact)
    if declared is None:
        yield _unknown_fact(node, fact, kind, scope, roster)
        return
    if not isinstance(declared.kind, kind):
        yield mistakes.wrong_kind(declared, kind, node)
    rosters = scope.vocabulary.rosters
    # Of a roster that is not declared nobody knows what is told.
    is_known = {declared.roster, roster} <= {None, *rosters}
    is_of_area = declared.roster is None and not isinstance(node, Total)
    if is_known and not is_of_area and declared.roster != roster:
        told_of = None if declared.roster is None else rosters[declared.roster]
        asked_of = None if roster is None else rosters[roster]
        yield mistakes.elsewhere(declared, told_of, asked_of, node)


def _unknown_fact(
    node: _Named, fact: str, kind: type[Kind], scope: _Scope, roster: str | None
) -> Diagnostic:
    """Suggest what could stand there; a target or a requirement is written in its own form."""
    facts = scope.vocabulary.facts
    of = {roster} if isinstance(node, Total) else {None, roster}
    fitting = {
        each.name for each in facts.values() if isinstance(each.kind, kind) and each.roster in of
    }
    near = fitting if nearest(fact, fitting) or not nearest(fact, facts) else facts.keys()
    remedy = mistakes.meant(fact, near)
    if fact in scope.targets and kind is NumberKind:
        remedy = mistakes.written_so(fact, "target")
    elif fact in scope.requirements:
        remedy = mistakes.written_so(fact, "conforms")
    return mistakes.unknown(mistakes.FACT, fact, (), node.span, remedy)


def _choices(node: IsOneOf, scope: _Scope) -> Iterator[Diagnostic]:
    declared = scope.vocabulary.facts.get(node.fact)
    if declared is not None and isinstance(declared.kind, ChoiceKind):
        known = declared.kind.values
        for value in sorted(node.values - known.keys()):
            yield mistakes.unknown_choice(declared, value, known, node)


def _comparison(node: Compare, scope: _Scope) -> Iterator[Diagnostic]:
    sides = (node.measure, node.bound)
    undefined = undefined_part(node.measure, scope.vocabulary) or undefined_part(
        node.bound, scope.vocabulary
    )
    if undefined is not None and node.if_none is None:
        yield mistakes.missing_if_none(node, undefined)
    if undefined is None and node.if_none is not None:
        yield mistakes.needless_if_none(node)
    mismatches = list(_alike(sides, scope))
    yield from mismatches
    if node.relation is Relation.EQUALS and any(map(_is_quotient, sides)):
        yield mistakes.equals_on_share(node)
    elif not mismatches:
        yield from _fractions(node.measure, node.bound, scope)
        yield from _fractions(node.bound, node.measure, scope)
        yield from _settled(node, scope)


def _alike(terms: tuple[Measure, ...], scope: _Scope) -> Iterator[Diagnostic]:
    """Yield what does not measure the same thing as the first of what is brought together."""
    known = [(each, unit_if_known(each, scope.vocabulary, scope.targets)) for each in terms]
    first: Unit | None = None
    for term, unit in known:
        first = first or unit
        if first is not None and unit is not None and not first.is_alike(unit):
            yield mistakes.unit_mismatch(first, unit, term)


def _is_quotient(measure: Measure) -> bool:
    match measure:
        case Share() | Ratio():
            return True
        case Sum(terms):
            return any(map(_is_quotient, terms))
        case Difference(left, right):
            return _is_quotient(left) or _is_quotient(right)
        case _:
            return False


def _fractions(measure: Measure, other: Measure, scope: _Scope) -> Iterator[Diagnostic]:
    whole = whole_unit(measure, scope.vocabulary)
    if whole is None or not isinstance(other, Constant):
        return
    if whole.from_base(other.value).denominator != 1:
        yield mistakes.fraction_of_count(measure, other, whole)


def _settled(node: Compare, scope: _Scope) -> Iterator[Diagnostic]:
    """Yield that the ranges which hold in every case already settle a comparison."""
    ranges = (range_of(node.measure, scope.vocabulary), range_of(node.bound, scope.vocabulary))
    truth = related(node.relation, *ranges)
    if truth.is_settled:
        unit = unit_of(node.measure, scope.vocabulary, scope.targets)
        yield mistakes.impossible_comparison(node, ranges, unit, truth)
