"""A part of a workbook that may be large: taken apart as text, parsed only where it has to be.

Nearly all of a sheet are cells written in one of three ways, and to look for these in the text
is much faster than to build a tree.  Whatever is written otherwise is parsed as XML piece by
piece, so nothing depends on which program wrote the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.documents.sources import MEGABYTE
from ecorules.documents.workbooks import refusals as say
from ecorules.documents.workbooks.markup import tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ecorules.documents.scalars import Unreadable


_PROLOG: Final = 65_536
# One such character anywhere, and every character of the text takes four bytes.
_RARE: Final = re.compile(b"[\xf0-\xff]")
_LARGEST_WITH_RARE: Final = 32 * MEGABYTE


class LargePart(NamedTuple):
    """The text of a part, the prefix of its names, and its first tag, which explains the others."""

    name: str
    text: str
    prefix: str
    first: str

    def parsed(self, piece: str) -> Element:
        """Return an element that holds a piece of the part, or raise `Unreadable`."""
        root = self.first[1:].split(None, 1)[0].rstrip(">")
        return tree(f"{self.first}{piece}</{root}>", self.name)

    def after(self, closing: str, start: int) -> int:
        """Return where the element ends that closes next, or raise `Unreadable`."""
        end = self.text.find(closing, start)
        if end < 0:
            raise self.broken()
        return end + len(closing)

    def broken(self) -> Unreadable:
        """Return the refusal of a part that is not what it has to be."""
        return say.damaged(
            f"the part `{self.name}` cannot be understood",
            f"ส่วนประกอบ `{self.name}` มีรูปแบบที่ไม่ถูกต้อง",
        )


def large_part(content: bytes, name: str, root: str) -> LargePart:
    """Return a part whose first element is called `root`, or raise `Unreadable`."""
    if len(content) > _LARGEST_WITH_RARE and _RARE.search(content):
        raise say.too_large(
            f"the part `{name}` is too large for the rare characters in it",
            f"ส่วนประกอบ `{name}` มีขนาดใหญ่เกินไปเมื่อมีอักขระพิเศษ เช่น อีโมจิ",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise say.damaged(
            f"the part `{name}` is not UTF-8", f"ส่วนประกอบ `{name}` ไม่ใช่ UTF-8"
        ) from None
    del content  # it is as large as the text
    if "<!DOCTYPE" in text[:_PROLOG] or "<!ENTITY" in text:
        raise say.ENTITIES
    first = re.compile(rf"<((?:\w+:)?){root}(?:\s[^<>]*)?>").search(text, 0, _PROLOG)
    if first is None:
        raise say.damaged(f"the part `{name}` has no `{root}`", f"ส่วนประกอบ `{name}` ไม่มี `{root}`")
    if first[0].endswith("/>"):
        return LargePart(name, "", "", f"<{root}>")
    return LargePart(name, text[first.end() :], first[1], first[0])
