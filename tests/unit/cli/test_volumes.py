"""`ecorules portfolio` with files: which volumes are written, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ecorules.cli import printing
from tests.console import run
from tests.repository import ROOT


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_there_is_a_volume_of_all_and_one_of_each_province_that_was_audited(tmp_path: Path) -> None:
    """Made-up areas are left out unless they are asked for, and the volume says so."""
    said = run(f"ecorules portfolio cases --volumes {tmp_path / 'real'} --lang en")
    assert said.splitlines() == [
        f"written: {tmp_path / 'real' / name}" for name in ("all.html", "saraburi.html")
    ]
    whole = (tmp_path / "real" / "all.html").read_text(encoding="utf-8")
    assert "Left out as made up: demonstration." in whole
    run(f"ecorules portfolio cases --volumes {tmp_path / 'every'} --synthetic --lang en")
    names = sorted(path.name for path in (tmp_path / "every").iterdir())
    assert names == ["all.html", "made-up-province.html", "saraburi.html"]
    whole = (tmp_path / "every" / "all.html").read_text(encoding="utf-8")
    assert "Holds 1 made-up case: no real area, no real result" in whole
    assert "Left out as made up" not in whole


@pytest.mark.parametrize("typed", ["Saraburi", "สระบุรี", "จังหวัดสระบุรี", "saraburi province"])
def test_a_province_is_meant_by_its_name_in_either_language(typed: str, tmp_path: Path) -> None:
    """One volume, of that province alone."""
    into = tmp_path / "volume.html"
    assert run(f"ecorules portfolio cases -o {into} --province '{typed}' --lang th") == (
        f"เขียนแล้ว: {into}\n"
    )
    page = into.read_text(encoding="utf-8")
    assert "จังหวัดสระบุรี ปีงบประมาณ พ.ศ. 2565" in page
    assert "ระยอง" not in page


def test_a_year_leaves_out_the_cases_of_other_years(tmp_path: Path) -> None:
    """What is published for the year is told without them."""
    into = tmp_path / "volume.html"
    run(f"ecorules portfolio cases -o {into} --year 2564 --lang en")
    page = into.read_text(encoding="utf-8")
    assert "No case was audited for this volume." in page
    assert "Indicators of fiscal year 2564, to 30 June 2021" in page


def test_cases_without_records_are_enough(tmp_path: Path) -> None:
    """A folder of cases need not hold what is published of other areas."""
    shutil.copytree(ROOT / "cases" / "saraburi-fy2565", tmp_path / "cases" / "one")
    into = tmp_path / "volume.html"
    assert run(f"ecorules portfolio {tmp_path / 'cases'} -o {into} --lang en") == (
        f"written: {into}\n"
    )
    assert "Published levels" not in into.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("form", "package", "start"), [("xlsx", "xlsxwriter", b"PK"), ("pdf", "typst", b"%PDF")]
)
def test_volumes_are_written_in_any_form(
    form: str, package: str, start: bytes, tmp_path: Path
) -> None:
    """A case that is a folder by itself is enough."""
    pytest.importorskip(package)
    case = "cases/saraburi-fy2565"
    said = run(f"ecorules portfolio {case} --volumes {tmp_path} --to {form} --lang both")
    if "fonts-thai-tlwg" in said:
        pytest.skip("no font with Thai letters is installed")
    assert said.splitlines() == [
        f"เขียนแล้ว: {tmp_path / name}.{form}" for name in ("all", "saraburi")
    ]
    for name in ("all", "saraburi"):
        assert (tmp_path / f"{name}.{form}").read_bytes().startswith(start)


def test_everything_that_is_wrong_with_any_case_is_told_at_once(tmp_path: Path) -> None:
    """Two cases of one id would be counted as one; the other slip is told beside it."""
    for name in ("one", "two", "three"):
        shutil.copytree(ROOT / "cases" / "saraburi-fy2565", tmp_path / "cases" / name)
    third = tmp_path / "cases" / "three" / "case.yaml"
    text = third.read_text(encoding="utf-8")
    third.write_text(text.replace("kind: pre-audit", "kind: preaudit"), encoding="utf-8")
    folder, into = tmp_path / "cases", tmp_path / "volume.html"
    said = run(f"ecorules portfolio {folder} -o {into} --lang en")
    assert "error[unknown-value]: `preaudit` is not one of the choices" in said
    assert (
        f"{folder}/two/case.yaml: error[duplicate-key]: the case in `{folder}/one` is called "
        "`saraburi-fy2565` too\n"
    ) in said
    assert said.endswith("[exit 3]\n")
    assert not into.exists()


def test_a_workbook_is_never_written_over(tmp_path: Path) -> None:
    """Somebody may have written into it."""
    pytest.importorskip("xlsxwriter")
    into = tmp_path / "volume.xlsx"
    into.write_bytes(b"theirs")
    said = run(f"ecorules portfolio cases -o {into} --lang en")
    assert said.startswith(f"error: `{into}` is there already, and somebody may have written")
    assert into.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-o a.html --volumes b", "error: give `-o` or `--volumes`, not both\n"),
        ("--province Saraburi", "error: `--province` goes with `-o`\n"),
        ("-o a.html --to pdf", "error: `--to` goes with `--volumes`\n"),
        ("--synthetic", "error: `--synthetic` goes with `-o` or `--volumes`\n"),
        ("--digits thai", "error: `--digits` goes with `-o` or `--volumes`\n"),
        (
            "-o volume.odt",
            (
                "error: `-o`: what form `volume.odt` is to have is not known\n"
                "  help: let the name end in `.html`, `.pdf` or `.xlsx`\n"
            ),
        ),
    ],
)
def test_what_would_be_passed_over_is_refused(typed: str, said: str) -> None:
    """Before anything is read."""
    whole = run(f"ecorules portfolio nowhere {typed} --lang en")
    assert whole == f"{said}see `ecorules portfolio --help`\n[exit 2]\n"


def test_both_languages_are_for_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on a terminal is in one."""
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    assert run("ecorules portfolio cases --lang both") == (
        "ข้อผิดพลาด: `--lang both` ใช้กับ `-o` หรือ `--volumes`\n"
        "ดูวิธีใช้ที่ `ecorules portfolio --help`\n[exit 2]\n"
    )


def test_a_province_that_nothing_is_told_of_is_not_known(tmp_path: Path) -> None:
    """With the one that probably was meant."""
    into = tmp_path / "volume.html"
    said = run(f"ecorules portfolio cases -o {into} --province Sarabury --lang en")
    assert said == (
        "error: nothing is told of the province `Sarabury`\n  help: did you mean `Saraburi`?\n"
        "see `ecorules portfolio --help`\n[exit 2]\n"
    )


def test_a_missing_extra_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read."""
    monkeypatch.setattr(printing, "find_spec", lambda _: None)
    assert run("ecorules portfolio nowhere --volumes x --to pdf --lang en") == (
        "error: `.pdf` needs the package typst, which is not installed\n"
        "  help: install it with `pip install 'ecorules[report]'`, or write `.html`\n"
        "see `ecorules portfolio --help`\n[exit 2]\n"
    )


def test_a_font_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With the package that has one."""
    pytest.importorskip("typst")
    into = tmp_path / "volume.pdf"
    said = run(f"ecorules portfolio cases -o {into} --font Nowhere --lang en")
    assert said.startswith("error: ")
    assert "Nowhere" in said
    assert said.endswith("[exit 2]\n")


def test_a_folder_with_nothing_in_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a case nor a record."""
    (tmp_path / "nothing").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("ecorules portfolio nothing -o a.html --lang en") == (
        "error: there is no case in the folder `nothing`\n"
        "  help: name the folder in which cases lie\n"
        "see `ecorules portfolio --help`\n[exit 2]\n"
    )


def test_made_up_cases_alone_are_no_volume(tmp_path: Path) -> None:
    """They can be asked for, and then every page says what they are."""
    folder = tmp_path / "cases"
    shutil.copytree(ROOT / "cases" / "demonstration", folder / "town")
    into = tmp_path / "volume.html"
    assert run(f"ecorules portfolio {folder} -o {into} --lang en") == (
        "error: there is no case and no record to tell of\n"
        "  help: all cases are made up: give `--synthetic` to take them in\n"
        "see `ecorules portfolio --help`\n[exit 2]\n"
    )
