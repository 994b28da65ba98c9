"""A case is what its file and its log say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ecorules.case.load import load_register
from ecorules.case.log import LOG_NAME, Accepted, Event, HandedIn, append
from ecorules.case.model import EvidenceFile, EvidenceState
from ecorules.diagnostics import Text
from tests.unit.case.folders import MAP_DIGEST, codes, loaded, problems, put, whole
from tests.unit.case.log.happening import DAY, LATER
from tests.unit.case.makers import TERMS

if TYPE_CHECKING:
    from pathlib import Path

PHOTOS, MAP = "1.2.1/photos", "1.2.1/map"
FILE = EvidenceFile("evidence/map.pdf", MAP_DIGEST, 6, "application/pdf")
ADDED = HandedIn(PHOTOS, (FILE,), "who", DAY, None, LATER)
OWN = HandedIn("survey", (), "who", DAY, title=Text("survey", "แบบสำรวจ"))


def _folder(tmp_path: Path, *events: Event) -> Path:
    folder = put(tmp_path, whole())
    append(folder, events)
    return folder


def test_a_case_holds_what_its_log_says(tmp_path: Path) -> None:
    """Over what its file says, for the documents that the log is about and no others."""
    before = loaded(put(tmp_path, whole()))
    after = loaded(_folder(tmp_path, ADDED, OWN))
    found = after.register.evidence
    assert found[PHOTOS].state is EvidenceState.SUBMITTED
    assert found[PHOTOS].files == (FILE,)
    assert found["survey"].title == OWN.title
    assert found[MAP] == before.register.evidence[MAP]
    assert after.digest != before.digest


def test_a_document_of_the_log_may_support_a_value(tmp_path: Path) -> None:
    """One of the area's own is known once it was handed in."""
    case = whole()
    case["observations"][0]["evidence"] = ["survey"]
    append(tmp_path, [OWN])
    assert codes(put(tmp_path, case)) == []


def test_a_document_that_nobody_asks_for_is_told_by_its_line(tmp_path: Path) -> None:
    """The edition may have changed under the log, or somebody made a slip by program."""
    folder = _folder(tmp_path, ADDED, Accepted("1.2.1/photo", "who", DAY), Accepted("x", "b", DAY))
    said = problems(folder)
    assert "case/register.jsonl:2:1: error[unknown-evidence]: no evidence item is called" in said
    assert "did you mean `photos`?" in said or "did you mean `1.2.1/photos`?" in said
    assert "case/register.jsonl:3:1: error[evidence-without-title]: the area's own" in said


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_a_file_of_the_log_has_to_be_there_and_the_same(tmp_path: Path, harm: str) -> None:
    """An audit looks at what was handed in, or at nothing."""
    extra = EvidenceFile("evidence/extra.pdf", MAP_DIGEST, 6)
    folder = _folder(tmp_path, HandedIn(PHOTOS, (extra, EvidenceFile(None, "0" * 64)), "who", DAY))
    (folder / "evidence/extra.pdf").write_bytes(b"a map\n")
    assert codes(folder) == []
    if harm == "gone":
        (folder / "evidence/extra.pdf").unlink()
    else:
        (folder / "evidence/extra.pdf").write_bytes(b"a mop\n")
    code = {"gone": "no-file", "changed": "not-the-registered-file"}[harm]
    assert f"case/register.jsonl:1:1: error[{code}]" in problems(folder)


def test_a_torn_line_is_noted_and_the_case_is_read(tmp_path: Path) -> None:
    """A crash is no reason not to audit; but whoever audits is told."""
    folder = _folder(tmp_path, ADDED)
    with (folder / LOG_NAME).open("ab") as log:
        log.write(b'{"at":"2022')
    assert [each.code for each in loaded(folder).notices] == ["torn-line"]


def test_a_changed_log_is_no_case(tmp_path: Path) -> None:
    """It is told with everything else that is wrong."""
    folder = _folder(tmp_path, ADDED)
    log = folder / LOG_NAME
    log.write_bytes(log.read_bytes().replace(b"who", b"me"))
    case = whole()
    case["edition"] = "eit-2562"
    case["observations"][0]["fact"] = "green"
    assert codes(put(folder, case)) == ["unknown-fact", "altered-line"]


def test_the_register_alone_can_be_read_while_the_rest_is_in_the_making(tmp_path: Path) -> None:
    """Documents come in for months before the roster is right."""
    case = whole()
    case["observations"][0]["value"] = "many"
    folder = put(tmp_path, case, rows=("registration,name,level", "1,a,?"))
    append(folder, [ADDED])
    (folder / "evidence/map.pdf").unlink()
    records = load_register(folder, TERMS, "case")
    assert records.case.register.evidence[PHOTOS].files == (FILE,)
    assert records.start.evidence[PHOTOS].state is EvidenceState.REJECTED
    assert records.log.events == (ADDED,)
    assert not records.told
