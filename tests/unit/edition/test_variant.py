"""The other reading of the 2565 edition: incomplete, and said to be, and nothing guessed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ecorules import Invalid, audit, load_case, load_edition
from ecorules.diagnostics import render
from ecorules.language.truth import Truth
from ecorules.levels import LevelState, Outcome, climb
from tests.repository import ROOT

UNPLACED = {"G4.4", "G4.5", "S4.1", "S4.2", "S4.3"}
VARIANT = "eit-2565-as-printed"


def test_the_variant_is_the_edition_without_what_stands_at_no_level() -> None:
    """Thirty-six requirements are placed; the other five are named by the variant's file."""
    base, variant = load_edition("eit-2565"), load_edition(VARIANT)
    assert set(base.requirements) - set(variant.requirements) == UNPLACED
    assert (variant.id, variant.variant_of) == (VARIANT, "eit-2565")
    assert variant.digest != base.digest


def test_no_level_can_be_proven_while_five_requirements_may_belong_to_it() -> None:
    """Even with all that is placed fulfilled: any of the five may be asked for anywhere."""
    variant = load_edition(VARIANT)
    fulfilled = dict.fromkeys(variant.requirements, Outcome(Truth.TRUE, Truth.TRUE))
    conclusion = climb(variant, fulfilled)
    assert (conclusion.proven, conclusion.reachable) == (0, 0)
    states = [rung.state for rung in conclusion.rungs]
    assert states == [LevelState.PROVEN, *[LevelState.INCOMPLETE] * 5]


def test_a_case_of_the_edition_can_be_audited_by_its_variant() -> None:
    """The case need not be written again to see what the other reading makes of it."""
    variant = load_edition(VARIANT)
    case = replace(load_case(ROOT / "cases" / "saraburi-fy2565"), edition="eit-2565")
    assert sum(audit(variant, case).counts.values()) == len(variant.requirements)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "G4.4,",
            "G9.4,",
            (
                "variants/eit-2565-as-printed.yaml:13:12: error[unknown-requirement]: "
                "no requirement is called `G9.4`\n"
            ),
        ),
        (
            "G4.4,",
            "B4,",
            (
                "variants/eit-2565-as-printed.yaml:13:12: error[needed-requirement]: "
                "`G1.4` names `B4` as its prerequisite, so it must stay\n"
            ),
        ),
        (
            "of: eit",
            "off: eit",
            (
                "variants/eit-2565-as-printed.yaml:10:1: error[unknown-key]: "
                "there is no key `off` here\n"
            ),
        ),
    ],
)
def test_a_slip_in_a_variant_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """A variant is read as carefully as an edition."""
    shutil.copytree(ROOT / "criteria", tmp_path / "criteria")
    path = tmp_path / "criteria" / "variants" / f"{VARIANT}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Invalid) as raised:
        load_edition(path)
    assert said in render(raised.value.diagnostics, "en", colour=False)


def test_a_variant_is_a_reading_of_an_edition_and_not_of_itself(tmp_path: Path) -> None:
    """A name is no path: nothing outside the criteria is read, and nothing turns in a circle."""
    shutil.copytree(ROOT / "criteria", tmp_path / "criteria")
    path = tmp_path / "criteria" / "variants" / f"{VARIANT}.yaml"
    text = path.read_text(encoding="utf-8").replace("of: eit-2565", "of: ../variants/loop.yaml")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Invalid) as raised:
        load_edition(path)
    assert [one.code for one in raised.value.diagnostics] == ["not-a-name"]


def test_an_id_is_the_packaged_edition_whatever_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case from other hands does not bring the criteria that it is judged by."""
    shutil.copytree(ROOT / "criteria" / "eit-2562", tmp_path / "eit-2562")
    (tmp_path / "eit-2562" / "levels.yaml").unlink()
    monkeypatch.chdir(tmp_path)
    assert len(load_edition("eit-2562").requirements) == 41
    with pytest.raises(Invalid):
        load_edition("./eit-2562")
