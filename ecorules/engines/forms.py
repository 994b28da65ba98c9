"""What a line may say: one event each, under the key that says which.

Values arrive as text, exactly as they were typed; what they mean is told by the same code that
reads case files.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ecorules.case.schema import Code, Codes, Year
from ecorules.documents.forms import Bilingual, Day, Flag, Prose, Scalar, Surface, Whole

Cells = Annotated[dict[Code, str], Field(min_length=1)]


class ObserveForm(Surface):
    """Give one observed value of a fact of the area; the fiscal year is the audited one."""

    fact: Code
    value: Scalar
    fiscal_year: Year | None = None
    evidence: Codes = Field(default_factory=list)
    note: Prose | None = None


class ObserveLine(Surface):
    """Say that a value was observed."""

    observe: ObserveForm


class DocumentLine(Surface):
    """Say how far a document has come; what is not said of it stays as it was."""

    document: Code
    state: Literal["planned", "submitted", "accepted", "rejected"]
    title: Bilingual | None = None
    submitted: Day | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    because: Prose | None = None


class MemberLine(Surface):
    """Name a member of a roster by its key, with what is known of it by column."""

    member: Cells
    roster: Code | None = None


class RosterLine(Surface):
    """Say whether a roster lists everybody, and which documents support it."""

    roster: Code
    complete: Flag | None = None
    evidence: Codes | None = None


class TargetLine(Surface):
    """Give a target that the area set itself, and where."""

    target: Code
    value: Scalar
    since: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    source: Prose


class CloseLine(Surface):
    """Close the register."""

    close: Literal["register"]


class RetractObserveForm(Surface):
    """Name the observations of a fact: all of them, or those of a year or a value."""

    fact: Code
    fiscal_year: Year | None = None
    value: Scalar | None = None


class RetractObserve(Surface):
    """Take observations back."""

    observe: RetractObserveForm


class RetractDocument(Surface):
    """Take a document back."""

    document: Code


class RetractMember(Surface):
    """Take a member off a roster, or what is known of it in some columns."""

    member: Code
    columns: Codes = Field(default_factory=list)
    roster: Code | None = None


class RetractTarget(Surface):
    """Take back what the area set for a target."""

    target: Code


class RetractClose(Surface):
    """Open the register again."""

    close: Literal["register"]


class RetractEvent(Surface):
    """Take an earlier event back by its number."""

    event: Whole


Line = ObserveLine | DocumentLine | MemberLine | RosterLine | TargetLine | CloseLine
Retraction = (
    RetractObserve | RetractDocument | RetractMember | RetractTarget | RetractClose | RetractEvent
)
# The key that tells the forms apart.  A member may name its roster, so it is looked for first.
LINES: dict[str, type[Line]] = {
    "observe": ObserveLine,
    "document": DocumentLine,
    "member": MemberLine,
    "roster": RosterLine,
    "target": TargetLine,
    "close": CloseLine,
}
RETRACTIONS: dict[str, type[Retraction]] = {
    "observe": RetractObserve,
    "document": RetractDocument,
    "member": RetractMember,
    "target": RetractTarget,
    "close": RetractClose,
    "event": RetractEvent,
}
RETRACT = "retract"
