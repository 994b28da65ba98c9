"""`ecorules check` says everything that is wrong with an edition, and ends with the right code."""

import json
from pathlib import Path

import pytest

from tests.console import run
from tests.town import write_criteria

REQUIREMENT = "town/physical/1.1.1.yaml"
SLIP = {REQUIREMENT: "requires: {fact: green_aera, at_least: 10 rai}\n"}
DISORDER = {REQUIREMENT: "provenance: {source: guide, place: page 2, status: stated}\n"}
NO_FORM = {REQUIREMENT: "requires: {documints: all}\n"}
NO_YAML = {REQUIREMENT: "requires: {documents: all\n"}
STRAY = {"town/physical/1.1.2.yml": "code: 1.1.2\n"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_edition_without_mistakes_takes_one_line(here: Path) -> None:
    """It says how much was looked at, so that silence is no riddle."""
    write_criteria(here)
    assert run("$ ecorules check criteria/town --lang en") == (
        "2 requirements of town, 22 checks: nothing to mend\n"
    )
    assert run("$ ecorules check criteria/town --lang th") == (
        "ตรวจข้อกำหนด 2 ข้อของ town ด้วยรายการตรวจ 22 รายการ ไม่พบสิ่งที่ต้องแก้ไข\n"
    )


def test_mistakes_come_before_the_totals(here: Path) -> None:
    """Errors and warnings alike make the check fail."""
    write_criteria(here, SLIP, DISORDER)
    assert (
        run("$ ecorules check criteria/town --lang en")
        == """\
criteria/town/physical/1.1.1.yaml:7:44: warning[key-order]: `status` belongs before `source`
   7 | provenance: {source: guide, place: page 2, status: stated}
     |                                            ^^^^^^ indicator 1.1.1
  help: write the keys in the order `status`, `source`, `place`
criteria/town/physical/1.1.1.yaml:11:18: error[unknown-fact]: no fact is called `green_aera`
  11 | requires: {fact: green_aera, at_least: 10 rai}
     |                  ^^^^^^^^^^ indicator 1.1.1
  help: did you mean `green_area`?
2 requirements of town, 22 checks: 1 error and 1 warning
[exit 1]
"""
    )


def test_a_warning_alone_makes_the_check_fail(here: Path) -> None:
    """What is worth saying is worth mending before it is handed on."""
    write_criteria(here, DISORDER)
    *_, total, code = run("$ ecorules check criteria/town --lang th").splitlines()
    assert total == ("ตรวจข้อกำหนด 2 ข้อของ town ด้วยรายการตรวจ 22 รายการ พบคำเตือน 1 รายการ")
    assert code == "[exit 1]"


def test_what_is_only_noted_leaves_the_edition_in_order(here: Path) -> None:
    """An edition may wait for its text, and nobody can mend that here."""
    third = "    incomplete: {th: ยังไม่มีข้อความ, en: Its text is not known}\n"
    origin = "    provenance: {status: stated, source: guide, place: page 1}\n"
    name = "    name: {th: ประสิทธิภาพ, en: Efficiency}\n    stands_on: [2]\n"
    criteria = write_criteria(here)
    with (criteria / "town" / "levels.yaml").open("a", encoding="utf-8") as levels:
        levels.write(f"  3:\n{name}{third}{origin}")
    assert (
        run("$ ecorules check criteria/town --lang en")
        == """\
criteria/town/levels.yaml:11:3: note[unreachable-level]: no area can pass yet: it is incomplete
  11 |   3:
     |   ^ level 3
2 requirements of town, 22 checks: nothing to mend, 1 thing to note
"""
    )
    *_, total = run("$ ecorules check criteria/town --lang th").splitlines()
    assert total.endswith("ไม่พบสิ่งที่ต้องแก้ไข มีข้อสังเกต 1 รายการ")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (SLIP, "[exit 1]"),
        (NO_FORM, "[exit 3]"),
        (NO_YAML, "[exit 3]"),
        (STRAY, "[exit 3]"),
    ],
    ids=["a slip", "not in form", "no YAML", "a file that nobody reads"],
)
def test_what_cannot_be_read_is_another_failure_than_a_mistake(
    change: dict[str, str], code: str, here: Path
) -> None:
    """Of an edition that cannot be read, nobody knows whether it is right."""
    write_criteria(here, change)
    assert run("$ ecorules check criteria/town --lang en").splitlines()[-1] == code


def test_a_folder_without_an_edition_is_told_what_is_missing(here: Path) -> None:
    """The name of the folder stands for the edition that is not there."""
    (here / "empty").mkdir()
    said = run("$ ecorules check empty --lang en").splitlines()
    assert "empty/edition.yaml: error[no-file]: there is no such file" in said
    assert said[-2:] == ["0 requirements of empty, 22 checks: 3 errors", "[exit 3]"]


def test_all_editions_of_a_folder_are_checked_together(here: Path) -> None:
    """What they share is told once."""
    unread = "facts:\n  # …\n  parks:\n    of: area\n    label: {th: สวน, en: parks}\n"
    unread += "    type: flag\n    better: higher\n    owner: municipality\n"
    unread += "    provenance: {status: stated, source: guide, place: page 2}\n"
    criteria = write_criteria(here, {"vocabulary.yaml": unread})
    second = write_criteria(here / "second", {"town/edition.yaml": "id: village\n"}) / "town"
    second.rename(criteria / "village")
    assert (
        run("$ ecorules check criteria --lang en")
        == """\
criteria/vocabulary.yaml:41:3: warning[unused-fact]: no requirement of any edition reads `parks`
  41 |   parks:
     |   ^^^^^
  help: delete it, or write the requirement that reads it
4 requirements of town and village, 22 checks: 1 warning
[exit 1]
"""
    )


def test_without_a_name_every_packaged_edition_is_checked(here: Path) -> None:
    """They have nothing to mend, in any folder."""
    assert run("$ ecorules check --lang en").endswith(", 22 checks: nothing to mend\n")
    assert not list(here.iterdir())


def test_an_edition_that_nobody_knows_is_refused(here: Path) -> None:
    """A slip in the id is a slip, and not an edition without mistakes."""
    assert not list(here.iterdir())
    said = run("$ ecorules check eit-2526 --lang en")
    assert said.startswith("error[unknown-edition]: ")
    assert said.endswith("[exit 3]\n")


def test_places_are_shown_as_they_were_typed_from_beside(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path that leads out of the folder is kept."""
    write_criteria(here, DISORDER)
    (here / "cases").mkdir()
    monkeypatch.chdir(here / "cases")
    said = run("$ ecorules check ../criteria/town --lang en")
    assert said.startswith("../criteria/town/physical/1.1.1.yaml:7:44: warning[key-order]")


def test_json_says_the_same_in_both_languages(here: Path) -> None:
    """Whoever shows it to people chooses the language there."""
    write_criteria(here, SLIP)
    said, _, code = run("$ ecorules check criteria/town --format json").rpartition("[")
    assert code == "exit 1]\n"
    assert json.loads(said) == {
        "format": "ecorules.check/1",
        "checks": [
            "unknown-fact",
            "unknown-target",
            "unit-mismatch",
            "missing-if-none",
            "settled-condition",
            "number-in-condition",
            "duplicate-obligation",
            "idle-evidence",
            "missing-owner",
            "stated-without-source",
            "provenance-incomplete",
            "level-cycle",
            "unreachable-level",
            "declared-counts",
            "overlapping-targets",
            "target-without-source",
            "unused-fact",
            "missing-title",
            "thai-text",
            "key-order",
            "missing-cases",
            "schema-line",
        ],
        "editions": [{"edition": "town", "requirements": 2}],
        "counts": {"error": 1, "warning": 0, "note": 0},
        "diagnostics": [
            {
                "code": "unknown-fact",
                "severity": "error",
                "file": "criteria/town/physical/1.1.1.yaml",
                "line": 11,
                "column": 18,
                "end_column": 28,
                "message": {
                    "en": "no fact is called `green_aera`",
                    "th": "ไม่มีข้อมูลชื่อ `green_aera`",
                },
                "clause": {"en": "indicator 1.1.1", "th": "ตัวชี้วัด 1.1.1"},
                "help": {"en": "did you mean `green_area`?", "th": "หมายถึง `green_area` หรือไม่"},
            }
        ],
    }
