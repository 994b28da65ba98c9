"""The JSON Schema of the criteria's files: completion and hints in any editor.

Editors see what a YAML parser made of a text: `level: 1` is a number to them, `1.1` too.  So
a single word may be of any such type, and what is more than shape is left to the loader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic.json_schema import GenerateJsonSchema

from ecorules.edition.schema.draft import (
    DraftFile,
    DraftLevelsFile,
    DraftRequirementFile,
    DraftTargetsFile,
)
from ecorules.edition.schema.edition import EditionFile, LevelsFile, TargetsFile
from ecorules.edition.schema.requirement import RequirementFile
from ecorules.edition.schema.vocabulary import VocabularyFile
from ecorules.edition.schema.words import words
from ecorules.edition.variant import VariantFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel, JsonValue
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

    from ecorules.diagnostics import Text


def edition_schemas() -> dict[str, dict[str, JsonValue]]:
    """Return the JSON Schema of each kind of file that an edition is made of, by its name."""
    models: dict[str, type[BaseModel]] = {
        "vocabulary": VocabularyFile,
        "edition": EditionFile,
        "levels": LevelsFile,
        "targets": TargetsFile,
        "requirement": RequirementFile,
        "variant": VariantFile,
        "draft": DraftFile,
        "draft-requirement": DraftRequirementFile,
        "draft-levels": DraftLevelsFile,
        "draft-targets": DraftTargetsFile,
    }
    return {name: schema_of(model, words()) for name, model in models.items()}


def schema_of(model: type[BaseModel], said: Mapping[str, Text]) -> dict[str, JsonValue]:
    """Return the JSON Schema of one kind of file, with what is said of each of its keys.

    `said` is looked up by `Form.key`, then by `key`; a file by the name of its model.
    """
    schema: dict[str, JsonValue] = model.model_json_schema(
        by_alias=True, schema_generator=_AsEditorsSee
    )
    definitions = schema.get("$defs", {})
    forms = definitions if isinstance(definitions, dict) else {}
    for name, form in (*forms.items(), (model.__name__, schema)):
        if isinstance(form, dict):
            _describe(name, form, said)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


class _AsEditorsSee(GenerateJsonSchema):
    """Leave out what helps nobody who writes: null, which is never written, and class names."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of what may be left out, without the null that stands for it."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema of a value; what stands where it is left out is no hint."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return the schema of a mapping whose keys are names.

        Not `patternProperties`: to some a key such as `1` is a number, which has no pattern.
        """
        made = super().dict_schema(schema)
        for pattern, values in made.pop("patternProperties", {}).items():
            made["propertyNames"] = {"pattern": pattern}
            made["additionalProperties"] = values
        return made

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - the library's
        """Return that a key needs no title: it is one."""
        return False


def _needs(*keys: str) -> dict[str, JsonValue]:
    return {"required": list(keys)}


_BOUNDS = ("at_least", "at_most", "more_than", "less_than", "equals", "between")
_ONE_BOUND: dict[str, JsonValue] = {"oneOf": [_needs(key) for key in _BOUNDS]}
_AT_MOST_ONE = ("is", "is_one_of", *_BOUNDS)
# What the loader refuses beyond the shape of single keys, as far as editors can show it.
_RULES: dict[str, dict[str, JsonValue]] = {
    "ComparedShare": _ONE_BOUND,
    "ComparedCount": _ONE_BOUND,
    "ComparedTotal": _ONE_BOUND,
    "ComparedRatio": _ONE_BOUND,
    "MeasureForm": _ONE_BOUND,
    "FactForm": {
        "oneOf": [
            {"not": {"anyOf": [_needs(key) for key in _AT_MOST_ONE]}},
            *(_needs(key) for key in _AT_MOST_ONE),
        ]
    },
    "ProvenanceForm": {
        "if": {"properties": {"status": {"const": "stated"}}},
        "then": _needs("source", "place"),
        "else": {"anyOf": [_needs("how"), _needs("source", "place")]},
    },
    "SourceForm": {"oneOf": [_needs("file"), _needs("url")]},
    "EditionFile": {
        "if": {"properties": {"status": {"const": "adopted"}}},
        "then": _needs("adopted"),
        "else": {"not": _needs("adopted")},
    },
    "RequirementFile": {"oneOf": [_needs("aspect"), _needs("group", "dimension")]},
}


def _describe(name: str, form: dict[str, JsonValue], said: Mapping[str, Text]) -> None:
    form.pop("title", None)
    form.pop("description", None)
    form.update(_RULES.get(name, {}))
    if name in said:
        form["title"] = said[name].en
        form["description"] = _both(said[name])
    keys = form.get("properties")
    for key, value in keys.items() if isinstance(keys, dict) else ():
        text = said.get(f"{name}.{key}", said.get(key))
        if text is not None and isinstance(value, dict):
            value["description"] = _both(text)


def _both(text: Text) -> str:
    return f"{text.en}\n{text.th}"
