"""The example edition in `tests/example/`, with changes: what checks are shown to find.

A change is YAML as it stands on a page.  One that begins with the line of its schema is a whole
file; any other gives some keys of a file that exists, and ``# …`` in it stands for what was under
the key before.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from ecorules.checks import checked
from ecorules.diagnostics import Diagnostic, Text, render
from ecorules.edition import Draft, read_edition
from tests.repository import CRITERIA, ROOT

EXAMPLE = ROOT / "tests" / "example"
_WHOLE = "# yaml-language-server"
_KEPT = re.compile(r"^ *# …\n", re.MULTILINE)
_KEY = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def write_criteria(folder: Path, *changes: Mapping[str, str]) -> Path:
    """Write the example with the changes, one after the other, and return its criteria."""
    criteria = folder / "criteria"
    shutil.copytree(EXAMPLE, criteria)
    shutil.copytree(CRITERIA / "schema", criteria / "schema")
    for change in changes:
        for name, text in change.items():
            path = criteria / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(_changed(path, text), encoding="utf-8")
    return criteria


def drafted(folder: Path, *changes: Mapping[str, str]) -> Draft:
    """Read the example with the changes."""
    return read_edition(write_criteria(folder, *changes) / "town", "criteria/town")


def found(folder: Path, *changes: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with the example once it is changed."""
    return checked(drafted(folder, *changes))


def said(diagnostics: Iterable[Diagnostic]) -> Text:
    """Return the whole text of diagnostics in both languages."""
    en, th = (render(diagnostics, lang, colour=False).splitlines() for lang in ("en", "th"))
    return Text("".join(f"{line}\n" for line in en), "".join(f"{line}\n" for line in th))


def _changed(path: Path, text: str) -> str:
    if text.startswith(_WHOLE) or not path.exists():
        return text
    before = _blocks(path.read_text(encoding="utf-8"))
    for key, block in _blocks(text).items():
        kept = before.get(key, "").partition("\n")[2]
        before[key] = _KEPT.sub(lambda _: kept, block)  # noqa: B023 - used at once
    return "".join(before.values())


def _blocks(text: str) -> dict[str, str]:
    """Return the text in pieces, each with the key that it begins with."""
    return {piece.partition(":")[0]: piece for piece in _KEY.split(text)}
