"""Everything broken that every run tries, and what a longer run makes up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.fuzz import archives, documents, heavy, markup, texts

if TYPE_CHECKING:
    from tests.fuzz.broken import Broken

_MADE_UP = {
    "archive": archives.any_archive,
    "markup": markup.any_markup,
    "table": texts.any_table,
    "case": documents.any_case,
    "log": documents.any_log,
}
KINDS = tuple(_MADE_UP)


@cache
def corpus() -> dict[str, Broken]:
    """Return everything that is quickly tried, by name."""
    made = (
        archives.archives(),
        markup.markups(),
        texts.tables(),
        documents.cases(),
        documents.logs(),
    )
    return {each.name: each for some in made for each in some}


def named(name: str) -> Broken:
    """Return what a name stands for; `markup-1-27` is made up from a seed and a number."""
    if name in heavy.HEAVY:
        return heavy.made_heavy(name)
    return corpus().get(name) or _MADE_UP[name.partition("-")[0]](name)
