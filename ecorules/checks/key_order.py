"""The keys of a file do not stand in the order in which all such files are written.

Whoever knows one requirement then finds everything in any other.  Conditions are free of
this: in them each form says what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from ecorules.checks._places import files
from ecorules.diagnostics import Diagnostic, Severity, Text
from ecorules.edition.requirements import clause_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.documents import Document
    from ecorules.edition.draft import Draft

CODE: Final = "key-order"

_Path: TypeAlias = tuple[str | int, ...]

_ANY: Final = "*"
_TEXT: Final = "th en"
_PROVENANCE: Final = "status source place how"
_SOURCE: Final = "title file url codes"

# For each file the order of the keys, under each path; `*` stands for any name or entry.
ORDERS: Final[Mapping[str, Mapping[str, str]]] = {
    "vocabulary": {
        "": "sources owners rosters facts",
        "sources/*": _SOURCE,
        "sources/*/title": _TEXT,
        "owners/*": _TEXT,
        "rosters/*": "label member key name",
        "rosters/*/label": _TEXT,
        "rosters/*/member": _TEXT,
        "facts/*": "of label type unit values minimum maximum whole better owner collect"
        " effort lead_time changeable provenance",
        "facts/*/label": _TEXT,
        "facts/*/values/*": _TEXT,
        "facts/*/collect": _TEXT,
        "facts/*/provenance": _PROVENANCE,
        "facts/*/provenance/how": _TEXT,
    },
    "edition": {
        "": "id title status adopted effective sources declares dimensions aspects practice",
        "title": _TEXT,
        "effective": "from until",
        "sources/*": _SOURCE,
        "sources/*/title": _TEXT,
        "adopted": "by on document",
        "adopted/by": _TEXT,
        "adopted/document": _TEXT,
        "declares": "dimensions aspects requirements groups provenance",
        "declares/provenance": _PROVENANCE,
        "declares/provenance/how": _TEXT,
        "dimensions/*": "title provenance",
        "dimensions/*/title": _TEXT,
        "dimensions/*/provenance": _PROVENANCE,
        "dimensions/*/provenance/how": _TEXT,
        "aspects/*": "title dimension provenance",
        "aspects/*/title": _TEXT,
        "aspects/*/provenance": _PROVENANCE,
        "aspects/*/provenance/how": _TEXT,
        "practice": "rounds deciders",
        "practice/rounds/*": "auditors days after provenance",
        "practice/rounds/*/provenance": _PROVENANCE,
        "practice/rounds/*/provenance/how": _TEXT,
        "practice/deciders/*": "title provenance",
        "practice/deciders/*/title": _TEXT,
        "practice/deciders/*/provenance": _PROVENANCE,
        "practice/deciders/*/provenance/how": _TEXT,
    },
    "levels": {
        "levels/*": "name stands_on passes_when incomplete provenance",
        "levels/*/name": _TEXT,
        "levels/*/incomplete": _TEXT,
        "levels/*/provenance": _PROVENANCE,
        "levels/*/provenance/how": _TEXT,
    },
    "targets": {
        "": "owner targets",
        "targets/*": "label unit minimum maximum set_by values provenance",
        "targets/*/label": _TEXT,
        "targets/*/values/*": "from until value provenance",
        "targets/*/values/*/provenance": _PROVENANCE,
        "targets/*/values/*/provenance/how": _TEXT,
        "targets/*/provenance": _PROVENANCE,
        "targets/*/provenance/how": _TEXT,
    },
    "requirement": {
        "": "code title level aspect group dimension owners provenance applies evidence reading"
        " requires",
        "title": _TEXT,
        "provenance": _PROVENANCE,
        "provenance/how": _TEXT,
        "evidence/*": "item th en owner",
        "reading": _PROVENANCE,
        "reading/how": _TEXT,
    },
    "draft": {
        "": "id title status extends because effective sources declares without",
        "title": _TEXT,
        "because": _TEXT,
        "effective": "from until",
        "sources/*": _SOURCE,
        "sources/*/title": _TEXT,
        "declares": "dimensions aspects requirements groups provenance",
        "declares/provenance": _PROVENANCE,
        "declares/provenance/how": _TEXT,
        "without/*": "code because",
        "without/*/because": _TEXT,
    },
    "draft-levels": {
        "levels/*": "because name stands_on passes_when incomplete provenance without",
        "levels/*/because": _TEXT,
        "levels/*/name": _TEXT,
        "levels/*/incomplete": _TEXT,
        "levels/*/provenance": _PROVENANCE,
        "levels/*/provenance/how": _TEXT,
    },
    "draft-targets": {
        "targets/*": "because label unit minimum maximum set_by values provenance",
        "targets/*/because": _TEXT,
        "targets/*/label": _TEXT,
        "targets/*/values/*": "from until value provenance",
        "targets/*/values/*/provenance": _PROVENANCE,
        "targets/*/values/*/provenance/how": _TEXT,
        "targets/*/provenance": _PROVENANCE,
        "targets/*/provenance/how": _TEXT,
    },
    "draft-requirement": {
        "": "code because title level aspect group dimension owners provenance applies evidence"
        " without_evidence reading requires without",
        "because": _TEXT,
        "title": _TEXT,
        "provenance": _PROVENANCE,
        "provenance/how": _TEXT,
        "evidence/*": "item th en owner",
        "reading": _PROVENANCE,
        "reading/how": _TEXT,
    },
}


def run(draft: Draft) -> list[Diagnostic]:
    """Return the first key out of its place in every mapping that has an order."""
    return [
        problem
        for file in files(draft)
        for pattern, order in ORDERS[file.kind].items()
        for path in _paths(file.document, pattern)
        for problem in _out_of_place(file.document, path, order.split())
    ]


def _paths(document: Document, pattern: str) -> list[_Path]:
    """Return the paths of a document that a pattern describes."""
    found: list[_Path] = [()]
    for step in pattern.split("/") if pattern else ():
        found = [(*path, each) for path in found for each in _steps(document, path, step)]
    return found


def _steps(document: Document, path: _Path, step: str) -> Sequence[str | int]:
    if step != _ANY:
        return [step]
    value = document.value(path)
    return range(len(value)) if isinstance(value, list) else document.keys(path)


def _out_of_place(document: Document, path: _Path, order: list[str]) -> Iterator[Diagnostic]:
    # A key that belongs to no order is reported where the schema is held against the file.
    keys = [key for key in document.keys(path) if key in order]
    ranked = sorted(keys, key=order.index)
    for place, key in enumerate(keys):
        later = [each for each in keys[:place] if order.index(each) > order.index(key)]
        if later:
            yield _problem(document, (*path, key), later[0], ranked)
            return


def _problem(document: Document, path: _Path, later: str, ranked: list[str]) -> Diagnostic:
    key, listed = path[-1], ", ".join(f"`{each}`" for each in ranked)
    return Diagnostic(
        CODE,
        Text(f"`{key}` belongs before `{later}`", f"`{key}` ต้องอยู่ก่อน `{later}`"),
        document.key_span(path),
        clause_of(document),
        Text(f"write the keys in the order {listed}", f"เรียงคีย์ตามลำดับ {listed}"),
        Severity.WARNING,
    )
