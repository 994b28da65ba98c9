"""What `outcomes.yaml` may say: areas with their levels, totals, rounds, indicators."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from ecorules.documents import fiscal_year, number
from ecorules.edition.schema.common import (
    Bilingual,
    Day,
    Identifier,
    Ordinal,
    ProvenanceForm,
    Reference,
    SourceForm,
    Surface,
    Whole,
)
from ecorules.outcomes.model import HIGHEST


def _year(text: object) -> object:
    return fiscal_year(text) if isinstance(text, str) else text


def _figure(text: object) -> object:
    return number(text) if isinstance(text, str) else text


_LEVEL = {"type": ["integer", "string"], "minimum": 1, "maximum": HIGHEST}
_LEVEL_KEY = {"type": "string", "pattern": f"^[1-{HIGHEST}]$"}

Year = Annotated[int, BeforeValidator(_year), WithJsonSchema({"type": ["integer", "string"]})]
Level = Annotated[Whole, Field(ge=1, le=HIGHEST), WithJsonSchema(_LEVEL)]
Figure = Annotated[
    Fraction, BeforeValidator(_figure), WithJsonSchema({"type": ["number", "string"]})
]
LevelKey = Annotated[Ordinal, Field(ge=1, le=HIGHEST), WithJsonSchema(_LEVEL_KEY)]


class OutcomeForm(Surface):
    """Give a level that is published of an area, and when it held."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["fiscal_year"]}, {"required": ["by"]}]}
    )

    level: Level
    fiscal_year: Year | None = None
    by: Day | None = None
    provenance: ProvenanceForm


class RealAreaForm(Surface):
    """Name a real area; without outcomes no level of it is published."""

    province: Bilingual
    name: Bilingual | None = None
    provenance: ProvenanceForm
    outcomes: list[OutcomeForm] = Field(default_factory=list)


class TotalForm(Surface):
    """Give the published number of areas at each level or above, on one day."""

    on: Day
    areas: Whole
    levels: Annotated[dict[LevelKey, Whole], Field(min_length=1)]
    provenance: ProvenanceForm


class RoundCountForm(Surface):
    """Give how many areas asked to raise their level in a fiscal year, how many to keep it."""

    fiscal_year: Year
    areas: Whole
    raise_: Annotated[Whole, Field(alias="raise")]
    keep: Whole
    provenance: ProvenanceForm


class GoalForm(Surface):
    """Give what an indicator asks for in one band: a figure, or areas at levels; and what else."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["at_least"]}, {"required": ["levels"]}]}
    )

    at_least: Figure | None = None
    levels: Annotated[dict[LevelKey, Whole] | None, Field(min_length=1)] = None
    also: list[Bilingual] = Field(default_factory=list)


class IndicatorForm(Surface):
    """Give an indicator of a fiscal year: its bands, and the figure that was reached."""

    fiscal_year: Year
    on: Day
    name: Bilingual
    unit: Bilingual | None = None
    goals: dict[Literal["basic", "standard", "advanced"], GoalForm]
    value: Figure | None = None
    counts: Annotated[dict[Ordinal, Whole] | None, Field(min_length=1)] = None
    published: Literal["none", "basic", "standard", "advanced"] | None = None
    account: Bilingual | None = None
    provenance: ProvenanceForm


class OutcomesFile(Surface):
    """Give what is published of real areas that were certified by an edition."""

    edition: Reference
    sources: dict[Identifier, SourceForm]
    areas: dict[Identifier, RealAreaForm]
    totals: list[TotalForm] = Field(default_factory=list)
    rounds: list[RoundCountForm] = Field(default_factory=list)
    indicators: list[IndicatorForm] = Field(default_factory=list)
