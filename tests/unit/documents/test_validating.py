"""Whatever does not fit a schema is said at its place, in words of the document."""

from typing import Annotated, Literal

import pytest
from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    field_validator,
    model_validator,
)

from ecorules.diagnostics import Diagnostic, Text, render
from ecorules.documents import Document, Unreadable, day, document_of, refused, validated, wording

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


def test_a_document_that_fits_becomes_the_model() -> None:
    """Nothing is said about it."""
    into: list[Diagnostic] = []
    page = validated(Page, document("level: 3\npetrol: gas\n"), into)
    assert page is not None
    assert (page.level, page.fuel, into) == (3, "gas", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code: x", ("wrong-form", "x", "`x` is not written as it has to be")),
        ("code: [x]", ("wrong-type", "[x]", "expected text, found a list")),
        ("code: {}", ("wrong-type", "{}", "expected text, found keys with values")),
        ("title: x", ("wrong-type", "x", "expected keys with values, found `x`")),
        ("title:", ("wrong-type", "", "expected keys with values, found nothing")),
        ("title: {de: x}", ("unknown-value", "de", "`de` is not one of the choices")),
        ("level: x", ("wrong-type", "x", "expected a whole number, found `x`")),
        ("level: 1.5", ("wrong-type", "1.5", "expected a whole number, found `1.5`")),
        ("level: -1", ("out-of-range", "-1", "`-1` is too small; it has to be at least 0")),
        ("level: 6", ("out-of-range", "6", "`6` is too large; it has to be less than 6")),
        ("share: 0", ("out-of-range", "0", "`0` is too small; it has to be more than 0.0")),
        ("share: 2", ("out-of-range", "2", "`2` is too large; it has to be at most 1.0")),
        ("share: x", ("wrong-type", "x", "expected a number, found `x`")),
        ("step: 7", ("out-of-range", "7", "`7` is not a multiple of 5")),
        ("state: opun", ("unknown-value", "opun", "`opun` is not one of the choices")),
        ("state: [open]", ("wrong-type", "[open]", "expected text, found a list")),
        ("owners: {}", ("wrong-type", "{}", "expected text or a list, found keys with values")),
        ("owners: [[]]", ("wrong-type", "[]", "expected text, found a list")),
        ("pair: [1, []]", ("wrong-type", "[]", "expected text, found a list")),
        ("pair: x", ("wrong-type", "x", "expected a list, found `x`")),
        ("pair: [1]", ("missing-entry", "pair", "entry 2 is missing")),
        ("tags: x", ("wrong-type", "x", "expected a list, found `x`")),
        ("tags: [[]]", ("wrong-type", "[]", "expected text, found a list")),
        ("sure: si", ("wrong-type", "si", "expected `true` or `false`, found `si`")),
        ("name:", ("no-value", "", "there is no value")),
        ("name: abcdef", ("wrong-length", "abcdef", "expected at most 5 characters, found 6")),
        ("names: []", ("no-value", "[]", "there is no value")),
        ("names: [a, b]", ("wrong-length", "[a, b]", "expected at most 1 entry, found 2")),
        ("on: 31/3/2565", ("not-a-date", "31/3/2565", "`31/3/2565` does not say its era")),
        ("odd: 3", ("invalid-value", "3", "this value is not accepted: 3 is odd")),
        ("kinds: [{kind: on}]", ("unknown-value", "on", "`on` is not one of the choices")),
        ("kinds: [{}]", ("missing-key", "{}", "the key `kind` is missing")),
        ("kinds: [x]", ("wrong-type", "x", "expected keys with values, found `x`")),
        ("levul: 1", ("unknown-key", "levul", "there is no key `levul` here")),
        ("requires: {shar: 1}", ("unknown-form", "{shar: 1}", "this is none of the known forms")),
        ("requires: x", ("wrong-type", "x", "expected keys with values, found `x`")),
        (
            "requires: {documents: al}",
            ("unknown-value", "al", "`al` is not one of the choices"),
        ),
        (
            "requires: {documents: {}}",
            ("wrong-type", "{}", "expected text or a list, found keys with values"),
        ),
        (
            "requires: {all_of: [{share: {of: a, that: {fact: []}}}]}",
            ("wrong-type", "[]", "expected text, found a list"),
        ),
        (
            "requires: {total: {total: {off: x, of: y}}}",
            ("unknown-key", "off", "there is no key `off` here"),
        ),
        ("either: []", ("wrong-type", "[]", "expected text or keys with values, found a list")),
        ("- x", ("wrong-type", "- x", "expected keys with values, found a list")),
    ],
)
def test_each_problem_is_said_once_at_its_place(text: str, expected: tuple[str, str, str]) -> None:
    """The table of what can be wrong with a value."""
    assert [said(each) for each in problems(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("levul: 1", "did you mean `level`?"),
        ("petrl: x", "did you mean `petrol`?"),
        ("kinds: [{kind: one, xyz: 1}]", None),
        ("state: opun", "did you mean `open`?"),
        ("state: zzz", "known here: `closed`, `open`"),
        ("kinds: [{kind: tow}]", "did you mean `two`?"),
        ("requires: {shar: 1}", "did you mean `share`?"),
        (
            "requires: {}",
            "known here: `all_of`, `documents`, `fact`, `share`, `total`",
        ),
        ("requires: {fact: a, iss: b}", "did you mean `is`?"),
        ("either: {fact: a, iss: b}", "did you mean `is`?"),
        ("mixed: {kind: one, on: 2}", None),
        ("requires: {all_of: [{share: {of: a, that: {fact: b, iss: c}}}]}", "did you mean `is`?"),
        ("requires: {total: {total: {of: y, thot: {fact: x}}}}", "did you mean `that`?"),
        (
            "qqqqqqqqq: 1",
            (
                "known here: `code`, `either`, `fuel`, `kinds`, `level`, `mixed`, `name`, `names`, "
                "`odd`, `on`, `owners`, `pair`, …"
            ),
        ),
        ("code: x", r"the pattern is `^\d+$`"),
    ],
)
def test_the_word_that_was_meant_is_suggested(text: str, remedy: str | None) -> None:
    """Known words are those of the place, and those not yet written there."""
    (found,) = problems(text)
    assert (found.help and found.help.en) == remedy


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("inner: {code: a}", (1, 1, "inner: {code: a}")),
        ("code: a\ninner:\n  inner: {code: b}\n", (2, 1, "inner")),
    ],
)
def test_a_missing_key_is_said_where_it_is_missing(
    text: str,
    place: tuple[int, int, str],
) -> None:
    """The key of the mapping is shown, for the missing one has no place."""
    (found,) = problems(text, Needing)
    assert found.span is not None
    assert (found.span.line, found.span.column, said(found)[1]) == place
    assert found.message == Text("the key `code` is missing", "ขาดคีย์ `code`")


def test_all_problems_are_said_at_once_with_their_clause() -> None:
    """The whole text in English."""
    into: list[Diagnostic] = []
    text = "state: opun\nlevul: 2\nnames:\n  - [x]\n"
    assert validated(Page, document(text), into, clause=CLAUSE) is None
    assert render(into, "en", colour=False) == (
        "f.yaml:1:8: error[unknown-value]: `opun` is not one of the choices\n"
        "   1 | state: opun\n"
        "     |        ^^^^ indicator 7.2\n"
        "  help: did you mean `open`?\n"
        "f.yaml:2:1: error[unknown-key]: there is no key `levul` here\n"
        "   2 | levul: 2\n"
        "     | ^^^^^ indicator 7.2\n"
        "  help: did you mean `level`?\n"
        "f.yaml:4:5: error[wrong-type]: expected text, found a list\n"
        "   4 |   - [x]\n"
        "     |     ^^^ indicator 7.2"
    )


def test_all_problems_are_said_at_once_in_thai() -> None:
    """The whole text in Thai."""
    into: list[Diagnostic] = []
    text = "state: opun\nlevul: 2\nnames: [a, b]\nowners: {}\nname:\ntitle:\nlevel: 9\n"
    assert validated(Page, document(text), into, clause=CLAUSE) is None
    assert render(into, "th", colour=False) == (
        "f.yaml:1:8: ข้อผิดพลาด[unknown-value]: `opun` ไม่อยู่ในตัวเลือก\n"
        "   1 | state: opun\n"
        "     |        ^^^^ ตัวชี้วัด 7.2\n"
        "  คำแนะนำ: หมายถึง `open` หรือไม่\n"
        "f.yaml:2:1: ข้อผิดพลาด[unknown-key]: ไม่มีคีย์ `levul` ในส่วนนี้\n"
        "   2 | levul: 2\n"
        "     | ^^^^^ ตัวชี้วัด 7.2\n"
        "  คำแนะนำ: ที่ใช้ได้ในส่วนนี้: `code`, `either`, `fuel`, `kinds`, `mixed`, `odd`, `on`, `pair`, "
        "`petrol`, `requires`, `share`, `step`, …\n"
        "f.yaml:3:8: ข้อผิดพลาด[wrong-length]: ต้องมีไม่เกิน 1 รายการ แต่มี 2 รายการ\n"
        "   3 | names: [a, b]\n"
        "     |        ^^^^^^ ตัวชี้วัด 7.2\n"
        "f.yaml:4:9: ข้อผิดพลาด[wrong-type]: ต้องเป็นข้อความหรือรายการ แต่พบชุดคีย์กับค่า\n"
        "   4 | owners: {}\n"
        "     |         ^^ ตัวชี้วัด 7.2\n"
        "f.yaml:5:6: ข้อผิดพลาด[no-value]: ยังไม่ได้ระบุค่า\n"
        "   5 | name:\n"
        "     |      ^ ตัวชี้วัด 7.2\n"
        "f.yaml:6:7: ข้อผิดพลาด[wrong-type]: ต้องเป็นชุดคีย์กับค่า แต่ไม่ได้ระบุไว้\n"
        "   6 | title:\n"
        "     |       ^ ตัวชี้วัด 7.2\n"
        "f.yaml:7:8: ข้อผิดพลาด[out-of-range]: `9` มากเกินไป ต้องน้อยกว่า 6\n"
        "   7 | level: 9\n"
        "     |        ^ ตัวชี้วัด 7.2"
    )


def test_a_part_of_a_document_is_examined_alone() -> None:
    """Its problems keep their places in the whole."""
    into: list[Diagnostic] = []
    whole = document("a: [{level: 3}, {level: x}]\n")
    page = validated(Page, whole, into, root=("a", 0))
    assert page is not None
    assert page.level == 3
    assert validated(Page, whole, into, root=("a", 1)) is None
    assert validated(Page, whole, into, root=("a", 7)) is None
    assert [said(each) for each in into] == [
        ("wrong-type", "x", "expected a whole number, found `x`"),
        ("wrong-type", "[{level: 3}, {level: x}]", "expected keys with values, found nothing"),
    ]


def test_another_value_is_examined_in_place_of_a_part() -> None:
    """What was rewritten before has the place of what the author wrote."""
    into: list[Diagnostic] = []
    whole = document("a: 5\n")
    assert validated(Page, whole, into, root=("a",), value={"level": "9", "b": ""}) is None
    assert [said(each)[1:] for each in into] == [
        ("5", "`9` is too large; it has to be less than 6"),
        ("5", "there is no key `b` here"),
    ]


class Period(Strict):
    """A schema with checks of its own."""

    since: str
    until: str

    @field_validator("since")
    @classmethod
    def _is_known(cls, text: str) -> str:
        if text == "?":
            raise refused("unknown-day", "unknown", "ไม่ทราบ", "look it up", "ค้นดู")
        return text

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Period":
        if self.until < self.since:
            raise Unreadable("backwards", Text("ends first", "จบก่อนเริ่ม"), at=("until",))
        return self


def test_a_schema_speaks_both_languages_itself() -> None:
    """What a validator raises is said as it is, at the part that it means."""
    found = [*problems("since: '?'\nuntil: b", Period), *problems("since: b\nuntil: a", Period)]
    assert [said(each) for each in found] == [
        ("unknown-day", "'?'", "unknown"),
        ("backwards", "a", "ends first"),
    ]
    assert [each.message.th for each in found] == ["ไม่ทราบ", "จบก่อนเริ่ม"]
    assert [each.help for each in found] == [Text("look it up", "ค้นดู"), None]


def test_a_remedy_is_said_in_both_languages_or_not_at_all() -> None:
    """Half a help would leave one reader without."""
    assert refused("x", "a", "ก").help is None
    assert refused("x", "a", "ก", "b").help is None


@pytest.mark.parametrize(
    ("kind", "context", "expected"),
    [
        ("x-y", {"en": "said", "th": "พูด"}, ("x-y", "said", "พูด")),
        ("odd", {}, ("invalid-value", "this value is not accepted", "ไม่รับค่านี้")),
        ("odd", {"en": 5, "th": "x"}, ("invalid-value", "this value is not accepted", "ไม่รับค่านี้")),
        (
            "less_than_equal",
            {"le": 5},
            ("out-of-range", "`…` is too large; it has to be at most 5", "`…` มากเกินไป ต้องไม่เกิน 5"),
        ),
    ],
)
def test_any_other_complaint_is_put_in_words(
    kind: str,
    context: dict[str, object],
    expected: tuple[str, str, str],
) -> None:
    """A complaint that nobody foresaw does not show its inner name."""
    found = wording.complaint(kind, context, ["x"])
    assert (found.code, *found.message) == expected
