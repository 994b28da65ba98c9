"""Signatures, spelling and envelope: who signed, and exactly what."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from ecorules.decision.canonical import canonical
from ecorules.decision.envelope import Envelope, Signature, opened, written
from ecorules.decision.verifying import verified
from ecorules.diagnostics import Invalid
from tests.decision.making import (
    AMARA,
    DARA,
    STRANGER,
    Person,
    area,
    enveloped,
    failed,
    offered,
    proposed,
    read_back,
    ruled,
    sealed,
)

RECORD = ruled(offered())


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


def test_a_decision_cannot_be_moved_to_another_recommendation(tmp_path: Path) -> None:
    """What was decided of one area is not decided of another, though all else fits."""
    other = proposed(area(tmp_path, {"id: riverside": "id: hillside"}))
    moved: dict[str, Any] = {**RECORD, "recommendation": other}
    found = verified(read_back(Envelope(canonical(moved), sealed(RECORD).signatures)))
    assert failed(found) == {"signature"}


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
