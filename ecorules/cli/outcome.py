"""How a command ends: its exit code, and how it says that something was wrong."""

from __future__ import annotations

import re
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

import click

from ecorules.cli.streams import message
from ecorules.diagnostics import Invalid, Text, nearest, ordered, quoted, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ecorules.diagnostics import Diagnostic, Language


_MOST_SHOWN: Final = 1000
_MORE: Final = Text("{number} more like these are not shown\n", "ยังมีอีก {number} รายการที่ไม่ได้แสดง\n")


class ExitCode(IntEnum):
    """Say how a command ended, for whoever called it."""

    DONE = 0
    DOES_NOT_HOLD = 1
    USAGE = 2
    INVALID = 3


class WrongUsage(click.UsageError):
    """Say in both languages what is wrong with the command line, and what to write."""

    def __init__(self, said: Text, remedy: Text | None = None) -> None:
        """Keep both texts; click sees the English one."""
        super().__init__(said.en)
        self.said, self.remedy = said, remedy


class Refused(Exception):  # noqa: N818 - it says what became of the wish
    """Say why what was asked for was not done, though nothing is wrong with the case."""

    def __init__(self, problems: Iterable[Diagnostic], code: ExitCode) -> None:
        """Keep every problem, and the exit code that the command ends with."""
        super().__init__()
        self.invalid, self.code = Invalid(problems), code


def told(invalid: Invalid, lang: Language) -> None:
    """Write all diagnostics to standard error, in colour on a terminal only."""
    _shown(invalid.diagnostics, lang)


def noticed(notices: Sequence[Diagnostic], lang: Language) -> None:
    """Write what was told while a case was read to standard error; it does not change the end."""
    if notices:
        _shown(notices, lang)


def _shown(problems: Sequence[Diagnostic], lang: Language) -> None:
    """Write as many problems as anybody reads, and how many more there are."""
    whole = ordered(problems)
    first = whole[:_MOST_SHOWN]
    page = render(first, lang, colour=sys.stderr.isatty())
    message(page.rstrip("\n") + "\n")
    if more := len(whole) - len(first):
        message(_MORE.said(lang).format(number=f"{more:,}"))


def said_usage_error(error: click.UsageError, lang: Language) -> None:
    """Write what is wrong with the command line, and where its help is."""
    label = Text("error", "ข้อผิดพลาด").said(lang)
    lines = [f"{label}: {usage_message(error).said(lang)}"]
    if isinstance(error, WrongUsage) and error.remedy is not None:
        remedy = Text("help", "คำแนะนำ").said(lang)
        lines.append(f"  {remedy}: {error.remedy.said(lang)}")
    path = error.ctx.command_path if error.ctx is not None else "ecorules"
    see = Text(f"see `{path} --help`", f"ดูวิธีใช้ที่ `{path} --help`")
    message("\n".join([*lines, see.said(lang)]) + "\n")


def usage_message(error: click.UsageError) -> Text:
    """Return what is wrong with a command line, in both languages."""
    match error:
        case WrongUsage(said=said):
            return said
        case click.NoSuchOption(option_name=name, possibilities=close):
            return _unknown(Text("option", "ตัวเลือก"), name, nearest(name, close or ()))
        case click.MissingParameter(param=param) if param is not None:
            name = _name(param)
            return Text(f"`{name}` is missing", f"ยังไม่ได้ระบุ `{name}`")
        case click.BadParameter(param=param) if param is not None:
            name, wanted = _name(param), _wanted(param.type)
            return Text(f"`{name}` takes {wanted.en}", f"ค่าของ `{name}` ต้องเป็น{wanted.th}")
        case _:
            return _told_by_its_words(error)


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _wanted(kind: click.ParamType[Any, Any]) -> Text:
    """Return what a parameter of a kind takes."""
    match kind:
        case click.Choice(choices=choices):
            listed = ", ".join(f"`{choice}`" for choice in choices)
            return Text(f"one of {listed}", f"ค่าใดค่าหนึ่งใน {listed}")
        case click.IntRange(min=least):
            return Text(f"a whole number from {least} on", f"จำนวนเต็มตั้งแต่ {least} ขึ้นไป")
        case _:
            return Text(f"a {kind.name}", f"ค่าแบบ {kind.name}")


def _told_by_its_words(error: click.UsageError) -> Text:
    """Return what click says only in English words, by what they are about."""
    found = _WORDS.fullmatch(error.message)
    if found is None:
        return Text(error.message, error.message)
    match found.lastgroup:
        case "command":
            name = found["command"]
            return _unknown(Text("command", "คำสั่ง"), name, nearest(name, _commands_of(error)))
        case "more":
            said = quoted(found["more"])
            return Text(f"{said} is more than is asked for", f"{said} เกินจากที่กำหนด")
        case "option":
            said = quoted(found["option"])
            return Text(f"{said} needs a value", f"ต้องระบุค่าของ {said}")
        case _:
            return Text("no command is given", "ยังไม่ได้ระบุคำสั่ง")


def _commands_of(error: click.UsageError) -> list[str]:
    """Return the commands that could have been meant where there is none of the name."""
    ctx = error.ctx
    return ctx.command.list_commands(ctx) if ctx and isinstance(ctx.command, click.Group) else []


def _unknown(kind: Text, name: str, close: str | None) -> Text:
    said = quoted(name)
    also = Text("", "")
    if close is not None:
        also = Text(f"; did you mean `{close}`?", f" หมายถึง `{close}` หรือไม่")
    return Text(f"there is no {kind.en} {said}{also.en}", f"ไม่มี{kind.th} {said}{also.th}")


_WORDS = re.compile(
    "No such command '(?P<command>.*)'\\."
    r"|Missing (?P<no_command>command)\."
    r"|Got unexpected extra arguments? \((?P<more>.*)\)"
    "|Option '(?P<option>.*)' requires an argument\\."
)
