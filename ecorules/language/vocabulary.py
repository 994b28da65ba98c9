"""The vocabulary: what may be named in a condition, and the range in which it must lie.

A fact is a number with a unit, a yes-or-no, or a choice; it is told of the whole area or
of each member of a roster.  Names are unique over all of them, so that evidence which is
collected once serves every requirement and every edition.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ecorules.diagnostics import Span, Text
    from ecorules.language.interval import Interval
    from ecorules.language.quantity import Unit


class Better(Enum):
    """Say in which direction a fact is better for the area."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A number with its unit and the range in which it must lie, in base units."""

    unit: Unit
    extent: Interval
    whole: bool = False


@dataclass(frozen=True, slots=True)
class FlagKind:
    """A yes or a no."""


@dataclass(frozen=True, slots=True)
class ChoiceKind:
    """One of several named values."""

    values: Mapping[str, Text]


Kind: TypeAlias = NumberKind | FlagKind | ChoiceKind


class Change(NamedTuple):
    """Say what it takes to bring something about, as far as anybody says.

    `effort` is in any unit as long as it is one; `lead_time` in months until it has effect.
    """

    effort: Fraction | None = None
    lead_time: int | None = None
    changeable: bool | None = None


UNSAID: Final = Change()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be observed, of the area or of each member of a roster."""

    name: str
    label: Text
    kind: Kind
    roster: str | None
    better: Better
    owner: str
    collect: Text | None = None
    change: Change = UNSAID
    span: Span | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        """Tell facts apart by their names: a vocabulary has each name once."""
        return hash(self.name)


class Roster(NamedTuple):
    """A list of members: what they are called, and the columns that identify and name one."""

    name: str
    label: Text
    member: Text
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that conditions may name, and who can be asked for it."""

    facts: Mapping[str, Fact]
    rosters: Mapping[str, Roster]
    owners: Mapping[str, Text]
    sources: Mapping[str, Text] = field(default_factory=dict)

    def columns(self, roster: str) -> tuple[Fact, ...]:
        """Return the facts told of each member of a roster, by name."""
        found = (fact for fact in self.facts.values() if fact.roster == roster)
        return tuple(sorted(found, key=lambda fact: fact.name))
