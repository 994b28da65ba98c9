"""How `<code>.cases.yaml` is written: what is given, and the verdict that must follow."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, WithJsonSchema

from ecorules.edition.schema.common import Code, Flag, Prose, Scalar, Surface

DocumentState: TypeAlias = Literal["planned", "submitted", "accepted", "rejected", "expired"]
# An editor takes `true` for a truth: that says the same.
_MET = {"enum": ["true", "false", "unknown", True, False], "type": ["string", "boolean"]}
Met: TypeAlias = Annotated[Literal["true", "false", "unknown"], WithJsonSchema(_MET)]
# A list holds observations that contradict each other.
Given: TypeAlias = Scalar | list[Scalar]
# A factory's value is one; a list is read nevertheless, so that it can be refused in words.
_CELL = {"type": ["string", "number", "boolean"], "minLength": 1}
Cell: TypeAlias = Annotated[Given, WithJsonSchema(_CELL)]


class RosterForm(Surface):
    """The factories of the small area, alike ones together, and whether these are all."""

    complete: Flag = True
    factories: list[dict[str, Cell]]


class GivenForm(Surface):
    """What is in hand; whatever is not named is missing."""

    round: Literal["pre-audit", "certification"] = "pre-audit"
    register_: Annotated[Literal["open", "closed"], Field(alias="register")] = "open"
    documents: Literal["all"] | dict[str, DocumentState] = Field(default_factory=dict)
    targets: dict[Code, Scalar] = Field(default_factory=dict)
    facts: dict[str, Given] = Field(default_factory=dict)
    roster: RosterForm | None = None
    conforms: dict[Code, Met] = Field(default_factory=dict)


class TrialForm(Surface):
    """One small area, named by a sentence, and what must be found."""

    name: Prose
    given: GivenForm = Field(default_factory=GivenForm)
    expect: Literal["conforming", "nonconforming", "undetermined", "not-applicable"]
    reasons: list[Prose] | None = None


class TrialsFile(Surface):
    """All cases of one requirement."""

    requirement: Code
    cases: Annotated[list[TrialForm], Field(min_length=1)]


# `times` says how many factories are alike; every other key of a row names a fact.
TIMES = "times"
