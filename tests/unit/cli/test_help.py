"""Help is in the reader's language, from the first word to the last."""

import click
import pytest

from ecorules.cli import group
from ecorules.cli.help import SpokenCommand
from tests.console import run


def test_a_command_may_go_without_help() -> None:
    """Nothing of ours does, and click asks all the same."""
    command = SpokenCommand("quiet", add_help_option=False)
    assert command.get_help_option(click.Context(command)) is None


def test_a_command_that_is_none_is_not_looked_for() -> None:
    """No module is imported by a name that somebody typed."""
    commands = group(["--lang", "en"])
    context = click.Context(commands)
    assert commands.get_command(context, "outcome") is None
    assert commands.get_command(context, "audit") is not None


@pytest.mark.parametrize(
    ("lang", "headings"),
    [("en", ("Usage: ", "Options:", "Examples:")), ("th", ("วิธีใช้: ", "ตัวเลือก:", "ตัวอย่าง:"))],
)
def test_the_headings_are_in_the_readers_language(lang: str, headings: tuple[str, ...]) -> None:
    """A page half in another language is read by nobody."""
    page = run(f"$ ecorules audit --help --lang {lang}")
    assert all(heading in page for heading in headings)
    assert page == run(f"$ ecorules --lang {lang} audit --help")
