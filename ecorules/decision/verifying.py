"""Whether a decision is what it was when it was signed, and follows from what it carries.

Nobody is asked: signatures are held against the keys in the record, the audit is made again from
the edition and the case in it, and all that differs is told by its place.  Whose keys they are no
record can prove of itself; whoever verifies may name the keys that are trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.decision.again import made_again
from ecorules.decision.canonical import digest_of
from ecorules.decision.checks import Check, Standing
from ecorules.decision.folder import folder_checks
from ecorules.decision.ruling import ruling_check
from ecorules.decision.signatures import missing_signers, signature_checks
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ecorules.decision.again import Again
    from ecorules.decision.differences import Difference
    from ecorules.decision.reading import Decided
    from ecorules.decision.schema import RecommendationRecord, SignerRecord


class Verified(NamedTuple):
    """A decision by its digest, with everything that was looked at.

    `anew` is what another version of the program says in other words, which is no fault;
    `is_vouched` tells whether somebody named the keys that are trusted.
    """

    digest: str
    decided: Decided
    checks: tuple[Check, ...]
    anew: tuple[Difference, ...]
    is_vouched: bool

    @property
    def is_sound(self) -> bool:
        """Return whether everything holds."""
        return all(check.holds for check in self.checks)

    @property
    def standing(self) -> Standing:
        """Return how the decision stands; only one that holds throughout is sound.

        One waits that nothing is wrong with but that somebody has yet to sign it; and one may be
        as it was signed while the case has changed since, with all its evidence still there.
        """
        wrong = [check for check in self.checks if not check.holds]
        if not wrong:
            return Standing.HOLDS
        if not all(check.is_later for check in wrong):
            return Standing.FAILS
        return Standing.WAITS if self.waiting else Standing.CASE_CHANGED

    @property
    def waiting(self) -> tuple[SignerRecord, ...]:
        """Return who has not signed yet."""
        return missing_signers(self.decided.envelope, self.decided.form.decided.by)


def verified(
    found: Decided,
    folder: Path | None = None,
    trusted: Collection[str] | None = None,
    unsigned: Collection[SignerRecord] = (),
) -> Verified:
    """Verify a decision, with the folder of its case if there is one.

    `trusted` are the names of the keys that signatures may be of; without them a signature is
    held against the key in the record alone.  Those of whom it is known that they have yet to
    sign are left out.
    """
    form = found.form
    offered = found.value["recommendation"]
    again = made_again(offered if isinstance(offered, dict) else {}, form.recommendation)
    checks = [
        _spelling(found),
        *signature_checks(found.envelope, form.decided.by, trusted, unsigned),
        *followed(again, form.recommendation),
        ruling_check(found.value, form),
    ]
    if folder is not None and again.edition is not None:
        checks.extend(folder_checks(form.recommendation, folder, again.edition))
    digest = digest_of(found.envelope.payload)
    return Verified(digest, found, tuple(checks), again.anew, trusted is not None)


def _spelling(found: Decided) -> Check:
    if found.is_canonical:
        said = Text("the record is in its one spelling", "บันทึกเขียนตามรูปแบบเดียวที่กำหนด")
        return Check("spelling", holds=True, said=said)
    said = Text(
        "the record is not in its one spelling: keys, blanks or figures were written otherwise",
        "บันทึกไม่ได้เขียนตามรูปแบบเดียวที่กำหนด มีการเปลี่ยนลำดับ ช่องว่าง หรือการเขียนตัวเลข",
    )
    return Check("spelling", holds=False, said=said)


def followed(again: Again, recorded: RecommendationRecord) -> tuple[Check, ...]:
    """Return whether the edition, the case and the audit come out as they are recorded."""
    if again.edition is None or again.case is None:
        missing = (
            Text("the edition", "ฉบับเกณฑ์") if again.edition is None else Text("the case", "กรณี")
        )
        said = Text(f"{missing.en} in the record cannot be read", f"อ่าน{missing.th}ที่แนบในบันทึกไม่ได้")
        told = () if again.why is None else again.why.diagnostics
        return (Check("audit", holds=False, said=said, told=told),)
    edition, case = again.edition, again.case
    return (
        _same("edition", edition.id, edition.digest, recorded.edition.digest),
        _same("case", case.id, case.digest, recorded.case.digest),
        _audited(again),
    )


def _same(name: str, called: str, found: str, recorded: str) -> Check:
    thing = Text("edition", "ฉบับเกณฑ์") if name == "edition" else Text("case", "กรณี")
    if found == recorded:
        said = Text(
            f"the {thing.en} in the record is {called}, {found}",
            f"{thing.th}ที่แนบในบันทึกคือ {called} {found}",
        )
        return Check(name, holds=True, said=said)
    said = Text(
        f"the {thing.en} in the record is not the one that it names: {found}, not {recorded}",
        f"{thing.th}ที่แนบในบันทึกไม่ใช่รายการที่ระบุไว้: {found} ไม่ใช่ {recorded}",
    )
    return Check(name, holds=False, said=said)


def _audited(again: Again) -> Check:
    if not again.differing:
        said = Text(
            "made again from the record, the audit and the recommendation are the same",
            "ตรวจซ้ำจากบันทึกแล้ว ผลการตรวจและข้อเสนอแนะตรงกัน",
        )
        return Check("audit", holds=True, said=said)
    said = Text(
        f"made again from the record, the audit differs in {len(again.differing)} place(s)",
        f"ตรวจซ้ำจากบันทึกแล้ว ผลต่างกัน {len(again.differing)} แห่ง",
    )
    return Check("audit", holds=False, said=said, differing=again.differing)
