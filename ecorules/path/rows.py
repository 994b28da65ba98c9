"""A member's row as it can be changed, and what its cells are to become.

The row answers as the member does, with some cells changed, so that the definition judges what
comes out and nothing is believed that it would not say.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.language.interval import Interval
from ecorules.language.subject import Reading
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.case.model import Value
    from ecorules.language.subject import Gathering, Subject
    from ecorules.language.syntax import Measure, Node, Relation
    from ecorules.language.vocabulary import Fact

Place: TypeAlias = tuple[str, int]


class Aim(NamedTuple):
    """Say what one cell is to be: yes or no, one of some values, or related to a bound.

    Without any of them the cell only has to be known.
    """

    place: Place
    flag: bool | None = None
    among: frozenset[str] = frozenset()
    relation: Relation | None = None
    bound: Measure | None = None


Repair: TypeAlias = frozenset[Aim]


class Row(NamedTuple):
    """Hold a member as it stands, and which of its cells may be changed and in which direction.

    `known` are the cells that say something, counted or not; `open` the facts that may be changed
    although they are known.
    """

    subject: Subject
    facts: Mapping[Place, Fact]
    known: Mapping[Place, Value]
    open: frozenset[Place]
    fixed: frozenset[Place] = frozenset()

    def may_be_touched(self, place: Place) -> bool:
        """Return whether a cell can be observed or changed."""
        if place not in self.facts or place in self.fixed:
            return False
        return place not in self.known or place in self.open


class Changed(NamedTuple):
    """Answer as a member does, with some of its cells changed, to a value or to a range."""

    row: Row
    cells: Mapping[Place, Value | Interval]

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        """Return the changed number, or what it was."""
        value = self.cells.get((fact, years_back))
        if isinstance(value, Interval):
            return Reading(value)
        if isinstance(value, Fraction):
            return Reading(Interval.point(value))
        return self.row.subject.number(fact, years_back)

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        """Return the changed answer, or what it was."""
        value = self.cells.get((fact, years_back))
        if isinstance(value, bool):
            return Reading(Truth.of(value))
        return self.row.subject.flag(fact, years_back)

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        """Return the changed choice, or what it was."""
        value = self.cells.get((fact, years_back))
        if isinstance(value, str):
            return Reading(frozenset({value}))
        return self.row.subject.choice(fact, years_back)

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        """Return a roster of the area."""
        return self.row.subject.roster(roster, asked)

    def target(self, target: str) -> Reading[Interval]:
        """Return a target of the area."""
        return self.row.subject.target(target)

    def document(self, item: str) -> Reading[Truth]:
        """Return a document of the area."""
        return self.row.subject.document(item)

    def conforms(self, requirement: str) -> Reading[Truth]:
        """Return a requirement of the area."""
        return self.row.subject.conforms(requirement)
