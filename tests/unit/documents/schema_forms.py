"""A schema with every kind of form there is, and what is said of a text held against it."""

from typing import Annotated, Literal

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
)

from ecorules.diagnostics import Diagnostic, Text
from ecorules.documents import Document, day, document_of, validated

CLAUSE = Text("indicator 7.2", "ตัวชี้วัด 7.2")


class Strict(BaseModel):
    """Refuse what is not foreseen, as every schema of ours does."""

    model_config = ConfigDict(extra="forbid")


class Fact(Strict):
    """A form with a key that is no name in Python."""

    fact: str
    is_: str | None = Field(None, alias="is")


class AllOf(Strict):
    """A form that holds further ones."""

    all_of: "list[Condition]"


class Tally(Strict):
    """What stands below a form's own key."""

    of: str
    that: "Condition | None" = None


class Total(Strict):
    """A form whose inner mapping has a key of the form's own name."""

    total: "dict[str, Tally]"


class Share(Strict):
    """A form with an inner mapping."""

    share: Tally


class Documents(Strict):
    """A word or a list."""

    documents: Literal["all"] | list[str]


FORMS = ("all_of", "share", "total", "fact", "documents")


def form(value: object) -> str | None:
    """Return which form a condition has."""
    return next((name for name in FORMS if isinstance(value, dict) and name in value), None)


Condition = Annotated[
    Annotated[AllOf, Tag("all_of")]
    | Annotated[Share, Tag("share")]
    | Annotated[Total, Tag("total")]
    | Annotated[Fact, Tag("fact")]
    | Annotated[Documents, Tag("documents")],
    Discriminator(form),
]


class One(Strict):
    """A mapping that says what it is."""

    kind: Literal["one"]


class Two(Strict):
    """Another one."""

    kind: Literal["two"]


def _odd(text: str) -> str:
    raise ValueError(f"{text} is odd")


class Page(Strict):
    """A document with every kind of value."""

    code: Annotated[str, Field(pattern=r"^\d+$")] = "1"
    title: dict[Literal["th", "en"], str] = {}
    level: Annotated[int, Field(ge=0, lt=6)] = 0
    share: Annotated[float, Field(gt=0, le=1)] = 1
    step: Annotated[int, Field(multiple_of=5)] = 5
    state: Literal["open", "closed"] = "open"
    owners: str | list[str] = ""
    pair: tuple[int, str] = (0, "")
    tags: frozenset[str] = frozenset()
    sure: bool = False
    name: Annotated[str, Field(min_length=1, max_length=5)] = "a"
    names: Annotated[list[str], Field(min_length=1, max_length=1)] = ["a"]
    on: Annotated[object, BeforeValidator(day)] = None
    kinds: list[Annotated[One | Two, Field(discriminator="kind")]] = []
    requires: Condition | None = None
    either: str | Condition = ""
    mixed: str | One = ""
    fuel: str = Field("", validation_alias=AliasChoices("fuel", "petrol"))  # type: ignore[pydantic-alias] # two spellings are what is tested
    odd: Annotated[str, BeforeValidator(_odd)] = ""


class Needing(Strict):
    """A document with a key that has to be there."""

    code: str
    inner: "Needing | None" = None


for _model in (AllOf, Tally, Total, Share, Page, Needing):
    _model.model_rebuild()


def document(text: str) -> Document:
    """Return the document of a text that can be read."""
    found = document_of(text.encode(), "f.yaml", [])
    assert found is not None
    return found


def problems(text: str, model: type[BaseModel] = Page) -> list[Diagnostic]:
    """Return what does not fit."""
    into: list[Diagnostic] = []
    assert validated(model, document(text), into) is None
    return into


def said(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return the code, the text that is pointed at, and the English message."""
    span = diagnostic.span
    assert span is not None
    return (
        diagnostic.code,
        span.source[span.column - 1 : span.end_column - 1],
        diagnostic.message.en,
    )
