"""What the commands of decisions share: passphrases, keys, and files that are written whole."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ecorules.case.written.folder import write_file
from ecorules.cli.outcome import WrongUsage
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecorules.diagnostics import Language

Command = TypeVar("Command", bound="Callable[..., Any]")


def passphrase_option(lang: Language) -> Callable[[Command], Command]:
    """Give a command the option `--passphrase-file`, once for each key and in their order."""
    said = Text(
        "file with the passphrase, readable by you alone (else it is asked for); once for each key",
        "ไฟล์ที่เก็บวลีรหัสผ่าน ต้องอ่านได้เฉพาะเจ้าของ (ถ้าไม่ระบุ จะให้พิมพ์) ระบุตามลำดับกุญแจ",
    )
    return click.option(
        "--passphrase-file", "secrets", multiple=True, metavar="FILE", help=said.said(lang)
    )


def require_signing() -> None:
    """Say what to install where what signs is missing."""
    missing = [name for name in ("cryptography", "rfc8785") if find_spec(name) is None]
    if missing:
        listed = ", ".join(missing)
        raise WrongUsage(
            Text(
                f"this needs {listed}, which is not installed",
                f"คำสั่งนี้ต้องใช้ {listed} ซึ่งยังไม่ได้ติดตั้ง",
            ),
            Text(
                "install it with `pip install 'ecorules[sign]'`",
                "ติดตั้งด้วย `pip install 'ecorules[sign]'`",
            ),
        )


def missing_for_print() -> list[str]:
    """Return what is not installed and needed to print a certificate."""
    return [name for name in ("typst", "segno") if find_spec(name) is None]


def is_terminal() -> bool:
    """Return whether somebody can type what is asked for."""
    return sys.stdin is not None and sys.stdin.isatty()


def save(output: str, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        write_file(Path(output), content)
    except OSError as error:
        said = Text(f"`{output}` cannot be written", f"เขียนไฟล์ `{output}` ไม่ได้")
        raise WrongUsage(said) from error


def passphrase(key: str, file: str | None, lang: Language, *, is_new: bool = False) -> str:
    """Return the passphrase of a key: from a file, or typed where nobody sees it."""
    if file is not None:
        from ecorules.decision.keys import read_secret

        return read_secret(Path(file)).decode("utf-8", errors="replace").rstrip("\r\n")
    if not is_terminal():
        raise WrongUsage(
            Text(
                f"who types the passphrase of {quoted(key)}? There is no terminal",
                f"ไม่มีหน้าจอให้พิมพ์วลีรหัสผ่านของ {quoted(key)}",
            ),
            Text("name its file with `--passphrase-file`", "ระบุไฟล์ด้วย `--passphrase-file`"),
        )
    asked = Text(f"passphrase of {quoted(key)}", f"วลีรหัสผ่านของ {quoted(key)}").said(lang)
    again = Text("once more", "อีกครั้ง").said(lang)
    typed: str = click.prompt(
        asked, hide_input=True, confirmation_prompt=again if is_new else False, err=True
    )
    return typed
