"""Every command that a page shows says what the page shows, letter for letter."""

import difflib
from pathlib import Path

import pytest

from tests.console import has_commands, run_again
from tests.repository import DOCS, ROOT, place, text_files

# Their commands make cases, one after the other: `test_first_five_minutes`, `test_archive_pages`.
IN_A_FOLDER_OF_THEIR_OWN = {
    DOCS / f"{name}.md" for name in ("first-five-minutes", "simulate", "sweep")
}
PAGES = [
    path
    for path in text_files()
    if path.suffix == ".md"
    and path not in IN_A_FOLDER_OF_THEIR_OWN
    and has_commands(path.read_text(encoding="utf-8"))
]


# It proves whole editions: those of a small one are tried in `tests/unit/cli/test_proving.py`.
LONG = {ROOT / "tests/golden/good/prove.md"}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=place(path), marks=pytest.mark.slow if path in LONG else ())
        for path in PAGES
    ],
)
def test_a_page_shows_what_its_commands_say(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """What readers see on a page is what they will see on their screen.

    `just golden` rewrites the pages; the diff is then read like any other change.
    """
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    shown = path.read_text(encoding="utf-8")
    if "$ ecorules session eit" in shown:
        pytest.importorskip("durable")
    now = run_again(shown)
    if request.config.getoption("golden") == "rewrite":
        path.write_text(now, encoding="utf-8")
    else:
        changed = difflib.unified_diff(shown.splitlines(), now.splitlines(), lineterm="")
        assert shown == now, "\n".join(changed)
