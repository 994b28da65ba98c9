"""`ecorules compare OLD NEW --cases DIR`: who moves under other criteria, and by which clause."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.progress import Progress
from ecorules.cli.proving import Proving, proof_options, prove_comparison, require_proof
from ecorules.cli.streams import NotWritten, message, result
from ecorules.diagnostics import Text, quoted
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from datetime import date

    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison

_ABOUT = Text(
    en="Replay past cases under two editions: who goes up, down, becomes undetermined, stays or "
    "cannot be evaluated, for each level and each requirement, and which clause is the cause, "
    "found by undoing single changes.",
    th="ตรวจกรณีที่ผ่านมาซ้ำตามเกณฑ์สองฉบับ แสดงว่ากรณีใดสูงขึ้น ต่ำลง กลายเป็นยังตัดสินไม่ได้ คงเดิม "
    "หรือประเมินไม่ได้ ทั้งรายระดับและรายข้อกำหนด พร้อมข้อความที่เป็นสาเหตุ ซึ่งค้นโดยย้อนการเปลี่ยนแปลงทีละข้อ",
)
_CASES = Text("folder of cases", "โฟลเดอร์ของกรณี")
_NO_CASES = Text("which cases are to be compared? None are named", "ไม่ได้ระบุกรณีที่จะเปรียบเทียบ")
_GIVE_CASES = Text(
    "give their folder with `--cases DIR`, or prove without cases with `--prove`",
    "ระบุโฟลเดอร์ด้วย `--cases DIR` หรือพิสูจน์โดยไม่ใช้กรณีด้วย `--prove`",
)
_INTO = Text("write a page for browser and paper (.html)", "เขียนเป็นหน้าเว็บที่พิมพ์ได้ (.html)")
_FAIL_ON = Text(
    "leave with exit code 1 if any level moves so; may be repeated",
    "ออกด้วยรหัส 1 หากมีระดับใดเปลี่ยนเช่นนี้ ระบุซ้ำได้",
)
_STRICT = Text(
    "count documents that nobody had asked for as missing where the register is closed",
    "ทะเบียนที่ปิดแล้วให้นับเอกสารที่ฉบับเดิมไม่ได้ขอว่าขาด",
)
_TWO_RECORDS = Text(
    "`--prove` and `--cases` make two records, and JSON is one",
    "`--prove` กับ `--cases` ให้ผลสองชุด แต่ JSON มีได้ชุดเดียว",
)
_ONE_RECORD = Text("ask for one after the other", "ให้สั่งทีละอย่าง")
_REPLAY_ONLY = Text(
    "{into} holds the replay only; the proof is in this output, and in the page of `hearing`\n",
    "{into} มีเฉพาะผลการตรวจซ้ำ ผลการพิสูจน์อยู่ในผลลัพธ์นี้ และในเอกสารของคำสั่ง `hearing`\n",
)
_WAYS: Final = ("down", "up", "undetermined")


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "compare",
        _ABOUT,
        lang,
        "ecorules compare eit-2562 eit-2565 --cases cases",
        "ecorules compare eit-2562 eit-2565 --cases cases -o comparison.html --lang th",
        "ecorules compare eit-2562 eit-2565 --cases cases --format json",
        "ecorules compare eit-2565 criteria/drafts/eit-2565-example --prove",
    )
    @click.argument("old", metavar="OLD")
    @click.argument("new", metavar="NEW")
    @click.option("--cases", "folder", metavar="DIR", help=_CASES.said(lang))
    @click.option("-o", "--output", "into", metavar="FILE", help=_INTO.said(lang))
    @click.option("--fail-on", multiple=True, type=click.Choice(_WAYS), help=_FAIL_ON.said(lang))
    @click.option("--strict", is_flag=True, help=_STRICT.said(lang))
    @proof_options(lang)
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        old: str,
        new: str,
        folder: str | None,
        into: str | None,
        fail_on: tuple[str, ...],
        strict: bool,
        prove: bool,
        save: str | None,
        values_on: date | None,
        patience: int,
        form: str,
        lang: Language,
    ) -> int:
        if prove and folder is not None and form == "json":
            raise WrongUsage(_TWO_RECORDS, _ONE_RECORD)
        if into is not None:
            require_page(into)
        if require_proof(save, values_on, prove=prove):
            ended = prove_comparison(
                load_edition(old), load_edition(new), Proving(form, lang, save, values_on, patience)
            )
            if ended != ExitCode.DONE or folder is None:
                return ended
        if folder is None:
            raise WrongUsage(_NO_CASES, _GIVE_CASES)
        found = comparison(old, new, folder, lang, is_strict=strict)
        if into is not None:
            _save(found, Path(into), lang, is_proven=prove)
        result(_written(found, form, lang))
        return _ended(found, fail_on)

    return run


def comparison(
    old: str, new: str, folder: str, lang: Language, *, is_strict: bool = False
) -> Comparison:
    """Return how the cases in a folder stand under two editions."""
    from ecorules.revision.comparison import case_folders, compared

    before, after = load_edition(old), load_edition(new)
    folders = case_folders(Path(folder))
    if not folders:
        said = quoted(folder)
        raise WrongUsage(
            Text(f"there is no `case.yaml` below {said}", f"ไม่พบ `case.yaml` ในโฟลเดอร์ {said}")
        )
    with Progress(len(folders), lang) as progress:
        return compared(before, after, folders, progress.advance, is_strict=is_strict)


def require_page(into: str) -> None:
    """Refuse a file that would not be taken for a page."""
    if not into.lower().endswith((".html", ".htm")):
        said = quoted(into)
        raise WrongUsage(
            Text(f"{said} is no name of a page", f"{said} ไม่ใช่ชื่อไฟล์ของหน้าเว็บ"),
            Text("let it end in `.html`", "ให้ลงท้ายด้วย `.html`"),
        )


def _save(found: Comparison, into: Path, lang: Language, *, is_proven: bool) -> None:
    from ecorules.report.compare.html import comparison_html

    write(into, comparison_html(found, lang))
    if is_proven:
        message(_REPLAY_ONLY.said(lang).format(into=into))


def write(into: Path, text: str) -> None:
    """Write a page to a file; raises `NotWritten`."""
    try:
        into.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotWritten(error.strerror) from None


def _written(found: Comparison, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.report.compare.record import written_comparison

        return written_comparison(found)
    from ecorules.report.compare.page import comparison_page

    return comparison_page(found, page(), lang)


def _ended(found: Comparison, fail_on: tuple[str, ...]) -> int:
    """Return the exit code: whether any level of a case moves as it must not.

    Where no case could be judged at all, nothing was compared.
    """
    if not found.cases:
        return ExitCode.INVALID
    ways = {
        each.move.way.value
        for case in found.cases
        for each in case.moves
        if isinstance(each.move.before, int)
    }
    return ExitCode.DONE if ways.isdisjoint(fail_on) else ExitCode.DOES_NOT_HOLD
