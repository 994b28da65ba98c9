"""What an author is told about a slip: the whole text, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecorules.diagnostics import Invalid, render
from ecorules.edition import find_edition
from ecorules.edition import packaged as packaged_module
from tests.unit.edition.folders import (
    ADOPTED,
    AREA,
    FIRST,
    FRAME,
    GOALS,
    LADDER,
    SECOND,
    SOUND,
    changed,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Language

SAID = Path(__file__).parent / "said"
SLIPS: dict[str, Mapping[str, str]] = {
    "misspelt-key": changed((SECOND, "applies:", "aplies:")),
    "misspelt-form": changed((SECOND, "    - share:\n", "    - shar:\n")),
    "unknown-evidence": changed((FIRST, "document: map", "document: mapp")),
    "unknown-owner": changed((FIRST, "[office]", "[offise]")),
    "duplicate-code": {**SOUND, "town/copy/1.1.1.yaml": AREA},
    "level-cycle": changed((LADDER, "stands_on: []", "stands_on: [3]")),
    "prerequisite-circle": changed(
        (SECOND, "    - documents: all", "    - conforms: 10.1.1\n    - documents: all")
    ),
    "overlapping-targets": changed((GOALS, "until: 2019-12-31", "until: 2020-06-30")),
    "endless-target": changed((GOALS, "        until: 2019-12-31\n", "")),
    "file-name": {
        **{name: text for name, text in SOUND.items() if name != FIRST},
        "town/physical/1.1.2.yaml": AREA,
    },
    "stated-without-place": changed((FIRST, "source: plan, place: 5", "source: plan")),
    "unit-missing": changed((FIRST, "at_least: 10 rai", "at_least: 10")),
    "share-without-unit": changed((SECOND, "at_least: {target: 7.2.1}", "at_least: 60")),
    "two-comparisons": changed((FIRST, "at_least: 10 rai", "at_least: 10 rai, at_most: 20 rai")),
    "nothing-compared": changed((SECOND, "        at_least: {target: 7.2.1}\n", "")),
    "two-forms": changed(
        (SECOND, "    - documents: all\n", "    - documents: all\n      fact: network\n")
    ),
    "adopted-by-nobody": changed((FRAME, "status: working", "status: adopted")),
    "working-and-adopted": changed((FRAME, "status: working\n", f"status: working\n{ADOPTED}")),
    "adopted-without-document": changed(
        (FRAME, "status: working\n", f"status: adopted\n{ADOPTED.rpartition('  document')[0]}")
    ),
    "stray-file": {**SOUND, "town/water/7.2.2.yml": AREA},
}


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_full(slip: str, lang: Language, tmp_path: Path) -> None:
    """Place, line, clause and help are there, in the reader's language."""
    expected = (SAID / f"{slip}.{lang}").read_text(encoding="utf-8")
    assert said(tmp_path, SLIPS[slip], lang) + "\n" == expected


def test_no_expected_text_is_left_behind() -> None:
    """Every stored text belongs to a slip that is tried."""
    assert {path.stem for path in SAID.iterdir()} == set(SLIPS)


UNKNOWN = {
    "en": (
        "error[unknown-edition]: no edition or folder is called `eit_2562`;"
        " the program comes with `eit-2562`, `eit-2565`\n"
        "  help: did you mean `eit-2562`?"
    ),
    "th": (
        "ข้อผิดพลาด[unknown-edition]: ไม่มีฉบับเกณฑ์หรือโฟลเดอร์ชื่อ `eit_2562`"
        " ฉบับที่มากับโปรแกรมคือ `eit-2562`, `eit-2565`\n"
        "  คำแนะนำ: หมายถึง `eit-2562` หรือไม่"
    ),
}


@pytest.mark.parametrize("lang", ["en", "th"])
def test_an_unknown_edition_is_told_in_full(
    lang: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ids that exist are listed, and the nearest is suggested."""
    for id_ in ("eit-2562", "eit-2565"):
        (tmp_path / id_).mkdir()
        (tmp_path / id_ / "edition.yaml").write_text("id: x", encoding="utf-8")
    monkeypatch.setattr(packaged_module, "criteria_folder", lambda: tmp_path)
    with pytest.raises(Invalid) as raised:
        find_edition("eit_2562")
    assert render(raised.value.diagnostics, lang, colour=False) == UNKNOWN[lang]
