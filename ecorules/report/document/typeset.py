"""Typeset a page with Typst: the Thai font that is at hand, PDF/A-3, the same bytes every time.

Of the engines measured it is the only one whose Thai reads back right when it is copied or
searched.  What a template is told comes as JSON, so no text can be taken for markup.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.audit.record import Json
    from ecorules.report.document.model import Attachment

# In the order of preference, each with the size at which its letters are as large as Laksaman's.
# What Debian's fonts-thai-tlwg holds was measured to read back right; then what offices have.
FAMILIES: Final[Mapping[str, float]] = {
    "Laksaman": 1.0,
    "TH Sarabun New": 1.0,
    "TH SarabunPSK": 1.0,
    "TH Sarabun PSK": 1.0,
    "Sarabun": 0.76,
    "Garuda": 0.72,
    "Loma": 0.76,
    "Norasi": 0.86,
    "Waree": 0.7,
    "Noto Sans Thai": 0.76,
}
# Comes with Typst, and has the signs that Thai fonts lack.
_SIGNS: Final = "DejaVu Sans Mono"
_STANDARD: Final = "a-3a"


class NoFont(Exception):  # noqa: N818 - it says what is missing
    """No font with Thai letters is at hand, or not the one that was named."""

    def __init__(self, said: Text, remedy: Text) -> None:
        """Keep what is missing and what to do."""
        super().__init__(said.en)
        self.said, self.remedy = said, remedy


def typeset(
    template: str,
    told: Mapping[str, Json],
    attachments: Sequence[Attachment] = (),
    font: str | None = None,
    package: str = "ecorules.report.document",
) -> bytes:
    """Return the PDF of a template, of this package or another, that is told something.

    Beside what it is told, the template finds `fonts`, `scale` and `attachments`.
    """
    import typst  # noqa: PLC0415 - heavy

    family = thai_font(font)
    whole: dict[str, Json] = {
        **told,
        "fonts": [family, _SIGNS],
        "scale": str(FAMILIES.get(family, 0.76)),
        "attachments": [
            {"name": one.name, "media-type": one.media_type, "about": one.about.en}
            for one in attachments
        ],
    }
    inputs = {"told": json.dumps(whole, ensure_ascii=False, sort_keys=True)}
    for place, one in enumerate(attachments):
        inputs[f"attachment-{place}"] = one.content.decode()
    source = files(package).joinpath(template).read_bytes()
    made: Any = typst.compile(
        source, font_paths=_fonts(), format="pdf", sys_inputs=inputs, pdf_standards=[_STANDARD]
    )
    return bytes(made)


def thai_font(named: str | None = None) -> str:
    """Return the font to set Thai in: the one that is named, else the first that is at hand."""
    known = _fonts().families()
    if named is not None:
        if named in known:
            return named
        raise NoFont(
            Text(f"no font is called `{named}` on this machine", f"เครื่องนี้ไม่มีฟอนต์ชื่อ `{named}`"),
            _INSTALL,
        )
    for family in FAMILIES:
        if family in known:
            return family
    raise NoFont(_NO_FONT, _INSTALL)


@lru_cache(maxsize=1)
def _fonts() -> Any:  # noqa: ANN401 - the library's own
    """Return the fonts of the system; looking for them takes longer than setting a page."""
    import typst  # noqa: PLC0415 - heavy

    return typst.Fonts()


_NO_FONT: Final = Text(
    "no font with Thai letters was found, and without one nothing can be printed",
    "ไม่พบฟอนต์ภาษาไทยในเครื่องนี้ จึงจัดพิมพ์ไม่ได้",
)
_INSTALL: Final = Text(
    "install the package `fonts-thai-tlwg` (Debian, Ubuntu) or a font of the Sarabun family; "
    "`--font NAME` names another one",
    "ติดตั้งแพ็กเกจ `fonts-thai-tlwg` (Debian, Ubuntu) หรือฟอนต์ตระกูลสารบรรณ "
    "หรือระบุฟอนต์อื่นด้วย `--font NAME`",
)
