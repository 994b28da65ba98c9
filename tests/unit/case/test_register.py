"""Documents and their files: known, inside the folder, and the ones that were registered."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

import pytest

from ecorules.case.model import EvidenceFile
from tests.unit.case.folders import MAP_DIGEST, codes, loaded, problems, put, whole

if TYPE_CHECKING:
    from pathlib import Path

MAP = "1.2.1/map"


def _with(entry: dict[str, Any], code: str = MAP) -> dict[str, Any]:
    case = whole()
    case["register"]["evidence"] = {
        "decree": {"state": "planned", "title": {"th": "ประกาศ", "en": "decree"}},
        "factory-roster": {"state": "planned", "title": {"th": "บัญชี", "en": "roster"}},
        code: {"state": "accepted", **entry},
    }
    return case


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("evidence/map.pdf", []),
        ("./evidence/map.pdf", []),
        ("evidence//map.pdf", []),
        ("factories.csv", []),
        ("evidence/mapz.pdf", ["no-file"]),
        ("nowhere/map.pdf", ["no-file"]),
        ("evidence", ["no-file"]),
        (".", ["no-file"]),
        ("evidence/map.pdf/x", ["no-file"]),
        ("x" * 5000, ["no-file"]),
        ("../case/evidence/map.pdf", ["path-outside"]),
        ("evidence/../../outside.pdf", ["path-outside"]),
        ("evidence/..", ["path-outside"]),
        ("/etc/passwd", ["path-outside"]),
        ("~/map.pdf", ["path-outside"]),
        ("C:/map.pdf", ["path-outside"]),
        ("c:map.pdf", ["path-outside"]),
        ("C:\\map.pdf", ["path-outside"]),
        ("\\\\server\\share\\map.pdf", ["path-outside"]),
        ("..\\map.pdf", ["path-outside"]),
        ("evidence\\map.pdf", ["backslash-in-path"]),
        ("link-out.pdf", ["path-outside"]),
        ("folder-out/outside.pdf", ["path-outside"]),
        ("link-in.pdf", []),
        ("loop.pdf", ["no-file"]),
        ("dangling.pdf", ["no-file"]),
    ],
)
def test_a_file_stays_in_the_folder_of_its_case(
    tmp_path: Path, file: str, found: list[str]
) -> None:
    """A case comes from other hands; none of its paths opens anything else."""
    folder = tmp_path / "case"
    put(folder, "")
    (tmp_path / "outside.pdf").write_text("secret")
    (folder / "link-out.pdf").symlink_to(tmp_path / "outside.pdf")
    (folder / "folder-out").symlink_to(tmp_path)
    (folder / "link-in.pdf").symlink_to("evidence/map.pdf")
    (folder / "loop.pdf").symlink_to("loop.pdf")
    (folder / "dangling.pdf").symlink_to("gone.pdf")
    assert codes(put(folder, _with({"file": file}))) == (
        found if "\0" not in file else codes(folder)
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes on this system")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    """What is no file is not opened."""
    put(tmp_path, "")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert codes(put(tmp_path, _with({"file": "pipe.pdf", "sha256": MAP_DIGEST}))) == ["no-file"]


@pytest.mark.parametrize(
    ("digest", "found"),
    [
        (MAP_DIGEST, []),
        (MAP_DIGEST.upper(), []),
        (f"sha256:{MAP_DIGEST}", []),
        ("f" * 64, ["not-the-registered-file"]),
        ("f" * 63, ["not-a-digest"]),
        ("none", ["not-a-digest"]),
    ],
)
def test_a_file_must_be_the_one_that_was_registered(
    tmp_path: Path, digest: str, found: list[str]
) -> None:
    """Otherwise the auditors would look at something else than was handed in."""
    entry = {"file": "evidence/map.pdf", "sha256": digest}
    assert codes(put(tmp_path, _with(entry))) == found


def test_a_digest_is_kept_in_one_spelling(tmp_path: Path) -> None:
    """Two cases with the same file are the same case."""
    entry = {"file": "evidence/map.pdf", "sha256": f"SHA256:{MAP_DIGEST.upper()}"}
    case = loaded(put(tmp_path, _with(entry)))
    assert case.register.evidence[MAP].files == (EvidenceFile("evidence/map.pdf", MAP_DIGEST),)


def test_a_digest_may_stand_without_the_file(tmp_path: Path) -> None:
    """A confidential document may be registered and stay where it is."""
    assert codes(put(tmp_path, _with({"sha256": MAP_DIGEST}))) == []


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lost permission is no traceback."""
    folder = put(tmp_path, _with({"file": "evidence/map.pdf", "sha256": MAP_DIGEST}))

    def refusing(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(hashlib, "file_digest", refusing)
    assert codes(folder) == ["unreadable-file"]


def test_a_folder_that_cannot_be_listed_suggests_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a file is missing can be said without knowing what lies beside it."""
    folder = put(tmp_path, _with({"file": "evidence/gone.pdf"}))

    def refusing(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "iterdir", refusing)
    assert problems(folder).endswith("^^^^^^^^^^^^^^^^^")


TITLE = {"title": {"th": "เอกสาร", "en": "document"}}


@pytest.mark.parametrize(
    ("code", "entry", "found"),
    [
        ("18.1.1/order", {}, []),
        ("18.1.1/order", TITLE, []),
        ("18.1.1/orders", {}, ["unknown-evidence"]),
        ("99/order", {}, ["unknown-evidence"]),
        ("survey", TITLE, []),
        ("survey", {}, ["evidence-without-title"]),
        ("order", {}, ["unknown-evidence"]),
    ],
)
def test_a_document_is_the_editions_or_the_areas_own(
    tmp_path: Path, code: str, entry: dict[str, Any], found: list[str]
) -> None:
    """A misspelt code would otherwise be handed in for nothing."""
    assert codes(put(tmp_path, _with(entry, code))) == found


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("18.1.1/ordre", "did you mean `18.1.1/order`?"),
        ("order", "known here: `18.1.1/order`"),
        ("1.2.1/xyzzy", "known here: `1.2.1/map`, `1.2.1/photos`"),
    ],
)
def test_a_code_that_means_nothing_brings_up_those_that_do(
    tmp_path: Path, code: str, remedy: str
) -> None:
    """The author sees what there is to choose from."""
    assert problems(put(tmp_path, _with({}, code))).endswith(f"help: {remedy}")


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({"valid_from": "2022-01-01", "valid_until": "2022-01-01"}, []),
        ({"valid_from": "พ.ศ. 2565-01-02", "valid_until": "2022-01-01"}, ["ends-before-it-begins"]),
        ({"valid_until": "2022-02-30"}, ["not-a-date"]),
        ({"submitted": "2565-01-01"}, ["not-a-date"]),
    ],
)
def test_days_of_a_document_are_real_and_in_order(
    tmp_path: Path, days: dict[str, str], found: list[str]
) -> None:
    """A certificate that ends before it begins was typed wrongly."""
    assert codes(put(tmp_path, _with(days))) == found


@pytest.mark.parametrize("state", ["planned", "submitted", "accepted", "rejected"])
def test_a_state_asks_for_nothing_more(tmp_path: Path, state: str) -> None:
    """A register on paper may say no more than how far a document has come."""
    assert codes(put(tmp_path, _with({"state": state}))) == []
