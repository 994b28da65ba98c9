"""Each mapping with an order is held against it, and every key that there is has its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import JsonValue

from ecorules.checks import key_order
from ecorules.edition.json_schema import edition_schemas
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

# A value that may have one of several keys, and only one of them, has no order.
ONE_OF_SEVERAL = {"levels/*/passes_when"}
PROVENANCE = """\
provenance: {source: guide, place: page 2, status: stated}
"""
EVIDENCE = """\
evidence:
  green-area-map: {en: Map of the green area, th: แผนที่พื้นที่สีเขียว}
"""
VALUES = """\
targets:
  2.1.1:
    label: {th: สัดส่วนโรงงาน, en: share of factories}
    unit: "%"
    set_by: edition
    values:
      - from: 2022-01-01
        provenance: {status: stated, source: guide, place: page 3}
        value: 60 %
    provenance: {status: stated, source: guide, place: page 3}
"""


@pytest.mark.parametrize(
    ("slip", "name", "change"),
    [
        ("order-of-provenance", "town/physical/1.1.1.yaml", PROVENANCE),
        ("order-of-languages", "town/physical/1.1.1.yaml", EVIDENCE),
        ("order-in-values", "town/targets.yaml", VALUES),
    ],
)
def test_the_first_key_out_of_place_is_said(
    slip: str, name: str, change: str, tmp_path: Path, stored: Stored
) -> None:
    """One complaint for a mapping is enough, with the whole order as help."""
    now = said(key_order.run(drafted(tmp_path, {name: change})))
    assert now == stored(slip, now)


def test_an_order_is_kept_where_every_key_is_in_its_place(tmp_path: Path) -> None:
    """Keys may be left out, and conditions are free."""
    free = "requires: {at_least: 10 rai, fact: green_area}\n"
    assert not key_order.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": free}))


def test_a_key_that_belongs_nowhere_is_left_to_the_schema(tmp_path: Path) -> None:
    """One slip is one complaint."""
    unknown = "level: 1\ncolour: green\n"
    assert not key_order.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": unknown}))


@pytest.mark.parametrize("kind", key_order.ORDERS)
def test_every_key_of_a_schema_has_its_place(kind: str) -> None:
    """Who adds a key to a file decides where it stands."""
    schema = edition_schemas()[kind]
    keys: dict[str, set[str]] = {}
    for path, key in _keys(schema, schema, ""):
        keys.setdefault(path, set()).add(key)
    ordered = {path: set(order.split()) for path, order in key_order.ORDERS[kind].items()}
    # A mapping of a single key has no order.
    assert ordered == {
        path: names for path, names in keys.items() if len(names) > 1 and path not in ONE_OF_SEVERAL
    }


def _keys(schema: dict[str, JsonValue], form: JsonValue, path: str) -> Iterator[tuple[str, str]]:
    """Yield each key that a form of the schema may have, with the path that leads to it."""
    if not isinstance(form, dict) or path in {"requires", "applies"}:
        return
    if isinstance(reference := form.get("$ref"), str):
        definitions = schema["$defs"]
        assert isinstance(definitions, dict)
        yield from _keys(schema, definitions[reference.rpartition("/")[2]], path)
    for kinds in (form.get("oneOf"), form.get("anyOf")):
        for each in kinds if isinstance(kinds, list) else ():
            yield from _keys(schema, each, path)
    named = form.get("patternProperties")
    insides = [form.get("additionalProperties"), form.get("items")]
    insides += named.values() if isinstance(named, dict) else ()
    for inside in insides:
        yield from _keys(schema, inside, f"{path}/*".lstrip("/"))
    properties = form.get("properties")
    for key, value in properties.items() if isinstance(properties, dict) else ():
        yield path, key
        yield from _keys(schema, value, f"{path}/{key}".lstrip("/"))
