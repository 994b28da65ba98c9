"""Lines for a terminal: colour, columns and wrapping that count cells, not code points.

Thai vowels and tone marks above or below a letter take no cell of their own, so nothing
here measures text with `len`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import cells, padded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Vowels that are written before their consonant: a line must not end with one.
_LEADING = frozenset("เแโใไ")
# Marks and vowels that are written after their consonant: a line must not start with one.
_FOLLOWING = frozenset("ะาำๅๆฯ")

_PAINTS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Page(NamedTuple):
    """How wide a page is (`None`: lines are never broken) and whether it has colours."""

    width: int | None
    colour: bool

    def paint(self, text: str, *paints: str) -> str:
        """Return the text in colours, or as it is on a page that has none."""
        if not self.colour or not paints:
            return text
        codes = ";".join(_PAINTS[paint] for paint in paints)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def paragraph(
        self, lead: str, text: str, *paints: str, lead_paints: Sequence[str] = ()
    ) -> Iterator[str]:
        """Yield the text behind its lead, broken to the width, later lines hanging."""
        room = None if self.width is None else max(self.width - cells(lead), 20)
        for place, line in enumerate(broken(text, room)):
            before = " " * cells(lead) if place else self.paint(lead, *lead_paints)
            yield before + self.paint(line, *paints)


def broken(text: str, room: int | None) -> list[str]:
    """Return the text in lines of at most `room` cells, whole words where there are any."""
    if room is None or cells(text) <= room:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cells(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room)
        lines.extend(full)
    return [*lines, line]


def _pieces(word: str, room: int) -> list[str]:
    """Cut a word that is wider than a line where no letter loses its vowel or its mark."""
    pieces, piece = [], ""
    for cluster in _clusters(word):
        if piece and cells(piece + cluster) > room:
            pieces.append(piece)
            piece = ""
        piece += cluster
    return [*pieces, piece]


def _clusters(word: str) -> Iterator[str]:
    cluster = ""
    for character in word:
        belongs = cells(character) == 0 or character in _FOLLOWING or cluster[-1:] in _LEADING
        if cluster and not belongs:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def columns(rows: Iterable[Sequence[str]], *, right: frozenset[int]) -> list[str]:
    """Return rows as lines with aligned columns; those named in `right` end flush."""
    table = [list(row) for row in rows]
    if not table:
        return []
    widths = [max(cells(row[place]) for row in table) for place in range(len(table[0]))]
    return [_row(row, widths, right).rstrip() for row in table]


def _row(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    return "  ".join(
        " " * (width - cells(cell)) + cell if place in right else padded(cell, width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
