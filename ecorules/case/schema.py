"""What a case file may say: `case.yaml`, mapping by mapping.

A value arrives as the text that stands in the file.  Editors see it typed, so the JSON Schema
made of these classes allows a number or a truth where such a text may look like one.  What the
words mean under an edition is not known here.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from ecorules.diagnostics import Text, quoted
from ecorules.documents import day, fiscal_year, flag, number, refused

_NAME = re.compile("[a-z0-9]+([-_][a-z0-9]+)*")


class Surface(BaseModel):
    """One mapping in a file: nothing in it but what is foreseen."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _whole(text: object) -> object:
    """Return the whole number that a text says."""
    if not isinstance(text, str):
        return text
    value = number(text)
    if value.denominator != 1:
        said = quoted(text)
        whole = (f"{said} is not a whole number", f"{said} ไม่ใช่จำนวนเต็ม")
        raise refused("not-a-whole-number", *whole)
    return int(value)


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


def _day(text: object) -> object:
    return day(text) if isinstance(text, str) else text


def _fiscal_year(text: object) -> object:
    return fiscal_year(text) if isinstance(text, str) else text


def _flag(text: object) -> object:
    return flag(text) if isinstance(text, str) else text


Prose = Annotated[str, StringConstraints(min_length=1)]
# What an editor may take for something else: 1.1 for a number, yes for a truth.
Scalar = Annotated[
    str,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": ["string", "number", "boolean"], "minLength": 1}),
]
_WRITTEN_AS_NAME = WithJsonSchema({"type": "string", "pattern": f"^{_NAME.pattern}$"})
Name = Annotated[str, _name_like("saraburi-fy2565"), _WRITTEN_AS_NAME]
EditionId = Annotated[str, _name_like("eit-2562"), _WRITTEN_AS_NAME]
Code = Annotated[
    str, StringConstraints(min_length=1), WithJsonSchema({"type": ["string", "number"]})
]
Codes = list[Code]
Level = Annotated[
    int,
    BeforeValidator(_whole),
    Field(ge=1),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1}),
]
Year = Annotated[
    int, BeforeValidator(_fiscal_year), WithJsonSchema({"type": ["integer", "string"]})
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": ["boolean", "string"]})]


class Bilingual(Surface):
    """Give a text in Thai and in English."""

    th: Prose
    en: Prose

    @property
    def text(self) -> Text:
        """Return the two as one text."""
        return Text(self.en, self.th)


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
    evidence: Codes = []
    note: Prose | None = None


class RosterForm(Surface):
    """Name the file of a roster, whether it lists everybody, and what supports it."""

    file: Prose
    complete: Flag
    evidence: Codes = []
    columns: dict[Code, Codes] = {}


class EvidenceForm(Surface):
    """Say how far a document has come, which file it is, and when it is valid."""

    state: Literal["planned", "submitted", "accepted", "rejected"]
    title: Bilingual | None = None
    file: Prose | None = None
    sha256: Scalar | None = None
    submitted: Day | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    because: Prose | None = None


class RegisterForm(Surface):
    """Say whether documents can still be handed in, and how far each has come."""

    state: Literal["open", "closed"]
    evidence: dict[Code, EvidenceForm] = {}


class CaseFile(Surface):
    """Describe one area in one audit round, with all that was handed in about it."""

    id: Name
    title: Bilingual
    synthetic: Flag = False
    note: Bilingual | None = None
    edition: EditionId
    area: dict[Code, Bilingual] = {}
    round: RoundForm
    provenance: OriginForm | None = None
    agencies: dict[Code, Bilingual] = {}
    owners: dict[Code, Annotated[Codes, Field(min_length=1)]] = {}
    targets: dict[Code, list[OwnTargetForm]] = {}
    observations: list[ObservationForm] = []
    rosters: dict[Code, RosterForm] = {}
    register_: Annotated[RegisterForm, Field(alias="register")]
