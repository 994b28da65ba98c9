"""Write what is generated: the JSON Schemas and the list of checks.

``--check`` writes nothing and fails if a file is not what would be written.
"""

import ast
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from pydantic import BaseModel, JsonValue

from ecorules.audit.schema import audit_json_schema
from ecorules.audit.trials.forms import TrialsFile
from ecorules.case.schema import CaseFile
from ecorules.edition.schema.edition import EditionFile, LevelsFile, TargetsFile
from ecorules.edition.schema.requirement import RequirementFile
from ecorules.edition.schema.vocabulary import VocabularyFile

ROOT = Path(__file__).resolve().parent.parent
Schema: TypeAlias = dict[str, JsonValue]


def main(arguments: list[str]) -> int:
    """Write every generated file, or with ``--check`` name those that are stale."""
    stale = [
        (path, text)
        for path, text in generated()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        print(f"stale: {path.relative_to(ROOT)}; `just docs` writes it anew")
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


def generated() -> Iterator[tuple[Path, str]]:
    """Yield every generated file with its whole text."""
    for name, made in SCHEMAS.items():
        yield ROOT / name, json.dumps(made(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    yield ROOT / "docs" / "checks" / "README.md", list_of_checks()


def list_of_checks() -> str:
    """Return the page that lists the checks of editions, in the order of their names."""
    rows = [
        f"| [{path.stem}]({path.stem}.md) | {_first_sentence(path)} |"
        for path in sorted((ROOT / "docs" / "checks").glob("*.md"))
        if path.stem != "README"
    ]
    return "\n".join(
        [
            "# Checks of editions",
            "",
            "What `ecorules check` looks for.  This page is generated: `just docs`.",
            "",
            "| check | finds |",
            "|---|---|",
            *rows,
            "",
        ]
    )


def _first_sentence(page: Path) -> str:
    module = ROOT / "ecorules" / "checks" / f"{page.stem.replace('-', '_')}.py"
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split())


def _of(model: type[BaseModel]) -> Callable[[], Schema]:
    """Return what makes the schema of a file from the model that reads it."""

    def made() -> Schema:
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **model.model_json_schema(by_alias=True),
        }

    return made


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "criteria/schema/vocabulary.schema.json": _of(VocabularyFile),
    "criteria/schema/edition.schema.json": _of(EditionFile),
    "criteria/schema/levels.schema.json": _of(LevelsFile),
    "criteria/schema/targets.schema.json": _of(TargetsFile),
    "criteria/schema/requirement.schema.json": _of(RequirementFile),
    "criteria/schema/cases.schema.json": _of(TrialsFile),
    "criteria/schema/case.schema.json": _of(CaseFile),
    "docs/schema/audit.schema.json": audit_json_schema,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
