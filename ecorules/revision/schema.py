"""What `crosswalk.yaml` may say: which requirements take up which indicators, and why."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ecorules.edition.schema.common import Bilingual, Code, ProvenanceForm, Reference, Surface


class LineForm(Surface):
    """Say what becomes of some requirements of the edition before, and where from."""

    from_: list[Code] = Field(alias="from", default_factory=list)
    to: list[Code] = Field(default_factory=list)
    kind: Literal["one-to-one", "merged", "split", "dropped", "new"]
    why: Bilingual
    provenance: ProvenanceForm


class CrosswalkFile(Surface):
    """Lead from one edition to the next, line by line."""

    from_: Annotated[Reference, Field(alias="from")]
    to: Reference
    lines: list[LineForm]
