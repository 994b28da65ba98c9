"""What is documented exists, and what exists is documented."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.console import every_command
from tests.repository import DOCS, PACKAGE, ROOT, modules, place, text_files

CHECKS = [path for path in modules(PACKAGE / "checks") if not path.stem.startswith("_")]
PAGES = [path for path in text_files() if path.suffix == ".md"]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
GLOSSARY = re.compile(
    r"^\| (?P<words>[A-Z][^|]*?) \| (?P<thai>[^|]*) \| (?P<meaning>.*) \|$", re.MULTILINE
)
# Words of things that later landings bring.
LATER: set[str] = set()
# Other words that were in use for the same things, each with ours.
REPLACED = {
    "criterion": "Requirement",
    "scheme": "Edition",
    "attained": "proven",
    "attainable": "reachable",
    "conformity": "conforming",
    "nonconformity": "nonconforming",
}


def test_the_drawing_is_the_contract() -> None:
    """The layers that are drawn are the layers that are enforced."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    drawn = re.search(r"```layers\n(.*?)```", page, re.DOTALL)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["id"]: each for each in project["tool"]["importlinter"]["contracts"]}
    assert drawn
    assert drawn[1].split("\n")[:-1] == contracts["layers"]["layers"]


def test_every_word_of_the_glossary_names_a_class() -> None:
    """One word per thing, in the code as in the report."""
    classes = {name.lower() for path in modules() for name in _classes(path)}
    words = {word for found in _glossary() for word in re.split(r", | / ", found["words"])}
    missing = {
        word
        for word in words - LATER
        if not any(word.removesuffix(" (item)").lower() in name for name in classes)
    }
    assert words
    assert not missing


def test_no_other_word_is_used_for_what_the_glossary_names() -> None:
    """A second word for one thing makes readers look for a second thing."""
    used = {
        f"{place(path)}: {name}, say {ours}"
        for path in modules()
        for name in (*_classes(path), *_functions(path))
        for theirs, ours in REPLACED.items()
        if theirs in re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower().split("_")
    }
    assert not used


def test_every_command_and_option_is_documented() -> None:
    """What can be typed stands in docs/commands.md."""
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    missing = [
        f"{name} {option}"
        for name, command in every_command()
        for option in ("", *_options(command))
        if name not in page or option not in page
    ]
    assert not missing


@pytest.mark.parametrize("path", CHECKS, ids=place)
def test_every_check_has_a_page_that_says_avoid_prefer_why(path: Path) -> None:
    """A check that complains can say at length what it wants."""
    page = DOCS / "checks" / f"{path.stem.replace('_', '-')}.md"
    headings = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[:3] == ["Avoid", "Prefer", "Why"]


@pytest.mark.parametrize("path", CHECKS, ids=place)
def test_every_check_has_its_test(path: Path) -> None:
    """A check, its test and its page come together."""
    assert (ROOT / "tests" / "unit" / "checks" / f"test_{path.stem}.py").is_file()


def test_every_page_of_a_check_has_its_check() -> None:
    """A check that is gone takes its page with it."""
    pages = {page.stem for page in (DOCS / "checks").glob("*.md")} - {"README"}
    assert pages == {path.stem.replace("_", "-") for path in CHECKS}


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    """A page that moved takes its links along."""
    broken = [
        link
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]
    assert not broken


def _glossary() -> Iterator[re.Match[str]]:
    rows = GLOSSARY.finditer((DOCS / "glossary.md").read_text(encoding="utf-8"))
    return (row for row in rows if row["words"] != "Word")


def _options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from parameter.opts


def _classes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield node.name
        # A closed union is named like a class.
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node.name
