"""`ecorules audit --owner`: what one agency is asked for, on the page and in the JSON."""

import pytest

from ecorules.audit.schema import AuditRecord
from tests.console import run
from tests.repository import ROOT

DEMONSTRATION = "$ ecorules audit cases/demonstration"
OFFICE = "provincial-natural-resources-office"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where the cases are."""
    monkeypatch.chdir(ROOT)


def recorded(options: str = "") -> AuditRecord:
    """Return the JSON of the demonstration, held against its published form."""
    return AuditRecord.model_validate_json(run(f"{DEMONSTRATION} --format json {options}"))


def test_the_page_tells_what_one_agency_is_asked_for_and_no_findings() -> None:
    """It can be sent to the agency as it stands."""
    page = run(f"{DEMONSTRATION} --owner {OFFICE} --lang en")
    start, end = page.index("Outstanding"), page.index("41 requirements")
    assert (
        page[start:end]
        == """\
Outstanding, by owner (up to level 3)

  Provincial Natural Resources and Environment Office (1 to settle)
    level 3 · 15.1.1 · Participatory environmental monitoring, EIA Monitoring, or an equivalent \
scheme
        • no evidence supports participatory environmental monitoring (fiscal year 2565)

  beyond level 3: 9 more, listed in the JSON

"""
    )


def test_an_agency_with_nothing_outstanding_is_told_so() -> None:
    """An empty page would leave it open whether anybody had looked."""
    said = run(f"{DEMONSTRATION} --owner provincial-commerce-office --lang en")
    assert "\nNothing is outstanding with Provincial Commerce Office.\n" in said
    said = run(f"{DEMONSTRATION} --owner provincial-commerce-office --lang th")
    assert "\nไม่มีสิ่งที่ยังขาดจากสำนักงานพาณิชย์จังหวัด\n" in said


@pytest.mark.parametrize(
    "typed",
    [OFFICE.upper(), "สำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัด",
     "provincial natural resources and  environment office"],
)  # fmt: skip
def test_an_agency_is_meant_by_its_id_or_its_name(typed: str) -> None:
    """People know the name on the door."""
    assert run(f"{DEMONSTRATION} --owner '{typed}' --lang en") == run(
        f"{DEMONSTRATION} --owner {OFFICE} --lang en"
    )


def test_the_areas_own_name_of_an_agency_is_known() -> None:
    """The case says what the office is called here."""
    said = run(f"{DEMONSTRATION} --owner สำนักงานอุตสาหกรรมจังหวัดสมมติ --lang th")
    assert "  สำนักงานอุตสาหกรรมจังหวัดสมมติ (8 รายการ)\n" in said


def test_an_agency_that_is_none_is_told_with_the_one_that_was_meant() -> None:
    """The list of all would be long; the nearest is most likely meant."""
    assert run(f"{DEMONSTRATION} --owner provincial-energy-ofice --lang en") == (
        "error: no agency is called `provincial-energy-ofice`\n"
        "  help: did you mean `provincial-energy-office`?\n"
        "see `ecorules audit --help`\n"
        "[exit 2]\n"
    )
    assert run(f"{DEMONSTRATION} --owner ๆๆๆๆ --lang th").startswith(
        "ข้อผิดพลาด: ไม่มีหน่วยงานชื่อ `ๆๆๆๆ`\n  คำแนะนำ: ที่ใช้ได้ในส่วนนี้: `area-committee`, "
    )


def test_the_json_tells_titles_and_counts_of_every_agency() -> None:
    """Another program can write to each agency without looking anything up."""
    found = recorded()
    assert found.owner is None
    assert set(found.owners) == set(found.outstanding)
    for owner, state in found.owners.items():
        items = found.outstanding[owner]
        levels = {one.requirement: one.level for one in found.findings}
        assert state.outstanding == len(items)
        assert state.up_to_aim == sum(levels[item.requirement] <= 3 for item in items)
        assert all(item.title is not None for item in items)
    assert found.owners[OFFICE].name is not None


def test_the_json_of_one_agency_leaves_out_what_others_are_asked_for() -> None:
    """The findings are those of the whole audit all the same."""
    everything, found = recorded(), recorded(f"--owner {OFFICE}")
    assert found.owner == OFFICE
    assert found.outstanding == {OFFICE: everything.outstanding[OFFICE]}
    assert found.owners == {OFFICE: everything.owners[OFFICE]}
    assert found.findings == everything.findings


def test_a_level_that_there_is_not_cannot_be_demanded() -> None:
    """It would never be proven, and a script would wait for ever."""
    assert run(f"{DEMONSTRATION} --require-level 6 --lang en") == (
        "error: edition `eit-2562` has no level 6; its highest is 5\n"
        "see `ecorules audit --help`\n"
        "[exit 2]\n"
    )
    assert run(f"{DEMONSTRATION} --require-level 5 --lang en").endswith("[exit 1]\n")
