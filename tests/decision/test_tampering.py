"""Whatever is changed after it was signed is found, and told by its place."""

import base64
import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from ecorules.decision.canonical import canonical
from ecorules.decision.envelope import Envelope, Signature, opened, written
from ecorules.decision.verifying import Verified, verified
from ecorules.diagnostics import Invalid
from tests.decision.making import (
    AMARA,
    AREA,
    DARA,
    STRANGER,
    Person,
    area,
    enveloped,
    offered,
    proposed,
    read_back,
    ruled,
    sealed,
)

Pointer = tuple[str | int, ...]


def leaves(value: Any, at: Pointer = ()) -> Iterator[Pointer]:  # noqa: ANN401 - any JSON
    """Yield the place of every value in a record that holds no others."""
    if isinstance(value, dict) and value:
        for key, below in value.items():
            yield from leaves(below, (*at, key))
    elif isinstance(value, list) and value:
        for place, below in enumerate(value):
            yield from leaves(below, (*at, place))
    else:
        yield at


def changed(value: dict[str, Any], at: Pointer) -> dict[str, Any]:
    """Return a record with another value of the same kind at one place."""
    whole = deepcopy(value)
    inside: Any = whole
    for step in at[:-1]:
        inside = inside[step]
    before = inside[at[-1]]
    inside[at[-1]] = _another(before)
    return whole


def _another(value: Any) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value[:-1]}x" if value and not value.endswith("x") else f"{value}y"
        case None:
            return "x"
        case list():
            return ["x"]
        case _:
            return {"x": "y"}


def failed(found: Verified) -> set[str]:
    """Return the names of the checks that failed."""
    return {check.name for check in found.checks if not check.holds}


def places(found: Verified) -> set[str]:
    """Return every place that is told to differ."""
    return {each.pointer for check in found.checks for each in check.differing}


RECORD = ruled(offered())
LEAVES = list(leaves(RECORD))
# What people decide freely: nothing but the signature guards it.
FREE = {("decided", "on"), ("decided", "because")}


def test_what_nobody_changed_holds() -> None:
    """The tests below find what they change, and nothing else."""
    found = verified(read_back(sealed(RECORD)), AREA)
    assert failed(found) == set()
    assert found.is_sound


def _verified_or_refused(envelope: Envelope) -> Verified | None:
    try:
        return verified(read_back(envelope))
    except Invalid:
        return None


def test_no_field_of_the_record_can_be_changed() -> None:
    """Each of them is signed: the old signature does not fit any other record."""
    old = sealed(RECORD)
    assert len(LEAVES) > 100
    for at in LEAVES:
        forged = Envelope(canonical(changed(RECORD, at)), old.signatures)
        found = _verified_or_refused(forged)
        assert found is None or {"signature"} <= failed(found), at


def test_who_signs_a_changed_record_anew_is_found_out_all_the_same() -> None:
    """Whoever has a key can sign anything, and cannot make an audit come out otherwise."""
    for at in LEAVES:
        found = _verified_or_refused(sealed(changed(RECORD, at)))
        if at not in FREE:
            assert found is None or not found.is_sound, at


def test_a_changed_finding_is_told_by_its_place() -> None:
    """Who verifies sees which finding it was, what is recorded and what comes out."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["audit"]["findings"][0]["verdict"] = "nonconforming"
    found = verified(read_back(sealed(forged)))
    assert failed(found) == {"audit"}
    [check] = [check for check in found.checks if not check.holds]
    [difference] = check.differing
    assert difference == ("/audit/findings/0/verdict", "nonconforming", "conforming")


def test_one_threshold_of_the_edition_is_found() -> None:
    """An edition with another threshold is another edition, and is told to be."""
    forged = deepcopy(RECORD)
    files = forged["recommendation"]["edition"]["files"]
    name = "town/physical/2.1.1.yaml"
    assert "at_least: 10 %" in files[name]
    files[name] = files[name].replace("at_least: 10 %", "at_least: 5 %")
    found = verified(read_back(sealed(forged)))
    assert {"edition", "audit"} <= failed(found)
    assert "/edition/digest" in places(found)


def test_one_threshold_of_the_area_is_found() -> None:
    """The same of a target that the area set itself."""
    forged = deepcopy(RECORD)
    files = forged["recommendation"]["case"]["files"]
    assert "value: 60 %" in files["case.yaml"]
    files["case.yaml"] = files["case.yaml"].replace("value: 60 %", "value: 50 %")
    found = verified(read_back(sealed(forged)))
    assert {"case", "audit"} <= failed(found)


def test_one_cell_of_a_roster_is_found() -> None:
    """A factory that was certified afterwards was not certified on the day."""
    forged = deepcopy(RECORD)
    files = forged["recommendation"]["case"]["files"]
    assert "F-3,โรงงานสาม,no" in files["factories.csv"]
    files["factories.csv"] = files["factories.csv"].replace("โรงงานสาม,no", "โรงงานสาม,yes")
    assert {"case", "audit"} <= failed(verified(read_back(sealed(forged))))


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


def test_every_bit_of_a_signature_counts() -> None:
    """A signature is right or it is none."""
    old = sealed(RECORD)
    [made] = old.signatures
    for place in range(0, len(made.sig), 3):
        forged = bytearray(made.sig)
        forged[place] ^= 0x10
        envelope = Envelope(old.payload, (Signature(made.key, bytes(forged)),))
        assert failed(verified(read_back(envelope))) == {"signature"}


def test_a_signature_that_was_taken_out_is_missed() -> None:
    """A decision of two is none of one."""
    record = ruled(offered(), AMARA, DARA)
    whole = sealed(record, AMARA, DARA)
    assert verified(read_back(whole)).is_sound
    alone = Envelope(whole.payload, whole.signatures[:1])
    found = verified(read_back(alone))
    assert failed(found) == {"signature"}
    assert any("has not signed" in check.said.en for check in found.checks)


def test_a_signature_that_nobody_asked_for_is_told() -> None:
    """Who is not named has no part in a decision."""
    stranger = Person("amara", "chair", STRANGER)
    found = verified(read_back(sealed(RECORD, AMARA, stranger)))
    assert failed(found) == {"other-signatures"}


def test_a_signature_that_stands_twice_is_told() -> None:
    """Two signatures are not two people."""
    old = sealed(RECORD)
    found = verified(read_back(Envelope(old.payload, old.signatures * 2)))
    assert failed(found) == {"other-signatures"}


def test_a_signature_of_somebody_else_does_not_pass_for_that_of_the_chair() -> None:
    """The name of a key is a label; the key is in what was signed."""
    old = sealed(RECORD)
    strange = enveloped(old.payload, Person("amara", "chair", STRANGER))
    relabelled = Signature(AMARA.signer.key_name, strange.signatures[0].sig)
    found = verified(read_back(Envelope(old.payload, (relabelled,))))
    assert failed(found) == {"signature"}


def test_a_key_that_is_not_trusted_does_not_count() -> None:
    """Who signs everything anew with a key of their own is told from the chair."""
    stranger = Person("amara", "chair", STRANGER)
    forged = read_back(sealed(ruled(offered(), stranger), stranger))
    assert verified(forged).is_sound
    found = verified(forged, trusted=[AMARA.signer.key_name])
    assert failed(found) == {"signature"}
    assert any("not among those given" in check.said.en for check in found.checks)


def test_the_order_of_keys_counts() -> None:
    """The same values in another order are other bytes, signed anew or not."""
    reordered = json.dumps(
        dict(reversed(RECORD.items())), ensure_ascii=False, separators=(",", ":")
    ).encode()
    old = sealed(RECORD)
    assert failed(verified(read_back(Envelope(reordered, old.signatures)))) == {
        "spelling",
        "signature",
    }
    assert failed(verified(read_back(enveloped(reordered)))) == {"spelling"}


@pytest.mark.parametrize(
    "spelt",
    [
        lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True).encode(),
        lambda value: canonical(value) + b"\n",
        lambda value: json.dumps(value, sort_keys=True, separators=(",", ":")).encode(),
    ],
    ids=["blanks", "line-feed", "escapes"],
)
def test_another_spelling_of_the_same_values_is_told(spelt: Any) -> None:  # noqa: ANN401
    """There is one text of a record, so there is one digest of it."""
    assert failed(verified(read_back(enveloped(spelt(RECORD))))) == {"spelling"}


def test_a_key_that_stands_twice_is_refused() -> None:
    """Of two values one reader takes the first and the next the last."""
    twice = canonical(RECORD).replace(b'{"decided":', b'{"format":"x","decided":', 1)
    with pytest.raises(Invalid):
        read_back(enveloped(twice))


def test_a_figure_with_a_point_is_refused() -> None:
    """No float is in a record, so none can come into it."""
    point = canonical(RECORD).replace(b'"differs":false,"level":2', b'"differs":false,"level":2.0')
    assert point != canonical(RECORD)
    with pytest.raises(Invalid):
        read_back(enveloped(point))


def test_a_record_cannot_be_replayed_onto_another_case(tmp_path: Path) -> None:
    """The folder of another area is told to be another case, and the first line that differs."""
    other = area(tmp_path, {"id: riverside": "id: hillside"})
    found = verified(read_back(sealed(RECORD)), other)
    assert failed(found) == {"case-folder"}
    [check] = [check for check in found.checks if not check.holds]
    assert "hillside, not riverside" in check.said.en
    assert "/recommendation/case/files/case.yaml (line 1)" in places(found)


def test_a_decision_cannot_be_moved_to_another_recommendation(tmp_path: Path) -> None:
    """What was decided of one area is not decided of another, though all else fits."""
    other = proposed(area(tmp_path, {"id: riverside": "id: hillside"}))
    moved: dict[str, Any] = {**RECORD, "recommendation": other}
    found = verified(read_back(Envelope(canonical(moved), sealed(RECORD).signatures)))
    assert failed(found) == {"signature"}


def test_a_case_that_has_moved_on_is_told(tmp_path: Path) -> None:
    """What was handed in or changed after the decision is no part of it."""
    later = area(tmp_path, {"value: 110 rai": "value: 120 rai"})
    found = verified(read_back(sealed(RECORD)), later)
    assert failed(found) == {"case-folder"}
    assert any("was when it was decided" in check.said.en for check in found.checks)


def test_a_folder_that_is_no_case_is_told(tmp_path: Path) -> None:
    """What is wrong with it is told, and nothing else is lost."""
    found = verified(read_back(sealed(RECORD)), tmp_path)
    assert {"evidence", "case-folder"} <= failed(found)
    told = [each.code for check in found.checks for each in check.told]
    assert told == ["no-case"]


@pytest.mark.parametrize(
    "name", ["../outside.yaml", "/etc/passwd", "town/../../x.yaml", "C:\\x", "town\\x.yaml", ""]
)
def test_a_record_writes_nowhere_but_into_its_own_folder(name: str) -> None:
    """A record comes from other hands: a path that leads out of it is refused."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["edition"]["files"][name] = "x: y"
    found = verified(read_back(sealed(forged)))
    assert "audit" in failed(found)
    assert [each.code for check in found.checks for each in check.told] == ["not-carried"]


@pytest.mark.parametrize("opens", ["..", "town/../..", "/", "elsewhere", "", "eit-2562"])
def test_a_record_opens_no_edition_but_its_own(opens: str) -> None:
    """Not even one that comes with the program: the pinned one counts, or none."""
    forged = deepcopy(RECORD)
    forged["recommendation"]["edition"]["opens"] = opens
    found = verified(read_back(sealed(forged)))
    assert "audit" in failed(found)


def _envelope() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(written(sealed(RECORD)))
    return value


def test_the_envelope_is_read_by_its_keys_alone() -> None:
    """It is not signed: whatever more stood in it could be taken for part of the decision."""
    assert opened(json.dumps(_envelope()).encode()) is not None
    for forged in (
        {**_envelope(), "note": "certified"},
        {**_envelope(), "payloadType": "application/json"},
        {**_envelope(), "payload": base64.b64encode(b"{}").decode() + "\n"},
        {**_envelope(), "signatures": "none"},
        {**_envelope(), "signatures": [{"keyid": "x", "sig": "no base 64"}]},
        {**_envelope(), "signatures": [{"keyid": "x", "sig": "", "name": "the chair"}]},
    ):
        assert opened(json.dumps(forged).encode()) is None
    for text in (b"", b"[]", b"{}", b"\xff", b"[" * 100_000):
        assert opened(text) is None


def test_an_envelope_without_a_signature_is_no_decision() -> None:
    """Nobody decided it."""
    assert failed(verified(read_back(Envelope(canonical(RECORD), ())))) == {"signature"}


def test_a_folder_elsewhere_verifies_the_same(tmp_path: Path) -> None:
    """Neither the place of the case nor the name of its folder is part of a decision."""
    case = area(tmp_path)
    shutil.move(case, tmp_path / "another name")
    assert verified(read_back(sealed(RECORD)), tmp_path / "another name").is_sound
