"""A case folder becomes a case, or everything that is wrong with it is said at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ecorules.case.load import case_edition, load_case
from ecorules.case.model import (
    Evidence,
    EvidenceFile,
    EvidenceState,
    Observation,
    Origin,
    OwnTarget,
    Purpose,
    Round,
    RoundKind,
)
from ecorules.diagnostics import Invalid, Text, render
from ecorules.language.quantity import unit
from tests.unit.case.folders import MAP_DIGEST, ROWS, codes, loaded, problems, put, whole
from tests.unit.case.makers import TERMS

if TYPE_CHECKING:
    from ecorules.diagnostics import Language


def test_a_whole_case_is_read_as_it_was_handed_in(tmp_path: Path) -> None:
    """Texts, days of both eras, amounts and documents arrive in the model."""
    case = loaded(put(tmp_path, whole()))
    assert (case.id, case.edition, case.is_synthetic) == ("somewhere-fy2565", "eit-2562", True)
    assert case.title == Text("Somewhere", "ที่ใดที่หนึ่ง")
    assert case.note == Text("For tests", "เพื่อการทดสอบ")
    assert case.area == {"province": Text("Saraburi", "สระบุรี")}
    day = date(2022, 3, 31)
    assert case.round == Round(RoundKind.PRE_AUDIT, Purpose.RAISE, 3, 2565, day)
    assert case.provenance == Origin("work plan", "page 3")
    assert case.agencies == {"diw": Text("DIW", "กรมโรงงาน")}
    assert case.owners == {"18.1.1": ("diw", "working-group")}
    assert case.digest.startswith("sha256:")


def test_targets_and_observations_are_exact_and_in_base_units(tmp_path: Path) -> None:
    """Targets stand in the order of their days, evidence in that of its codes."""
    case = loaded(put(tmp_path, whole()))
    start, end, later = date(2021, 10, 1), date(2022, 9, 30), date(2022, 10, 1)
    assert case.targets == {
        "19.1.1": (
            OwnTarget(Fraction(3, 5), start, end, "action plan"),
            OwnTarget(Fraction(7, 10), later, None, "action plan"),
        )
    }
    area = unit("rai").to_base(Fraction(812))
    yes = True
    assert case.observations == (
        Observation("green_area", area, 2565, ("1.2.1/map", "1.2.1/photos"), "surveyed"),
        Observation("route", "direct", 2564, ()),
        Observation("announced", yes, 2565, ("decree",)),
    )


def test_the_register_holds_every_document_with_its_days(tmp_path: Path) -> None:
    """What is registered is what was handed in, the file included."""
    register = loaded(put(tmp_path, whole())).register
    assert not register.is_closed
    assert sorted(register.evidence) == ["1.2.1/map", "1.2.1/photos", "decree", "factory-roster"]
    assert register.evidence["1.2.1/map"] == Evidence(
        "1.2.1/map",
        EvidenceState.ACCEPTED,
        None,
        (EvidenceFile("evidence/map.pdf", MAP_DIGEST),),
        date(2022, 1, 10),
        date(2021, 10, 1),
        date(2023, 9, 30),
    )
    photos = Evidence("1.2.1/photos", EvidenceState.REJECTED, because="too dark")
    assert register.evidence["1.2.1/photos"] == photos


def test_a_roster_keeps_its_evidence_beside_its_members(tmp_path: Path) -> None:
    """Single columns may rest on other documents than the list itself."""
    factories = loaded(put(tmp_path, whole())).rosters["factories"]
    assert [each.key for each in factories.members] == ["3-1/64", "3-2/64", "3-3/64"]
    assert factories.is_complete
    assert factories.evidence == ("factory-roster",)
    assert factories.column_evidence == {"bod": ("18.1.1/order",)}


LEAST = """
id: least
title: {th: น้อยที่สุด, en: The least}
edition: eit-2562
round: {kind: certification, purpose: keep, fiscal_year: 2565, on: 2022-03-31}
register: {state: closed}
"""


def test_a_case_may_know_nothing_yet(tmp_path: Path) -> None:
    """The first thing an area can hand in is that it will be audited."""
    case = loaded(put(tmp_path, LEAST))
    assert case.register.is_closed
    assert case.round.aim is None
    assert not case.is_synthetic
    assert (case.observations, case.rosters, case.targets) == ((), {}, {})


BAD = Path(__file__).parent / "bad"


@pytest.mark.parametrize("lang", ["en", "th"])
def test_everything_wrong_with_a_case_is_said_at_once(lang: Language) -> None:
    """One run names all problems, each with its place and what to do."""
    said = (BAD / f"said.{lang}").read_text(encoding="utf-8")
    assert problems(BAD, lang) + "\n" == said


TARGET = {"from": "2021-10-01", "value": "60 %", "source": "plan"}


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        ([{**TARGET, "until": "2021-10-01"}, {**TARGET, "from": "2021-10-02"}], []),
        (
            [{**TARGET, "until": "2021-10-02"}, {**TARGET, "from": "2021-10-02"}],
            ["overlapping-targets"],
        ),
        ([TARGET, {**TARGET, "from": "2020-10-01"}], ["overlapping-targets"]),
        ([TARGET, TARGET], ["overlapping-targets"]),
        ([{**TARGET, "until": "2021-09-30"}], ["ends-before-it-begins"]),
        ([{**TARGET, "value": "60 rai"}], ["unit-mismatch"]),
        ([{**TARGET, "value": "60"}], ["unit-missing"]),
        ([{**TARGET, "value": "140 %"}], ["out-of-range"]),
        ([{**TARGET, "value": "-1 %"}], ["out-of-range"]),
        ([{**TARGET, "from": "2565-10-01"}], ["not-a-date"]),
        ([], []),
    ],
)
def test_a_target_has_one_value_a_day(
    tmp_path: Path, periods: list[object], found: list[str]
) -> None:
    """Which of two values in force should count is nobody's guess to make."""
    case = whole()
    case["targets"]["19.1.1"] = periods
    assert codes(put(tmp_path, case)) == found


def test_two_values_from_the_same_day_are_told_apart_by_deleting_one(tmp_path: Path) -> None:
    """No end of one of them would mend it."""
    case = whole()
    case["targets"]["19.1.1"] = [TARGET, TARGET]
    with pytest.raises(Invalid) as invalid:
        loaded(put(tmp_path, case))
    assert [each.help for each in invalid.value.diagnostics] == [
        Text("keep one of them", "เหลือไว้เพียงค่าเดียว")
    ]


@pytest.mark.parametrize(
    ("named", "known"),
    [
        (["1.2.1/map"], True),
        (["1.2.1/photos", "18.1.1/order"], True),
        (["decree"], True),
        (["18.1.1/orders"], False),
        (["order"], False),
        (["unheard-of"], False),
    ],
)
def test_an_observation_names_documents_that_there_are(
    tmp_path: Path, named: list[str], *, known: bool
) -> None:
    """A document the edition asks for is known before anybody registers it."""
    case = whole()
    case["observations"][0]["evidence"] = named
    assert codes(put(tmp_path, case)) == ([] if known else ["unknown-evidence"])


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n", "id: [\n"])
def test_a_file_that_is_no_case_is_refused(tmp_path: Path, text: str) -> None:
    """Whatever lies there under the name of a case, there is no traceback."""
    assert len(codes(put(tmp_path, text))) == 1


def test_a_folder_without_a_case_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    """Without another name a folder is called by its path."""
    with pytest.raises(Invalid) as invalid:
        load_case(tmp_path / "nowhere", TERMS)
    assert render(invalid.value.diagnostics, "en", colour=False) == (
        f"{tmp_path}/nowhere: error[no-case]: there is no such folder"
    )


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("",), ["empty-file"]),
        (("registration,name,bod", "1,A,x"), ["not-a-number"]),
        (("name", "A"), ["no-key-column"]),
    ],
)
def test_what_is_wrong_in_a_roster_is_wrong_with_the_case(
    tmp_path: Path, rows: tuple[str, ...], found: list[str]
) -> None:
    """Both files are examined in one run."""
    assert codes(put(tmp_path, whole(), rows)) == found


@pytest.mark.parametrize(
    ("file", "found"), [("factory.csv", ["no-file"]), ("../factories.csv", ["path-outside"])]
)
def test_the_file_of_a_roster_is_in_the_folder_of_its_case(
    tmp_path: Path, file: str, found: list[str]
) -> None:
    """A roster is a file of the case like any other."""
    case = whole()
    case["rosters"]["factories"]["file"] = file
    assert codes(put(tmp_path, case)) == found


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("observations", 0, "evidence"), [["1.2.1/map"]]),
        (("observations", 0, "evidence"), "1.2.1/map"),
        (("observations",), "none"),
        (("round", "aim"), ["3"]),
        (("round", "on"), ["2022-03-31"]),
        (("round", "fiscal_year"), {"a": "b"}),
        (("synthetic",), ["yes"]),
    ],
)
def test_a_value_of_another_kind_is_refused_once(
    tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    """A list where a word belongs, a word where a list belongs."""
    case = whole()
    around = case
    for step in path[:-1]:
        around = around[step]  # type: ignore[index]  # a position in a list
    around[path[-1]] = value  # type: ignore[index]  # the same
    assert codes(put(tmp_path, case)) == ["wrong-type"]


def test_a_roster_is_examined_even_if_the_round_is_not_readable(tmp_path: Path) -> None:
    """Mending one file must not bring up a second list of problems."""
    case = whole()
    case["round"]["kind"] = "pre"
    rows = (*ROWS, "3-4/64,,9,,,,,")
    assert codes(put(tmp_path, case, rows)) == ["unknown-value", "out-of-range"]


def test_a_case_of_another_edition_is_told_so_and_no_more(tmp_path: Path) -> None:
    """Held against the wrong edition every code would be a mistake, and none of them is."""
    said = problems(put(tmp_path, whole() | {"edition": "eit-2565"}), "en")
    assert "error[edition-mismatch]: the case was made for the edition `eit-2565`" in said
    assert said.count("error[") == 1


def test_the_edition_of_a_case_is_known_before_its_terms() -> None:
    """The edition says what a case may name, so it has to be found first."""
    assert case_edition(BAD) == "eit-2562"


def test_a_case_without_an_edition_is_refused_with_all_that_is_wrong(tmp_path: Path) -> None:
    """Without an edition nothing else can be looked up."""
    case = whole()
    del case["edition"]
    case["id"] = "No Good"
    with pytest.raises(Invalid) as invalid:
        case_edition(put(tmp_path, case), "case")
    assert [each.code for each in invalid.value.diagnostics] == ["missing-key", "not-a-name"]
    with pytest.raises(Invalid):
        case_edition(tmp_path / "nowhere")
