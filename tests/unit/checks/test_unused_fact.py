"""A fact is used if any requirement of any edition beside the vocabulary reads it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from ecorules.checks import unused_fact
from ecorules.edition import read_edition
from tests.town import drafted, said, write_criteria
from tests.unit.checks.conftest import Stored

UNREAD = """\
facts:
  # …
  park_area:
    of: area
    label: {th: พื้นที่สวนสาธารณะ, en: area of public parks}
    type: number
    unit: rai
    minimum: 0
    better: higher
    owner: municipality
    provenance: {status: stated, source: guide, place: page 2}
"""
READ = "requires: {fact: park_area, at_least: 10 rai}\n"
NOT_IN_ORDER = "requires: {fact: park_aera, at_least: 10 rai}\n"


def beside(folder: Path, change: Mapping[str, str]) -> Path:
    """Write the example with the unread fact, and beside it a second edition with a change."""
    criteria = write_criteria(folder, {"vocabulary.yaml": UNREAD})
    other = write_criteria(folder / "other", {"vocabulary.yaml": UNREAD}, change)
    shutil.copytree(other / "town", criteria / "village")
    return criteria


def test_a_fact_that_no_edition_reads_is_said(tmp_path: Path, stored: Stored) -> None:
    """It is said at the fact, because that is what would be deleted."""
    criteria = beside(tmp_path, {})
    draft = read_edition(criteria / "town", "criteria/town")
    now = said(unused_fact.run(draft))
    assert now == stored("unread-fact", now)


def test_a_fact_that_only_the_edition_beside_reads_is_used(tmp_path: Path) -> None:
    """The vocabulary belongs to all editions, and so does the fact."""
    criteria = beside(tmp_path, {"town/physical/1.1.1.yaml": READ})
    assert not unused_fact.run(read_edition(criteria / "town"))


def test_a_fact_that_only_applicability_reads_is_used(tmp_path: Path) -> None:
    """Whether a requirement concerns an area has to be observed too."""
    applies = "provenance: {status: stated, source: guide, place: page 2}\n" + READ.replace(
        "requires", "applies"
    )
    change = {"vocabulary.yaml": UNREAD, "town/physical/1.1.1.yaml": applies}
    assert not unused_fact.run(drafted(tmp_path, change))


def test_nothing_is_said_while_an_edition_beside_is_not_in_order(tmp_path: Path) -> None:
    """What a slip was meant to read is not known."""
    criteria = beside(tmp_path, {"town/physical/1.1.1.yaml": NOT_IN_ORDER})
    assert not unused_fact.run(read_edition(criteria / "town"))


def test_nothing_is_said_without_a_vocabulary(tmp_path: Path) -> None:
    """That it is missing is said by whoever reads it."""
    criteria = write_criteria(tmp_path)
    (criteria / "vocabulary.yaml").unlink()
    assert not unused_fact.run(read_edition(criteria / "town"))


def test_a_vocabulary_of_its_own_is_read_by_its_edition_alone(tmp_path: Path) -> None:
    """What the neighbour reads is in the neighbour's vocabulary, even under the same name."""
    criteria = beside(tmp_path, {"town/physical/1.1.1.yaml": READ})
    shutil.copy(criteria / "vocabulary.yaml", criteria / "town" / "vocabulary.yaml")
    own = unused_fact.run(read_edition(criteria / "town"))
    assert [each.code for each in own] == ["unused-fact"]
    assert not unused_fact.run(read_edition(criteria / "village"))
