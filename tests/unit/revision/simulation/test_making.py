"""Made-up cases prove what they are meant to, are marked, and are like life in their gaps."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ecorules.audit.finding import Verdict
from ecorules.audit.terms import load_case, terms_of
from ecorules.case.model import EvidenceState, RoundKind
from ecorules.case.written import written_case
from ecorules.edition.load import load_edition
from ecorules.language.quantity import PLAIN
from ecorules.language.subject import Lack
from ecorules.report.layout import Page
from ecorules.report.simulation import simulation_page
from ecorules.revision.simulation import Made, Order, simulated
from ecorules.revision.simulation.portfolio import FIRST, KNOWN_LEVELS
from ecorules.revision.simulation.world import round_down
from tests.archive import AREAS, FEWEST, MOST, SEED, YEARS, Archive

PAPER = Page(width=None, colour=False)
SMALL = Order(load_edition("eit-2565"), 3, 11, (2564, 2565), 3, 6)


def test_every_case_of_the_archive_proves_what_it_was_made_for(archive: Archive) -> None:
    """An archive is for its levels: two hundred cases, each audited."""
    assert len(archive.made) == AREAS * len(YEARS)
    assert [each for each in archive.made if not each.counted().is_as_intended] == []
    assert {each.audit.conclusion.proven for each in archive.made} == {0, 1, 2, 3, 4, 5}


def test_the_first_areas_prove_the_known_levels(archive: Archive) -> None:
    """In 2564 the audits of the first 18 say what is published of the real first 18."""
    first = [
        each.audit.conclusion.proven
        for each in archive.made
        if each.area <= len(FIRST) and each.case.round.fiscal_year == 2564
    ]
    assert sorted(first) == sorted(KNOWN_LEVELS)


def test_every_case_says_that_it_is_made_up(archive: Archive) -> None:
    """Whatever part of a case somebody sees, nobody can take it for a real area."""
    for case in archive.cases:
        assert case.is_synthetic
        assert case.id.startswith("synthetic-")
        assert case.title.en.startswith("Synthetic area ")
        assert case.title.th.startswith("พื้นที่สมมติที่ ")
        assert case.note is not None
        assert "Nothing in it was observed" in case.note.en
        assert "ข้อมูลสมมติ" in case.note.th
        assert case.area["name"].en.startswith("Synthetic area ")


def test_a_written_case_reads_back_as_the_same(archive: Archive, archive_folder: Path) -> None:
    """The folders load without a word, to the very digest."""
    for case in archive.cases[::9]:
        read = load_case(archive_folder / case.id, archive.edition)
        assert read.digest == case.digest
        assert read == replace(case, rosters=read.rosters, observations=read.observations)
        assert not read.notices


def test_cases_have_gaps_of_every_kind(archive: Archive) -> None:
    """Evidence is missing, refused, out of date and contradictory, and goals are not set."""
    lacks = {
        reason.gap.lack
        for each in archive.made
        for finding in each.audit.findings.values()
        for reason in finding.reasons
    }
    assert lacks >= {
        Lack.NO_OBSERVATION,
        Lack.NO_DOCUMENT,
        Lack.NOT_ACCEPTED,
        Lack.EXPIRED,
        Lack.CONFLICTING,
        Lack.NO_TARGET,
    }
    states = {paper.state for case in archive.cases for paper in case.register.evidence.values()}
    assert states == set(EvidenceState)
    assert {case.round.kind for case in archive.cases} == set(RoundKind)
    lists = [each for case in archive.cases for each in case.rosters.values()]
    assert {each.is_complete for each in lists} == {True, False}
    assert all(FEWEST <= len(each.members) <= MOST for each in lists)
    assert {verdict for each in archive.made for verdict in each.audit.counts} == set(Verdict)


def test_who_is_good_at_one_thing_is_mostly_good_at_others(archive: Archive) -> None:
    """Merit runs through an area: the better ones have more of everything, papers included."""
    in_order = sorted(archive.made, key=lambda each: each.audit.conclusion.proven)
    third = len(in_order) // 3
    worst, best = _accepted(in_order[:third]), _accepted(in_order[-third:])
    assert best > worst + Fraction(1, 10)


def _accepted(made: Sequence[Made]) -> Fraction:
    """Return the share of all papers that are accepted."""
    papers = [
        paper.state is EvidenceState.ACCEPTED
        for each in made
        for paper in each.case.register.evidence.values()
    ]
    return Fraction(sum(papers), len(papers))


def test_the_same_order_gives_the_same_bytes() -> None:
    """What was made is not kept anywhere, it is made again; another seed makes others."""
    terms = terms_of(SMALL.edition)
    first, again, other = (
        [written_case(each.case, terms) for each in simulated(order)]
        for order in (SMALL, SMALL, replace(SMALL, seed=12))
    )
    assert first == again
    assert first != other


def test_an_area_stays_the_same_whoever_else_is_made() -> None:
    """The second area of two is the second of three, and last year's figures stay as they were."""
    two = [each.case for each in simulated(replace(SMALL, areas=2))]
    assert [each.case for each in simulated(SMALL)][:4] == two
    before, after = two[0].rosters["factories"], two[1].rosters["factories"]
    assert {each.key for each in before.members} <= {each.key for each in after.members}


def test_what_cannot_be_brought_about_is_told() -> None:
    """Of an edition whose levels nobody knows in full no level can be proven, and the page says so.

    Nothing is passed over: the cases are named, with what they were made for.
    """
    order = replace(SMALL, edition=load_edition("eit-2565-as-printed"), areas=2)
    made = [each.counted() for each in simulated(order)]
    assert not any(each.is_as_intended for each in made if each.intended)
    page = simulation_page(order, made, "archive", PAPER, "en")
    assert "of these cases prove another level than the one they were made for" in page
    assert f"  - {made[0].id}: proves 0, made for {made[0].intended}\n" in page


@pytest.mark.parametrize(
    ("amount", "digits", "cut"), [("12345", 3, "12340"), ("1/3", 2, "33/100"), ("0", 3, "0")]
)
def test_figures_are_cut_as_people_write_them(amount: str, digits: int, cut: str) -> None:
    """A made-up figure has an end, so that it can be written down and read back."""
    assert round_down(Fraction(amount), PLAIN, digits) == Fraction(cut)


def test_the_archive_is_made_from_what_it_says(archive: Archive) -> None:
    """The seed and the years are those that pages and tests name."""
    assert (SEED, {case.round.fiscal_year for case in archive.cases}) == (7, set(YEARS))
