"""`ecorules editions` finds every edition by folder, by id, or without being told any."""

import pytest

from tests.console import run
from tests.repository import ROOT

IDS = ["eit-2562", "eit-2565", "eit-2565-as-printed", "eit-2565-example"]


def listed(command: str) -> list[str]:
    """Return the ids of the editions that a command lists."""
    lines = run(f"$ {command} --lang en").splitlines()
    return [line.split("  ")[0] for line in lines if line and not line.startswith(" ")]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("ecorules editions", IDS),
        ("ecorules editions criteria", IDS),
        ("ecorules editions criteria/eit-2562", IDS[:1]),
        ("ecorules editions eit-2565", IDS[1:2]),
        ("ecorules editions eit-2565-as-printed", IDS[2:3]),
        ("ecorules editions eit-2565-example", IDS[3:]),
    ],
)
def test_editions_are_found_by_folder_or_id_variants_and_drafts_last(
    typed: str, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of editions is listed whole, with the variants and drafts beside them."""
    monkeypatch.chdir(ROOT)
    assert listed(typed) == ids


def test_an_edition_that_cannot_be_read_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it is told instead, and no other is listed either."""
    monkeypatch.chdir(ROOT)
    said = run("$ ecorules editions tests/golden/bad/mistakes/town --lang en")
    assert "error[provenance-incomplete]" in said
    assert said.endswith("[exit 3]\n")
