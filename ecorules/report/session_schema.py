"""What a session prints, line by line, as models: the source of its JSON Schema."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

from ecorules.audit.schema import (
    LackName,
    LevelNumber,
    LevelPair,
    Marked,
    Number,
    Reason,
    TruthName,
    VerdictName,
)

StateName = Literal["proven", "open", "blocked", "incomplete"]
EventNumber = Annotated[int, Field(ge=1, description="by which it can be retracted")]
LineNumber = Annotated[int, Field(ge=1, description="the line that was read, counted from 1")]
Said = Annotated[str, Field(description="for people, in the language asked for")]


class _Printed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CaseMark(Marked):
    """The case as it was before any event, and whether it is made up."""

    synthetic: bool


class State(_Printed):
    """How the case stands: levels by number, how many findings of each kind, all of them."""

    level: LevelPair
    levels: dict[str, StateName]
    counts: dict[VerdictName, Number]
    verdicts: dict[str, VerdictName]
    met: dict[str, TruthName]


class OpeningLine(_Printed):
    """The first line: what is audited, by what; `events` were replayed from a log."""

    format: Literal["ecorules.session/1"]
    edition: Marked
    case: CaseMark
    round: Literal["pre-audit", "certification"]
    on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    events: Number
    state: State


class ReasonSaid(Reason):
    """A reason with its sentence."""

    said: Said


class VerdictChange(_Printed):
    """A verdict before and after; the same where only its reasons changed."""

    before: Annotated[VerdictName, Field(alias="from")]
    after: Annotated[VerdictName, Field(alias="to")]


class MetChange(_Printed):
    """What the levels see before and after."""

    before: Annotated[TruthName, Field(alias="from")]
    after: Annotated[TruthName, Field(alias="to")]


class FindingChange(_Printed):
    """A finding that changed, with all that it lacks now, or why it failed."""

    requirement: str
    verdict: VerdictChange
    met: MetChange
    reasons: list[ReasonSaid]
    failures: list[Said]
    causes: Annotated[list[str], Field(description="prerequisites without whose failure it holds")]
    said: Said


class LevelChange(_Printed):
    """A level whose state changed, with what stands in between now."""

    number: LevelNumber
    before: Annotated[StateName, Field(alias="from")]
    after: Annotated[StateName, Field(alias="to")]
    open: list[str]
    blocking: list[str]
    below: list[LevelNumber]
    said: Said


class Question(_Printed):
    """Ask owners for what a requirement lacks now, or ask no longer for what it lacked."""

    do: Literal["ask", "cease"]
    requirement: str
    owners: list[str]
    code: LackName
    item: str
    fiscal_year: int | None = None
    members: list[str] | None = None
    said: Said


class FailureNote(_Printed):
    """A nonconformity that is opened or closed, and who mends it."""

    do: Literal["open-nonconformity", "close-nonconformity"]
    requirement: str
    owners: list[str]
    said: Said


class LevelNote(_Printed):
    """A level that is proven, or can be reached, from now on, or no longer."""

    do: Literal["level-proven", "level-not-proven", "level-reachable", "level-unreachable"]
    level: LevelNumber
    said: Said


class EventLine(_Printed):
    """An event that was taken: what it changed, why, and what it calls for."""

    event: EventNumber
    line: LineNumber
    kind: Literal["observe", "document", "member", "roster", "target", "close", "retract"]
    findings: list[FindingChange]
    levels: list[LevelChange]
    level: LevelPair
    follow_up: list[Question | FailureNote | LevelNote]


class Problem(_Printed):
    """One thing that is wrong with a line: where, which clause it concerns, what to do."""

    code: str
    message: Said
    column: Annotated[int, Field(ge=1)] | None = None
    clause: Said | None = None
    help: Said | None = None
    where: list[str] | None = None


class RefusedLine(_Printed):
    """A line that was refused as a whole.

    `state` stands there if a check found a bug of ours; without a `line` the rule engine broke,
    and the session ends.
    """

    line: LineNumber | None = None
    error: Annotated[list[Problem], Field(min_length=1)]
    state: State | None = None


class ClosingLine(_Printed):
    """The last line: how many events there were, how many lines were refused, how it stands."""

    events: Number
    refused: Number
    state: State


SessionLine = OpeningLine | EventLine | RefusedLine | ClosingLine


def session_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of each line of the format `ecorules.session/1`."""
    schema = TypeAdapter[SessionLine](SessionLine).json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
