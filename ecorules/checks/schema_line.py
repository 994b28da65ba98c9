"""The first line of a file does not name the schema of such a file, or none that exists.

From that line on any editor completes keys and underlines slips while they are typed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecorules.checks._places import cases_of, files
from ecorules.diagnostics import Diagnostic, Severity, Text, quoted
from ecorules.documents.document import LARGEST_DOCUMENT
from ecorules.documents.sources import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.documents.sources import Source
    from ecorules.edition.draft import Draft

CODE: Final = "schema-line"

# A longer path than this is no path of ours, and not every system would look it up.
_LINE: Final = re.compile(r"#\s*yaml-language-server\s*:\s*\$schema=(?P<schema>\S{1,200})\s*")


def run(draft: Draft) -> list[Diagnostic]:
    """Return every file that does not begin with the line of its schema."""
    found = []
    for path, shown, kind in _files(draft):
        # What cannot be read at all is reported by whoever needs what it says.
        source = read_source(path, shown, LARGEST_DOCUMENT, [])
        problem = None if source is None else _problem(source, path, f"{kind}.schema.json")
        if problem is not None:
            found.append(problem)
    return found


def _files(draft: Draft) -> Iterator[tuple[Path, str, str]]:
    """Yield each file, how it is shown and its kind; a requirement is followed by its cases."""
    for file in files(draft):
        shown = file.document.shown
        yield file.path, shown, file.kind
        if file.kind.endswith("requirement") and cases_of(file.path).is_file():
            yield cases_of(file.path), cases_of(Path(shown)).as_posix(), "cases"


def _problem(source: Source, path: Path, schema: str) -> Diagnostic | None:
    line = _LINE.fullmatch(source.line(1))
    span = source.span(1, 1)
    if line is None:
        return Diagnostic(CODE, _NO_SCHEMA, span, None, _begin_with(path, schema), Severity.WARNING)
    named = line["schema"]
    # What stands at an address cannot be looked up here, and may be right.
    if "://" in named:
        return None
    meant = path.parent / named
    if meant.is_file() and meant.name == schema:
        return None
    message = _another(named, schema) if meant.is_file() else _no_such_schema(named)
    span = source.span(1, line.start("schema") + 1, line.end("schema") + 1)
    return Diagnostic(CODE, message, span, None, _begin_with(path, schema), Severity.WARNING)


def _another(named: str, schema: str) -> Text:
    return Text(
        f"{quoted(named)} is not the schema of this file, which is `{schema}`",
        f"{quoted(named)} ไม่ใช่สคีมาของไฟล์ชนิดนี้ ซึ่งต้องเป็น `{schema}`",
    )


def _no_such_schema(named: str) -> Text:
    return Text(f"there is no schema {quoted(named)}", f"ไม่พบสคีมา {quoted(named)}")


def _begin_with(path: Path, schema: str) -> Text | None:
    """Return the line to begin with, if the schema is found in a folder around the file."""
    for folder in path.resolve().parents:
        meant = folder / "schema" / schema
        if meant.is_file():
            relative = os.path.relpath(meant, path.resolve().parent).replace(os.sep, "/")
            line = f"`# yaml-language-server: $schema={relative}`"
            return Text(f"begin the file with {line}", f"ขึ้นต้นไฟล์ด้วย {line}")
    return None


_NO_SCHEMA: Final = Text(
    "the first line does not name a schema",
    "บรรทัดแรกไม่ได้ระบุสคีมาของไฟล์",
)
