"""The texts of a file that stand in two languages, wherever they are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.documents import Document
    from ecorules.documents.composing import Value

Path: TypeAlias = tuple[str | int, ...]

LANGUAGES: Final = ("th", "en")


class Written(NamedTuple):
    """One text in one language, and the path that leads to it."""

    path: Path
    lang: str
    words: str


def texts(document: Document) -> Iterator[Written]:
    """Yield every text that stands under the key of a language."""
    yield from _below((), document.root)


def _below(path: Path, value: Value) -> Iterator[Written]:
    if isinstance(value, str):
        if len(path) > 1 and path[-1] in LANGUAGES:
            yield Written(path, str(path[-1]), value)
        return
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in steps:
        yield from _below((*path, step), below)
