"""What editors underline is what the program refuses: every file holds to its schema."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ecorules import audit, load_case, load_edition
from ecorules.audit.record import written_record
from ecorules.case.model import RoundKind
from tests.repository import CRITERIA, DOCS, ROOT, place

CASES = sorted(ROOT.glob("cases/*/case.yaml"))
FILES = sorted([*CRITERIA.rglob("*.yaml"), *CASES, ROOT / "cases" / "outcomes.yaml"])
SCHEMAS = sorted([*CRITERIA.glob("schema/*.json"), *DOCS.glob("schema/*.json")])
AUDIT = DOCS / "schema" / "audit.schema.json"


class AsEditorsRead(yaml.SafeLoader):
    """Read YAML 1.2, as editors do: a date is text, and so are `yes` and `no`."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile("true|false") if tag.endswith(":bool") else form)
        for tag, form in forms
        if not tag.endswith(":timestamp")
    ]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editors_read(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a file says; its keys are text, as they are in JSON."""
    return json.loads(json.dumps(yaml.load(text, Loader=AsEditorsRead)))  # noqa: S506 - a safe loader


@cache
def schema_in(path: Path) -> Draft202012Validator:
    """Return what holds a value against a schema."""
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def misfits(value: object, schema: Path) -> list[str]:
    """Return all that does not hold to a schema."""
    return [f"{each.json_path}: {each.message}" for each in schema_in(schema).iter_errors(value)]


@pytest.mark.parametrize("path", SCHEMAS, ids=place)
def test_a_schema_is_one(path: Path) -> None:
    """Any tool that knows JSON Schema can use it."""
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_file_holds_to_the_schema_it_names(path: Path) -> None:
    """Nobody sees a file of ours underlined."""
    text = path.read_text(encoding="utf-8")
    schema = text.splitlines()[0].partition("$schema=")[2]
    assert not misfits(as_editors_read(text), (path.parent / schema).resolve())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("criteria/schema/requirement.schema.json", "requires: {documints: all}"),
        ("criteria/schema/cases.schema.json", "cases: [{name: Nothing, expect: conforming}]"),
        ("criteria/schema/levels.schema.json", "levels: {one: {}}"),
        ("docs/schema/audit.schema.json", "format: ecorules.audit/2"),
        ("docs/schema/evidence.schema.json", "format: ecorules.evidence/2"),
        ("docs/schema/register.schema.json", "event: seal"),
        ("docs/schema/verification.schema.json", "format: ecorules.verification/2"),
    ],
)
def test_a_schema_refuses_what_is_not_such_a_file(name: str, text: str) -> None:
    """A schema that takes everything would help nobody."""
    assert misfits(as_editors_read(text), ROOT / name)


@pytest.mark.parametrize("kind", RoundKind)
@pytest.mark.parametrize("path", CASES, ids=place)
def test_an_audit_of_a_case_holds_to_the_published_schema(path: Path, kind: RoundKind) -> None:
    """Who reads our JSON can rely on its form, whichever round it tells of."""
    case = load_case(path.parent)
    written = written_record(audit(load_edition(case.edition), case, kind=kind))
    assert not misfits(json.loads(written), AUDIT)
