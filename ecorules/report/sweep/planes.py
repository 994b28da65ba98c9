"""Two targets: one plane a level, each patch as dark as many cases stand there or above."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.report.sweep.drawing import INK, LEVELS, MARK, SOFT, Picture, steps

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.report.sweep.words import Told
    from ecorules.revision.sweep.model import Axis, Row, Stretch, Swept

_LEFT, _SIDE, _TALL, _APART, _DOWN = 92, 300, 200, 100, 290
_ACROSS: Final = 2
_VALUES: Final = 5
_ROOM_ACROSS, _ROOM_DOWN = 30, 15


class Planes:
    """Draw a plane for each level, the first target across and the second upwards."""

    def __init__(self, picture: Picture, told: Told, top: int, lang: Language) -> None:
        """Begin below what stands there already."""
        self._picture, self._told, self._top, self._lang = picture, told, top, lang
        self._swept: Swept = told.swept

    def draw(self) -> None:
        """Draw the planes, two in a row."""
        for place, level in enumerate(_levels(self._swept)):
            left = _LEFT + place % _ACROSS * (_SIDE + _APART)
            top = self._top + place // _ACROSS * _DOWN
            said = _title(level, reachable=self._of_reachable).said(self._lang)
            self._picture.words(left, top - 10, said, weight="bold")
            for row in self._swept.rows:
                self._patch(row, level, left, top)
            self._scales(left, top)
            if self._told.wanted is not None and self._told.wanted.level == level:
                self._framed(left, top)

    @property
    def _of_reachable(self) -> bool:
        return self._told.wanted is not None and self._told.wanted.reachable

    def _number(self, row: Row, level: int) -> int:
        counts = row.counts.reachable if self._of_reachable else row.counts.proven
        return self._swept.at_least(counts, level)

    def _corners(
        self, row: Row, left: int, top: int
    ) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        (low, high), (first, last) = (
            _shares(axis, where) for axis, where in zip(self._swept.axes, row.where, strict=True)
        )
        return (
            left + low * _SIDE,
            left + high * _SIDE,
            top + _TALL - last * _TALL,
            top + _TALL - first * _TALL,
        )

    def _patch(self, row: Row, level: int, left: int, top: int) -> None:
        x, right, y, bottom = self._corners(row, left, top)
        number = self._number(row, level)
        shade = LEVELS[_shade(number, self._swept.cases)]
        corners = ((x, y), (right, y), (right, bottom), (x, bottom))
        self._picture.area(corners, shade, stroke=shade, said=f"{number:,}")
        if right - x >= _ROOM_ACROSS and bottom - y >= _ROOM_DOWN:
            ink = INK if _shade(number, self._swept.cases) < len(LEVELS) // 2 else "#ffffff"
            middle = (x + right) / 2, (y + bottom) / 2 + 5
            self._picture.words(*middle, f"{number:,}", anchor="middle", size=12, fill=ink)

    def _framed(self, left: int, top: int) -> None:
        """Draw a line round the patches in which enough cases stand at the level asked for."""
        before: tuple[Fraction, Fraction, Fraction] | None = None
        for row in self._told.found:
            x, right, y, bottom = self._corners(row, left, top)
            if before is not None and before[0] == x:
                self._edge(x, before[1], y)
                self._edge(x, before[2], bottom)
            else:
                self._close(before)
                self._edge(x, y, bottom)
            for end in (y, bottom):
                self._picture.line((x, end), (right, end), stroke=MARK)
            before = right, y, bottom
        self._close(before)

    def _edge(self, x: Fraction, y: Fraction, bottom: Fraction) -> None:
        if y != bottom:
            self._picture.line((x, y), (x, bottom), stroke=MARK)

    def _close(self, before: tuple[Fraction, Fraction, Fraction] | None) -> None:
        if before is not None:
            self._edge(*before)

    def _scales(self, left: int, top: int) -> None:
        floor = top + _TALL
        self._picture.line((left, floor), (left + _SIDE, floor), stroke=INK)
        self._picture.line((left, top), (left, floor), stroke=INK)
        across, upwards = self._swept.axes
        for value, share in _marked(across):
            x = left + share * _SIDE
            self._picture.line((x, floor), (x, floor + 6), stroke=INK)
            said = amount(value, across.target.unit, self._lang)
            self._picture.words(x, floor + 21, said, anchor="middle", size=12, fill=SOFT)
        for value, share in _marked(upwards):
            y = floor - share * _TALL
            self._picture.line((left - 6, y), (left, y), stroke=INK)
            said = amount(value, upwards.target.unit, self._lang)
            self._picture.words(left - 10, y + 4, said, anchor="end", size=12, fill=SOFT)
        name = across.target.name
        self._picture.words(left + _SIDE, floor + 38, f"{name} →", anchor="end", size=12)
        self._picture.words(left - 10, top - 10, f"↑ {upwards.target.name}", anchor="end", size=12)


def height(swept: Swept) -> int:
    """Return how much room the planes take."""
    return -(-len(_levels(swept)) // _ACROSS) * _DOWN


def _levels(swept: Swept) -> list[int]:
    return [level for level in swept.levels if level]


def _shares(axis: Axis, where: Stretch) -> tuple[Fraction, Fraction]:
    """Return where a stretch begins and ends, as parts of the whole axis."""
    span = axis.high - axis.low
    if not span:
        return Fraction(0), Fraction(1)
    return (where.low - axis.low) / span, (where.high - axis.low) / span


def _marked(axis: Axis) -> list[tuple[Fraction, Fraction]]:
    unit, span = axis.target.unit, axis.high - axis.low
    values = steps(unit.from_base(axis.low), unit.from_base(axis.high), _VALUES)
    bases = [unit.to_base(value) for value in values]
    return [(base, (base - axis.low) / span if span else Fraction(1, 2)) for base in bases]


def _shade(number: int, cases: int) -> int:
    """Return how dark a patch is: the lightest for nobody, the darkest for all."""
    return -(-number * (len(LEVELS) - 1) // max(1, cases))


def framed(asked: Text, *, is_met: bool) -> Text:
    """Return what a frame stands for; where there is none, that nothing was found."""
    return Text(f"Framed: {asked.en}", f"ในกรอบ: {asked.th}") if is_met else asked


def _title(level: int, *, reachable: bool) -> Text:
    if reachable:
        return Text(f"cases that can reach level {level} or above", f"กรณีที่ยังไปถึงระดับ {level} ขึ้นไป")
    return Text(f"cases that prove level {level} or above", f"กรณีที่พิสูจน์ระดับ {level} ขึ้นไป")


ABOUT: Final = Text(
    "One plane for each level: the darker a patch, the more cases stand at the level or above.",
    "หนึ่งภาพต่อหนึ่งระดับ ยิ่งเข้มยิ่งมีกรณีที่อยู่ในระดับนั้นขึ้นไปมาก",
)
