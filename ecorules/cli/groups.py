"""Commands by name, each imported when it is asked for, so that help starts fast.

A group lists its commands in a table of name and one line each, and finds every one in the module
of its name below its own.  A group may hold groups: `ecorules` holds `evidence`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from ecorules.cli.help import Spoken
from ecorules.cli.language import language_parameter
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Language

_COMMANDS = Text("Commands", "คำสั่ง")


class Commands(Spoken, click.Group):
    """A group of commands, with its help page in one language."""

    lines: Mapping[str, Text]
    package: str

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help page."""
        del ctx
        return list(self.lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported from the module of its name."""
        del ctx
        if cmd_name not in self.lines:
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name}").command(self.lang)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands, without importing any of them."""
        Spoken.format_options(self, ctx, formatter)
        with formatter.section(_COMMANDS.said(self.lang)):
            formatter.write_dl([(name, line.said(self.lang)) for name, line in self.lines.items()])


def spoken_group(
    name: str, about: Text, lang: Language, lines: Mapping[str, Text], package: str
) -> Commands:
    """Return a group of commands; called without one of them, it shows its help."""
    return filled_group(Commands(name=name), about, lang, lines, package)


def filled_group(
    made: Commands, about: Text, lang: Language, lines: Mapping[str, Text], package: str
) -> Commands:
    """Return a group of its own kind with its commands and its help."""
    made.help = about.said(lang)
    made.params = [language_parameter(lang)]
    made.context_settings = {"max_content_width": 100}
    made.callback = _helped
    made.invoke_without_command = True
    made.no_args_is_help = False
    made.subcommand_metavar = "COMMAND [ARGS]..."
    made.lang, made.lines, made.package = lang, lines, package
    return made


@click.pass_context
def _helped(ctx: click.Context, lang: Language) -> None:
    del lang  # it was read before the command
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
