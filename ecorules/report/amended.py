"""What a draft rewrote without saying where it is from: its author's text, with a reason.

Such a text is no text of the project, and the reason for it is no way of measuring anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.edition.dated import bases
from ecorules.edition.model import Status

if TYPE_CHECKING:
    from ecorules.edition.model import Edition, Overlay, Provenance, Requirement


def amended_text(edition: Edition, one: Requirement) -> Text | None:
    """Return whose the text of a requirement is and why, if a draft rewrote it."""
    by = _by(edition, one.code, one.provenance)
    return None if by is None else _told(by, one.code)


def amended_reading(edition: Edition, one: Requirement) -> Text | None:
    """Return how a requirement is measured, whose that is and why, if a draft rewrote it.

    How it is measured is what the edition below says: a draft gives a reason and no method.
    """
    by = _by(edition, one.code, one.reading)
    if by is None:
        return None
    told, below = _told(by, one.code), by.base.requirements.get(one.code)
    how = None if below is None else below.reading.how
    return told if how is None else Text(f"{how.en} · {told.en}", f"{how.th} · {told.th}")


def _by(edition: Edition, code: str, provenance: Provenance) -> Overlay | None:
    """Return the draft that rewrote a text or a reading, if one did."""
    if provenance.status is not Status.DRAFTED or provenance.how is None:
        return None
    overlays = (each.overlay for each in (edition, *bases(edition)) if each.overlay is not None)
    about = "requirement", code
    return next((each for each in overlays if each.because.get(about) == provenance.how), None)


def _told(by: Overlay, code: str) -> Text:
    because = by.because["requirement", code]
    return Text(
        f"{BY_THE_DRAFT.en} · why it was changed: {because.en}",
        f"{BY_THE_DRAFT.th} · เหตุผลที่แก้ไข: {because.th}",
    )


BY_THE_DRAFT: Final = Text(
    "drafted by whoever wrote the draft, not official", "ร่างโดยผู้จัดทำฉบับร่าง ไม่ใช่ข้อความทางการ"
)
