"""The texts that the cells of a workbook share, each written once."""

from __future__ import annotations

import re
from typing import Final

from ecorules.documents.workbooks import refusals as say
from ecorules.documents.workbooks.large import LargePart, large_part
from ecorules.documents.workbooks.markup import text_of

_MOST: Final = 1_000_000
# To parse a text takes far longer than to find it.
_MOST_PARSED: Final = 200_000
# A character that XML cannot hold is written by its number, and so is an underscore before one.
_BY_NUMBER: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def shared_strings(content: bytes, name: str) -> list[str]:
    """Return the shared texts of a workbook in their order, or raise `Unreadable`."""
    part = large_part(content, name, "sst")
    si, t = f"{part.prefix}si", f"{part.prefix}t"
    opening = re.compile(f"<{si}(?=[ />])")
    simple = re.compile(f'<{si}><{t}(?: xml:space="preserve")?>([^<&]*)</{t}></{si}>')
    found: list[str] = []
    at = parsed = 0
    while start := opening.search(part.text, at):
        if match := simple.match(part.text, start.start()):
            at, said = match.end(), match[1]
        else:
            at, said = _other(part, start.start(), si)
            parsed += 1
        found.append(spelt_out(said))
        if len(found) > _MOST or parsed > _MOST_PARSED:
            raise say.too_large("the workbook holds too many texts", "สมุดงานนี้มีข้อความมากเกินไป")
    return found


def _other(part: LargePart, start: int, name: str) -> tuple[int, str]:
    """Return where a text ends that is in several runs, or has characters by name, and itself."""
    end = part.text.find(">", start) + 1
    if not part.text.startswith("/>", end - 2):
        end = part.after(f"</{name}>", start)
    return end, text_of(part.parsed(part.text[start:end]).find("si"))


def spelt_out(text: str) -> str:
    r"""Return a text with the characters that are written by their numbers.

    >>> spelt_out("a_x000A_b")
    'a\nb'
    """
    if "_x" not in text:
        return text
    said = _BY_NUMBER.sub(lambda match: chr(int(match[1], 16)), text)
    # Two numbers may be the halves of one letter; half a letter alone is none.
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
