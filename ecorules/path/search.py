"""Find the cheapest set of actions after which a level is proven, and prove that none is cheaper.

The solver finds the least effort over formulas of the edition's own conditions.  Its answer is
made into actions, the actions are applied to the case, and the definition judges the case: if
that does not prove the level, the program has a bug and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.conduct import audit, national_targets
from ecorules.language.truth import Truth
from ecorules.levels import LevelState
from ecorules.path.actions import (
    Action,
    Better,
    Change,
    Complete,
    HandIn,
    Observe,
    effort_of,
    with_one_less,
)
from ecorules.path.applied import applied
from ecorules.path.components import Component, below, components
from ecorules.path.demands import Demands
from ecorules.path.effort import Efforts
from ecorules.path.lasting import lasting, national, not_lasting
from ecorules.path.parts import Part, parts
from ecorules.path.passing import goal
from ecorules.path.possible import Conditions
from ecorules.path.reading import actions_of, decisions
from ecorules.path.solutions import Solutions, Values, cheapest, together
from ecorules.path.worlds import Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case, RoundKind
    from ecorules.edition.model import Edition
    from ecorules.language.syntax import Condition


@dataclass(frozen=True, slots=True)
class Path:
    """One set of actions that proves a level, with its effort and the audit that it leads to.

    `lasts` is the audit on the day up to which the level is to last, if it is to.
    """

    level: int
    actions: tuple[Action, ...]
    effort: Fraction
    reached: Audit
    lasts: Audit | None = None

    @property
    def is_proven(self) -> bool:
        """Return whether the definition agrees that the level is proven."""
        audits = (self.reached, self.lasts)
        return all(is_proven(one, self.level) for one in audits if one is not None)


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
    needed, but never wrong.  `not_lasting` are targets that do not keep their value until the
    day up to which a level is to last: no way may rest on them.
    """

    paths: tuple[Path, ...]
    left_out: tuple[Condition, ...]
    not_lasting: tuple[str, ...] = ()


def find_paths(  # noqa: PLR0913 - the two, what is wished for, and what an audit decides
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
    held_as, until = case.round.kind if kind is None else kind, wish.until
    conditions = Conditions(day, held_as, efforts or Efforts({}), until, wish.months)
    problem = Problem(edition, case, conditions)
    paths: list[Path] = []
    for effort, actions in problem.ways(wish.level):
        if wish.budget is not None and effort > wish.budget:
            break
        path = led(wish, actions, edition, case, conditions)
        if problem.left_out:
            # What was left as it is may have come about on the way: then less is enough.
            path = _without_needless(
                path, partial(led, wish, edition=edition, case=case, conditions=conditions)
            )
        # What begins to count only later may contradict what counts today: that way does not last.
        if until is None or path.is_proven:
            paths.append(path)
        # To look for one more than is wanted takes as long as the first.
        if len(paths) == wish.alternatives:
            break
    ending = () if until is None else not_lasting(edition, case, day, until)
    return Found(tuple(paths), problem.left_out, ending)


def led(
    wish: Wish, actions: tuple[Action, ...], edition: Edition, case: Case, conditions: Conditions
) -> Path:
    """Return some actions with where they lead, by the definition."""
    on, kind, until = conditions.on, conditions.kind, conditions.until
    done = applied(case, actions, on)
    reached = audit(edition, done, on=on, kind=kind)
    lasts = None if until is None else audit(edition, done, on=until, kind=kind)
    effort = sum(map(effort_of, actions), Fraction(0))
    return Path(wish.level, actions, effort, reached, lasts)


def _without_needless(path: Path, led_by: Callable[[tuple[Action, ...]], Path]) -> Path:
    """Return a way without the actions that it can spare."""
    for fewer in with_one_less(path.actions):
        shorter = led_by(fewer)
        if shorter.is_proven:
            return _without_needless(shorter, led_by)
    return path


class Problem:
    """What proves a level of an edition for a case, taken apart and solved."""

    def __init__(self, edition: Edition, case: Case, conditions: Conditions) -> None:
        """Judge the case as it stands: what holds already needs nothing to be done."""
        on, until = conditions.on, conditions.until
        self._edition = edition
        self._case = case = case if until is None else lasting(case, on, until)
        self._conditions = conditions
        self._national = national(edition, on, until)
        self._is_steady = self._national == national_targets(edition, on)
        now = audit(edition, case, on=conditions.on, kind=conditions.kind)
        self._proven = {one.level.number: one for one in now.conclusion.rungs}
        self._met = {code: found.met for code, found in now.findings.items()}
        self.left_out: tuple[Condition, ...] = ()

    def ways(self, level: int) -> Iterator[tuple[Fraction, tuple[Action, ...]]]:
        """Yield the sets of actions that prove a level, the least effort first."""
        levels = below(self._edition, level)
        if any(self._is_unknown(number) for number in levels):
            return
        found = components(self._edition, self._case, self._conditions, levels)
        posed = [self.posed(one) for one in found if not self._holds(one)]
        if any(one.demands.left_out for one in posed):
            # What has no formula must stay as it is, whoever else would touch it.
            together = Component(
                tuple(code for one in found for code in one.codes),
                tuple(number for one in found for number in one.levels),
            )
            posed = [self.posed(together)]
        self.left_out = tuple(one for each in posed for one in each.demands.left_out)
        solutions = [
            Solutions(part, partial(decisions, one.demands)) for one in posed for part in one.parts
        ]
        owners = [place for place, one in enumerate(posed) for _ in one.parts]
        for effort, models in cheapest(solutions):
            yield effort, tuple(self._actions(posed, owners, models))

    def posed(self, component: Component) -> Posed:
        """Return a component as the solver sees it."""
        setting = Setting(self._edition.vocabulary, self._conditions, self._national, self._met)
        in_levels = [
            code
            for code, one in self._edition.requirements.items()
            if one.level in component.levels
        ]
        demands = Demands(self._edition, self._case, [*component.codes, *in_levels], setting)
        wanted = [self._edition.levels[number] for number in component.levels]
        return Posed(demands, parts(demands.choices, goal(demands, component, wanted)))

    def _is_unknown(self, number: int) -> bool:
        """Return whether nobody knows all that a level asks."""
        level = self._edition.levels[number]
        return level.incomplete is not None or not self._proven[number].requirements

    def _holds(self, component: Component) -> bool:
        """Return whether nothing has to be done; a target that changes may change what holds."""
        are_met = all(self._met[code] is Truth.TRUE for code in component.codes)
        return are_met and self._is_steady and not component.levels

    def _actions(
        self, posed: list[Posed], owners: list[int], models: tuple[Values, ...]
    ) -> list[Action]:
        found: list[Action] = []
        for place, one in enumerate(posed):
            own = [values for owner, values in zip(owners, models, strict=True) if owner == place]
            found.extend(actions_of(one.demands, together(own, one.demands.choices), one.parts))
        return sorted(found, key=_in_order)


class Posed(NamedTuple):
    """Hold the demands of a component and the parts that they fall into."""

    demands: Demands
    parts: list[Part]


_KINDS = (HandIn, Complete, Observe, Change, Better)


def _in_order(action: Action) -> tuple[int, str]:
    return _KINDS.index(type(action)), str(action[0])
