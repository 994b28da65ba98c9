"""A session: one case that changes event by event, and what follows from each change.

What an event touches is judged by the definition, leaf by leaf; what follows from the leaves
is chained forward by rules, through conditions, requirements and prerequisites to levels.
Findings are then put together from both, so that they can be compared, trace by trace, with
what a fresh audit says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Self

from ecorules.audit.conduct import Audit, subject_of
from ecorules.audit.finding import finding
from ecorules.engines._durable import Memory
from ecorules.engines.compiled import compiled
from ecorules.engines.touching import differences
from ecorules.language.evaluate import evaluate
from ecorules.language.sources import RequirementSource
from ecorules.language.syntax import AllOf, AnyOf, Not
from ecorules.language.trace import Trace
from ecorules.language.truth import Truth
from ecorules.levels import Conclusion, LevelState, Outcome, Rung, passed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from types import TracebackType

    from ecorules.audit.finding import Finding
    from ecorules.case.model import Case, RoundKind
    from ecorules.edition.model import Edition, Level
    from ecorules.engines.compiled import Compiled
    from ecorules.engines.rails import Rail
    from ecorules.language.subject import Subject
    from ecorules.language.syntax import Condition


class Moved(NamedTuple):
    """What a change did: findings before and after, in their order, and the two conclusions.

    A finding is named where its verdict, its reasons or what failed is another.
    """

    findings: tuple[tuple[Finding, Finding], ...]
    before: Conclusion
    after: Conclusion


class Session:
    """An open audit of one case; `audit` is how it stands, `move` takes it further.

    Closing it gives its memory back; it is a context that closes itself.
    """

    def __init__(
        self, edition: Edition, case: Case, *, on: date | None = None, kind: RoundKind | None = None
    ) -> None:
        """Judge a case as it is.  Raises `Unavailable` where there is no rule engine."""
        self._ready: Compiled = compiled(edition)
        self.case = case
        self._on = case.round.on if on is None else on
        self._kind = case.round.kind if kind is None else kind
        self._memory = Memory(self._ready.network)
        self._met = _Met(self)
        self._traces: dict[Condition, Trace] = {}
        self._tallied: dict[int, Truth] = dict.fromkeys(self._ready.rails.tallied, Truth.UNKNOWN)
        self._memory.tell(self._ready.rails.axioms)
        self._settle(dict.fromkeys(self._ready.rails.leaves))
        subject = self._standing()
        self._findings = {code: self._found(code, subject) for code in edition.requirements}
        self._conclusion = self._climbed()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory of the session back."""
        self._memory.close()

    @property
    def audit(self) -> Audit:
        """Return the audit as it stands: equal to a fresh audit of the case as it is now."""
        return Audit(
            edition=self._ready.edition,
            case=self.case,
            on=self._on,
            kind=self._kind,
            findings=dict(self._findings),
            conclusion=self._conclusion,
        )

    def truth(self, rail: Rail) -> Truth:
        """Return what is known of two rails."""
        return rail.truth(self._memory.known)

    def move(self, case: Case) -> Moved:
        """Take the session to another state of its case, and return what that changed."""
        touched = self._ready.touched(differences(self.case, case))
        self.case = case
        if not touched:
            return Moved((), self._conclusion, self._conclusion)
        dirty, changed = self._settle(touched), []
        subject = self._standing()
        for code in self._ready.edition.requirements:
            if code in dirty:
                before, after = self._findings[code], self._found(code, subject)
                self._findings[code] = after
                if _told(before) != _told(after):
                    changed.append((before, after))
        earlier, self._conclusion = self._conclusion, self._climbed()
        return Moved(tuple(changed), earlier, self._conclusion)

    def _standing(self) -> Subject:
        """Return the case as conditions see it; what they see of other requirements is kept."""
        return subject_of(self._ready.edition, self.case, self._on, self._kind, self._met)

    def _settle(self, leaves: dict[Condition, None]) -> set[str]:
        """Judge leaves and chain what follows, until nothing moves; return who is concerned.

        A leaf over members may ask for another requirement, and a level may count its own:
        these are judged again once what they ask for has moved.
        """
        ready, dirty = self._ready, set[str]()
        moved: dict[str, None] = dict.fromkeys(ready.rails.requirements)
        if self._traces:
            moved = {}
        while True:
            # Each time anew: a subject keeps what it was asked, and what is met has moved.
            told, lost = self._judged(leaves, self._standing(), dirty) if leaves else ([], [])
            self._count(moved, told, lost)
            atoms = self._memory.forget(lost) if lost else set[int]()
            atoms.update(self._memory.tell(told))
            moved = {code: None for atom in atoms for code in ready.seen_by_levels.get(atom, ())}
            leaves = ready.touched(map(RequirementSource, moved))
            for code in moved:
                dirty.update(ready.waiting_for.get(code, ()))
            # Asked at the end: a level that asks for nothing is judged as well.
            if not leaves and not moved:
                return dirty

    def _judged(
        self, leaves: Iterable[Condition], subject: Subject, dirty: set[str]
    ) -> tuple[list[int], list[int]]:
        """Judge leaves by the definition; return the atoms to tell and those to take back."""
        told, lost = list[int](), list[int]()
        for leaf in leaves:
            before, after = self._traces.get(leaf), evaluate(leaf, subject)
            if before == after:
                continue
            self._traces[leaf] = after
            dirty.update(self._ready.requirements_of[leaf])
            was = Truth.UNKNOWN if before is None else before.truth
            _swap(self._ready.rails.leaves[leaf], was, after.truth, told, lost)
        return told, lost

    def _count(self, moved: Iterable[str], told: list[int], lost: list[int]) -> None:
        """Judge again the levels that count their requirements, where one of these moved."""
        codes, edition = set(moved), self._ready.edition
        for number, rail in self._ready.rails.tallied.items():
            asked = self._ready.asked[number]
            if asked and codes.isdisjoint(asked):
                continue
            truth = passed(edition.levels[number].passes_when, map(self._outcome, asked))
            _swap(rail, self._tallied[number], truth, told, lost)
            self._tallied[number] = truth

    def _outcome(self, code: str) -> Outcome:
        asked = self._ready.rails.requirements[code]
        return Outcome(self.truth(asked.applies), self.truth(asked.requires))

    def _found(self, code: str, subject: Subject) -> Finding:
        """Put a finding together: verdict and truths from the rules, leaves from the definition."""
        requirement, asked = (
            self._ready.edition.requirements[code],
            self._ready.rails.requirements[code],
        )
        applies = None if requirement.applies is None else self._trace(requirement.applies, subject)
        found = finding(requirement, applies, self._trace(requirement.requires, subject))
        return found._replace(verdict=asked.verdict(self._memory.known), met=self.truth(asked.met))

    def _trace(self, node: Condition, subject: Subject) -> Trace:
        leaf = self._traces.get(node)
        if leaf is not None:
            return leaf
        parts: tuple[Condition, ...]
        match node:
            case AllOf(conditions) | AnyOf(conditions):
                parts = conditions
            case Not(condition):
                parts = (condition,)
            case _:
                return evaluate(node, subject)  # a prerequisite: its answer is in `met`
        truth = self.truth(self._ready.rails.conditions[node])
        return Trace(node, truth, tuple(self._trace(part, subject) for part in parts))

    def _climbed(self) -> Conclusion:
        levels = self._ready.edition.levels
        rungs = [self._rung(levels[number]) for number in sorted(levels)]
        return Conclusion(
            rungs=tuple(rungs),
            proven=_highest(rungs, LevelState.PROVEN),
            reachable=_highest(rungs, LevelState.PROVEN, LevelState.OPEN),
        )

    def _rung(self, level: Level) -> Rung:
        ready, steps = self._ready, self._ready.rails.levels
        asked = ready.asked[level.number]
        own = self.truth(steps[level.number].own)
        met = {code: self._met[code] for code in asked} if own is not Truth.TRUE else {}
        return Rung(
            level=level,
            state=self._state(level.number),
            requirements=asked,
            open=tuple(code for code, truth in met.items() if truth is Truth.UNKNOWN),
            blocking=tuple(code for code, truth in met.items() if truth is Truth.FALSE),
            below=tuple(
                number
                for number in level.stands_on
                if self.truth(steps[number].standing) is not Truth.TRUE
            ),
        )

    def _state(self, number: int) -> LevelState:
        truth = self.truth(self._ready.rails.levels[number].standing)
        if truth is Truth.FALSE:
            return LevelState.BLOCKED
        if number in self._ready.of_unknown_text:
            return LevelState.INCOMPLETE
        return LevelState.PROVEN if truth is Truth.TRUE else LevelState.OPEN


class _Met(Mapping[str, Truth]):
    """Say which requirements are met, as far as has been concluded by now."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getitem__(self, code: str) -> Truth:
        return self._session.truth(self._session._ready.rails.requirements[code].met)  # noqa: SLF001 - of one mind

    def __iter__(self) -> Iterator[str]:
        return iter(self._session._ready.rails.requirements)  # noqa: SLF001 - the same

    def __len__(self) -> int:
        return len(self._session._ready.rails.requirements)  # noqa: SLF001 - the same


def _told(found: Finding) -> tuple[object, ...]:
    """Return what people are told of a finding: all but the amounts in its trace."""
    return (found.verdict, found.met, found.reasons, found.failures, found.causes)


def _swap(rail: Rail, before: Truth, after: Truth, told: list[int], lost: list[int]) -> None:
    """Note which atom of two rails is to be taken back, and which to be told."""
    if before is after:
        return
    for truth, atoms in ((before, lost), (after, told)):
        atom = rail.atom(truth)
        if atom is not None:
            atoms.append(atom)


def _highest(rungs: Iterable[Rung], *states: LevelState) -> int:
    return max((rung.level.number for rung in rungs if rung.state in states), default=0)
