"""The report on the command line: what is written, what is kept, and what is told."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

from ecorules.cli import report
from ecorules.report.document import typeset
from tests.console import run
from tests.reports import require_font
from tests.repository import ROOT

_CASE = str(ROOT / "cases" / "saraburi-fy2565")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type every command in a folder of its own."""
    (tmp_path / "criteria").symlink_to(ROOT / "criteria")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def _sections(name: str) -> list[str]:
    return [one["key"] for one in json.loads(Path(name).read_text(encoding="utf-8"))["sections"]]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("report.html", b"<!DOCTYPE html>"),
        ("report.json", b"{"),
        ("report.pdf", b"%PDF-"),
        ("report.docx", b"PK"),
        ("REPORT.XLSX", b"PK"),
    ],
)
def test_the_name_says_what_is_written(name: str, begins: bytes) -> None:
    """How the name of a file ends decides what it is, in small or large letters."""
    if name.endswith(".pdf"):
        require_font()
    assert run(f"$ ecorules report {_CASE} -o {name} --lang th") == f"เขียนแล้ว: {name}\n"
    assert Path(name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["report.docx", "report.xlsx"])
def test_what_people_write_into_is_kept(name: str) -> None:
    """A report that somebody may have edited is not written over; a page is made anew."""
    Path(name).write_bytes(b"edited")
    assert run(f"$ ecorules report {_CASE} -o {name} --lang en") == (
        f"error: `{name}` is there already, and somebody may have written into it\n"
        "  help: write to another name, or move that file away first\n"
        "see `ecorules report --help`\n"
        "[exit 2]\n"
    )
    assert Path(name).read_bytes() == b"edited"


def test_a_page_is_made_anew() -> None:
    """Nobody writes into a page: the next one takes its place."""
    Path("report.html").write_bytes(b"old")
    assert run(f"$ ecorules report {_CASE} -o report.html --lang en") == "written: report.html\n"
    assert b"old" not in Path("report.html").read_bytes()[:20]


@pytest.mark.parametrize(
    ("name", "package"),
    [("report.pdf", "typst"), ("report.docx", "docxtpl"), ("report.xlsx", "xlsxwriter")],
)
def test_a_missing_package_is_told_with_what_to_install(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has not installed the extra is told how, in a sentence."""
    monkeypatch.setattr(report, "find_spec", lambda _: None)
    ending = Path(name).suffix
    assert run(f"$ ecorules report {_CASE} -o {name} --lang en") == (
        f"error: `{ending}` needs the package {package}, which is not installed\n"
        "  help: install it with `pip install 'ecorules[report]'`, or write `.html` or `.json`\n"
        "see `ecorules report --help`\n"
        "[exit 2]\n"
    )
    assert not Path(name).exists()


def test_a_machine_without_thai_letters_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package that holds the letters is named, in the reader's language."""
    monkeypatch.setattr(typeset, "FAMILIES", {})
    assert run(f"$ ecorules report {_CASE} -o report.pdf --lang th") == (
        "ข้อผิดพลาด: ไม่พบฟอนต์ภาษาไทยในเครื่องนี้ จึงจัดพิมพ์ไม่ได้\n"
        "  คำแนะนำ: ติดตั้งแพ็กเกจ `fonts-thai-tlwg` (Debian, Ubuntu) หรือฟอนต์ตระกูลสารบรรณ "
        "หรือระบุฟอนต์อื่นด้วย `--font NAME`\n"
        "ดูวิธีใช้ที่ `ecorules report --help`\n"
        "[exit 2]\n"
    )
    assert not Path("report.pdf").exists()


def test_the_template_can_be_had_and_used() -> None:
    """A committee gets the template, changes it, and is told what it has left out."""
    assert run("$ ecorules report --make-template own.docx") == "own.docx\n"
    own: Any = docx.Document("own.docx")
    for paragraph in own.paragraphs:
        if "margins" in paragraph.text:
            paragraph.text = paragraph.text.replace("margins", "path")
    own.save("own.docx")
    said = run(f"$ ecorules report {_CASE} -o report.docx --template own.docx --lang en")
    assert said == (
        "the template leaves out: How far each verdict is from turning\nwritten: report.docx\n"
    )
    assert "is there already" in run("$ ecorules report --make-template own.docx")


def test_the_way_is_added_where_it_is_asked_for() -> None:
    """A way, or what forbids it, is a part of the report only with `--to`."""
    pytest.importorskip("z3")
    run(f"$ ecorules report {_CASE} -o without.json")
    run(f"$ ecorules report {_CASE} -o with.json --to 1")
    run(f"$ ecorules report {_CASE} -o assumed.json --to 1 --target 19.1.1=60%")
    assert "path" not in _sections("without.json")
    assert "path" in _sections("with.json")
    text = Path("assumed.json").read_text(encoding="utf-8")
    assert "Assumed, set by nobody yet: 19.1.1 = 60" in text


def test_two_languages_stand_in_one_file() -> None:
    """Side by side means both are there, and Thai leads."""
    run(f"$ ecorules report {_CASE} -o report.docx --lang both")
    read: Any = docx.Document(io.BytesIO(Path("report.docx").read_bytes()))
    titles = [one.text for one in read.paragraphs if one.style.name == "Heading 1"]
    assert titles[0] == "พื้นที่และรอบการตรวจประเมิน / Area and round"


def test_thai_digits_are_asked_for() -> None:
    """The digits of the Thai text are those that were asked for."""
    run(f"$ ecorules report {_CASE} -o report.html --lang th --digits thai")
    page = Path("report.html").read_text(encoding="utf-8")
    assert "พ.ศ. ๒๕๖๕" in page
    assert "พ.ศ. 2565" not in page
