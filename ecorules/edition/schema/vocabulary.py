"""The file that says what conditions may name: `vocabulary.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from ecorules.edition.schema.common import (
    Bilingual,
    Flag,
    Identifier,
    Prose,
    ProvenanceForm,
    Reference,
    Scalar,
    SourceForm,
    Strain,
    Surface,
    Whole,
)


class RosterForm(Surface):
    """Name a list of members and the columns that identify and name one."""

    label: Bilingual
    member: Bilingual
    key: Prose
    name: Prose


class _Observed(Surface):
    """Say whose fact it is, who is asked for it, how to collect it and what bettering it takes."""

    of: Reference
    label: Bilingual
    better: Literal["higher", "lower", "neither"]
    owner: Reference
    collect: Bilingual | None = None
    effort: Strain | None = None
    lead_time: Whole | None = None
    changeable: Flag | None = None
    provenance: ProvenanceForm


class NumberFact(_Observed):
    """Name a number with its unit and the range in which it must lie."""

    type: Literal["number"]
    unit: Scalar
    minimum: Scalar | None = None
    maximum: Scalar | None = None
    whole: Flag = False


class FlagFact(_Observed):
    """Name a yes or a no."""

    type: Literal["flag"]


class ChoiceFact(_Observed):
    """Name a choice and its values."""

    type: Literal["choice"]
    values: Annotated[dict[Scalar, Bilingual], Field(min_length=2)]


DeclaredFact = TypeAliasType(
    "DeclaredFact",
    Annotated[NumberFact | FlagFact | ChoiceFact, Field(discriminator="type")],
)


class VocabularyFile(Surface):
    """Name who can be asked, which rosters there are, and every fact."""

    sources: dict[Identifier, SourceForm] = Field(default_factory=dict)
    owners: dict[Identifier, Bilingual]
    rosters: dict[Identifier, RosterForm]
    facts: dict[Identifier, DeclaredFact]
