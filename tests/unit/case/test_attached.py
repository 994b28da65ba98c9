"""The files of a document as a case file names them: one in two keys, or several in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ecorules.case.model import EvidenceFile
from tests.unit.case.folders import MAP, MAP_DIGEST, codes, loaded, problems, put, whole

if TYPE_CHECKING:
    from pathlib import Path

ITEM = "1.2.1/map"
PATH = "evidence/map.pdf"


def _with(entry: dict[str, Any]) -> dict[str, Any]:
    case = whole()
    case["register"]["evidence"][ITEM] = {"state": "accepted", **entry}
    return case


@pytest.mark.parametrize(
    ("entry", "files"),
    [
        ({}, ()),
        ({"file": PATH}, (EvidenceFile(PATH),)),
        ({"sha256": MAP_DIGEST}, (EvidenceFile(None, MAP_DIGEST),)),
        ({"files": []}, ()),
        ({"files": [{"file": PATH}]}, (EvidenceFile(PATH),)),
        (
            {"files": [{"file": PATH, "size": "๖", "media_type": "application/pdf"}]},
            (EvidenceFile(PATH, None, 6, "application/pdf"),),
        ),
        (
            {"files": [{"file": PATH}, {"sha256": MAP_DIGEST}, {"file": "factories.csv"}]},
            (EvidenceFile(None, MAP_DIGEST), EvidenceFile(PATH), EvidenceFile("factories.csv")),
        ),
    ],
)
def test_files_are_read_as_they_are_written(
    tmp_path: Path, entry: dict[str, Any], files: tuple[EvidenceFile, ...]
) -> None:
    """In the one order that they are kept in, whatever order they were written in."""
    case = loaded(put(tmp_path, _with(entry)))
    assert case.register.evidence[ITEM].files == files


def test_one_file_is_the_same_case_in_either_form(tmp_path: Path) -> None:
    """Both forms say the same, so they have the same digest."""
    one = {"file": PATH, "sha256": MAP_DIGEST}
    short, long = _with(one), _with({"files": [one]})
    assert loaded(put(tmp_path, short)).digest == loaded(put(tmp_path, long)).digest


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"file": PATH, "files": [{"file": "factories.csv"}]}, ["file-and-files"]),
        ({"files": [{}]}, ["missing-key"]),
        ({"files": [PATH]}, ["wrong-type"]),
        ({"files": [{"size": "6"}]}, ["missing-key"]),
        ({"files": [{"file": PATH}, {"file": PATH}]}, ["duplicate-file"]),
        ({"files": [{"file": "no.pdf"}, {"file": "../x"}]}, ["no-file", "path-outside"]),
        ({"files": [{"file": PATH, "sha256": "f" * 64}]}, ["not-the-registered-file"]),
        ({"files": [{"file": PATH, "size": "7"}]}, ["not-the-registered-file"]),
        ({"files": [{"file": PATH, "size": "-1"}]}, ["out-of-range"]),
        ({"files": [{"file": PATH, "sha": "f"}]}, ["unknown-key"]),
        ({"files": [{"file": PATH, "sha256": "f"}]}, ["not-a-digest"]),
        ({"files": PATH}, ["wrong-type"]),
    ],
)
def test_what_is_wrong_with_files_is_told(
    tmp_path: Path, entry: dict[str, Any], found: list[str]
) -> None:
    """Each file by itself, and all of them at once."""
    assert codes(put(tmp_path, _with(entry))) == found


def test_a_file_of_another_size_is_told_where_it_is_named(tmp_path: Path) -> None:
    """To see that it is another file, nothing of it has to be read."""
    said = problems(put(tmp_path, _with({"files": [{"file": PATH, "size": str(len(MAP) + 1)}]})))
    assert "the file `evidence/map.pdf` is not the one that was registered" in said
    assert said.endswith("help: put the registered file back, or register this one")
