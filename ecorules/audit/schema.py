"""The published form of an audit as JSON, `ecorules.audit/1`: models, and their JSON Schema.

Readers in other languages go by the schema; a test holds every record against the models.
Within one format number keys are only added, never renamed and never given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

VerdictName: TypeAlias = Literal["conforming", "nonconforming", "undetermined", "not_applicable"]
TruthName: TypeAlias = Literal["true", "false", "unknown"]
StatusName: TypeAlias = Literal["stated", "inferred", "drafted"]
LackName: TypeAlias = Literal[
    "no-observation",
    "no-document",
    "not-accepted",
    "expired",
    "conflicting",
    "unsupported",
    "no-target",
    "unknown-applicability",
    "open-prerequisite",
]
Number: TypeAlias = Annotated[int, Field(ge=0)]
LevelNumber: TypeAlias = Annotated[int, Field(ge=0, description="0 is the baseline, or none")]
Exact: TypeAlias = Annotated[
    str,
    Field(pattern=r"^-?\d+(/\d+)?$", description="an exact fraction of base units"),
]
Digest: TypeAlias = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BothLanguages(_Published):
    """A text in English and in Thai."""

    en: str
    th: str


class Marked(_Published):
    """What was audited, or by what: its id, and the SHA-256 of its meaning."""

    id: str
    digest: Digest


class EditionMark(Marked):
    """The edition audited by, and whether anybody who may adopt it has done so."""

    status: Literal["working", "adopted"]


class CaseMark(Marked):
    """The case audited, and whether it is made up."""

    synthetic: bool


class LevelPair(_Published):
    """The level proven by what is in hand, and the one still reachable."""

    proven: LevelNumber
    reachable: LevelNumber


class LevelState(_Published):
    """How one level stands: what blocks it and what is open, of its own requirements."""

    number: LevelNumber
    name: BothLanguages
    state: Literal["proven", "open", "blocked", "incomplete"]
    open: list[str]
    blocking: list[str]
    below: list[LevelNumber]
    requirements: Number
    incomplete: BothLanguages | None


class Reason(_Published):
    """Why something is not settled: the reason, the item and the members it is missing for."""

    code: LackName
    item: str
    fiscal_year: int | None = None
    members: list[str] | None = None


class OutstandingReason(Reason):
    """A reason with the requirement that it keeps open, and what its item is called."""

    requirement: str
    title: BothLanguages | None = None


class OwnerState(_Published):
    """One agency: its name, and how many things are outstanding with it."""

    name: BothLanguages | None
    outstanding: Number
    up_to_aim: Number


class Interval(_Published):
    """All values that are still possible; no end where there is none.

    An end that is a limit is approached and never reached.
    """

    low: Exact | None
    high: Exact | None
    low_is_limit: bool = False
    high_is_limit: bool = False


class Group(_Published):
    """Members that were judged alike, with the trace that stands for each of them.

    `perhaps` says that the list which names them does not count.
    """

    members: list[str]
    perhaps: bool = False
    where: Trace | None = None
    that: Trace | None = None
    value: Trace | None = None


class Trace(BaseModel):
    """A node of a condition with what was found; further keys say what the node names.

    `beyond` is how members that the roster may lack were judged.
    """

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, JsonValue]

    node: str
    truth: TruthName | None = None
    defined: bool | None = None
    extent: Interval | None = None
    gaps: list[Reason] = []
    parts: list[Trace] = []
    groups: list[Group] = []
    beyond: Group | None = None


class FindingRecord(_Published):
    """One requirement with its verdict and its whole reason; `met` is what levels see."""

    requirement: str
    title: BothLanguages
    level: LevelNumber
    verdict: VerdictName
    met: TruthName
    reasons: list[Reason]
    causes: list[str]
    provenance: StatusName
    reading: StatusName
    applies: Trace | None
    trace: Trace


class SpareRecord(_Published):
    """The members beyond what is needed, at least and at most; fewer than none are lacking."""

    least: int | None
    most: int | None


class TallyRecord(_Published):
    """The arithmetic of a share whose whole is known."""

    counted: Number
    met: Number
    open: Number
    needed: int


class MarginRecord(_Published):
    """How far one settled condition is from turning, in base units and in members."""

    truth: TruthName
    threshold: Exact | None = None
    distance: Exact | None = None
    members: SpareRecord | None = None
    tally: TallyRecord | None = None


class CriticalRecord(_Published):
    """A document without which the level would be lower, and what would no longer be met."""

    item: str
    proven: LevelNumber
    requirements: list[str]


class VerdictPair(_Published):
    """A verdict now and with a plan carried out."""

    now: VerdictName
    planned: VerdictName


class PlannedRecord(_Published):
    """How the case would stand with a plan carried out."""

    level: LevelPair
    verdicts: dict[str, VerdictPair]


class AuditRecord(_Published):
    """One audit, as `ecorules audit --format json` prints it.

    `owner` stands there if only what is outstanding with one agency was asked for.
    `margins`, `critical` and `planned` are there only where they were asked for.
    """

    format: Literal["ecorules.audit/1"]
    engine: str
    edition: EditionMark
    case: CaseMark
    round: Literal["pre-audit", "certification"]
    purpose: Literal["raise", "keep"]
    aim: LevelNumber | None
    on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    level: LevelPair
    levels: list[LevelState]
    counts: dict[VerdictName, Number]
    provenance: dict[StatusName, Number]
    findings: list[FindingRecord]
    outstanding: dict[str, list[OutstandingReason]]
    owners: dict[str, OwnerState] = {}
    owner: str | None = None
    margins: dict[str, list[MarginRecord]] | None = None
    critical: list[CriticalRecord] | None = None
    planned: PlannedRecord | None = None


def audit_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.audit/1`."""
    schema = AuditRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
