"""A case is read by the edition it names, and hears where it names none."""

from pathlib import Path

import pytest

from ecorules import load_case, load_edition
from ecorules.diagnostics import Invalid

CASE = """
id: somewhere
title: {th: ที่ใดที่หนึ่ง, en: Somewhere}
edition: eit-2562
round: {kind: pre-audit, purpose: raise, fiscal_year: 2565, on: 2022-03-31}
register: {state: open}
"""


def _put(folder: Path, text: str) -> Path:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return folder


def _found(folder: Path) -> list[tuple[str, str]]:
    """Return the code and the place of everything that is wrong with a case."""
    with pytest.raises(Invalid) as raised:
        load_case(folder)
    spans = ((each.code, each.span) for each in raised.value.diagnostics)
    return [(code, "" if span is None else f"{span.line}:{span.column}") for code, span in spans]


def test_a_case_is_read_by_the_edition_it_names(tmp_path: Path) -> None:
    """The one that comes with the program, unless another is given."""
    folder = _put(tmp_path, CASE)
    assert load_case(folder).edition == "eit-2562"
    assert load_case(folder, load_edition("eit-2562")) == load_case(folder)


def test_an_unknown_edition_is_told_where_it_is_named(tmp_path: Path) -> None:
    """So is all that is wrong without it: one run, one list."""
    folder = _put(tmp_path, CASE.replace("2562", "2526").replace("raise", "rise"))
    assert _found(folder) == [("unknown-edition", "4:10"), ("unknown-value", "5:35")]


@pytest.mark.parametrize("named", ["../elsewhere", "/etc", "EIT 2562", "eit-2562/", '""'])
def test_a_case_names_an_edition_and_never_a_path(tmp_path: Path, named: str) -> None:
    """A case comes from other hands and does not choose which files are read."""
    ((code, place),) = _found(_put(tmp_path, CASE.replace("eit-2562", named)))
    assert code in {"not-a-name", "no-value"}
    assert place == "4:10"


def test_a_name_that_no_folder_could_have_is_unknown(tmp_path: Path) -> None:
    """The system refuses to look for it, and the reader hears the same as of any other name."""
    folder = _put(tmp_path, CASE.replace("eit-2562", "a" * 5000))
    assert _found(folder) == [("unknown-edition", "4:10")]
