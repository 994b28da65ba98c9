"""Ranges as they are typed: `2562..2565`, `10%..90%`, or one value alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

_Ordered = TypeVar("_Ordered", int, "Fraction")


def typed_range(
    option: str, text: str, read: Callable[[str], _Ordered]
) -> tuple[_Ordered, _Ordered]:
    """Return the first and the last value of a range; a single value is both."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    try:
        ends = read(first), read(last) if dots else read(first)
    except Unreadable as unreadable:
        where, said = f"`{option}`: ", unreadable.message
        raise WrongUsage(Text(where + said.en, where + said.th), unreadable.help) from None
    if ends[0] > ends[1]:
        typed = quoted(text)
        raise WrongUsage(
            Text(f"`{option}`: {typed} ends before it begins", f"`{option}`: {typed} สิ้นสุดก่อนเริ่มต้น"),
            Text("write the smaller value first", "เขียนค่าที่น้อยกว่าก่อน"),
        )
    return ends
