"""What has to hold before anybody decides, gate by gate, with its reason in both languages."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ecorules.audit.conduct import Audit, audit
from ecorules.audit.terms import load_case
from ecorules.case.model import Purpose
from ecorules.decision.gates import Gate, State, gates, is_open, is_trial
from ecorules.diagnostics import Text
from ecorules.edition.load import load_edition
from ecorules.edition.model import Adoption, Edition
from tests.decision.closed_gates import CLOSED
from tests.decision.making import AREA, TOWN, area

EDITION = load_edition(TOWN)
CASE = load_case(AREA, EDITION)
FOUND = audit(EDITION, CASE)
ADOPTED = replace(
    EDITION,
    status="adopted",
    adoption=Adoption(Text("the ministry", "กระทรวง"), date(2022, 1, 1), Text("an order", "คำสั่ง")),
)


def gate(found: Audit, name: str) -> Gate:
    """Return one gate by its name."""
    return {each.name: each for each in gates(found)}[name]


def changed(folder: Path, before: str, after: str) -> Audit:
    """Return the audit of the area with one place of its file changed."""
    return audit(EDITION, load_case(area(folder, {before: after}), EDITION))


def by(edition: Edition) -> Audit:
    """Return the audit of the area by another edition of the same words."""
    return audit(edition, CASE)


def test_the_gates_have_an_order_and_are_all_told() -> None:
    """Who reads two recommendations finds the same gates at the same place."""
    assert [each.name for each in gates(FOUND)] == [
        "certification-round",
        "register-closed",
        "settled",
        "auditors",
        "audit-days",
        "pre-audit",
        "decider-apart",
        "advice-apart",
        "edition-adopted",
        "real-area",
    ]


def test_a_made_up_area_under_a_working_edition_is_for_trial_only() -> None:
    """Two gates say so, and none of the others is closed."""
    found = gates(FOUND)
    assert [each.name for each in found if each.state is State.TRIAL] == [
        "edition-adopted",
        "real-area",
    ]
    assert is_open(found)
    assert is_trial(found)


def test_a_real_area_under_an_adopted_edition_can_be_decided() -> None:
    """Then nothing is on trial."""
    found = gates(audit(ADOPTED, replace(CASE, is_synthetic=False)))
    assert {each.state for each in found} == {State.OPEN}
    assert not is_trial(found)
    assert found[-2].reason == Text(
        "the edition was adopted by the ministry on 1 January 2022",
        "กระทรวงประกาศใช้ฉบับเกณฑ์เมื่อวันที่ 1 มกราคม 2565",
    )


@pytest.mark.parametrize(
    "period",
    [
        {"since": CASE.round.on + timedelta(days=1)},
        {"until": CASE.round.on - timedelta(days=1)},
    ],
    ids=["not-yet", "no-more"],
)
def test_an_edition_that_is_not_in_force_on_the_day_is_for_trial_only(
    period: dict[str, date],
) -> None:
    """An edition certifies nobody before its first day, nor after its last."""
    found = gate(by(replace(ADOPTED, **period)), "edition-adopted")  # type: ignore[arg-type]
    assert found.state is State.TRIAL
    assert "not in force on 31 March 2022" in found.reason.en


@pytest.mark.parametrize("days", [0, 1])
def test_the_days_of_force_include_the_first_and_the_last(days: int) -> None:
    """On either of them the edition is in force."""
    first, last = CASE.round.on - timedelta(days=days), CASE.round.on + timedelta(days=1 - days)
    found = gate(by(replace(ADOPTED, since=first, until=last)), "edition-adopted")
    assert found.state is State.OPEN


def test_an_edition_that_is_adopted_later_is_for_trial_only() -> None:
    """Nobody had adopted it on the day that counts."""
    assert ADOPTED.adoption is not None
    later = ADOPTED.adoption._replace(on=CASE.round.on + timedelta(days=1))
    found = gate(by(replace(ADOPTED, adoption=later)), "edition-adopted")
    assert found.state is State.TRIAL


def test_another_reading_of_an_adopted_edition_is_for_trial_only() -> None:
    """What was adopted is the edition, and not a variant of it."""
    case = replace(CASE, edition="town")
    found = audit(replace(ADOPTED, id="town-other", variant_of="town"), case)
    assert gate(found, "edition-adopted").state is State.TRIAL


@pytest.mark.parametrize(("before", "after", "name", "reason"), CLOSED)
def test_a_gate_is_closed_with_its_reason(
    before: str, after: str, name: str, reason: Text, tmp_path: Path
) -> None:
    """Each condition alone keeps everybody from deciding, and says why."""
    found = changed(tmp_path, before, after)
    assert gate(found, name) == (name, State.CLOSED, reason)
    assert not is_open(gates(found))


def test_who_audited_before_may_not_decide_either(tmp_path: Path) -> None:
    """Whoever looked at the area in the pre-audit has judged it already."""
    found = changed(
        tmp_path,
        "pre_audit: {on: [2022-01-20], auditors: {boon: all}}",
        "pre_audit: {on: [2022-01-20], auditors: {dara: all}}",
    )
    assert gate(found, "decider-apart").state is State.CLOSED


def test_an_adviser_who_audits_something_else_is_no_reason() -> None:
    """Chai advised on 2.1.1 and audited 1.1.1, which is what the gate allows."""
    assert gate(FOUND, "advice-apart").state is State.OPEN


def test_without_a_team_nobody_decides() -> None:
    """Nothing missing passes: who is who has to be said."""
    found = audit(EDITION, replace(CASE, team=None))
    closed = {each.name for each in gates(found) if each.state is State.CLOSED}
    assert closed == {"auditors", "audit-days", "pre-audit", "decider-apart", "advice-apart"}


def test_an_edition_that_asks_for_nothing_closes_no_gate_of_numbers() -> None:
    """No number is made up where the edition states none."""
    found = audit(replace(EDITION, practice=None), CASE)
    for name in ("auditors", "audit-days", "pre-audit"):
        assert gate(found, name).state is State.OPEN
    assert gate(found, "auditors").reason.en == "the edition asks for no number"


def test_a_pre_audit_that_falls_short_does_not_count() -> None:
    """The edition says how it is held as well."""
    practice = EDITION.practice
    assert practice is not None
    more = practice.rounds["pre-audit"]._replace(auditors=2)
    edition = replace(
        EDITION, practice=practice._replace(rounds={**practice.rounds, "pre-audit": more})
    )
    found = gate(audit(edition, CASE), "pre-audit")
    assert found.state is State.CLOSED
    assert found.reason.en.startswith("the pre-audit had 1 person on 1 day")


def test_what_is_undetermined_up_to_the_proposed_level_is_named(tmp_path: Path) -> None:
    """A document that waits for the auditor leaves its requirement open."""
    found = changed(
        tmp_path,
        "1.1.1/green-area-map: {state: accepted",
        "1.1.1/green-area-map: {state: submitted",
    )
    assert found.conclusion.proven == 0
    assert gate(found, "settled") == (
        "settled",
        State.CLOSED,
        Text("undetermined up to level 1: 1.1.1", "ข้อกำหนดถึงระดับ 1 ที่ยังตัดสินไม่ได้: 1.1.1"),
    )


def test_what_is_undetermined_above_the_proposed_level_closes_nothing(tmp_path: Path) -> None:
    """An area need not settle what it does not ask for."""
    found = changed(
        tmp_path, "2.1.1/certificates: {state: accepted", "2.1.1/certificates: {state: submitted"
    )
    assert found.conclusion.proven == 1
    assert gate(found, "settled").state is State.OPEN


@pytest.mark.parametrize("purpose", Purpose)
def test_raising_and_keeping_are_decided_alike(purpose: Purpose) -> None:
    """The gates do not ask what the area hopes for."""
    found = audit(EDITION, replace(CASE, round=replace(CASE.round, purpose=purpose)))
    assert gates(found) == gates(FOUND)


@pytest.mark.parametrize("edition", ["eit-2562", "eit-2565"])
def test_the_shipped_editions_ask_for_what_the_plan_of_2563_says(edition: str) -> None:
    """Three auditors and a day after a pre-audit of one and a day, and where that is from."""
    practice = load_edition(edition).practice
    assert practice is not None
    held, before = practice.rounds["certification"], practice.rounds["pre-audit"]
    assert (held.auditors, held.days, held.after) == (3, 1, "pre-audit")
    assert (before.auditors, before.days, before.after) == (1, 1, None)
    assert list(practice.deciders) == ["chair", "member"]
    origin = held.provenance
    assert (origin.source == "seed-001") is (edition == "eit-2562")
    assert origin.how is not None or origin.place is not None
