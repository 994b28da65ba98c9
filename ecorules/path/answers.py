"""Conditions on members that ask the area as well, told apart by what the area answers.

What a condition on members asks the area is the same for all of them.  So a tally holds in one
of three ways: the area answers yes, and it holds with a yes in that place; it answers no, and it
holds with a no; or it holds whatever the answer turns out to be.  In each of these members are
judged by nothing but their own rows.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

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
    Holds,
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
from ecorules.language.truth import Truth
from ecorules.path.ranges import Rails, both, either

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ecorules.language.vocabulary import Vocabulary

# Each question makes three of a tally, so that of two there are nine.
_MOST_QUESTIONS: Final = 2
# A target that no edition has: what is compared with it is never known.
_NEVER_KNOWN: Final = Compare(TargetValue("?"), Relation.AT_LEAST, Constant(Fraction(0), PLAIN))
_ANSWERS: Final[dict[Truth, Condition]] = {
    Truth.TRUE: AllOf(()),
    Truth.FALSE: AnyOf(()),
    Truth.UNKNOWN: _NEVER_KNOWN,
}


class Answers:
    """Find what conditions on members ask the area, and put answers in its place."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep whose fact each is."""
        self._facts = vocabulary.facts

    def question(self, leaf: Condition) -> Condition | None:
        """Return the first thing that a leaf asks the area about members, if not too many."""
        asked = self.questions(leaf)
        return asked[0] if 0 < len(asked) <= _MOST_QUESTIONS else None

    def questions(self, leaf: Condition) -> list[Condition]:
        """Return everything that a leaf asks the area about members."""
        return list(dict.fromkeys(self._in_node(leaf)))

    def variants(self, leaf: Condition) -> Iterator[Condition]:
        """Yield a leaf with every answer to all that it asks the area."""
        question = self.question(leaf)
        if question is None:
            yield leaf
            return
        for truth in Truth:
            yield from self.variants(answered(leaf, question, truth))

    def judged(self, condition: Condition) -> Iterator[Condition]:
        """Yield all that it takes to judge a condition: leaves with answers, and questions."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self.judged(part)
            case Not(inner):
                yield from self.judged(inner)
            case _:
                yield from self.variants(condition)
                for question in self.questions(condition):
                    yield from self.judged(question)

    def _in_node(self, node: Condition | Measure) -> Iterator[Condition]:
        match node:
            case Compare(measure, _, bound):
                yield from self._in_node(measure)
                yield from self._in_node(bound)
            case Ratio(left, right) | Difference(left, right):
                yield from self._in_node(left)
                yield from self._in_node(right)
            case Sum(terms):
                for term in terms:
                    yield from self._in_node(term)
            case Share() | Count() | Total() | Every() | Some():
                for condition in (getattr(node, "where", None), getattr(node, "that", None)):
                    if condition is not None:
                        yield from self._of_members(condition)
            case _:
                pass

    def _of_members(self, condition: Condition) -> Iterator[Condition]:
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._of_members(part)
            case Not(inner):
                yield from self._of_members(inner)
            case Compare(measure, _, bound):
                is_own = any(self._is_of_members(one) for one in (measure, bound))
                if not is_own and condition != _NEVER_KNOWN:
                    yield condition
            case Holds(fact) | IsOneOf(fact):
                if self._facts[fact].roster is None:
                    yield condition
            case _:
                # A tally, a document or a requirement: none of them is the member's own.
                yield condition

    def _is_of_members(self, node: Measure) -> bool:
        """Return whether a measure reads a member's own row; a tally below it does not."""
        match node:
            case FactValue(fact):
                return self._facts[fact].roster is not None
            case Ratio(left, right) | Difference(left, right):
                return self._is_of_members(left) or self._is_of_members(right)
            case Sum(terms):
                return any(map(self._is_of_members, terms))
            case _:
                return False


def answered(leaf: Condition, question: Condition, truth: Truth) -> Condition:
    """Return a leaf in which the area has answered a question about members."""
    answer = _ANSWERS[truth]

    def members(condition: Condition) -> Condition:
        if condition == question:
            return answer
        match condition:
            case AllOf(parts) | AnyOf(parts):
                return replace(condition, conditions=tuple(map(members, parts)))
            case Not(inner):
                return Not(members(inner))
            case _:
                return condition

    return _over_members(leaf, members)


def _over_members(leaf: Condition, change: Callable[[Condition], Condition]) -> Condition:
    """Return a leaf with the conditions on the members of its tallies changed."""
    match leaf:
        case Compare():
            left, right = _measure(leaf.measure, change), _measure(leaf.bound, change)
            return replace(leaf, measure=left, bound=right)
        case Every() | Some():
            where = None if leaf.where is None else change(leaf.where)
            return replace(leaf, that=change(leaf.that), where=where)
        case _:
            return leaf


def _measure(node: Measure, change: Callable[[Condition], Condition]) -> Measure:
    match node:
        case Share(that=that, where=where):
            counted = None if where is None else change(where)
            return replace(node, that=change(that), where=counted)
        case Count(that=that) if that is not None:
            return replace(node, that=change(that))
        case Total(where=where) if where is not None:
            return replace(node, where=change(where))
        case Ratio(left, right):
            return Ratio(_measure(left, change), _measure(right, change))
        case Difference(left, right):
            return Difference(_measure(left, change), _measure(right, change))
        case Sum(terms):
            return Sum(tuple(_measure(term, change) for term in terms))
        case _:
            return node


def told_apart(asked: Rails, rails_with: Callable[[Truth], Rails]) -> Rails:
    """Return when a condition is true and false, from when a question is and from each answer.

    That nobody answers is no condition: what holds then holds with a yes and with a no as well.
    """
    found = []
    if asked.true is not False:
        own = rails_with(Truth.TRUE)
        found.append(Rails(both(asked.true, own.true), both(asked.true, own.false)))
    if asked.false is not False and asked.true is not True:
        own = rails_with(Truth.FALSE)
        found.append(Rails(both(asked.false, own.true), both(asked.false, own.false)))
    if asked.true is not True and asked.false is not True:
        found.append(rails_with(Truth.UNKNOWN))
    return Rails(either(*(one.true for one in found)), either(*(one.false for one in found)))
