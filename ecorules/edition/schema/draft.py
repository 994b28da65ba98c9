"""The files of a draft: what it changes of another edition, and why.

A file says only what changes.  Each key stands in place of the same key below, whole; what a
mapping names (evidence, targets, levels) is laid over name by name.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ecorules.edition.schema.common import (
    Bilingual,
    Code,
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
from ecorules.edition.schema.conditions import Condition
from ecorules.edition.schema.edition import DeclaredForm, PassForm, PeriodForm
from ecorules.edition.schema.requirement import EvidenceForm, Owners


class WithoutForm(Surface):
    """Name a requirement that the draft drops, and why."""

    code: Code
    because: Bilingual


class DraftFile(Surface):
    """Name the draft, the edition that it changes, and what it drops."""

    id: Identifier
    title: Bilingual
    status: Literal["working"]
    extends: Reference
    because: Bilingual
    effective: PeriodForm | None = None
    sources: dict[Identifier, SourceForm] = Field(default_factory=dict)
    declares: DeclaredForm | None = None
    without: list[WithoutForm] = Field(default_factory=list)


class DraftRequirementFile(Surface):
    """State what changes of one requirement, or a new one."""

    code: NewCode
    because: Bilingual
    title: Bilingual | None = None
    level: Whole | None = None
    aspect: Whole | None = None
    group: Literal["baseline", "general", "specific"] | None = None
    dimension: Reference | None = None
    owners: Owners | None = None
    provenance: ProvenanceForm | None = None
    applies: Condition | None = None
    evidence: dict[Identifier, EvidenceForm] = Field(default_factory=dict)
    without_evidence: list[Reference] = Field(default_factory=list)
    reading: ProvenanceForm | None = None
    requires: Condition | None = None
    without: list[Literal["applies"]] = Field(default_factory=list)


class DraftLevelForm(Surface):
    """State what changes of one level, or a new one."""

    because: Bilingual
    name: Bilingual | None = None
    stands_on: list[Whole] | None = None
    passes_when: PassForm | None = None
    incomplete: Bilingual | None = None
    provenance: ProvenanceForm | None = None
    without: list[Literal["incomplete"]] = Field(default_factory=list)


class DraftLevelsFile(Surface):
    """State what changes of the ladder of levels."""

    levels: Annotated[dict[Ordinal, DraftLevelForm], Field(min_length=1)]


class DraftTargetValueForm(Surface):
    """State a value that is proposed, from the day of the draft on unless it says another."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    value: Scalar
    provenance: ProvenanceForm | None = None


class DraftTargetForm(Surface):
    """State what changes of one threshold, or a new one."""

    because: Bilingual
    label: Bilingual | None = None
    unit: Scalar | None = None
    minimum: Scalar | None = None
    maximum: Scalar | None = None
    set_by: Literal["area", "edition"] | None = None
    values: list[DraftTargetValueForm] | None = None
    provenance: ProvenanceForm | None = None


class DraftTargetsFile(Surface):
    """State what changes of the thresholds."""

    targets: Annotated[dict[NewCode, DraftTargetForm], Field(min_length=1)]
