"""Requirements are counted in four ways, and each way adds up to all of them."""

from pathlib import Path

import pytest

from ecorules.edition import load_edition
from ecorules.edition.counts import Count, Mismatch, counts_of, kind_of, mismatches
from tests.repository import CRITERIA, place
from tests.unit.edition.folders import FIRST, FRAME, SOUND, changed, put

EDITIONS = sorted(path.parent for path in CRITERIA.glob("*/edition.yaml"))
GROUPED = (FRAME, "  requirements: 3\n", "  requirements: 3\n  groups: {general: 1, specific: 2}\n")


@pytest.mark.parametrize("folder", EDITIONS, ids=place)
def test_every_way_of_counting_adds_up_to_all_requirements(folder: Path) -> None:
    """Nothing counts twice or falls out, at no level."""
    counts = counts_of(load_edition(folder))
    for way in (counts.kinds, counts.dimensions, counts.texts, counts.readings):
        for level in counts.levels:
            assert sum(one.by_level[level] for one in way) == counts.whole.by_level[level]
        assert sum(one.total for one in way) == counts.whole.total


@pytest.mark.parametrize(
    ("id_", "kinds"),
    [
        ("eit-2562", {"indicator": (41, None)}),
        ("eit-2565", {"baseline": (12, 12), "general": (23, 23), "specific": (6, 6)}),
    ],
)
def test_the_shipped_editions_hold_what_their_sources_say(
    id_: str, kinds: dict[str, tuple[int, int | None]]
) -> None:
    """41 indicators of 2562; 12, 23 and 6 requirements of 2565."""
    edition = load_edition(CRITERIA / id_)
    assert {one.name: (one.total, one.declared) for one in counts_of(edition).kinds} == kinds
    assert mismatches(edition) == ()


def test_a_requirement_without_a_group_is_an_indicator(tmp_path: Path) -> None:
    """An edition that knows no groups has one kind."""
    edition = load_edition(put(tmp_path, SOUND))
    assert {kind_of(one) for one in edition.requirements.values()} == {"indicator"}
    assert counts_of(edition).kinds == (Count("indicator", {1: 1, 2: 2, 3: 0}),)
    assert counts_of(edition).whole == Count("", {1: 1, 2: 2, 3: 0}, 3)


def test_a_declared_group_of_which_nothing_is_here_is_counted_as_none(tmp_path: Path) -> None:
    """What is missing has a row of its own, and each difference is told by its path."""
    group = (FIRST, "aspect: 1", "group: general\ndimension: physical")
    edition = load_edition(put(tmp_path, changed(GROUPED, group)))
    found = {one.name: (one.total, one.declared) for one in counts_of(edition).kinds}
    assert found == {"general": (1, 1), "specific": (0, 2), "indicator": (2, None)}
    assert mismatches(edition) == (Mismatch(("declares", "groups", "specific"), 2, 0),)


def test_an_edition_that_declares_nothing_differs_from_nothing(tmp_path: Path) -> None:
    """Where no source gives a number there is none to miss."""
    declared = SOUND[FRAME][SOUND[FRAME].index("declares:") : SOUND[FRAME].index("dimensions:")]
    edition = load_edition(put(tmp_path, changed((FRAME, declared, ""))))
    assert (counts_of(edition).whole.declared, mismatches(edition)) == (None, ())
