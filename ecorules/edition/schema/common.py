"""What all files of the criteria share: texts in two languages, provenance, single words.

A value arrives as the text that stands in the file, never as a number or a date that a
parser guessed.  Editors see it typed, so the JSON Schema allows both.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable, day, flag, number


class Surface(BaseModel):
    """One mapping in a file: nothing in it but what is foreseen."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _whole(text: object) -> object:
    """Return the whole number that a text says."""
    if not isinstance(text, str):
        return text
    value = number(text)
    if value.denominator != 1:
        said = quoted(text)
        message = Text(f"{said} is not a whole number", f"{said} ไม่ใช่จำนวนเต็ม")
        raise Unreadable("not-a-whole-number", message)
    return int(value)


def _day(text: object) -> object:
    return day(text) if isinstance(text, str) else text


def _flag(text: object) -> object:
    return flag(text) if isinstance(text, str) else text


# What an editor may take for something else: 1.1 for a number, yes for a truth.
_TYPED = {"type": ["string", "number", "boolean"]}
_WHOLE = {"type": ["integer", "string"], "pattern": r"^[0-9\u0e50-\u0e59]+$", "minimum": 0}

Prose = Annotated[str, StringConstraints(min_length=1)]
Scalar = Annotated[str, StringConstraints(min_length=1), WithJsonSchema(_TYPED)]
Code = Annotated[
    str,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": ["string", "number"], "pattern": "^[A-Za-z0-9]+([.][A-Za-z0-9]+)*$"}),
]
Identifier = Annotated[
    str,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"}),
]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0), WithJsonSchema(_WHOLE)]
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


class ProvenanceForm(Surface):
    """Say where a text comes from, and how sure that is."""

    status: Literal["stated", "inferred", "drafted"]
    source: Identifier | None = None
    place: Prose | None = None
    how: Bilingual | None = None


class SourceForm(Surface):
    """Name a document or page that criteria are taken from."""

    title: Bilingual
    file: Prose | None = None
    url: Prose | None = None
