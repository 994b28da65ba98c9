"""What a draft's file and the one below it say together, key by key.

A key of the draft stands in place of the same key below, whole.  Evidence, targets, levels
and sources are laid over name by name.  What a draft changes is drafted: unless it says
otherwise, a text that it rewrites no longer counts as stated, and the reason that it gives is
how the text came about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ecorules.documents.composing import Value

_ABOUT_THE_DRAFT: Final = frozenset({"because", "without", "without_evidence"})
# What makes a requirement's text another one, and what its condition.
_TEXT: Final = frozenset({"title", "level", "aspect", "group", "dimension", "evidence"})
_CONDITION: Final = frozenset({"requires", "applies"})
_OF_THE_BASE: Final = frozenset({"adopted", "effective"})


def requirement_over(draft: Mapping[str, Value], below: Mapping[str, Value]) -> dict[str, Value]:
    """Return a requirement as it reads with what a draft says of it."""
    taken = _listed(draft.get("without"))
    found = {key: value for key, value in below.items() if key not in taken}
    found |= {key: value for key, value in draft.items() if key not in _ABOUT_THE_DRAFT}
    evidence = {**_mapping(below.get("evidence")), **_mapping(draft.get("evidence"))}
    for item in _listed(draft.get("without_evidence")):
        evidence.pop(item, None)
    if evidence or "evidence" in found:
        found["evidence"] = evidence
    _mark(found, draft, "provenance", {*_TEXT, "without_evidence"})
    _mark(found, draft, "reading", {*_CONDITION, "without"})
    return found


def levels_over(draft: Mapping[str, Value], below: Mapping[str, Value]) -> dict[str, Value]:
    """Return the ladder as it reads with what a draft says of it."""
    return _named_over("levels", draft, below)


def targets_over(
    draft: Mapping[str, Value],
    below: Mapping[str, Value],
    since: Value | None,
    dropped: Collection[str],
) -> dict[str, Value]:
    """Return the targets as they read with what a draft says of them.

    A value that names no first day holds from the day of the draft, `since`, on.  A target
    that bears the code of a dropped requirement goes with it, unless the draft speaks of it.
    """
    left = {
        name: each for name, each in _mapping(below.get("targets")).items() if name not in dropped
    }
    found = _named_over("targets", draft, {**below, "targets": left})
    targets = _mapping(found["targets"])
    for name, each in _mapping(draft.get("targets")).items():
        target = _mapping(targets[name])
        because = _mapping(each).get("because")
        if isinstance(target.get("values"), list) and "values" in _mapping(each):
            target["values"] = [_dated(value, since, because) for value in _list(target["values"])]
    return found


def frame_over(
    draft: Mapping[str, Value], below: Mapping[str, Value], *, is_counted_alike: bool
) -> dict[str, Value]:
    """Return the frame of a draft: its own name and day, in what it stands on below.

    What the edition below is said to hold is said of the draft only while it holds as many.
    """
    found = {key: value for key, value in below.items() if key not in _OF_THE_BASE}
    if not is_counted_alike:
        found.pop("declares", None)
    found |= {
        key: value
        for key, value in draft.items()
        if key not in {*_ABOUT_THE_DRAFT, "extends", "sources"}
    }
    sources = {**_mapping(below.get("sources")), **_mapping(draft.get("sources"))}
    return found | ({"sources": sources} if sources else {})


def _named_over(
    key: str, draft: Mapping[str, Value], below: Mapping[str, Value]
) -> dict[str, Value]:
    """Return a file of named parts with those of a draft laid over them."""
    parts = dict(_mapping(below.get(key)))
    for name, each in _mapping(draft.get(key)).items():
        said = _mapping(each)
        taken = _listed(said.get("without"))
        part = {k: value for k, value in _mapping(parts.get(name)).items() if k not in taken}
        part |= {k: value for k, value in said.items() if k not in _ABOUT_THE_DRAFT}
        _mark(part, said, "provenance", said.keys() - {"because"})
        parts[name] = part
    return {**below, key: parts}


def _mark(
    found: dict[str, Value], draft: Mapping[str, Value], key: str, of: Collection[str]
) -> None:
    """Say of what a draft rewrites that it is drafted, unless the draft says where it is from."""
    because = draft.get("because")
    is_rewritten = any(each in of for each in draft)
    if key not in draft and because is not None and (is_rewritten or key not in found):
        found[key] = {"status": "drafted", "how": because}


def _dated(value: Value, since: Value | None, because: Value | None) -> Value:
    found = dict(_mapping(value))
    if "from" not in found and since is not None:
        found["from"] = since
    if because is not None:
        found.setdefault("provenance", {"status": "drafted", "how": because})
    return found


def _mapping(value: Value | None) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _list(value: Value | None) -> list[Value]:
    return value if isinstance(value, list) else []


def _listed(value: Value | None) -> list[str]:
    return [each for each in _list(value) if isinstance(each, str)]
