"""Run the commands that a page shows, and compare what it shows with what they say.

A page is Markdown.  In its `console` blocks a line that starts with ``$ ecorules`` is a command
and the lines up to the next one are its literal output, standard error included; a last line
``[exit 3]`` tells an exit code other than 0.  A line ``…`` stands for any lines left out.
"""

import contextlib
import io
import re
import shlex
from collections.abc import Iterator

import click

from ecorules.cli import group, main

OMITTED = "…"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
_PROMPT = "$ ecorules"


def has_commands(page: str) -> bool:
    """Return whether a page shows any command of ours."""
    return any(_PROMPT in block for block in _BLOCK.findall(page))


def run_again(page: str) -> str:
    """Return the page with every output replaced by what the command says now.

    Where lines were left out, the rest must still agree; if it does not, the whole output is shown
    and is to be cut again.
    """
    return _BLOCK.sub(lambda block: "".join(_again(block[0])), page)


def run(command: str) -> str:
    """Return what a command says, with its exit code if that is not 0."""
    said = io.StringIO()
    code: object = 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main(shlex.split(command.removeprefix("$ "))[1:])
        except SystemExit as stop:
            code = stop.code
    return said.getvalue() + (f"[exit {code}]\n" if code else "")


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Yield every command by what is typed for it, those within groups after their group."""
    yield from _within(group(["--lang", "en"]), "ecorules")


def _within(commands: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(commands)
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from _within(command, f"{path} {name}")


def _again(block: str) -> Iterator[str]:
    head, *rest = re.split(rf"^(?={re.escape(_PROMPT)})", block, flags=re.MULTILINE)
    yield head
    for each in rest:
        command, _, shown = each.partition("\n")
        # A blank line before the next command belongs to the page, not to the output.
        body = shown.rstrip("\n")
        gap = shown[len(body) + 1 :] if body else ""
        now = run(command)
        yield f"{command}\n{shown if _agrees(shown, now) else now + gap}"


def _agrees(shown: str, now: str) -> bool:
    shown, now = shown.rstrip("\n") + "\n", now.rstrip("\n") + "\n"
    kept = re.split(rf"^{OMITTED}\n", shown, flags=re.MULTILINE)
    return re.fullmatch("(?:.*\n)*".join(map(re.escape, kept)), now) is not None
