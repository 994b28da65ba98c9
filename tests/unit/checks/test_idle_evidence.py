"""Each evidence item is held against the conditions of its requirement."""

from pathlib import Path

import pytest

from ecorules.checks import idle_evidence
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

EVIDENCE = """\
evidence:
  green-area-map: {th: แผนที่พื้นที่สีเขียว, en: Map of the green area}
  survey: {th: รายงานสำรวจพื้นที่, en: Survey report}
"""
NAME = "town/physical/1.1.1.yaml"


def test_a_document_that_no_condition_names_is_said(tmp_path: Path, stored: Stored) -> None:
    """It is said at the item, for that is what would be deleted."""
    change = f"{EVIDENCE}requires: {{documents: [green-area-map]}}\n"
    now = said(idle_evidence.run(drafted(tmp_path, {NAME: change})))
    assert now == stored("unread-document", now)


@pytest.mark.parametrize(
    "condition",
    [
        "requires: {documents: all}\n",
        "requires: {documents: [survey, green-area-map]}\n",
        "requires: {any_of: [{document: survey}, {document: green-area-map}]}\n",
        "applies: {document: survey}\nrequires: {documents: [green-area-map]}\n",
    ],
)
def test_however_a_document_is_named_it_is_used(condition: str, tmp_path: Path) -> None:
    """Also where it only shows whether the requirement applies."""
    assert not idle_evidence.run(drafted(tmp_path, {NAME: EVIDENCE + condition}))


def test_nothing_is_said_while_the_edition_is_not_in_order(tmp_path: Path) -> None:
    """What a slip was meant to name is not known."""
    change = f"{EVIDENCE}requires: {{documents: [green-area-mop]}}\n"
    assert not idle_evidence.run(drafted(tmp_path, {NAME: change}))
