"""Files are copied whole, over no other file, from nothing but files, into nothing but the case."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecorules.case.files import file_inside
from ecorules.case.log.storing import stored
from ecorules.case.model import EvidenceFile
from tests.unit.case.log.keeping import ITEM, kept, refused
from tests.unit.case.log.writers import quiet

if TYPE_CHECKING:
    from collections.abc import Callable


PDF = b"%PDF-1.7\nmap"
DIGEST = hashlib.sha256(PDF).hexdigest()


@pytest.fixture(name="case")
def _case(tmp_path: Path) -> Path:
    """Return an empty folder of a case, beside the files that are handed in."""
    folder = tmp_path / "case"
    folder.mkdir()
    return folder


def test_a_file_is_copied_with_what_it_is(case: Path, tmp_path: Path) -> None:
    """Its bytes, its SHA-256, its size and its kind; the one handed in stays where it is."""
    source = tmp_path / "แผนที่.pdf"
    source.write_bytes(PDF)
    found = stored(case, ITEM, source, quiet)
    path = "evidence/1.2.1/map/แผนที่.pdf"
    assert found == EvidenceFile(path, DIGEST, len(PDF), "application/pdf")
    assert (case / path).read_bytes() == source.read_bytes() == PDF
    assert file_inside(case, path).is_file()
    assert (case / path).stat().st_mode & 0o777 == 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_no_file_is_written_over(case: Path, tmp_path: Path) -> None:
    """Another file of the same name gets a name of its own; the same file is kept once."""
    source = tmp_path / "map.pdf"
    found = []
    for content in (PDF, PDF + b"2", PDF + b"3", PDF):
        source.write_bytes(content)
        found.append(stored(case, ITEM, source, quiet))
    assert found[0] == found[3]
    assert len({each.path for each in found}) == 3
    assert len(kept(case)) == 3
    for each in found:
        assert each.path is not None
        content = (case / each.path).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (each.sha256, each.size)


def test_a_link_by_the_name_of_a_copy_is_left_alone(case: Path, tmp_path: Path) -> None:
    """What is behind it could change without the case."""
    source, outside = tmp_path / "map.pdf", tmp_path / "outside.pdf"
    source.write_bytes(PDF)
    outside.write_bytes(PDF)
    (case / "evidence/1.2.1/map").mkdir(parents=True)
    (case / "evidence/1.2.1/map/map.pdf").symlink_to(outside)
    assert stored(case, ITEM, source, quiet).path == f"evidence/1.2.1/map/map.{DIGEST[:12]}.pdf"


def test_a_file_among_the_evidence_is_registered_where_it_is(case: Path) -> None:
    """People put files into the folder themselves; they are not there twice then."""
    (case / "evidence").mkdir()
    (case / "evidence/map.pdf").write_bytes(PDF)
    assert stored(case, ITEM, case / "evidence/map.pdf", quiet) == EvidenceFile(
        "evidence/map.pdf", DIGEST, len(PDF), "application/pdf"
    )
    assert kept(case) == ["evidence/map.pdf"]


def test_a_file_whose_name_not_every_disk_takes_is_copied(case: Path) -> None:
    """A case has to open on any machine."""
    (case / "evidence").mkdir()
    (case / "evidence" / "map:\\2.pdf").write_bytes(PDF)
    found = stored(case, ITEM, case / "evidence" / "map:\\2.pdf", quiet)
    assert found.path == "evidence/1.2.1/map/map__2.pdf"


def test_a_file_of_the_case_outside_of_its_evidence_is_copied(case: Path) -> None:
    """A roster goes on changing; what was handed in of it does not."""
    (case / "factories.csv").write_bytes(b"registration\n")
    found = stored(case, ITEM, case / "factories.csv", quiet)
    assert found.path == "evidence/1.2.1/map/factories.csv"
    assert found.media_type == "text/csv"


def test_a_link_that_somebody_types_is_followed(case: Path, tmp_path: Path) -> None:
    """It is their machine; what is kept is the file."""
    (tmp_path / "real.pdf").write_bytes(PDF)
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    found = stored(case, ITEM, tmp_path / "link.pdf", quiet)
    assert found.path == "evidence/1.2.1/map/link.pdf"
    assert not (case / "evidence/1.2.1/map/link.pdf").is_symlink()


def _meanwhile(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Change something once the first part of a file has been read."""
    turns: list[int] = []
    digest = hashlib.sha256

    class Watched:
        """A digest that notices when it is fed."""

        def __init__(self) -> None:
            self.real = digest()

        def update(self, part: bytes) -> None:
            """Take a part, and let something happen after the first one."""
            self.real.update(part)
            if not turns:
                turns.append(1)
                change()

        def hexdigest(self) -> str:
            """Return the digest of all parts."""
            return self.real.hexdigest()

    monkeypatch.setattr("ecorules.case.log.storing.sha256", Watched)


CHANGES: dict[str, Callable[[Path], object]] = {
    "grows": lambda source: source.write_bytes(source.read_bytes() + b"more"),
    "is saved anew": lambda source: (
        source.with_suffix(".new").write_bytes(b"other"),
        source.with_suffix(".new").replace(source),
    ),
    "is touched": lambda source: os.utime(source, (1, 1)),
    "vanishes": lambda source: source.unlink(),
    "is cut": lambda source: source.write_bytes(b""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_while_it_is_copied_is_found(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """A copy of half of one state and half of another is a copy of nothing."""
    source = tmp_path / "map.pdf"
    source.write_bytes(PDF)
    _meanwhile(monkeypatch, lambda: CHANGES[change](source))
    assert refused(case, source).startswith("error[file-changed]: the file `")
    assert kept(case) == []


def test_a_disk_that_knows_no_second_names_is_written_all_the_same(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """USB sticks are such disks; and there too nothing is written over."""

    def refusing(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refusing)
    source = tmp_path / "map.pdf"
    found = []
    for content in (PDF, PDF + b"2"):
        source.write_bytes(content)
        found.append(stored(case, ITEM, source, quiet))
    assert [each.path for each in found] == [
        "evidence/1.2.1/map/map.pdf",
        f"evidence/1.2.1/map/map.{(found[1].sha256 or '')[:12]}.pdf",
    ]
    assert (case / "evidence/1.2.1/map/map.pdf").read_bytes() == PDF


def test_a_full_disk_leaves_nothing_behind(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The part that was written goes again, and nothing was recorded."""
    source = tmp_path / "map.pdf"
    source.write_bytes(PDF)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(case, source) == (
        "error[unwritable-file]: the copy could not be written (No space left on device)\n"
        "  help: make room on the disk and try again; nothing was recorded"
    )
    assert kept(case) == []


@pytest.mark.parametrize("link", ["evidence", "evidence/1.2.1", "evidence/1.2.1/map"])
def test_a_folder_that_leads_out_of_the_case_takes_nothing(
    case: Path, tmp_path: Path, link: str
) -> None:
    """Evidence is kept in the case itself, or it would not travel with it."""
    (tmp_path / "outside").mkdir()
    (case / link).parent.mkdir(parents=True, exist_ok=True)
    (case / link).symlink_to(tmp_path / "outside")
    source = tmp_path / "map.pdf"
    source.write_bytes(PDF)
    assert refused(case, source) == (
        "error[path-outside]: `evidence/1.2.1/map` leads out of the folder of the case\n"
        "  help: replace the link by a folder: evidence is kept in the case itself"
    )
    assert not list((tmp_path / "outside").iterdir())


def test_a_file_where_a_folder_should_be_says_so(case: Path, tmp_path: Path) -> None:
    """Nothing is moved out of the way."""
    (case / "evidence").write_bytes(b"")
    (tmp_path / "map.pdf").write_bytes(PDF)
    assert refused(case, tmp_path / "map.pdf").startswith("error[unreadable-file]: the file `")


def test_a_large_file_is_read_part_by_part(case: Path, tmp_path: Path) -> None:
    """However large it is, a small part of it is in memory, and one hears how far it is."""
    source = tmp_path / "video.mp4"
    with source.open("wb") as file:
        file.truncate(5 * 1024 * 1024 + 1)
    seen: list[tuple[int, int]] = []

    def watch(name: str, done: int, whole: int) -> None:
        assert name == str(source)
        seen.append((done, whole))

    found = stored(case, ITEM, source, watch)
    assert found.size == 5 * 1024 * 1024 + 1
    assert [done for done, _ in seen] == [*(n * 1024 * 1024 for n in range(1, 6)), found.size]
    assert {whole for _, whole in seen} == {found.size}
