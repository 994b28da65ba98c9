"""What an area has for the next edition, as JSON: stable keys, and totals that add up."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecorules import load_case, load_edition
from ecorules.edition.load import find_edition
from ecorules.revision.carryover import Carryover, carryover
from ecorules.revision.reading import load_crosswalk
from ecorules.revision.record import written_carryover
from tests.repository import ROOT
from tests.unit.revision.small import YEAR, carried, case, factories, goal, observed, papers

CASES = sorted(path.parent for path in ROOT.glob("cases/*/case.yaml"))


def recorded(found: Carryover) -> Any:  # noqa: ANN401 - whatever the JSON holds
    """Return the record as any reader of JSON sees it."""
    return json.loads(written_carryover(found))


def test_the_record_of_a_small_case_is_this() -> None:
    """Who reads our JSON can rely on these keys and what stands under them."""
    found = carried(
        case(
            [observed("trained", YEAR, "1.1/plan"), observed("ready")],
            factories([("certified", YEAR)], [], evidence=("roster",)),
            papers("1.1/plan", "roster"),
            {"1.2": (goal(),)},
        )
    )
    record = recorded(found)
    assert record["format"] == "ecorules.crosswalk/1"
    assert {mark["status"] for mark in (record["from"], record["to"])} == {"working"}
    assert record["lines"][0]["from"] == ["1.1"]
    assert record["lines"][0]["kind"] == "one-to-one"
    assert record["requirements"][0] == {
        "requirement": "G1",
        "title": {"en": "name", "th": "ชื่อ"},
        "level": 1,
        "group": None,
        "provenance": "drafted",
        "takes_up": ["1.1"],
        "kind": "one-to-one",
        "verdict": "conforming",
        "facts": [
            {
                "fact": "trained",
                "fiscal_year": YEAR,
                "holding": "in-hand",
                "missing": [],
                "lack": None,
            }
        ],
        "evidence": [
            {
                "item": item,
                "owners": ["office"],
                "served": True,
                "offered": [{"item": "1.1/plan", "state": "accepted", "lack": None}],
            }
            for item in ("G1/order", "G1/minutes")
        ],
        "targets": [],
    }
    assert record["requirements"][1]["targets"] == [
        {
            "target": "G2",
            "owner": None,
            "offered": [
                {
                    "target": "1.2",
                    "value": "1",
                    "unit": "count",
                    "since": "2021-10-01",
                    "until": None,
                    "source": "plan",
                }
            ],
        }
    ]
    assert {
        "kind": "column",
        "name": "certified",
        "fiscal_years": [YEAR],
        "members": ["1"],
        "lack": None,
        "requirements": ["G3"],
        "level": 2,
    } in record["to_collect"]["office"]
    assert record["answers"][1] == {
        "kind": "observation",
        "name": "trained",
        "fiscal_year": YEAR,
        "since": None,
        "again": 0,
        "fate": "carried",
        "to": ["G1"],
        "because": None,
    }
    assert record["counts"]["document"] == {"in_case": 2, "carried": 1, "offered": 1, "aside": 0}


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_every_case_of_ours_is_accounted_for(folder: Path) -> None:
    """Each of our cases can go on to the next edition, and its totals add up."""
    read = load_case(folder)
    before, after = load_edition("eit-2562"), load_edition("eit-2565")
    way = load_crosswalk(find_edition("eit-2565"), before, after)
    found = carryover(read, before, after, way)
    record = recorded(found)
    assert written_carryover(carryover(read, before, after, way)) == written_carryover(found)
    assert [each["requirement"] for each in record["requirements"]] == list(after.requirements)
    for count in record["counts"].values():
        assert count["in_case"] == count["carried"] + count["offered"] + count["aside"]
    assert sum(count["in_case"] for count in record["counts"].values()) == len(record["answers"])
    assert record["counts"]["document"]["in_case"] == len(read.register.evidence)
    assert record["counts"]["observation"]["in_case"] == len(read.observations)
