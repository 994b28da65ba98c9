"""What a condition may ask of the audited area: readings, each with what it still lacks.

The language does not know cases, files or registers.  Whatever fulfils `Subject` can be
judged.  A reading holds the possible values and, where something is not settled, the
gaps: what is missing, and for which reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ecorules.language.interval import Interval
    from ecorules.language.syntax import Node
    from ecorules.language.truth import Truth

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Lack(Enum):
    """Name the reason why something is not settled."""

    NO_OBSERVATION = "no-observation"
    NO_DOCUMENT = "no-document"
    NOT_ACCEPTED = "not-accepted"
    EXPIRED = "expired"
    CONFLICTING = "conflicting"
    UNSUPPORTED = "unsupported"
    NO_TARGET = "no-target"
    UNKNOWN_APPLICABILITY = "unknown-applicability"
    OPEN_PREREQUISITE = "open-prerequisite"


class Gap(NamedTuple):
    """Name one thing that is not settled: the item, the fiscal year where one is meant."""

    lack: Lack
    item: str
    fiscal_year: int | None = None


class Reading(NamedTuple, Generic[T_co]):
    """Hold what may be the case, and the gaps that keep it from being certain.

    INVARIANT: where more than one thing may be the case, there is a gap.
    """

    value: T_co
    gaps: tuple[Gap, ...] = ()


class Group(NamedTuple):
    """Hold members that are alike to what is asked, and the first of them for all."""

    members: tuple[str, ...]
    subject: Subject


class Unlisted(NamedTuple):
    """Stand for any number of further members that the roster may lack, and say why.

    What the subject does not know of such a member's own facts carries no gaps, since
    `gaps` stands for it; what it does not know of the area does.
    """

    subject: Subject
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Hold a roster as far as it is known; without `unlisted`, these are all its members.

    Members of a list that does not count are `perhaps` members only; then there is an
    `unlisted`, whose gaps say why.

    Whoever gathers the same members again, with the same answers to what is asked, may hand out
    the same gathering: what was worked out of it then stands.
    """

    groups: Sequence[Group]
    unlisted: Unlisted | None
    perhaps: bool = False
    _found: dict[tuple[int, ...], tuple[tuple[Node | None, ...], object]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def once(self, asking: tuple[Node | None, ...], work: Callable[[], T]) -> T:
        """Return what is worked out for those who ask, worked out once for the same nodes."""
        # Nodes are told apart by identity, which is fast; what is kept keeps them where they are.
        key = tuple(map(id, asking))
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = (asking, work())
        return cast("T", found[1])


class Subject(Protocol):
    """Answer for one audited area, or for one member of a roster of it."""

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        """Return the possible values of a number fact, in base units."""

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        """Return whether a yes-or-no fact holds."""

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        """Return the values that a choice fact may have."""

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        """Return the members, those together whom nothing that is asked can tell apart.

        Members of one group give every condition in `asked` the same truth and the same
        gaps, and every measure the same values.
        """

    def target(self, target: str) -> Reading[Interval]:
        """Return the value of a target on the day of the audit."""

    def document(self, item: str) -> Reading[Truth]:
        """Return whether an evidence item is in hand."""

    def conforms(self, requirement: str) -> Reading[Truth]:
        """Return whether another requirement is met."""
