"""The Python examples in docstrings and on pages run, and give what they show."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from tests.repository import ROOT, modules, place, text_files

EXAMPLE = ">>> "
WITH_EXAMPLES = [path for path in modules() if EXAMPLE in path.read_text(encoding="utf-8")]
PAGES = [
    path
    for path in text_files()
    if path.suffix == ".md" and EXAMPLE in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=place)
def test_examples_in_docstrings_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example that no longer runs is worse than none."""
    monkeypatch.chdir(ROOT)
    parts = path.relative_to(ROOT).with_suffix("").parts
    module = import_module(".".join(part for part in parts if part != "__init__"))
    assert not doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_examples_on_pages_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first thing a reader types works."""
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert not found.failed
