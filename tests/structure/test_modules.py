"""The structure is linted, not remembered: size, names and numbers of the modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import PACKAGE, ROOT, modules, place, text_files

LONGEST = 300
PYTHON_FILES = [path for path in text_files() if path.suffix == ".py"]
NO_WORD_OF_OURS = re.compile(r"^get_|(^|_)(util|utils|helper|helpers|manager)(_|$)|^(data|info)$")
# Methods that click calls by this name, and that a command line of ours may replace.
NAMED_BY_CLICK = {"get_command", "get_help_option"}
# The first folders of machines; a path that starts with one holds nowhere else.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(home|root|Users|work|opt|tmp|mnt|srv)/\w")


@pytest.mark.parametrize("path", PYTHON_FILES, ids=place)
def test_a_module_has_at_most_300_lines(path: Path) -> None:
    """A file that grows past one idea is split."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", modules(), ids=place)
def test_names_are_words_of_the_domain(path: Path) -> None:
    """A name says what a thing is, not that it is one."""
    names = {path.stem, *_defined(path)} - NAMED_BY_CLICK
    assert not {name for name in names if NO_WORD_OF_OURS.search(name)}


@pytest.mark.parametrize("path", modules(PACKAGE / "language"), ids=place)
def test_the_language_knows_no_float(path: Path) -> None:
    """A threshold is met or not met exactly, so nothing near one is ever a float."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    floats = [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert not floats


@pytest.mark.parametrize("path", modules(), ids=place)
def test_no_module_converts_to_float(path: Path) -> None:
    """Quantities stay exact from the file they were read from to the page they are printed on."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
    ]
    assert not calls


# Who records something does it today, unless another day is given.
CLOCK = PACKAGE / "cli" / "clock.py"


@pytest.mark.parametrize("path", [path for path in modules() if path != CLOCK], ids=place)
def test_no_module_reads_the_clock(path: Path) -> None:
    """The day of the audit is a parameter: the same case gives the same result tomorrow."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    clocks = {"today", "now", "utcnow"}
    read = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
    ]
    assert not read


def test_no_file_names_a_path_of_one_machine() -> None:
    """A clone works in any folder of any machine."""
    found = [
        f"{place(path)}:{number}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert not found


def test_the_package_says_that_it_is_typed() -> None:
    """Type checkers of those who import ecorules read its annotations."""
    assert (ROOT / "ecorules" / "py.typed").is_file()


def _defined(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
