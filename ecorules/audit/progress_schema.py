"""The published form of the state of the evidence as JSON, `ecorules.evidence/1`.

Within one format number keys are only added, never renamed and never given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

StageName: TypeAlias = Literal["planned", "submitted", "accepted", "rejected", "expired"]
Number: TypeAlias = Annotated[int, Field(ge=0)]
DayText: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TitleInBoth(_Published):
    """A text in English and in Thai."""

    en: str
    th: str


class FileMark(_Published):
    """One file of a document, and what it was when it was registered."""

    file: str | None
    sha256: str | None
    size: Number | None
    media_type: str | None


class AskedRecord(_Published):
    """One document that is asked for; one of the area's own has no requirement and no level.

    `ends_soon`: it is not valid in 30 days, or not on the day of the audit.
    """

    item: str
    title: TitleInBoth
    requirement: str | None
    level: Number | None
    owners: list[str]
    stage: StageName
    ends_soon: bool
    files: list[FileMark]
    submitted: DayText | None
    valid_from: DayText | None
    valid_until: DayText | None
    because: str | None


class Tally(_Published):
    """How many documents are asked for, and how many of them are at each stage: all of them."""

    asked: Number
    counts: dict[StageName, Number]
    ends_soon: Number


class OwnerTally(Tally):
    """What one owner is asked for; a document that several share is counted for each of them."""

    name: TitleInBoth


class EditionNamed(_Published):
    """The edition that asks for the documents."""

    id: str
    digest: str
    status: Literal["working", "adopted"]


class CaseNamed(_Published):
    """The case whose register it is, and whether it is made up."""

    id: str
    synthetic: bool


class ProgressRecord(_Published):
    """The state of the evidence, as `ecorules evidence status --format json` prints it.

    With an owner named, `items` and `total` are what that owner is asked for.
    """

    format: Literal["ecorules.evidence/1"]
    engine: str
    edition: EditionNamed
    case: CaseNamed
    round: Literal["pre-audit", "certification"]
    register_: Annotated[Literal["open", "closed"], Field(alias="register")]
    on: DayText
    audit_on: DayText
    days_left: int
    owner: str | None
    total: Tally
    owners: dict[str, OwnerTally]
    own: Tally
    items: list[AskedRecord]


def progress_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.evidence/1`."""
    schema = ProgressRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
