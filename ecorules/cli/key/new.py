"""`ecorules key new -o KEY`: a pair of keys, the private one under a passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option
from ecorules.cli.outcome import ExitCode
from ecorules.cli.signing import passphrase, passphrase_option, require_signing
from ecorules.cli.streams import result
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.diagnostics import Language

_ABOUT = Text(
    en="Make a pair of keys: KEY to sign with, readable by you alone and under a passphrase, and "
    "KEY.pub to give to those who verify.  The name of the key is printed: tell it to them in "
    "person.  Nobody can restore a key or its passphrase.",
    th="สร้างกุญแจหนึ่งคู่ KEY ใช้ลงนาม อ่านได้เฉพาะเจ้าของและมีวลีรหัสผ่าน และ KEY.pub สำหรับผู้ตรวจสอบ "
    "ชื่อกุญแจจะแสดงบนหน้าจอ ให้แจ้งผู้ตรวจสอบด้วยตนเอง กุญแจและวลีรหัสผ่านที่สูญหายกู้คืนไม่ได้",
)


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    where = Text("file of the private key", "ไฟล์กุญแจส่วนตัว")

    @spoken_command(
        "new", _ABOUT, lang, "ecorules key new -o my.key --passphrase-file passphrase.txt"
    )
    @click.option("-o", "output", metavar="KEY", required=True, help=where.said(lang))
    @passphrase_option(lang)
    @language_option(lang)
    def run(*, output: str, secrets: tuple[str, ...], lang: Language) -> int:
        require_signing()
        from ecorules.decision.keys import new_key, public_path

        secret = passphrase(output, secrets[0] if secrets else None, lang, is_new=True)
        path = Path(output)
        name = new_key(path, secret)
        public = public_path(path)
        said = Text(
            f"written: {output} (keep it) and {public} (give it away)\nname of the key: {name}\n",
            f"เขียนแล้ว: {output} (เก็บไว้กับตัว) และ {public} (เผยแพร่ได้)\nชื่อกุญแจ: {name}\n",
        )
        result(said.said(lang))
        return ExitCode.DONE

    return run
