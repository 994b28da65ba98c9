"""What is said of each thing that is no file to keep."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.case.log.keeping import kept, refused

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(name="case")
def _case(tmp_path: Path) -> Path:
    """Return an empty folder of a case, beside the files that are handed in."""
    folder = tmp_path / "case"
    folder.mkdir()
    return folder


SAID: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "missing": (
        lambda _: None,
        (
            "error[no-file]: there is no file `{source}`\n  help: give the path of a scan, "
            "a spreadsheet or another file on this machine"
        ),
        (
            "ข้อผิดพลาด[no-file]: ไม่พบไฟล์ `{source}`\n  คำแนะนำ: "
            "ระบุเส้นทางของไฟล์สแกน ตารางคำนวณ หรือไฟล์อื่นในเครื่องนี้"
        ),
    ),
    "loop": (
        lambda source: source.symlink_to(source.name),
        (
            "error[no-file]: there is no file `{source}`\n  help: give the path of a scan, "
            "a spreadsheet or another file on this machine"
        ),
        (
            "ข้อผิดพลาด[no-file]: ไม่พบไฟล์ `{source}`\n  คำแนะนำ: "
            "ระบุเส้นทางของไฟล์สแกน ตารางคำนวณ หรือไฟล์อื่นในเครื่องนี้"
        ),
    ),
    "folder": (
        lambda source: source.mkdir(),
        "error[not-a-file]: `{source}` is a folder\n  help: name the files in it",
        "ข้อผิดพลาด[not-a-file]: `{source}` เป็นโฟลเดอร์\n  คำแนะนำ: ให้ระบุไฟล์ในโฟลเดอร์นั้น",
    ),
    "pipe": (
        os.mkfifo,
        (
            "error[not-a-file]: `{source}` is not a file that can be kept\n"
            "  help: give the path of a scan, a spreadsheet or another file on this machine"
        ),
        (
            "ข้อผิดพลาด[not-a-file]: `{source}` ไม่ใช่ไฟล์ที่จัดเก็บได้\n  คำแนะนำ: "
            "ระบุเส้นทางของไฟล์สแกน ตารางคำนวณ หรือไฟล์อื่นในเครื่องนี้"
        ),
    ),
    "device": (
        lambda source: source.symlink_to("/dev/zero"),
        (
            "error[not-a-file]: `{source}` is not a file that can be kept\n"
            "  help: give the path of a scan, a spreadsheet or another file on this machine"
        ),
        (
            "ข้อผิดพลาด[not-a-file]: `{source}` ไม่ใช่ไฟล์ที่จัดเก็บได้\n  คำแนะนำ: "
            "ระบุเส้นทางของไฟล์สแกน ตารางคำนวณ หรือไฟล์อื่นในเครื่องนี้"
        ),
    ),
    "empty": (
        lambda source: source.touch(),
        (
            "error[empty-file]: the file `{source}` is empty\n  help: scan or download it again: "
            "an empty file proves nothing"
        ),
        (
            "ข้อผิดพลาด[empty-file]: ไฟล์ `{source}` ว่างเปล่า\n  คำแนะนำ: "
            "สแกนหรือดาวน์โหลดใหม่อีกครั้ง ไฟล์ว่างใช้เป็นหลักฐานไม่ได้"
        ),
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_what_cannot_be_kept_is_told(
    case: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is waited for, nothing is copied, and the message says what to give instead."""
    monkeypatch.chdir(case.parent)
    make, english, thai = SAID[kind]
    source = Path("scan.pdf")
    make(source)
    assert refused(case, source) == english.format(source=source)
    assert refused(case, source, "th") == thai.format(source=source)
    assert kept(case) == []
