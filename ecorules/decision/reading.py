"""Recommendations and decisions as they come back from disk, held against their forms first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ecorules.decision.canonical import NotCanonical, read_json, spelt
from ecorules.decision.envelope import Envelope, opened
from ecorules.decision.proposing import FORMAT as RECOMMENDATION
from ecorules.decision.schema import DecisionRecord, RecommendationRecord
from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, quoted
from ecorules.documents.sources import MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.audit.record import Json

_LARGEST: Final = 256 * MEGABYTE
_MOST_TOLD: Final = 20
M = TypeVar("M", bound=BaseModel)


class Recommended(NamedTuple):
    """A recommendation as it was written, and as its form has it."""

    value: dict[str, Json]
    form: RecommendationRecord


class Decided(NamedTuple):
    """A decision in its envelope, as it was written, and as its form has it.

    `is_canonical` tells whether it is in the one spelling.
    """

    envelope: Envelope
    value: dict[str, Json]
    form: DecisionRecord
    is_canonical: bool


def read_recommendation(path: Path, shown: str) -> Recommended:
    """Return the recommendation in a file.  Raises `Invalid`."""
    if path.is_dir():
        raise Invalid([_problem("not-a-recommendation", _NO_RECOMMENDATION, shown)])
    content = _content(path, shown)
    if opened(content) is not None:
        raise Invalid([_problem("not-a-recommendation", _IS_DECIDED, shown)])
    try:
        value = read_json(content)
    except NotCanonical:
        raise Invalid([_problem("not-a-recommendation", _NO_RECOMMENDATION, shown)]) from None
    whole = _mapping(value, "not-a-recommendation", _NO_RECOMMENDATION, shown)
    if whole.get("format") != RECOMMENDATION:
        raise Invalid([_problem("not-a-recommendation", _NO_RECOMMENDATION, shown)])
    form = _held(RecommendationRecord, whole, "not-a-recommendation", _NO_RECOMMENDATION, shown)
    return Recommended(whole, form)


def read_decision(path: Path, shown: str) -> Decided:
    """Return the decision in a file, whatever its signatures are worth.  Raises `Invalid`."""
    envelope = opened(_content(path, shown))
    if envelope is None:
        raise Invalid([_problem("not-a-decision", _NO_ENVELOPE, shown)])
    try:
        value = read_json(envelope.payload)
    except NotCanonical:
        raise Invalid([_problem("not-a-decision", _NO_DECISION, shown)]) from None
    whole = _mapping(value, "not-a-decision", _NO_DECISION, shown)
    form = _held(DecisionRecord, whole, "not-a-decision", _NO_DECISION, shown)
    return Decided(envelope, whole, form, spelt(value) == envelope.payload)


def is_decision(path: Path) -> bool:
    """Return whether a file holds an envelope with a decision."""
    try:
        return opened(path.read_bytes()) is not None
    except OSError:
        return False


def _content(path: Path, shown: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise Invalid([_problem("too-large", _TOO_LARGE, shown)])
        return path.read_bytes()
    except OSError:
        raise Invalid([_problem("unreadable-file", _NOT_THERE, shown)]) from None


def _mapping(value: Json, code: str, message: Text, shown: str) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise Invalid([_problem(code, message, shown)])
    return value


def _held(model: type[M], value: dict[str, Json], code: str, message: Text, shown: str) -> M:
    """Return what a mapping says as the model has it; every place that does not fit is told."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        places = ("/".join(("", *map(str, each["loc"]))) for each in error.errors()[:_MOST_TOLD])
        told = [_at(place, shown) for place in places]
        raise Invalid([_problem(code, message, shown), *told]) from None


def _at(place: str, shown: str) -> Diagnostic:
    said = quoted(place)
    return _problem(
        "does-not-fit",
        Text(f"what stands at {said} does not fit the form", f"ค่าที่ {said} ไม่ตรงตามรูปแบบ"),
        shown,
    )


def _problem(code: str, message: Text, shown: str) -> Diagnostic:
    remedy = _RECOMMEND if message is _NO_RECOMMENDATION else None
    return Diagnostic(code, message, Span.whole(shown), help=remedy)


_NOT_THERE: Final = Text("there is no file here that can be read", "ไม่มีไฟล์ที่อ่านได้ที่นี่")
_TOO_LARGE: Final = Text("the file has more than 256 MB", "ไฟล์มีขนาดเกิน 256 MB")
_IS_DECIDED: Final = Text("this has been decided already", "รายการนี้มีคำตัดสินแล้ว")
_NO_RECOMMENDATION: Final = Text(
    "this is no recommendation of the form `ecorules.recommendation/1`",
    "ไฟล์นี้ไม่ใช่ข้อเสนอแนะตามรูปแบบ `ecorules.recommendation/1`",
)
_RECOMMEND: Final = Text(
    "write one with `ecorules recommend CASE -o recommendation.json`, and decide on that file",
    "จัดทำข้อเสนอแนะด้วย `ecorules recommend CASE -o recommendation.json` แล้วตัดสินจากไฟล์นั้น",
)
_NO_ENVELOPE: Final = Text(
    "this is no decision: it is not in the envelope of one", "ไฟล์นี้ไม่ใช่คำตัดสิน: ไม่ได้อยู่ในซองของคำตัดสิน"
)
_NO_DECISION: Final = Text(
    "what the envelope holds is no decision of the form `ecorules.decision/1`",
    "สิ่งที่อยู่ในซองไม่ใช่คำตัดสินตามรูปแบบ `ecorules.decision/1`",
)
