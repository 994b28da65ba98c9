"""The published form of a way as JSON, `ecorules.path/1`: models, and their JSON Schema.

The actions of a year's plan have the same form and may say more of themselves, so what is not
foreseen in an action is let through; within one format number keys are only added.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Exact: TypeAlias = Annotated[
    str, Field(pattern=r"^-?\d+(/[1-9]\d*)?$", description="an exact fraction")
]
Day: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AmountRecord(_Published):
    """A number in base units."""

    amount: Exact


class ChoiceRecord(_Published):
    """One of the named values of a fact."""

    choice: str


ValueRecord: TypeAlias = bool | AmountRecord | ChoiceRecord


class BoundsRecord(_Published):
    """Between which values an amount suffices; an open end is not reached."""

    low: Exact | None = None
    high: Exact | None = None
    low_is_open: bool = False
    high_is_open: bool = False


class CellRecord(_Published):
    """What one cell of a member's row is to be, and what it is now if that is known."""

    fact: str
    fiscal_year: int
    before: ValueRecord | None = None
    value: ValueRecord


class MemberRecord(_Published):
    """One member with what is to change of it."""

    member: str
    name: str = ""
    cells: list[CellRecord]


class _Doing(BaseModel):
    """What it takes, who does it and which requirements it serves.

    `default` says that nobody stated the effort.  A plan may say more of an action.
    """

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, JsonValue]

    effort: Exact = "1"
    lead_time: Annotated[int, Field(ge=0, description="in months")] = 1
    changeable: bool | None = None
    default: bool = True
    owners: list[str] = []
    requirements: list[str] = []


class PaperRecord(_Doing):
    """Bring a document to count."""

    action: Literal["hand-in", "accept", "hand-in-again", "renew"]
    item: str


class ObserveRecord(_Doing):
    """Observe what is not known of the area yet; the way holds if it turns out so."""

    action: Literal["observe"]
    fact: str
    fiscal_year: int
    value: ValueRecord
    suffices: BoundsRecord = BoundsRecord()


class ChangeRecord(_Doing):
    """Better a fact of the area from what it is known to be."""

    action: Literal["change"]
    fact: str
    fiscal_year: int
    before: ValueRecord
    value: ValueRecord
    suffices: BoundsRecord = BoundsRecord()


class CompleteRecord(_Doing):
    """Make sure that a list of members leaves out nobody."""

    action: Literal["complete"]
    roster: str


class BetterRecord(_Doing):
    """Bring some members of a list to satisfy a condition; the effort is for each of them.

    `nearest` are all that the same change would do for, the chosen ones among them.
    """

    action: Literal["better"]
    roster: str
    members: Annotated[list[MemberRecord], Field(min_length=1)]
    nearest: list[str] = []


ActionRecord: TypeAlias = Annotated[
    PaperRecord | ObserveRecord | ChangeRecord | CompleteRecord | BetterRecord,
    Field(discriminator="action"),
]


class WayRecord(BaseModel):
    """One set of actions; `defaults` of their efforts nobody stated."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, JsonValue]

    actions: list[ActionRecord]


class ActionsFile(BaseModel):
    """What is read of a way or a plan: its actions, and what it takes for granted."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Literal["ecorules.path/1", "ecorules.plan/1"]
    assumed: dict[str, Exact] = {}
    actions: list[ActionRecord] | None = None
    paths: list[WayRecord] = []
