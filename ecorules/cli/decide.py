"""`ecorules decide RECOMMENDATION --level N --by … --as … --sign KEY -o FILE`: the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ecorules.cli.clock import today
from ecorules.cli.evidence._options import typed_words
from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option, typed_day
from ecorules.cli.outcome import ExitCode, Refused, WrongUsage
from ecorules.cli.signing import passphrase, passphrase_option, require_signing, save
from ecorules.cli.streams import result
from ecorules.diagnostics import Diagnostic, Text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey as PrivateKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey as PublicKey

    from ecorules.decision.checks import Check
    from ecorules.decision.deciding import Ruling, Signer
    from ecorules.decision.envelope import Envelope
    from ecorules.decision.schema import RecommendationRecord
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Record what was decided on a recommendation, and sign it.  Level 0 is none.  A decision "
    "for another level than the proposed one says why with `--because`.  Everybody who decides is "
    "named at once, by `--by`, `--as` and `--sign` in this order; who is named with a public key "
    "signs later: `ecorules decide DECISION --sign KEY -o FILE`.",
    th="บันทึกคำตัดสินตามข้อเสนอแนะและลงนาม ระดับ 0 คือไม่รับรอง "
    "หากตัดสินต่างจากข้อเสนอแนะต้องระบุเหตุผลด้วย `--because` "
    "ให้ระบุผู้ตัดสินทุกคนพร้อมกันด้วย `--by` `--as` และ `--sign` ตามลำดับ ผู้ที่ระบุด้วยกุญแจสาธารณะลงนามภายหลังได้: "
    "`ecorules decide DECISION --sign KEY -o FILE`",
)


class Typed(NamedTuple):
    """What was typed of a decision."""

    level: int | None
    on: date | None
    because: str | None
    people: tuple[str, ...]
    offices: tuple[str, ...]
    keys: tuple[str, ...]
    secrets: tuple[str, ...]


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "decide",
        _ABOUT,
        lang,
        "ecorules decide recommendation.json --level 1 --by amara --as chair --sign my.key "
        "--passphrase-file passphrase.txt -o decision.json",
        "ecorules decide decision.json --sign my.key --passphrase-file passphrase.txt "
        "-o signed.json",
    )
    @click.argument("record", metavar="RECOMMENDATION")
    @click.option("--level", type=click.IntRange(0), metavar="N", help=_LEVEL.said(lang))
    @click.option("--by", "people", multiple=True, metavar="PERSON", help=_BY.said(lang))
    @click.option("--as", "offices", multiple=True, metavar="OFFICE", help=_AS.said(lang))
    @click.option(
        "--sign", "keys", multiple=True, metavar="KEY", required=True, help=_SIGN.said(lang)
    )
    @click.option("--because", metavar="TEXT", callback=typed_words, help=_BECAUSE.said(lang))
    @click.option("--on", callback=typed_day, metavar="DATE", help=_ON.said(lang))
    @passphrase_option(lang)
    @click.option("-o", "output", metavar="FILE", required=True, help=_OUTPUT.said(lang))
    @language_option(lang)
    def run(
        *,
        record: str,
        level: int | None,
        people: tuple[str, ...],
        offices: tuple[str, ...],
        keys: tuple[str, ...],
        because: str | None,
        on: date | None,
        secrets: tuple[str, ...],
        output: str,
        lang: Language,
    ) -> int:
        require_signing()
        from ecorules.decision.reading import is_decision

        typed = Typed(level, on, because, people, offices, keys, secrets)
        if is_decision(Path(record)):
            _require_free(output, record)
            made = _signed_later(record, typed, lang)
        else:
            _require_free(output)
            made = _decided(record, typed, lang)
        return _kept(made, output, lang)

    return run


def _decided(record: str, typed: Typed, lang: Language) -> Envelope:
    """Return the record of a new decision, signed by all whose private keys are at hand."""
    from ecorules.decision.again import made_again
    from ecorules.decision.canonical import canonical
    from ecorules.decision.deciding import Ruling, decision
    from ecorules.decision.envelope import Envelope, signed
    from ecorules.decision.reading import read_recommendation
    from ecorules.decision.verifying import followed

    if typed.level is None:
        raise WrongUsage(_NO_LEVEL, Text("give `--level N`", "ระบุ `--level N`"))
    if not len(typed.people) == len(typed.offices) == len(typed.keys):
        raise WrongUsage(_NOT_MATCHED, _MATCH)
    found = read_recommendation(Path(record), record)
    _refuse_failed(followed(made_again(found.value, found.form), found.form))
    _refuse(found.form, Ruling(typed.level, typed.on or today(), typed.because, ()))
    keys = _keys(typed, lang)
    signers = _signers(typed, [public for public, _ in keys], found.form)
    ruling = Ruling(typed.level, typed.on or today(), typed.because, signers)
    _refuse(found.form, ruling)
    envelope = Envelope(canonical(decision(found.value, ruling)), ())
    for _, private in keys:
        envelope = envelope if private is None else signed(envelope, private)
    return envelope


def _require_free(output: str, record: str | None = None) -> None:
    """Refuse to write over a file, unless it is the decision that is signed by one more."""
    path = Path(output)
    if path.exists() and not (record is not None and path.samefile(record)):
        said = quoted(output)
        raise WrongUsage(
            Text(f"{said} is there already", f"มีไฟล์ {said} อยู่แล้ว"),
            Text(
                "name another file: a decision is not written over",
                "ตั้งชื่อไฟล์อื่น เพราะคำตัดสินไม่เขียนทับ",
            ),
        )


def _refuse(proposed: RecommendationRecord, ruling: Ruling) -> None:
    from ecorules.decision.ruling import refusals

    problems = [Diagnostic("not-decided", said) for said in refusals(proposed, ruling)]
    if problems:
        raise Refused(problems, _NOT)


def _refuse_failed(checks: Iterable[Check]) -> None:
    wrong = [check for check in checks if not check.holds]
    if wrong:
        told = [Diagnostic("does-not-hold", check.said) for check in wrong]
        raise Refused([*told, *(each for check in wrong for each in check.told)], _NOT)


def _keys(typed: Typed, lang: Language) -> list[tuple[PublicKey, PrivateKey | None]]:
    """Return the keys that were named; of somebody who signs later, the public one alone."""
    from ecorules.decision.keys import is_public_file, private_key, public_key

    found: list[tuple[PublicKey, PrivateKey | None]] = []
    secrets = iter(typed.secrets)
    for key in typed.keys:
        path = Path(key)
        if is_public_file(path):
            found.append((public_key(path), None))
        else:
            private = private_key(path, passphrase(key, next(secrets, None), lang))
            found.append((private.public_key(), private))
    return found


def _signers(
    typed: Typed, keys: Sequence[PublicKey], proposed: RecommendationRecord
) -> tuple[Signer, ...]:
    """Return who decides, each with a public key."""
    from ecorules.decision.deciding import Signer
    from ecorules.decision.keys import key_name, raw

    return tuple(
        Signer(_person(person, proposed), office, raw(key), key_name(key))
        for person, office, key in zip(typed.people, typed.offices, keys, strict=True)
    )


def _person(typed: str, proposed: RecommendationRecord) -> str:
    """Return the short name of somebody who was typed by it, or by the name in full."""
    named = {} if proposed.people is None else proposed.people.named
    for short, name in named.items():
        if typed in {name.th, name.en}:
            return short
    return typed


def _signed_later(record: str, typed: Typed, lang: Language) -> Envelope:
    """Return a decision with the signatures of those who had yet to sign."""
    from ecorules.decision.envelope import signed
    from ecorules.decision.keys import key_name
    from ecorules.decision.reading import read_decision
    from ecorules.decision.signatures import missing_signers
    from ecorules.decision.verifying import verified

    if typed.level is not None or typed.people or typed.offices or typed.because or typed.on:
        raise WrongUsage(_IS_DECIDED, _ONLY_SIGN)
    found = read_decision(Path(record), record)
    keys = _keys(typed, lang)
    others = {key_name(public) for public, _ in keys} - {
        signer.keyid for signer in found.form.decided.by
    }
    if others:
        listed = ", ".join(sorted(others))
        said = Text(f"the record does not name this key: {listed}", f"บันทึกไม่ได้ระบุกุญแจนี้: {listed}")
        raise Refused([Diagnostic("unnamed-key", said)], _NOT)
    made = found.envelope
    for _, private in keys:
        made = made if private is None else signed(made, private)
    later = found._replace(envelope=made)
    waiting = missing_signers(made, found.form.decided.by)
    checks = verified(later, unsigned=waiting).checks
    _refuse_failed(checks)
    return made


def _kept(made: Envelope, output: str, lang: Language) -> int:
    """Write a decision, and tell its digest and who has yet to sign."""
    from ecorules.decision.canonical import digest_of
    from ecorules.decision.envelope import written
    from ecorules.decision.reading import read_decision
    from ecorules.decision.signatures import missing_signers
    from ecorules.report.decision.remarks import remarks

    save(output, written(made))
    form = read_decision(Path(output), output).form
    digest = digest_of(made.payload)
    said = Text(
        f"written: {output}\ndigest of the record: {digest}\n",
        f"เขียนแล้ว: {output}\nค่าแฮชของบันทึก: {digest}\n",
    ).said(lang)
    said += "".join(f"{remark.said(lang)}\n" for remark in remarks(form))
    waits = missing_signers(made, form.decided.by)
    if waits:
        en = ", ".join(each.name.en for each in waits)
        th = ", ".join(each.name.th for each in waits)
        said += Text(f"still to sign: {en}\n", f"ยังต้องลงนาม: {th}\n").said(lang)
    result(said)
    return ExitCode.DONE


_NOT = ExitCode.DOES_NOT_HOLD
_LEVEL = Text("the level decided on; 0 for none", "ระดับที่ตัดสิน 0 คือไม่รับรอง")
_BY = Text("who decides, by the name in the case; may be repeated", "ผู้ตัดสิน ตามชื่อในแฟ้มกรณี ระบุซ้ำได้")
_AS = Text("in which office, by its name in the edition", "ตำแหน่ง ตามชื่อในฉบับเกณฑ์")
_SIGN = Text(
    "key to sign with; a public key for somebody who signs later",
    "กุญแจที่ใช้ลงนาม หรือกุญแจสาธารณะของผู้ที่จะลงนามภายหลัง",
)
_BECAUSE = Text("why, if it is not the proposed level", "เหตุผล หากไม่ใช่ระดับตามข้อเสนอแนะ")
_ON = Text("day of the decision (default: today)", "วันที่ตัดสิน (ค่าเริ่มต้น: วันนี้)")
_OUTPUT = Text("file to write the signed record to", "ไฟล์ที่จะเขียนบันทึกคำตัดสินที่ลงนามแล้ว")
_NO_LEVEL = Text("which level was decided on?", "ตัดสินเป็นระดับใด")
_NOT_MATCHED = Text(
    "everybody who decides needs `--by`, `--as` and `--sign`",
    "ผู้ตัดสินแต่ละคนต้องมี `--by` `--as` และ `--sign` ครบ",
)
_MATCH = Text(
    "repeat the three in the same order, once for each person",
    "ระบุทั้งสามตามลำดับเดียวกัน คนละหนึ่งชุด",
)
_IS_DECIDED = Text(
    "this has been decided already, and a decision is not changed",
    "รายการนี้มีคำตัดสินแล้ว เปลี่ยนแปลงไม่ได้",
)
_ONLY_SIGN = Text(
    "only `--sign` can be given, or the recommendation be decided on anew",
    "ระบุได้เฉพาะ `--sign` หรือพิจารณาจากข้อเสนอแนะใหม่",
)
