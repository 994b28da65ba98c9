"""The picture of a comparison: bands from level to level, as wide as there are cases.

The highest level is on top, so what rises goes up and what falls goes down.  Colour only repeats
what sign and number say, and a table beside it has the same numbers.  Lengths are whole tenths.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text
from ecorules.report.compare.sums import level_of, numbers
from ecorules.report.compare.words import LEVELS, SIGNS, WAYS, cases_said, outcome_said
from ecorules.report.page_html import add
from ecorules.revision.moves import Way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison

STYLE: Final = """
svg.flow { width: 100%; max-width: 44rem; height: auto; display: block; margin: .5rem auto; }
svg.flow text { font-size: 14px; fill: var(--ink); }
svg.flow .node { fill: #3a3a3a; }
svg.flow .band { fill-opacity: .55; stroke-opacity: .9; stroke-width: .6; }
.way-up { fill: #2f8a57; stroke: #1d5c3a; } .way-down { fill: #c24a3a; stroke: #8c2a1e; }
.way-undetermined { fill: #d9a021; stroke: #97690a; } .way-otherwise { fill: #4a86b8; }
.way-stays { fill: #b9bdb8; stroke: #8d918c; }
svg.flow .number { font-size: 12px; font-weight: 600; }
@media print { svg.flow { max-width: 15cm; break-inside: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""

_WIDTH, _TALL, _GAP, _THIN = 7200, 3200, 180, 15
_LEFT, _RIGHT, _NODE, _TOP = 2000, 5200, 120, 340
_ROOM_FOR_A_NUMBER: Final = 130


class Band(NamedTuple):
    """Cases that go from one level to another the same way."""

    before: int
    after: int
    way: Way


def add_flow(parent: ET.Element, found: Comparison, about: str, lang: Language) -> None:
    """Add the picture of the proven or of the reachable level."""
    counts = _bands(found, about)
    if counts:
        _Picture(found, about, counts, lang).add(parent)


def _bands(found: Comparison, about: str) -> Counter[Band]:
    counts: Counter[Band] = Counter()
    for case in found.cases:
        ways = [each.move.way for each in case.moves if each.move.about == about]
        way = ways[0] if ways else Way.STAYS
        counts[Band(level_of(case.before, about), level_of(case.after, about), way)] += 1
    return counts


class _Picture:
    """Draw one picture; every length is in tenths of its unit."""

    def __init__(
        self, found: Comparison, about: str, counts: Counter[Band], lang: Language
    ) -> None:
        self.found, self.about, self.counts, self.lang = found, about, counts, lang
        whole = counts.total()
        self.thick = {one: max(_TALL * times // whole, _THIN) for one, times in counts.items()}
        self.levels = tuple(reversed(numbers(found)))

    def add(self, parent: ET.Element) -> None:
        """Add the picture with what is read out instead of it."""
        left, right = self._tops("before"), self._tops("after")
        height = max(self._foot(left, "before"), self._foot(right, "after")) + 100
        svg = add(
            parent,
            "svg",
            class_="flow",
            viewBox=f"0 0 {_said(_WIDTH)} {_said(height)}",
            role="img",
        )
        add(svg, "title", self._read_out())
        for place, edition, anchor in (
            (_LEFT, self.found.old, "end"),
            (_RIGHT + _NODE, self.found.new, "start"),
        ):
            add(svg, "text", edition.id, x=_said(place), y="18", text_anchor=anchor)
        self._add_bands(svg, left, right)
        self._add_nodes(svg, left, "before")
        self._add_nodes(svg, right, "after")
        for each in svg.iter("text"):
            each.set("text-anchor", each.attrib.pop("text_anchor"))

    def _read_out(self) -> str:
        name = LEVELS[self.about].said(self.lang)
        said = [
            f"{self._from_to(one)} ({WAYS[one.way].said(self.lang)}): "
            f"{cases_said(times).said(self.lang)}"
            for one, times in sorted(self.counts.items(), key=_by_levels)
        ]
        return f"{name}: {'; '.join(said)}"

    def _from_to(self, one: Band) -> str:
        before, after = (outcome_said(level).said(self.lang) for level in (one.before, one.after))
        return f"{before} → {after}"

    def _sum(self, side: str, level: int) -> int:
        return sum(thick for one, thick in self.thick.items() if getattr(one, side) == level)

    def _tops(self, side: str) -> dict[int, int]:
        """Return where the block of each level begins, the highest on top."""
        found, at = {}, _TOP
        for level in self.levels:
            found[level] = at
            at += max(self._sum(side, level), _THIN) + _GAP
        return found

    def _foot(self, tops: Mapping[int, int], side: str) -> int:
        return max(tops[level] + self._sum(side, level) for level in self.levels)

    def _add_bands(
        self, svg: ET.Element, left: Mapping[int, int], right: Mapping[int, int]
    ) -> None:
        here, there = dict(left), dict(right)
        starts = {}
        for one in sorted(self.counts, key=lambda one: (-one.before, -one.after, one.way.value)):
            starts[one] = here[one.before]
            here[one.before] += self.thick[one]
        for one in sorted(self.counts, key=lambda one: (-one.after, -one.before, one.way.value)):
            self._add_band(svg, one, starts[one], there[one.after])
            there[one.after] += self.thick[one]

    def _add_band(self, svg: ET.Element, one: Band, start: int, end: int) -> None:
        thick, middle = self.thick[one], _said((_LEFT + _NODE + _RIGHT) // 2)
        x1, x2 = _said(_LEFT + _NODE), _said(_RIGHT)
        y1, y2, y3, y4 = map(_said, (start, end, end + thick, start + thick))
        way = f"M{x1},{y1} C{middle},{y1} {middle},{y2} {x2},{y2} L{x2},{y3} "
        way += f"C{middle},{y3} {middle},{y4} {x1},{y4} Z"
        band = add(svg, "path", d=way, class_=f"band way-{one.way.value}")
        said = cases_said(self.counts[one]).said(self.lang)
        add(band, "title", f"{self._from_to(one)}: {said}")
        if thick >= _ROOM_FOR_A_NUMBER:
            number = add(svg, "text", f"{SIGNS[one.way]} {self.counts[one]}", class_="number")
            number.attrib |= {
                "x": _said(_LEFT + _NODE + 80),
                "y": _said(start + thick // 2 + 45),
                "text_anchor": "start",
            }

    def _add_nodes(self, svg: ET.Element, tops: Mapping[int, int], side: str) -> None:
        is_old = side == "before"
        for level, top in tops.items():
            tall = max(self._sum(side, level), _THIN)
            x = _LEFT if is_old else _RIGHT
            sizes = {"x": _said(x), "y": _said(top), "width": _said(_NODE), "height": _said(tall)}
            add(svg, "rect", class_="node", **sizes)
            number = sum(n for one, n in self.counts.items() if getattr(one, side) == level)
            label = Text(
                f"{outcome_said(level).en}: {number}", f"{outcome_said(level).th}: {number}"
            )
            text = add(svg, "text", label.said(self.lang))
            text.attrib |= {
                "x": _said(x - 80 if is_old else x + _NODE + 80),
                "y": _said(top + tall // 2 + 50),
                "text_anchor": "end" if is_old else "start",
            }


def _by_levels(entry: tuple[Band, int]) -> tuple[int, int, str]:
    one, _ = entry
    return one.before, one.after, one.way.value


def _said(tenths: int) -> str:
    """Return a length in tenths as it is written.

    >>> _said(1205), _said(-7)
    ('120.5', '-0.7')
    """
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"
