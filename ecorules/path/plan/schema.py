"""The published form of a plan as JSON, `ecorules.plan/1`.

Within one format number keys are only added, never renamed and never given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ecorules.path.schema import ActionRecord

FORMAT = "ecorules.plan/1"

Number: TypeAlias = Annotated[int, Field(ge=0)]
MonthText: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
DayText: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
ExactText: TypeAlias = Annotated[str, Field(pattern=r"^-?\d+(/[1-9]\d*)?$")]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class InBoth(_Published):
    """A text in English and in Thai."""

    en: str
    th: str


class EditionNamed(_Published):
    """The edition that the plan is made by."""

    id: str
    digest: str


class CaseNamed(_Published):
    """The case that the plan is for, as it stood, and whether it is made up."""

    id: str
    digest: str
    title: InBoth
    synthetic: bool


class Levels(_Published):
    """The level that was proven when the plan was made, and the one it aims at."""

    proven: Number
    aim: Number


class OwnerRecord(_Published):
    """Who carries an activity out: an agency by its id, or anybody by name."""

    agency: str | None = None
    name: InBoth


class ActivityRecord(_Published):
    """One activity; months are of the Common Era, and left out where nobody has set them.

    `after` are the codes of the activities that have to be over before; beside those, everything
    of a lower level comes first.  `action` is its place in `actions`.  `state` and `remark` are
    what the plan's users wrote.
    """

    code: str
    origin: Literal["action", "regular", "own"]
    title: InBoth
    requirements: list[str]
    level: Number | None = None
    owners: list[OwnerRecord]
    start: MonthText | None = None
    months: Annotated[int, Field(ge=1, le=240)] | None = None
    after: list[str]
    action: Number | None = None
    critical: bool
    lead_time_default: bool
    state: Literal["planned", "under-way", "done"] | None = None
    remark: str
    source: InBoth | None = None


class PlanRecord(_Published):
    """A plan, as `ecorules plan CASE -o plan.json` writes it.

    `actions` are those of the way, as `ecorules path --format json` writes them; `assumed` are
    targets that the area has not set; `defaults` says how many efforts nobody has stated.
    """

    format: Literal["ecorules.plan/1"]
    engine: str
    edition: EditionNamed
    case: CaseNamed
    round: Literal["pre-audit", "certification"]
    on: DayText
    fiscal_year: Number
    register_: Annotated[Literal["open", "closed"], Field(alias="register")]
    level: Levels
    assumed: dict[str, ExactText]
    effort: ExactText
    defaults: Number
    start: MonthText
    actions: list[ActionRecord]
    activities: list[ActivityRecord]


def plan_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.plan/1`."""
    schema = PlanRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
