"""The examples at the foot of every help page can be typed as they stand."""

import shutil
from pathlib import Path

import pytest

from ecorules.cli.help import SpokenCommand
from tests.console import every_command, run
from tests.repository import ROOT

COMMANDS = {name: one for name, one in every_command() if isinstance(one, SpokenCommand)}
EXAMPLES = [example for command in COMMANDS.values() for example in command.examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_a_help_page_runs(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first thing that is copied from a help page is no wrong usage and no invalid input."""
    # What an example writes belongs elsewhere than among the project's own files.
    (tmp_path / "criteria").symlink_to(ROOT / "criteria")
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.chdir(tmp_path)
    said = run(f"$ {example}")
    assert said
    assert not said.endswith(("[exit 2]\n", "[exit 3]\n"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_page_has_examples(name: str) -> None:
    """A command is learned from an example first."""
    assert any(example.startswith(name) for example in EXAMPLES)
