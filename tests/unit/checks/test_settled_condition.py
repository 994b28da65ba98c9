"""Each condition is tried on an area of which nothing is known."""

from pathlib import Path

import pytest

from ecorules.checks import settled_condition
from ecorules.diagnostics import Text
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

NAME = "town/physical/1.1.1.yaml"
FACTS = """\
facts:
  # …
  zone:
    of: area
    label: {th: เขต, en: zone}
    type: choice
    values: {inner: {th: ชั้นใน, en: inner}, outer: {th: ชั้นนอก, en: outer}}
    better: neither
    owner: municipality
    provenance: {status: stated, source: guide, place: page 2}
"""
TARGETS = """\
targets:
  2.1.1:
    label: {th: สัดส่วนโรงงาน, en: share of factories}
    unit: "%"
    minimum: 150 %
    set_by: area
    values: []
    provenance: {status: stated, source: guide, place: page 3}
"""
ANY_ZONE = "{fact: zone, is_one_of: [inner, outer]}"
CLAUSE = Text("indicator 1.1.1", "ตัวชี้วัด 1.1.1")
CERTIFIED = "{fact: certified}"
EVERY = f"{{every: {{of: factories, that: {CERTIFIED}}}}}"
SHARE = f"{{of: factories, that: {CERTIFIED}, at_least: {{target: 2.1.1}}, if_none: not_met}}"
RATIO = "part: {fact: green_area}, whole: {fact: total_area}"


@pytest.mark.parametrize(
    ("slip", "requires"),
    [
        ("any-choice", ANY_ZONE),
        (
            "part-any-choice",
            f"{{all_of: [{{documents: all}}, {ANY_ZONE}]}}",
        ),
        ("target-out-of-range", f"{{share: {SHARE}}}"),
        ("denied", f"{{all_of: [{EVERY}, {{not: {EVERY}}}]}}"),
        ("denied-or-not", f"{{any_of: [{EVERY}, {{not: {EVERY}}}]}}"),
        ("nothing-between", "{fact: green_area, between: [10 rai, 5 rai]}"),
        (
            "only-one-between",
            "{all_of: [{fact: green_area, at_least: 5 rai}, {fact: green_area, less_than: 5 rai}]}",
        ),
        (
            "inside-a-roster",
            f"{{every: {{of: factories, where: {ANY_ZONE}, that: {CERTIFIED}}}}}",
        ),
    ],
)
def test_what_no_evidence_could_change_is_said(
    slip: str, requires: str, tmp_path: Path, stored: Stored
) -> None:
    """The largest part that is settled is told, and not what settles it."""
    change = {
        "vocabulary.yaml": FACTS,
        "town/targets.yaml": TARGETS,
        NAME: f"requires: {requires}\n",
    }
    found = settled_condition.run(drafted(tmp_path, change))
    now = said([each for each in found if each.clause == CLAUSE])
    assert now == stored(slip, now)


@pytest.mark.parametrize(
    "requires",
    [
        "{fact: zone, is: inner}",
        f"{{any_of: [{{documents: all}}, {EVERY}, {{conforms: 2.1.1}}]}}",
        "{fact: green_area, between: [5 rai, 5 rai]}",
        "{all_of: [{fact: green_area, at_least: 9 rai}, {fact: total_area, at_most: 5 rai}]}",
        "{fact: green_area, between: [{fact: total_area}, {fact: total_area, years_back: 1}]}",
        f"{{ratio: {{{RATIO}, between: [20 %, 10 %], if_none: met}}}}",
        "{fact: green_area, at_least: {target: 1.1.1}}",
    ],
)
def test_what_evidence_can_settle_is_no_mistake(requires: str, tmp_path: Path) -> None:
    """Nor is a contradiction that somebody has to think about."""
    target = """\
targets:
  # …
  1.1.1:
    label: {th: พื้นที่สีเขียว, en: green area}
    unit: rai
    set_by: area
    values: []
    provenance: {status: stated, source: guide, place: page 3}
"""
    change = {"vocabulary.yaml": FACTS, "town/targets.yaml": target}
    condition = {NAME: f"requires: {requires}\n"}
    assert not settled_condition.run(drafted(tmp_path, change, condition))


def test_what_the_type_check_has_told_is_not_told_again(tmp_path: Path) -> None:
    """Also not of the list that the impossible comparison settles."""
    never = "requires: {all_of: [{documents: all}, {fact: green_area, less_than: 0 rai}]}\n"
    draft = drafted(tmp_path, {NAME: never})
    assert [each.code for each in draft.diagnostics] == ["impossible-comparison"]
    assert not settled_condition.run(draft)


def test_nothing_is_said_while_the_edition_is_not_in_order(tmp_path: Path) -> None:
    """What a slip was meant to ask is not known."""
    change = {"vocabulary.yaml": FACTS, NAME: "requires: {fact: zone, is_one_of: [inner, outr]}\n"}
    assert not settled_condition.run(drafted(tmp_path, change))
