"""A document held against a schema, with every problem at its place.

The schema is a pydantic model of what a file may say.  All that does not fit is
reported at once, at the key or value that is wrong, in the words of the person
who wrote it.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from ecorules.diagnostics import Diagnostic, Span, Text, nearest
from ecorules.documents import wording
from ecorules.documents.composing import Value
from ecorules.documents.document import Document
from ecorules.documents.scalars import Unreadable
from ecorules.documents.shapes import Shapes
from ecorules.documents.wording import Complaint, Context

M = TypeVar("M", bound=BaseModel)
Path: TypeAlias = tuple[str | int, ...]

_MISSING_KEY: Final = "missing"
_UNKNOWN_KEY: Final = "extra_forbidden"
_ABOUT_A_KEY: Final = frozenset({_MISSING_KEY, _UNKNOWN_KEY})
_THE_KEY: Final = "[key]"
_MOST_REPORTED: Final = 500


def refused(
    code: str,
    en: str,
    th: str,
    help_en: str | None = None,
    help_th: str | None = None,
) -> Unreadable:
    """Return what a schema's own validator raises to be heard in both languages."""
    remedy = Text(help_en, help_th) if help_en and help_th else None
    return Unreadable(code, Text(en, th), remedy)


def validated(  # noqa: PLR0913 what is examined, against what, and for whom
    model: type[M],
    document: Document,
    into: list[Diagnostic],
    *,
    clause: Text | None = None,
    root: Path = (),
    value: Value | None = None,
) -> M | None:
    """Return what the document says as the model has it, or report all that does not fit.

    With `root` only the part of the document to which it leads is examined, and
    with `value` what stands for that part.
    """
    examined = document.value(root) if value is None else value
    try:
        return model.model_validate(examined)
    except ValidationError as error:
        problems = [
            _problem(Shapes(model), examined, each["loc"], each["type"], each.get("ctx", {}))
            for each in error.errors(include_url=False)[:_MOST_REPORTED]
        ]
        more = error.error_count() - len(problems)
    for problem, complaint in _complaints(problems):
        span = _span(document, root, problem)
        into.append(Diagnostic(complaint.code, complaint.message, span, clause, complaint.help))
    if more:
        into.append(Diagnostic("more-problems", _more(more), document.span(root)))
    return None


def _more(number: int) -> Text:
    return Text(
        f"{number:,} more things do not fit; they are told when these are put right",
        f"ยังมีอีก {number:,} รายการที่ไม่ถูกต้อง จะแจ้งเมื่อแก้ไขรายการเหล่านี้แล้ว",
    )


class _Problem(NamedTuple):
    """What the library found: where in the document, and what the schema has there."""

    kind: str
    context: Context
    path: Path
    value: Value | None
    shapes: Shapes
    key: str
    is_about_key: bool


def _problem(
    shapes: Shapes,
    value: Value | None,
    location: Path,
    kind: str,
    context: Context,
) -> _Problem:
    """Follow an error's steps through the schema and the document together."""
    path: list[str | int] = []
    key = ""
    is_about_key = kind in _ABOUT_A_KEY or location[-1:] == (_THE_KEY,)
    for step in location[:-1] if is_about_key else location:
        inside = _inside(value, step)
        if shapes.follow(step, is_written=inside is not None) and inside is not None:
            value = inside
            path.append(step)
    if kind in _ABOUT_A_KEY:
        key = str(location[-1])
    if kind == _UNKNOWN_KEY:
        path.append(key)
    elif kind != _MISSING_KEY and is_about_key:
        value = str(path[-1])
    return _Problem(kind, context, tuple(path), value, shapes, key, is_about_key)


def _inside(value: Value | None, step: str | int) -> Value | None:
    match value:
        case dict():
            return value.get(str(step))
        case list() if isinstance(step, int) and step < len(value):
            return value[step]
        case _:
            return None


def _complaints(problems: list[_Problem]) -> Iterator[tuple[_Problem, Complaint]]:
    """Yield what to say of each problem.

    Where a value may be of several kinds, the library complains once for each.
    It is one problem, and none at all if one kind fits and fails further inside.
    """
    kinds: dict[Path, list[str]] = {}
    others: set[Path] = set()
    for problem in problems:
        kind = _expected_kind(problem)
        if kind is not None:
            kinds.setdefault(problem.path, []).append(kind)
        others.update(problem.path[:end] for end in range(len(problem.path) + (kind is None)))
    misspelt = set(_misspelt(problems))
    for problem in problems:
        if problem.kind == _MISSING_KEY and (problem.path, problem.key) in misspelt:
            continue
        if _expected_kind(problem) is None:
            yield problem, _complaint(problem)
        elif problem.path not in others and problem.path in kinds:
            yield problem, wording.wrong_type(kinds.pop(problem.path), problem.value)


def _misspelt(problems: list[_Problem]) -> Iterator[tuple[Path, str]]:
    """Yield the keys that are there under another spelling: of these only the slip is told."""
    for problem in problems:
        if problem.kind == _UNKNOWN_KEY and isinstance(problem.value, dict):
            meant = nearest(problem.key, problem.shapes.keys() - problem.value.keys())
            if meant is not None:
                yield problem.path[:-1], meant


def _expected_kind(problem: _Problem) -> str | None:
    match problem.kind, problem.value:
        case "union_tag_not_found", None | str() | list():
            return "dict"
        case "literal_error" | "enum", None | dict() | list():
            return "string"
        case _:
            return wording.expected_kind(problem.kind)


def _complaint(problem: _Problem) -> Complaint:
    match problem.kind, problem.value:
        case "missing", list() as entries:
            return wording.missing_entry(len(entries) + 1)
        case "missing", _:
            return wording.missing_key(problem.key)
        case "extra_forbidden", dict() as mapping:
            return wording.unknown_key(problem.key, problem.shapes.keys(), mapping)
        case "union_tag_not_found", dict() as mapping:
            key = _discriminating_key(problem.context)
            forms = problem.shapes.forms()
            return wording.missing_key(key) if key else wording.unknown_form(mapping, forms)
        case _:
            return wording.complaint(problem.kind, problem.context, problem.value)


def _discriminating_key(context: Context) -> str:
    """Return the key that says which form a mapping has, if a key alone says it."""
    name = str(context.get("discriminator", ""))
    return name.strip("'") if name.startswith("'") else ""


def _span(document: Document, root: Path, problem: _Problem) -> Span:
    error = problem.context.get("error")
    further = error.at if isinstance(error, Unreadable) else ()
    if problem.kind == "union_tag_invalid":
        further = tuple(filter(None, [_discriminating_key(problem.context)]))
    path = (*root, *problem.path, *further)
    return document.key_span(path) if problem.is_about_key and path else document.span(path)
