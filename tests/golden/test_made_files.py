"""Files that cannot be kept here, as a user meets them: another encoding, 200 MB."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ecorules.diagnostics import Language, Text
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


READ_ALL_THE_SAME = [
    (
        _roster_of_excel,
        Text(
            """\
somewhere/factories.csv:2:1: note[encoding]: the file is not saved as UTF-8; \
it is read as TIS-620 (Windows-874)
   2 | 3-101-1/45,โรงงานหนึ่ง,2
     | ^^^^^^^^^^^^^^^^^^^^^^
  help: check that this line reads as it should; if not, save the file as UTF-8
""",
            """\
somewhere/factories.csv:2:1: ข้อสังเกต[encoding]: ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 \
จึงอ่านเป็น TIS-620 (Windows-874)
   2 | 3-101-1/45,โรงงานหนึ่ง,2
     | ^^^^^^^^^^^^^^^^^^^^^^
  คำแนะนำ: ตรวจสอบว่าข้อความในบรรทัดนี้อ่านได้ถูกต้อง หากไม่ถูกต้องให้บันทึกไฟล์เป็น UTF-8
""",
        ),
    ),
    (
        _roster_of_a_notepad,
        Text(
            """\
somewhere/factories.csv:2:1: note[encoding]: the file is not saved as UTF-8; it is read as UTF-16
   2 | 3-101-1/45,โรงงานหนึ่ง,2
     | ^^^^^^^^^^^^^^^^^^^^^^
  help: check that this line reads as it should; if not, save the file as UTF-8
""",
            """\
somewhere/factories.csv:2:1: ข้อสังเกต[encoding]: ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8 จึงอ่านเป็น UTF-16
   2 | 3-101-1/45,โรงงานหนึ่ง,2
     | ^^^^^^^^^^^^^^^^^^^^^^
  คำแนะนำ: ตรวจสอบว่าข้อความในบรรทัดนี้อ่านได้ถูกต้อง หากไม่ถูกต้องให้บันทึกไฟล์เป็น UTF-8
""",
        ),
    ),
]


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize(("put", "told"), READ_ALL_THE_SAME)
def test_a_roster_in_another_encoding_is_read_and_told(
    put: Put, told: Text, lang: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was assumed is told before the result, and the result is the one of UTF-8."""
    folder = tmp_path / "somewhere"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (folder / "factories.csv").write_text(ROSTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    in_utf8 = run(f"$ ecorules audit somewhere --lang {lang}")
    put(folder)
    assert run(f"$ ecorules audit somewhere --lang {lang}") == told.said(lang) + in_utf8
