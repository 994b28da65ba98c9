"""A provenance that says too little is found in every file that has one."""

from pathlib import Path

import pytest

from ecorules.checks import provenance_incomplete
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

INFERRED = """\
reading: {status: inferred, place: page 2}
"""
NOWHERE = """\
dimensions:
  physical:
    title: {th: มิติกายภาพ, en: Physical}
    provenance: {status: stated}
"""


def test_what_is_inferred_says_how(tmp_path: Path, stored: Stored) -> None:
    """A reading is an argument, so its reason is asked for."""
    draft = drafted(tmp_path, {"town/physical/1.1.1.yaml": INFERRED})
    now = said(provenance_incomplete.run(draft))
    assert now == stored("inferred-without-how", now)


def test_what_is_stated_says_where(tmp_path: Path, stored: Stored) -> None:
    """Both the document and the place in it are named if both are missing."""
    draft = drafted(tmp_path, {"town/edition.yaml": NOWHERE})
    now = said(provenance_incomplete.run(draft))
    assert now == stored("stated-nowhere", now)


@pytest.mark.parametrize(
    "provenance",
    [
        "{status: drafted, how: {th: ร่าง, en: Drafted}}",
        "{status: inferred, source: guide, place: page 2}",
        "{status: stated, source: guide, place: page 2}",
    ],
)
def test_where_or_how_is_enough(provenance: str, tmp_path: Path) -> None:
    """Nobody is asked for reasons where a page is named, or for a page where there is none."""
    change = {"town/physical/1.1.1.yaml": f"provenance: {provenance}\n"}
    assert not provenance_incomplete.run(drafted(tmp_path, change))
