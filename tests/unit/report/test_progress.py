"""The state of the evidence on screens of any width."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ecorules.audit.progress import Stage, progress
from ecorules.case.model import Evidence, EvidenceState, Register
from ecorules.diagnostics import Text, cells
from ecorules.edition import load_edition
from ecorules.report.layout import Page
from ecorules.report.progress import SIGNS, STAGES, progress_page
from tests.areas import A_CASE, DAY

EDITION = load_edition("eit-2562")
ORDER, PLAN, MINUTES = (
    f"18.1.1/{item}" for item in ("appointment-order", "approved-work-plan", "minutes-and-results")
)
HELD = (
    Evidence(ORDER, EvidenceState.ACCEPTED, valid_until=DAY),
    Evidence(PLAN, EvidenceState.SUBMITTED, valid_from=DAY + timedelta(days=1)),
    Evidence(MINUTES, EvidenceState.REJECTED, because="unsigned"),
    Evidence("flood-map", EvidenceState.SUBMITTED, Text("Flood map", "แผนที่น้ำท่วม")),
)
CASE = replace(
    A_CASE,
    edition=EDITION.id,
    round=replace(A_CASE.round, aim=1),
    owners={code: ("diw",) for code in EDITION.requirements if code != "18.1.1"},
    register=Register(is_closed=True, evidence={each.code: each for each in HELD}),
)
OWNER = EDITION.requirements["18.1.1"].owners[0]


def test_a_narrow_screen_gets_sentences_for_the_table() -> None:
    """No line is wider than the screen, and no number is lost."""
    page = progress_page(progress(EDITION, CASE, DAY), None, Page(80, colour=False), "en")
    assert all(cells(line) <= 80 for line in page.splitlines())
    assert "    asked for 3 · accepted 1 · rejected 1 · expired 1 · ends soon 1\n" in page
    assert "\nThe area's own\n    asked for 1 · submitted 1\n" in page
    assert "What several owners share stands with each of them" in page
    wide = progress_page(progress(EDITION, CASE, DAY), None, Page(None, colour=False), "en")
    assert wide.splitlines()[4].split("  ")[0] == "Owner"


@pytest.mark.parametrize(
    ("on", "english", "thai"),
    [
        (DAY - timedelta(days=2), "2 days left", "เหลือ 2 วัน"),
        (DAY - timedelta(days=1), "1 day left", "เหลือ 1 วัน"),
        (DAY, "today", "วันนี้"),
        (DAY + timedelta(days=1), "1 day ago", "ผ่านมาแล้ว 1 วัน"),
        (DAY + timedelta(days=9), "9 days ago", "ผ่านมาแล้ว 9 วัน"),
    ],
)
def test_the_days_to_the_audit_are_said(on: object, english: str, thai: str) -> None:
    """Before it, on the day and after it."""
    found = progress(EDITION, CASE, on)  # type: ignore[arg-type] # a day of the table
    for lang, said in (("en", english), ("th", thai)):
        page = progress_page(found, None, Page(None, colour=False), lang)  # type: ignore[arg-type] # both
        assert page.splitlines()[1].endswith(f" · {said}")


def test_what_is_to_be_known_of_a_document_stands_with_it() -> None:
    """Why it was rejected, and when it is valid if it is not, or not for long."""
    page = progress_page(progress(EDITION, CASE, DAY), OWNER, Page(None, colour=False), "en")
    said = [
        line.strip().partition(" · ")[0] + " · " + line.rpartition(" · ")[2]
        for line in page.splitlines()[8:]
    ]
    assert said == [
        "level 1 · " + page.splitlines()[8].rpartition(" · ")[2],
        "✓ accepted · valid until 31 March 2022",
        "! expired · valid from 1 April 2022",
        "✗ rejected · unsigned",
    ]


def test_what_is_accepted_is_counted_and_not_listed() -> None:
    """It needs nobody; who has done everything is named in the table alone."""
    held = {code: Evidence(code, EvidenceState.ACCEPTED) for code in (ORDER, PLAN, MINUTES)}
    case = replace(CASE, register=Register(is_closed=False, evidence=held))
    page = progress_page(progress(EDITION, case, DAY), OWNER, Page(None, colour=False), "en")
    assert ORDER not in page
    assert len(page.splitlines()) == 6


def test_colour_repeats_what_signs_and_words_say() -> None:
    """A page without colours says the same."""
    found = progress(EDITION, CASE, DAY)
    plain = progress_page(found, None, Page(100, colour=False), "th")
    painted = progress_page(found, None, Page(100, colour=True), "th")
    bare = painted
    for code in ("0", "1", "2", "31", "32", "33", "31;1", "36;1"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert bare == plain
    assert painted != plain


def test_every_stage_has_a_sign_and_a_word() -> None:
    """No two of them look alike."""
    assert set(STAGES) == set(SIGNS) == set(Stage)
    assert len(set(SIGNS.values())) == len({text.th for text in STAGES.values()}) == len(Stage)
