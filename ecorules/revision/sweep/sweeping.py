"""Judge cases along the values of targets, and count them.

Of each case only those requirements are judged again that read a target which moves, or name one
that does.  The edition sets a target that is swept, for everybody: what areas set themselves does
not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.conduct import national_targets
from ecorules.case.standing import standing as standing_of
from ecorules.language.interval import Interval
from ecorules.language.syntax import TargetValue, walk
from ecorules.levels import judging_order, prerequisites
from ecorules.revision.sweep.counting import counted, rows_over
from ecorules.revision.sweep.course import Surveyed, level_course
from ecorules.revision.sweep.crossing import (
    Moving,
    Standpoint,
    crossings,
    is_asked_of_members,
    moving,
    refuse_crooked,
)
from ecorules.revision.sweep.glance import Glance
from ecorules.revision.sweep.lazily import Outcomes, fallen, standing, steps_of
from ecorules.revision.sweep.model import Swept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from ecorules.case.model import Case
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.subject import Subject
    from ecorules.language.syntax import Condition
    from ecorules.levels import Outcome, Step
    from ecorules.revision.sweep.course import Course, Judged, Place
    from ecorules.revision.sweep.glance import Known
    from ecorules.revision.sweep.model import Axis, Standing


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a sweep has to judge again: requirements that read a target, and what names them."""

    edition: Edition
    axes: tuple[Axis, ...]
    moves: Moving
    moved: tuple[str, ...]
    steps: tuple[Step, ...]
    is_asked_of_members: bool
    known: Known

    @property
    def levels(self) -> frozenset[int]:
        """Return the levels at which a requirement stands that moves."""
        return frozenset(self.edition.requirements[code].level for code in self.moved)


class Found(NamedTuple):
    """What a sweep finds of one case: how it stands now, and along the targets."""

    id: str
    is_synthetic: bool
    fiscal_year: int
    now: Standing
    course: Course[Standing] | Course[Course[Standing]]


def swept(edition: Edition, axes: Sequence[Axis], cases: Iterable[Case]) -> Swept:
    """Return how many cases stand at which level, at every value of one or two targets.

    The cases are taken as cases of the edition.  Raises `NotSwept` where a condition uses a target
    in a way that this cannot follow.
    """
    sweep = Sweep(edition, tuple(axes))
    return sweep.together([sweep.found(case) for case in cases])


class Sweep:
    """One or two targets of an edition on their way, to be asked about one case after another."""

    def __init__(self, edition: Edition, axes: tuple[Axis, ...]) -> None:
        """Find out what moves; raises `NotSwept`."""
        self._plan = _planned(edition, axes)

    def found(self, case: Case) -> Found:
        """Return how a case stands along the targets."""
        one = _Case(self._plan, case)
        return Found(case.id, case.is_synthetic, case.round.fiscal_year, one.now, one.course())

    def together(self, found: Sequence[Found]) -> Swept:
        """Return the counts over all cases."""
        plan = self._plan
        levels = tuple(sorted({0, *plan.edition.levels}))
        return Swept(
            edition=plan.edition,
            axes=plan.axes,
            levels=levels,
            cases=len(found),
            synthetic=sum(each.is_synthetic for each in found),
            rows=rows_over([each.course for each in found], plan.axes, levels),
            now=counted((each.now for each in found), levels),
            moved=plan.moved,
        )


def _planned(edition: Edition, axes: tuple[Axis, ...]) -> _Plan:
    named = frozenset(axis.target.name for axis in axes)
    reading = {code: one for code, one in edition.requirements.items() if _targets(one) & named}
    conditions = tuple(each for one in reading.values() for each in _conditions(one))
    moves = moving(named, conditions)
    for code, one in reading.items():
        for condition in _conditions(one):
            refuse_crooked(code, condition, moves)
    moved: list[str] = []
    for code in judging_order(edition):
        one = edition.requirements[code]
        if code in reading or set(prerequisites(one)) & set(moved):
            moved.append(code)
    is_asked = any(
        is_asked_of_members(each, named, frozenset(moved))
        for code in moved
        for each in _conditions(edition.requirements[code])
    )
    return _Plan(edition, axes, moves, tuple(moved), steps_of(edition), is_asked, {})


def _conditions(requirement: Requirement) -> tuple[Condition, ...]:
    if requirement.applies is None:
        return (requirement.requires,)
    return (requirement.applies, requirement.requires)


def _targets(requirement: Requirement) -> set[str]:
    return {
        node.target
        for condition in _conditions(requirement)
        for node in walk(condition)
        if isinstance(node, TargetValue)
    }


class _Case:
    """One case, judged wherever the targets stand."""

    def __init__(self, plan: _Plan, case: Case) -> None:
        self._plan, self._case = plan, case
        self._glance = Glance(plan.edition, case, plan.known)
        self._outcomes = Outcomes(plan.edition, self._glance)
        self._national = dict(national_targets(plan.edition, case.round.on))
        self._subject = self._standing()
        self._outcomes.subject = self._subject
        self._fallen = fallen(plan.steps, self._outcomes, frozenset(plan.moved))
        self._met: dict[tuple[Outcome, ...], Standing] = {}
        self.now = self._level()
        for axis in plan.axes:
            self._national[axis.target.name] = Interval.point(axis.low)

    def _standing(self) -> Subject:
        case = self._case
        return standing_of(
            case,
            self._plan.edition.vocabulary,
            on=case.round.on,
            kind=case.round.kind,
            national=self._national,
            met=self._outcomes,
        )

    def _level(self) -> Standing:
        """Return how the case stands with the targets as they are now."""
        outcomes = tuple(self._outcomes.outcome(code) for code in self._plan.moved)
        if outcomes not in self._met:
            self._met[outcomes] = standing(self._plan.steps, self._outcomes.known)
        return self._met[outcomes]

    def course(self) -> Course[Standing] | Course[Course[Standing]]:
        """Return how the case stands along the targets."""
        axes = self._plan.axes
        if self._plan.levels <= self._fallen:
            # Whatever the targets are, their requirements stand where all has failed already.
            return level_course(axes, self.now)
        found = Surveyed(axes, self._judged)
        return found.line() if len(axes) == 1 else found.plane()

    def _judged(self, place: Place) -> Judged:
        """Judge the case where the targets stand, and look where it may turn."""
        at = {axis.target.name: value for axis, value in zip(self._plan.axes, place, strict=True)}
        self._move(at)
        found = self._level()
        numbers = {axis.target.name: number for number, axis in enumerate(self._plan.axes)}
        turns = {
            (numbers[name], value)
            for condition in self._plan.moves.conditions
            for name, value in crossings(condition, self._place(at), self._plan.moves)
        }
        return found, tuple(turns)

    def _place(self, at: dict[str, Fraction]) -> Standpoint:
        return Standpoint(self._subject, at, self._glance.extent)

    def _move(self, at: dict[str, Fraction]) -> None:
        self._national.update({name: Interval.point(value) for name, value in at.items()})
        if self._plan.is_asked_of_members:
            # What was gathered of the members hung on where the targets stood.
            self._subject = self._standing()
            self._outcomes.subject = self._subject
        for code in self._plan.moved:
            self._outcomes.known.pop(code, None)
