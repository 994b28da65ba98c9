"""What things take in an area: read, told what names nothing, written and given a digest."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.canonical import digest
from ecorules.case.load import load_case
from ecorules.case.workbook.cells import case_cells
from ecorules.case.written.files import written_case
from ecorules.case.written.tree import written_tree
from ecorules.diagnostics import Invalid
from ecorules.language.vocabulary import Change
from ecorules.path.effort import Effort, efforts_of
from tests.unit.case.makers import PAPER, TERMS, VOCABULARY, case

_FILE = """\
id: somewhere
title: {th: ที่ใดที่หนึ่ง, en: Somewhere}
edition: eit-2562
round: {kind: pre-audit, purpose: raise, fiscal_year: 2565, on: 2022-03-31}
efforts:
%s
register: {state: open}
"""
_SAID = "  green_area: {effort: 2.5, lead_time: 12}\n  1.2.1/map: {changeable: no}\n  factories: {}"


def _loaded(folder: Path, efforts: str) -> dict[str, Change]:
    (folder / "case.yaml").write_text(_FILE % efforts, encoding="utf-8")
    return dict(load_case(folder, TERMS, "here").efforts)


def test_what_things_take_is_read(tmp_path: Path) -> None:
    """A fact, a document or a list may be said to take more, and what is empty says nothing."""
    assert _loaded(tmp_path, _SAID) == {
        "1.2.1/map": Change(changeable=False),
        "green_area": Change(Fraction(5, 2), 12),
    }


def test_what_names_nothing_is_told_with_what_was_meant(tmp_path: Path) -> None:
    """A slip in a name and a number that is no effort are told in the same run."""
    with pytest.raises(Invalid) as told:
        _loaded(tmp_path, "  gren_area: {effort: 2}\n  green_area: {effort: 0}")
    said = [(one.code, one.message.en, one.help and one.help.en) for one in told.value.diagnostics]
    assert said == [
        (
            "unknown-effort",
            "no fact, document or list is called `gren_area`",
            "did you mean `green_area`?",
        ),
        ("not-an-effort", "`0` is no effort", "write a number above 0; 1 is the usual effort"),
    ]


def test_a_case_without_efforts_keeps_its_digest() -> None:
    """What nobody says changes no digest; what somebody says does."""
    plain = case()
    told = replace(plain, efforts={"green_area": Change(Fraction(2))})
    assert digest(replace(plain, efforts={})) == digest(plain) != digest(told)
    assert "efforts" not in written_tree(plain, TERMS)


def any_said(change: Change) -> bool:
    """Return whether anything is said."""
    return change != Change()


@given(
    st.dictionaries(
        st.sampled_from(["green_area", "factories", PAPER]),
        st.builds(
            Change,
            st.none() | st.decimals("0.01", "999", places=2).map(Fraction),
            st.none() | st.integers(0, 60),
            st.none() | st.booleans(),
        ).filter(any_said),
    )
)
def test_what_is_written_is_read_back(efforts: dict[str, Change]) -> None:
    """A case that is written and read again is the same case, to its digest."""
    told = replace(case(), efforts=efforts)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in written_case(told, TERMS).items():
            (folder / file).write_text(text, encoding="utf-8")
        read = load_case(folder, TERMS, "here")
    assert read.efforts == efforts
    assert read.digest == digest(told)


def test_efforts_stand_in_the_file_and_in_the_form() -> None:
    """Both say what a case says, each thing for itself."""
    told = replace(case(), efforts={"green_area": Change(Fraction(5, 2), 12, changeable=False)})
    assert written_tree(told, TERMS)["efforts"] == {
        "green_area": {"effort": "2.5", "lead_time": "12", "changeable": "false"}
    }
    rows = case_cells(told, TERMS)["area"].rows
    assert {key: row[0] for key, row in rows.items() if key.startswith("efforts.")} == {
        "efforts.green_area.effort": "2.5",
        "efforts.green_area.lead_time": "12",
        "efforts.green_area.changeable": "no",
    }


def test_the_case_speaks_first_and_the_vocabulary_where_it_is_silent() -> None:
    """An effort that nobody states is one, and counts as a default."""
    slow = replace(VOCABULARY.facts["green_area"], change=Change(Fraction(3), 6))
    vocabulary = replace(VOCABULARY, facts={**VOCABULARY.facts, "green_area": slow})
    told = replace(case(), efforts={"green_area": Change(lead_time=2), PAPER: Change(lead_time=4)})
    efforts = efforts_of(vocabulary, told)
    assert efforts.of("green_area") == Effort(Fraction(3), 2, None, is_default=False)
    assert efforts.of(PAPER) == Effort(Fraction(1), 4, None, is_default=True)
    assert efforts.of("visitors") == Effort(Fraction(1), 1, None, is_default=True)
