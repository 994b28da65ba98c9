"""The published forms of a recommendation and of a decision: models, and their JSON Schema.

What comes from other hands is held against them before anything else is made of it.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ecorules.audit.schema import AuditRecord, BothLanguages, Digest, LevelNumber

Day: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Files: TypeAlias = Annotated[dict[str, str], Field(description="the text of each file by its path")]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ProposedRecord(_Published):
    """The level that is proposed, 0 being none, and whether it can only be tried."""

    level: LevelNumber
    name: BothLanguages | None
    trial: bool


class GateRecord(_Published):
    """One condition of a decision: `closed` forbids it, `trial` allows one on trial."""

    gate: str
    state: Literal["open", "trial", "closed"]
    reason: BothLanguages


class CarriedEdition(_Published):
    """The edition: what it is, its files, and the one by which it opens."""

    id: str
    digest: Digest
    title: BothLanguages
    status: Literal["working", "adopted"]
    opens: str
    files: Files


class CarriedCase(_Published):
    """The case: what it is, and its files in their canonical form."""

    id: str
    digest: Digest
    title: BothLanguages
    area: dict[str, BothLanguages]
    synthetic: bool
    fiscal_year: int
    files: Files


class PaperRecord(_Published):
    """One file of the evidence, with its SHA-256 in hexadecimal digits."""

    item: str
    path: str | None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None


class LogRecord(_Published):
    """Where the log of the register ended: how many events, and the SHA-256 of its last line."""

    events: Annotated[int, Field(ge=0)]
    tip: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]


class PeopleRecord(_Published):
    """Who is who in this round."""

    named: dict[str, BothLanguages]
    deciders: list[str]
    advisers: list[str]
    pre_audit: list[str]
    audit: list[str]


class RecommendationRecord(_Published):
    """What the program proposes, as `ecorules recommend` writes it."""

    format: Literal["ecorules.recommendation/1"]
    engine: str
    proposed: ProposedRecord
    gates: list[GateRecord]
    edition: CarriedEdition
    case: CarriedCase
    evidence: list[PaperRecord]
    log: LogRecord
    people: PeopleRecord | None
    offices: dict[str, BothLanguages]
    audit: AuditRecord


class SignerRecord(_Published):
    """Somebody who signs: the person, the office, and the public key with its SHA-256."""

    person: str
    name: BothLanguages
    office: str
    title: BothLanguages
    key: str
    keyid: Digest


class DecidedRecord(_Published):
    """What was decided; `because` says why where it differs from what was proposed.

    `unmet` are the requirements that are not met although the level asks for them.
    """

    level: LevelNumber
    name: BothLanguages | None
    on: Day
    trial: bool
    differs: bool
    because: Annotated[str, Field(min_length=1)] | None
    unmet: list[str]
    by: Annotated[list[SignerRecord], Field(min_length=1)]


class DecisionRecord(_Published):
    """A decision, as it stands in the payload of the envelope that `ecorules decide` writes."""

    format: Literal["ecorules.decision/1"]
    recommendation: RecommendationRecord
    decided: DecidedRecord


def recommendation_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.recommendation/1`."""
    return _schema(RecommendationRecord)


def decision_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.decision/1`."""
    return _schema(DecisionRecord)


def _schema(model: type[BaseModel]) -> dict[str, JsonValue]:
    schema = model.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
