"""Editors see the same mistakes in `outcomes.yaml` as the loader, and a hint for every key."""

from typing import Any

import jsonschema
import pytest
import yaml

from ecorules.edition.json_schema import schema_of
from ecorules.edition.schema.words import words as words_of_editions
from ecorules.outcomes.schema import OutcomesFile
from ecorules.outcomes.words import words
from tests.unit.outcomes.records import FILE, changed

SCHEMA: Any = schema_of(OutcomesFile, words())


def problems(text: str) -> list[str]:
    """Return what an editor underlines in a text; to it every key is text, and days are."""
    value = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - everything stays text
    return [each.message for each in jsonschema.Draft202012Validator(SCHEMA).iter_errors(value)]


def test_what_the_loader_takes_no_editor_underlines() -> None:
    """The small file of the tests is sound to both."""
    assert problems(FILE) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        fiscal_year: 2563\n", ""),
        ("outcomes:", "outcome:"),
        ("levels: {1: 3", "levels: {6: 3"),
        ("source: news, place: 4", "source: news"),
        ("    keep: 1\n", ""),
        ("basic: {levels: {1: 3}}", "basic: {}"),
        ("basic: {levels: {1: 3}}", "lowest: {levels: {1: 3}}"),
        ("published: basic", "published: best"),
    ],
)
def test_a_slip_is_underlined(old: str, new: str) -> None:
    """What the loader refuses for its shape is seen while it is typed."""
    assert problems(changed(old, new))


def test_every_key_has_a_hint_in_both_languages_and_no_hint_is_left_behind() -> None:
    """Whoever writes a file is told what belongs where."""
    forms = {**SCHEMA["$defs"], "OutcomesFile": SCHEMA}
    keys = {
        f"{name}.{key}": value
        for name, form in forms.items()
        for key, value in form.get("properties", {}).items()
    }
    assert [key for key, value in keys.items() if "\n" not in value["description"]] == []
    used = {*keys, *(key.split(".")[1] for key in keys), "OutcomesFile"}
    assert set(words()) - set(words_of_editions()) <= used
