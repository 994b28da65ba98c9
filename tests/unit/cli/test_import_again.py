"""Offices keep one form for months and send it again and again: what was taken over stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ecorules.case.model import EvidenceState
from tests.console import run
from tests.unit.cli.test_import import AREA, EVIDENCE, FACTS, case_in, cell, filled, folder

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["folder"]

PLAN = "1.1.1/upgrade-plan"
AGAIN = "$ ecorules import form.xlsx -o case --by somebody --at 2022-03-02 --lang {lang}"
JUDGE = "$ ecorules evidence {what} case {item} --by auditor --at 2022-03-03 --lang en"


def sent(remark: str | None = None) -> Callable[[Any], None]:
    """Return how an office fills in that it hands in its plan."""

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, EVIDENCE, PLAN, "state").value = "ส่งแล้ว"
        cell(book, EVIDENCE, PLAN, "file").value = "plan.pdf"
        cell(book, EVIDENCE, PLAN, "submitted").value = date(2022, 3, 1)
        cell(book, EVIDENCE, PLAN, "because").value = remark

    return change


@pytest.fixture
def handed_in(folder: Path) -> Path:
    """Return a folder with a case into which a form with its file was imported once."""
    (folder / "plan.pdf").write_bytes(b"%PDF-1.7 plan")
    filled("form.xlsx", sent())
    assert "recorded in the register: 1" in run(AGAIN.format(lang="en"))
    return folder


@pytest.mark.parametrize("is_beside", [True, False])
def test_a_form_that_is_sent_again_changes_nothing(handed_in: Path, *, is_beside: bool) -> None:
    """The file has another place by now and is the same file, whether it is sent again or not."""
    if not is_beside:
        (handed_in / "plan.pdf").unlink()
    log = (handed_in / "case/register.jsonl").read_bytes()
    assert run(AGAIN.format(lang="en")).startswith("written in case: nothing new\n")
    assert (handed_in / "case/register.jsonl").read_bytes() == log


def test_a_verdict_stays_when_the_form_says_that_the_document_was_handed_in(
    handed_in: Path,
) -> None:
    """Having been handed in does not contradict having been accepted since."""
    run(JUDGE.format(what="accept", item=PLAN))
    said = run(AGAIN.format(lang="th"))
    assert "ข้อสังเกต[went-on]: หลักฐานนี้ส่งแล้วตามแบบฟอร์ม และขณะนี้มีสถานะ `รับแล้ว` จึงคงสถานะไว้" in said, (
        said
    )
    assert "เขียนใน case: ไม่มีการเปลี่ยนแปลง" in said
    assert case_in("case").register.evidence[PLAN].state is EvidenceState.ACCEPTED
    assert handed_in.is_dir()


def test_another_file_of_the_same_name_is_another_answer(handed_in: Path) -> None:
    """What was accepted is not replaced in silence by what was sent since."""
    run(JUDGE.format(what="accept", item=PLAN))
    (handed_in / "plan.pdf").write_bytes(b"%PDF-1.7 another plan")
    said = run(AGAIN.format(lang="en"))
    assert "error[conflict]: this says `submitted`, and the case says `accepted` by now" in said
    assert f"this says `plan.pdf`, and the case says `evidence/{PLAN}/plan.pdf` by now" in said
    assert said.endswith("[exit 3]\n")


def test_a_conflict_is_said_in_the_words_of_the_form(handed_in: Path) -> None:
    """Days and states stand in a message as in the cells of the form."""

    def later(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sent()(book)
        cell(book, EVIDENCE, PLAN, "submitted").value = date(2022, 3, 2)
        cell(book, EVIDENCE, PLAN, "state").value = "ไม่รับ"

    filled("form.xlsx", later)
    said = run(AGAIN.format(lang="th"))
    assert "ช่องนี้ระบุ `ไม่รับ` แต่ขณะนี้กรณีระบุ `ส่งแล้ว`" in said, said
    assert "ช่องนี้ระบุ `2 มีนาคม 2565` แต่ขณะนี้กรณีระบุ `1 มีนาคม 2565`" in said
    assert handed_in.is_dir()


def test_a_remark_that_the_register_cannot_keep_is_told(folder: Path) -> None:
    """No event holds a remark on what was handed in, so it does not go in silence."""
    (folder / "plan.pdf").write_bytes(b"%PDF-1.7 plan")
    filled("form.xlsx", sent("both sheets"))
    said = run(AGAIN.format(lang="en"))
    assert (
        "warning[remark-not-kept]: the register keeps a remark only of what is rejected or "
        "planned; this one is not taken over" in said
    ), said
    assert "| both sheets" in said


def test_two_files_of_one_name_beside_two_forms_are_told(folder: Path) -> None:
    """Neither of them is taken for the other."""
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "plan.pdf").write_bytes(name.encode())
        filled(f"{name}/form.xlsx", sent())
    said = run("$ ecorules import one/form.xlsx two/form.xlsx -o case --lang en")
    assert (
        "error[files-differ]: two different files are called `plan.pdf`: the one in `two`, and "
        "`one/plan.pdf`" in said
    ), said
    assert said.endswith("[exit 3]\n")
    assert not (folder / "case/history").exists()


def test_a_disk_that_is_full_is_told_and_leaves_the_case(
    handed_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be written is said with its reason, and the case is as it was."""

    def value(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, FACTS, "energy_use", "value").value = 43000

    def full(folder: Path, files: object) -> None:
        del folder, files
        raise OSError(28, "No space left on device")

    filled("form.xlsx", value)
    before = (handed_in / "case/case.yaml").read_bytes()
    monkeypatch.setattr("ecorules.case.workbook.bringing.write_files", full)
    assert run(AGAIN.format(lang="en")) == (
        "case: error[unwritable-file]: the case cannot be written (No space left on device); it is "
        "as it was before\n"
        "  help: make room on the disk, check that you may write there, and import again\n"
        "[exit 3]\n"
    )
    assert (handed_in / "case/case.yaml").read_bytes() == before


def test_who_audits_and_who_decides_stays_when_a_form_comes_back(handed_in: Path) -> None:
    """No form asks for it, so no form takes it away, even when it changes something else."""
    path = handed_in / "case" / "case.yaml"
    people = "team:\n  people: {bua: {th: นางบัว, en: Mrs Bua}}\n  deciders: [bua]\n"
    path.write_text(path.read_text(encoding="utf-8") + people, encoding="utf-8")

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        cell(book, AREA, "title", "english").value = "Another title"

    before = case_in("case")
    filled("form.xlsx", change)
    assert "[exit" not in run(AGAIN.format(lang="en"))
    after = case_in("case")
    assert after.title.en == "Another title"
    assert after.team is not None
    assert after.team == before.team
