"""Editors see the same mistakes as the loader, and a hint for every key."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml

from ecorules.edition.json_schema import edition_schemas
from ecorules.edition.schema.words import words
from tests.repository import CRITERIA, place
from tests.unit.edition.folders import (
    ADOPTED,
    FIRST,
    FRAME,
    GOALS,
    LADDER,
    SECOND,
    SOUND,
    THIRD,
)

SCHEMAS: Final = edition_schemas()
KIND_OF_FILE: Final = {
    "vocabulary.yaml": "vocabulary",
    FRAME: "edition",
    LADDER: "levels",
    GOALS: "targets",
    FIRST: "requirement",
    SECOND: "requirement",
    THIRD: "requirement",
}


class Typed(yaml.SafeLoader):
    """Read a file as editors do: figures and truths typed, days left as text."""


Typed.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def seen(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what an editor makes of a text; to it every key is text."""
    return _with_text_keys(yaml.load(text, Loader=Typed))  # noqa: S506 - a safe loader


def _with_text_keys(value: Any) -> Any:  # noqa: ANN401 - the same
    if isinstance(value, dict):
        return {str(key): _with_text_keys(each) for key, each in value.items()}
    return [_with_text_keys(each) for each in value] if isinstance(value, list) else value


def problems(kind: str, text: str) -> list[str]:
    """Return what an editor underlines in a text."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[kind])
    return [error.message for error in validator.iter_errors(seen(text))]


_KINDS: Final = {"variants": "variant"}
_DRAFTED: Final = {
    "edition": "draft",
    "levels": "draft-levels",
    "targets": "draft-targets",
    "requirement": "draft-requirement",
}


def shipped() -> list[tuple[str, Path]]:
    """Return every file of the criteria with its kind."""
    found = [("vocabulary", CRITERIA / "vocabulary.yaml")]
    for path in sorted(CRITERIA.glob("*/**/*.yaml")):
        kind = path.stem if path.stem in SCHEMAS else _KINDS.get(path.parent.name, "requirement")
        kind = _DRAFTED[kind] if "drafts" in path.parts else kind
        if not path.name.endswith(".cases.yaml"):
            found.append((kind, path))
    return found


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one(kind: str) -> None:
    """It keeps to the rules of its own language."""
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("name", KIND_OF_FILE)
def test_what_the_loader_takes_no_editor_underlines(name: str) -> None:
    """The small edition of the tests is sound to both."""
    assert problems(KIND_OF_FILE[name], SOUND[name]) == []


@pytest.mark.parametrize(
    ("kind", "path"), [pytest.param(*each, id=place(each[1])) for each in shipped()]
)
def test_the_shipped_criteria_fit_their_schemas(kind: str, path: Path) -> None:
    """Numbers and truths that a YAML parser makes of words are accepted as such."""
    assert problems(kind, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (FIRST, "title:", "titl:"),
        (FIRST, "aspect: 1", "group: general"),
        (FIRST, "aspect: 1", "aspect: 1\ngroup: general\ndimension: physical"),
        (FIRST, "at_least: 10 rai", "at_leest: 10 rai"),
        (FIRST, "at_least: 10 rai", "at_least: 10 rai, at_most: 20 rai"),
        (FIRST, "source: plan, place: 5", "source: plan"),
        (FIRST, "how: {th: อ่าน, en: read}", "source: plan"),
        (FIRST, "  map:", "  the map:"),
        (SECOND, "    - share:", "    - shares:"),
        (SECOND, "        at_least: {target: 7.2.1}\n", ""),
        (SECOND, "if_none: not_met", "if_none: never"),
        (FRAME, ", url: https://example.org/plan", ""),
        (FRAME, "status: working", "status: done"),
        (FRAME, "status: working", "status: adopted"),
        (FRAME, "status: working\n", f"status: working\n{ADOPTED}"),
        (LADDER, "  1:", "  one:"),
        (GOALS, "set_by: area", "set_by: me"),
        ("vocabulary.yaml", "better: higher", "better: more"),
        ("vocabulary.yaml", "type: flag", "type: flag\n    unit: rai"),
    ],
)
def test_a_slip_is_underlined(name: str, old: str, new: str) -> None:
    """What the loader refuses for its shape is seen while it is typed."""
    assert old in SOUND[name]
    assert problems(KIND_OF_FILE[name], SOUND[name].replace(old, new, 1))


def keys_of(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return every key that a schema allows anywhere, by form and key."""
    forms = {**schema["$defs"], "": schema}
    return {
        f"{name}.{key}": value
        for name, form in forms.items()
        for key, value in form.get("properties", {}).items()
    }


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_has_a_hint_in_both_languages(kind: str) -> None:
    """Whoever writes a file is told what belongs where."""
    without = [
        key for key, value in keys_of(SCHEMAS[kind]).items() if "\n" not in value["description"]
    ]
    assert without == []


def test_no_hint_is_left_behind() -> None:
    """A hint belongs to a key that is still there."""
    said = {key for schema in SCHEMAS.values() for key in keys_of(schema)}
    files = {
        "DraftFile",
        "DraftLevelsFile",
        "DraftRequirementFile",
        "DraftTargetsFile",
        "EditionFile",
        "LevelsFile",
        "RequirementFile",
        "TargetsFile",
        "VariantFile",
        "VocabularyFile",
    }
    roots = {f"{file}.{key}" for file in files for key in (each.split(".")[1] for each in said)}
    known = said | roots | {key.split(".")[1] for key in said} | files
    assert set(words()) <= known


def test_the_files_are_shown_by_their_names() -> None:
    """The hint on a whole file says what it is."""
    assert SCHEMAS["levels"]["description"] == "the ladder of levels\nลำดับขั้นของระดับ"
