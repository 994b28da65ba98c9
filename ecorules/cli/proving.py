"""Proofs from the command line: what is asked, how long it may take, where examples are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from ecorules.cli.options import page, typed_day
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.streams import message, result
from ecorules.cli.travelling import require_solver
from ecorules.cli.waiting import waiting
from ecorules.cli.whole import made_whole, require_free
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.revision.proof.model import Claim

Command = TypeVar("Command", bound="Callable[..., Any]")
_PATIENCE = 10


def proof_options(lang: Language) -> Callable[[Command], Command]:
    """Give a command the options `--prove`, `--save-counterexamples`, `--values-on`, `--patience`.

    They arrive as `prove`, `save`, `values_on` and `patience`.
    """
    options = (
        click.option("--prove", is_flag=True, help=_PROVE.said(lang)),
        click.option("--save-counterexamples", "save", metavar="DIR", help=_SAVE.said(lang)),
        click.option("--values-on", callback=typed_day, metavar="DATE", help=_VALUES_ON.said(lang)),
        click.option(
            "--patience",
            type=click.IntRange(1),
            default=_PATIENCE,
            metavar="SECONDS",
            help=_LONGEST.said(lang),
        ),
    )

    def given(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return given


class Proving(NamedTuple):
    """How a proof was asked for: its form, its language, and the options of proofs."""

    form: str
    lang: Language
    save: str | None
    values_on: date | None
    patience: int


def require_proof(save: str | None, values_on: date | None, *, prove: bool) -> bool:
    """Return whether a proof is asked for; refuse what means nothing without one."""
    if prove:
        require_solver()
        if save is not None:
            require_free(Path(save), "--save-counterexamples")
    elif save is not None or values_on is not None:
        option = "--save-counterexamples" if save is not None else "--values-on"
        raise WrongUsage(
            Text(f"`{option}` goes with `--prove`", f"`{option}` ใช้ร่วมกับ `--prove`"),
            Text("add `--prove`", "เพิ่ม `--prove`"),
        )
    return prove


def prove_comparison(old: Edition, new: Edition, asked: Proving) -> int:
    """Prove which of two editions is stricter, show it, and return the exit code."""
    from ecorules.revision.proof.comparing import compared_editions

    with waiting(_WAIT, asked.lang):
        found = compared_editions(old, new, on=asked.values_on, patience=asked.patience)
    if asked.form == "json":
        from ecorules.report.proof_record import written_compared_proof

        result(written_compared_proof(found))
    else:
        from ecorules.report.proof_compared import compared_page

        result(compared_page(found, page(), asked.lang))
    _save(asked.save, found.claims, (found.old, found.new), asked.lang)
    return _ended(asked.lang, is_sound=found.is_sound, is_in_order=True)


def prove_editions(editions: Sequence[Edition], asked: Proving) -> int:
    """Prove of each edition that it makes sense, show it, and return the exit code."""
    from ecorules.revision.proof.soundness import proved_edition
    from ecorules.revision.proof.verdicts import problems

    with waiting(_WAIT, asked.lang):
        found = [
            proved_edition(one, on=asked.values_on, patience=asked.patience) for one in editions
        ]
    if asked.form == "json":
        from ecorules.report.proof_record import written_proofs

        result(written_proofs(found))
    else:
        from ecorules.report.proof_edition import proved_page

        result("\n".join(proved_page(one, page(), asked.lang) for one in found))
    for one in found:
        several = asked.save is not None and len(found) > 1
        into = f"{asked.save}/{one.edition.id}" if several else asked.save
        _save(into, one.claims, (one.edition,), asked.lang)
    is_in_order = not any(each.is_error for one in found for each in problems(one))
    return _ended(asked.lang, is_sound=all(one.is_sound for one in found), is_in_order=is_in_order)


def _save(
    into: str | None, claims: Iterable[Claim], editions: Sequence[Edition], lang: Language
) -> None:
    """Keep every example as a case, one folder for each edition that can read it."""
    if into is None:
        return
    from ecorules.report.proof_cases import example_files

    examples = {one.case.id: one for claim in claims for one in claim.examples}
    unwritten = []
    with made_whole(Path(into)) as folder:
        for one in examples.values():
            try:
                files = example_files(one, editions)
            except ValueError:
                unwritten.append(one.case.id)
                continue
            for name, text in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, encoding="utf-8")
    kept = len(examples) - len(unwritten)
    message(_SAVED.said(lang).format(many=kept, folder=into))
    if unwritten:
        message(_UNWRITTEN.said(lang).format(names=", ".join(unwritten)))


def _ended(lang: Language, *, is_sound: bool, is_in_order: bool) -> int:
    if not is_sound:
        message(_BUG.said(lang))
        return ExitCode.INVALID
    return ExitCode.DONE if is_in_order else ExitCode.DOES_NOT_HOLD


_PROVE = Text(
    "prove with the solver, over every area there can be",
    "พิสูจน์ด้วยตัวแก้ปัญหา ครอบคลุมทุกพื้นที่ที่เป็นไปได้",
)
_SAVE = Text(
    "with --prove: keep every example area as a case in this new folder",
    "ใช้กับ --prove: เก็บพื้นที่ตัวอย่างทุกแห่งเป็นกรณีไว้ในโฟลเดอร์ใหม่นี้",
)
_VALUES_ON = Text(
    "with --prove: day of the dated values (the last on which one begins)",
    "ใช้กับ --prove: วันที่ของค่าที่มีกำหนดเวลา (ถ้าไม่ระบุ ใช้วันล่าสุดที่มีค่าใดเริ่มใช้)",
)
_LONGEST = Text(
    "with --prove: seconds to think about one question",
    "ใช้กับ --prove: จำนวนวินาทีที่ใช้คิดต่อหนึ่งคำถาม",
)
_WAIT = Text("proving …", "กำลังพิสูจน์ …")
_SAVED = Text("{many} example areas kept in {folder}\n", "เก็บพื้นที่ตัวอย่าง {many} แห่งไว้ใน {folder}\n")
_UNWRITTEN = Text(
    "not kept, for an amount has no end as a decimal: {names}\n",
    "ไม่ได้เก็บ เพราะมีจำนวนที่เขียนเป็นทศนิยมไม่รู้จบ: {names}\n",
)
_BUG = Text(
    "bug in the program: the definition does not confirm an example that the solver found; "
    "please report it\n",
    "โปรแกรมมีข้อผิดพลาด: การตรวจตามนิยามไม่ยืนยันตัวอย่างที่ตัวแก้ปัญหาพบ โปรดแจ้งผู้พัฒนา\n",
)
