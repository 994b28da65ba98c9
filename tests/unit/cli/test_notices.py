"""What was assumed of a case is told beside the result, and never in it."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from ecorules.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CASE = """\
id: somewhere
title: {th: ที่ใดที่หนึ่ง, en: Somewhere}
edition: eit-2562
round: {kind: pre-audit, purpose: raise, fiscal_year: 2565, on: 31 มี.ค. 65}
rosters:
  factories: {file: factories.csv, complete: yes}
register: {state: open}
"""
AS_AN_OFFICE_WRITES = """\
บัญชีโรงงาน;;
เลขทะเบียนโรงงาน;ชื่อโรงงาน;Green Industri Level
3-1/45สบ;โรงงานหนึ่ง;๒
รวม;;
"""
CODES = ["title-row", "header-read-as", "sum-row"]


@pytest.fixture(autouse=True)
def _case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "factories.csv").write_text(AS_AN_OFFICE_WRITES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[str, str, object]:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return out.getvalue(), err.getvalue(), left.value.code


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", ".", "--format", "json"),
        ("explain", ".", "19.1.1", "--format", "json"),
        ("crosswalk", ".", "--to", "eit-2565", "--format", "json"),
        ("roster", "check", "factories.csv", "--case", ".", "--format", "json"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_notices_stand_on_standard_error_and_change_no_exit_code(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that reads the JSON reads nothing else, and a person sees what was assumed."""
    out, err, code = _run(monkeypatch, *arguments, "--lang", "en")
    assert (code, isinstance(json.loads(out), dict)) == (0, True)
    assert [f"note[{name}]" in err for name in CODES] == [True, True, True]
    assert "error[" not in err


def test_a_form_made_from_a_case_tells_what_was_assumed_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the form is filled in with may rest on a guess at a header."""
    out, err, code = _run(
        monkeypatch, "workbook", "eit-2562", "--from", ".", "-o", "form.xlsx", "--lang", "en"
    )
    assert (code, out.partition("\n")[0]) == (0, "written: form.xlsx")
    assert [f"note[{name}]" in err for name in CODES] == [True, True, True]
