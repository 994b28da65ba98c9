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


READING = "reading: {status: stated, source: guide, place: page 2}\n"
LEVELS = """\
levels:
  1:
    name: {{th: การมีส่วนร่วม, en: Engagement}}
    stands_on: []
    provenance: {{status: {status}, source: {source}, place: "{place}"}}
"""


def test_a_stated_reading_is_held_against_the_codes_as_well(tmp_path: Path, stored: Stored) -> None:
    """How a text is measured is stated by the document that has the text, or by none."""
    change = {"vocabulary.yaml": SOURCES.format(codes="    codes: [2.1.1]\n")}
    text = {NAME: "provenance: {status: drafted, how: {th: ร่าง, en: Drafted}}\n" + READING}
    now = said(stated_without_source.run(drafted(tmp_path, change, text)))
    assert now == stored("stated-reading", now)


def test_a_place_that_names_an_indicator_is_held_against_the_codes(
    tmp_path: Path, stored: Stored
) -> None:
    """What a level or a fact was taken from is in the document, or it was not taken from there."""
    place = "level 1, indicator 1.1.1, name; indicator 3.1.1"
    change = LEVELS.format(status="stated", source="guide", place=place)
    now = said(stated_without_source.run(drafted(tmp_path, {"town/levels.yaml": change})))
    assert now == stored("stated-level", now)


@pytest.mark.parametrize(
    ("status", "source", "place", "codes"),
    [
        ("stated", "guide", "indicator 1.1.1", "    codes: [1.1.1, 2.1.1]\n"),
        ("stated", "guide", "activity 3.1.1, page 1", "    codes: [1.1.1, 2.1.1]\n"),
        ("inferred", "guide", "indicator 3.1.1", "    codes: [1.1.1, 2.1.1]\n"),
        ("stated", "nowhere", "indicator 3.1.1", "    codes: [1.1.1, 2.1.1]\n"),
    ],
)
def test_a_place_that_names_no_other_indicator_is_no_mistake(
    status: str, source: str, place: str, codes: str, tmp_path: Path
) -> None:
    """Activities and pages have numbers too, and only what is stated is claimed."""
    levels = LEVELS.format(status=status, source=source, place=place)
    change = {"town/levels.yaml": levels, "vocabulary.yaml": SOURCES.format(codes=codes)}
    assert not stated_without_source.run(drafted(tmp_path, change))


def test_a_source_without_codes_claims_nothing_of_levels(tmp_path: Path) -> None:
    """Whoever shares the vocabulary of another edition need not list its indicators again."""
    levels = LEVELS.format(status="stated", source="law", place="indicator 3.1.1")
    own = OWN.replace("announcement:", "law:").replace("    codes: [1.1.1]\n", "")
    assert not stated_without_source.run(
        drafted(tmp_path, {"town/levels.yaml": levels, "town/edition.yaml": own})
    )


def test_nothing_is_said_without_the_frame(tmp_path: Path) -> None:
    """Its sources are not known then."""
    change = {"town/edition.yaml": "status: asleep\n", "vocabulary.yaml": SOURCES.format(codes="")}
    assert not stated_without_source.run(drafted(tmp_path, change))
