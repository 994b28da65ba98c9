"""Each value that an edition gives a target is held against where it comes from."""

from pathlib import Path

import pytest

from ecorules.checks import target_without_source
from ecorules.edition import read_edition
from tests.town import drafted, said, write_criteria
from tests.unit.checks.conftest import Stored

HOW = "how: {th: ตามที่ใช้กัน, en: As is common}"


def value(provenance: str) -> dict[str, str]:
    """Return the file of a target whose value comes from there."""
    return {
        "town/targets.yaml": f"""\
targets:
  2.1.1:
    label: {{th: สัดส่วนโรงงาน, en: share of factories}}
    unit: "%"
    set_by: edition
    values:
      - {{from: 2022-01-01, value: 60 %, provenance: {{{provenance}}}}}
    provenance: {{status: drafted, {HOW}}}
"""
    }


@pytest.mark.parametrize(
    ("slip", "provenance"),
    [
        ("inferred-value", f"status: inferred, {HOW}"),
        ("drafted-value", "status: drafted, source: guide, place: page 3"),
    ],
)
def test_a_value_that_no_document_says_is_a_mistake(
    slip: str, provenance: str, tmp_path: Path, stored: Stored
) -> None:
    """Neither a good argument nor a document about something else makes it official."""
    now = said(target_without_source.run(drafted(tmp_path, value(provenance))))
    assert now == stored(slip, now)


def test_a_value_from_a_document_is_no_mistake(tmp_path: Path) -> None:
    """The target itself, its name and its unit, may be drafted."""
    change = value("status: inferred, source: guide, place: page 3")
    assert not target_without_source.run(drafted(tmp_path, change))


def test_nothing_is_said_without_targets(tmp_path: Path) -> None:
    """An edition needs none, and one that cannot be read is told by its reader."""
    criteria = write_criteria(tmp_path)
    (criteria / "town" / "targets.yaml").unlink()
    assert not target_without_source.run(read_edition(criteria / "town"))
