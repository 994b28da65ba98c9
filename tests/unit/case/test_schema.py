"""What an editor sees underlined is what the loader refuses, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ecorules.case.schema import CaseFile
from ecorules.case.words import words
from tests.unit.case.folders import codes, put, whole

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = Draft202012Validator(CaseFile.model_json_schema(by_alias=True))


def _underlined(values: object) -> bool:
    """Tell whether an editor, which reads YAML with its types, finds anything wrong."""
    return not SCHEMA.is_valid(values)


def test_a_whole_case_fits_the_schema(tmp_path: Path) -> None:
    """The loader and the schema agree on what is right."""
    assert not _underlined(whole())
    assert codes(put(tmp_path, whole())) == []


TYPED = """
id: typed
title: {th: ก, en: a}
synthetic: true
edition: eit-2562
round: {kind: pre-audit, purpose: raise, aim: 3, fiscal_year: 2565, "on": "2022-03-31"}
targets: {19.1.1: [{from: "2021-10-01", value: 60 %, source: plan}]}
observations:
  - {fact: visitors, value: 12, fiscal_year: 2565}
  - {fact: announced, value: true, fiscal_year: 2565}
rosters: {factories: {file: factories.csv, complete: true}}
register: {state: open}
"""


def test_an_editor_may_see_numbers_and_truths(tmp_path: Path) -> None:
    """To an editor `12` is a number and `true` a truth; to the loader both are text."""
    assert not _underlined(yaml.safe_load(TYPED))
    assert codes(put(tmp_path, TYPED)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "Not A Name"),
        (("title", "th"), ""),
        (("round", "kind"), "audit"),
        (("round", "purpose"), "lower"),
        (("round", "aim"), 0),
        (("register", "state"), "ajar"),
        (("register", "evidence", "1.2.1/map", "state"), "lost"),
        (("observations", 0, "unheard"), "of"),
        (("owners", "18.1.1"), []),
        (("rosters", "factories", "complete"), []),
    ],
)
def test_what_the_schema_refuses_the_loader_refuses(
    tmp_path: Path, path: tuple[str | int, ...], value: object
) -> None:
    """Nobody has to run the program to find a misspelt key."""
    case = whole()
    around: Any = case
    for step in path[:-1]:
        around = around[step]
    around[path[-1]] = value
    assert _underlined(case)
    assert codes(put(tmp_path, case))


@pytest.mark.parametrize("key", ["id", "title", "edition", "round", "register"])
def test_what_a_case_needs_is_asked_for_by_both(tmp_path: Path, key: str) -> None:
    """A case without these is none."""
    case = whole()
    del case[key]
    assert _underlined(case)
    assert "missing-key" in codes(put(tmp_path, case))


@pytest.mark.parametrize(
    ("aim", "found"),
    [("3", []), ("๓", []), ("0", ["out-of-range"]), ("2.5", ["not-a-whole-number"])],
)
def test_a_level_is_a_whole_number_from_one(tmp_path: Path, aim: str, found: list[str]) -> None:
    """Nobody aims at level zero or at half a level."""
    case = whole()
    case["round"]["aim"] = aim
    assert codes(put(tmp_path, case)) == found


def test_every_key_has_a_hint_and_every_hint_a_key() -> None:
    """Whoever writes a case in an editor is told what belongs where."""
    schema = CaseFile.model_json_schema(by_alias=True)
    forms = {**schema["$defs"], "CaseFile": schema}
    keys = {(name, key) for name, form in forms.items() for key in form.get("properties", {})}
    said = words()
    assert {key for key in keys if f"{key[0]}.{key[1]}" not in said and key[1] not in said} == set()
    known = {"CaseFile"} | {key for _, key in keys} | {f"{form}.{key}" for form, key in keys}
    assert set(said) - known == set()
