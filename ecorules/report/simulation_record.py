"""What was made up, for other programs: models of `ecorules.simulation/1`, and its JSON text."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.revision.simulation.model import Counted, Order

FORMAT: Final = "ecorules.simulation/1"
_Number = Annotated[int, Field(ge=0)]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EditionRecord(_Published):
    """The edition that the cases are made for."""

    id: str
    digest: str


class MadeRecord(_Published):
    """One made-up case: the level it was made for, and what its audit says."""

    id: str
    area: _Number
    fiscal_year: _Number
    round: Literal["pre-audit", "certification"]
    purpose: Literal["raise", "keep"]
    members: _Number
    intended: _Number
    proven: _Number
    reachable: _Number


class SimulationRecord(_Published):
    """Made-up cases, as `ecorules simulate --format json` tells of them: all are synthetic."""

    format: Literal["ecorules.simulation/1"]
    engine: str
    synthetic: Literal[True]
    edition: EditionRecord
    seed: _Number
    areas: _Number
    years: list[_Number]
    cases: list[MadeRecord]


def simulation_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.simulation/1`."""
    schema = SimulationRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written_simulation(order: Order, made: Sequence[Counted]) -> str:
    """Return what was made up as JSON text, keys sorted, ending in a line feed."""
    record = SimulationRecord(
        format=FORMAT,
        engine=f"ecorules {version('ecorules')}",
        synthetic=True,
        edition=EditionRecord(id=order.edition.id, digest=order.edition.digest),
        seed=order.seed,
        areas=order.areas,
        years=list(order.years),
        cases=[_made(each) for each in made],
    )
    value = record.model_dump(mode="json")
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _made(each: Counted) -> MadeRecord:
    held = each.round
    return MadeRecord(
        id=each.id,
        area=each.area,
        fiscal_year=held.fiscal_year,
        round=held.kind.value,
        purpose=held.purpose.value,
        members=each.members,
        intended=each.intended,
        proven=each.proven,
        reachable=each.reachable,
    )
