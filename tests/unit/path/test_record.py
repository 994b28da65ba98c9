"""Actions written as JSON are the actions that are read back."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

from ecorules import load_case, load_edition
from ecorules.path.actions import (
    Action,
    Better,
    Bounds,
    Cell,
    Change,
    Complete,
    HandIn,
    Observe,
    Paper,
)
from ecorules.path.effort import DEFAULT, Effort
from ecorules.path.record import action_record, read_actions
from tests.repository import ROOT

SLOW = Effort(Fraction(5, 2), 12, changeable=True, is_default=False)
ACTIONS: tuple[Action, ...] = (
    *(HandIn("1.1.1/upgrade-plan", paper, DEFAULT) for paper in Paper),
    HandIn("factory-roster", Paper.RENEW, SLOW),
    Complete("factories", DEFAULT),
    Observe(
        "green_area", 2565, Fraction(1600, 3), Bounds(Fraction(1, 3), None, low_is_open=True), SLOW
    ),
    Observe("area_committee_chair", 2565, "governor", Bounds(), DEFAULT),
    Change("eia_monitoring", 2565, before=False, value=True, suffices=Bounds(), effort=DEFAULT),
    Change(
        "energy_use",
        2565,
        Fraction(2),
        Fraction(1),
        Bounds(Fraction(0), Fraction(1), high_is_open=True),
        DEFAULT,
    ),
    Better(
        "factories",
        {
            "ตย-001": (Cell("eco_product", 2565, before=None, value=True),),
            "ตย-002": (
                Cell("bod", 2565, Fraction(3, 100), Fraction(1, 50)),
                Cell("bod", 2564, None, Fraction(1, 50)),
            ),
        },
        ("ตย-002", "ตย-001", "ตย-003"),
        (),
        SLOW,
    ),
)


def written(folder: Path, **said: object) -> Path:
    """Return a file that says this, beside its format."""
    path = folder / "plan.json"
    path.write_text(json.dumps({"format": "ecorules.plan/1", **said}), encoding="utf-8")
    return path


def test_actions_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    """A way that is handed on is the way that was found, to the last fraction."""
    edition = load_edition("eit-2562")
    case = load_case(ROOT / "cases" / "demonstration")
    records = [{**action_record(one), "month": "2565-10"} for one in ACTIONS]
    path = written(tmp_path, assumed={"12.2.1": "3/5"}, actions=records, agency="of a plan")
    planned = read_actions(path, "plan.json", edition, case)
    assert planned.actions == ACTIONS
    assert planned.assumed == {"12.2.1": Fraction(3, 5)}


def test_of_several_ways_the_first_is_meant(tmp_path: Path) -> None:
    """The cheapest stands first."""
    edition = load_edition("eit-2562")
    case = load_case(ROOT / "cases" / "demonstration")
    ways = [{"actions": [action_record(one)], "level": 1} for one in ACTIONS[:2]]
    path = written(tmp_path, paths=ways)
    assert read_actions(path, "path.json", edition, case).actions == ACTIONS[:1]
