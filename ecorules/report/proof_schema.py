"""The published forms of proofs as JSON: models, and their JSON Schema."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

FORMAT: Final = "ecorules.proof/1"
COMPARED_FORMAT: Final = "ecorules.compared-proof/1"

Exact: TypeAlias = Annotated[
    str, Field(pattern=r"^-?\d+(/[1-9]\d*)?$", description="an exact fraction, in base units")
]
RelationName: TypeAlias = Literal["equivalent", "stricter", "looser", "incomparable", "undecided"]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BothLanguages(_Published):
    """One text in both languages."""

    en: str
    th: str


class AmountRecord(_Published):
    """A number in base units."""

    amount: Exact


class ChoiceRecord(_Published):
    """One of the named values of a fact."""

    choice: str


class FactRecord(_Published):
    """One value of a fact in a fiscal year."""

    fact: str
    fiscal_year: int
    value: bool | AmountRecord | ChoiceRecord


class ExampleRecord(_Published):
    """One made-up area; a member of a roster is the list of its cells.

    `is_smallest` says that every smaller size was tried; `is_confirmed` that the audit says what
    the solver said: if not, the program has a bug.  `proven` is the level by each edition.
    """

    synthetic: Literal[True]
    id: str
    title: BothLanguages
    members: int
    is_smallest: bool
    is_likely: Annotated[bool, Field(description="false if only areas unlike life show it")]
    is_confirmed: bool
    proven: dict[str, int]
    fiscal_year: int
    targets: dict[str, Exact]
    facts: list[FactRecord]
    rosters: dict[str, list[list[FactRecord]]]
    documents: dict[str, Literal["accepted", "planned"]]


class ClaimRecord(_Published):
    """A claim about every area there can be, and the areas that show where it fails."""

    answer: Literal["holds", "fails", "undecided"]
    because_of: Annotated[list[str], Field(description="requirements from which it follows")]
    examples: list[ExampleRecord]


class OfRequirement(ClaimRecord):
    """A claim that has to do with another requirement."""

    requirement: str


class OfLevel(ClaimRecord):
    """A claim that has to do with another level."""

    level: int


class LeftOutRecord(_Published):
    """A condition without a formula for the solver: nothing is claimed of it."""

    edition: str
    requirement: str
    condition: BothLanguages
    why: BothLanguages


class RequirementRecord(_Published):
    """What was proven of one requirement."""

    requirement: str
    never_met: ClaimRecord
    never_fails: ClaimRecord
    redundant: ClaimRecord
    only_documents: ClaimRecord
    monotone: ClaimRecord


class LevelRecord(_Published):
    """What was proven of one level."""

    level: int
    unreachable: ClaimRecord
    apart: list[OfRequirement]
    nested: list[OfLevel]
    monotone: ClaimRecord


class ProvedRecord(_Published):
    """What was proven of one edition, with the values in force on a day."""

    edition: str
    digest: str
    status: str
    on: str
    patience: Annotated[int, Field(description="seconds that one question may take")]
    is_sound: Annotated[bool, Field(description="whether audits confirm every example")]
    requirements: list[RequirementRecord]
    levels: list[LevelRecord]
    not_proven: Annotated[list[int], Field(description="levels not all of whose text is known")]
    left_out: list[LeftOutRecord]


class ProofRecord(_Published):
    """What `ecorules check --prove --format json` prints."""

    format: Literal["ecorules.proof/1"]
    engine: str
    editions: list[ProvedRecord]


class EditionRecord(_Published):
    """One of the two editions."""

    edition: str
    digest: str
    status: str


class ComparedRequirementRecord(_Published):
    """How a requirement of both editions has changed."""

    requirement: str
    relation: RelationName
    is_unchanged: bool
    never_only_old: ClaimRecord
    never_only_new: ClaimRecord


class ComparedLevelRecord(_Published):
    """How a level of both editions has changed; `lost` and `gained` are what can keep from it."""

    level: int
    relation: RelationName
    is_unchanged: bool
    never_only_old: ClaimRecord
    never_only_new: ClaimRecord
    lost: list[str]
    gained: list[str]


class ComparedProofRecord(_Published):
    """What `ecorules compare --prove --format json` prints."""

    format: Literal["ecorules.compared-proof/1"]
    engine: str
    old: EditionRecord
    new: EditionRecord
    on: str
    patience: int
    is_sound: bool
    requirements: list[ComparedRequirementRecord]
    levels: list[ComparedLevelRecord]
    added: list[str]
    dropped: list[str]
    not_compared: list[int]
    left_out: list[LeftOutRecord]


def proof_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.proof/1`."""
    return _schema(ProofRecord)


def compared_proof_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.compared-proof/1`."""
    return _schema(ComparedProofRecord)


def _schema(form: type[BaseModel]) -> dict[str, JsonValue]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **form.model_json_schema(),
    }
