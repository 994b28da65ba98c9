"""A plain area to judge conditions on: what is known is written down, all else is open.

It answers the same questions as a case does and shares no code with one, so that the meaning
of the language is tested by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeAlias

from ecorules.language.evaluate import evaluate, measure
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.reads import reads
from ecorules.language.subject import Gap, Gathering, Group, Lack, Reading, Unlisted
from ecorules.language.syntax import Condition, Node
from ecorules.language.trace import unresolved
from ecorules.language.truth import Truth

Cell: TypeAlias = tuple[str, int]
Known: TypeAlias = Interval | Truth | frozenset[str]
Cells: TypeAlias = Mapping[Cell, Known]

AUDITED_YEAR = 2565
ROSTER = "factories"
ROSTER_GAP = Gap(Lack.NO_OBSERVATION, ROSTER)
LIST_GAP = Gap(Lack.NOT_ACCEPTED, ROSTER)


def is_settled(known: Known) -> bool:
    """Return whether only one thing may be the case."""
    if isinstance(known, Interval):
        return known.is_point
    return known.is_settled if isinstance(known, Truth) else len(known) == 1


class Alike(Enum):
    """Say which factories are judged together: it must make no difference."""

    ALONE = auto()
    IN_VALUES = auto()
    IN_ANSWERS = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """What may be named, each with all that it may be before anything is observed."""

    area: Mapping[str, Known]
    columns: Mapping[str, Known]
    targets: Mapping[str, Interval] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class World:
    """One area: what is known of it, of its targets and documents, and of its factories.

    A document or a requirement that is not named is open.  If the list of factories does not
    count, those on it are `perhaps` there, and others may be.
    """

    words: Words
    cells: Cells = field(default_factory=dict)
    targets: Mapping[str, Interval] = field(default_factory=dict)
    documents: Mapping[str, Truth] = field(default_factory=dict)
    met: Mapping[str, Truth] = field(default_factory=dict)
    members: Mapping[str, Cells] = field(default_factory=dict)
    is_complete: bool = True
    perhaps: bool = False
    alike: Alike = Alike.IN_VALUES

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        """Return the possible values of a number fact of the area."""
        return _number(_read(self.cells, (fact, years_back), self.words.area[fact]))

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        """Return whether a yes-or-no fact of the area holds."""
        return _flag(_read(self.cells, (fact, years_back), self.words.area[fact]))

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        """Return the values that a choice fact of the area may have."""
        return _choice(_read(self.cells, (fact, years_back), self.words.area[fact]))

    def target(self, target: str) -> Reading[Interval]:
        """Return the possible values of a target."""
        value = self.targets.get(target, self.words.targets.get(target, ANYTHING))
        return Reading(value, () if value.is_point else (Gap(Lack.NO_TARGET, target),))

    def document(self, item: str) -> Reading[Truth]:
        """Return whether a document is in hand."""
        truth = self.documents.get(item, Truth.UNKNOWN)
        return Reading(truth, () if truth.is_settled else (Gap(Lack.NO_DOCUMENT, item),))

    def conforms(self, requirement: str) -> Reading[Truth]:
        """Return whether another requirement is met."""
        truth = self.met.get(requirement, Truth.UNKNOWN)
        gap = Gap(Lack.OPEN_PREREQUISITE, requirement)
        return Reading(truth, () if truth.is_settled else (gap,))

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        """Return the factories, those together that are alike to what is asked."""
        assert roster == ROSTER
        alike: dict[object, list[str]] = {}
        for name in self.members:
            alike.setdefault(self._mark(name, asked), []).append(name)
        groups = tuple(
            Group(tuple(names), Member(self, self.members[names[0]])) for names in alike.values()
        )
        gaps = (() if self.is_complete else (ROSTER_GAP,)) + ((LIST_GAP,) if self.perhaps else ())
        unlisted = Unlisted(Member(self, None), gaps) if gaps else None
        return Gathering(groups, unlisted, perhaps=self.perhaps)

    def _mark(self, name: str, asked: frozenset[Node]) -> object:
        """Return what factories of one group have in common."""
        match self.alike:
            case Alike.ALONE:
                return name
            case Alike.IN_VALUES:
                cells = sorted(cell for question in asked for cell in reads(question))
                return tuple(self.members[name].get(cell) for cell in cells)
            case Alike.IN_ANSWERS:
                member = Member(self, self.members[name])
                return frozenset((question, _answer(question, member)) for question in asked)


@dataclass(frozen=True, slots=True)
class Member:
    """One factory, or with no cells at all any factory that the roster does not list."""

    area: World
    cells: Cells | None

    def _of(self, fact: str, years_back: int) -> Reading[Known]:
        words = self.area.words
        if fact in words.area:
            return _read(self.area.cells, (fact, years_back), words.area[fact])
        if self.cells is None:
            return Reading(words.columns[fact])
        return _read(self.cells, (fact, years_back), words.columns[fact])

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        """Return the possible values of a number fact."""
        return _number(self._of(fact, years_back))

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        """Return whether a yes-or-no fact holds."""
        return _flag(self._of(fact, years_back))

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        """Return the values that a choice fact may have."""
        return _choice(self._of(fact, years_back))

    def target(self, target: str) -> Reading[Interval]:
        """Return the possible values of a target: it is the area's."""
        return self.area.target(target)

    def document(self, item: str) -> Reading[Truth]:
        """Return whether a document is in hand: it is the area's."""
        return self.area.document(item)

    def conforms(self, requirement: str) -> Reading[Truth]:
        """Return whether another requirement is met: it is the area's."""
        return self.area.conforms(requirement)

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        """Return the factories of the area that this one stands in."""
        return self.area.roster(roster, asked)


def _answer(question: Node, member: Member) -> object:
    """Return the truth or the values, and what is open about them."""
    if isinstance(question, Condition):
        trace = evaluate(question, member)
        return trace.truth, unresolved(trace)
    measured = measure(question, member)
    return measured.extent, unresolved(measured)


def _read(cells: Cells, cell: Cell, everything: Known) -> Reading[Known]:
    known = cells.get(cell, everything)
    if is_settled(known):
        return Reading(known)
    lack = Lack.CONFLICTING if cell in cells else Lack.NO_OBSERVATION
    fact, years_back = cell
    return Reading(known, (Gap(lack, fact, AUDITED_YEAR - years_back),))


def _number(reading: Reading[Known]) -> Reading[Interval]:
    assert isinstance(reading.value, Interval)
    return Reading(reading.value, reading.gaps)


def _flag(reading: Reading[Known]) -> Reading[Truth]:
    assert isinstance(reading.value, Truth)
    return Reading(reading.value, reading.gaps)


def _choice(reading: Reading[Known]) -> Reading[frozenset[str]]:
    assert isinstance(reading.value, frozenset)
    return Reading(reading.value, reading.gaps)
