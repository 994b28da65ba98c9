"""What each requirement asks, and of whom, is held against all the others."""

from pathlib import Path

import pytest

from ecorules.checks import duplicate_obligation
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

FIRST, SECOND = "town/physical/1.1.1.yaml", "town/physical/2.1.1.yaml"
MAP = "evidence: {map: {th: แผนที่, en: Map}}\n"
PLAN = "evidence: {map: {th: แผนผัง, en: Plan}}\n"
DOCUMENTS = "requires: {documents: all}\n"
SHARE = """\
requires:
  share: {{of: factories, that: {{fact: certified}}, at_least: {{target: {target}}}, if_none: met}}
"""
APPLIES = "applies: {fact: total_area, more_than: 0 rai}\n"
GREEN = "requires: {fact: green_area, more_than: 0 rai}\n"
TARGETS = """\
targets:
  # …
  1.1.1:
    label: {th: สัดส่วนโรงงาน, en: share of factories}
    unit: "%"
    set_by: area
    values: []
    provenance: {status: stated, source: guide, place: page 3}
"""
SAME_LEVEL = "level: 1\n"
OTHER = "requires: {fact: total_area, more_than: 0 rai}\n"


@pytest.mark.parametrize(
    ("slip", "first", "second"),
    [
        ("same-documents", MAP + DOCUMENTS, MAP + DOCUMENTS),
        ("same-areas", APPLIES + GREEN, APPLIES + GREEN),
        ("own-targets", SHARE.format(target="1.1.1"), SAME_LEVEL + SHARE.format(target="2.1.1")),
        ("one-target", SHARE.format(target="2.1.1") + SAME_LEVEL, SHARE.format(target="2.1.1")),
    ],
)
def test_the_same_obligation_twice_is_said(
    slip: str, first: str, second: str, tmp_path: Path, stored: Stored
) -> None:
    """It is told at the later of the two, with the code of the earlier."""
    change = {FIRST: first, SECOND: second, "town/targets.yaml": TARGETS}
    now = said(duplicate_obligation.run(drafted(tmp_path, change)))
    assert now == stored(slip, now)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (MAP + DOCUMENTS, PLAN + DOCUMENTS),
        (APPLIES + GREEN, GREEN),
        (GREEN, OTHER),
        (SHARE.format(target="1.1.1"), SHARE.format(target="2.1.1")),
    ],
)
def test_another_document_area_or_level_makes_another_obligation(
    first: str, second: str, tmp_path: Path
) -> None:
    """A target of its own at another level may ask for more."""
    change = {FIRST: first, SECOND: second, "town/targets.yaml": TARGETS}
    assert not duplicate_obligation.run(drafted(tmp_path, change))
