"""What comes from other hands: files that are none, too large, or of another shape."""

import os
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from ecorules.decision import reading
from ecorules.decision.canonical import canonical
from ecorules.decision.carrying import carried_edition
from ecorules.decision.envelope import written
from ecorules.decision.keys import public_key
from ecorules.decision.reading import is_decision, read_decision, read_recommendation
from ecorules.decision.signatures import missing_signers, signature_checks
from ecorules.decision.verifying import verified
from ecorules.diagnostics import Invalid
from ecorules.edition.load import load_edition
from tests.decision.making import (
    AMARA,
    AREA,
    DARA,
    area,
    enveloped,
    failed,
    is_posix,
    offered,
    proposed,
    read_back,
    ruled,
    sealed,
)
from tests.town import write_criteria

RECORD = ruled(offered())


def told(action: Any, *arguments: Any) -> list[str]:  # noqa: ANN401 - whatever raises
    """Return the codes of what is wrong."""
    with pytest.raises(Invalid) as invalid:
        action(*arguments)
    return [each.code for each in invalid.value.diagnostics]


def test_a_decision_is_no_recommendation(tmp_path: Path) -> None:
    """Nobody decides on a decision."""
    path = tmp_path / "decision.json"
    path.write_bytes(written(sealed(RECORD)))
    assert is_decision(path)
    assert not is_decision(tmp_path / "nowhere")
    assert told(read_recommendation, path, "decision.json") == ["not-a-recommendation"]


@pytest.mark.parametrize("text", ["", "[]", "3", '{"format": 1}', '{"a":1,"a":2}'])
def test_what_is_no_recommendation_is_refused(text: str, tmp_path: Path) -> None:
    """Of whatever shape it is."""
    path = tmp_path / "some.json"
    path.write_text(text, encoding="utf-8")
    assert "not-a-recommendation" in told(read_recommendation, path, "some.json")


@pytest.mark.parametrize("text", [None, '{"format": "ecorules.report/1"}'], ids=["case", "report"])
def test_who_decides_on_something_else_is_told_once_what_to_do(
    text: str | None, tmp_path: Path
) -> None:
    """The folder of a case and the JSON of a report look like what one decides on."""
    path = tmp_path / "some.json"
    if text is None:
        path.mkdir()
    else:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(Invalid) as invalid:
        read_recommendation(path, "some.json")
    [told_once] = invalid.value.diagnostics
    assert told_once.help is not None
    assert "`ecorules recommend CASE -o recommendation.json`" in told_once.help.th


@pytest.mark.parametrize("payload", [b"", b"[]", b"{", b'{"format":"ecorules.decision/1"}'])
def test_an_envelope_with_something_else_is_refused(payload: bytes) -> None:
    """Whoever signed it."""
    assert "not-a-decision" in told(read_back, enveloped(payload))


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, and the memory is not filled with it."""
    path = tmp_path / "decision.json"
    path.write_bytes(written(sealed(RECORD)))
    monkeypatch.setattr(reading, "_LARGEST", 1000)
    assert told(read_decision, path, "decision.json") == ["too-large"]


@pytest.mark.parametrize(
    "changes",
    [{"town": "a folder"}, {"town/edition.yaml": "id: ["}],
    ids=["file-for-folder", "no-yaml"],
)
def test_an_edition_that_cannot_be_laid_out_is_told(changes: dict[str, str]) -> None:
    """As something that is wrong with the record, and never as a traceback."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["edition"]["files"].update(changes)
    assert {"audit"} <= failed(verified(read_back(sealed(forged))))


def test_half_a_character_in_a_record_is_told() -> None:
    """No such text can be written in the one spelling, nor to a disk."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["edition"]["files"]["town/edition.yaml"] = "HALF"
    payload = canonical(forged).replace(b"HALF", b"\\ud800")
    assert {"spelling", "audit"} <= failed(verified(read_back(enveloped(payload))))


@pytest.mark.parametrize("text", ["id: [", "", "id: riverside"])
def test_a_case_that_cannot_be_read_is_told(text: str) -> None:
    """The edition may be in order all the same."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["case"]["files"]["case.yaml"] = text
    found = verified(read_back(sealed(forged)), AREA)
    assert {"audit"} <= failed(found)
    assert any("the case in the record cannot be read" in check.said.en for check in found.checks)


def test_an_edition_in_another_encoding_is_not_carried(tmp_path: Path) -> None:
    """A record is UTF-8, and no file goes into it as something else."""
    town = write_criteria(tmp_path) / "town"
    edition = load_edition(town)
    levels = town / "levels.yaml"
    levels.write_bytes(levels.read_text(encoding="utf-8").encode("utf-16"))
    assert told(carried_edition, edition, town) == ["not-carried"]


def test_a_confidential_file_stays_where_it_is(tmp_path: Path) -> None:
    """It is known by its digest alone, and is said to be kept elsewhere."""
    case = area(tmp_path, {"file: evidence/map.txt, ": ""})
    (case / "evidence" / "map.txt").unlink()
    record = ruled(proposed(case))
    found = verified(read_back(sealed(record)), case)
    assert found.is_sound
    assert any("1; 1 kept elsewhere" in check.said.en for check in found.checks)


def test_who_has_yet_to_sign_is_known() -> None:
    """And is left out where that is known."""
    record = ruled(offered(), AMARA, DARA)
    found = read_back(sealed(record, DARA))
    signers = found.form.decided.by
    [waits] = missing_signers(found.envelope, signers)
    assert waits.person == "amara"
    checks = list(signature_checks(found.envelope, signers, unsigned=[waits]))
    assert [check.holds for check in checks] == [True]


@pytest.mark.skipif(not is_posix(), reason="there are no such files here")
def test_a_key_is_a_plain_file(tmp_path: Path) -> None:
    """A pipe is not waited for."""
    pipe = tmp_path / "pipe.pub"
    os.mkfifo(pipe)
    assert told(public_key, pipe) == ["unreadable-file"]
