"""The canonical form of a case: read back it is the same case, written again the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from ecorules.case.canonical import digest
from ecorules.case.load import load_case
from ecorules.case.model import Case
from ecorules.case.written import write_files, written_case
from tests.cases import cases, put_files
from tests.unit.case.makers import TERMS

T = TypeVar("T")

# Each example writes and reads a folder.
few = settings(max_examples=100)


@few
@given(cases())
def test_a_written_case_reads_back_as_the_same_case(case: Case) -> None:
    """Nothing that a case says is lost in its files, and nothing is added."""
    files = written_case(case, TERMS)
    again = _read(files, case)
    assert again.digest == case.digest
    assert written_case(again, TERMS) == files


@few
@given(cases(), st.data())
def test_order_makes_no_other_file(case: Case, data: DataObject) -> None:
    """One meaning has one spelling, whatever order its parts came in."""
    other = replace(
        case,
        area=dict(data.draw(st.permutations(list(case.area.items())))),
        targets={name: tuple(reversed(periods)) for name, periods in _turned(case.targets)},
        observations=tuple(data.draw(st.permutations(case.observations))),
        rosters={
            name: replace(one, members=tuple(reversed(one.members)))
            for name, one in _turned(case.rosters)
        },
    )
    assert digest(other) == case.digest
    assert written_case(other, TERMS) == written_case(case, TERMS)


def _turned(named: Mapping[str, T]) -> list[tuple[str, T]]:
    return list(named.items())[::-1]


def _read(files: Mapping[str, str], case: Case) -> Case:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder, {path: text.encode() for path, text in files.items()})
        put_files(folder, case)
        return load_case(folder, TERMS)
