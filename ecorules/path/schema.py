"""The published form of a way as JSON, `ecorules.path/1`: models, and their JSON Schema.

The actions of a year's plan have the same form and may say more of themselves, so what is not
foreseen in an action is let through; within one format number keys are only added.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Exact: TypeAlias = Annotated[
    str, Field(pattern=r"^-?\d+(/[1-9]\d*)?$", description="an exact fraction")
]
Day: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AmountRecord(_Published):
    """A number in base units."""

    amount: Exact


class ChoiceRecord(_Published):
    """One of the named values of a fact."""

    choice: str


ValueRecord: TypeAlias = bool | AmountRecord | ChoiceRecord


class BoundsRecord(_Published):
    """Between which values an amount suffices; an open end is not reached."""

    low: Exact | None = None
    high: Exact | None = None
    low_is_open: bool = False
    high_is_open: bool = False


class CellRecord(_Published):
    """What one cell of a member's row is to be, and what it is now if that is known.

    `suffices` says between which values it may turn out where nobody knows it yet; without it, only
    the value itself is known to do.
    """

    fact: str
    fiscal_year: int
    before: ValueRecord | None = None
    value: ValueRecord
    suffices: BoundsRecord = BoundsRecord()


class MemberRecord(_Published):
    """One member with what is to change of it."""

    member: str
    name: str = ""
    cells: list[CellRecord]


class _Doing(BaseModel):
    """What it takes, who does it and which requirements it serves.

    `default` says that nobody stated the effort.  A plan may say more of an action.
    """

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, JsonValue]

    effort: Exact = "1"
    lead_time: Annotated[int, Field(ge=0, description="in months")] = 1
    changeable: bool | None = None
    default: bool = True
    owners: list[str] = []
    requirements: list[str] = []


class PaperRecord(_Doing):
    """Bring a document to count."""

    action: Literal["hand-in", "accept", "hand-in-again", "renew"]
    item: str


class ObserveRecord(_Doing):
    """Observe what is not known of the area yet; the way holds if it turns out so."""

    action: Literal["observe"]
    fact: str
    fiscal_year: int
    value: ValueRecord
    suffices: BoundsRecord = BoundsRecord()


class ChangeRecord(_Doing):
    """Better a fact of the area from what it is known to be."""

    action: Literal["change"]
    fact: str
    fiscal_year: int
    before: ValueRecord
    value: ValueRecord
    suffices: BoundsRecord = BoundsRecord()


class CompleteRecord(_Doing):
    """Make sure that a list of members leaves out nobody."""

    action: Literal["complete"]
    roster: str


class BetterRecord(_Doing):
    """Bring some members of a list to satisfy a condition; the effort is for each of them.

    `nearest` are all that the same change would do for, the chosen ones among them.
    """

    action: Literal["better"]
    roster: str
    members: Annotated[list[MemberRecord], Field(min_length=1)]
    nearest: list[str] = []


ActionRecord: TypeAlias = Annotated[
    PaperRecord | ObserveRecord | ChangeRecord | CompleteRecord | BetterRecord,
    Field(discriminator="action"),
]


class ReadWay(BaseModel):
    """What is read of one set of actions."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    actions: list[ActionRecord]


class MadeForRecord(BaseModel):
    """The case that actions were found for, or the edition, in the state that it was in."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    digest: str


class ActionsFile(BaseModel):
    """What is read of a way or a plan: its actions, and what it takes for granted."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Literal["ecorules.path/1", "ecorules.plan/1"]
    edition: MadeForRecord | None = None
    case: MadeForRecord | None = None
    assumed: dict[str, Exact] = {}
    actions: list[ActionRecord] | None = None
    paths: list[ReadWay] = []


class WayRecord(_Published):
    """One set of actions; of so many the effort is a default, which nobody stated."""

    level: Annotated[int, Field(ge=1)]
    effort: Exact
    proven: bool
    defaults: Annotated[int, Field(ge=0)]
    stated: Annotated[int, Field(ge=0)]
    actions: list[ActionRecord]


class Said(_Published):
    """A text in English and in Thai."""

    en: str
    th: str


class ForbiddingRecord(Said):
    """A condition that forbids a level, and what would lift it."""

    lifts: list[Said]


class ObstacleRecord(_Published):
    """What stands in the way of a level; without a requirement nobody knows all that it asks."""

    level: Annotated[int, Field(ge=0)]
    requirement: str | None
    conditions: list[ForbiddingRecord]


class AskedRecord(_Published):
    """What was asked for beside the level."""

    alternatives: Annotated[int, Field(ge=1)]
    budget: Exact | None
    lasting: Day | None
    by: Day | None


class LevelsRecord(_Published):
    """The level proven now, and the one aimed at."""

    proven: Annotated[int, Field(ge=0)]
    aim: Annotated[int, Field(ge=0)]


class EditionRecord(_Published):
    """The edition audited by."""

    id: str
    digest: str
    status: Literal["working", "adopted"]


class CaseRecord(_Published):
    """The case, and whether it is made up."""

    id: str
    digest: str
    synthetic: bool


class PathRecord(_Published):
    """The ways to a level, as `ecorules path --format json` prints them, the cheapest first."""

    format: Literal["ecorules.path/1"]
    engine: str
    edition: EditionRecord
    case: CaseRecord
    round: Literal["pre-audit", "certification"]
    on: Day
    fiscal_year: int
    register_: Annotated[Literal["open", "closed"], Field(alias="register")]
    level: LevelsRecord
    assumed: dict[str, Exact]
    asked: AskedRecord
    paths: list[WayRecord]
    obstacles: list[ObstacleRecord]
    left_out: list[Said]


def path_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.path/1`."""
    schema = PathRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
