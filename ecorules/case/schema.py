"""What a case file may say: `case.yaml`, mapping by mapping.

A value arrives as the text that stands in the file.  Editors see it typed, so the JSON Schema
made of these classes allows a number or a truth where such a text may look like one.  What the
words mean under an edition is not known here.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
)
from typing_extensions import TypeAliasType

from ecorules.diagnostics import quoted
from ecorules.documents import fiscal_year, refused
from ecorules.documents.forms import (
    NOT_EMPTY,
    Bilingual,
    Day,
    Flag,
    Prose,
    Scalar,
    Strain,
    Surface,
    Whole,
    whole,
)

_NAME = re.compile("[a-z0-9]+([-_][a-z0-9]+)*")


def is_name(text: str) -> bool:
    """Return whether a text is a name of small letters, digits and hyphens."""
    return _NAME.fullmatch(text) is not None


def _name_like(example: str) -> AfterValidator:
    def named(text: str) -> str:
        if is_name(text):
            return text
        said = quoted(text)
        raise refused(
            "not-a-name",
            f"{said} is not a name of small letters, digits and hyphens",
            f"{said} ไม่ใช่ชื่อที่ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และยัติภังค์",
            f"write it like `{example}`",
            f"เขียนให้เหมือน `{example}`",
        )

    return AfterValidator(named)


def _fiscal_year(text: object) -> object:
    return fiscal_year(text) if isinstance(text, str) else text


_WRITTEN_AS_NAME = WithJsonSchema({"type": "string", "pattern": f"^{_NAME.pattern}$"})
Name = Annotated[str, _name_like("saraburi-fy2565"), _WRITTEN_AS_NAME]
EditionId = Annotated[str, _name_like("eit-2562"), _WRITTEN_AS_NAME]
Code = Annotated[str, NOT_EMPTY, WithJsonSchema({"type": ["string", "number"]})]
Codes = list[Code]
Level = Annotated[
    int,
    BeforeValidator(whole),
    Field(ge=1),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1}),
]
Year = Annotated[
    int, BeforeValidator(_fiscal_year), WithJsonSchema({"type": ["integer", "string"]})
]


class RoundForm(Surface):
    """Say which audit this is, what for, and on which day."""

    kind: Literal["pre-audit", "certification"]
    purpose: Literal["raise", "keep"]
    aim: Level | None = None
    fiscal_year: Year
    on: Day


class OriginForm(Surface):
    """Say where the case was taken from."""

    source: Prose
    place: Prose | None = None


class OwnTargetForm(Surface):
    """Give a target that the area set itself, and where."""

    since: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    value: Scalar
    source: Prose


class ObservationForm(Surface):
    """Give one observed value of a fact in a fiscal year, and what supports it."""

    fact: Code
    value: Scalar
    fiscal_year: Year
    evidence: Codes = Field(default_factory=list)
    note: Prose | None = None


class RosterForm(Surface):
    """Name the file of a roster, whether it lists everybody, and what supports it."""

    file: Prose
    complete: Flag
    evidence: Codes = Field(default_factory=list)
    columns: dict[Code, Codes] = Field(default_factory=dict)


class EvidenceFileForm(Surface):
    """Name one file of a document, and say what it was when it was registered."""

    file: Prose | None = None
    sha256: Scalar | None = None
    size: Whole | None = None
    media_type: Prose | None = None


class EvidenceForm(Surface):
    """Say how far a document has come, which files it is, and when it is valid."""

    state: Literal["planned", "submitted", "accepted", "rejected"]
    title: Bilingual | None = None
    file: Prose | None = None
    sha256: Scalar | None = None
    files: list[EvidenceFileForm] = Field(default_factory=list)
    submitted: Day | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    because: Prose | None = None


class RegisterForm(Surface):
    """Say whether documents can still be handed in, and how far each has come."""

    state: Literal["open", "closed"]
    evidence: dict[Code, EvidenceForm] = Field(default_factory=dict)


class EffortForm(Surface):
    """Say what it takes to bring about a fact, a document or a complete list."""

    effort: Strain | None = None
    lead_time: Whole | None = None
    changeable: Flag | None = None


def _part(value: object) -> str | None:
    """Return how a part of the requirements is named: one by one, or all of them."""
    return "codes" if isinstance(value, list) else "all"


PartForm = TypeAliasType(
    "PartForm",
    Annotated[
        Annotated[Literal["all"], Tag("all")]
        | Annotated[Annotated[Codes, Field(min_length=1)], Tag("codes")],
        Discriminator(_part),
    ],
)


class VisitForm(Surface):
    """Say on which days an audit was held, and who audited which requirements."""

    on: Annotated[list[Day], Field(min_length=1)]
    auditors: Annotated[dict[Name, PartForm], Field(min_length=1)]


class TeamForm(Surface):
    """Name the people of a round: who audited, who advised the area, who is to decide."""

    people: Annotated[dict[Name, Bilingual], Field(min_length=1)]
    pre_audit: VisitForm | None = None
    audit: VisitForm | None = None
    advisers: dict[Name, PartForm] = Field(default_factory=dict)
    deciders: list[Name] = Field(default_factory=list)


class CaseFile(Surface):
    """Describe one area in one audit round, with all that was handed in about it."""

    id: Name
    title: Bilingual
    synthetic: Flag = False
    note: Bilingual | None = None
    edition: EditionId
    area: dict[Code, Bilingual] = Field(default_factory=dict)
    round: RoundForm
    provenance: OriginForm | None = None
    agencies: dict[Code, Bilingual] = Field(default_factory=dict)
    owners: dict[Code, Annotated[Codes, Field(min_length=1)]] = Field(default_factory=dict)
    targets: dict[Code, list[OwnTargetForm]] = Field(default_factory=dict)
    observations: list[ObservationForm] = Field(default_factory=list)
    rosters: dict[Code, RosterForm] = Field(default_factory=dict)
    efforts: dict[Code, EffortForm] = Field(default_factory=dict)
    team: TeamForm | None = None
    register_: Annotated[RegisterForm, Field(alias="register")]
