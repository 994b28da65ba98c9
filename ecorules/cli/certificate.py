"""`ecorules certificate DECISION -o FILE.pdf`: the certificate, with the record within."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option
from ecorules.cli.outcome import ExitCode, Refused, WrongUsage
from ecorules.cli.signing import missing_for_print, require_signing, save
from ecorules.cli.streams import result
from ecorules.diagnostics import Diagnostic, Text, quoted

if TYPE_CHECKING:
    from ecorules.decision.verifying import Verified
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Print the certificate of a decision as PDF, a page in Thai and one in English.  The "
    "decision is verified first; its record lies within the file, and its digest stands on the "
    "page as a QR code.  A decision on trial says so across the page.",
    th="จัดพิมพ์ใบรับรองตามคำตัดสินเป็น PDF ภาษาไทยหนึ่งหน้าและภาษาอังกฤษหนึ่งหน้า "
    "โดยตรวจสอบคำตัดสินก่อน แนบบันทึกคำตัดสินไว้ในไฟล์ และแสดงค่าแฮชเป็นคิวอาร์โค้ด "
    "คำตัดสินทดลองจะระบุไว้กลางหน้า",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "certificate",
        _ABOUT,
        lang,
        "ecorules certificate decision.json -o certificate.pdf",
        "ecorules certificate decision.json -o certificate.pdf --digits thai --lang th",
    )
    @click.argument("decision", metavar="DECISION")
    @click.option("-o", "output", metavar="FILE.pdf", required=True, help=_OUTPUT.said(lang))
    @click.option("--digits", type=click.Choice(["arabic", "thai"]), help=_DIGITS.said(lang))
    @click.option("--font", metavar="NAME", help=_FONT.said(lang))
    @language_option(lang)
    def run(
        *, decision: str, output: str, digits: str | None, font: str | None, lang: Language
    ) -> int:
        require_signing()
        _require_printing(output)
        found = _verified(decision)
        save(output, _printed(found, font, has_thai_digits=digits == "thai"))
        result(Text(f"written: {output}\n", f"เขียนแล้ว: {output}\n").said(lang))
        return ExitCode.DONE

    return run


def _require_printing(output: str) -> None:
    """Refuse another form than PDF, and say what to install where it cannot be printed."""
    if Path(output).suffix.lower() != ".pdf":
        said = quoted(output)
        raise WrongUsage(
            Text(f"`-o`: {said} is no name of a PDF", f"`-o`: {said} ไม่ใช่ชื่อไฟล์ PDF"),
            Text("let the name end in `.pdf`", "ให้ชื่อไฟล์ลงท้ายด้วย `.pdf`"),
        )
    listed = ", ".join(missing_for_print())
    if listed:
        raise WrongUsage(
            Text(
                f"this needs {listed}, which is not installed",
                f"คำสั่งนี้ต้องใช้ {listed} ซึ่งยังไม่ได้ติดตั้ง",
            ),
            Text(
                "install it with `pip install 'ecorules[report,sign]'`",
                "ติดตั้งด้วย `pip install 'ecorules[report,sign]'`",
            ),
        )


def _verified(decision: str) -> Verified:
    """Return a decision that holds and certifies a level."""
    from ecorules.decision.reading import read_decision
    from ecorules.decision.verifying import verified

    found = verified(read_decision(Path(decision), decision))
    wrong = [check for check in found.checks if not check.holds]
    if wrong:
        told = [Diagnostic("does-not-hold", check.said) for check in wrong]
        raise Refused(told, ExitCode.DOES_NOT_HOLD)
    if not found.decided.form.decided.level:
        raise Refused([Diagnostic("no-level", _NO_LEVEL)], ExitCode.DOES_NOT_HOLD)
    return found


def _printed(found: Verified, font: str | None, *, has_thai_digits: bool) -> bytes:
    from ecorules.report.decision.certificate import certificate_bytes
    from ecorules.report.document.typeset import NoFont

    try:
        return certificate_bytes(found, has_thai_digits=has_thai_digits, font=font)
    except NoFont as missing:
        raise WrongUsage(missing.said, missing.remedy) from None


_OUTPUT = Text("PDF to write", "ไฟล์ PDF ที่จะเขียน")
_DIGITS = Text("digits of the Thai page", "ตัวเลขในหน้าภาษาไทย")
_FONT = Text("font instead of the one found", "ฟอนต์แทนฟอนต์ที่พบในเครื่อง")
_NO_LEVEL = Text(
    "it was decided that no level is certified, so there is no certificate",
    "คำตัดสินคือไม่รับรองระดับใด จึงไม่มีใบรับรอง",
)
