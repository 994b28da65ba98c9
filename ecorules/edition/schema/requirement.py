"""One requirement as it stands in its file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ecorules.edition.schema.common import (
    Bilingual,
    Identifier,
    NewCode,
    ProvenanceForm,
    Reference,
    Surface,
    Whole,
)
from ecorules.edition.schema.conditions import Condition

Owners = Annotated[list[Reference], Field(min_length=1)]


class EvidenceForm(Bilingual):
    """Name one document or record, and its owner where that is narrower."""

    owner: Reference | None = None


class RequirementFile(Surface):
    """State one obligation: what it is called, what it demands, where it comes from."""

    code: NewCode
    title: Bilingual
    level: Whole
    aspect: Whole | None = None
    group: Literal["baseline", "general", "specific"] | None = None
    dimension: Reference | None = None
    owners: Owners
    provenance: ProvenanceForm
    applies: Condition | None = None
    evidence: dict[Identifier, EvidenceForm] = Field(default_factory=dict)
    reading: ProvenanceForm
    requires: Condition
