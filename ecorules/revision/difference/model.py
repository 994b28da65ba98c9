"""What a change is: one thing that differs between two editions, as small as it can stand.

A change is a value.  It says what was and what is, under which clause, and whether it can
move a verdict at all.  A condition that changed is taken apart into the smallest clauses
that differ, so that whoever looks for a cause can undo one and keep the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ecorules.diagnostics import Span, Text
    from ecorules.edition.model import (
        Aspect,
        Dimension,
        EvidenceItem,
        Level,
        PassRule,
        Provenance,
        Requirement,
        Target,
    )
    from ecorules.language.syntax import Condition, IfNone, Node, Relation
    from ecorules.language.vocabulary import Fact


class ChangeKind(Enum):
    """Say what sort of thing changed."""

    REQUIREMENT_ADDED = "requirement-added"
    REQUIREMENT_DROPPED = "requirement-dropped"
    REQUIREMENT_MOVED = "requirement-moved"
    CONDITION = "condition"
    APPLICABILITY = "applicability"
    TARGET = "target"
    TARGET_ADDED = "target-added"
    TARGET_DROPPED = "target-dropped"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_DROPPED = "evidence-dropped"
    OWNER = "owner"
    TITLE = "title"
    DIMENSION = "dimension"
    PROVENANCE = "provenance"
    LEVEL_ADDED = "level-added"
    LEVEL_DROPPED = "level-dropped"
    LEVEL_RULE = "level-rule"
    LEVEL_STANDS_ON = "level-stands-on"
    LEVEL_INCOMPLETE = "level-incomplete"
    FACT = "fact"
    FACT_ADDED = "fact-added"
    FACT_DROPPED = "fact-dropped"


class Strictness(Enum):
    """Say whether a changed clause is harder to meet, as far as its structure shows.

    `OTHER` is neither or unknown: that two conditions mean the same is for a proof to say.
    """

    STRICTER = "stricter"
    LOOSER = "looser"
    OTHER = "other"


# Where a change is, from the edition down: `("requirement", "19.1.1", "requires", "all_of", 1)`.
# No two changes between the same editions have the same.
Path: TypeAlias = tuple[str | int, ...]


class Clause(NamedTuple):
    """The place of a change, and the smallest whole condition around it before and after.

    Of an added alternative there is no condition before, of a dropped one none after; what
    is no condition, such as a level, has neither.  `roster` is set where the condition is
    one of its members.
    """

    path: Path
    old: Condition | None = None
    new: Condition | None = None
    roster: str | None = None


Changed: TypeAlias = (
    "Aspect | Dimension | EvidenceItem | Fact | IfNone | Level | Node | PassRule | Provenance"
    " | Relation | Requirement | Target | Text | int | str | tuple[int, ...] | tuple[str, ...]"
    " | frozenset[str] | None"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs; `requirement` is whose it is, where it is a requirement's.

    `old` and `new` are exactly what differs (a bound, a conjunct, a whole requirement),
    nothing where there was or is none; `where` has the clause around it.  `note` is the
    reason that a draft gives.  `span` is its place in the new edition's file.
    `moves_verdicts` is false of what no audit can tell: a title, an owner, a source.
    """

    kind: ChangeKind
    where: Clause
    old: Changed
    new: Changed
    requirement: str | None = None
    strictness: Strictness | None = None
    moves_verdicts: bool = True
    note: Text | None = None
    span: Span | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        """Tell changes apart by their places: between two editions no two have the same."""
        return hash((self.kind, self.where.path))
