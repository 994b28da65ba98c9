"""A file of outcomes becomes records, or everything that is wrong with it is told at once."""

from datetime import date
from pathlib import Path

import pytest

from ecorules.diagnostics import Invalid, Language, Text
from ecorules.edition.model import Provenance, Source, Status
from ecorules.outcomes.load import load_outcomes
from ecorules.outcomes.model import Outcome, RealArea, RoundCount, Total
from tests.unit.outcomes.records import FILE, changed, loaded, said

SAID = Path(__file__).parent / "said"
SLIPS = {
    "undated": changed("        fiscal_year: 2563\n", ""),
    "day-before-year": changed("by: 2021-02-22", "by: 2020-09-30"),
    "two-levels": changed("fiscal_year: 2563", "fiscal_year: 2564"),
    "rising-counts": changed("{1: 3, 2: 2, 3: 2, 4: 2}", "{1: 4, 2: 2, 3: 2, 4: 3}"),
    "more-named-than-total": changed("4: 2}", "4: 0}"),
    "other-sum": changed("keep: 1", "keep: 2"),
    "unknown-source": changed("source: news, place: 2", "source: nwes, place: 2"),
    "stated-without-place": changed("source: news, place: 4", "source: news"),
    "misspelt-key": changed("outcomes:", "outcome:"),
    "no-such-level": changed("- level: 2", "- level: 6"),
    "other-measure": changed("    counts: {1: 1, 2: 1, 4: 1}\n", ""),
    "two-measures": changed("    counts: {1: 1", "    value: 2\n    counts: {1: 1"),
    "falling-goals": changed('at_least: "2.5"', "at_least: 1.5"),
    "falling-levels": changed(
        "advanced: {levels: {1: 3, 2: 3}}", "advanced: {levels: {1: 3, 2: 1}}"
    ),
    "other-band": changed("4: 1}\n    published: basic", "4: 1}\n    published: standard"),
    "no-such-band": changed("standard: {at_least", "best: {at_least"),
}


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_in_full(
    slip: str, lang: Language, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Place, line, area and help are there, in the reader's language."""
    stored, now = SAID / f"{slip}.{lang}", said(tmp_path, SLIPS[slip], lang)
    if request.config.getoption("golden") == "rewrite":
        stored.write_text(now, encoding="utf-8")
    assert now == stored.read_text(encoding="utf-8")


def test_no_stored_text_is_left_behind() -> None:
    """Every stored text belongs to a slip that is tried."""
    assert {path.stem for path in SAID.iterdir()} == set(SLIPS)


def test_what_the_file_says_arrives_in_the_records(tmp_path: Path) -> None:
    """Areas in the order of their ids, figures as they were published."""
    records = loaded(tmp_path)
    assert records.edition == "town"
    assert records.sources == {
        "news": Source("news", Text("News", "ข่าว"), "https://example.org/news")
    }
    assert list(records.areas) == ["harbour", "hills", "plain"]
    assert records.areas["plain"] == RealArea(
        "plain",
        Text("Plain", "ที่ราบ"),
        None,
        stated("1"),
        (
            Outcome(4, None, date(2019, 11, 19), stated("4")),
            Outcome(4, 2564, date(2021, 2, 22), stated("5")),
        ),
    )
    levels = {1: 3, 2: 2, 3: 2, 4: 2}
    assert records.totals == (Total(date(2021, 6, 30), 3, levels, stated("6")),)
    assert records.rounds == (RoundCount(2564, 3, 2, 1, stated("7")),)


def stated(place: str) -> Provenance:
    """Return the provenance of what stands in the news."""
    return Provenance(Status.STATED, "news", place)


@pytest.mark.parametrize(
    ("old", "new"),
    [("- level: 2", "- level: 4"), ("- level: 2", "- level: 5")],
    ids=["a level that is kept", "a level that is lost"],
)
def test_a_level_may_be_kept_skipped_or_lost(old: str, new: str, tmp_path: Path) -> None:
    """From 2 to 4 in one year, 4 after 4; what follows if one is not kept nobody has published."""
    assert loaded(tmp_path, FILE).areas
    assert loaded(tmp_path, changed(old, new)).areas


def test_a_folder_without_the_file_is_told_so(tmp_path: Path) -> None:
    """The file is named that was looked for."""
    with pytest.raises(Invalid) as raised:
        load_outcomes(tmp_path, "cases")
    (found,) = raised.value.diagnostics
    assert found.code == "no-file"
    assert found.span is not None
    assert found.span.place == "cases/outcomes.yaml"
