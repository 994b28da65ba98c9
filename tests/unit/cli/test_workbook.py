"""The form on the command line: whole pages of what is written and what is refused."""

from __future__ import annotations

import difflib
import re
import shutil
import sys
from pathlib import Path
from typing import IO, Any

import pytest

from ecorules.cli import progress, workbook
from ecorules.report.workbook import painting
from tests.console import run, run_again
from tests.repository import ROOT

PAGES = sorted((Path(__file__).parent / "forms").glob("*.txt"))


@pytest.fixture(autouse=True)
def _beside_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type every command beside a copy of the made-up case."""
    shutil.copytree(ROOT / "cases" / "demonstration", tmp_path / "cases" / "demonstration")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_says_what_it_shows(path: Path, request: pytest.FixtureRequest) -> None:
    """One command after the other, each beside the files that the ones before have left."""
    shown = path.read_text(encoding="utf-8")
    now = run_again(shown)
    if request.config.getoption("golden") == "rewrite":
        path.write_text(now, encoding="utf-8")
    else:
        changed = difflib.unified_diff(shown.splitlines(), now.splitlines(), lineterm="")
        assert shown == now, "\n".join(changed)


def test_a_form_that_is_there_is_not_touched() -> None:
    """Nothing that somebody filled in is lost to a second form of the same name."""
    Path("form.xlsx").write_bytes(b"filled in")
    assert run("$ ecorules workbook eit-2565 -o form.xlsx --lang en") == (
        "error: `form.xlsx` is there already, and somebody may have filled it in\n"
        "  help: write to another name, or move that file away first\n"
        "see `ecorules workbook --help`\n"
        "[exit 2]\n"
    )
    assert Path("form.xlsx").read_bytes() == b"filled in"


def test_a_form_that_comes_to_be_meanwhile_is_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people who make the form at once do not write over each other's."""
    monkeypatch.setattr(workbook, "_free", Path)
    Path("form.xlsx").write_bytes(b"filled in")
    said = run("$ ecorules workbook eit-2565 -o form.xlsx --lang en")
    assert said.startswith("error: `form.xlsx` is there already")
    assert Path("form.xlsx").read_bytes() == b"filled in"


def test_a_disk_that_is_full_leaves_no_half_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook that is cut off opens nowhere, so it is taken away again."""
    opened = Path.open

    def full(path: Path, mode: str = "r", *rest: object, **named: object) -> IO[Any]:
        if mode == "xb":
            path.touch()
            return opened(Path("/dev/full"), "wb", 0)
        return opened(path, mode, *rest, **named)  # type: ignore[call-overload,no-any-return] # as it came

    monkeypatch.setattr(Path, "open", full)
    assert run("$ ecorules workbook eit-2565 -o full.xlsx --lang en") == (
        "error: `full.xlsx` cannot be written (No space left on device)\n"
        "see `ecorules workbook --help`\n"
        "[exit 2]\n"
    )
    assert not Path("full.xlsx").exists()


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who installed the core alone learns what the form needs."""
    monkeypatch.setitem(sys.modules, "xlsxwriter.workbook", None)
    assert run("$ ecorules workbook eit-2565 -o form.xlsx --lang en") == (
        "error: workbooks need the package XlsxWriter\n"
        "  help: install it with `pip install 'ecorules[workbook]'`\n"
        "see `ecorules workbook --help`\n"
        "[exit 2]\n"
    )
    assert not Path("form.xlsx").exists()


def test_a_long_form_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits longer than a second sees that something is happening."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(painting, "TOLD_EVERY", 100)
    case = "cases/demonstration"
    said = run(f"$ ecorules workbook eit-2562 -o form.xlsx --from {case} --lang en")
    assert said == (
        "writing row 100 of 164\n"
        "written: form.xlsx\n"
        "to fill in: 147 documents, 33 facts of the area, 69 columns of the roster, 31 targets\n"
    )


def test_the_commands_of_the_page_run() -> None:
    """What the page about the form tells to type can be typed, one line after the other."""
    page = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?<=^```sh\n).*?(?=^```$)", page, re.DOTALL | re.MULTILINE)
    commands = [line for block in blocks for line in block.splitlines()]
    tried = 0
    for command in commands:
        # An import into another area's case reads what its people filled in.
        if command.startswith("ecorules workbook") or "cases/demonstration" in command:
            assert "[exit" not in run(f"$ {command}"), command
            tried += 1
    assert tried > 5
