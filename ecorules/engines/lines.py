"""Lines of JSON, read as a case file is read: exact values, every slip at its place.

A line is nearly always right, so it is read without places first and fast; only one with a
slip in it is read again by the parser that knows the column of every word.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from ecorules.case.page import Page
from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, document_of
from ecorules.documents.composing import DEEPEST, Marks
from ecorules.documents.document import Composed
from ecorules.documents.sources import MEGABYTE, Source, decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecorules.diagnostics import Diagnostic, Span
    from ecorules.documents.composing import Value
    from ecorules.engines.events import Event

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"
Understand: TypeAlias = "Callable[[Page], Event | None]"

LONGEST_LINE: Final = MEGABYTE


def read_line(
    content: bytes, shown: str, number: int, understand: Understand
) -> Event | tuple[Diagnostic, ...]:
    """Return the event that a line tells, or everything that is wrong with it."""
    into: list[Diagnostic] = []
    source = _source(content, shown, into)
    value = None if source is None else _value(source, into)
    if source is None or value is None:
        return _in_line(into, number)
    event = understand(Page(Composed(value, source, _whole(source)), into))
    if event is not None and not into:
        return event
    return _in_line(_placed(content, shown, understand) or into, number)


def _source(content: bytes, shown: str, into: list[Diagnostic]) -> Source | None:
    text = content.rstrip(b"\r\n")
    if len(text) > LONGEST_LINE:
        cut = Source(shown, text[:200].decode(errors="replace"))
        into.append(_TOO_LONG.diagnostic(cut.span(1, 1)))
        return None
    return decoded(text, shown, into)


def _value(source: Source, into: list[Diagnostic]) -> Value | None:
    """Return what the JSON says, every scalar as the text that stands there."""
    try:
        read: Json = json.loads(
            source.text,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse,
            object_pairs_hook=_keys,
        )
        return _texts(read, 0)
    except json.JSONDecodeError as error:
        column = error.pos + 1
        into.append(_NOT_JSON.diagnostic(source.span(1, column, column + 1)))
    except Unreadable as problem:
        into.append(problem.diagnostic(source.span(1, 1)))
    except RecursionError:
        into.append(_TOO_DEEP.diagnostic(source.span(1, 1)))
    return None


def _keys(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TWICE
    return found


def _refuse(_: str) -> Json:
    raise _NOT_A_NUMBER


def _texts(read: Json, depth: int) -> Value:
    """Return a value with every scalar as text, `yes` and `no` for the two truths of JSON."""
    if depth > DEEPEST:
        raise _TOO_DEEP
    match read:
        case str():
            return read
        case bool():
            return "yes" if read else "no"
        case None:
            return ""
        case list():
            return [_texts(each, depth + 1) for each in read]
        case _:
            return {key: _texts(each, depth + 1) for key, each in read.items()}


def _placed(content: bytes, shown: str, understand: Understand) -> list[Diagnostic]:
    """Return what is wrong with a line, each at its column: JSON is YAML as well."""
    into: list[Diagnostic] = []
    document = document_of(content.strip(), shown, into)
    if document is None:
        return []
    understand(Page(document, into))
    return into


def _whole(source: Source) -> Marks:
    return Marks(0, 0, 0, len(source.text))


def _in_line(found: list[Diagnostic], number: int) -> tuple[Diagnostic, ...]:
    """Return diagnostics of a line with its number in the stream."""
    return tuple(
        each if each.span is None else replace(each, span=_numbered(each.span, number))
        for each in dict.fromkeys(found)
    )


def _numbered(span: Span, number: int) -> Span:
    return span._replace(line=number, column=max(span.column, 1))


_NOT_JSON: Final = Unreadable(
    "not-json",
    Text("this is not JSON", "ข้อความนี้ไม่ใช่ JSON"),
    Text(
        'one event a line, such as `{"close": "register"}`',
        'เขียนบรรทัดละหนึ่งเหตุการณ์ เช่น `{"close": "register"}`',
    ),
)
_TWICE: Final = Unreadable(
    "duplicate-key",
    Text("a key is written twice", "มีคีย์ซ้ำกัน"),
    Text("keep one of them", "เหลือไว้เพียงคีย์เดียว"),
)
_NOT_A_NUMBER: Final = Unreadable(
    "not-a-number",
    Text("`NaN` and `Infinity` are no numbers", "`NaN` และ `Infinity` ไม่ใช่ตัวเลข"),
)
_TOO_DEEP: Final = Unreadable(
    "too-deep", Text("the line is nested too deeply", "ข้อมูลในบรรทัดนี้ซ้อนกันลึกเกินไป")
)
_TOO_LONG: Final = Unreadable(
    "too-large",
    Text("the line is longer than 1 MB", "บรรทัดนี้ยาวเกิน 1 MB"),
    Text("one event a line", "เขียนบรรทัดละหนึ่งเหตุการณ์"),
)
