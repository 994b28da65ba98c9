"""One target: bands of levels, as high as there are cases, along the values of the target.

The top of a band is the number of cases at its level or above.  Steps stand at the exact values;
what holds at a single value only is drawn as a line as thin as it is.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.report.sweep import words as say
from ecorules.report.sweep.drawing import INK, LEVELS, LINE, MARK, PAPER, SOFT, Picture, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.report.sweep.words import Told
    from ecorules.revision.sweep.model import Counts, Row, Swept

_LEFT, _WIDTH, _TALL, _GAP = 70, 720, 200, 100
_VALUES, _COUNTS = 9, 5


class Bands:
    """Draw the bands of the proven and of the reachable level."""

    def __init__(self, picture: Picture, told: Told, top: int, lang: Language) -> None:
        """Begin below what stands there already."""
        self._picture, self._told, self._lang = picture, told, lang
        self._swept: Swept = told.swept
        self._axis = told.swept.axes[0]
        self._top = top

    def draw(self) -> None:
        """Draw both pictures, one below the other."""
        for number, title in enumerate((say.PROVEN, say.REACHABLE)):
            top = self._top + number * (_TALL + _GAP)
            self._picture.words(_LEFT, top - 10, title.said(self._lang), weight="bold")
            self._scale(top)
            for level in self._swept.levels:
                self._band(level, top, is_proven=number == 0)
            self._values(top)
            wanted = self._told.wanted
            if wanted is not None and wanted.reachable is (number == 1):
                self._found(top)

    def _x(self, value: Fraction) -> Fraction:
        low, high = self._axis.low, self._axis.high
        share = (value - low) / (high - low) if high > low else Fraction(1, 2)
        return _LEFT + share * _WIDTH

    def _y(self, number: int, top: int) -> Fraction:
        return top + _TALL - Fraction(number * _TALL, max(1, self._swept.cases))

    def _scale(self, top: int) -> None:
        cases = Fraction(max(1, self._swept.cases))
        counts = steps(Fraction(0), cases, _COUNTS)
        # The whole is told as well, unless a round number stands too near.
        near = cases * Fraction(1, 12)
        for count in [*(each for each in counts if not 0 < cases - each < near), cases]:
            if count.denominator == 1:
                y = self._y(count.numerator, top)
                self._picture.line((_LEFT, y), (_LEFT + _WIDTH, y))
                number = f"{count.numerator:,}"
                self._picture.words(_LEFT - 8, y + 5, number, anchor="end", size=13, fill=SOFT)

    def _band(self, level: int, top: int, *, is_proven: bool) -> None:
        """Draw the cases at a level or above; higher levels are drawn over it."""
        ends = list(self._ends(level, is_proven=is_proven))
        upper = [(self._x(value), self._y(number, top)) for value, number in ends]
        corners = [(upper[0][0], self._y(0, top)), *upper, (upper[-1][0], self._y(0, top))]
        said = say.level_said(level).said(self._lang)
        self._picture.area(corners, _colour(self._swept, level), stroke=PAPER, said=said)

    def _ends(self, level: int, *, is_proven: bool) -> Iterator[tuple[Fraction, int]]:
        """Yield both ends of every stretch with the number of cases at a level or above."""
        for row in self._swept.rows:
            (where,) = row.where
            number = self._swept.at_least(_of(row.counts, is_proven=is_proven), level)
            yield from ((where.low, number), (where.high, number))

    def _values(self, top: int) -> None:
        """Draw the values of the target below, and a mark wherever anything changes."""
        floor, unit = top + _TALL, self._axis.target.unit
        self._picture.line((_LEFT, floor), (_LEFT + _WIDTH, floor), stroke=INK)
        for row in self._swept.rows[1:]:
            x = self._x(row.where[0].low)
            self._picture.line((x, floor), (x, floor + 5), stroke=MARK)
        low, high = unit.from_base(self._axis.low), unit.from_base(self._axis.high)
        for value in steps(low, high, _VALUES):
            base = unit.to_base(value)
            x = self._x(base)
            self._picture.line((x, floor), (x, floor + 8), stroke=INK)
            said = amount(base, unit, self._lang)
            self._picture.words(x, floor + 24, said, anchor="middle", size=13, fill=SOFT)

    def _found(self, top: int) -> None:
        """Draw a bar over the values at which enough cases stand at the level asked for."""
        y = top + _TALL + 34
        for row in self._told.found:
            low, high = (self._x(end) for end in row.where[0][:2])
            # A single value would be a bar of no width.
            wide = max(high - low, Fraction(3))
            corners = ((low, y), (low + wide, y), (low + wide, y + 7), (low, y + 7))
            self._picture.area(corners, MARK, said=_where(self._told, row, self._lang))
        if self._told.asked is not None:
            said = self._told.asked.said(self._lang)
            self._picture.words(_LEFT, y + 24, said, size=13, fill=MARK)


def height() -> int:
    """Return how much room both pictures take."""
    return 2 * (_TALL + _GAP) - 24


def legend(picture: Picture, swept: Swept, top: int, lang: Language) -> None:
    """Draw which colour stands for which level, in a row."""
    for place, level in enumerate(swept.levels):
        # The first, of no level, has the longest name.
        x = _LEFT + place * 105 + (30 if place else 0)
        corners = ((x, top - 12), (x + 16, top - 12), (x + 16, top + 2), (x, top + 2))
        picture.area(corners, _colour(swept, level), stroke=LINE)
        picture.words(x + 22, top, say.level_said(level).said(lang), size=13)


def _colour(swept: Swept, level: int) -> str:
    place = swept.levels.index(level)
    return LEVELS[min(place, len(LEVELS) - 1)]


def _of(counts: Counts, *, is_proven: bool) -> tuple[int, ...]:
    return counts.proven if is_proven else counts.reachable


def _where(told: Told, row: Row, lang: Language) -> str:
    return say.stretch_said(row.where[0], told.swept.axes[0].target.unit, lang)


ABOUT: Final = Text(
    "Cases along the values of the target; the top of each band is the number at its level or "
    "above.",
    "จำนวนกรณีตามค่าเป้าหมาย ขอบบนของแต่ละแถบคือจำนวนกรณีที่อยู่ในระดับนั้นขึ้นไป",
)
