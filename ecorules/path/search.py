"""Find the cheapest set of actions after which a level is proven, and prove that none is cheaper.

The solver finds the least effort over formulas of the edition's own conditions.  Its answer is
made into actions, the actions are applied to the case, and the definition judges the case: if
that does not prove the level, the program has a bug and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.conduct import audit, national_targets
from ecorules.case.model import OwnTarget
from ecorules.levels import LevelState
from ecorules.path.actions import Action, effort_of
from ecorules.path.applied import applied
from ecorules.path.demands import Demands
from ecorules.path.effort import Efforts
from ecorules.path.parts import Solutions, cheapest, parts, together
from ecorules.path.possible import Conditions
from ecorules.path.reading import actions_of, decisions
from ecorules.path.worlds import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case, RoundKind
    from ecorules.edition.model import Edition
    from ecorules.language.syntax import Condition


@dataclass(frozen=True, slots=True)
class Path:
    """One set of actions that proves a level, with its effort and the audit that it leads to."""

    level: int
    actions: tuple[Action, ...]
    effort: Fraction
    reached: Audit

    @property
    def is_proven(self) -> bool:
        """Return whether the definition agrees that the level is proven."""
        return is_proven(self.reached, self.level)


def is_proven(found: Audit, level: int) -> bool:
    """Return whether an audit proves a level."""
    rungs = found.conclusion.rungs
    return any(one.level.number == level and one.state is LevelState.PROVEN for one in rungs)


class Wish(NamedTuple):
    """Say what is looked for: a level, in how many alternatives, and what to keep to."""

    level: int
    alternatives: int = 1
    budget: Fraction | None = None
    until: date | None = None
    months: int | None = None


class Found(NamedTuple):
    """Hold the ways to a level, the cheapest first; none if there is no way.

    `left_out` are conditions that have no exact formula: with them a way may be dearer than
    needed, but never wrong.
    """

    paths: tuple[Path, ...]
    left_out: tuple[Condition, ...]


def find_paths(
    edition: Edition,
    case: Case,
    wish: Wish,
    efforts: Efforts | None = None,
    *,
    on: date | None = None,
    kind: RoundKind | None = None,
) -> Found:
    """Return the cheapest ways to prove a level."""
    day = case.round.on if on is None else on
    held_as = case.round.kind if kind is None else kind
    conditions = Conditions(day, held_as, efforts or Efforts({}), wish.until, wish.months)
    demands = demands_of(edition, case, conditions, wish.level)
    goal = demands.level(wish.level)
    divided = parts(demands.choices, goal)
    found = [Solutions(part) for part in divided]
    paths: list[Path] = []
    for effort, models in cheapest(found, partial(decisions, demands)):
        if len(paths) == wish.alternatives or (wish.budget is not None and effort > wish.budget):
            break
        actions = actions_of(demands, together(models, demands.choices), divided)
        reached = audit(edition, applied(case, actions, day), on=day, kind=held_as)
        paths.append(Path(wish.level, actions, sum(map(effort_of, actions), Fraction(0)), reached))
    return Found(tuple(paths), tuple(demands.left_out))


def demands_of(edition: Edition, case: Case, conditions: Conditions, level: int) -> Demands:
    """Return what a level and all below it demand of a case."""
    below = _below(edition, level)
    codes = [code for code, one in edition.requirements.items() if one.level in below]
    now = audit(edition, case, on=conditions.on, kind=conditions.kind)
    met = {code: found.met for code, found in now.findings.items()}
    national = national_targets(edition, conditions.on)
    return Demands(edition, case, codes, Setting(edition.vocabulary, conditions, national, met))


def with_targets(case: Case, targets: Mapping[str, Fraction], on: date) -> Case:
    """Return a case in which the area has set these targets, as an assumption of the path."""
    assumed = {name: (OwnTarget(value, on, None, "assumed"),) for name, value in targets.items()}
    return replace(case, targets={**case.targets, **assumed})


def _below(edition: Edition, level: int) -> set[int]:
    found, queue = set[int](), [level]
    while queue:
        one = queue.pop()
        if one not in found:
            found.add(one)
            queue.extend(edition.levels[one].stands_on)
    return found
