"""Whatever does not fit a schema is said at its place, in words of the document."""

import pytest

from ecorules.diagnostics import Diagnostic, Text, render
from ecorules.documents import validated
from tests.unit.documents.schema_forms import CLAUSE, Needing, Page, document, problems, said


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
        ("on: 1/3/65", ("not-a-date", "1/3/65", "`1/3/65` does not say its era")),
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


def test_what_does_not_fit_is_told_up_to_a_number() -> None:
    """Fifty thousand keys that mean nothing take no minute, and no reader reads them."""
    into: list[Diagnostic] = []
    validated(Page, document("".join(f"k{number}: 1\n" for number in range(20_000))), into)
    assert len(into) <= 501
    assert into[-1].message == Text(
        "19,500 more things do not fit; they are told when these are put right",
        "ยังมีอีก 19,500 รายการที่ไม่ถูกต้อง จะแจ้งเมื่อแก้ไขรายการเหล่านี้แล้ว",
    )
