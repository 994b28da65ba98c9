"""What all files share: mappings without surprises, texts in two languages, single words.

A value arrives as the text that stands in the file, never as a number or a date that a
parser guessed.  Editors see it typed, so the JSON Schema allows both.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from ecorules.diagnostics import Text, quoted
from ecorules.documents import day, flag, number, refused


class Surface(BaseModel):
    """One mapping in a file: nothing in it but what is foreseen."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def whole(text: object) -> object:
    """Return the whole number that a text says."""
    if not isinstance(text, str):
        return text
    value = number(text)
    if value.denominator != 1:
        said = quoted(text)
        raise refused("not-a-whole-number", f"{said} is not a whole number", f"{said} ไม่ใช่จำนวนเต็ม")
    return int(value)


def _effort(text: object) -> object:
    """Return the effort that a text says: any number above nothing."""
    if not isinstance(text, str):
        return text
    value = number(text)
    if value <= 0:
        said = quoted(text)
        raise refused(
            "not-an-effort",
            f"{said} is no effort",
            f"{said} ไม่ใช่ค่าภาระงานที่ใช้ได้",
            "write a number above 0; 1 is the usual effort",
            "เขียนจำนวนที่มากกว่า 0 โดย 1 คือภาระงานปกติ",
        )
    return value


def _day(text: object) -> object:
    return day(text) if isinstance(text, str) else text


def _flag(text: object) -> object:
    return flag(text) if isinstance(text, str) else text


# What an editor may take for something else: 1.1 for a number, yes for a truth.
_TYPED = {"type": ["string", "number", "boolean"], "minLength": 1}
_EFFORT = {"type": ["number", "string"], "exclusiveMinimum": 0}
_WHOLE = {"type": ["integer", "string"], "pattern": r"^[0-9\u0e50-\u0e59]+$", "minimum": 0}

NOT_EMPTY = StringConstraints(min_length=1)
Prose = Annotated[str, NOT_EMPTY]
Scalar = Annotated[str, NOT_EMPTY, WithJsonSchema(_TYPED)]
Whole = Annotated[int, BeforeValidator(whole), Field(ge=0), WithJsonSchema(_WHOLE)]
Strain = Annotated[Fraction, BeforeValidator(_effort), WithJsonSchema(_EFFORT)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": ["boolean", "string"]})]


class Bilingual(Surface):
    """Give a text in Thai and in English."""

    th: Prose
    en: Prose

    @property
    def text(self) -> Text:
        """Return the two as one text."""
        return Text(self.en, self.th)
