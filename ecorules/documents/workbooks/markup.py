"""The XML inside a workbook, read without trusting it.

A document type is refused before anything in it is understood, so no entity can be declared;
depth and number of elements are bounded while the tree is built.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from ecorules.documents.scalars import Unreadable
from ecorules.documents.sources import MEGABYTE
from ecorules.documents.workbooks import refusals as say

LARGEST_TREE: Final = 32 * MEGABYTE
_DEEPEST: Final = 100
_MOST_ELEMENTS: Final = 1_000_000


class _Builder(TreeBuilder):
    """Build a tree of bounded depth and size, its names without their namespaces."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._elements = 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise say.ENTITIES

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            raise say.too_large(
                "the workbook is nested too deeply", "โครงสร้างของสมุดงานซ้อนกันลึกเกินไป"
            )
        return super().start(local(tag), {local(name): said for name, said in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(local(tag))


def local(name: str) -> str:
    """Return a name without its namespace.

    >>> local("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row")
    'row'
    """
    return name.rpartition("}")[2]


def tree(content: bytes | str, part: str) -> Element:
    """Return the root of a part of the workbook, or raise `Unreadable`."""
    if len(content) > LARGEST_TREE:
        raise say.too_large(f"the part `{part}` is too large", f"ส่วนประกอบ `{part}` มีขนาดใหญ่เกินไป")
    parser = XMLParser(target=_Builder())  # noqa: S314 - a document type is refused at its start
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (ParseError, LookupError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise say.damaged(
            f"the part `{part}` is not XML", f"ส่วนประกอบ `{part}` ไม่ใช่ XML ที่ถูกต้อง"
        ) from None
    return root


def text_of(element: Element | None) -> str:
    """Return the text of a cell or a shared string: its runs, without how words are read aloud."""
    if element is None:
        return ""
    pieces = [element.findtext("t", "")]
    pieces += [run.findtext("t", "") for run in element.iterfind("r")]
    return "".join(pieces)
