"""The digest is that of the meaning: the same for any order, another for other content."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.edition import load_edition
from tests.unit.edition.folders import (
    ADOPTED,
    FIRST,
    FRAME,
    GOALS,
    LADDER,
    SECOND,
    SOUND,
    changed,
    put,
)

SETS = ("codes", "is_one_of", "owners", "stands_on", "values")
EARLIER = """\
      - from: 2019-01-01
        until: 2019-12-31
        value: 50 %
        provenance: {status: stated, source: plan, place: 4}
"""
LATER = """\
      - from: 2020-01-01
        value: 60 %
        provenance: {status: drafted, how: {th: ร่าง, en: drafted}}
"""


def test_order_and_names_of_files_change_nothing(tmp_path: Path) -> None:
    """The digest is that of the content: keys, comments, folders and places are no part of it."""
    first = load_edition(put(tmp_path / "one", SOUND))
    moved = {("town/else/1.1.1.yaml" if name == FIRST else name): SOUND[name] for name in SOUND}
    turned = SOUND[SECOND].replace(
        "  survey: {th: ผลสำรวจ, en: Survey, owner: council}\n  list: {th: บัญชี, en: List}\n",
        "  # turned round\n  list: {en: List, th: บัญชี}\n"
        "  survey: {th: ผลสำรวจ, owner: council, en: Survey}\n",
    )
    assert turned != SOUND[SECOND]
    second = load_edition(put(tmp_path / "two", {**dict(reversed(moved.items())), SECOND: turned}))
    assert first == second
    assert first.digest == second.digest
    assert first.digest.startswith("sha256:")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("vocabulary.yaml", "maximum: 5", "maximum: 6"),
        (FRAME, "status: working", f"status: adopted\n{ADOPTED}"),
        (LADDER, "80 %", "81 %"),
        (GOALS, "50 %", "51 %"),
        (FIRST, "10 rai", "11 rai"),
    ],
)
def test_a_change_of_content_changes_the_digest(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    """Two editions that could judge differently never have the same digest."""
    before = load_edition(put(tmp_path / "before", SOUND)).digest
    assert load_edition(put(tmp_path / "after", changed((name, old, new)))).digest != before


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_and_sets_changes_nothing(random: Random) -> None:
    """Whatever order the keys of every file are in, the edition and its digest are the same."""
    files = {name: _shuffled(text, random) for name, text in SOUND.items()}
    with TemporaryDirectory() as sound, TemporaryDirectory() as other:
        assert load_edition(put(Path(sound), SOUND)) == load_edition(put(Path(other), files))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SECOND, "owners: [office, council]", "owners: [council, office]"),
        (GOALS, EARLIER + LATER, LATER + EARLIER),
    ],
)
def test_the_order_of_what_is_a_set_changes_nothing(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    """Owners and dated values are there or not, and none of them is first."""
    first = load_edition(put(tmp_path / "one", SOUND))
    assert load_edition(put(tmp_path / "two", changed((name, old, new)))) == first


def test_the_order_of_demands_is_kept(tmp_path: Path) -> None:
    """In which order a condition is read to people is part of what the edition says."""
    old = "    - document: map\n    - {fact: green_area, at_least: 10 rai}\n"
    new = "    - {fact: green_area, at_least: 10 rai}\n    - document: map\n"
    first = load_edition(put(tmp_path / "one", SOUND))
    assert load_edition(put(tmp_path / "two", changed((FIRST, old, new)))).digest != first.digest


def _shuffled(text: str, random: Random) -> str:
    def turned(value: Any, name: str = "") -> Any:  # noqa: ANN401 - whatever a file holds
        if isinstance(value, dict):
            keys = random.sample(list(value), len(value))
            return {key: turned(value[key], key) for key in keys}
        if not isinstance(value, list):
            return value
        entries = [turned(each) for each in value]
        return random.sample(entries, len(entries)) if name in SETS else entries

    content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - everything stays text
    return yaml.safe_dump(turned(content), sort_keys=False, allow_unicode=True)
