"""A folder that is not the case that was decided is found: file by file, line by line."""

import shutil
from pathlib import Path

import pytest

from ecorules.decision.checks import Standing
from ecorules.decision.envelope import written
from ecorules.decision.verifying import verified
from ecorules.report.decision.verified import verification_page
from ecorules.report.layout import Page
from tests.console import run
from tests.decision.making import (
    AREA,
    TOWN,
    area,
    failed,
    offered,
    places,
    proposed,
    read_back,
    ruled,
    sealed,
)
from tests.repository import ROOT

RECORD = ruled(offered())


@pytest.mark.parametrize("name", ["evidence/map.txt", "evidence/certificates.txt"])
def test_one_byte_of_any_file_of_the_evidence_is_found(name: str, tmp_path: Path) -> None:
    """Of one that had a digest when it was registered, and of one that had none."""
    case = area(tmp_path)
    for place in range(0, len((AREA / name).read_bytes()), 5):
        content = bytearray((AREA / name).read_bytes())
        content[place] ^= 1
        (case / name).write_bytes(content)
        found = verified(read_back(sealed(RECORD)), case)
        assert "evidence" in failed(found)
        assert any(name in place for place in places(found))


def test_a_file_of_the_evidence_that_is_gone_is_found(tmp_path: Path) -> None:
    """What cannot be looked at any more is no evidence."""
    case = area(tmp_path)
    (case / "evidence" / "certificates.txt").unlink()
    assert "evidence" in failed(verified(read_back(sealed(RECORD)), case))


def test_a_record_cannot_be_replayed_onto_another_case(tmp_path: Path) -> None:
    """The folder of another area is told to be another case, and the first line that differs."""
    other = area(tmp_path, {"id: riverside": "id: hillside"})
    found = verified(read_back(sealed(RECORD)), other)
    assert failed(found) == {"case-folder"}
    [check] = [check for check in found.checks if not check.holds]
    assert "hillside, not riverside" in check.said.en
    assert found.standing is Standing.FAILS
    assert "/recommendation/case/files/case.yaml#L1" in places(found)


def test_a_case_that_has_moved_on_is_told(tmp_path: Path) -> None:
    """What was handed in or changed after the decision is no part of it."""
    later = area(tmp_path, {"value: 110 rai": "value: 120 rai"})
    found = verified(read_back(sealed(RECORD)), later)
    assert failed(found) == {"case-folder"}
    assert any("was when it was decided" in check.said.en for check in found.checks)


def _recorded(case: Path) -> Path:
    """Hand in a document again while the register is open, so that there is a log; return it."""
    path = case / "case.yaml"
    closed = path.read_text(encoding="utf-8")
    path.write_text(closed.replace("state: closed", "state: open"), encoding="utf-8")
    paper = f"{case} 2.1.1/certificates"
    by = f"--edition {TOWN} --by auditor --at 2022-03-01"
    said = run(f"$ ecorules evidence add {paper} {case}/evidence/map.txt --also {by}")
    assert "[exit" not in said, said
    said = run(f"$ ecorules evidence accept {paper} {by}")
    assert "[exit" not in said, said
    path.write_text(closed, encoding="utf-8")
    return case / "register.jsonl"


def test_a_log_that_was_written_anew_is_found(tmp_path: Path) -> None:
    """Against a forger who writes all lines anew stands the record: it knows the last one."""
    case = area(tmp_path)
    log = _recorded(case)
    record = ruled(proposed(case))
    assert record["recommendation"]["log"]["events"] == 2
    assert verified(read_back(sealed(record)), case).is_sound
    events = log.read_bytes()
    log.unlink()
    _recorded(case)
    assert log.read_bytes() == events
    log.unlink()
    assert "log" in failed(verified(read_back(sealed(record)), case))


def test_a_log_that_has_grown_is_the_same_log(tmp_path: Path) -> None:
    """What was recorded after the decision changes the case, and not what there was."""
    case = area(tmp_path)
    record = ruled(proposed(case))
    _recorded(case)
    found = verified(read_back(sealed(record)), case)
    assert "log" not in failed(found)
    assert any("came after the decision" in check.said.en for check in found.checks)
    assert found.standing is Standing.CASE_CHANGED
    page = verification_page(found, Page(None, colour=False), "th")
    assert "คำตัดสินยังตรงตามที่ลงนาม แต่แฟ้มกรณีเปลี่ยนไปหลังคำตัดสิน" in page
    assert "ใช้ไม่ได้" not in page


def test_a_case_that_moved_on_and_lost_evidence_does_not_hold(tmp_path: Path) -> None:
    """What is allowed later excuses nothing else."""
    case = area(tmp_path, {"value: 110 rai": "value: 120 rai"})
    (case / "evidence" / "map.txt").write_text("another\n", encoding="utf-8")
    assert verified(read_back(sealed(RECORD)), case).standing is Standing.FAILS


def test_a_folder_that_is_no_case_is_told(tmp_path: Path) -> None:
    """What is wrong with it is told, and nothing else is lost."""
    found = verified(read_back(sealed(RECORD)), tmp_path)
    assert {"evidence", "case-folder"} <= failed(found)
    told = [each.code for check in found.checks for each in check.told]
    assert told == ["no-case"]


def test_a_folder_elsewhere_verifies_the_same(tmp_path: Path) -> None:
    """Neither the place of the case nor the name of its folder is part of a decision."""
    case = area(tmp_path)
    shutil.move(case, tmp_path / "another name")
    assert verified(read_back(sealed(RECORD)), tmp_path / "another name").is_sound


def test_a_case_of_another_edition_is_told_to_be_another_case() -> None:
    """Nobody is sent to change the edition that another area names."""
    found = verified(read_back(sealed(RECORD)), ROOT / "cases" / "demonstration")
    [check] = [check for check in found.checks if check.name == "case-folder"]
    assert check.said.th == "โฟลเดอร์นี้เป็นกรณี demonstration ไม่ใช่ riverside ตามบันทึก"
    assert check.told == ()


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_without_a_case_is_a_wrong_command(name: str, tmp_path: Path) -> None:
    """Nothing was compared, so nothing is said of the decision."""
    path = tmp_path / "decision.json"
    path.write_bytes(written(sealed(RECORD)))
    said = run(f"$ ecorules verify {path} --case {tmp_path / name} --lang th")
    assert said.startswith("ข้อผิดพลาด: `--case`: ไม่พบกรณีใน ")
    assert "[exit 2]" in said
