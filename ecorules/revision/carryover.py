"""What an area that was audited by one edition already has for the next.

What was observed counts once for both, for they share their words; it is *carried*.  A
document handed in for an indicator is *offered* to the requirements that take it up, and so
is the value of a target: whether it serves is for the auditor and the committee to say.  What
nobody takes is kept *aside*, with the reason.  Every answer of the case is in one of the
three, so that none is lost.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, assert_never

from ecorules.audit.conduct import audit
from ecorules.case.papers import Papers
from ecorules.edition.model import SetBy
from ecorules.revision.answers import AnswerKind, answers_of
from ecorules.revision.needs import needs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.revision.answers import Answer
    from ecorules.revision.crosswalk import Crosswalk
    from ecorules.revision.needs import Needs


class Fate(Enum):
    """Say what becomes of an answer under the new edition."""

    CARRIED = "carried"
    OFFERED = "offered"
    ASIDE = "aside"


class NoTaker(Enum):
    """Say why an answer is kept aside."""

    NOT_ASKED = "not-asked"
    ANOTHER_YEAR = "another-year"
    DROPPED = "dropped"
    NO_DOCUMENT_ASKED = "no-document-asked"
    NO_SUCH_TARGET = "no-such-target"
    SUPPORTS_NOTHING = "supports-nothing"


@dataclass(frozen=True, slots=True)
class Placed:
    """One answer with its fate: where it goes, or why it goes nowhere.

    `to` are requirements for a fact or a roster, evidence items and targets for what is
    offered to them, and the facts that a carried document supports.
    """

    answer: Answer
    fate: Fate
    to: tuple[str, ...] = ()
    because: NoTaker | None = None


@dataclass(frozen=True, slots=True)
class Carryover:
    """A case between two editions: what each requirement asks, and where each answer goes.

    `audit` is what the new edition finds of what is carried; what is only offered is not in it.
    """

    before: Edition
    after: Edition
    case: Case
    crosswalk: Crosswalk
    needs: Mapping[str, Needs]
    placed: tuple[Placed, ...]
    audit: Audit

    @property
    def counts(self) -> dict[AnswerKind, Counter[Fate]]:
        """Return how many answers of each kind have which fate; they add up to all of them."""
        found = {kind: Counter[Fate]() for kind in AnswerKind}
        for each in self.placed:
            found[each.answer.kind][each.fate] += 1
        return found

    @property
    def papers(self) -> Papers:
        """Return the register as it was read on the day of the audit."""
        return Papers(self.case.register, self.case.round.on, self.case.round.kind)

    def offered(self, kind: AnswerKind, name: str) -> tuple[Answer, ...]:
        """Return the answers of a kind that are offered to an evidence item or a target."""
        return tuple(
            each.answer
            for each in self.placed
            if each.fate is Fate.OFFERED and each.answer.kind is kind and name in each.to
        )


def carryover(case: Case, before: Edition, after: Edition, crosswalk: Crosswalk) -> Carryover:
    """Return what a case under the edition before already has for the new one."""
    year = case.round.fiscal_year
    needs = {code: needs_of(one, year) for code, one in after.requirements.items()}
    placing = _Placing(case, before, after, crosswalk, needs)
    found = audit(after, _carried(case, after))
    return Carryover(before, after, case, crosswalk, needs, tuple(placing.all()), found)


def _carried(case: Case, after: Edition) -> Case:
    """Return a case as it begins the next round: no target set, the register open again."""
    register = replace(case.register, is_closed=False)
    return replace(case, edition=after.id, targets={}, register=register)


@dataclass(frozen=True, slots=True)
class _Placing:
    """Find the place of every answer of a case."""

    case: Case
    before: Edition
    after: Edition
    crosswalk: Crosswalk
    needs: Mapping[str, Needs]

    def all(self) -> Iterator[Placed]:
        """Yield every answer once; documents know what they support when their turn comes."""
        carried: set[tuple[AnswerKind, str, int | None]] = set()
        for answer in answers_of(self.case):
            placed = self._placed(answer, carried)
            if placed.fate is Fate.CARRIED:
                carried.add((answer.kind, answer.name, answer.fiscal_year))
            yield placed

    def _placed(self, answer: Answer, carried: set[tuple[AnswerKind, str, int | None]]) -> Placed:
        match answer.kind:
            case AnswerKind.OBSERVATION | AnswerKind.COLUMN:
                return self._fact(answer)
            case AnswerKind.ROSTER:
                return self._roster(answer)
            case AnswerKind.DOCUMENT:
                return self._document(answer, carried)
            case AnswerKind.TARGET:
                return self._target(answer)
            case _:
                assert_never(answer.kind)

    def _fact(self, answer: Answer) -> Placed:
        asking = [
            (code, year == answer.fiscal_year)
            for code, needs in self.needs.items()
            for fact, year in needs.facts
            if fact == answer.name
        ]
        takers = tuple(code for code, is_same_year in asking if is_same_year)
        if takers:
            return Placed(answer, Fate.CARRIED, takers)
        because = NoTaker.ANOTHER_YEAR if asking else NoTaker.NOT_ASKED
        return Placed(answer, Fate.ASIDE, because=because)

    def _roster(self, answer: Answer) -> Placed:
        takers = tuple(code for code, needs in self.needs.items() if answer.name in needs.rosters)
        if takers:
            return Placed(answer, Fate.CARRIED, takers)
        return Placed(answer, Fate.ASIDE, because=NoTaker.NOT_ASKED)

    def _document(self, answer: Answer, carried: set[tuple[AnswerKind, str, int | None]]) -> Placed:
        indicator, slash, item = answer.name.partition("/")
        takers = self.crosswalk.takers(indicator) if slash else ()
        items = tuple(code for taker in takers for code in self.needs[taker].papers)
        if items:
            alike = tuple(code for code in items if code.partition("/")[2] == item)
            return Placed(answer, Fate.OFFERED, alike or items)
        supported = self._supported(answer.name, carried)
        if supported:
            return Placed(answer, Fate.CARRIED, supported)
        if not slash:
            return Placed(answer, Fate.ASIDE, because=NoTaker.SUPPORTS_NOTHING)
        because = NoTaker.NO_DOCUMENT_ASKED if takers else NoTaker.DROPPED
        return Placed(answer, Fate.ASIDE, because=because)

    def _supported(
        self, code: str, carried: set[tuple[AnswerKind, str, int | None]]
    ) -> tuple[str, ...]:
        """Return the carried facts and rosters that rest on a document."""
        found = {
            each.fact
            for each in self.case.observations
            if code in each.evidence
            and (AnswerKind.OBSERVATION, each.fact, each.fiscal_year) in carried
        }
        for name, roster in self.case.rosters.items():
            if code in roster.evidence and (AnswerKind.ROSTER, name, None) in carried:
                found.add(name)
            found.update(
                fact
                for kind, fact, _ in carried
                if kind is AnswerKind.COLUMN and code in roster.column_evidence.get(fact, ())
            )
        return tuple(sorted(found))

    def _target(self, answer: Answer) -> Placed:
        unit = self.before.targets[answer.name].unit
        takers = {
            taker
            for code, one in self.before.requirements.items()
            if answer.name in (code, *needs_of(one, 0).targets)
            for taker in self.crosswalk.takers(code)
        }
        named = {name for taker in takers for name in self.needs[taker].targets}
        alike = tuple(
            name
            for name, target in self.after.targets.items()
            if name in named and target.set_by is SetBy.AREA and target.unit.is_alike(unit)
        )
        if alike:
            return Placed(answer, Fate.OFFERED, alike)
        because = NoTaker.NO_SUCH_TARGET if takers else NoTaker.DROPPED
        return Placed(answer, Fate.ASIDE, because=because)
