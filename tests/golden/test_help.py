"""The examples at the foot of every help page can be typed as they stand."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from ecorules.audit.terms import load_with_edition
from ecorules.cli.help import SpokenCommand
from ecorules.report.workbook.form import form_bytes
from ecorules.report.workbook.part import Part
from tests.console import every_command, run
from tests.reports import require_font
from tests.repository import ROOT

COMMANDS = {name: one for name, one in every_command() if isinstance(one, SpokenCommand)}
EXAMPLES = [example for command in COMMANDS.values() for example in command.examples]
# Proofs of whole editions: those of a small one are tried in `tests/unit/cli/test_proving.py`.
LONG = ("--prove", "ecorules hearing")


@cache
def _form() -> bytes:
    """Return the form of the demonstration, as somebody may send it back."""
    edition, case = load_with_edition(ROOT / "cases" / "demonstration")
    return form_bytes(Part(edition, case), "en")


def _put_decision(folder: Path, example: str) -> None:
    """Put into a folder what a decision needs, and one that is signed."""
    from tests.decision.making import AMARA, desk  # noqa: PLC0415 - signing is an extra

    desk(folder, AMARA, has_key="key new" not in example)
    if "-o decision.json" in example:
        (folder / "decision.json").unlink()


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(each, marks=pytest.mark.slow if any(w in each for w in LONG) else ())
        for each in EXAMPLES
    ],
)
def test_an_example_of_a_help_page_runs(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first thing that is copied from a help page is no wrong usage and no invalid input."""
    # What an example writes belongs elsewhere than among the project's own files.
    (tmp_path / "criteria").symlink_to(ROOT / "criteria")
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7")
    if example.startswith("ecorules import"):
        (tmp_path / "scans").mkdir()
        for name in ("demonstration", "energy", "water"):
            (tmp_path / f"{name}.xlsx").write_bytes(_form())
    if example.split()[1] in {"certificate", "decide", "key", "verify"}:
        pytest.importorskip("cryptography")
        _put_decision(tmp_path, example)
    monkeypatch.chdir(tmp_path)
    if example.startswith("ecorules session"):
        pytest.importorskip("durable")
    if ".pdf" in example and example.split()[1] in {"report", "certificate", "portfolio"}:
        require_font()
    said = run(f"$ {example}")
    assert said
    assert not said.endswith(("[exit 2]\n", "[exit 3]\n"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_page_has_examples(name: str) -> None:
    """A command is learned from an example first."""
    assert any(example.startswith(name) for example in EXAMPLES)
