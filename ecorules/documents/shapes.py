"""What a schema allows at a place: its keys, and the forms to choose from.

A validation error names steps from the root of the schema to the value that is
wrong.  Some of them are keys and positions in the document; others are labels of
a choice that was tried.  The schema tells them apart, and it knows the words
that may have been meant.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from pydantic import BaseModel

Shape: TypeAlias = Mapping[str, object]
"""A node of the schema that pydantic compiles a model to."""

# The name under which a node keeps the one node that it is about.
_WRAPS: Final[Mapping[object, str]] = {
    "definitions": "schema",
    "default": "schema",
    "nullable": "schema",
    "model": "schema",
    "model-field": "schema",
    "function-before": "schema",
    "function-after": "schema",
    "function-wrap": "schema",
    "lax-or-strict": "lax_schema",
    "json-or-python": "json_schema",
}


class Shapes:
    """Follow an error's steps through a model's schema."""

    def __init__(self, model: type[BaseModel]) -> None:
        """Begin at the model itself."""
        schema: Shape = model.__pydantic_core_schema__
        self._definitions = {each.get("ref"): each for each in _nodes(schema.get("definitions"))}
        self._here = list(self._plain(schema))

    def follow(self, step: str | int, *, is_written: bool) -> bool:
        """Take one step; tell whether it may be a key or position and is not just a label.

        `is_written` says whether the document has such a key or position here.
        """
        chosen = [shape for shape in self._here for shape in _choice(shape, step)]
        inside = [each for shape in self._here for each in _inside(shape, step)]
        if chosen or inside or is_written:
            self._here = [each for shape in chosen or inside for each in self._plain(shape)]
        return not chosen

    def keys(self) -> set[str]:
        """Return the keys that may be written here."""
        return {name for shape in self._here for names, _ in _fields(shape) for name in names}

    def forms(self) -> set[str]:
        """Return the names of the forms between which the value here chooses."""
        return {
            name
            for shape in self._here
            if shape.get("type") == "tagged-union"
            for name in _node(shape.get("choices"))
        }

    def _plain(self, shape: Shape) -> Iterator[Shape]:
        """Yield what a node comes down to, without wrappers and references."""
        kind = shape.get("type")
        if kind in _WRAPS:
            yield from self._plain(_node(shape.get(_WRAPS[kind])))
        elif kind == "definition-ref":
            yield from self._plain(self._definitions.get(shape.get("schema_ref"), {}))
        elif kind == "union":
            for choice in _nodes(shape.get("choices")):
                yield from self._plain(choice)
        else:
            yield shape


def _choice(shape: Shape, step: str | int) -> Iterator[Shape]:
    if shape.get("type") == "tagged-union":
        choices = _node(shape.get("choices"))
        if step in choices:
            yield _node(choices[str(step)])


def _inside(shape: Shape, step: str | int) -> Iterator[Shape]:
    match shape.get("type"):
        case "model-fields":
            yield from (field for names, field in _fields(shape) if step in names)
        case "dict" if isinstance(step, str):
            yield _node(shape.get("values_schema"))
        case _ if isinstance(step, int):
            entries = shape.get("items_schema")
            # A tuple has a node for each of its entries; a list has one for all.
            yield from _nodes(entries)[step : step + 1] or [_node(entries)]


def _fields(shape: Shape) -> Iterator[tuple[set[str], Shape]]:
    """Yield the fields of a model, each with the keys under which it may be written."""
    if shape.get("type") == "model-fields":
        for name, content in _node(shape.get("fields")).items():
            field = _node(content)
            alias = field.get("validation_alias", name)
            paths = alias if isinstance(alias, list) else [[alias]]
            yield {str(path[0]) for path in paths}, field


def _node(value: object) -> Shape:
    return value if isinstance(value, Mapping) else {}


def _nodes(value: object) -> list[Shape]:
    entries = value if isinstance(value, list) else []
    # A choice of a union may come with a label beside it.
    return [_node(each[0] if isinstance(each, tuple) else each) for each in entries]
