"""What was proven: claims about every area there is, with areas that show where one fails.

The areas are *settled*: every fact has one value within its range, every document is in hand or
not, every target that is the area's own has a value, and the rosters are complete and of any size.
What is missing in real life can only leave open what is settled here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition
    from ecorules.language.syntax import Condition


class Answer(Enum):
    """Say whether a claim holds for every area, or that nobody knows."""

    HOLDS = "holds"
    FAILS = "fails"
    UNDECIDED = "undecided"


class Relation(Enum):
    """Say what the new edition is, seen from the old: stricter if fewer areas suffice."""

    EQUIVALENT = "equivalent"
    STRICTER = "stricter"
    LOOSER = "looser"
    INCOMPARABLE = "incomparable"
    UNDECIDED = "undecided"


class Judged(NamedTuple):
    """Hold the audit of an example by one edition, and whether it says what the solver said."""

    audit: Audit
    is_as_proven: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One settled area that shows something, judged again by the definition.

    `case` is synthetic and says so; it is made for the first of the editions in `judged`, and holds
    what any of them asks.  `is_smallest` says that no area with fewer members shows it: every
    smaller size was tried.  Where it is not `is_likely`, only areas show it that life hardly has: a
    part beyond its whole, or a target that is nothing or beyond 100 %.
    """

    case: Case
    judged: tuple[Judged, ...]
    members: int
    is_smallest: bool
    is_likely: bool = True

    @property
    def is_confirmed(self) -> bool:
        """Return whether the definition says what the solver said; if not, we have a bug."""
        return all(one.is_as_proven for one in self.judged)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim about every area: whether it holds, and what shows it if it does not.

    `examples` is one area, or the pair of areas, better one last, where the claim is about two.
    `core` are the codes of requirements from which it follows, where it holds because of them.
    """

    answer: Answer
    examples: tuple[Example, ...] = ()
    core: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Return whether it holds for every area."""
        return self.answer is Answer.HOLDS


class LeftOut(NamedTuple):
    """Name a condition that the solver cannot be told, and why; nothing is claimed of it."""

    edition: str
    requirement: str
    condition: Condition
    why: Text


@dataclass(frozen=True, slots=True)
class ComparedRequirement:
    """How a requirement of both editions has changed: which areas meet only one of them.

    `is_unchanged` says that it means the same in both, with all that it names: there was nothing
    to prove.  `never_only_old` claims that who meets the old one meets the new one too, and
    fails with an area that meets only the old one; `never_only_new` the other way round.
    """

    code: str
    relation: Relation
    is_unchanged: bool
    never_only_old: Claim
    never_only_new: Claim


@dataclass(frozen=True, slots=True)
class ComparedLevel:
    """How a level of both editions has changed: which areas prove only one of them.

    The claims are those of `ComparedRequirement`, of levels.  `lost` and `gained` are the
    requirements that keep an area from the new level, or kept it from the old one, for each of
    which there is an area.
    """

    number: int
    relation: Relation
    is_unchanged: bool
    never_only_old: Claim
    never_only_new: Claim
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedEditions:
    """What was proven about two editions, on the day `on` of their dated values.

    `added` and `dropped` are requirements that only one edition has; `untold` are levels that
    only one has, or of which nobody knows all that they ask.  `patience` is how many seconds the
    solver thinks about one question before it gives up.
    """

    old: Edition
    new: Edition
    on: date
    requirements: tuple[ComparedRequirement, ...]
    levels: tuple[ComparedLevel, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    untold: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    patience: int

    @property
    def claims(self) -> Iterator[Claim]:
        """Yield everything that was claimed."""
        for one in self.requirements:
            yield from (one.never_only_old, one.never_only_new)
        for level in self.levels:
            yield from (level.never_only_old, level.never_only_new)

    @property
    def is_sound(self) -> bool:
        """Return whether the definition confirms every example; if not, we have a bug."""
        return all(_are_confirmed(self.claims))


@dataclass(frozen=True, slots=True)
class ProvedRequirement:
    """What was proven of one requirement.

    `never_met` and `never_fails` should fail: then there is an area for each, to which the
    requirement applies.  `redundant` claims that the others of its level and below imply it, and
    `only_documents` that they imply it as soon as its own documents are in hand; each names them
    as its core.  `monotone` claims that better evidence never turns it from met to not met.
    """

    code: str
    never_met: Claim
    never_fails: Claim
    redundant: Claim
    only_documents: Claim
    monotone: Claim


@dataclass(frozen=True, slots=True)
class ProvedLevel:
    """What was proven of one level.

    `unreachable` should fail, with an area that proves it; where it holds, its core are the
    requirements that contradict each other.  `apart` are requirements which, where they apply,
    contradict the level.  `nested` are claims that who proves this level proves one below.
    """

    number: int
    unreachable: Claim
    apart: tuple[tuple[str, Claim], ...]
    nested: tuple[tuple[int, Claim], ...]
    monotone: Claim


@dataclass(frozen=True, slots=True)
class ProvedEdition:
    """What was proven about one edition, on the day `on` of its dated values."""

    edition: Edition
    on: date
    requirements: tuple[ProvedRequirement, ...]
    levels: tuple[ProvedLevel, ...]
    untold: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    patience: int

    @property
    def claims(self) -> Iterator[Claim]:
        """Yield everything that was claimed."""
        for one in self.requirements:
            yield from (one.never_met, one.never_fails, one.redundant, one.only_documents)
            yield one.monotone
        for level in self.levels:
            yield level.unreachable
            yield from (claim for _, claim in level.apart)
            yield from (claim for _, claim in level.nested)
            yield level.monotone

    @property
    def is_sound(self) -> bool:
        """Return whether the definition confirms every example; if not, we have a bug."""
        return all(_are_confirmed(self.claims))


def _are_confirmed(claims: Iterator[Claim]) -> Iterator[bool]:
    return (example.is_confirmed for claim in claims for example in claim.examples)
