"""What of a tally matters where it is only asked whether a comparison is certainly true.

A share that has to reach a bound looks at its low end alone.  There it makes no difference
whether a member does not satisfy the condition or may not, so members, and ways to change them,
that differ in nothing else are taken for one.  A tally that is asked for anything else, such as
under a negation or where a requirement applies, is seen as it is.
"""

from __future__ import annotations

from enum import Enum, auto
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Count,
    Every,
    Node,
    Not,
    Relation,
    Share,
    Some,
    walk,
)
from ecorules.language.truth import Truth
from ecorules.path.companies import Tally, tallies_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ecorules.edition.model import Requirement
    from ecorules.path.answers import Answers

Judged: TypeAlias = tuple[Truth, Truth]

_MET: Judged = (Truth.TRUE, Truth.TRUE)
_UNMET: Judged = (Truth.TRUE, Truth.FALSE)
_PERHAPS_UNMET: Judged = (Truth.UNKNOWN, Truth.FALSE)
_OUT: Judged = (Truth.FALSE, Truth.TRUE)


class View(Enum):
    """Say what a tally is only asked for."""

    SHARE_REACHES = auto()
    COUNT_REACHES = auto()
    ALL_DO = auto()
    ANY_DOES = auto()

    @property
    def best(self) -> Judged:
        """Return the judgement that no other one does better than."""
        return _OUT if self is View.ALL_DO else _MET

    def of(self, judged: Judged) -> Judged:
        """Return the plainest judgement of a member that comes to the same."""
        counts, satisfies = judged
        is_met = judged == _MET
        if self in {View.COUNT_REACHES, View.ANY_DOES}:
            return _MET if is_met else _OUT
        if is_met or counts is Truth.FALSE or satisfies is Truth.TRUE:
            is_counted = is_met and self is View.SHARE_REACHES
            return _MET if is_counted else _OUT
        if self is View.ALL_DO or counts is Truth.TRUE:
            return _UNMET
        return _PERHAPS_UNMET

    def is_no_worse(self, one: Judged, other: Judged) -> bool:
        """Return whether a member judged so does at least as well, whatever the others are."""
        return one == other or _RANK[one] > _RANK[other]


# Among those left out or not met: a certain one makes a share defined, but below its bound.
_RANK = {_MET: 2, _OUT: 1, _PERHAPS_UNMET: 0, _UNMET: 0}


def views(
    requirements: Mapping[str, Requirement],
    answers: Answers,
    bound_of: Callable[[Node], Fraction | None],
) -> dict[Tally, View]:
    """Return how each tally can be seen that is never asked whether it fails.

    `bound_of` says what is known of a bound.
    """
    found: dict[Tally, View | None] = {}
    doubted = set(_doubted(requirements))
    for code, requirement in requirements.items():
        is_sure = code not in doubted
        for leaf, is_asked in _leaves(requirement.requires, is_asked=is_sure):
            for one in answers.variants(leaf):
                _see(found, one, _view(one, bound_of) if is_asked else None)
            for question in answers.questions(leaf):
                _see_all(found, answers.judged(question))
        if requirement.applies is not None:
            _see_all(found, answers.judged(requirement.applies))
    return {tally: view for tally, view in found.items() if view is not None}


def _see_all(found: dict[Tally, View | None], leaves: Iterable[Node]) -> None:
    """See leaves as they are: what they are asked for is more than whether they are true."""
    for leaf in leaves:
        _see(found, leaf, None)


def _see(found: dict[Tally, View | None], leaf: Node, view: View | None) -> None:
    for tally in tallies_in(leaf):
        found[tally] = view if found.get(tally, view) is view else None


def _view(leaf: Condition, bound_of: Callable[[Node], Fraction | None]) -> View | None:
    view: View | None = None
    match leaf:
        case Every():
            view = View.ALL_DO
        case Some():
            view = View.ANY_DOES
        case Compare(Share(), relation, bound):
            view = _share_view(relation, bound_of(bound))
        case Compare(Count(), Relation.AT_LEAST | Relation.MORE_THAN, bound):
            view = None if bound_of(bound) is None else View.COUNT_REACHES
        case _:
            pass
    # A tally within a tally is asked for more than its own view shows.
    return view if len(list(tallies_in(leaf))) == 1 else None


def _share_view(relation: Relation, bound: Fraction | None) -> View | None:
    if bound is None:
        return None
    reaches = (relation is Relation.AT_LEAST and 0 < bound <= 1) or (
        relation is Relation.MORE_THAN and 0 <= bound < 1
    )
    return View.SHARE_REACHES if reaches else None


def _leaves(condition: Condition, *, is_asked: bool) -> Iterator[tuple[Condition, bool]]:
    """Yield the leaves, and whether it is only asked if they are true."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part, is_asked=is_asked)
        case Not(inner):
            yield from _leaves(inner, is_asked=False)
        case _:
            yield condition, is_asked


def _doubted(requirements: Mapping[str, Requirement]) -> Iterable[str]:
    """Return the requirements of which it is asked somewhere whether they fail."""
    queue = [
        named
        for one in requirements.values()
        for named in (
            *_named(one.applies),
            *(
                name
                for leaf, is_asked in _leaves(one.requires, is_asked=True)
                # What members are asked about a requirement is told apart by whether it fails.
                if not is_asked or not isinstance(leaf, Conforms)
                for name in _named(leaf)
            ),
        )
    ]
    found: set[str] = set()
    while queue:
        code = queue.pop()
        if code not in found and code in requirements:
            found.add(code)
            queue.extend(_named(requirements[code].requires))
    return found


def _named(condition: Condition | None) -> Iterator[str]:
    if condition is not None:
        yield from (node.requirement for node in walk(condition) if isinstance(node, Conforms))
