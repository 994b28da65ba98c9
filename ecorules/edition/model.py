"""The edition: one dated state of the criteria, as the rest of the program sees it.

Frozen values, made by `ecorules.edition.load` from a folder of YAML.  Every requirement,
level and target carries where it comes from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from ecorules.diagnostics import Span, Text
    from ecorules.language.interval import Interval
    from ecorules.language.quantity import Unit
    from ecorules.language.syntax import Condition
    from ecorules.language.vocabulary import Vocabulary


class Status(Enum):
    """Say how sure it is that a text is the official one."""

    STATED = "stated"
    INFERRED = "inferred"
    DRAFTED = "drafted"


class Provenance(NamedTuple):
    """Say where a text comes from: the source and the place in it, or the reasoning."""

    status: Status
    source: str | None = None
    place: str | None = None
    how: Text | None = None


class EvidenceItem(NamedTuple):
    """One document or record that a requirement asks for, and who is to provide it.

    `number` is its place in the printed list, where there is one.
    """

    code: str
    title: Text
    owners: tuple[str, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One obligation with its level, its evidence list and the condition it demands.

    `code` is the official code where there is one; `level` is 0 for a baseline
    requirement.  `reading` is the provenance of the condition: the text may be stated and
    our way of measuring it inferred.  Evidence codes are `requirement/item`.
    """

    code: str
    title: Text
    level: int
    dimension: str
    aspect: int | None
    group: str | None
    owners: tuple[str, ...]
    provenance: Provenance
    reading: Provenance
    evidence: tuple[EvidenceItem, ...]
    requires: Condition
    applies: Condition | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TargetPeriod:
    """The value of a target from one day on, until another or until further notice.

    `value` is in base units; `until` is the last day on which it holds.
    """

    value: Fraction
    since: date
    until: date | None
    source: str
    span: Span | None = field(default=None, compare=False, repr=False)


class SetBy(Enum):
    """Say who sets a target: the edition for everybody, or each area for itself."""

    EDITION = "edition"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Target:
    """A named threshold with its dated values; none is published, none is made up.

    `owner` is who can be asked for the value where the area sets its own.
    """

    name: str
    label: Text
    unit: Unit
    set_by: SetBy
    periods: tuple[TargetPeriod, ...]
    provenance: Provenance
    extent: Interval
    owner: str | None = None
    span: Span | None = field(default=None, compare=False, repr=False)

    def on(self, day: date) -> TargetPeriod | None:
        """Return the period that holds on a day, if there is one."""
        return next((period for period in self.periods if holds_on(period, day)), None)


def holds_on(period: TargetPeriod, day: date) -> bool:
    """Return whether a dated value is in force on a day, first and last day included."""
    return period.since <= day and (period.until is None or day <= period.until)


@dataclass(frozen=True, slots=True)
class PassAll:
    """A level asks for all its requirements."""


@dataclass(frozen=True, slots=True)
class PassShare:
    """A level asks for a share of those of its requirements that apply."""

    share: Fraction


@dataclass(frozen=True, slots=True)
class PassCount:
    """A level asks for so many of its requirements."""

    count: int


PassRule: TypeAlias = PassAll | PassShare | PassCount


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the ladder: its name, the levels it stands on and what it asks for.

    `incomplete` says why the requirements of the level are not all known: such a level can
    be neither proven nor reached, because nobody knows what it asks.
    """

    number: int
    name: Text
    stands_on: tuple[int, ...]
    passes_when: PassRule
    provenance: Provenance
    incomplete: Text | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


class Aspect(NamedTuple):
    """One subject within a dimension."""

    number: int
    title: Text
    dimension: str
    provenance: Provenance


class Dimension(NamedTuple):
    """One of the sides an area is judged on, such as the environmental."""

    code: str
    title: Text
    provenance: Provenance


class Source(NamedTuple):
    """A document that criteria are taken from."""

    code: str
    title: Text
    where: str


class Adoption(NamedTuple):
    """Say who adopted an edition, on which day, and in which document."""

    by: Text
    on: date
    document: Text


class Declared(NamedTuple):
    """How many of each the whole edition is said to hold; nothing where nobody says it."""

    dimensions: int | None
    aspects: int | None
    requirements: int | None
    groups: Mapping[str, int]
    provenance: Provenance


class Overlay(NamedTuple):
    """Say what a draft is laid over, and why it changes what it changes.

    `because` has the reasons by what they are about: `("requirement", "19.1.1")`.
    """

    base: Edition
    because: Mapping[tuple[str, str], Text]


class Held(NamedTuple):
    """How one kind of audit is held: at least so many auditors and days, and after which other."""

    auditors: int | None
    days: int | None
    after: str | None
    provenance: Provenance


class Role(NamedTuple):
    """In which office somebody decides."""

    title: Text
    provenance: Provenance


class Practice(NamedTuple):
    """How audits are held, by the kind of round, and in which offices people decide."""

    rounds: Mapping[str, Held]
    deciders: Mapping[str, Role]


@dataclass(frozen=True, slots=True)
class Edition:
    """One dated state of the criteria: requirements by code, levels by number.

    `requirements` are in the order of their codes.  `digest` is the SHA-256 of the
    meaning: file names, key order and comments do not change it.  `since` and `until` are
    the first and last day in force, where a source gives them; `practice` is how audits are held
    and who decides, where anything is known of it.  Without an `adoption` the
    edition is a working one: nobody who may adopt it has done so.  `variant_of` is the
    edition that this is another reading of, `overlay` what a draft changes.
    """

    id: str
    title: Text
    status: str
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    dimensions: Mapping[str, Dimension]
    aspects: Mapping[int, Aspect]
    levels: Mapping[int, Level]
    targets: Mapping[str, Target]
    requirements: Mapping[str, Requirement]
    digest: str
    declares: Declared | None = None
    adoption: Adoption | None = None
    since: date | None = None
    until: date | None = None
    variant_of: str | None = None
    overlay: Overlay | None = None
    practice: Practice | None = None

    def __hash__(self) -> int:
        """Tell editions apart by their digests: whatever they mean is part of it."""
        return hash(self.digest)
