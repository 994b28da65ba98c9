"""Every document that is asked for stands at one stage, and the counts always add up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.progress import Progress, Stage, counts, progress, stage_of
from ecorules.audit.progress_record import written_progress
from ecorules.audit.progress_schema import ProgressRecord
from ecorules.case.model import Evidence, EvidenceFile, EvidenceState, Register
from ecorules.case.papers import Papers
from ecorules.diagnostics import Text
from ecorules.edition import load_edition
from tests.areas import A_CASE, DAY

if TYPE_CHECKING:
    from ecorules.case.model import Case

EDITION = load_edition("eit-2562")
CODES = [item.code for one in EDITION.requirements.values() for item in one.evidence]
FIRST = CODES[0]
DAYS = st.none() | st.dates(DAY - timedelta(days=90), DAY + timedelta(days=90))
PAPERS = st.builds(
    Evidence,
    st.just(""),
    st.sampled_from(EvidenceState),
    submitted=DAYS,
    valid_from=DAYS,
    valid_until=DAYS,
)


def _case(*evidence: Evidence) -> Case:
    held = {each.code: each for each in evidence}
    return replace(A_CASE, edition=EDITION.id, register=Register(is_closed=False, evidence=held))


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    codes = draw(st.lists(st.sampled_from([*CODES, "survey", "roster"]), unique=True, max_size=12))
    titled = Text("own", "ของพื้นที่")
    case = _case(
        *(replace(draw(PAPERS), code=code, title=None if "/" in code else titled) for code in codes)
    )
    some = st.lists(st.sampled_from(sorted(EDITION.vocabulary.owners)), min_size=1, max_size=2)
    owned = st.dictionaries(st.sampled_from(sorted(EDITION.requirements)), some.map(tuple))
    return replace(case, owners=draw(owned))


@given(case=_cases(), on=st.dates(DAY - timedelta(days=90), DAY + timedelta(days=90)))
def test_the_stages_always_add_up_to_what_is_asked_for(case: Case, on: date) -> None:
    """Nothing counts twice and nothing falls out, in the whole and for each owner."""
    found = progress(EDITION, case, on)
    own = [code for code in case.register.evidence if "/" not in code]
    assert sorted(each.code for each in found.asked) == sorted([*CODES, *own])
    assert sum(found.counts.values()) == len(CODES) + len(own)
    for owner in (*found.owners, None):
        asked = found.of_owner(owner)
        assert sum(counts(asked).values()) == len(asked)
        assert sum(each.ends_soon for each in asked) <= len(asked)
    everybody = {each.code for owner in (*found.owners, None) for each in found.of_owner(owner)}
    assert everybody == {each.code for each in found.asked}


@given(case=_cases(), on=st.dates(DAY - timedelta(days=90), DAY + timedelta(days=90)))
def test_the_json_says_the_same(case: Case, on: date) -> None:
    """Another program that counts the items gets the counts that are printed."""
    found = progress(EDITION, case, on)
    record = ProgressRecord.model_validate_json(written_progress(found))
    assert record.total.asked == len(record.items) == sum(record.total.counts.values())
    assert {stage.value: number for stage, number in found.counts.items()} == record.total.counts
    for owner, tally in record.owners.items():
        own = [item for item in record.items if owner in item.owners]
        assert tally.asked == len(own) == sum(tally.counts.values())
        assert tally.ends_soon == sum(item.ends_soon for item in own)
    assert record.own.asked == sum(item.requirement is None for item in record.items)
    assert record.days_left == (DAY - on).days


@given(case=_cases(), on=st.dates(DAY - timedelta(days=90), DAY + timedelta(days=90)))
def test_what_is_accepted_here_counts_in_the_audit_of_that_day(case: Case, on: date) -> None:
    """An officer is not told that all is well, only to hear otherwise from the auditor."""
    papers = Papers(case.register, on, case.round.kind)
    for each in progress(EDITION, case, on).asked:
        counted = each.stage in (Stage.ACCEPTED, Stage.SUBMITTED)
        assert (papers.lack(each.code) is None) is counted


EARLY, LATE = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("evidence", "stage"),
    [
        (None, Stage.PLANNED),
        (Evidence(FIRST, EvidenceState.PLANNED), Stage.PLANNED),
        (Evidence(FIRST, EvidenceState.SUBMITTED), Stage.SUBMITTED),
        (Evidence(FIRST, EvidenceState.ACCEPTED), Stage.ACCEPTED),
        (Evidence(FIRST, EvidenceState.REJECTED), Stage.REJECTED),
        (Evidence(FIRST, EvidenceState.ACCEPTED, submitted=DAY), Stage.ACCEPTED),
        (Evidence(FIRST, EvidenceState.ACCEPTED, submitted=LATE), Stage.PLANNED),
        (Evidence(FIRST, EvidenceState.REJECTED, submitted=LATE), Stage.PLANNED),
        (Evidence(FIRST, EvidenceState.ACCEPTED, valid_until=DAY), Stage.ACCEPTED),
        (Evidence(FIRST, EvidenceState.ACCEPTED, valid_until=EARLY), Stage.EXPIRED),
        (Evidence(FIRST, EvidenceState.SUBMITTED, valid_from=LATE), Stage.EXPIRED),
        (Evidence(FIRST, EvidenceState.REJECTED, valid_until=EARLY), Stage.REJECTED),
    ],
)
def test_a_document_stands_at_one_stage_on_a_day(evidence: Evidence | None, stage: Stage) -> None:
    """First whether it is there, then what was said of it, then whether it is valid."""
    assert stage_of(evidence, DAY) is stage


@pytest.mark.parametrize(
    ("state", "on", "ends", "soon"),
    [
        ("accepted", DAY, None, False),
        ("accepted", DAY, DAY + timedelta(days=31), False),
        ("accepted", DAY, DAY + timedelta(days=30), True),
        ("accepted", DAY, DAY, True),
        ("accepted", DAY, EARLY, False),  # it has ended
        ("submitted", DAY - timedelta(days=90), EARLY, True),
        ("submitted", DAY - timedelta(days=90), DAY, False),
        ("rejected", DAY, DAY, False),
        ("planned", DAY, DAY, False),
    ],
)
def test_what_ends_soon_is_what_ends_in_a_month_or_before_the_audit(
    state: str, on: date, ends: date | None, soon: object
) -> None:
    """A certificate that will have ended by the audit is renewed in time."""
    found = progress(EDITION, _case(Evidence(FIRST, EvidenceState(state), valid_until=ends)), on)
    assert next(each for each in found.asked if each.code == FIRST).ends_soon is soon


def _tallied(found: Progress, owner: str | None) -> dict[str, object]:
    whole: dict[str, object] = json.loads(written_progress(found, owner))
    return whole


def test_of_one_owner_only_what_is_asked_of_it_is_told() -> None:
    """And the total is the total of that owner."""
    found = progress(EDITION, _case(), DAY)
    owner = found.owners[0]
    record = ProgressRecord.model_validate(_tallied(found, owner))
    assert list(record.owners) == [owner]
    assert all(owner in item.owners for item in record.items)
    assert record.total.asked == record.owners[owner].asked == len(record.items)
    assert record.own.asked == 0


def test_whom_the_case_names_comes_before_whom_the_edition_names() -> None:
    """An area divides its work itself."""
    code = FIRST.partition("/")[0]
    case = replace(_case(), owners={code: ("somebody",)})
    found = progress(EDITION, case, DAY)
    assert {each.code for each in found.of_owner("somebody")} == {
        each for each in CODES if each.startswith(f"{code}/")
    }
    assert json.loads(written_progress(found))["owners"]["somebody"]["name"]["th"] == "somebody"


def test_the_files_of_a_document_are_told_whole() -> None:
    """Path, SHA-256, size and kind, as far as they are known."""
    file = EvidenceFile("evidence/a.pdf", "a" * 64, 1, "application/pdf")
    evidence = Evidence(FIRST, EvidenceState.ACCEPTED, files=(file, EvidenceFile(None, "b" * 64)))
    record = ProgressRecord.model_validate_json(
        written_progress(progress(EDITION, _case(evidence), DAY))
    )
    item = next(each for each in record.items if each.item == FIRST)
    assert [tuple(each.model_dump().values()) for each in item.files] == [
        file,
        (None, "b" * 64, None, None),
    ]
