"""A register is kept for months: whole sessions of its commands, in both languages."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path

import pytest

from ecorules.case.log import LOG_NAME
from ecorules.cli.evidence import _looking
from tests.console import run, run_again
from tests.repository import ROOT

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))
TOWN = "cases/demonstration"
ITEM = "1.1.1/upgrade-plan"
BY = '--by "สอจ." --at 2022-08-01 --lang en'


@pytest.fixture(autouse=True)
def _beside_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type every command beside a copy of the made-up case, with some files to hand in."""
    shutil.copytree(ROOT / TOWN, tmp_path / TOWN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    Path("plan.pdf").write_bytes(b"%PDF-1.7\nplan\n")
    Path("annex.xlsx").write_bytes(b"PK\x03\x04annex")
    Path("page.pdf").write_bytes(b"<!DOCTYPE html>")
    Path("empty.pdf").touch()
    Path("scans").mkdir()
    Path("scans/plan.pdf").write_bytes(b"%PDF-1.7\nnewer plan\n")


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_a_session_says_what_it_shows(path: Path, request: pytest.FixtureRequest) -> None:
    """One command after the other, each on what the ones before have left."""
    shown = path.read_text(encoding="utf-8")
    now = run_again(shown)
    if request.config.getoption("golden") == "rewrite":
        path.write_text(now, encoding="utf-8")
    else:
        changed = difflib.unified_diff(shown.splitlines(), now.splitlines(), lineterm="")
        assert shown == now, "\n".join(changed)


def _evidence(command: str) -> str:
    return run(f"$ ecorules evidence {command}")


def test_an_audit_counts_what_was_handed_in(tmp_path: Path) -> None:
    """The register is no book of its own: what is accepted there settles a finding."""
    code = "7.1.1/effluent-database"
    before = run(f"$ ecorules explain {TOWN} 7.1.1 --round certification --lang en")
    _evidence(f"accept {TOWN} {code} {BY}")
    after = run(f"$ ecorules explain {TOWN} 7.1.1 --round certification --lang en")
    assert before != after
    assert (tmp_path / TOWN / LOG_NAME).is_file()


def test_a_refused_wish_changes_nothing(tmp_path: Path) -> None:
    """Not a byte of the case, not a file in it."""

    def state() -> dict[str, bytes]:
        paths = (path for path in (tmp_path / TOWN).rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in paths}

    before = state()
    for command in (
        f"accept {TOWN} {ITEM} {BY}",
        f"accept {TOWN} 7.1.1/effluent-database {ITEM} {BY}",
        f"reject {TOWN} {ITEM} --because no {BY}",
        f"withdraw {TOWN} {ITEM} {BY}",
        f"add {TOWN} {ITEM} empty.pdf {BY}",
        f"add {TOWN} 1.1.1/nothing plan.pdf {BY}",
        f"add {TOWN} {ITEM} plan.pdf --by x --at 2099-01-01",
        f"add {TOWN} {ITEM} plan.pdf --valid-from 2022-02-01 --valid-until 2022-01-01 {BY}",
        f"status {TOWN}",
        f"verify {TOWN}",
    ):
        _evidence(command)
    assert state() == before


def test_a_file_that_was_written_over_in_the_case_is_not_registered_anew() -> None:
    """Its registered state is gone, and a new entry would hide that."""
    _evidence(f"add {TOWN} {ITEM} plan.pdf {BY}")
    kept = Path(TOWN, "evidence", ITEM, "plan.pdf")
    kept.write_bytes(b"another")
    assert _evidence(f"add {TOWN} {ITEM} {kept} --instead {BY}") == (
        f"error[not-the-registered-file]: the file `evidence/{ITEM}/plan.pdf` was registered "
        "before, and has been written over since\n"
        "  help: put the registered file back, and hand in the other one from outside the case\n"
        "[exit 2]\n"
    )


def test_somebody_who_was_quicker_is_not_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who decides by what is no longer so, is told and decides again."""
    look = _looking.require_unchanged

    def slow(*arguments: object) -> None:
        monkeypatch.setattr(_looking, "require_unchanged", look)
        said = _evidence(f"reject {TOWN} 7.1.1/high-risk-tests --because late {BY}")
        assert said.startswith("rejected: ")
        look(*arguments)  # type: ignore[arg-type] # what it is called with, handed on

    monkeypatch.setattr(_looking, "require_unchanged", slow)
    assert _evidence(f"accept {TOWN} 7.1.1/high-risk-tests {BY}") == (
        "error[recorded-meanwhile]: somebody else recorded something of `7.1.1/high-risk-tests` "
        "meanwhile\n"
        "  help: look at it with `ecorules evidence status`, and decide again\n"
        "[exit 1]\n"
    )


def test_a_log_that_was_changed_stops_every_command_but_the_one_that_tells_of_it() -> None:
    """`verify` says all that is wrong; the others do not build on it."""
    _evidence(f"add {TOWN} {ITEM} plan.pdf {BY}")
    log = Path(TOWN, LOG_NAME)
    log.write_bytes(log.read_bytes().replace("สอจ.".encode(), b"me"))
    Path(TOWN, "evidence", ITEM, "plan.pdf").unlink()
    stopped = "register.jsonl:1:1: error[altered-line]: line 1 was changed after it was written"
    for command in (f"status {TOWN}", f"accept {TOWN} {ITEM} --by x"):
        said = _evidence(f"{command} --lang en")
        assert stopped in said
        assert said.endswith("[exit 3]\n")
    said = _evidence(f"verify {TOWN} --lang en")
    assert stopped in said
    assert said.endswith("[exit 1]\n")


def test_a_torn_line_is_told_and_stops_nothing() -> None:
    """The event that was being written is lost, and nothing else."""
    _evidence(f"add {TOWN} {ITEM} plan.pdf {BY}")
    with Path(TOWN, LOG_NAME).open("ab") as log:
        log.write(b'{"at":"2022-08-02","by":"\xe0\xb8')
    said = _evidence(f"accept {TOWN} {ITEM} --by x --lang en")
    assert "register.jsonl:2:1: note[torn-line]: line 2 was cut off" in said
    assert said.endswith(
        f"accepted: {ITEM} · Plan for upgrading the area's utilities and public services\n"
    )
    assert _evidence(f"verify {TOWN} --lang en").endswith(
        "✓ everything is as it was registered (6 files looked at, 5,042 bytes; log of 2 events)\n"
    )


def test_today_is_the_day_unless_another_is_given() -> None:
    """The day is written down either way, and none that is yet to come."""
    _evidence(f"add {TOWN} {ITEM} plan.pdf --by x")
    assert re.search(rb'"at":"\d{4}-\d{2}-\d{2}"', Path(TOWN, LOG_NAME).read_bytes())
    assert "days ago" in _evidence(f"status {TOWN} --lang en")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ('--by ""', "`--by` says nothing"),
        ('--by " \n "', "`--by` says nothing"),
        ('--by "a\x07b"', "`--by` holds characters that cannot be shown"),
        ("", "`--by` is missing"),
    ],
)
def test_who_does_it_is_said_in_words(option: str, said: str) -> None:
    """A register in which nobody did anything is of no use."""
    found = _evidence(f"add {TOWN} {ITEM} plan.pdf {option} --lang en")
    assert found.startswith(f"error: {said}\n")
    assert found.endswith("[exit 2]\n")


def test_an_edition_of_ones_own_can_be_named() -> None:
    """Commands of the register read a case as an audit does."""
    said = _evidence(f"status {TOWN} --edition eit-2562 --on 2022-08-20 --lang en")
    assert said == _evidence(f"status {TOWN} --on 2022-08-20 --lang en")
    assert _evidence(f"verify {TOWN} --edition eit-2562").startswith("✓")
    assert _evidence(f"status {TOWN} --edition eit-2565 --lang en").endswith("[exit 3]\n")
