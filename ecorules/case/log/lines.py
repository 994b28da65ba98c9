"""One event as one line of the log, in one spelling only, and back.

A line holds two digests, both SHA-256: its own, by which a change of the line is seen, and the one
of the last whole line before, by which it is seen that one was taken out, put in or moved.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, assert_never

from pydantic import Field, JsonValue, StringConstraints, TypeAdapter, ValidationError

from ecorules.case.log.events import Accepted, Event, HandedIn, Rejected, Withdrawn
from ecorules.case.model import EvidenceFile
from ecorules.documents.forms import Bilingual, Prose, Surface

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Span

Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class FileEntry(Surface):
    """One file that was handed in: its path in the folder of the case, and what it was."""

    file: Prose | None = None
    sha256: Digest | None = None
    size: Annotated[int, Field(ge=0)] | None = None
    media_type: Prose | None = None


class _Line(Surface):
    item: Prose
    by: Prose
    at: date
    previous: Annotated[str, StringConstraints(pattern="^([0-9a-f]{64})?$")]
    digest: Digest


class AddLine(_Line):
    """A document was handed in."""

    event: Literal["add"]
    files: list[FileEntry]
    valid_from: date | None = None
    valid_until: date | None = None
    title: Bilingual | None = None


class AcceptLine(_Line):
    """A document was accepted."""

    event: Literal["accept"]


class RejectLine(_Line):
    """A document was rejected."""

    event: Literal["reject"]
    because: Prose


class WithdrawLine(_Line):
    """A document was withdrawn."""

    event: Literal["withdraw"]
    because: Prose | None = None


LogLine: TypeAlias = Annotated[
    AddLine | AcceptLine | RejectLine | WithdrawLine, Field(discriminator="event")
]


def line_of(event: Event, previous: str) -> bytes:
    """Return the line of an event, to follow the line with a digest; without its line feed."""
    said: dict[str, JsonValue] = {
        "item": event.item,
        "by": event.by,
        "at": event.at.isoformat(),
        "previous": previous,
        **_of_kind(event),
    }
    said = {key: value for key, value in said.items() if value is not None}
    return _canonical({**said, "digest": digest_of(_canonical(said))})


def digest_of(line: bytes) -> str:
    """Return the SHA-256 of a line, by which the next line names it."""
    return sha256(line).hexdigest()


def is_untouched(line: bytes, said: Mapping[str, JsonValue]) -> bool:
    """Tell whether a line is, letter for letter, what was written when it was made."""
    rest = {key: value for key, value in said.items() if key != "digest"}
    try:
        return said.get("digest") == digest_of(_canonical(rest)) and line == _canonical(said)
    except (UnicodeEncodeError, RecursionError):
        return False  # half of a letter, or a tree that is deeper than anything we write


def event_of(line: bytes, span: Span) -> Event | None:
    """Return the event that a line tells of, or nothing if it is of another kind."""
    try:
        found = _adapter().validate_json(line, strict=True)
    except ValidationError:
        return None
    match found:
        case AddLine():
            files = tuple(EvidenceFile(*_parts(each)) for each in found.files)
            title = None if found.title is None else found.title.text
            days = found.valid_from, found.valid_until
            return HandedIn(found.item, files, found.by, found.at, *days, title, span)
        case AcceptLine():
            return Accepted(found.item, found.by, found.at, span)
        case RejectLine():
            return Rejected(found.item, found.because, found.by, found.at, span)
        case WithdrawLine():
            return Withdrawn(found.item, found.by, found.at, found.because, span)
        case _:
            assert_never(found)


def log_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of one line of the log."""
    schema = _adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[AddLine | AcceptLine | RejectLine | WithdrawLine]:
    return TypeAdapter(LogLine)


def _canonical(said: Mapping[str, JsonValue]) -> bytes:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _of_kind(event: Event) -> dict[str, JsonValue]:
    match event:
        case HandedIn():
            return {
                "event": "add",
                "files": [_of_file(each) for each in event.files],
                "valid_from": _day(event.valid_from),
                "valid_until": _day(event.valid_until),
                "title": None if event.title is None else event.title._asdict(),
            }
        case Accepted():
            return {"event": "accept"}
        case Rejected():
            return {"event": "reject", "because": event.because}
        case Withdrawn():
            return {"event": "withdraw", "because": event.because}
        case _:
            assert_never(event)


def _of_file(file: EvidenceFile) -> JsonValue:
    path, digest, size, media_type = file
    said = {"file": path, "sha256": digest, "size": size, "media_type": media_type}
    return {key: value for key, value in said.items() if value is not None}


def _parts(entry: FileEntry) -> tuple[str | None, str | None, int | None, str | None]:
    return entry.file, entry.sha256, entry.size, entry.media_type


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
