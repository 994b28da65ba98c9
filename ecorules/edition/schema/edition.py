"""The files that frame an edition: `edition.yaml`, `levels.yaml` and `targets.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from ecorules.edition.schema.common import (
    Bilingual,
    Day,
    Identifier,
    NewCode,
    Ordinal,
    ProvenanceForm,
    Reference,
    Scalar,
    SourceForm,
    Surface,
    Whole,
)


class PeriodForm(Surface):
    """Say from which day on, and until which, if that is known."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None


class AdoptionForm(Surface):
    """Say who adopted the edition, on which day, and in which document."""

    by: Bilingual
    on: Day
    document: Bilingual


class DeclaredForm(Surface):
    """Say how many of each the whole edition is said to hold."""

    dimensions: Whole | None = None
    aspects: Whole | None = None
    requirements: Whole | None = None
    groups: dict[Identifier, Whole] = Field(default_factory=dict)
    provenance: ProvenanceForm


class DimensionForm(Surface):
    """Name one of the sides an area is judged on."""

    title: Bilingual
    provenance: ProvenanceForm


class AspectForm(Surface):
    """Name one subject within a dimension."""

    title: Bilingual
    dimension: Reference
    provenance: ProvenanceForm


class HeldForm(Surface):
    """Say how one kind of audit is held."""

    auditors: Whole | None = None
    days: Whole | None = None
    after: Literal["pre-audit"] | None = None
    provenance: ProvenanceForm


class RoleForm(Surface):
    """Name an office in which somebody decides."""

    title: Bilingual
    provenance: ProvenanceForm


class PracticeForm(Surface):
    """Say how audits are held, and in which offices people decide."""

    rounds: dict[Literal["pre-audit", "certification"], HeldForm] = Field(default_factory=dict)
    deciders: dict[Identifier, RoleForm] = Field(default_factory=dict)


class EditionFile(Surface):
    """Name the edition, its sources, its dimensions and their aspects."""

    id: Identifier
    title: Bilingual
    status: Literal["working", "adopted"]
    adopted: AdoptionForm | None = None
    effective: PeriodForm | None = None
    sources: dict[Identifier, SourceForm] = Field(default_factory=dict)
    declares: DeclaredForm | None = None
    dimensions: dict[Identifier, DimensionForm]
    aspects: dict[Ordinal, AspectForm] = Field(default_factory=dict)
    practice: PracticeForm | None = None


class ShareOfLevel(Surface):
    """Pass a level by a share of its requirements that apply."""

    share: Scalar


class CountOfLevel(Surface):
    """Pass a level by a number of its requirements."""

    count: Whole


def _rule(value: object) -> str | None:
    """Return which pass rule a value is, if it is any."""
    if isinstance(value, dict):
        return next((key for key in ("share", "count") if key in value), None)
    return "all"


PassForm = TypeAliasType(
    "PassForm",
    Annotated[
        Annotated[Literal["all"], Tag("all")]
        | Annotated[ShareOfLevel, Tag("share")]
        | Annotated[CountOfLevel, Tag("count")],
        Discriminator(_rule),
    ],
)


class LevelForm(Surface):
    """State one step of the ladder and the steps it stands on."""

    name: Bilingual
    stands_on: list[Whole]
    passes_when: PassForm = "all"
    incomplete: Bilingual | None = None
    provenance: ProvenanceForm


class LevelsFile(Surface):
    """State the ladder of levels."""

    levels: Annotated[dict[Ordinal, LevelForm], Field(min_length=1)]


class TargetValueForm(Surface):
    """State a value from one day on, and who says so."""

    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None
    value: Scalar
    provenance: ProvenanceForm


class TargetForm(Surface):
    """Name a threshold, its unit, who sets it, and its values so far."""

    label: Bilingual
    unit: Scalar
    minimum: Scalar | None = None
    maximum: Scalar | None = None
    set_by: Literal["area", "edition"]
    values: list[TargetValueForm]
    provenance: ProvenanceForm


class TargetsFile(Surface):
    """Name all thresholds of the edition, and who sets those that an area sets itself."""

    owner: Identifier | None = None
    targets: dict[NewCode, TargetForm]
