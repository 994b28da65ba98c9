"""Lines, areas and words on a picture, each exact to a tenth of its unit, written by ElementTree.

A picture is one file: no script, no font of its own, nothing fetched.  What it shows is said in
words as well, for whoever has it read out.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from ecorules.report.layout import broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.diagnostics import Language

INK, SOFT, LINE, PAPER = "#1b1b1b", "#4a4a4a", "#c8ccc6", "#ffffff"
MARK: Final = "#b4541a"
# From nothing to the highest level: one hue that darkens, so that it is told apart in grey too.
LEVELS: Final = ("#eceee9", "#c9dfc9", "#9cc7a4", "#66a97c", "#338556", "#175c38", "#0b3a22")
_FONTS: Final = "Sarabun, 'TH Sarabun New', Laksaman, 'Noto Sans Thai', sans-serif"


class Picture:
    """A picture that is being drawn."""

    def __init__(self, width: int, height: int, title: str, about: str, lang: Language) -> None:
        """Begin with white paper, and with what is read out instead of it."""
        self.root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {width} {height}",
                "width": str(width),
                "height": str(height),
                "role": "img",
                "aria-labelledby": "title about",
                "xml:lang": lang,
                "font-family": _FONTS,
                "font-size": "14",
                "fill": INK,
            },
        )
        self._add("title", title, id="title")
        self._add("desc", about, id="about")
        self.area(((0, 0), (width, 0), (width, height), (0, height)), PAPER)

    def _add(self, tag: str, text: str = "", **named: str) -> ET.Element:
        attributes = {name.replace("_", "-"): value for name, value in named.items()}
        element = ET.SubElement(self.root, tag, attributes)
        if text:
            element.text = text
        return element

    def words(  # noqa: PLR0913 - where, what, and how it stands
        self,
        x: Fraction | int,
        y: Fraction | int,
        said: str,
        *,
        anchor: str = "start",
        size: int = 14,
        weight: str = "normal",
        fill: str = INK,
    ) -> None:
        """Write words beginning, ending or centred at a place."""
        self._add(
            "text",
            said,
            x=length(x),
            y=length(y),
            text_anchor=anchor,
            font_size=str(size),
            font_weight=weight,
            fill=fill,
        )

    def paragraph(self, x: int, y: int, said: str, cells: int, **how: str | int) -> int:
        """Write words in lines of so many cells, and return where the next line would stand."""
        size = int(how.get("size", 14))
        for line in broken(said, cells):
            weight = str(how.get("weight", "normal"))
            self.words(x, y, line, size=size, weight=weight, fill=str(how.get("fill", INK)))
            y += size * 3 // 2
        return y

    def line(
        self,
        start: tuple[Fraction | int, Fraction | int],
        end: tuple[Fraction | int, Fraction | int],
        *,
        stroke: str = LINE,
    ) -> None:
        """Draw a line."""
        wide = "2" if stroke == MARK else "1"
        self._add(
            "line",
            x1=length(start[0]),
            y1=length(start[1]),
            x2=length(end[0]),
            y2=length(end[1]),
            stroke=stroke,
            stroke_width=wide,
        )

    def area(
        self,
        corners: Iterable[tuple[Fraction | int, Fraction | int]],
        fill: str,
        *,
        stroke: str = "none",
        said: str = "",
    ) -> None:
        """Fill an area; what it stands for is shown where a pointer rests on it."""
        points = " ".join(f"{length(x)},{length(y)}" for x, y in corners)
        element = self._add("polygon", points=points, fill=fill, stroke=stroke)
        if said:
            ET.SubElement(element, "title").text = said

    def written(self) -> str:
        """Return the picture as text, ending in a line feed."""
        ET.indent(self.root, space="")
        return ET.tostring(self.root, "unicode", short_empty_elements=True) + "\n"


def length(value: Fraction | int) -> str:
    """Return a length as the picture has it, exact to a tenth.

    >>> length(Fraction(1, 3)), length(7), length(Fraction(-1, 2))
    ('0.3', '7', '-0.5')
    """
    tenths = round(Fraction(value) * 10)
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def steps(low: Fraction, high: Fraction, most: int) -> list[Fraction]:
    """Return round values from one to another, a few more than half as many as allowed.

    >>> [str(step) for step in steps(Fraction(1, 10), Fraction(9, 10), 5)]
    ['1/5', '2/5', '3/5', '4/5']
    """
    if low == high:
        return [low]
    step, span = Fraction(1), high - low
    while span / step <= most:
        step /= 10
    while span / (step * 10) > most:
        step *= 10
    step *= next(factor for factor in (2, 5, 10) if span / (step * factor) <= most)
    first = -(-low // step) * step
    return [first + step * place for place in range(int((high - first) // step) + 1)]
