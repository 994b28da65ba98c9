"""What is said when a value does not fit the schema.

The library that compares a document with a schema speaks to programmers, of
types and inputs.  Here each of its complaints becomes a sentence for the person
who wrote the document, in both languages, about what is written there.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents.composing import Value
from ecorules.documents.scalars import NO_VALUE, Unreadable

Context: TypeAlias = Mapping[str, object]
"""What the library tells of its complaint."""


class Complaint(NamedTuple):
    """What is wrong with a value, and what to do about it."""

    code: str
    message: Text
    help: Text | None = None


_Word: TypeAlias = Callable[[Context, Value | None], Complaint]


def missing_key(key: str) -> Complaint:
    """Say that a key has to be there."""
    said = quoted(key)
    return Complaint("missing-key", Text(f"the key {said} is missing", f"ขาดคีย์ {said}"))


def missing_entry(number: int) -> Complaint:
    """Say that a list is too short."""
    message = Text(f"entry {number} is missing", f"ขาดรายการที่ {number}")
    return Complaint("missing-entry", message)


def unknown_key(key: str, known: Iterable[str], written: Iterable[str]) -> Complaint:
    """Say that a key means nothing here, and which one may be meant."""
    said = quoted(key)
    message = Text(f"there is no key {said} here", f"ไม่มีคีย์ {said} ในส่วนนี้")
    open_keys = set(known) - set(written)
    return Complaint("unknown-key", message, did_you_mean(key, open_keys))


def unknown_form(written: Iterable[str], forms: Iterable[str]) -> Complaint:
    """Say that a mapping is none of the forms that are known here."""
    known = sorted(forms)
    message = Text("this is none of the known forms", "ส่วนนี้ไม่ตรงกับรูปแบบใดที่รู้จัก")
    close = next(filter(None, (nearest(key, known) for key in written)), None)
    return Complaint("unknown-form", message, _meant(close) if close else _known_here(known))


def wrong_type(expected: Iterable[str], found: Value | None) -> Complaint:
    """Say which kinds of value are expected and what is there instead."""
    kinds = dict.fromkeys(_KINDS[kind] for kind in expected)
    en = " or ".join(kind.en for kind in kinds)
    th = "หรือ".join(kind.th for kind in kinds)
    there = _found(found)
    message = Text(f"expected {en}, found {there.en}", f"ต้องเป็น{th} แต่{there.th}")
    return Complaint("wrong-type", message)


def expected_kind(complaint: str) -> str | None:
    """Return the kind of value that the library asks for, if that is its complaint."""
    match = _KIND_OF_COMPLAINT.match(complaint)
    return match[1] if match and match[1] in _KINDS else None


def complaint(kind: str, context: Context, value: Value | None) -> Complaint:
    """Say what any other complaint of the library means."""
    error = context.get("error")
    if isinstance(error, Unreadable):
        return Complaint(error.code, error.message, error.help)
    if isinstance(context.get("en"), str) and isinstance(context.get("th"), str):
        return Complaint(kind, Text(str(context["en"]), str(context["th"])))
    word = _SPOKEN.get(kind)
    if word is not None:
        return word(context, value)
    because = f": {error}" if error else ""
    message = Text(f"this value is not accepted{because}", f"ไม่รับค่านี้{because}")
    return Complaint("invalid-value", message)


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """Return a help text with the known word that was probably meant, or with all of them."""
    words = sorted(known)
    close = nearest(word, words)
    return _meant(close) if close else _known_here(words)


def _meant(word: str) -> Text:
    return Text(f"did you mean {quoted(word)}?", f"หมายถึง {quoted(word)} หรือไม่")


def _known_here(words: list[str]) -> Text | None:
    if not words:
        return None
    listed = ", ".join(map(quoted, words[:_MOST_LISTED]))
    more = ", …" if len(words) > _MOST_LISTED else ""
    return Text(f"known here: {listed}{more}", f"ที่ใช้ได้ในส่วนนี้: {listed}{more}")


def _found(value: Value | None) -> Text:
    match value:
        case dict():
            return Text(_KINDS["dict"].en, f"พบ{_KINDS['dict'].th}")
        case list():
            return Text(_KINDS["list"].en, f"พบ{_KINDS['list'].th}")
        case None | "":
            return Text("nothing", "ไม่ได้ระบุไว้")
        case _:
            return Text(quoted(value), f"พบ {quoted(value)}")


def _not_a_choice(context: Context, value: Value | None) -> Complaint:
    word = str(context.get("tag", value))
    said = quoted(word)
    choices = _CHOICE.findall(str(context.get("expected", context.get("expected_tags", ""))))
    message = Text(f"{said} is not one of the choices", f"{said} ไม่อยู่ในตัวเลือก")
    return Complaint("unknown-value", message, did_you_mean(word, choices))


def _wrong_form(context: Context, value: Value | None) -> Complaint:
    said, pattern = _said(value), f"`{context.get('pattern')}`"
    message = Text(f"{said} is not written as it has to be", f"{said} เขียนไม่ถูกรูปแบบ")
    return Complaint("wrong-form", message, Text(f"the pattern is {pattern}", f"รูปแบบคือ {pattern}"))


def _bound(name: str, en: str, th: str) -> _Word:
    def said(context: Context, value: Value | None) -> Complaint:
        bound = context.get(name)
        message = Text(f"{_said(value)} {en} {bound}", f"{_said(value)} {th} {bound}")
        return Complaint("out-of-range", message)

    return said


def _length(name: str, en: str, th: str) -> _Word:
    def said(context: Context, value: Value | None) -> Complaint:
        if not value:
            return Complaint("no-value", NO_VALUE)
        bound = context.get(name)
        one, many, unit = _CHARACTERS if isinstance(value, str) else _ENTRIES
        message = Text(
            f"expected {en} {bound} {one if bound == 1 else many}, found {len(value)}",
            f"ต้องมี{th} {bound} {unit} แต่มี {len(value)} {unit}",
        )
        return Complaint("wrong-length", message)

    return said


def _said(value: Value | None) -> str:
    return quoted(value) if isinstance(value, str) else quoted("…")


_MOST_LISTED: Final = 12
_CHARACTERS: Final = ("character", "characters", "อักขระ")
_ENTRIES: Final = ("entry", "entries", "รายการ")
_LIST: Final = Text("a list", "รายการ")
_MAPPING: Final = Text("keys with values", "ชุดคีย์กับค่า")
_NUMBER: Final = Text("a number", "ตัวเลข")
_KINDS: Final[Mapping[str, Text]] = {
    "string": Text("text", "ข้อความ"),
    "int": Text("a whole number", "จำนวนเต็ม"),
    "float": _NUMBER,
    "decimal": _NUMBER,
    "bool": Text("`true` or `false`", " `true` หรือ `false`"),
    "date": Text("a date", "วันที่"),
    "list": _LIST,
    "tuple": _LIST,
    "set": _LIST,
    "frozen": _LIST,
    "dict": _MAPPING,
    "mapping": _MAPPING,
    "model": _MAPPING,
}
_KIND_OF_COMPLAINT: Final = re.compile(r"([a-z]+)(?:_set|_attributes)?_(?:type|parsing|from)")
_CHOICE: Final = re.compile("'([^']*)'")
_SPOKEN: Final[Mapping[str, _Word]] = {
    "literal_error": _not_a_choice,
    "enum": _not_a_choice,
    "union_tag_invalid": _not_a_choice,
    "string_pattern_mismatch": _wrong_form,
    "greater_than": _bound("gt", "is too small; it has to be more than", "น้อยเกินไป ต้องมากกว่า"),
    "greater_than_equal": _bound(
        "ge", "is too small; it has to be at least", "น้อยเกินไป ต้องไม่น้อยกว่า"
    ),
    "less_than": _bound("lt", "is too large; it has to be less than", "มากเกินไป ต้องน้อยกว่า"),
    "less_than_equal": _bound("le", "is too large; it has to be at most", "มากเกินไป ต้องไม่เกิน"),
    "multiple_of": _bound("multiple_of", "is not a multiple of", "หารไม่ลงตัวด้วย"),
    "string_too_short": _length("min_length", "at least", "อย่างน้อย"),
    "too_short": _length("min_length", "at least", "อย่างน้อย"),
    "string_too_long": _length("max_length", "at most", "ไม่เกิน"),
    "too_long": _length("max_length", "at most", "ไม่เกิน"),
}
