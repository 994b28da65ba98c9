"""What can be done about an area: each document, fact and list as something the solver decides.

A thing that counts already costs nothing.  One that does not can be brought to count if the
effort says that it is possible and early enough.  What is known of the year can be bettered in
the direction that the vocabulary calls better; what is not known can be observed, and then the
way rests on how it turns out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import z3

from ecorules.case.model import EvidenceState
from ecorules.case.papers import Papers
from ecorules.language.subject import Lack
from ecorules.language.truth import Truth
from ecorules.path.actions import Paper
from ecorules.path.ranges import Amount, Formula, Rails, both, number, opposite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ecorules.case.model import Case, RoundKind
    from ecorules.path.effort import Efforts


class Conditions(NamedTuple):
    """Hold what the way has to keep to: the day, the round, the efforts, and how long it lasts.

    `until` is a day up to which everything must stay valid; `months` how many there are.
    """

    on: date
    kind: RoundKind
    efforts: Efforts
    until: date | None = None
    months: int | None = None

    def allows(self, name: str) -> bool:
        """Return whether something can still be brought about in time."""
        effort = self.efforts.of(name)
        return self.months is None or effort.lead_time <= self.months


@dataclass(slots=True)
class Choices:
    """Collect what the solver decides: constraints, and what each decision takes."""

    constraints: list[Formula] = field(default_factory=list)
    costs: list[tuple[Amount, Fraction]] = field(default_factory=list)
    whole: list[Formula] = field(default_factory=list)

    def decision(self, name: str, effort: Fraction) -> Formula:
        """Return a new yes-or-no decision that takes an effort."""
        chosen = z3.Bool(name)
        self.costs.append((z3.If(chosen, number(1), number(0)), effort))
        return chosen

    def count(self, name: str, effort: Fraction) -> Amount:
        """Return a new count of things that each take an effort.

        That it is a whole number is kept apart: without it the least effort is found at once,
        and no whole count can do with less.
        """
        count = z3.Real(name)
        self.require(count >= 0)
        self.whole.append(count == z3.ToReal(z3.Int(f"{name} whole")))
        self.costs.append((count, effort))
        return count

    def whole_amount(self, name: str, step: Fraction) -> Amount:
        """Return a new amount of whole steps, such as people: in whole numbers as counts are."""
        amount = z3.Real(name)
        self.whole.append(amount == number(step) * z3.ToReal(z3.Int(f"{name} whole")))
        return amount

    def is_whole(self, total: Amount) -> None:
        """Say of a sum of whole counts that it is one, which follows and is sooner seen so."""
        if not isinstance(total, Fraction):
            self.whole.append(total == z3.ToReal(z3.Int(f"sum {len(self.whole)}")))

    def require(self, formula: Formula) -> None:
        """Add a constraint."""
        if formula is not True:
            self.constraints.append(z3.BoolVal(formula) if isinstance(formula, bool) else formula)

    @property
    def total(self) -> Amount:
        """Return what all decisions take together."""
        return z3.Sum([number(0), *(count * number(effort) for count, effort in self.costs)])


class Documents:
    """Say of each document whether it counts, or could."""

    def __init__(self, case: Case, conditions: Conditions, choices: Choices) -> None:
        """Begin with what is in hand."""
        self._register = case.register
        self._conditions = conditions
        self._choices = choices
        self._papers = Papers(case.register, conditions.on, conditions.kind)
        self._made: dict[str, Formula] = {}
        self.needed: dict[str, tuple[Paper, Formula]] = {}

    def counts(self, code: str) -> Formula:
        """Return when a document counts."""
        if code not in self._made:
            self._made[code] = self._formula(code)
        return self._made[code]

    def all_count(self, codes: Iterable[str]) -> Formula:
        """Return when everything that these are to support counts; nothing supports nothing."""
        named = sorted(set(codes))
        return both(*(self.counts(code) for code in named)) if named else False

    def rails(self, code: str) -> Rails:
        """Return when a document is in hand, and when it certainly is not."""
        counted = self.counts(code)
        is_missing = self._papers.document(code).value is Truth.FALSE
        return Rails(counted, opposite(counted) if is_missing else False)

    def lacking(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return those that do not count yet."""
        return tuple(code for code in sorted(set(codes)) if self.counts(code) is not True)

    def _formula(self, code: str) -> Formula:
        paper = self._paper(code)
        if paper is None:
            return True
        effort = self._conditions.efforts.of(code)
        if effort.changeable is False or not self._conditions.allows(code):
            return False
        chosen = self._choices.decision(f"paper {code}", effort.effort)
        self.needed[code] = (paper, chosen)
        return chosen

    def _paper(self, code: str) -> Paper | None:
        lack, evidence = self._papers.lack(code), self._register.evidence.get(code)
        match lack:
            case None:
                return None
            case Lack.EXPIRED:
                return Paper.RENEW
            case Lack.NOT_ACCEPTED if evidence is not None:
                is_rejected = evidence.state is EvidenceState.REJECTED
                return Paper.HAND_IN_AGAIN if is_rejected else Paper.ACCEPT
            case _:
                return Paper.HAND_IN
