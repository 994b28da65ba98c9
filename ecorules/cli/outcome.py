"""How a command ends: its exit code, and how it says that something was wrong."""

from __future__ import annotations

import re
import sys
from enum import IntEnum
from typing import TYPE_CHECKING

import click

from ecorules.cli.commands import COMMANDS
from ecorules.diagnostics import Text, nearest, quoted, render

if TYPE_CHECKING:
    from ecorules.diagnostics import Invalid, Language


class ExitCode(IntEnum):
    """Say how a command ended, for whoever called it."""

    DONE = 0
    DOES_NOT_HOLD = 1
    USAGE = 2
    INVALID = 3


def told(invalid: Invalid, lang: Language) -> None:
    """Write all diagnostics to standard error, in colour on a terminal only."""
    sys.stderr.write(render(invalid.diagnostics, lang, colour=sys.stderr.isatty()))


def said_usage_error(error: click.UsageError, lang: Language) -> None:
    """Write what is wrong with the command line, and where its help is."""
    label = Text("error", "ข้อผิดพลาด").said(lang)
    sys.stderr.write(f"{label}: {usage_message(error).said(lang)}\n")
    path = error.ctx.command_path if error.ctx is not None else "ecorules"
    see = Text(f"see `{path} --help`", f"ดูวิธีใช้ที่ `{path} --help`")
    sys.stderr.write(f"{see.said(lang)}\n")


def usage_message(error: click.UsageError) -> Text:
    """Return what is wrong with a command line, in both languages."""
    match error:
        case click.NoSuchOption(option_name=name):
            return Text(f"there is no option `{name}`", f"ไม่มีตัวเลือก `{name}`")
        case click.MissingParameter(param=param) if param is not None:
            name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
            return Text(f"`{name}` is missing", f"ยังไม่ได้ระบุ `{name}`")
        case click.BadParameter(param=param, message=message) if param is not None:
            name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
            return Text(
                f"`{name}` is not understood: {message}", f"ค่าของ `{name}` ไม่ถูกต้อง: {message}"
            )
        case _:
            return _unknown_command(error)


def _unknown_command(error: click.UsageError) -> Text:
    found = re.match("No such command '(?P<name>.*)'", error.message)
    if found is None:
        return Text(error.message, error.message)
    said, close = quoted(found["name"]), nearest(found["name"], COMMANDS)
    also = Text("", "")
    if close is not None:
        also = Text(f"; did you mean `{close}`?", f" หมายถึง `{close}` หรือไม่")
    return Text(f"there is no command {said}{also.en}", f"ไม่มีคำสั่ง {said}{also.th}")
