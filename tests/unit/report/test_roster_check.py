"""The profile of a roster: what it counts is so, on the page and in the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no types

from ecorules import load_case, load_edition
from ecorules.audit.rostered import Standing, tallied, with_nothing, with_roster
from ecorules.case.profile import profile_of, year_of
from ecorules.case.roster_file import read_roster
from ecorules.diagnostics import Diagnostic
from ecorules.edition.model import Edition
from ecorules.language.syntax import Count, Every, Share, Some, Total, walk
from ecorules.language.truth import Truth
from ecorules.report.layout import Page
from ecorules.report.roster_check import RosterCheck, Settled, roster_page
from ecorules.report.roster_record import written_roster
from tests.console import run
from tests.repository import DOCS, ROOT

DEMONSTRATION = ROOT / "cases" / "demonstration"
SCHEMA = DOCS / "schema" / "roster.schema.json"


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Return the edition that the demonstration is audited by."""
    return load_edition("eit-2562")


def checked(path: Path, edition: Edition, year: int = 2565) -> RosterCheck:
    """Return the check of a roster with nothing else in hand."""
    into: list[Diagnostic] = []
    roster = edition.vocabulary.rosters["factories"]
    table = read_roster(path, path.name, roster, edition.vocabulary, into)
    assert table is not None
    profile = profile_of(table, roster, edition.vocabulary, year, into)
    assert profile is not None
    case = with_roster(with_nothing(edition, year), "factories", profile.members)
    found = tallied(edition, case, "factories")
    return RosterCheck(roster, profile, (Settled(edition, None, found),))


def test_what_is_filled_is_what_the_case_holds(edition: Edition) -> None:
    """The profile counts the cells that an audit of the same list would read."""
    found = checked(DEMONSTRATION / "factories.csv", edition).profile
    members = load_case(DEMONSTRATION).rosters["factories"].members
    assert found.members == members
    for column in found.columns:
        cell = (column.fact.name, column.fiscal_year)
        assert column.filled == sum(cell in member.cells for member in members)


def test_every_requirement_that_tallies_the_roster_is_named_once(edition: Edition) -> None:
    """None falls out, whether the list settles it or not."""
    found = checked(DEMONSTRATION / "factories.csv", edition).settled[0].tallied
    expected = [
        code
        for code, one in edition.requirements.items()
        for nodes in [[node for node in (one.applies, one.requires) if node is not None]]
        if any(
            isinstance(below, Total | Count | Share | Every | Some)
            for node in nodes
            for below in walk(node)
        )
    ]
    assert [each.requirement.code for each in found] == expected


def test_what_is_settled_stays_so_whatever_else_the_area_hands_in(edition: Edition) -> None:
    """Settled by the list alone means settled in the whole case, to the same truth."""
    list_alone = checked(DEMONSTRATION / "factories.csv", edition)
    case = load_case(DEMONSTRATION)
    members = list_alone.profile.members
    whole = {
        each.requirement.code: each
        for each in tallied(edition, with_roster(case, "factories", members), "factories")
    }
    for each in list_alone.settled[0].tallied:
        for part, later in zip(each.parts, whole[each.requirement.code].parts, strict=True):
            if part.standing is Standing.SETTLED:
                assert later.trace.truth is part.trace.truth
            assert (part.standing is Standing.SETTLED) == part.trace.truth.is_settled
            assert part.trace.truth.is_settled or part.in_the_list or part.elsewhere
    with_case = [each for each in whole.values() if each.standing is Standing.SETTLED]
    assert {"19.1.1", "9.1.1"} <= {each.requirement.code for each in with_case}
    assert all(part.trace.truth is Truth.TRUE for each in with_case for part in each.parts)


def test_the_year_follows_the_last_one_that_a_header_names(edition: Edition) -> None:
    """A list with `bod@2564` is one of 2565; without any year it does not say."""
    roster, words = edition.vocabulary.rosters["factories"], edition.vocabulary
    for path, year in (
        (DEMONSTRATION / "factories.csv", 2565),
        (ROOT / "tests/golden/bad/inputs/rosters/wrong.csv", None),
    ):
        table = read_roster(path, "f.csv", roster, words, [])
        assert table is not None
        assert year_of(table, roster, words) == year


@pytest.mark.parametrize(
    "path",
    [DEMONSTRATION / "factories.csv", ROOT / "tests/golden/good/inputs/rosters/office.csv"],
)
def test_the_record_holds_to_its_schema_and_says_what_the_page_says(
    path: Path, edition: Edition
) -> None:
    """Who reads our JSON can rely on its form, and reads the same numbers."""
    found = checked(path, edition)
    record = json.loads(written_roster(found))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(record)) == []
    page = roster_page(found, Page(None, colour=False), "en")
    listed = {each["fact"] for each in record["columns"]}
    with_column = without = 0
    for each in record["settled"][0]["requirements"]:
        missing = {one["item"] for part in each["parts"] for one in part["in_the_list"]}
        if missing and missing.isdisjoint(listed):
            without += 1
            continue
        assert f"    {each['requirement']} " in page
        with_column += each["standing"] == "open-in-the-list"
    assert f"Open: cells of the list are empty ({with_column})" in page
    assert f"Open: the list has no column for what is asked ({without}): " in page
    assert len(record["columns"]) == len(found.profile.columns)


def test_a_page_of_many_oddities_names_some_and_counts_the_rest(
    tmp_path: Path, edition: Edition
) -> None:
    """A list with a hundred doubtful pairs does not fill the screen."""
    rows = [
        "registration,name,bod",
        *(f"{n}/45,A{n},{10 + n % 7}\n{n}/2545,B{n},5000" for n in range(100, 140)),
    ]
    (tmp_path / "f.csv").write_text("\n".join(rows), encoding="utf-8")
    found = checked(tmp_path / "f.csv", edition)
    assert len(found.profile.pairs) == 40
    page = roster_page(found, Page(None, colour=False), "en")
    assert "\n  and 30 more\n" in page


def test_the_form_is_profiled_as_the_table_that_it_was_made_from(
    tmp_path: Path, edition: Edition
) -> None:
    """Whoever got the form back can look at it before it is imported."""
    form = tmp_path / "form.xlsx"
    assert run(f"$ ecorules workbook eit-2562 --from {DEMONSTRATION} -o {form} --lang th")
    from_form = checked(form, edition)
    from_table = checked(DEMONSTRATION / "factories.csv", edition)
    assert from_form.profile.members == from_table.profile.members
    assert from_form.settled == from_table.settled
    filled = {each.fact.name: each.filled for each in from_table.profile.columns}
    for column in from_form.profile.columns:
        if column.fact.name not in filled:
            assert column.filled == 0


def test_a_workbook_without_a_list_is_no_roster(tmp_path: Path, edition: Edition) -> None:
    """A sheet of something else has no column that tells factories apart."""
    book = Workbook(tmp_path / "other.xlsx")
    book.add_worksheet("งบประมาณ").write_row(0, 0, ["รายการ", "บาท"])
    book.add_worksheet("ว่าง")
    book.close()
    into: list[Diagnostic] = []
    words = edition.vocabulary
    table = read_roster(tmp_path / "other.xlsx", "f.xlsx", words.rosters["factories"], words, into)
    assert table is not None
    assert profile_of(table, words.rosters["factories"], words, 2565, into) is None
    assert "no-key-column" in {each.code for each in into}
