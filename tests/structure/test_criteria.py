"""Every file under `criteria/` and `cases/` stands where a newcomer would look for it."""

from pathlib import Path

import pytest
import yaml

from tests.repository import CRITERIA, ROOT, place

EDITIONS = sorted(path.parent for path in CRITERIA.glob("*/edition.yaml"))
FOLDER_FILES = {"edition.yaml", "levels.yaml", "targets.yaml"}
CASES = [*ROOT.glob("cases/*/case.yaml"), ROOT / "cases" / "outcomes.yaml"]
YAML_FILES = sorted([*CRITERIA.rglob("*.yaml"), *CASES])
OWN_CASES = sorted(CRITERIA.rglob("*.cases.yaml"))
REQUIREMENTS = sorted(
    path
    for edition in EDITIONS
    for path in edition.rglob("*.yaml")
    if path.name not in FOLDER_FILES and path not in OWN_CASES
)
DRAFTED = sorted(
    path
    for path in CRITERIA.glob("drafts/*/**/*.yaml")
    if path.name not in FOLDER_FILES and path not in OWN_CASES
)
KEYS = [
    "code",
    "title",
    "level",
    "aspect",
    "group",
    "dimension",
    "owners",
    "provenance",
    "applies",
    "evidence",
    "reading",
    "requires",
]


@pytest.mark.parametrize("path", YAML_FILES, ids=place)
def test_the_first_line_names_a_schema_that_exists(path: Path) -> None:
    """Any editor completes and checks a file from its first line on."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    marker, _, schema = first.partition("$schema=")
    assert marker == "# yaml-language-server: "
    assert (path.parent / schema).is_file()


@pytest.mark.parametrize("path", REQUIREMENTS, ids=place)
def test_a_requirement_has_its_cases_beside_it(path: Path) -> None:
    """Who changes a requirement sees at once what it was meant to decide."""
    assert path.with_suffix(".cases.yaml").is_file()


@pytest.mark.parametrize("path", DRAFTED, ids=place)
def test_a_drafted_requirement_stands_in_the_file_of_its_code(path: Path) -> None:
    """A draft is read beside what it changes."""
    text = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert text["code"] == path.stem
    assert set(text["because"]) == {"th", "en"}


@pytest.mark.parametrize("path", OWN_CASES, ids=place)
def test_cases_stand_beside_a_requirement(path: Path) -> None:
    """Cases of a requirement that is gone go with it."""
    requirement = path.with_name(path.name.removesuffix(".cases.yaml") + ".yaml")
    assert requirement in (*REQUIREMENTS, *DRAFTED)


@pytest.mark.parametrize("path", REQUIREMENTS, ids=place)
def test_a_requirement_stands_in_the_file_of_its_code_with_its_keys_in_order(path: Path) -> None:
    """All requirements read alike, and a code leads to its file without a search."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    keys = {key.value: value.value for key, value in node.value}
    assert keys["code"] == path.stem
    assert list(keys) == [key for key in KEYS if key in keys]


def test_there_are_editions_and_requirements() -> None:
    """The tests above look at something."""
    assert EDITIONS
    assert REQUIREMENTS
