"""The case: one area in one audit round, with everything that was handed in about it.

Frozen values, made by `ecorules.case.load` from a folder.  A case says what was observed
and which document supports it; what counts on the day of the audit is decided by
`ecorules.case.standing`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import date

    from ecorules.diagnostics import Diagnostic, Span, Text
    from ecorules.language.interval import Interval
    from ecorules.language.subject import Gathering, Lack, Reading
    from ecorules.language.syntax import Node
    from ecorules.language.truth import Truth
    from ecorules.language.vocabulary import Change, Fact, NumberKind, Vocabulary

Value: TypeAlias = Fraction | bool | str
# What the cells of a column mean depends on the fact, the year, and why they do not count.
Meant: TypeAlias = "tuple[Fact, int, Lack | None]"


class RoundKind(Enum):
    """Say which audit this is: the area's own, or the one it is certified by."""

    PRE_AUDIT = "pre-audit"
    CERTIFICATION = "certification"


class Purpose(Enum):
    """Say whether the area wants to raise its level or to keep it."""

    RAISE = "raise"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Round:
    """One audit round: its kind and purpose, the level aimed at, the fiscal year (B.E.)."""

    kind: RoundKind
    purpose: Purpose
    aim: int | None
    fiscal_year: int
    on: date


class EvidenceState(Enum):
    """Say how far a document has come."""

    PLANNED = "planned"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class EvidenceFile(NamedTuple):
    """One file of a document: its path in the folder of the case, and what it was when registered.

    A confidential file may stay where it is and be known by its digest alone.
    """

    path: str | None
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document or record in the register, with its state, files and the days it is valid."""

    code: str
    state: EvidenceState
    title: Text | None = None
    files: tuple[EvidenceFile, ...] = ()
    submitted: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    because: str | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Register:
    """All evidence by code; what it does not hold is planned, or missing once it is closed.

    `unasked` are documents that the edition of the case did not ask for: when a case is judged
    by another one, closing the register says nothing of them.
    """

    is_closed: bool
    evidence: Mapping[str, Evidence]
    unasked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Observation:
    """One observed value of a fact in a fiscal year, with the evidence that supports it.

    Numbers are exact and in base units; several codes mean that each of them is needed.
    """

    fact: str
    value: Value
    fiscal_year: int
    evidence: tuple[str, ...]
    note: str | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


class Member(NamedTuple):
    """One member of a roster: its registration, its name and its cells by fact and year."""

    key: str
    title: str
    cells: Mapping[tuple[str, int], Value]


class Alike(NamedTuple):
    """Members that are alike in the columns asked about: their keys, and one for all."""

    keys: tuple[str, ...]
    example: Member


@dataclass(frozen=True, slots=True)
class Sorting:
    """What is known already of the members of one list: which are alike, what each cell means.

    The members never change, so what is kept here is never stale.  It is kept by the places
    of values in memory, so it does not travel with a copy to another process.
    """

    codes: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    values: dict[tuple[str, int], tuple[Fraction | None, ...]] = field(default_factory=dict)
    kinds: dict[frozenset[Hashable], tuple[Alike, ...]] = field(default_factory=dict)
    numbers: dict[Meant, dict[int, Reading[Interval]]] = field(default_factory=dict)
    flags: dict[Meant, dict[int, Reading[Truth]]] = field(default_factory=dict)
    choices: dict[Meant, dict[int, Reading[frozenset[str]]]] = field(default_factory=dict)
    marks: dict[Hashable, tuple[frozenset[tuple[str, int]], Sequence[Hashable]]] = field(
        default_factory=dict
    )
    gatherings: dict[frozenset[Node], tuple[Hashable, Gathering]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[Sorting], tuple[()]]:
        """Leave everything that was worked out behind when a case is copied or pickled."""
        return (Sorting, ())


@dataclass(frozen=True, slots=True)
class MemberList:
    """One roster as handed in: its members by key, and which evidence supports what.

    `is_complete` is what the area says; it counts, like the cells, only if `evidence` does.
    `column_evidence` names other evidence for single columns.  `sorting` keeps what
    `ecorules.case.alike` and `cells` worked out about the members, once for every audit of them.
    """

    roster: str
    members: tuple[Member, ...]
    is_complete: bool
    evidence: tuple[str, ...]
    column_evidence: Mapping[str, tuple[str, ...]]
    sorting: Sorting = field(default_factory=Sorting, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """The value an area set itself, from its action plan; base units, last day included."""

    value: Fraction
    since: date
    until: date | None
    source: str
    span: Span | None = field(default=None, compare=False, repr=False)


class Origin(NamedTuple):
    """Say where the case was taken from: the document and the place in it."""

    source: str
    place: str | None = None


class Visit(NamedTuple):
    """One audit of the area as it was held: its days, and who audited which requirements.

    Nobody names all requirements one by one: no codes at all mean every one.
    """

    days: tuple[date, ...]
    auditors: Mapping[str, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Team:
    """Who audited, advised the area and is to decide, each by the name that `people` tells."""

    people: Mapping[str, Text]
    pre_audit: Visit | None
    audit: Visit | None
    advisers: Mapping[str, frozenset[str] | None]
    deciders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One area in one round under one edition.

    `digest` is the SHA-256 of the meaning: the order of keys, rows and observations does
    not change it.  `efforts` say what it takes here to bring about a fact, a document or a list,
    by the name of each.  `team` says who audited and who is to decide, if anybody is named.
    `notices` are what was told while it was read, and no part of it.
    """

    id: str
    title: Text
    edition: str
    is_synthetic: bool
    note: Text | None
    area: Mapping[str, Text]
    round: Round
    agencies: Mapping[str, Text]
    owners: Mapping[str, tuple[str, ...]]
    targets: Mapping[str, tuple[OwnTarget, ...]]
    observations: tuple[Observation, ...]
    rosters: Mapping[str, MemberList]
    register: Register
    digest: str
    provenance: Origin | None = None
    efforts: Mapping[str, Change] = field(default_factory=dict)
    team: Team | None = None
    notices: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)


class Terms(NamedTuple):
    """What a case may name: the edition's words, without the edition itself.

    `evidence` are the codes `requirement/item` that the edition asks for; `targets` the
    unit of each target and the values that are possible for it; `set_by_edition` those for
    which an area may not set a value; `highest` the highest level, if there is any.
    """

    edition: str
    vocabulary: Vocabulary
    requirements: frozenset[str]
    evidence: frozenset[str]
    targets: Mapping[str, NumberKind]
    set_by_edition: frozenset[str] = frozenset()
    highest: int | None = None
