"""An edition is found by a path, or by its id among those that come with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecorules.edition import find_edition, load_edition, packaged, packaged_editions, read_edition
from tests.unit.edition.folders import SOUND, put


def test_an_edition_is_found_by_its_folder_by_a_file_in_it_and_by_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path that exists comes first, then the ids that come with the program."""
    folder = put(tmp_path, SOUND)
    assert find_edition(folder) == folder
    assert find_edition(str(folder / "edition.yaml")) == folder
    monkeypatch.setattr(packaged, "criteria_folder", lambda: tmp_path)
    assert packaged_editions() == ("town",)
    assert find_edition("town") == folder


def test_the_criteria_are_in_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel carries them inside, a working copy beside the package."""
    monkeypatch.setattr(packaged, "_PACKAGE", tmp_path / "ecorules")
    assert packaged.criteria_folder() == tmp_path / "criteria"
    (tmp_path / "ecorules" / "criteria").mkdir(parents=True)
    assert packaged.criteria_folder() == tmp_path / "ecorules" / "criteria"


def test_the_shipped_edition_loads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is found by its id from any folder."""
    monkeypatch.chdir(tmp_path)
    assert load_edition("eit-2562").id == "eit-2562"


def test_a_folder_below_is_shown_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message names a file as its reader would."""
    folder = put(tmp_path, {**SOUND, "town/edition.yaml": "id: town"})
    shown = folder.as_posix()
    assert {each.span.file for each in read_edition(folder).diagnostics if each.span} == {
        f"{shown}/edition.yaml"
    }
    monkeypatch.chdir(tmp_path)
    for path in (folder, Path("town")):
        found = read_edition(path).diagnostics
        assert {each.span.file for each in found if each.span} == {"town/edition.yaml"}
