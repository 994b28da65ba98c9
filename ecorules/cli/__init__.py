"""What people type: one command, one file, loaded only when it is called.

Exit codes: 0 done; 1 the asked-for condition does not hold; 2 wrong usage; 3 an edition or
a case that is invalid, told with all its diagnostics.  No traceback reaches a user.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from ecorules.cli.commands import COMMANDS
from ecorules.cli.language import spoken
from ecorules.cli.outcome import ExitCode, said_usage_error, told
from ecorules.diagnostics import Invalid, Text


class Commands(click.Group):
    """The commands by name, each imported when it is asked for, so that help starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the help page."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported from the module of its name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"ecorules.cli.{cmd_name}").command(
            spoken(sys.argv[1:])
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in the reader's language without importing any of them."""
        del ctx
        lang = spoken(sys.argv[1:])
        with formatter.section(Text("Commands", "คำสั่ง").said(lang)):
            formatter.write_dl([(name, line.said(lang)) for name, line in COMMANDS.items()])


_ABOUT = Text(
    en="Evaluate the evidence of an area against the Eco-Industrial Town criteria.",
    th="ตรวจประเมินหลักฐานของพื้นที่ตามเกณฑ์การเป็นเมืองอุตสาหกรรมเชิงนิเวศ",
)


def group(lang_of: list[str]) -> Commands:
    """Return the command group, its help in the language that the arguments ask for."""
    made = Commands(
        name="ecorules",
        help=_ABOUT.said(spoken(lang_of)),
        context_settings={"max_content_width": 100},
    )
    return click.version_option(package_name="ecorules")(made)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    typed = sys.argv[1:] if arguments is None else arguments
    lang = spoken(typed)
    try:
        code = group(typed).main(typed, prog_name="ecorules", standalone_mode=False)
    except Invalid as invalid:
        told(invalid, lang)
        code = ExitCode.INVALID
    except click.UsageError as error:
        said_usage_error(error, lang)
        code = ExitCode.USAGE
    except click.Abort:
        code = ExitCode.DOES_NOT_HOLD
    except BrokenPipeError:
        # The reader of a pipe has seen enough; nothing is wrong, and nothing more is said.
        sys.stderr.close()
        code = ExitCode.DONE
    sys.exit(int(code or 0))
