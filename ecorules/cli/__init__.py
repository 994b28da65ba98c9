"""What people type: one command, one file, loaded only when it is called.

Exit codes: 0 done; 1 the asked-for condition does not hold; 2 wrong usage; 3 an edition or
a case that is invalid, told with all its diagnostics.  No traceback reaches a user.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from ecorules.cli.commands import COMMANDS
from ecorules.cli.groups import Commands, spoken_group
from ecorules.cli.language import spoken
from ecorules.cli.outcome import ExitCode, Refused, said_usage_error, told
from ecorules.cli.streams import NotWritten, message, prepare
from ecorules.diagnostics import Invalid, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.diagnostics import Language


_ABOUT = Text(
    en="Evaluate the evidence of an area against the Eco-Industrial Town criteria.",
    th="ตรวจประเมินหลักฐานของพื้นที่ตามเกณฑ์การเป็นเมืองอุตสาหกรรมเชิงนิเวศ",
)


_VERSION = Text("show the version and leave", "แสดงรุ่นของโปรแกรม")
_NOT_WRITTEN = Text(
    "error: the result could not be written ({why})\n",
    "ข้อผิดพลาด: เขียนผลลัพธ์ไม่ได้ ({why})\n",
)


def group(arguments: Sequence[str]) -> Commands:
    """Return the command group in the language that the arguments ask for."""
    lang = spoken(arguments)
    made = spoken_group("ecorules", _ABOUT, lang, COMMANDS, __name__)
    # The language alone is no command.
    made.invoke_without_command = False
    return click.version_option(package_name="ecorules", help=_VERSION.said(lang))(made)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    # What is imported stays to the end: the collector of garbage need not look at it again.
    gc.freeze()
    # Plugins of other packages have no business in an audit, and looking for them takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    typed = sys.argv[1:] if arguments is None else arguments
    lang = spoken(typed)
    prepare()
    try:
        sys.exit(_run(typed, lang))
    except NotWritten as why:
        message(_NOT_WRITTEN.said(lang).format(why=why))
        sys.exit(ExitCode.DOES_NOT_HOLD)


def _run(typed: Sequence[str], lang: Language) -> int:
    """Run the command line and return its exit code."""
    try:
        # Who types nothing more wants to know what there is.
        asked = list(typed) or ["--help"]
        return int(group(asked).main(asked, prog_name="ecorules", standalone_mode=False) or 0)
    except Invalid as invalid:
        told(invalid, lang)
        return ExitCode.INVALID
    except Refused as refused:
        told(refused.invalid, lang)
        return refused.code
    except click.UsageError as error:
        said_usage_error(error, lang)
        return ExitCode.USAGE
    except click.Abort:
        return ExitCode.DOES_NOT_HOLD
