"""A crosswalk names every code of both editions once, in lines that are what they say."""

from pathlib import Path

import pytest

from ecorules import Invalid, load_edition
from ecorules.diagnostics import render
from ecorules.revision.crosswalk import Crosswalk, LineKind, kind_of
from ecorules.revision.reading import load_crosswalk, misdrawn
from tests.console import run
from tests.unit.edition.folders import SECOND
from tests.unit.revision.folders import AFTER, BEFORE, CROSSWALK, redrawn, written

SAID = Path(__file__).parent / "said.txt"
SLIPS = {
    "an edition that is not there": redrawn(("to: village", "to: vilage")),
    "a code that neither edition has": redrawn(("to: [7.2.1]", "to: [7.2.11]")),
    "a code on two lines": redrawn(("from: [10.1.1]", "from: [10.1.1, 1.1.1]")),
    "a code on no line": redrawn(("to: [1.1.1, 10.1.1]", "to: [1.1.1]")),
    "an indicator on no line": redrawn(
        ("from: [1.1.1, 7.2.1]", "from: [7.2.1]"), ("merged", "one-to-one")
    ),
    "a kind that the numbers contradict": redrawn(("kind: merged", "kind: split")),
    "a line that names nothing": redrawn(("from: [10.1.1]", "from: []")),
    "a kind that is none": redrawn(("kind: merged", "kind: merge")),
    "no provenance": redrawn(
        ("    provenance: {status: drafted, how: {th: ร่าง, en: drafted}}\n", "")
    ),
    "a provenance without its reason": redrawn((", how: {th: ร่าง, en: drafted}", "")),
    "a source that neither edition cites": redrawn(("source: plan", "source: plam")),
    "a key that is none": redrawn(("    why: {th: เรื่องใหม่", "    wy: {th: เรื่องใหม่")),
}


def loaded(folder: Path) -> Crosswalk:
    """Return the crosswalk beside the two editions in a folder."""
    before, after = load_edition(folder / BEFORE), load_edition(folder / AFTER)
    return load_crosswalk(folder / AFTER, before, after)


def test_a_sound_crosswalk_is_what_its_file_says(tmp_path: Path) -> None:
    """Lines stay in the order of the file, and codes lead to those that take them up."""
    crosswalk = loaded(written(tmp_path, CROSSWALK).parent)
    assert not misdrawn(tmp_path / BEFORE, "criteria/town")
    assert [line.kind for line in crosswalk.lines] == [
        LineKind.MERGED,
        LineKind.DROPPED,
        LineKind.NEW,
    ]
    assert crosswalk.takers("1.1.1") == crosswalk.takers("7.2.1") == ("7.2.1",)
    assert crosswalk.takers("10.1.1") == ()
    assert crosswalk.line_to("10.1.1").before == ()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (1, 1, LineKind.ONE_TO_ONE),
        (2, 1, LineKind.MERGED),
        (1, 2, LineKind.SPLIT),
        (3, 2, LineKind.SPLIT),
        (1, 0, LineKind.DROPPED),
        (4, 0, LineKind.DROPPED),
        (0, 1, LineKind.NEW),
        (0, 5, LineKind.NEW),
        (0, 0, None),
    ],
)
def test_the_numbers_on_both_sides_leave_one_kind(
    before: int, after: int, kind: LineKind | None
) -> None:
    """Nobody can call a merger what is none."""
    assert kind_of(before, after) is kind


def said(folder: Path) -> str:
    """Return what is said of every slip, in both languages."""
    parts = []
    for name, text in SLIPS.items():
        written(folder, text)
        found = misdrawn(folder / AFTER, "criteria/village")
        both = (render(found, lang, colour=False) for lang in ("en", "th"))
        parts.append("\n\n".join((f"# {name}", *both)) + "\n")
    return "\n".join(parts)


def test_a_slip_is_told_in_full(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What is wrong is said at its place, with what was probably meant.

    `just golden tests/unit/revision` stores what is said now; the diff is read before it is kept.
    """
    now = said(tmp_path)
    if request.config.getoption("golden") == "rewrite":
        SAID.write_text(now, encoding="utf-8")
    assert now == SAID.read_text(encoding="utf-8")


@pytest.mark.parametrize("edition", [BEFORE, AFTER])
def test_a_slip_is_the_same_seen_from_either_edition(edition: str, tmp_path: Path) -> None:
    """Who checks both editions is told of what lies between them once."""
    written(tmp_path, SLIPS["a code on two lines"])
    one, other = (misdrawn(tmp_path / each, f"criteria/{each}") for each in (edition, AFTER))
    assert one == other != []


def test_an_edition_that_is_not_in_order_has_no_codes_to_be_held_against(tmp_path: Path) -> None:
    """One slip in an edition is not told again as codes that are missing."""
    written(tmp_path, CROSSWALK, {SECOND: "code: [\n"})
    assert not misdrawn(tmp_path / AFTER, "criteria/village")


def test_without_a_crosswalk_nothing_is_wrong_until_one_is_asked_for(tmp_path: Path) -> None:
    """An edition may stand alone."""
    written(tmp_path, None)
    assert not misdrawn(tmp_path / AFTER, "criteria/village")
    with pytest.raises(Invalid) as caught:
        loaded(tmp_path)
    assert [each.code for each in caught.value.diagnostics] == ["no-file"]


def test_a_crosswalk_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    """Nobody is led the wrong way."""
    written(tmp_path, CROSSWALK)
    after = load_edition(tmp_path / AFTER)
    with pytest.raises(Invalid) as caught:
        load_crosswalk(tmp_path / AFTER, after, after)
    assert [each.code for each in caught.value.diagnostics] == ["no-crosswalk"]


def test_a_crosswalk_with_a_slip_is_not_followed(tmp_path: Path) -> None:
    """An area is not told of what it has by lines that may be wrong."""
    written(tmp_path, SLIPS["a code on no line"])
    with pytest.raises(Invalid) as caught:
        loaded(tmp_path)
    assert [each.code for each in caught.value.diagnostics] == ["code-nowhere"]


def test_checking_an_edition_checks_the_crosswalk_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who takes a requirement out of an edition is told of the line that still names it."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, SLIPS["a code on two lines"])
    shown = run("$ ecorules check town --lang en")
    assert shown.startswith("crosswalk.yaml:9:20: error[code-twice]:")
    assert shown.endswith("[exit 1]\n")
