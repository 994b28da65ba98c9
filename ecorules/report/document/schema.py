"""The published form of a report as JSON, `ecorules.report/1`.

Within one format number keys are only added, never renamed and never given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Number: TypeAlias = Annotated[int, Field(ge=0)]
Tones: TypeAlias = Literal["plain", "soft", "strong", "good", "bad", "open"]


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(_Published):
    """A text in English and in Thai."""

    en: str
    th: str


class ParagraphRecord(_Published):
    """One paragraph, and how it is meant."""

    kind: Literal["paragraph"]
    text: Both
    tone: Tones


class HeadingRecord(_Published):
    """A heading within a section."""

    kind: Literal["heading"]
    text: Both


class CellRecord(_Published):
    """The paragraphs of a cell; `number` where it holds nothing but a number."""

    texts: list[Both]
    number: int | None


class GroupRecord(_Published):
    """What all rows of a table have in common, such as their level: what it is and which."""

    head: Both
    value: Both


class TableRecord(_Published):
    """A table: the heads of its columns, and a cell for each of them in every row."""

    kind: Literal["table"]
    caption: Both
    group: GroupRecord | None
    columns: list[Both]
    rows: list[list[CellRecord]]


class StepRecord(_Published):
    """One level of the ladder."""

    number: Number
    name: Both
    state: Both
    is_aim: bool


class LadderRecord(_Published):
    """The picture of the levels, from the lowest up, and all that it shows in words."""

    kind: Literal["ladder"]
    said: Both
    steps: list[StepRecord]


class LineRecord(_Published):
    """One line of a reasoning: how deep it stands, its sign and what it says."""

    depth: Number
    sign: str
    text: Both


class LinesRecord(_Published):
    """A reasoning, each line made so by those that stand deeper below it."""

    kind: Literal["lines"]
    lines: list[LineRecord]


class SignaturesRecord(_Published):
    """Room to sign, by the capacity in which somebody does."""

    kind: Literal["signatures"]
    roles: list[Both]
    names: list[Both | None]


class SectionRecord(_Published):
    """One part of the report."""

    key: str
    title: Both
    blocks: list[
        Annotated[
            ParagraphRecord
            | HeadingRecord
            | TableRecord
            | LadderRecord
            | LinesRecord
            | SignaturesRecord,
            Field(discriminator="kind"),
        ]
    ]


class ReportRecord(_Published):
    """A report, as `ecorules report CASE -o FILE.json` writes it, in both languages.

    `attachments` are what travels within the PDF, such as the audit by its own schema.
    """

    format: Literal["ecorules.report/1"]
    key: str
    title: Both
    subtitle: Both
    warnings: list[Both]
    on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    sections: list[SectionRecord]
    attachments: dict[str, JsonValue]


def report_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.report/1`."""
    schema = ReportRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
