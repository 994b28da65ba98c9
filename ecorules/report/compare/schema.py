"""The published form of a comparison as JSON, `ecorules.compare/1`: models, and their JSON Schema.

Within one format number keys are only added, never renamed and never given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ecorules.audit.schema import BothLanguages, Digest, Number, TruthName, VerdictName


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EditionRecord(_Published):
    """An edition that was compared."""

    id: str
    digest: Digest
    status: Literal["working", "adopted"]
    title: BothLanguages


class ChangeRecord(_Published):
    """One change between the editions; causes name it by its `number`.

    `said` is the change in sentences, `because` the reason that a draft gives for it.
    """

    number: Annotated[int, Field(ge=1)]
    kind: str
    path: list[str | int]
    requirement: str | None
    strictness: Literal["stricter", "looser", "other"] | None
    moves_verdicts: bool
    said: list[BothLanguages]
    because: BothLanguages | None


class JudgedRecord(_Published):
    """A verdict, and whether the requirement stands in the way of its level."""

    verdict: VerdictName
    met: TruthName


class MoveRecord(_Published):
    """An outcome that is another under the new edition, and why.

    `about` is `proven`, `reachable` or the code of a requirement.  Each of `causes` is a set of
    changes whose undoing gives the old outcome back, and no fewer of them do.  Where `all_causes`
    holds, these are all sets with the fewest changes; else no set of up to `searched` changes
    does it, and the one that is told can spare none of its changes.
    """

    about: str
    way: Literal["up", "down", "undetermined", "otherwise"]
    before: Number | JudgedRecord
    after: Number | JudgedRecord
    causes: list[list[Annotated[int, Field(ge=1)]]]
    all_causes: bool
    searched: Number


class StandRecord(_Published):
    """How a case stands under one edition."""

    proven: Number
    reachable: Number
    levels: dict[str, Literal["proven", "open", "blocked", "incomplete"]]
    requirements: dict[str, JudgedRecord]


class UncountedRecord(_Published):
    """What a case holds and an edition does not ask for, by name."""

    documents: list[str]
    targets: list[str]
    facts: list[str]
    rosters: list[str]


class UncountedBoth(_Published):
    """What the old and what the new edition does not ask for."""

    old: UncountedRecord
    new: UncountedRecord


class CaseRecord(_Published):
    """Which case it is."""

    id: str
    title: BothLanguages
    synthetic: bool
    edition: str
    round: Literal["pre-audit", "certification"]
    fiscal_year: int
    on: str
    folder: str


class ReplayedRecord(_Published):
    """A case as it stands under both editions, with everything that moves.

    `unasked` is how many documents its closed register says nothing of, because the edition that
    it was made for does not ask for them.
    """

    case: CaseRecord
    before: StandRecord
    after: StandRecord
    moves: list[MoveRecord]
    unasked: Number
    uncounted: UncountedBoth


class ProblemRecord(_Published):
    """What is wrong with a file of a case, and where."""

    code: str
    message: BothLanguages
    place: str | None


class NotReplayedRecord(_Published):
    """A case that cannot be judged by both editions, and why."""

    folder: str
    case: CaseRecord | None
    reasons: list[BothLanguages]
    problems: list[ProblemRecord]


class CountsRecord(_Published):
    """How many cases move which way in one outcome; they add up to all that were replayed."""

    up: Number
    down: Number
    undetermined: Number
    otherwise: Number
    stays: Number


class FlowRecord(_Published):
    """How many cases go from one level to another, or stay."""

    before: Number
    after: Number
    cases: Number


class FlowsRecord(_Published):
    """The flows of the proven and of the reachable level."""

    proven: list[FlowRecord]
    reachable: list[FlowRecord]


class ComparisonRecord(_Published):
    """Two editions, what changed between them, and how past cases stand under both."""

    format: Literal["ecorules.compare/1"]
    engine: str
    old: EditionRecord
    new: EditionRecord
    changes: list[ChangeRecord]
    counts: dict[str, CountsRecord]
    flows: FlowsRecord
    only_old: dict[str, dict[VerdictName, Number]]
    only_new: dict[str, dict[VerdictName, Number]]
    cases: list[ReplayedRecord]
    not_replayed: list[NotReplayedRecord]


def comparison_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema that a comparison as JSON holds to."""
    schema = ComparisonRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
