"""What stands where in the form: names that are told apart, words that read back."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules import load_edition
from ecorules.case.workbook.base import FORMAT, Base, BaseSheet, read_base, written_base
from ecorules.case.workbook.cells import case_cells, entered
from ecorules.case.workbook.entries import SECTIONS, Shape, area_entry
from ecorules.case.workbook.layout import (
    AREA,
    EVIDENCE,
    FACTS,
    PURPOSES,
    README,
    REGISTER_STATES,
    ROUND_KINDS,
    STATES,
    TARGETS,
    YES_OR_NO,
    Choice,
    Holds,
    Sheet,
    both,
    cell_name,
    choices_of,
    meant,
)
from ecorules.case.workbook.units import unit_meant, unit_shown
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from pydantic import JsonValue
from ecorules.documents import flag
from ecorules.language.quantity import known_units, unit
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from tests.cases import PROSE
from tests.unit.case.makers import PAPER, TERMS
from tests.unit.case.written.test_files import EVERYTHING

TABLES = (AREA, EVIDENCE, FACTS, TARGETS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_told_apart_by_name_and_by_header(table: Sheet) -> None:
    """A header that is found by either of its lines can only be one column."""
    names = [column.name for column in table.columns]
    lines = list(chain.from_iterable(column.header for column in table.columns))
    assert len(set(names)) == len(names)
    assert len(set(map(str.casefold, lines))) == len(lines)
    assert table.column(names[1]) == table.columns[1]


def test_sheets_are_told_apart_by_their_tabs() -> None:
    """A tab in either language is one sheet."""
    tabs = list(chain.from_iterable(sheet.title for sheet in (README, *TABLES)))
    assert len(set(tabs)) == len(tabs)


@pytest.mark.parametrize("choices", [STATES, ROUND_KINDS, PURPOSES, REGISTER_STATES])
def test_every_word_of_a_list_reads_back(choices: tuple[Choice, ...]) -> None:
    """What the list offers, and either language alone, means the word of the program."""
    words = meant(choices)
    for choice in choices:
        for said in (choice.shown, *choice.label, choice.word.upper()):
            assert words[said.casefold()] == choice.word


def test_a_choice_in_one_language_says_it_once() -> None:
    """A name that is no different in English is not written twice."""
    assert Choice("pm", Text("PM 2.5", "PM 2.5")).shown == "PM 2.5"
    assert both(Text("PM 2.5", "PM 2.5")) == "PM 2.5"


def test_the_answers_that_are_offered_are_answers() -> None:
    """The list for a yes or a no offers what is read as one."""
    assert [flag(answer) for answer in YES_OR_NO] == [True, False, True, False]


@pytest.mark.parametrize("edition", ["eit-2562", "eit-2565"])
def test_every_choice_of_the_vocabulary_reads_back(edition: str) -> None:
    """No two values of a fact look the same in a cell."""
    for fact in load_edition(edition).vocabulary.facts.values():
        if isinstance(fact.kind, ChoiceKind):
            choices = choices_of(fact.kind.values)
            assert [meant(choices)[each.shown.casefold()] for each in choices] == [
                *fact.kind.values
            ]


def test_every_unit_reads_back() -> None:
    """What stands in the cell of a unit is that unit to whoever reads it."""
    declared = {
        fact.kind.unit.symbol
        for fact in load_edition("eit-2565").vocabulary.facts.values()
        if isinstance(fact.kind, NumberKind)
    }
    for symbol in sorted({*declared, *(unit(name).symbol for name in known_units())}):
        shown = unit_shown(symbol)
        assert unit_meant(shown) == symbol
        assert not shown.startswith(" ")
    assert unit_shown("") == ""


def test_entries_of_the_area_have_a_shape() -> None:
    """Each entry of the area's sheet says what its value is, those that are named by others too."""
    assert area_entry("round.on").shape is Shape.DAY
    assert area_entry("area.population").shape is Shape.TEXT
    assert area_entry("agencies.diw", Text("DIW", "กรอ.")).label == Text("DIW", "กรอ.")
    assert area_entry("rosters.factories.complete").shape is Shape.YES_OR_NO
    assert area_entry("rosters.factories.evidence").shape is Shape.CODES
    assert area_entry("owners.15.1.1").shape is Shape.OWNERS
    keys = [entry.key for section in SECTIONS for entry in section.entries]
    assert len(set(keys)) == len(keys)


def test_years_are_said_where_they_are_not_the_audited_one() -> None:
    """The audited year needs no year; without a round, years count back from it."""
    assert cell_name("bod", 2565, 2565) == "bod"
    assert cell_name("bod", 2563, 2565) == "bod@2563"
    assert cell_name("bod", 0, None) == "bod"


@given(
    st.dictionaries(PROSE, st.lists(st.just("") | PROSE, max_size=3), max_size=3),
    st.lists(PROSE, min_size=3, max_size=3, unique=True),
    st.none() | st.just("diw"),
    st.none() | st.integers(0, 5),
)
def test_the_base_reads_back(
    rows: dict[str, list[str]], columns: list[str], owner: str | None, level: int | None
) -> None:
    """Whatever stood in a cell is known again, though it looks like a sign of a spreadsheet."""
    sheets = {"facts": BaseSheet(tuple(columns), rows)}
    base = Base("eit-2562", "sha256:0", "a", "sha256:1", owner, level, sheets)
    pieces = written_base(base)
    assert read_base(pieces) == base
    assert all(piece == piece.strip() and "_x" not in piece for piece in pieces)


@pytest.mark.parametrize(
    "change",
    [
        {"edition": "eit-2562"},
        {"edition": {"id": 1, "digest": ""}},
        {"case": None},
        {"owner": 1},
        {"level": True},
        {"level": "1"},
        {"level": 10**10},
        {"sheets": []},
        {"sheets": {"facts": {"columns": "ab", "rows": {}}}},
        {"sheets": {"facts": {"columns": [1], "rows": {}}}},
        {"sheets": {"facts": {"columns": ["a"], "rows": [["1"]]}}},
        {"sheets": {"facts": {"columns": ["a"], "rows": {"F1": "1"}}}},
        {"sheets": {"facts": {"columns": ["a"], "rows": {"F1": [None]}}}},
        {"sheets": {"facts": {"columns": ["a"], "rows": {"F1": ["\ud800"]}}}},
    ],
)
def test_a_base_that_somebody_changed_is_none(change: dict[str, JsonValue]) -> None:
    """The form was in other hands: then every filled cell counts, and that is told."""
    whole = json.loads(written_base(Base("eit-2562", "", sheets={}))[1][1:-1])
    assert read_base([FORMAT, f"|{json.dumps(whole)}|"]) is not None
    assert read_base([FORMAT, f"|{json.dumps({**whole, **change})}|"]) is None


def test_a_long_base_is_cut_into_pieces_that_fit_a_cell() -> None:
    """A cell of a spreadsheet holds 32,767 characters."""
    rows = {f"F{number}": ["โรงงาน" * 10] for number in range(2000)}
    pieces = written_base(Base("e", "", sheets={"factories": BaseSheet(("#name",), rows)}))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 32_767


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        ["ecorules.workbook/2", "|{}|"],
        ["ecorules.workbook/1"],
        ["ecorules.workbook/1", "|{}|"],
        ["ecorules.workbook/1", "|[]|"],
        ["ecorules.workbook/1", '|{"edition": {"id": "a'],
        ["ecorules.workbook/1", "|" + "[" * 100_000 + "|"],
    ],
)
def test_what_is_no_base_is_none(pieces: list[str]) -> None:
    """A hidden sheet that somebody has altered is as good as lost, and no more than that."""
    assert read_base(pieces) is None


def test_a_cell_of_the_base_is_what_stood_there_or_nothing() -> None:
    """An empty cell that was offered is another thing than a cell that was not."""
    sheet = BaseSheet(("value", "unit"), {"a": ["1"]})
    assert (sheet.cell("a", "value"), sheet.cell("a", "unit")) == ("1", "")
    assert (sheet.cell("b", "value"), sheet.cell("a", "note")) == (None, None)


def test_a_case_has_a_cell_for_all_that_it_says() -> None:
    """What a case says stands in the form, value by value."""
    cells = case_cells(EVERYTHING, TERMS)
    assert {name: dict(sheet.rows) for name, sheet in cells.items()} == {
        "area": {
            "id": ["somewhere-fy2565"],
            "title": ["ที่ใดที่หนึ่ง", "Somewhere"],
            "edition": ["eit-2562"],
            "synthetic": ["yes"],
            "note": ["ฝึกซ้อม", "An\nexercise"],
            "provenance.source": ["seed-003"],
            "provenance.place": ["page 2"],
            "round.kind": ["pre-audit"],
            "round.purpose": ["raise"],
            "round.aim": ["1"],
            "round.fiscal_year": ["2565"],
            "round.on": ["2022-03-31"],
            "register.state": ["closed"],
            "area.province": ["สระบุรี", "Saraburi"],
            "rosters.factories.complete": ["no"],
            "rosters.factories.evidence": ["factory-roster"],
            "agencies.diw": ["กรอ.", "DIW"],
            "owners.19.1.1": ["diw\nworking-group"],
        },
        "evidence": {
            PAPER: ["planned", *[""] * 8],
            "1.2.1/photos": [
                *("accepted", "evidence/a.pdf", "2022-01-10", "2021-10-01", "2023-09-30"),
                *("", "", "", f"{'ab' * 32} - -"),
            ],
            "factory-roster": [
                *("rejected", f"sha256:{'cd' * 32}\nb.csv", "", "", "", "no: seal"),
                *("บัญชีโรงงาน", "List of factories", f"{'cd' * 32} 12 text/csv\n- - -"),
            ],
        },
        "facts": {
            "announced": ["yes", "", "", ""],
            "green_area@2564": ["0.000625", "rai", "", ""],
            "green_area": ["812", "rai", "1.2.1/map\n1.2.1/photos", ""],
            "reuse": ["45 %", "%", "", "a, b: c"],
            "route": ["central", "", "", ""],
        },
        "factories": {
            "#evidence": ["", "-", "", "1.2.1/map"],
            "ต-1": ["A", "", "1", ""],
            "ต-2": ["B, Ltd", "no", "", "2"],
        },
        "targets": {
            "19.1.1": ["50 %", "%", "2020-10-01", "2021-09-30", "2564"],
            "19.1.1~2": ["60 %", "%", "2021-10-01", "", "plan"],
        },
    }
    assert cells["factories"].columns == ("#name", "eco", "level@2564", "level")
    assert cells["evidence"].columns == entered(EVIDENCE)
    assert EVIDENCE.column("file").holds is Holds.FILES
