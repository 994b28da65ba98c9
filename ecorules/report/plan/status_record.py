"""How a plan stands as JSON, `ecorules.plan-status/1`: the published form, and its writing."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ecorules.path.plan.schema import DayText, InBoth, MonthText, Number
from ecorules.path.plan.standing import paces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.diagnostics import Text
    from ecorules.path.plan.standing import PlanStanding, Standing

FORMAT = "ecorules.plan-status/1"
PaceName: TypeAlias = Literal["done", "under-way", "late", "not-due", "no-months"]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PaceTally(_Published):
    """How many activities there are, and how many of each pace: all of them."""

    activities: Number
    counts: dict[PaceName, Number]


class OwnerTally(PaceTally):
    """What one owner carries out; what several share is counted for each of them.

    The last has neither agency nor name: what nobody is named for, if there is any.
    """

    agency: str | None
    name: InBoth | None


class StandingRecord(_Published):
    """How one activity stands; `shown` of `asked` is what the case shows of an action.

    `contradicted`: the plan says that it is done, and the case does not show it.
    """

    code: str
    title: InBoth
    pace: PaceName
    start: MonthText | None
    end: MonthText | None
    shown: Number | None
    asked: Number | None
    contradicted: bool


class PlanStatusRecord(_Published):
    """How a plan stands on a day, as `ecorules plan status --format json` prints it."""

    format: Literal["ecorules.plan-status/1"]
    engine: str
    case: Annotated[str, Field(description="the id of the case")]
    on: DayText
    aim: Number
    total: PaceTally
    owners: list[OwnerTally]
    activities: list[StandingRecord]


def plan_status_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.plan-status/1`."""
    schema = PlanStatusRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written_status(found: PlanStanding) -> str:
    """Return how a plan stands as JSON text."""
    owners = [(one, found.of_owner(one)) for one in (*found.owners, None)]
    record: dict[str, JsonValue] = {
        "format": FORMAT,
        "engine": f"ecorules {version('ecorules')}",
        "case": found.plan.stands_on.case,
        "on": found.on.isoformat(),
        "aim": found.plan.aim,
        "total": _tally(found.activities),
        "owners": [
            {
                "agency": None if one is None else one.agency,
                "name": None if one is None else _text(one.name),
                **_tally(standing),
            }
            for one, standing in owners
            if standing
        ],
        "activities": [_activity(one) for one in found.activities],
    }
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _tally(standing: Iterable[Standing]) -> dict[str, JsonValue]:
    every = tuple(standing)
    return {
        "activities": len(every),
        "counts": {pace.value: number for pace, number in paces(every).items()},
    }


def _activity(one: Standing) -> JsonValue:
    start, end = one.activity.start, one.activity.end
    return {
        "code": one.activity.code,
        "title": _text(one.activity.title),
        "pace": one.pace.value,
        "start": None if start is None else start.written,
        "end": None if end is None else end.written,
        "shown": one.shown,
        "asked": one.asked,
        "contradicted": one.is_contradicted,
    }


def _text(text: Text) -> dict[str, JsonValue]:
    return {"en": text.en, "th": text.th}
