"""What is named where a case is asked for: its folder, or what somebody takes for it."""

from pathlib import Path

import pytest

from ecorules.case.folder import not_a_case
from ecorules.diagnostics import render


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two cases in `cases`, and work from there."""
    for name in ("saraburi-fy2565", "demonstration"):
        (tmp_path / "cases" / name).mkdir(parents=True)
        (tmp_path / "cases" / name / "case.yaml").touch()
    (tmp_path / "cases" / "demonstration" / "factories.csv").touch()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "plan.pdf").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(path: str) -> tuple[str, str]:
    """Return what is said of a path, in English and in Thai."""
    found = not_a_case(Path(path), path)
    assert found is not None
    return render([found], "en", colour=False), render([found], "th", colour=False)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "path", ["cases/demonstration", "cases/demonstration/", "cases/../cases/demonstration"]
)
def test_a_folder_with_a_case_is_one(path: str) -> None:
    """What is wrong in the file is told where the file is read."""
    assert not_a_case(Path(path), path) is None


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("cases/demonstartion", "cases/demonstration"),
        ("demonstration", "cases/demonstration"),
        ("saraburi-fy2566", "cases/saraburi-fy2565"),
        ("elsewhere/demonstration", "cases/demonstration"),
    ],
)
def test_a_folder_that_is_not_there_is_told_with_the_one_that_was_meant(
    path: str, meant: str
) -> None:
    """A slip in the name, and a name without the folder of the cases, are what people type."""
    assert said(path) == (
        f"{path}: error[no-case]: there is no such folder\n  help: did you mean `{meant}`?",
        f"{path}: ข้อผิดพลาด[no-case]: ไม่พบโฟลเดอร์นี้\n  คำแนะนำ: หมายถึง `{meant}` หรือไม่",
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("path", ["nowhere", "a/b/c"])
def test_a_folder_that_is_like_no_case_is_told_without_a_guess(path: str) -> None:
    """A guess that leads astray is worse than none."""
    assert said(path)[0] == f"{path}: error[no-case]: there is no such folder"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", ["case.yaml", "factories.csv"])
def test_a_file_of_a_case_is_told_with_its_folder(name: str) -> None:
    """Completion in a shell leads on to the file, and that is what people give."""
    path = f"cases/demonstration/{name}"
    en, th = said(path)
    assert en == (
        f"{path}: error[not-a-folder]: a case is given as its folder, and this is a file\n"
        "  help: did you mean `cases/demonstration`?"
    )
    assert th == (
        f"{path}: ข้อผิดพลาด[not-a-folder]: ต้องระบุโฟลเดอร์ของกรณี แต่รายการนี้เป็นไฟล์\n"
        "  คำแนะนำ: หมายถึง `cases/demonstration` หรือไม่"
    )


@pytest.mark.usefixtures("here")
def test_a_file_of_no_case_is_told_without_a_folder() -> None:
    """Its folder would be refused as well."""
    assert said("notes/plan.pdf")[0] == (
        "notes/plan.pdf: error[not-a-folder]: a case is given as its folder, and this is a file"
    )


@pytest.mark.usefixtures("here")
def test_a_folder_of_cases_is_told_with_the_cases_in_it() -> None:
    """One of them is meant, and nobody but the reader knows which."""
    assert said("cases")[0] == (
        "cases: error[no-case]: the folder holds no `case.yaml`\n"
        "  help: known here: `cases/demonstration`, `cases/saraburi-fy2565`"
    )
    assert said("notes")[0] == "notes: error[no-case]: the folder holds no `case.yaml`"


def test_a_path_that_no_file_can_have_is_left_to_reading() -> None:
    """The system says why, and reading passes it on."""
    assert not_a_case(Path("a" * 300), "a") is None
