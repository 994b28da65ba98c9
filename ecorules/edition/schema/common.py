"""What all files of the criteria share: names, codes, provenance and sources."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from ecorules.diagnostics import quoted
from ecorules.documents import refused
from ecorules.documents.forms import (
    NOT_EMPTY,
    Bilingual,
    Day,
    Flag,
    Prose,
    Scalar,
    Strain,
    Surface,
    Whole,
    whole,
)

__all__ = [
    "Bilingual",
    "Code",
    "Day",
    "Flag",
    "Identifier",
    "NewCode",
    "Ordinal",
    "Prose",
    "ProvenanceForm",
    "Reference",
    "Scalar",
    "SourceForm",
    "Strain",
    "Surface",
    "Whole",
]


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
    number_of = whole(text)
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
_NUMBERED = {"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}
_NAMED = WithJsonSchema({"type": "string", "pattern": f"^{_IDENTIFIER}$"})
_CODED = WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_CODE}$"})

# What gives a thing its name, and what refers to it.
Identifier = Annotated[str, AfterValidator(_identifier), _NAMED]
Reference = Annotated[str, NOT_EMPTY, _NAMED]
NewCode = Annotated[str, AfterValidator(_code), _CODED]
Code = Annotated[str, NOT_EMPTY, _CODED]
Ordinal = Annotated[int, BeforeValidator(_ordinal), Field(ge=0), WithJsonSchema(_NUMBERED)]


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
