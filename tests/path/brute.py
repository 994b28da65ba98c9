"""The cheapest way once more, by trying: every small set of things that could be done.

Nothing here knows formulas.  What may be done is listed thing by thing, with the values at which
truths change; each set of as many as a wanted effort allows is applied and judged by the
definition.  All efforts are one, so the effort of a set is its size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, product
from math import comb, prod
from typing import TypeAlias

from ecorules.audit.conduct import audit
from ecorules.case.model import Case, Observation, Value
from ecorules.case.papers import Papers
from ecorules.edition.model import Edition
from ecorules.language.reads import reads
from ecorules.language.syntax import (
    Count,
    Every,
    FactValue,
    InHand,
    Ratio,
    Share,
    Some,
    Total,
    walk,
)
from ecorules.language.vocabulary import Better, ChoiceKind, Fact, NumberKind
from ecorules.path.actions import (
    Action,
    Bounds,
    Cell,
    Complete,
    HandIn,
    Observe,
    Paper,
)
from ecorules.path.actions import Better as BetterMembers
from ecorules.path.applied import applied
from ecorules.path.effort import DEFAULT
from ecorules.path.search import is_proven
from tests.random_conditions import BOUNDS

# One thing that can be done, in each of the ways that differ.
Thing: TypeAlias = list[Action]
POINTS = tuple(sorted({*BOUNDS, *map(Fraction, ("-10", "-2", "1/4", "3/2", "5/2", "4", "10"))}))


def things(edition: Edition, case: Case, codes: set[str]) -> list[Thing]:
    """Return everything that can be done about what these requirements read."""
    nodes = [node for code in sorted(codes) for node in _nodes(edition, code)]
    return [
        one
        for one in (
            *_papers(case, nodes),
            *_lists(case, nodes),
            *_facts(edition, case, codes),
            *_cells(edition, case, codes),
        )
        if one
    ]


def cheaper(  # noqa: PLR0913, PLR0917 - a pair, what is asked of it, and what to keep to
    edition: Edition,
    case: Case,
    level: int,
    effort: int,
    most: int,
    allows: Callable[[Action], bool] = lambda _: True,
) -> tuple[Action, ...] | None:
    """Return some actions of less effort that prove a level, if there are any.

    Raises `TooMany` where more than so many sets would have to be tried.
    """
    every = things(edition, case, set(edition.requirements))
    found = [one for one in every if all(map(allows, one))]
    for size in range(effort):
        if comb(len(found), size) > most:
            raise TooMany
        for some in combinations(found, size):
            most -= prod(map(len, some))
            if most < 0:
                raise TooMany
            for actions in product(*some):
                if _is_allowed(edition, case, actions) and proves(edition, case, actions, level):
                    return actions
    return None


class TooMany(Exception):  # noqa: N818 - it says how many sets there are
    """Say that there are more sets than anybody wants to try."""


def proves(edition: Edition, case: Case, actions: tuple[Action, ...], level: int) -> bool:
    """Return whether a level is proven after some actions, by the definition."""
    done = applied(case, actions, case.round.on)
    return is_proven(audit(edition, done), level)


def _nodes(edition: Edition, code: str) -> Iterator[object]:
    requirement = edition.requirements[code]
    yield from walk(requirement.requires)
    if requirement.applies is not None:
        yield from walk(requirement.applies)


def _papers(case: Case, nodes: list[object]) -> Iterator[Thing]:
    papers = Papers(case.register, case.round.on, case.round.kind)
    items = {node.item for node in nodes if isinstance(node, InHand)}
    for made in case.observations:
        items |= set(made.evidence)
    for listed in case.rosters.values():
        items |= {*listed.evidence, *(c for cs in listed.column_evidence.values() for c in cs)}
    for item in sorted(items):
        if papers.lack(item) is not None:
            yield [HandIn(item, Paper.HAND_IN, DEFAULT)]


def _lists(case: Case, nodes: list[object]) -> Iterator[Thing]:
    named = {
        node.roster for node in nodes if isinstance(node, Share | Count | Every | Some | Total)
    }
    for roster in sorted(named):
        if roster in case.rosters and not case.rosters[roster].is_complete:
            yield [Complete(roster, DEFAULT)]


def _places(edition: Edition, codes: set[str]) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    for code in codes:
        requirement = edition.requirements[code]
        found |= set(reads(requirement.requires))
        if requirement.applies is not None:
            found |= set(reads(requirement.applies))
    return found


def _facts(edition: Edition, case: Case, codes: set[str]) -> Iterator[Thing]:
    papers = Papers(case.register, case.round.on, case.round.kind)
    for name, back in sorted(_places(edition, codes)):
        fact, year = edition.vocabulary.facts[name], case.round.fiscal_year - back
        if fact.roster is not None:
            continue
        made = [one for one in case.observations if (one.fact, one.fiscal_year) == (name, year)]
        yield [
            Observe(name, year, value, Bounds(), DEFAULT)
            for value in _points(fact)
            if _may_be(fact, value, made, papers, back)
        ]


def _may_be(fact: Fact, value: Value, made: list[Observation], papers: Papers, back: int) -> bool:
    """Return whether a fact may come out so: never worse than what somebody observed."""
    known = [one.value for one in made]
    if not known:
        return True
    counting = {one.value for one in made if papers.lack_of_support(one.evidence) is None}
    changes = back == 0 and fact.better is not Better.NEITHER
    if len(set(known)) == 1 and counting and not changes:
        return False
    numbers = [one for one in known if isinstance(one, Fraction)]
    if isinstance(value, Fraction):
        above = value >= min(numbers) or (changes and fact.better is Better.LOWER)
        under = value <= max(numbers) or (changes and fact.better is Better.HIGHER)
        return above and under
    if value in known:
        return True
    if isinstance(value, bool):
        return changes and fact.better is (Better.HIGHER if value else Better.LOWER)
    return changes


def _cells(edition: Edition, case: Case, codes: set[str]) -> Iterator[Thing]:
    for name, back in sorted(_places(edition, codes)):
        fact, year = edition.vocabulary.facts[name], case.round.fiscal_year - back
        if fact.roster is None or fact.roster not in case.rosters:
            continue
        for member in case.rosters[fact.roster].members:
            before = member.cells.get((name, year))
            yield [
                BetterMembers(
                    fact.roster,
                    {member.key: (Cell(name, year, before, value),)},
                    (member.key,),
                    (),
                    DEFAULT,
                )
                for value in _points(fact)
                if before is None or (back == 0 and _is_better(fact, before, value))
            ]


def _is_better(fact: Fact, before: Value, value: Value) -> bool:
    if before == value or fact.better is Better.NEITHER:
        return False
    if isinstance(value, str) or isinstance(before, str):
        return True
    return (value > before) is (fact.better is Better.HIGHER)


def _points(fact: Fact) -> list[Value]:
    match fact.kind:
        case NumberKind(_, extent, _):
            return [one for one in POINTS if one in extent]
        case ChoiceKind(values):
            return list(values)
        case _:
            return [True, False]


def _is_allowed(edition: Edition, case: Case, actions: tuple[Action, ...]) -> bool:
    """Return whether nothing is touched that stands in a ratio: a part stays within its whole.

    Where that may come into play, trying is stricter than the way up: it finds no way that is none.
    """
    year = case.round.fiscal_year
    kept = {(one.fact, year - one.years_back) for one in _in_ratios(edition)}
    return kept.isdisjoint(place for action in actions for place in _touched(action))


def _in_ratios(edition: Edition) -> Iterator[FactValue | Total]:
    for code in edition.requirements:
        for node in _nodes(edition, code):
            if isinstance(node, Ratio):
                yield from (one for one in walk(node) if isinstance(one, FactValue | Total))


def _touched(action: Action) -> Iterator[tuple[str, int]]:
    if isinstance(action, Observe):
        yield action.fact, action.fiscal_year
    if isinstance(action, BetterMembers):
        for row in action.cells.values():
            yield from ((cell.fact, cell.fiscal_year) for cell in row)
