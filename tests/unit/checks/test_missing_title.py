"""Every title and every name is held against the letters of its language."""

from pathlib import Path

import pytest

from ecorules.checks import missing_title
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

TITLE = "title: {{th: {th}, en: {en}}}\n"
LEVEL = """\
levels:
  1:
    name: {th: Engagement, en: Engagement}
    stands_on: []
    provenance: {status: stated, source: guide, place: page 1}
"""


@pytest.mark.parametrize(
    ("slip", "name", "change"),
    [
        ("no-english", "town/physical/1.1.1.yaml", TITLE.format(th="พื้นที่", en="พื้นที่")),
        ("blank-thai", "town/edition.yaml", TITLE.format(th='" "', en="Example criteria")),
        ("no-thai-name", "town/levels.yaml", LEVEL),
    ],
)
def test_a_title_in_one_language_is_said(
    slip: str, name: str, change: str, tmp_path: Path, stored: Stored
) -> None:
    """In whichever file of the edition it stands."""
    now = said(missing_title.run(drafted(tmp_path, {name: change})))
    assert now == stored(slip, now)


@pytest.mark.parametrize(
    ("th", "en"), [("พื้นที่ ISO 14001", "ISO 14001 area"), ("น้ำทิ้ง (BOD)", "Effluent (น้ำทิ้ง)")]
)
def test_words_of_the_other_language_may_stand_in_a_title(th: str, en: str, tmp_path: Path) -> None:
    """One letter of its own language is enough."""
    change = {"town/physical/1.1.1.yaml": TITLE.format(th=th, en=en)}
    assert not missing_title.run(drafted(tmp_path, change))


def test_what_is_not_a_title_may_be_the_same_in_both(tmp_path: Path) -> None:
    """A document may be known by its English name alone."""
    change = {"town/physical/1.1.1.yaml": "evidence: {eia: {th: EIA, en: EIA}}\n"}
    assert not missing_title.run(drafted(tmp_path, change))
