"""What is generated says what it is generated from."""

from pathlib import Path

import pytest

from scripts import generate
from tests.repository import place

FILES = dict(generate.generated())


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_generated_file_is_fresh(path: Path) -> None:
    """`just docs` writes it anew, and the diff is read like any other change."""
    assert path.read_text(encoding="utf-8") == FILES[path]


def test_generating_twice_gives_the_same() -> None:
    """A diff in a generated file means that something changed, and never that time has passed."""
    assert dict(generate.generated()) == FILES


def test_a_stale_file_is_named_and_left_alone_when_asked_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks whether all is fresh finds the folder as it was."""
    stale = tmp_path / "folder" / "page.md"
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "generated", lambda: iter([(stale, "new\n")]))
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().out == "stale: folder/page.md; `just docs` writes it anew\n"
    assert not stale.exists()
    assert generate.main([]) == 0
    assert stale.read_text(encoding="utf-8") == "new\n"
    assert generate.main(["--check"]) == 0
