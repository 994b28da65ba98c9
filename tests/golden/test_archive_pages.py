"""The pages on made-up cases show what their commands say, one after the other in a folder."""

import difflib
from pathlib import Path

import pytest

from tests.console import run_again
from tests.repository import DOCS

PAGES = [DOCS / "simulate.md", DOCS / "sweep.md"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_on_made_up_cases_is_as_its_commands_say(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Who makes the same archive sees the same numbers, to the letter."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shown = path.read_text(encoding="utf-8")
    now = run_again(shown)
    if request.config.getoption("golden") == "rewrite":
        path.write_text(now, encoding="utf-8")
    else:
        changed = difflib.unified_diff(shown.splitlines(), now.splitlines(), lineterm="")
        assert shown == now, "\n".join(changed)
