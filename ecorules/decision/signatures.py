"""Whether everybody who decided has signed, each with the key that the record names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ecorules.decision.checks import Check
from ecorules.decision.envelope import is_signed_by
from ecorules.decision.keys import from_raw, key_name
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ecorules.decision.envelope import Envelope
    from ecorules.decision.schema import SignerRecord

_UNSIGNED: Final = Text("has not signed", "ยังไม่ได้ลงลายมือชื่อ")


def signature_checks(
    envelope: Envelope,
    signers: Collection[SignerRecord],
    trusted: Collection[str] | None = None,
    unsigned: Collection[SignerRecord] = (),
) -> Iterator[Check]:
    """Yield a check for everybody who signs, and one for signatures that nobody asked for.

    Those of whom it is known that they have yet to sign are left out.
    """
    for signer in signers:
        if signer in unsigned:
            continue
        holds, said = _stands(envelope, signer, trusted)
        who = f"{signer.name.en} ({signer.keyid})", f"{signer.name.th} ({signer.keyid})"
        text = Text(f"{who[0]}: {said.en}", f"{who[1]}: {said.th}")
        yield Check("signature", holds, text, is_later=said == _UNSIGNED)
    counted = Counter(each.key for each in envelope.signatures)
    named = {each.keyid for each in signers}
    odd = sorted(key for key, number in counted.items() if key not in named or number > 1)
    if odd:
        listed = ", ".join(odd)
        yield Check(
            "other-signatures",
            holds=False,
            said=Text(
                f"signatures of keys that the record does not name, or names once: {listed}",
                f"มีลายมือชื่อจากกุญแจที่บันทึกไม่ได้ระบุ หรือมีซ้ำ: {listed}",
            ),
        )


def missing_signers(
    envelope: Envelope, signers: Collection[SignerRecord]
) -> tuple[SignerRecord, ...]:
    """Return who has not signed yet."""
    there = {each.key for each in envelope.signatures}
    return tuple(each for each in signers if each.keyid not in there)


def _stands(
    envelope: Envelope, signer: SignerRecord, trusted: Collection[str] | None
) -> tuple[bool, Text]:
    key = from_raw(signer.key)
    if key is None or key_name(key) != signer.keyid:
        return False, Text(
            "the key in the record is none, or not the one of this name",
            "กุญแจในบันทึกใช้ไม่ได้ หรือไม่ตรงกับชื่อกุญแจ",
        )
    made = [each for each in envelope.signatures if each.key == signer.keyid]
    if not made:
        return False, _UNSIGNED
    if not all(is_signed_by(envelope, each, key) for each in made):
        return False, Text(
            "the signature is not one over this record",
            "ลายมือชื่อไม่ใช่ของบันทึกฉบับนี้",
        )
    if trusted is not None and signer.keyid not in trusted:
        return False, Text(
            "signed, with a key that is not among those given",
            "ลงลายมือชื่อแล้ว แต่กุญแจไม่อยู่ในรายการที่ระบุ",
        )
    return True, Text("signed", "ลงลายมือชื่อแล้ว")
