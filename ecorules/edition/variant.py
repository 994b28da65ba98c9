"""Another reading of the same edition: which requirements then stand at no level.

Where a source can be read in two ways, the edition holds the likelier one and a variant the
other.  A requirement of which nobody knows the level is not put at one: it is left out, and
every level says that it is incomplete, since any of them may ask for it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from ecorules.diagnostics import Diagnostic, Invalid, Text, quoted
from ecorules.documents import read_document, validated
from ecorules.documents.wording import did_you_mean
from ecorules.edition.canonical import digest
from ecorules.edition.packaged import VARIANTS
from ecorules.edition.schema.common import (
    Bilingual,
    Code,
    Identifier,
    ProvenanceForm,
    Surface,
)
from ecorules.language.syntax import Conforms, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ecorules.documents import Document
    from ecorules.edition.model import Edition


class VariantFile(Surface):
    """Name another reading of an edition, and what it leaves without a level."""

    id: Identifier
    title: Bilingual
    of: Identifier
    unplaced: Annotated[list[Code], Field(min_length=1)]
    incomplete: Bilingual
    provenance: ProvenanceForm


def load_variant(path: Path, load: Callable[[Path], Edition]) -> Edition:
    """Return the edition of a variant's file; `load` reads the one that it is a reading of.

    Raises `Invalid` with everything that is wrong, at once.
    """
    problems: list[Diagnostic] = []
    document = read_document(path, f"{VARIANTS}/{path.name}", problems)
    form = None if document is None else validated(VariantFile, document, problems)
    if document is None or form is None or problems:
        raise Invalid(problems)
    base = load(path.parent.parent / form.of)
    problems.extend(_misplaced(form, base, document))
    if problems:
        raise Invalid(problems)
    kept = {code: one for code, one in base.requirements.items() if code not in form.unplaced}
    return replace(
        base,
        id=form.id,
        title=form.title.text,
        variant_of=base.id,
        requirements=kept,
        levels={
            number: replace(level, incomplete=form.incomplete.text) if number else level
            for number, level in base.levels.items()
        },
        digest=digest({"of": base.digest, "variant": document.root}),
    )


def misread(folder: Path, edition: Edition | None, shown: str) -> list[Diagnostic]:
    """Return all that is wrong with the variants beside an edition; `shown` is its name here.

    What a variant leaves out is held against the edition that it is a reading of.
    """
    found: list[Diagnostic] = []
    for path in sorted((folder.resolve().parent / VARIANTS).glob("*.yaml")):
        name = os.path.normpath(Path(shown) / ".." / VARIANTS / path.name)
        document = read_document(path, Path(name).as_posix(), found)
        form = None if document is None else validated(VariantFile, document, found)
        if document is None or form is None:
            continue
        if edition is not None and form.of == edition.id:
            found.extend(_misplaced(form, edition, document))
        known = sorted(each.parent.name for each in path.parent.parent.glob("*/edition.yaml"))
        if form.of not in known:
            said = quoted(form.of)
            message = Text(f"no edition is called {said}", f"ไม่มีฉบับเกณฑ์ชื่อ {said}")
            remedy = did_you_mean(form.of, known)
            found.append(
                Diagnostic("unknown-edition", message, document.span(("of",)), help=remedy)
            )
    return found


def _misplaced(form: VariantFile, base: Edition, document: Document) -> Iterator[Diagnostic]:
    """Yield what cannot be left out: what is not there, and what another requirement needs."""
    needed = {
        node.requirement: code
        for code, requirement in base.requirements.items()
        if code not in form.unplaced
        for condition in (requirement.requires, requirement.applies)
        if condition is not None
        for node in walk(condition)
        if isinstance(node, Conforms)
    }
    for place, code in enumerate(form.unplaced):
        span = document.span(("unplaced", place))
        if code not in base.requirements:
            message = Text(
                f"no requirement is called {quoted(code)}", f"ไม่มีข้อกำหนดรหัส {quoted(code)}"
            )
            remedy = did_you_mean(code, base.requirements)
            yield Diagnostic("unknown-requirement", message, span, help=remedy)
        elif code in needed:
            message = Text(
                f"`{needed[code]}` names {quoted(code)} as its prerequisite, so it must stay",
                f"ต้องคง {quoted(code)} ไว้ เพราะ `{needed[code]}` กำหนดให้ผ่านข้อนี้ก่อน",
            )
            yield Diagnostic("needed-requirement", message, span)
