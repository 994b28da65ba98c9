"""Recommend, decide, verify and print, as they are typed, in both languages."""

import json
from datetime import date
from pathlib import Path

import pytest

from ecorules.cli import signing
from ecorules.report.decision.verified import DecisionCheckRecord
from tests.console import run
from tests.decision.making import AMARA, AREA, DARA, TOWN, area, desk, is_posix, put_key, read_file
from tests.repository import ROOT

FILES = "--sign my.key --passphrase-file passphrase.txt"
DECIDE = f"$ ecorules decide recommendation.json --by amara --as chair {FILES} --on 2022-05-02"


@pytest.fixture(autouse=True)
def _at_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit down before a recommendation, with a key, as an English reader."""
    desk(tmp_path, AMARA)
    put_key(tmp_path, "dara.key", DARA)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_from_the_case_to_the_certificate(tmp_path: Path) -> None:
    """Each command takes what the one before has written."""
    said = run(f"$ ecorules recommend {AREA} --edition {TOWN} -o offered.json")
    assert said.endswith("written: offered.json\n")
    assert "[exit" not in run(f"{DECIDE.replace('recommendation', 'offered')} --level 2 -o d.json")
    said = run(f"$ ecorules verify d.json --case {AREA} --key my.key.pub")
    assert said.endswith("\n✓ the decision is as it was signed\n")
    if not signing.missing_for_print():
        said = run("$ ecorules certificate d.json -o c.pdf --digits thai --lang th")
        assert said == "เขียนแล้ว: c.pdf\n"
        assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF-")


def test_the_same_case_gives_the_same_recommendation(tmp_path: Path) -> None:
    """Byte for byte, wherever it lies."""
    there = area(tmp_path)
    here, again = (
        run(f"$ ecorules recommend {case} --edition {TOWN} --format json") for case in (AREA, there)
    )
    assert here == again
    assert json.loads(here)["format"] == "ecorules.recommendation/1"


def test_a_closed_gate_keeps_everybody_from_deciding(tmp_path: Path) -> None:
    """The recommendation is written all the same, so that it can be read."""
    case = area(tmp_path, {"state: closed": "state: open"})
    said = run(f"$ ecorules recommend {case} --edition {TOWN} -o recommendation.json")
    assert "Nobody may decide yet. Gates closed: register closed\n" in said
    assert said.endswith("[exit 1]\n")
    assert run(f"{DECIDE} --level 2 -o d.json") == (
        "error[not-decided]: gates that are closed: register closed\n[exit 1]\n"
    )
    assert not (tmp_path / "d.json").exists()


def test_what_cannot_be_decided_is_told_in_thai_too() -> None:
    """Every reason at once, before any passphrase is asked for."""
    said = run(
        "$ ecorules decide recommendation.json --by boon --as chair --level 1 "
        "--sign my.key --on 2022-05-02 --passphrase-file passphrase.txt -o d.json --lang th"
    )
    assert said == ("ข้อผิดพลาด[not-decided]: ข้อเสนอแนะคือระดับ 2 หากตัดสินเป็น 1 ต้องระบุเหตุผล\n[exit 1]\n")
    said = run(f"{DECIDE.replace('amara', 'boon')} --level 2 -o d.json")
    assert said == (
        "error[not-decided]: `boon` is not named to decide; the case names `amara`, `dara`\n"
        "[exit 1]\n"
    )


def test_a_decision_is_never_written_over(tmp_path: Path) -> None:
    """Neither a signed one nor any other file."""
    before = (tmp_path / "decision.json").read_bytes()
    said = run(f"{DECIDE} --level 2 -o decision.json")
    assert said == (
        "error: `decision.json` is there already\n"
        "  help: name another file: a decision is not written over\n"
        "see `ecorules decide --help`\n[exit 2]\n"
    )
    later = "$ ecorules decide decision.json --sign my.key --passphrase-file passphrase.txt"
    assert "is there already" in run(f"{later} -o recommendation.json")
    assert "[exit" not in run(f"{later} -o decision.json")
    assert (tmp_path / "decision.json").read_bytes() == before


def test_today_is_the_day_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who decides does it today."""
    monkeypatch.setattr("ecorules.cli.decide.today", lambda: date(2026, 11, 21))
    assert "[exit" not in run(f"{DECIDE.replace('--on 2022-05-02', '')} --level 2 -o d.json")
    assert read_file(tmp_path / "d.json").form.decided.on == "2026-11-21"


def test_a_person_can_be_named_in_full() -> None:
    """Nobody has to know the short names of a case."""
    said = run(f"{DECIDE.replace('amara', repr('นางอมรา ตัวอย่าง'))} --level 2 -o d.json")
    assert said.startswith("written: d.json\ndigest of the record: sha256:")


def test_a_recommendation_that_was_changed_is_not_decided_on(tmp_path: Path) -> None:
    """It is made again first: what the program did not propose is no recommendation."""
    path = tmp_path / "recommendation.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    value["audit"]["findings"][0]["verdict"] = "nonconforming"
    path.write_text(json.dumps(value), encoding="utf-8")
    said = run(f"{DECIDE} --level 2 -o d.json")
    assert said == (
        "error[does-not-hold]: made again from the record, the audit differs in 1 place(s)\n"
        "[exit 1]\n"
    )


def test_people_sign_one_after_the_other() -> None:
    """Who is named with a public key signs on another day, and nothing else can be changed then."""
    both = f"{DECIDE} --by dara --as member --sign dara.key.pub --level 2 -o d.json"
    assert run(both).endswith("still to sign: Miss Dara Tuayang\n")
    said = run("$ ecorules verify d.json")
    assert "~ the decision is not complete yet" in said
    assert "Miss Dara Tuayang" in said
    assert said.endswith("[exit 1]\n")
    later = "$ ecorules decide d.json --passphrase-file passphrase.txt -o d.json"
    said = run(f"{later} --sign dara.key --level 1")
    assert said.startswith("error: this has been decided already, and a decision is not changed\n")
    assert said.endswith("[exit 2]\n")
    assert "still to sign" not in run(f"{later} --sign dara.key")
    assert "[exit" not in run("$ ecorules verify d.json --key dara.key.pub --key my.key.pub")
    said = run("$ ecorules verify d.json --key dara.key.pub")
    assert "signed, with a key that is not among those given\n" in said


def test_a_stranger_cannot_sign_later(tmp_path: Path) -> None:
    """A key that the record does not name adds nothing to it."""
    before = (tmp_path / "decision.json").read_bytes()
    said = run(
        "$ ecorules decide decision.json --sign dara.key --passphrase-file passphrase.txt "
        "-o decision.json"
    )
    assert said.startswith("error[unnamed-key]: the record does not name this key: sha256:")
    assert said.endswith("[exit 1]\n")
    assert (tmp_path / "decision.json").read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (f"recommendation.json {FILES} -o d.json", "which level was decided on?"),
        (
            f"recommendation.json --level 2 --by amara {FILES} -o d.json",
            "everybody who decides needs `--by`, `--as` and `--sign`",
        ),
    ],
)
def test_what_is_missing_is_asked_for(typed: str, said: str) -> None:
    """With what to write."""
    told = run(f"$ ecorules decide {typed}")
    assert told.startswith(f"error: {said}\n  help: ")
    assert told.endswith("[exit 2]\n")


@pytest.mark.skipif(not is_posix(), reason="files have no such rights here")
def test_a_key_that_others_can_read_signs_nothing(tmp_path: Path) -> None:
    """What to do about it is told, in both languages."""
    (tmp_path / "my.key").chmod(0o644)
    assert run(f"{DECIDE} --level 2 -o d.json") == (
        "my.key: error[readable-by-others]: others on this machine can read this file, so it is "
        "no secret\n"
        "  help: close it with `chmod 600 my.key`, and if anybody may have read it, make a new "
        "key\n[exit 3]\n"
    )
    assert run(f"{DECIDE} --level 2 -o d.json --lang th") == (
        "my.key: ข้อผิดพลาด[readable-by-others]: ผู้อื่นในเครื่องนี้อ่านไฟล์นี้ได้ จึงไม่เป็นความลับ\n"
        "  คำแนะนำ: ปิดด้วย `chmod 600 my.key` และหากอาจมีผู้อื่นอ่านไปแล้ว ให้สร้างกุญแจใหม่\n[exit 3]\n"
    )


def test_a_passphrase_is_asked_for_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits in a script for somebody who is not there."""
    asked: list[str] = []

    def typed(text: str, **_: object) -> str:
        asked.append(text)
        return "a passphrase that was typed"

    monkeypatch.setattr("sys.stdin", None)
    said = run("$ ecorules key new -o new.key")
    assert said.startswith("error: who types the passphrase of `new.key`? There is no terminal\n")
    monkeypatch.setattr(signing, "is_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", typed)
    assert run("$ ecorules key new -o new.key").startswith("written: new.key (keep it) and")
    assert asked == ["passphrase of `new.key`"]


def test_what_is_no_record_is_told(tmp_path: Path) -> None:
    """A file that is not there, a text, and one kind of record for the other."""
    (tmp_path / "letter").write_text("Dear chair,", encoding="utf-8")
    for name, code in (
        ("nowhere.json", "unreadable-file"),
        ("letter", "not-a-decision"),
        ("recommendation.json", "not-a-decision"),
    ):
        said = run(f"$ ecorules verify {name}")
        assert said.startswith(f"{name}: error[{code}]: ")
        assert said.endswith("[exit 3]\n")
    said = run(f"{DECIDE.replace('recommendation.json', 'letter')} --level 2 -o d.json")
    assert said.startswith("letter: error[not-a-recommendation]: ")


def test_a_record_of_another_shape_is_told_place_by_place(tmp_path: Path) -> None:
    """Who writes such records in another program sees what does not fit."""
    path = tmp_path / "recommendation.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    value["proposed"]["level"] = "two"
    path.write_text(json.dumps(value), encoding="utf-8")
    said = run(f"{DECIDE} --level 2 -o d.json")
    assert "what stands at `/proposed/level` does not fit the form" in said
    assert said.endswith("[exit 3]\n")


def test_a_verification_as_json_holds_to_its_form() -> None:
    """Other programs read the same as people."""
    said = json.loads(run("$ ecorules verify decision.json --format json"))
    DecisionCheckRecord.model_validate(said)
    assert said["format"] == "ecorules.decision-check/1"
    assert said["sound"] is True
    assert said["vouched"] is False
    assert {each["check"] for each in said["checks"]} == {
        "spelling",
        "signature",
        "edition",
        "case",
        "audit",
        "decided",
    }


def test_nothing_is_certified_that_does_not_hold(tmp_path: Path) -> None:
    """No certificate of a decision for no level, nor of one that was tampered with."""
    if signing.missing_for_print():
        pytest.skip("the extra `report` is not installed")
    assert run("$ ecorules certificate decision.json -o c.docx").startswith(
        "error: `-o`: `c.docx` is no name of a PDF\n"
    )
    run(f"{DECIDE} --level 0 --because nothing -o none.json")
    assert run("$ ecorules certificate none.json -o c.pdf") == (
        "error[no-level]: it was decided that no level is certified, so there is no certificate\n"
        "[exit 1]\n"
    )
    value = json.loads((tmp_path / "decision.json").read_text(encoding="utf-8"))
    value["signatures"] = []
    (tmp_path / "decision.json").write_text(json.dumps(value), encoding="utf-8")
    said = run("$ ecorules certificate decision.json -o c.pdf")
    assert "has not signed\n" in said
    assert said.endswith("[exit 1]\n")
    assert not (tmp_path / "c.pdf").exists()


@pytest.mark.parametrize("command", ["decide", "verify", "certificate", "key new"])
def test_a_missing_extra_is_told(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install, and never as a traceback."""
    monkeypatch.setattr(signing, "find_spec", lambda name: None if name == "rfc8785" else name)
    typed = {
        "decide": f"recommendation.json {FILES} -o d.json",
        "verify": "decision.json",
        "certificate": "decision.json -o c.pdf",
        "key new": "-o new.key",
    }[command]
    said = run(f"$ ecorules {command} {typed}")
    assert said.startswith(
        "error: this needs rfc8785, which is not installed\n"
        "  help: install it with `pip install 'ecorules[sign]'`\n"
    )
    assert said.endswith("[exit 2]\n")


def test_a_real_case_of_this_project_cannot_be_decided_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saraburi's is a plan: its register is open, and nobody is named."""
    monkeypatch.chdir(ROOT)
    said = run("$ ecorules recommend cases/saraburi-fy2565 --lang th")
    assert said.endswith("[exit 1]\n")
    assert "กรณีนี้ไม่ได้ระบุคณะผู้ตรวจประเมินและผู้พิจารณารับรอง" in said
