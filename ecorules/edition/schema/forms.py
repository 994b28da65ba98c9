"""How a form is known: by the one key that names it."""

from __future__ import annotations

from typing import Final

from ecorules.documents import Unreadable, refused

LITERAL: Final = "literal"
_CONDITIONS: Final = frozenset(
    {
        "all_of",
        "any_of",
        "not",
        "documents",
        "document",
        "conforms",
        "fact",
        "share",
        "count",
        "every",
        "some",
        "total",
        "ratio",
        "trend",
        "measure",
    }
)
_MEASURES: Final = frozenset(
    {"target", "fact", "total", "count", "share", "ratio", "sum", "difference"}
)


def condition_form(value: object) -> str | None:
    """Return which form of a condition a mapping is, if it is any."""
    return _named(value, _CONDITIONS)


def measure_form(value: object) -> str | None:
    """Return which form of a measure a value is, if it is any."""
    return LITERAL if isinstance(value, str) else _named(value, _MEASURES)


def _named(value: object, forms: frozenset[str]) -> str | None:
    if not isinstance(value, dict):
        return None
    return next((key for key in value if key in forms), None)


def one_form(value: object) -> object:
    """Refuse a condition that is two at once: which of them was meant cannot be known."""
    if isinstance(value, dict):
        forms = [key for key in value if key in _CONDITIONS]
        if len(forms) > 1:
            raise _several(forms)
    return value


def _several(forms: list[str]) -> Unreadable:
    said = [f"`{form}`" for form in forms]
    return refused(
        "several-forms",
        f"{' and '.join(said)} are several conditions in one",
        f"มีหลายเงื่อนไขอยู่ในที่เดียวกัน คือ {' และ '.join(said)}",
        "make each an entry of a list under `all_of` or `any_of`",
        "แยกแต่ละเงื่อนไขเป็นรายการใต้ `all_of` หรือ `any_of`",
    )
