"""Two small editions and a crosswalk between them, as files, with changes."""

from collections.abc import Mapping
from pathlib import Path

from tests.unit.edition.folders import SOUND, put

BEFORE, AFTER = "town", "village"
CROSSWALK = """\
from: town
to: village
lines:
  - from: [1.1.1, 7.2.1]
    to: [7.2.1]
    kind: merged
    why: {th: เรื่องเดียวกัน, en: One subject}
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
  - from: [10.1.1]
    to: []
    kind: dropped
    why: {th: ไม่ถามแล้ว, en: No longer asked}
    provenance: {status: stated, source: plan, place: 7}
  - to: [1.1.1, 10.1.1]
    kind: new
    why: {th: เรื่องใหม่, en: New}
    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
"""
NEXT = {
    name.replace(BEFORE, AFTER, 1): text.replace("id: town", "id: village", 1)
    for name, text in SOUND.items()
}
FILES = {**SOUND, **NEXT, "crosswalk.yaml": CROSSWALK}


def redrawn(*changes: tuple[str, str]) -> str:
    """Return the sound crosswalk with one text in place of another."""
    text = CROSSWALK
    for old, new in changes:
        assert old in text, f"{old!r} is not in the crosswalk"
        text = text.replace(old, new, 1)
    return text


def written(folder: Path, crosswalk: str | None, more: Mapping[str, str] | None = None) -> Path:
    """Write both editions and a crosswalk, if there is to be one; return the new edition."""
    files = {**FILES, **(more or {})}
    if crosswalk is None:
        del files["crosswalk.yaml"]
    else:
        files["crosswalk.yaml"] = crosswalk
    put(folder, files)
    return folder / AFTER
