"""What all files of the criteria share: texts in two languages, provenance, single words.

A value arrives as the text that stands in the file, never as a number or a date that a
parser guessed.  Editors see it typed, so the JSON Schema allows both.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
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


def _whole(text: object) -> object:
    """Return the whole number that a text says."""
    if not isinstance(text, str):
        return text
    value = number(text)
    if value.denominator != 1:
        said = quoted(text)
        raise refused("not-a-whole-number", f"{said} is not a whole number", f"{said} ไม่ใช่จำนวนเต็ม")
    return int(value)


def _day(text: object) -> object:
    return day(text) if isinstance(text, str) else text


def _flag(text: object) -> object:
    return flag(text) if isinstance(text, str) else text


def _identifier(text: str) -> str:
    """Refuse a name that could not stand in a path or beside a slash."""
    if _IS_IDENTIFIER(text):
        return text
    raise refused(
        "not-a-name",
        f"{quoted(text)} cannot be a name here",
        f"ใช้ {quoted(text)} เป็นชื่อในที่นี้ไม่ได้",
        "use small letters `a` to `z`, digits, and `-` or `_` between words",
        "ใช้ตัวอักษร `a` ถึง `z` ตัวเล็ก ตัวเลข และ `-` หรือ `_` คั่นระหว่างคำ",
    )


def _code(text: str) -> str:
    """Refuse a code that could not stand in a file name or beside a slash."""
    if _IS_CODE(text):
        return text
    raise refused(
        "not-a-code",
        f"{quoted(text)} cannot be a code",
        f"ใช้ {quoted(text)} เป็นรหัสไม่ได้",
        "use letters `A` to `Z`, digits and points, such as `19.1.1` or `G1.1`",
        "ใช้ตัวอักษร `A` ถึง `Z` ตัวเลข และจุด เช่น `19.1.1` หรือ `G1.1`",
    )


def _ordinal(text: object) -> object:
    """Return a number that names something, written in the only way it can be written."""
    number_of = _whole(text)
    if isinstance(text, str) and str(number_of) != text:
        raise refused(
            "not-a-whole-number",
            f"{quoted(text)} is not how a number is written here",
            f"{quoted(text)} ไม่ใช่วิธีเขียนตัวเลขในที่นี้",
            f"write `{number_of}`",
            f"เขียน `{number_of}`",
        )
    return number_of


_IDENTIFIER = "[a-z0-9]+([-_][a-z0-9]+)*"
_CODE = "[A-Za-z0-9]+([.][A-Za-z0-9]+)*"
_IS_IDENTIFIER = re.compile(_IDENTIFIER).fullmatch
_IS_CODE = re.compile(_CODE).fullmatch
# What an editor may take for something else: 1.1 for a number, yes for a truth.
_TYPED = {"type": ["string", "number", "boolean"], "minLength": 1}
_WHOLE = {"type": ["integer", "string"], "pattern": r"^[0-9\u0e50-\u0e59]+$", "minimum": 0}
_NUMBERED = {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}
_NAMED = WithJsonSchema({"type": "string", "pattern": f"^{_IDENTIFIER}$"})
_CODED = WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_CODE}$"})
_NOT_EMPTY = StringConstraints(min_length=1)

Prose = Annotated[str, _NOT_EMPTY]
Scalar = Annotated[str, _NOT_EMPTY, WithJsonSchema(_TYPED)]
# What gives a thing its name, and what refers to it.
Identifier = Annotated[str, AfterValidator(_identifier), _NAMED]
Reference = Annotated[str, _NOT_EMPTY, _NAMED]
NewCode = Annotated[str, AfterValidator(_code), _CODED]
Code = Annotated[str, _NOT_EMPTY, _CODED]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0), WithJsonSchema(_WHOLE)]
Ordinal = Annotated[int, BeforeValidator(_ordinal), Field(ge=0), WithJsonSchema(_NUMBERED)]
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
    source: Reference | None = None
    place: Scalar | None = None
    how: Bilingual | None = None


class SourceForm(Surface):
    """Name a document or page that criteria are taken from, and the requirements in it."""

    title: Bilingual
    file: Prose | None = None
    url: Prose | None = None
    codes: list[Code] = Field(default_factory=list)
