"""Everything that a case answers, one by one, so that it can be accounted for.

An answer is what somebody would have to give again if it were lost: an observation, the list
of a roster, a column of it, an entry of the register, a value of a target.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ecorules.edition.codes import code_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ecorules.case.model import Case
    from ecorules.edition.codes import CodeOrder


class AnswerKind(Enum):
    """Say what kind of answer it is."""

    OBSERVATION = "observation"
    ROSTER = "roster"
    COLUMN = "column"
    DOCUMENT = "document"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a case, by the name of what it answers.

    `fiscal_year` is that of an observation or a column, `since` the first day of a target.
    `again` tells several answers to one question apart, in no order that means anything.
    """

    kind: AnswerKind
    name: str
    fiscal_year: int | None = None
    since: date | None = None
    again: int = 0


def answers_of(case: Case) -> tuple[Answer, ...]:
    """Return all answers of a case, by kind and name; the order of its files is nothing."""
    seen: Counter[Answer] = Counter()
    found = []
    for answer in _answers(case):
        found.append(
            Answer(answer.kind, answer.name, answer.fiscal_year, answer.since, seen[answer])
        )
        seen[answer] += 1
    return tuple(sorted(found, key=_order))


def _answers(case: Case) -> Iterator[Answer]:
    for observation in case.observations:
        yield Answer(AnswerKind.OBSERVATION, observation.fact, observation.fiscal_year)
    for name, roster in case.rosters.items():
        yield Answer(AnswerKind.ROSTER, name)
        for fact, year in {cell for member in roster.members for cell in member.cells}:
            yield Answer(AnswerKind.COLUMN, fact, year)
    for code in case.register.evidence:
        yield Answer(AnswerKind.DOCUMENT, code)
    for name, periods in case.targets.items():
        for period in periods:
            yield Answer(AnswerKind.TARGET, name, since=period.since)


def _order(answer: Answer) -> tuple[int, CodeOrder, str, int, str, int]:
    since = "" if answer.since is None else answer.since.isoformat()
    kind = list(AnswerKind).index(answer.kind)
    year = answer.fiscal_year or 0
    return (kind, code_order(answer.name), answer.name, year, since, answer.again)
