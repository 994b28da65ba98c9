"""One requirement as it stands in its file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ecorules.documents import refused
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


def _somebody(owners: list[str]) -> list[str]:
    """Refuse a requirement that nobody is asked for."""
    if owners:
        return owners
    raise refused(
        "missing-owner",
        "nobody is named who provides the evidence",
        "ยังไม่ได้ระบุหน่วยงานผู้รับผิดชอบหลักฐาน",
        "name at least one owner of the vocabulary",
        "ระบุหน่วยงานจาก vocabulary.yaml อย่างน้อยหนึ่งแห่ง",
    )


Owners = Annotated[
    list[Reference], AfterValidator(_somebody), Field(json_schema_extra={"minItems": 1})
]


class EvidenceForm(Bilingual):
    """Name one document or record, and its owner where that is narrower.

    `item` is its number in the list of evidence, as the source prints it.
    """

    item: Annotated[Whole, Field(ge=1)] | None = None
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
