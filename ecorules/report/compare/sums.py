"""What a comparison comes to: how many move which way, from where to where, and by what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.revision.moves import PROVEN, REACHABLE, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.revision.comparison import Comparison
    from ecorules.revision.moves import Judged, Move, Stand
    from ecorules.revision.replay import Replayed
    from ecorules.revision.smallest import Smallest


class Group(NamedTuple):
    """Cases of which the same outcome moves alike for the same causes."""

    move: Move
    causes: Smallest
    cases: tuple[Replayed, ...]


class Moved(NamedTuple):
    """How often a change stands among the causes of a move, by what moved and which way."""

    change: int
    outcomes: Mapping[tuple[str, Way], int]
    cases: int


def ways(found: Comparison, about: str) -> Counter[Way]:
    """Return how many cases move which way in one outcome; they add up to all cases."""
    counts = Counter(
        each.move.way for case in found.cases for each in case.moves if each.move.about == about
    )
    counts[Way.STAYS] = len(found.cases) - counts.total()
    return counts


def flows(found: Comparison, about: str) -> Counter[tuple[int, int]]:
    """Return how many cases go from which level to which, those that stay included."""
    return Counter((level_of(one.before, about), level_of(one.after, about)) for one in found.cases)


def level_of(stand: Stand, about: str) -> int:
    """Return the proven or the reachable level of a case."""
    return stand.proven if about == PROVEN else stand.reachable


def numbers(found: Comparison) -> tuple[int, ...]:
    """Return the levels that either edition has, and 0 for none."""
    return tuple(sorted({0, *found.old.levels, *found.new.levels}))


def groups(found: Comparison) -> tuple[Group, ...]:
    """Return all moves, those together that are alike: levels first, then by requirement."""
    alike: dict[tuple[Move, Smallest], list[Replayed]] = {}
    for case in found.cases:
        for each in case.moves:
            alike.setdefault((each.move, each.causes), []).append(case)
    made = [Group(move, causes, tuple(cases)) for (move, causes), cases in alike.items()]
    order = {about: at for at, about in enumerate((PROVEN, REACHABLE, *found.old.requirements))}
    return tuple(sorted(made, key=lambda one: (order[one.move.about], _from_to(one), one.causes)))


def _from_to(group: Group) -> tuple[str, str]:
    return _key(group.move.before), _key(group.move.after)


def _key(outcome: int | Judged) -> str:
    return f"{outcome:03}" if isinstance(outcome, int) else outcome.verdict.value


def moving(found: Comparison) -> tuple[Moved, ...]:
    """Return the changes that are among the causes of any move, those of most cases first."""
    outcomes: dict[int, Counter[tuple[str, Way]]] = {}
    cases: dict[int, set[str]] = {}
    for case in found.cases:
        for each in case.moves:
            about = each.move.about if each.move.about in {PROVEN, REACHABLE} else ""
            for change in {change for one in each.causes.sets for change in one}:
                outcomes.setdefault(change, Counter())[about, each.move.way] += 1
                cases.setdefault(change, set()).add(case.case.id)
    made = (Moved(change, counts, len(cases[change])) for change, counts in outcomes.items())
    return tuple(sorted(made, key=lambda one: (-one.cases, one.change)))


def unmoving(found: Comparison) -> tuple[int, ...]:
    """Return the changes that could move a verdict, and are a cause of no move of these cases."""
    causes = {one.change for one in moving(found)}
    every = enumerate(found.changes)
    return tuple(at for at, one in every if one.moves_verdicts and at not in causes)


def verdicts(found: Comparison, code: str) -> tuple[Counter[Verdict], Counter[Verdict]]:
    """Return the verdicts on a requirement under the old and under the new edition."""
    before, after = Counter[Verdict](), Counter[Verdict]()
    for case in found.cases:
        for stand, counts in ((case.before, before), (case.after, after)):
            if code in stand.requirements:
                counts[stand.requirements[code].verdict] += 1
    return before, after
