"""The primer of the language shows every form, and what it says is what the program says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import get_args

import pytest

from ecorules import load_edition
from ecorules.diagnostics import Diagnostic, Text
from ecorules.documents import document_of, validated
from ecorules.edition.desugar import desugared
from ecorules.edition.model import Edition
from ecorules.edition.page import Page
from ecorules.edition.schema import conditions as surface
from ecorules.edition.schema.common import Surface
from ecorules.edition.scope import Scope
from ecorules.language.sentence import sentence
from ecorules.language.subject import Lack
from ecorules.language.syntax import Condition, Node
from ecorules.language.typecheck import check
from ecorules.report.wording import words_of_edition
from tests.repository import DOCS
from tests.unit.language.mistaken import MISTAKEN

PRIMER = DOCS / "language.md"
EXAMPLE = re.compile(r"```yaml\n(?P<form>.*?)```\n\n```text\n(?P<said>.*?)```\n", re.DOTALL)
CODE = "19.1.1"


@lru_cache
def edition() -> Edition:
    """Return the edition whose facts the page uses."""
    return load_edition("eit-2562")


class Only(Surface):
    """A file with a condition and nothing else."""

    requires: surface.Condition


def condition(form: str) -> Condition:
    """Return the core of a condition of requirement 19.1.1; nothing is wrong with it."""
    into: list[Diagnostic] = []
    indented = form.replace("\n", "\n  ")
    document = document_of(f"requires:\n  {indented}".encode(), "language.md", into)
    assert document is not None, into
    file = validated(Only, document, into)
    assert file is not None, into
    items = tuple(each.code.partition("/")[2] for each in edition().requirements[CODE].evidence)
    targets = {name: target.unit for name, target in edition().targets.items()}
    scope = Scope(Page(document, into), CODE, items, edition().vocabulary, targets)
    core = desugared(file.requires, ("requires",), scope)
    codes = frozenset(edition().requirements)
    assert [*into, *check(core, edition().vocabulary, targets, codes, Text("", ""))] == []
    return core


def said(example: re.Match[str]) -> str:
    """Return an example with what the program says of its form."""
    core, words = condition(example["form"]), words_of_edition(edition())
    en, th = (sentence(core, edition().vocabulary, words, lang) for lang in ("en", "th"))
    return f"```yaml\n{example['form']}```\n\n```text\n{en}\n{th}\n```\n"


def test_every_form_on_the_page_says_what_the_page_says(request: pytest.FixtureRequest) -> None:
    """An author who copies an example gets what stands below it."""
    page = PRIMER.read_text(encoding="utf-8")
    again = EXAMPLE.sub(said, page)
    if request.config.getoption("golden") == "rewrite":
        PRIMER.write_text(again, encoding="utf-8")
    else:
        assert again == page


def test_every_form_is_on_the_page() -> None:
    """A form that is not in the primer does not exist for an author."""
    page = PRIMER.read_text(encoding="utf-8")
    keys = {
        name.rstrip("_")
        for model in vars(surface).values()
        if isinstance(model, type) and issubclass(model, Surface)
        for name in model.model_fields
    }
    assert {"share", "if_none", "is_one_of", "between"} <= keys
    assert not {key for key in keys if not re.search(rf"\b{key}\b", page)}


def test_every_node_is_in_the_table() -> None:
    """The table of the core is complete, and names nothing else."""
    rows = re.findall(r"^\| `([A-Z]\w+)` \|", PRIMER.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [node.__name__ for node in get_args(Node)]


def test_every_reason_and_every_check_is_named() -> None:
    """What a report or a message calls by a code can be looked up."""
    page = PRIMER.read_text(encoding="utf-8")
    codes = {code for _, _, codes in MISTAKEN for code in codes} | {each.value for each in Lack}
    assert not {code for code in codes if f"`{code}`" not in page}
