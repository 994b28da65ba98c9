"""What is marked as stated is held against the codes that its source lists."""

from pathlib import Path

import pytest

from ecorules.checks import stated_without_source
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

NAME = "town/physical/1.1.1.yaml"
SOURCES = """\
sources:
  guide:
    title: {{th: คู่มือตัวอย่าง, en: Example guide}}
    file: guide.txt
{codes}"""
OWN = """\
sources:
  announcement:
    title: {th: ประกาศ, en: Announcement}
    file: announcement.txt
    codes: [1.1.1]
"""


@pytest.mark.parametrize(
    ("slip", "codes"), [("other-codes", "    codes: [2.1.1]\n"), ("no-codes", "")]
)
def test_a_stated_requirement_whose_source_does_not_list_it_is_said(
    slip: str, codes: str, tmp_path: Path, stored: Stored
) -> None:
    """A source that lists nothing vouches for nothing."""
    change = {"vocabulary.yaml": SOURCES.format(codes=codes)}
    now = said(stated_without_source.run(drafted(tmp_path, change)))
    assert now == stored(slip, now)


@pytest.mark.parametrize(
    "provenance",
    [
        "{status: stated, source: announcement, place: page 1}",
        "{status: inferred, source: guide, place: page 2}",
        "{status: drafted, how: {th: ร่าง, en: Drafted}}",
        "{status: stated, place: page 2}",
        "{status: stated, source: nowhere, place: page 2}",
    ],
)
def test_what_is_listed_or_not_stated_is_no_mistake(provenance: str, tmp_path: Path) -> None:
    """A source that is missing or unknown is told by whoever reads provenance."""
    change = {"town/edition.yaml": OWN, NAME: f"provenance: {provenance}\n"}
    assert not stated_without_source.run(drafted(tmp_path, change))


def test_nothing_is_said_without_the_frame(tmp_path: Path) -> None:
    """Its sources are not known then."""
    change = {"town/edition.yaml": "status: asleep\n", "vocabulary.yaml": SOURCES.format(codes="")}
    assert not stated_without_source.run(drafted(tmp_path, change))
