"""Files that cannot be kept here, as a user meets them: another encoding, 200 MB."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ecorules.diagnostics import Text
from tests.console import run

CASE = """\
id: somewhere
title: {th: ที่ใดที่หนึ่ง, en: Somewhere}
edition: eit-2562
round: {kind: pre-audit, purpose: raise, fiscal_year: 2565, on: 2022-03-31}
rosters:
  factories: {file: factories.csv, complete: true}
register: {state: open}
"""
ROSTER = "registration,name,green_industry_level\n3-101-1/45,โรงงานหนึ่ง,2\n"
LARGE = 200 * 1024 * 1024
Put = Callable[[Path], None]


def _roster_of_excel(folder: Path) -> None:
    (folder / "factories.csv").write_bytes(ROSTER.encode("cp874"))


def _case_of_an_old_editor(folder: Path) -> None:
    (folder / "case.yaml").write_bytes(CASE.encode("tis-620"))


def _roster_of_a_notepad(folder: Path) -> None:
    (folder / "factories.csv").write_bytes(ROSTER.encode("utf-16"))


def _large_case(folder: Path) -> None:
    _make_large(folder / "case.yaml")


def _large_roster(folder: Path) -> None:
    _make_large(folder / "factories.csv")


def _make_large(path: Path) -> None:
    """Make a file that says to be large and takes no room on the disk."""
    with path.open("ab") as file:
        file.truncate(LARGE)


SAVE = Text(
    "save the file as UTF-8 (in Excel: Save As, `CSV UTF-8 (Comma delimited)`)",
    "ให้บันทึกไฟล์เป็น UTF-8 (ใน Excel เลือก บันทึกเป็น แล้วเลือก `CSV UTF-8 (Comma delimited)`)",
)
SAID = [
    (
        _roster_of_excel,
        Text(
            f"""\
somewhere/factories.csv:2:12: error[not-utf8]: byte 51 of the file, in line 2, is not UTF-8
  help: it looks like TIS-620 (Windows-874); {SAVE.en}
""",
            f"""\
somewhere/factories.csv:2:12: ข้อผิดพลาด[not-utf8]: ไบต์ที่ 51 ของไฟล์ ในบรรทัดที่ 2 \
ไม่ใช่รหัสอักขระ UTF-8
  คำแนะนำ: ไฟล์น่าจะเป็น TIS-620 (Windows-874) {SAVE.th}
""",
        ),
    ),
    (
        _case_of_an_old_editor,
        Text(
            f"""\
somewhere/case.yaml:2:13: error[not-utf8]: byte 27 of the file, in line 2, is not UTF-8
  help: it looks like TIS-620 (Windows-874); {SAVE.en}
""",
            f"""\
somewhere/case.yaml:2:13: ข้อผิดพลาด[not-utf8]: ไบต์ที่ 27 ของไฟล์ ในบรรทัดที่ 2 \
ไม่ใช่รหัสอักขระ UTF-8
  คำแนะนำ: ไฟล์น่าจะเป็น TIS-620 (Windows-874) {SAVE.th}
""",
        ),
    ),
    (
        _roster_of_a_notepad,
        Text(
            f"""\
somewhere/factories.csv:1:1: error[not-utf8]: byte 1 of the file, in line 1, is not UTF-8
  help: it looks like UTF-16; {SAVE.en}
""",
            f"""\
somewhere/factories.csv:1:1: ข้อผิดพลาด[not-utf8]: ไบต์ที่ 1 ของไฟล์ ในบรรทัดที่ 1 \
ไม่ใช่รหัสอักขระ UTF-8
  คำแนะนำ: ไฟล์น่าจะเป็น UTF-16 {SAVE.th}
""",
        ),
    ),
    (
        _large_case,
        Text(
            """\
somewhere/case.yaml: error[too-large]: the file has 200.0 MB, and at most 4 MB are read
  help: check that it is the right file: one of these is rarely larger than 1 MB
""",
            """\
somewhere/case.yaml: ข้อผิดพลาด[too-large]: ไฟล์มีขนาด 200.0 MB แต่รับได้ไม่เกิน 4 MB
  คำแนะนำ: ตรวจสอบว่าเป็นไฟล์ที่ถูกต้อง ปกติไฟล์ประเภทนี้มีขนาดไม่เกิน 1 MB
""",
        ),
    ),
    (
        _large_roster,
        Text(
            """\
somewhere/factories.csv: error[too-large]: the file has 200.0 MB, and at most 64 MB are read
  help: check that it is the right file: one of these is rarely larger than 1 MB
""",
            """\
somewhere/factories.csv: ข้อผิดพลาด[too-large]: ไฟล์มีขนาด 200.0 MB แต่รับได้ไม่เกิน 64 MB
  คำแนะนำ: ตรวจสอบว่าเป็นไฟล์ที่ถูกต้อง ปกติไฟล์ประเภทนี้มีขนาดไม่เกิน 1 MB
""",
        ),
    ),
]


@pytest.mark.parametrize(("put", "said"), SAID)
def test_a_file_that_is_not_read_is_told_whole(
    put: Put, said: Text, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which file, what it is instead, and how to save it; for a large one the limit too."""
    folder = tmp_path / "somewhere"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (folder / "factories.csv").write_text(ROSTER, encoding="utf-8")
    put(folder)
    monkeypatch.chdir(tmp_path)
    assert run("$ ecorules audit somewhere --lang en") == f"{said.en}[exit 3]\n"
    assert run("$ ecorules audit somewhere --lang th") == f"{said.th}[exit 3]\n"
