"""A sweep as a chart: one file of SVG, in Thai or English, which says that made-up cases are so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.report.sweep import bands, planes
from ecorules.report.sweep import words as say
from ecorules.report.sweep.bands import Bands
from ecorules.report.sweep.drawing import SOFT, Picture
from ecorules.report.sweep.planes import Planes

if TYPE_CHECKING:
    from ecorules.diagnostics import Language, Text
    from ecorules.report.sweep.words import Told

_WIDTH, _MARGIN, _CELLS, _HEADING = 860, 24, 116, 80


def sweep_chart(told: Told, lang: Language) -> str:
    """Return the chart as the text of an SVG file."""
    swept = told.swept
    is_line = len(swept.axes) == 1
    about = (bands.ABOUT if is_line else planes.ABOUT).said(lang)
    heading = _plain(say.heading(swept), lang)
    head = _head_height(heading, told, lang)
    body = bands.height() if is_line else planes.height(swept)
    picture = Picture(_WIDTH, head + body + 16, heading, about, lang)
    y = picture.paragraph(_MARGIN, 34, heading, _HEADING, size=17, weight="bold")
    for said in _said(told, about, lang):
        y = picture.paragraph(_MARGIN, y, said, _CELLS, size=14, fill=SOFT)
    if is_line:
        bands.legend(picture, swept, y + 10, lang)
        Bands(picture, told, head, lang).draw()
    else:
        Planes(picture, told, head, lang).draw()
    return picture.written()


def _said(told: Told, about: str, lang: Language) -> list[str]:
    said = [*(_plain(each, lang) for each in say.granted(told)), about]
    # Below a line there is room for what was asked for, between planes there is none.
    if told.asked is not None and len(told.swept.axes) > 1:
        said.append(planes.framed(told.asked, is_met=bool(told.found)).said(lang))
    return said


def _plain(text: Text, lang: Language) -> str:
    """Return a text as a picture has it: marks of code mean nothing there."""
    return text.said(lang).replace("`", "")


def _head_height(heading: str, told: Told, lang: Language) -> int:
    """Return how much room what is written above takes."""
    about = (bands.ABOUT if len(told.swept.axes) == 1 else planes.ABOUT).said(lang)
    measured = Picture(1, 1, "", "", lang)
    y = measured.paragraph(0, 34, heading, _HEADING, size=17)
    for said in _said(told, about, lang):
        y = measured.paragraph(0, y, said, _CELLS, size=14)
    return y + _BELOW


_BELOW: Final = 52
