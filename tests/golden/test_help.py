"""The examples at the foot of every help page can be typed as they stand."""

from importlib import import_module
from pathlib import Path

import pytest

from ecorules.cli.commands import COMMANDS
from tests.console import run
from tests.repository import ROOT

EXAMPLES = [
    example
    for name in COMMANDS
    for example in import_module(f"ecorules.cli.{name}").command("en").examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_a_help_page_runs(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first thing that is copied from a help page is no wrong usage and no invalid input."""
    # What an example writes belongs elsewhere than among the project's own files.
    for name in ("cases", "criteria"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    if example.startswith("ecorules session"):
        pytest.importorskip("durable")
    said = run(f"$ {example}")
    assert said
    assert not said.endswith(("[exit 2]\n", "[exit 3]\n"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_page_has_examples(name: str) -> None:
    """A command is learned from an example first."""
    assert any(example.startswith(f"ecorules {name}") for example in EXAMPLES)
